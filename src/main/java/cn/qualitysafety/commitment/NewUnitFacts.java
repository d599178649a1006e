package cn.qualitysafety.commitment;

import cn.qualitysafety.organisation.Unit;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.language.Fact;
import cn.qualitysafety.platform.language.FactType;
import cn.qualitysafety.platform.language.FactsOfEntry;
import cn.qualitysafety.platform.language.RecordedFacts.Recorded;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The bureau that is to take an item over, any of the province's; kept by its name. */
@Component
class NewUnitFacts implements FactsOfEntry {

  static final String KEY = "newUnit";

  private final UnitRegister units;

  NewUnitFacts(UnitRegister units) {
    this.units = units;
  }

  @Override
  public String key() {
    return KEY;
  }

  @Override
  public List<Fact> facts() {
    return List.of(new Fact("newUnitCode", "新的承担单位代码", FactType.TEXT, List.of(), List.of()));
  }

  @Override
  public String named(String entered, String unitCode, String person) {
    return units.name(units.bureau(entered, units.province().code(), "本省的单位").code());
  }

  @Override
  public Map<String, Recorded> of(String entry) {
    return units.all().stream()
        .filter(unit -> !unit.isLaboratory() && units.name(unit.code()).equals(entry))
        .findFirst()
        .map(Unit::code)
        .map(code -> Map.of("newUnitCode", new Recorded(code, code)))
        .orElse(Map.of());
  }
}

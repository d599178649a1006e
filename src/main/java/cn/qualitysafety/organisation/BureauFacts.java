package cn.qualitysafety.organisation;

import cn.qualitysafety.platform.language.Fact;
import cn.qualitysafety.platform.language.FactType;
import cn.qualitysafety.platform.language.FactsOfEntry;
import cn.qualitysafety.platform.language.RecordedFacts.Recorded;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The bureau that a case is about, which it names in a field {@code unitCode}: by its code, its
 * name, or that of its place. What it is called is asked when it is told.
 */
@Component
class BureauFacts implements FactsOfEntry {

  private static final String NAME = "bureauName";
  private static final String CITY = "bureauCity";
  private static final String LEVEL = "bureauLevel";

  private final UnitRegister units;

  BureauFacts(UnitRegister units) {
    this.units = units;
  }

  @Override
  public String key() {
    return "unitCode";
  }

  @Override
  public List<Fact> facts() {
    return List.of(
        new Fact(NAME, "单位名称", FactType.TEXT, List.of(), List.of()),
        new Fact(CITY, "单位所在市代码", FactType.TEXT, List.of(), List.of()),
        new Fact(
            LEVEL,
            "单位级别",
            FactType.CHOICE,
            bureaus().map(BureauFacts::answer).toList(),
            List.of()));
  }

  private static Stream<UnitLevel> bureaus() {
    return Arrays.stream(UnitLevel.values()).filter(level -> level != UnitLevel.LABORATORY);
  }

  private static String answer(UnitLevel level) {
    return level.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String named(String entered, String unitCode, String person) {
    return units
        .bureau(entered, person == null ? units.province().code() : unitCode, "本单位和下级单位")
        .code();
  }

  @Override
  public Map<String, Recorded> of(String entry) {
    if (units.all().stream().noneMatch(unit -> unit.code().equals(entry))) {
      return Map.of();
    }
    Unit unit = units.unit(entry);
    return Map.of(
        NAME, told(units.name(entry)),
        CITY, told(units.cityOf(entry).code()),
        LEVEL, new Recorded(answer(unit.level()), level(unit)));
  }

  private static String level(Unit unit) {
    return switch (unit.level()) {
      case PROVINCE -> "省局";
      case CITY -> "市局";
      case COUNTY -> "县局";
      case LABORATORY -> "检验机构";
    };
  }

  private static Recorded told(String text) {
    return new Recorded(text, text);
  }
}

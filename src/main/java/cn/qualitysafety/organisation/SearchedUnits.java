package cn.qualitysafety.organisation;

import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.input.NormalForm;
import cn.qualitysafety.platform.search.Searched;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The bureaus that a person reaches, and those of the whole province: which there are is known. */
@Component
@Order(40)
class SearchedUnits implements Searched {

  private static final String REACHED = "unit";
  private static final String ALL = "bureau";

  private final UnitRegister units;
  private final InTheNameOf inTheNameOf;

  SearchedUnits(UnitRegister units, InTheNameOf inTheNameOf) {
    this.units = units;
    this.inTheNameOf = inTheNameOf;
  }

  @Override
  public Map<String, String> registers() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put(REACHED, "本单位和下级单位");
    names.put(ALL, "全省各级局");
    return names;
  }

  @Override
  public boolean hasPages() {
    return false;
  }

  @Override
  public List<Hit> find(Collection<String> registers, String text, String person, int most) {
    boolean all = registers.contains(ALL);
    if (!all && !registers.contains(REACHED)) {
      return List.of();
    }
    Set<String> reached = Set.copyOf(inTheNameOf.unitsOf(person));
    String sought = NormalForm.searched(text);
    return units.all().stream()
        .filter(unit -> !unit.isLaboratory() && (all || reached.contains(unit.code())))
        .map(this::hit)
        .filter(hit -> NormalForm.searchText(hit.code(), hit.name()).contains(sought))
        .limit(most)
        .toList();
  }

  private Hit hit(Unit unit) {
    String over = unit.parentCode() == null ? "省局" : units.unit(unit.parentCode()).division();
    return new Hit("单位", unit.code(), units.name(unit.code()), over, "");
  }
}

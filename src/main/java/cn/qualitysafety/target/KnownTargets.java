package cn.qualitysafety.target;

import cn.qualitysafety.platform.language.KnownNames;
import cn.qualitysafety.platform.language.NameKind;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Which targets models may name: those of the plan. */
@Component
class KnownTargets implements KnownNames {

  private final TargetCatalogue catalogue;

  KnownTargets(TargetCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public NameKind nameKind() {
    return NameKind.TARGET;
  }

  @Override
  public Map<String, String> existing() {
    Map<String, String> names = new LinkedHashMap<>();
    catalogue
        .targets(catalogue.year())
        .forEach(target -> names.put(target.targetKey(), target.title()));
    return names;
  }
}

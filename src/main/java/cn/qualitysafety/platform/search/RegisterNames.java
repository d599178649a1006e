package cn.qualitysafety.platform.search;

import cn.qualitysafety.platform.language.KnownNames;
import cn.qualitysafety.platform.language.NameKind;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** In what a field of a form can look. */
@Component
public class RegisterNames implements KnownNames {

  /** More than that one field does not look through. */
  public static final int MOST_TOGETHER = 5;

  private final ObjectProvider<Searched> registers;

  RegisterNames(ObjectProvider<Searched> registers) {
    this.registers = registers;
  }

  @Override
  public NameKind nameKind() {
    return NameKind.REGISTER;
  }

  @Override
  public Map<String, String> existing() {
    Map<String, String> names = new LinkedHashMap<>();
    registers.orderedStream().forEach(each -> names.putAll(each.registers()));
    return names;
  }
}

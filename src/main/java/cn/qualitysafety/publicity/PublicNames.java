package cn.qualitysafety.publicity;

import cn.qualitysafety.enterprise.Enterprise;
import cn.qualitysafety.enterprise.EnterpriseService;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Names as the public may read them. Only what the register knows to be no small workshop, and
 * whose name is that of a legal person, is shown in full: the name of an individual's business can
 * be the individual's own (政府信息公开条例 art. 14), and a factory or shop can be one.
 */
@Component
class PublicNames {

  private static final Pattern LEGAL_PERSON =
      Pattern.compile(".*\\p{IsHan}(公司|集团|合作社)(\\p{IsHan}{0,12}(分公司|分社|分厂|厂))?");

  private static final List<String> KINDS =
      List.of("作坊", "加工店", "加工场", "加工厂", "经营部", "商行", "店", "厂", "坊", "部", "档", "场");

  private static final String HIDDEN = "***";

  private final EnterpriseService enterprises;

  PublicNames(EnterpriseService enterprises) {
    this.enterprises = enterprises;
  }

  /**
   * The name of today's register, masked where it has to be.
   *
   * @param name as another register has it, shown in no case if the enterprise is not registered
   */
  String of(String organisationCode, String name) {
    Enterprise enterprise = enterprises.find(organisationCode).orElse(null);
    if (enterprise == null) {
      return masked(name);
    }
    return !enterprise.smallWorkshop() && LEGAL_PERSON.matcher(enterprise.name()).matches()
        ? enterprise.name()
        : masked(enterprise.name());
  }

  static boolean isMasked(String shown) {
    return shown.contains("**");
  }

  /** 何志强米粉作坊 becomes 何**作坊; where nothing can be left of a name, ***. */
  static String masked(String name) {
    return KINDS.stream()
        .filter(name::endsWith)
        .findFirst()
        .filter(kind -> name.length() > kind.length() + 1)
        .map(kind -> name.substring(0, name.offsetByCodePoints(0, 1)) + "**" + kind)
        .orElse(HIDDEN);
  }
}

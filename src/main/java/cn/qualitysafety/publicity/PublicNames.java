package cn.qualitysafety.publicity;

import cn.qualitysafety.enterprise.Enterprise;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.licence.LicenceService;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Names as the public may read them. A registered trade name is public, whatever it ends in;
 * personal privacy is not (政府信息公开条例 art. 14): the name of a natural person, of a small workshop
 * without a licence, whose name is often its owner's, and of whoever is not in the register.
 * Whoever holds a licence or a brand's title is named in full: the certificate is there to be
 * checked.
 */
@Component
class PublicNames {

  /** As names of people are written; a business says what it is. */
  private static final Pattern NATURAL_PERSON = Pattern.compile("[\\p{IsHan}·]{2,4}");

  private static final List<String> KINDS =
      List.of("作坊", "加工店", "加工场", "加工厂", "经营部", "商行", "店", "厂", "坊", "部", "档", "场");

  private static final String HIDDEN = "***";

  private final EnterpriseService enterprises;
  private final LicenceService licences;

  PublicNames(EnterpriseService enterprises, LicenceService licences) {
    this.enterprises = enterprises;
    this.licences = licences;
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
    boolean isPrivate =
        enterprise.smallWorkshop() || NATURAL_PERSON.matcher(enterprise.name()).matches();
    return isPrivate && !licences.isHolder(organisationCode)
        ? masked(enterprise.name())
        : enterprise.name();
  }

  /**
   * The name of whoever holds or held a licence or a title, of today's register.
   *
   * @param name as the certificate has it, for a holder that the register does not have
   */
  String ofHolder(String organisationCode, String name) {
    return enterprises.find(organisationCode).map(Enterprise::name).orElse(name);
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

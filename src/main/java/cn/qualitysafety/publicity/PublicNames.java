package cn.qualitysafety.publicity;

import cn.qualitysafety.enterprise.Enterprise;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.enterprise.MaskedName;
import cn.qualitysafety.licence.LicenceService;
import org.springframework.stereotype.Component;

/**
 * Names as the public may read them. A registered trade name is public, whatever it ends in;
 * personal privacy is not (政府信息公开条例 of 2007 art. 14, of 2019 art. 15): the name of a natural
 * person, of a small workshop without a licence, whose name is often its owner's, and of whoever is
 * not in the register. Whoever holds a licence or a brand's title is named in full: the certificate
 * is there to be checked.
 */
@Component
class PublicNames {

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
      return MaskedName.of(name);
    }
    boolean isPrivate = enterprise.smallWorkshop() || MaskedName.isOfPerson(enterprise.name());
    return isPrivate && !licences.isHolder(organisationCode)
        ? MaskedName.of(enterprise.name())
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
}

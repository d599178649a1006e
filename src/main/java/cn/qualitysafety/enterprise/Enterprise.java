package cn.qualitysafety.enterprise;

import cn.qualitysafety.platform.input.NormalForm;
import java.time.LocalDateTime;

/**
 * An enterprise of the register.
 *
 * @param organisationCode nine characters, the key: it stays when the enterprise is given another
 *     code, and changes when it was registered wrongly ({@link KeyCorrected})
 * @param code as the enterprise shows it: its organisation code, or its credit code of 18
 *     characters
 * @param smallWorkshop 小作坊
 * @param unitCode the bureau in charge
 * @param creditClass set by the credit regime; nobody enters it
 */
public record Enterprise(
    String organisationCode,
    String code,
    String name,
    String address,
    String legalRepresentative,
    String contactPhone,
    boolean smallWorkshop,
    String unitCode,
    String registeredBy,
    LocalDateTime registeredAt,
    CreditClass creditClass) {

  /** The same under another key and with another code. */
  Enterprise with(String otherKey, String otherCode) {
    return new Enterprise(
        otherKey,
        otherCode,
        name,
        address,
        legalRepresentative,
        contactPhone,
        smallWorkshop,
        unitCode,
        registeredBy,
        registeredAt,
        creditClass);
  }

  /** By what a search finds it, in the form in which it is compared. */
  String searchText() {
    return NormalForm.searchText(name, code, organisationCode);
  }
}

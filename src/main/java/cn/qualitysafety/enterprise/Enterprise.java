package cn.qualitysafety.enterprise;

import java.time.LocalDateTime;

/**
 * An enterprise of the register.
 *
 * @param organisationCode nine characters, the key
 * @param code as the enterprise shows it: the key itself, or its credit code of 18 characters
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
    CreditClass creditClass) {}

package cn.qualitysafety.brand;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * A title 广东省名牌产品.
 *
 * @param number as on the certificate, for example MP2008-0123
 * @param unitCode city bureau of the holder
 * @param holderCode organisation code of the holder, nine characters
 * @param validUntil its last day
 * @param endedAt when it expired or was revoked; null while it is valid
 * @param bannedUntil last day on which the holder may not get a title again; null unless it was
 *     revoked because it had been got by improper means
 */
public record BrandTitle(
    String number,
    String unitCode,
    String holderCode,
    String holderName,
    String product,
    LocalDate grantedOn,
    LocalDate validUntil,
    TitleState state,
    LocalDateTime endedAt,
    LocalDate bannedUntil) {}

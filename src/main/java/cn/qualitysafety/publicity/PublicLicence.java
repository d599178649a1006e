package cn.qualitysafety.publicity;

import java.time.LocalDate;

/**
 * A valid licence that was made public (条例 art. 20).
 *
 * @param holder its name, masked where it has to be
 */
public record PublicLicence(String number, String holder, String product, LocalDate validUntil) {}

package cn.qualitysafety.publicity;

import java.time.LocalDate;

/**
 * A valid licence that was made public (条例 art. 27).
 *
 * @param goesOn that its last day is over and it goes on until its renewal is decided
 */
public record PublicLicence(
    String number, String holder, String product, LocalDate validUntil, boolean goesOn) {}

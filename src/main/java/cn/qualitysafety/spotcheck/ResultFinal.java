package cn.qualitysafety.spotcheck;

import java.time.LocalDate;

/**
 * Told when a batch that was tested gets its final result, for whoever has counted what was final
 * before.
 *
 * @param testedOn when the first laboratory reported
 * @param verdict pass, fail or unsafe
 */
public record ResultFinal(
    String batchNumber,
    String city,
    String holderCode,
    LocalDate testedOn,
    LocalDate finalOn,
    String verdict) {}

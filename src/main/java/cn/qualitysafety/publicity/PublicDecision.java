package cn.qualitysafety.publicity;

import java.time.LocalDate;

/**
 * A decision that ended a production licence.
 *
 * @param holder its name, masked where it has to be
 * @param measure 撤回, 撤销 or 吊销
 */
public record PublicDecision(
    String licenceNumber, String holder, String product, String measure, LocalDate on) {}

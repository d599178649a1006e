package cn.qualitysafety.publicity;

import java.time.LocalDate;

/**
 * A decision that ended a production licence or the title of a famous brand.
 *
 * @param number of the licence or the title
 * @param holder its name, masked where it has to be
 * @param measure 撤回, 撤销, 吊销 or 取消名牌称号
 */
public record PublicDecision(
    String number, String holder, String product, String measure, LocalDate on) {}

package cn.qualitysafety.publicity;

import java.time.LocalDate;

/**
 * A decision that ended a production licence or the title of a famous brand.
 *
 * @param number of the licence or the title
 * @param measure 撤回, 撤销, 吊销, 注销 or 取消名牌称号
 */
public record PublicDecision(
    String number, String holder, String product, String measure, LocalDate on) {}

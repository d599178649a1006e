package cn.qualitysafety.summons;

import cn.qualitysafety.platform.deadline.Light;
import java.time.LocalDate;

/**
 * An open summons as the list of a city shows it.
 *
 * @param products all that it is about
 * @param state what is next, in Chinese
 * @param nextOn last day for that
 * @param caveat what to say beside it if the holidays on the way to it are not all known
 */
public record OpenSummons(
    String caseNumber,
    String unitCode,
    String holderName,
    String products,
    int round,
    String state,
    LocalDate nextOn,
    String caveat,
    Light light) {}

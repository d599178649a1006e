package cn.qualitysafety.licence;

import java.time.LocalDate;

/**
 * An on-site verification (实地核查).
 *
 * @param place where; the production site
 * @param findings what the team found, as its leader reports
 * @param verdict pass or fail
 * @param toldOn day on which the applicant was told of the conclusion; null until then, also of
 *     another one
 */
public record Visit(
    String caseNumber,
    String unitCode,
    String holderCode,
    String holderName,
    String product,
    String leader,
    LocalDate visitOn,
    String place,
    String formedBy,
    String findings,
    String verdict,
    LocalDate visitedOn,
    String reportedBy,
    LocalDate toldOn) {}

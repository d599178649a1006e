package cn.qualitysafety.event;

import java.time.LocalDateTime;

/**
 * Somebody who took part in a class.
 *
 * @param id 0 before it is entered
 * @param caseNumber of the class
 * @param identityHash keyed fingerprint of the identity number
 * @param identityMark which key it was made by
 * @param identityEnd the last four characters of the number; nothing else of it is kept readable;
 *     empty of somebody who has been forgotten
 * @param holderCode key of the enterprise
 * @param unitCode the bureau in charge of the enterprise, for which the trainee counts
 * @param jobTitle null if it is not told
 * @param sessions how many the trainee attended
 * @param exam null of whoever took none
 * @param counts towards the free training of the year; null while the class is not settled
 * @param why in Chinese, why it counts or does not; null like that
 */
record Trainee(
    long id,
    String caseNumber,
    String name,
    String identityHash,
    String identityMark,
    String identityEnd,
    String holderCode,
    String unitCode,
    EnterpriseNature nature,
    String jobTitle,
    int sessions,
    ExamResult exam,
    String importedBy,
    LocalDateTime importedAt,
    Boolean counts,
    String why) {}

package cn.qualitysafety.target;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * An object (计数对象) that counts towards a target, or has counted.
 *
 * @param unitCode whose object it is
 * @param objectKey by which its register knows it, in the normal form of codes
 * @param amount 1 of an object that is one
 * @param countedOn its day, which says to which campaign it belongs
 * @param caseNumber the case that has counted it
 * @param reversedBy number of the case that took it back; null while it counts, like the next two
 */
public record Counted(
    long id,
    int campaignYear,
    String targetKey,
    String unitCode,
    String objectKey,
    int amount,
    LocalDate countedOn,
    String caseNumber,
    LocalDateTime recordedAt,
    String reversedBy,
    LocalDateTime reversedAt,
    String reversedWhy) {}

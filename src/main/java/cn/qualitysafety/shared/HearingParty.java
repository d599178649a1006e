package cn.qualitysafety.shared;

import java.time.LocalDate;

/**
 * Whoever is told of the right to a hearing, and invited to it: a row of the hearing, by its name.
 *
 * @param thirdParty whether it is one whose interests are touched (利害关系人), and not the applicant or
 *     the one to be penalised
 * @param requestUntil last day on which it may ask; null while it has not been served
 * @param requested whether it asked, or waived in writing; null while it has said nothing
 * @param requestedOn day on which it did so: on which it came, or posted its letter
 * @param requestBy login of who entered that
 */
public record HearingParty(
    String caseNumber,
    int serial,
    String name,
    boolean thirdParty,
    LocalDate requestUntil,
    Boolean requested,
    LocalDate requestedOn,
    String requestBy) {}

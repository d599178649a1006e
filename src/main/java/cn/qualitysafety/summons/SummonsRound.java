package cn.qualitysafety.summons;

import java.time.LocalDate;

/**
 * One meeting to which an enterprise is summoned, and what came of it.
 *
 * @param round 1 or 2
 * @param nextOn last day for the work of the stage, as it was last counted
 * @param presider login of who presides
 * @param opinion of the leader who approved, returned or dropped it last
 * @param notices how many notices are due or issued; every other day of the meeting needs its own
 * @param postponeReason why a notice could not be delivered in time and the bureau chose another
 *     day
 * @param rescheduledOn day on which the enterprise asked for another day; null if it has not
 * @param signed whether the enterprise signed the record; null before
 * @param reportOn day on which its report was received
 */
public record SummonsRound(
    String caseNumber,
    String summonsNumber,
    int round,
    Stage stage,
    LocalDate nextOn,
    String grounds,
    LocalDate meetingOn,
    String meetingTime,
    String place,
    String presider,
    String preparedBy,
    String opinion,
    String approvedBy,
    int notices,
    String postponeReason,
    LocalDate deliveredOn,
    String receivedBy,
    String deliveredBy,
    LocalDate rescheduledOn,
    String rescheduleReason,
    String absence,
    String attendedBy,
    String attendees,
    String record,
    Boolean signed,
    String refusal,
    String recordedBy,
    LocalDate reportOn,
    String report,
    String reportBy,
    LocalDate verifiedOn,
    String findings,
    String verifiedBy) {}

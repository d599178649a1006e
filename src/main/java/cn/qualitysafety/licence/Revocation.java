package cn.qualitysafety.licence;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * A case that may end a licence (撤回、撤销、吊销、注销).
 *
 * @param openedBy who opened it; null if another regime's case did
 * @param defence what the holder stated in its defence, and what was accepted of it
 * @param effectiveOn day from which the decision binds, on which it was served; null before
 * @param reviewCase number of the case of legal review and collective discussion; null before
 * @param reviewOutcome how it ended, in its words
 * @param holderAddress where the holder is, if no register says it
 * @param transferTo to whom the case was passed on because it looks like a crime
 * @param remedyCase case in which it was entered what review or a court has made of the decision;
 *     null if it stands
 * @param remedyOn day on which that was carried out
 * @param remedyText what was made of it, and by whom: 被广东省人民政府（粤府行复〔2022〕15号）撤销
 */
public record Revocation(
    String caseNumber,
    String licenceNumber,
    Measure measure,
    String facts,
    String legalBasis,
    State state,
    String openedBy,
    LocalDateTime openedAt,
    LocalDate deliveredOn,
    String receivedBy,
    String notifiedBy,
    String defence,
    String defenceBy,
    String reasons,
    String decidedBy,
    LocalDateTime decidedAt,
    LocalDate effectiveOn,
    String reviewCase,
    String reviewOutcome,
    String reviewText,
    String holderAddress,
    String transferTo,
    String remedyCase,
    LocalDate remedyOn,
    String remedyText) {

  /** How far the case has come. */
  public enum State {
    OPEN,
    /** The decision is made; it binds when it is served. */
    DECIDED,
    /** 不予处理. */
    DROPPED,
    /** 撤销案件: it should not have been opened. */
    CASE_WITHDRAWN,
    /** 移送司法: it looks like a crime, 行政处罚法 1996 art. 38 par. 1 no. 4, 2021 art. 57 par. 1 no. 4. */
    TRANSFERRED,
    /** 终结: there is nobody left whom a decision could bind. */
    TERMINATED,
    /** 撤销、确认无效, or 变更 by which the licence comes back: it never was. */
    OVERTURNED,
    /** 确认违法, or 变更 by which it does not: it stands, but nobody may read it in public any more. */
    NOT_PUBLIC
  }
}

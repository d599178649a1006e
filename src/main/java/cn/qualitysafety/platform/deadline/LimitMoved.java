package cn.qualitysafety.platform.deadline;

import java.time.LocalDate;

/**
 * A limit of a case ends on another day than was said when it began: for registers that keep the
 * day. Told within the transaction.
 */
public record LimitMoved(String caseNumber, String limitName, LocalDate lastDay) {}

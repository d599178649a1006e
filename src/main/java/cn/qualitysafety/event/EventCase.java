package cn.qualitysafety.event;

import java.time.LocalDateTime;

/**
 * An activity as the register of cases has it.
 *
 * @param unitCode whose activity it is
 */
record EventCase(String caseNumber, String unitCode, LocalDateTime openedAt) {}

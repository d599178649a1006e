package cn.qualitysafety.platform.deadline;

import java.time.LocalDateTime;

/**
 * Something that was due in a case is due at another time, since holidays or the rule of a limit
 * became known later.
 *
 * @param what a limit by its basis, a task or an event by its name
 * @param reason what changed, and why
 * @param changedBy login of whoever changed that; as a name where people read it
 */
public record DeadlineMove(
    String caseNumber,
    String what,
    LocalDateTime dueBefore,
    LocalDateTime dueAfter,
    String reason,
    String changedBy,
    LocalDateTime movedAt) {}

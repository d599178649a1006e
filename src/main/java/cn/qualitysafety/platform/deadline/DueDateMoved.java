package cn.qualitysafety.platform.deadline;

/**
 * A task is due at another time than before: a reminder of the old one is of no use any more. Told
 * within the transaction.
 */
public record DueDateMoved(String taskId) {}

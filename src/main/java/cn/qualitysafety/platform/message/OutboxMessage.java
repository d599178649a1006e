package cn.qualitysafety.platform.message;

import java.time.LocalDateTime;

/**
 * A message from one case to another.
 *
 * @param correlationKey number of the running case that it is for; null if it starts a case
 * @param sender number of the case that sends it
 * @param occasion what it is sent for, once per sender and name
 * @param unitCode unit of the receiving case
 * @param content its variables, a JSON object
 * @param jobId the engine's job that delivers it; null while it waits and when it is delivered
 * @param deliveredTo number of the case that received it
 * @param toldBy key of the process whose model tells a running case; null for what the program
 *     itself sends, and for what begins a case
 */
record OutboxMessage(
    long id,
    String name,
    String correlationKey,
    String sender,
    String occasion,
    String unitCode,
    String content,
    LocalDateTime sentAt,
    String jobId,
    LocalDateTime deliveredAt,
    String deliveredTo,
    String toldBy) {}

package cn.qualitysafety.platform.message;

import java.time.LocalDateTime;

/**
 * A message of a case.
 *
 * @param title what people call it
 * @param sender number of the case that sent it
 * @param receiver number of the case that received it; null while none has
 */
public record PassedMessage(
    String title, String sender, String receiver, LocalDateTime sentAt, LocalDateTime receivedAt) {}

package cn.qualitysafety.platform.message;

import java.time.LocalDateTime;

/**
 * A message that no case has received yet.
 *
 * @param title what people call it
 * @param sender number of the case that sent it
 * @param receiver number of the case that it is for; null if it is to start one
 * @param unitCode unit of the receiving case
 * @param failure why the last delivery failed; null if there is no receiver, or it is under way
 */
public record WaitingMessage(
    String name,
    String title,
    String sender,
    String receiver,
    String unitCode,
    LocalDateTime sentAt,
    boolean underWay,
    String failure) {}

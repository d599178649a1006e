package cn.qualitysafety.brand;

import java.time.LocalDateTime;

/**
 * Something that happened to a title.
 *
 * @param caseNumber the case that did it; a title's own number for its registration and expiry
 * @param person who decided it, or wrote down what the committee decided; null for what happens by
 *     itself
 */
public record TitleEvent(
    String titleNumber,
    int serialNumber,
    Kind kind,
    String caseNumber,
    String person,
    LocalDateTime happenedAt) {

  /** What happened. */
  public enum Kind {
    REGISTERED,
    EXPIRED,
    CRITICISED,
    REVOKED
  }
}

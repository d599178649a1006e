package cn.qualitysafety.licence;

import java.time.LocalDate;

/**
 * What review or a court has made of a decision that ended a licence (复议决定、裁判).
 *
 * @param caseNumber of the case in which it is entered
 * @param challenged the decision
 * @param licence that it ended
 * @param revives of a change, whether the licence comes back by it
 * @param by whose paper says it, and which: 广东省人民政府（粤府行复〔2010〕15号）
 * @param from the later one of the days on which it came in and on which it binds
 * @param text what it says
 * @param redoBy until when it is to be decided again, if the paper says so; else null
 */
record Remedy(
    String caseNumber,
    Revocation challenged,
    Licence licence,
    Kind kind,
    Result result,
    boolean revives,
    String by,
    LocalDate from,
    String text,
    LocalDate redoBy) {

  /** By which way, and the key of the article by which a bureau carries it out. */
  enum Kind {
    REVIEW("review-fulfilment"),
    SUIT("suit-fulfilment");

    private final String fulfilment;

    Kind(String fulfilment) {
      this.fulfilment = fulfilment;
    }

    String fulfilment() {
      return fulfilment;
    }
  }

  /** As the form says it. */
  enum Result {
    UPHELD("维持"),
    OVERTURNED("撤销"),
    /** Overturned, and to be decided again. */
    REDO("撤销"),
    CHANGED("变更"),
    UNLAWFUL("确认违法");

    private final String verb;

    Result(String verb) {
      this.verb = verb;
    }

    /** What was done to the decision. */
    String verb() {
      return verb;
    }
  }

  /** Whether the decision never was, and the licence comes back. */
  boolean reinstates() {
    return switch (result) {
      case OVERTURNED, REDO -> true;
      case CHANGED -> revives;
      case UPHELD, UNLAWFUL -> false;
    };
  }

  /** 广东省人民政府（粤府行复〔2010〕15号）撤销. */
  String words() {
    return by + result.verb();
  }
}

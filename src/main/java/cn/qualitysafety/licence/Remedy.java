package cn.qualitysafety.licence;

import java.time.LocalDate;

/**
 * What review or a court has made of a decision that ended a licence (复议决定、裁判).
 *
 * @param caseNumber of the case in which it is entered
 * @param challenged the decision
 * @param licence that it ended
 * @param words whose paper says it, and which: 广东省人民政府（粤府行复〔2010〕15号）
 * @param text what it says
 */
record Remedy(
    String caseNumber,
    Revocation challenged,
    Licence licence,
    Kind kind,
    Result result,
    String words,
    LocalDate effectiveOn,
    String text) {

  /** By which way, and the keys of the articles by which a bureau carries it out. */
  enum Kind {
    REVIEW("review-fulfilment", "review-not-the-same"),
    SUIT("suit-fulfilment", "suit-not-the-same");

    private final String fulfilment;
    private final String notTheSame;

    Kind(String fulfilment, String notTheSame) {
      this.fulfilment = fulfilment;
      this.notTheSame = notTheSame;
    }

    String fulfilment() {
      return fulfilment;
    }

    /** Not on the same facts and reasons may be decided the same again. */
    String notTheSame() {
      return notTheSame;
    }
  }

  /** As the form says it. */
  enum Result {
    UPHELD,
    OVERTURNED,
    /** Overturned, and to be decided again. */
    REDO,
    UNLAWFUL;

    boolean reinstates() {
      return this == OVERTURNED || this == REDO;
    }
  }
}

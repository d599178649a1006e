package cn.qualitysafety.platform.delivery;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * The service of one document on one addressee.
 *
 * @param number of the case in which it is served
 * @param caseNumber the case to which the document belongs
 * @param rowKey the row of that case, one of several parties for example; null for the case
 * @param documentIssuedOn day of the document
 * @param dueOn last day on which it should be served
 * @param manner in which it was served at last; null while it is not
 * @param attempts how many it took; null while it is not served
 * @param servedOn day that the law takes for the service; null while it is not served
 * @param receivedBy who signed for it; null if nobody did
 * @param proof what proves it besides the receipt; null if nothing does
 * @param recordedBy login of who entered it last; null while it is not served
 */
public record Delivery(
    String number,
    String caseNumber,
    String rowKey,
    String unitCode,
    String documentKind,
    String documentNumber,
    String documentTitle,
    LocalDate documentIssuedOn,
    String addressee,
    LocalDate dueOn,
    LocalDateTime openedAt,
    Manner manner,
    Integer attempts,
    LocalDate servedOn,
    String receivedBy,
    String proof,
    String recordedBy,
    LocalDateTime closedAt) {

  /** How a document reaches its addressee, as 民事诉讼法 lists it. */
  public enum Manner {
    DIRECT("直接送达"),
    /** Left at the addressee's place, who refuses it, before witnesses or a camera. */
    LEFT("留置送达"),
    POST("邮寄送达"),
    /** Another bureau serves it. */
    ENTRUST("委托送达"),
    /** Published, because the addressee cannot be found or reached otherwise. */
    ANNOUNCE("公告送达");

    private final String chinese;

    Manner(String chinese) {
      this.chinese = chinese;
    }

    public String chinese() {
      return chinese;
    }
  }

  public boolean served() {
    return servedOn != null;
  }
}

package cn.qualitysafety.platform.casefile;

import java.time.LocalDateTime;
import java.util.Map;

/**
 * That a case was passed to somebody to read.
 *
 * @param title of the case
 * @param documentNumber the document that is meant; null for the case as a whole
 * @param readAt when they opened it; null until then
 */
record Copy(
    long id,
    String caseNumber,
    String title,
    String documentNumber,
    String toPerson,
    String sentBy,
    LocalDateTime sentAt,
    String note,
    LocalDateTime readAt) {

  /** The same with names in the place of logins. */
  Copy named(Map<String, String> names) {
    return new Copy(
        id,
        caseNumber,
        title,
        documentNumber,
        names.getOrDefault(toPerson, toPerson),
        names.getOrDefault(sentBy, sentBy),
        sentAt,
        note,
        readAt);
  }
}

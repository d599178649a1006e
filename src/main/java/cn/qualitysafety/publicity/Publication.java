package cn.qualitysafety.publicity;

import cn.qualitysafety.platform.input.NormalForm;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * A spot check plan's results, on their way to the public or back.
 *
 * @param number for example GB2009-440000-0001
 * @param seed seed of the plan's draw, published with the number of producers and the checksum of
 *     their list so that anybody can repeat it
 * @param corrects number of the withdrawn publication that this one replaces; null if none
 * @param remarks of who checked it
 * @param expiresOn the last day on which it is visible; null while it is not published
 */
public record Publication(
    String number,
    String unitCode,
    String planNumber,
    String category,
    String product,
    String standard,
    String quarter,
    long seed,
    int producers,
    String producersChecksum,
    String corrects,
    State state,
    String preparedBy,
    LocalDateTime preparedAt,
    String checkedBy,
    LocalDateTime checkedAt,
    String remarks,
    LocalDate publishedOn,
    LocalDate expiresOn,
    String withdrawnBy,
    LocalDate withdrawnOn,
    String withdrawalReason) {

  /** By what the public finds it, in the form in which it is compared. */
  String searchText() {
    return NormalForm.searchText(product);
  }

  /** How far the publication has come. */
  public enum State {
    DRAFT,
    /** Whoever checked it was for it; it becomes public at once. */
    CHECKED,
    /** Whoever checked it was against it; it never was public. */
    REJECTED,
    PUBLISHED,
    WITHDRAWN
  }
}

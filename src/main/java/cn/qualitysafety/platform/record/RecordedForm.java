package cn.qualitysafety.platform.record;

import java.time.LocalDateTime;
import java.util.List;

/**
 * A form as somebody filled it in, or what a table said, as a page shows it.
 *
 * @param rowName of the row that it was for; null for the case as a whole
 * @param lines what was entered; a field that was left empty is not there
 * @param superseded whether the same task was done again later
 */
public record RecordedForm(
    String caseNumber,
    String taskName,
    String rowName,
    int revision,
    boolean superseded,
    String person,
    LocalDateTime at,
    List<Line> lines) {

  /** A field in words. */
  public record Line(String label, String words) {}
}

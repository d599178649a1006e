package cn.qualitysafety.platform.record;

import java.time.LocalDateTime;
import java.util.List;

/**
 * A form as somebody filled it in, as a page shows it.
 *
 * @param lines what was entered; a field that was left empty is not there
 * @param superseded whether the same task was done again later
 */
public record RecordedForm(
    String caseNumber,
    String taskName,
    int revision,
    boolean superseded,
    String person,
    LocalDateTime at,
    List<Line> lines) {

  /** A field in words. */
  public record Line(String label, String words) {}
}

package cn.qualitysafety.enterprise;

import java.util.List;

/** What became of a file: how many enterprises were registered, and everything that is wrong. */
public record ImportReport(int imported, List<Complaint> complaints) {

  /**
   * One thing that is wrong.
   *
   * @param row as Excel numbers it
   */
  public record Complaint(int row, String column, String reason) {}

  /** What happens to the correct rows when others are wrong. */
  public enum Mode {
    /** 全部正确才导入. */
    ALL_OR_NOTHING,
    /** 只导入正确的行. */
    CORRECT_ROWS
  }
}

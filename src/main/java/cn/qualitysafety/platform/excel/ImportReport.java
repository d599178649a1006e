package cn.qualitysafety.platform.excel;

import java.util.Comparator;
import java.util.List;

/** What became of a file: how many of what it is about were taken over, and all that is wrong. */
public record ImportReport(int imported, List<Complaint> complaints) {

  /**
   * One thing that is wrong.
   *
   * @param row as Excel numbers it
   */
  public record Complaint(int row, String column, String reason) {

    /** From the top to the bottom, and in a row from left to right. */
    public static Comparator<Complaint> byPlace(List<String> columns) {
      return Comparator.comparingInt(Complaint::row)
          .thenComparing(complaint -> columns.indexOf(complaint.column()));
    }
  }

  /** What happens to what is correct when something else is wrong. */
  public enum Mode {
    /** 全部正确才导入. */
    ALL_OR_NOTHING,
    /** 只导入正确的. */
    ONLY_CORRECT
  }
}

package cn.qualitysafety.platform.excel;

import cn.qualitysafety.platform.excel.ImportReport.Complaint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A row that is not blank.
 *
 * @param number as Excel counts it
 * @param cells what each cell shows, as a text in its normal form, by the names of all columns
 * @param faults by column why what its cell shows is not taken for what was meant: a formula, an
 *     error, a date, a truth value, a number that shows something else than what is in it
 * @param hidden whether Excel does not show the row (筛选或手工隐藏)
 */
public record SheetRow(
    int number, Map<String, String> cells, Map<String, String> faults, boolean hidden) {

  /**
   * What is wrong whatever the columns mean. A row that was not seen is not taken: nobody can say
   * whether it was meant, and what is registered stays.
   */
  public List<Complaint> complaints() {
    List<Complaint> complaints = new ArrayList<>();
    if (hidden) {
      complaints.add(
          new Complaint(
              number,
              cells.keySet().iterator().next(),
              "这一行在Excel中被隐藏（筛选或手工隐藏），没有导入。要导入的请取消隐藏，不要的请删除这一行。"));
    }
    faults.forEach((column, reason) -> complaints.add(new Complaint(number, column, reason)));
    return complaints;
  }

  /** Whether the cell can be taken for what was meant. */
  public boolean isSound(String column) {
    return !faults.containsKey(column);
  }

  public String cell(String column) {
    return cells.get(column);
  }
}

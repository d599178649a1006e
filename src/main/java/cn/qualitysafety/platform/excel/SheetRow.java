package cn.qualitysafety.platform.excel;

import cn.qualitysafety.platform.excel.ImportReport.Complaint;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A row that is not blank.
 *
 * @param number as Excel counts it
 * @param cells what each cell shows, stripped, by the names of all columns
 * @param formulas columns whose cell is a formula
 * @param disguised columns whose cell shows something else than the number in it: 0.2 for 0.21, 15%
 *     for 0.15
 */
public record SheetRow(
    int number, Map<String, String> cells, Set<String> formulas, Set<String> disguised) {

  /** No formula is taken: its value depends on what the file no longer stands beside. */
  public List<Complaint> complaintsOfFormulas() {
    return formulas.stream()
        .map(column -> new Complaint(number, column, "是公式单元格，请改为直接填写的数值或文字（复制后“选择性粘贴—数值”）。"))
        .toList();
  }

  public String cell(String column) {
    return cells.get(column);
  }
}

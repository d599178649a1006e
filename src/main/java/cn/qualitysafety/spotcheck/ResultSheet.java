package cn.qualitysafety.spotcheck;

import cn.qualitysafety.platform.excel.ExcelFile;
import cn.qualitysafety.platform.excel.SheetShape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dhatim.fastexcel.Worksheet;

/** The Excel file in which a laboratory reports many samples at once: an item in a row. */
public final class ResultSheet {

  public static final String BLIND_CODE = "盲样编号";
  public static final String SERIAL = "项目序号";
  public static final String ITEM = "检验项目";
  public static final String LIMIT = "限值";
  public static final String UNIT = "单位";
  public static final String REPORT_NUMBER = "检验报告编号";
  public static final String VALUE = "实测值";

  public static final SheetShape SHAPE =
      new SheetShape(
          "检验结果",
          List.of(BLIND_CODE, SERIAL, ITEM, LIMIT, UNIT, REPORT_NUMBER, VALUE),
          Set.of(REPORT_NUMBER),
          5_000);

  private static final List<Integer> WIDTHS = List.of(18, 10, 30, 14, 12, 24, 14);

  private ResultSheet() {}

  /**
   * The file with what is to be tested filled in; report number and value are left to the
   * laboratory.
   *
   * @param samples items by blind code; those that no longer fit into the rows are left out
   */
  public static ExcelFile of(Map<String, List<TestItem>> samples) {
    return ExcelFile.of(
        "待检样品检验结果表",
        workbook -> {
          Worksheet sheet = workbook.newWorksheet(SHAPE.name());
          for (int column = 0; column < SHAPE.columns().size(); column++) {
            ExcelFile.header(sheet, column, SHAPE.columns().get(column));
            sheet.width(column, WIDTHS.get(column));
            // As text, or Excel shows another number than the one that was typed.
            sheet.range(1, column, SHAPE.mostRows(), column).style().format("@").set();
          }
          sheet.freezePane(0, 1);
          int row = 0;
          for (Map.Entry<String, List<TestItem>> sample : samples.entrySet()) {
            if (row + sample.getValue().size() > SHAPE.mostRows()) {
              break;
            }
            for (TestItem item : sample.getValue()) {
              row++;
              sheet.value(row, 0, sample.getKey());
              sheet.value(row, 1, String.valueOf(item.serial()));
              sheet.value(row, 2, item.name());
              sheet.value(row, 3, item.limit());
              sheet.value(row, 4, item.unit());
            }
          }
          notes(workbook.newWorksheet("填写说明"));
        });
  }

  private static void notes(Worksheet notes) {
    List<String> lines =
        List.of(
            "在“检验结果”表中只填写“检验报告编号”和“实测值”两列，其余各列和列名不得更改；不得使用公式和合并单元格，隐藏的行不导入。",
            "“实测值”只填写%s，小数不超过6位；单项是否合格由系统按限值判定。".formatted(Finding.SHAPES),
            "一份样品的报告编号只填写在它的第一行也可以；各行都填写的，应当一致。",
            "一份样品的全部项目应当一并填写。整份样品没有填写的，视为本次不报，导入时跳过。",
            "最多%d行；待检样品更多的，先列办理期限在前的，导入后再下载其余的。".formatted(SHAPE.mostRows()));
    for (int line = 0; line < lines.size(); line++) {
      notes.value(line, 0, lines.get(line));
    }
  }
}

package cn.qualitysafety.enterprise;

import cn.qualitysafety.platform.excel.ExcelFile;
import cn.qualitysafety.platform.excel.SheetShape;
import java.util.List;
import java.util.Set;
import org.dhatim.fastexcel.Worksheet;

/** The Excel file in which many enterprises are entered at once. */
public final class EnterpriseWorkbook {

  /** One enterprise in a row. */
  static final SheetShape SHAPE =
      new SheetShape(
          "企业",
          EnterpriseEntry.COLUMNS,
          Set.of(EnterpriseEntry.CONTACT_PHONE, EnterpriseEntry.CATEGORY_CODES),
          10_000);

  private EnterpriseWorkbook() {}

  /** The template: column names on the first sheet, notes and an example on the second. */
  public static ExcelFile template() {
    List<String> example =
        List.of(
            "19019087-9",
            "广州市示例食品有限公司",
            "广州市天河区示例路1号",
            "张三",
            "020-12345678",
            "否",
            "440106",
            "广州市天河区示例路1号；广州市白云区示例路2号",
            "酱油；食醋",
            "0304；0305",
            "酱油；食醋");
    return ExcelFile.of(
        "企业名录导入模板",
        workbook -> {
          Worksheet sheet = workbook.newWorksheet(SHAPE.name());
          Worksheet notes = workbook.newWorksheet("填写说明");
          notes.value(
              0,
              0,
              "在“企业”表中每户企业填一行，最多%d行；列名不得更改；不得使用公式和合并单元格，隐藏的行不导入。".formatted(SHAPE.mostRows()));
          notes.value(1, 0, "有多处生产场所或多种产品的，用“；”分隔，产品名称、类别代码、类别名称逐一对应。以下为示例：");
          for (int column = 0; column < SHAPE.columns().size(); column++) {
            ExcelFile.header(sheet, column, SHAPE.columns().get(column));
            sheet.width(column, 20);
            // As text, or Excel takes the leading zeros from a code.
            sheet.range(1, column, SHAPE.mostRows(), column).style().format("@").set();
            notes.value(3, column, SHAPE.columns().get(column));
            notes.style(3, column).bold().set();
            notes.value(4, column, example.get(column));
          }
        });
  }
}

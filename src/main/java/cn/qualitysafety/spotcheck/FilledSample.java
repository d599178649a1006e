package cn.qualitysafety.spotcheck;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.excel.ImportReport.Complaint;
import cn.qualitysafety.platform.excel.SheetRow;
import cn.qualitysafety.platform.input.Entered;
import cn.qualitysafety.platform.input.NormalForm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A sample as somebody filled in the rows of {@link ResultSheet}, unchecked.
 *
 * @param rows at least one, in the order of the file
 */
public record FilledSample(String blindCode, List<SheetRow> rows) {

  /** The samples of a file, in the order of their first rows. */
  public static List<FilledSample> of(List<SheetRow> rows) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                row -> NormalForm.code(row.cell(ResultSheet.BLIND_CODE)),
                LinkedHashMap::new,
                Collectors.toList()))
        .entrySet()
        .stream()
        .map(sample -> new FilledSample(sample.getKey(), sample.getValue()))
        .toList();
  }

  /** Whether the file was handed in with nothing entered about this sample. */
  public boolean isUntouched() {
    return rows.stream()
        .allMatch(
            row ->
                row.faults().isEmpty()
                    && row.cell(ResultSheet.REPORT_NUMBER).isEmpty()
                    && row.cell(ResultSheet.VALUE).isEmpty());
  }

  /** A complaint about the sample as a whole: it stands at its first row. */
  public Complaint complaint(String reason) {
    return new Complaint(rows.get(0).number(), ResultSheet.BLIND_CODE, reason);
  }

  /** The number of the report; it need not be repeated in every row. Empty if there is none. */
  public String reportNumber() {
    return rows.stream()
        .map(row -> NormalForm.code(row.cell(ResultSheet.REPORT_NUMBER)))
        .filter(number -> !number.isEmpty())
        .findFirst()
        .orElse("");
  }

  /**
   * The lines that {@link SampleTestService#testSample} takes.
   *
   * @param items that are to be tested; {@link #complaints} found nothing wrong
   */
  public String results(List<TestItem> items) {
    Map<String, String> values =
        rows.stream()
            .collect(Collectors.toMap(FilledSample::serial, row -> row.cell(ResultSheet.VALUE)));
    return items.stream()
        .map(item -> SampleTestService.resultLine(item, values.get(serial(item))))
        .collect(Collectors.joining("\n"));
  }

  /** Everything that is wrong in the rows; each item must be there once, as it was handed out. */
  public List<Complaint> complaints(List<TestItem> items) {
    List<Complaint> found = new ArrayList<>();
    Map<String, SheetRow> bySerial = new HashMap<>();
    Map<String, TestItem> toTest =
        items.stream().collect(Collectors.toMap(FilledSample::serial, item -> item));
    for (SheetRow row : rows) {
      found.addAll(row.complaints());
      String serial = serial(row);
      SheetRow first = bySerial.putIfAbsent(serial, row);
      TestItem item = toTest.get(serial);
      if (item == null) {
        complain(
            row,
            ResultSheet.SERIAL,
            "样品%s没有第“%s”项，检验项目的序号为1至%d，请按下载的待检样品表填写。".formatted(blindCode, serial, items.size()),
            found);
      } else if (first != null) {
        complain(
            row,
            ResultSheet.SERIAL,
            "与第%d行重复，每个项目只能填写一行，请删除多余的行。".formatted(first.number()),
            found);
      } else {
        unchanged(row, ResultSheet.ITEM, item.name(), found);
        unchanged(row, ResultSheet.LIMIT, item.limit(), found);
        unchanged(row, ResultSheet.UNIT, item.unit(), found);
        checkValue(row, item, found);
      }
    }
    items.stream()
        .filter(item -> !bySerial.containsKey(serial(item)))
        .forEach(
            item ->
                complain(
                    rows.get(0),
                    ResultSheet.SERIAL,
                    "样品%s缺少第%d项“%s”，一份样品的全部项目应当一并填写，请补上该行。"
                        .formatted(blindCode, item.serial(), item.name()),
                    found));
    checkReportNumber(found);
    return found;
  }

  private static String serial(TestItem item) {
    return String.valueOf(item.serial());
  }

  private static String serial(SheetRow row) {
    return NormalForm.compact(row.cell(ResultSheet.SERIAL));
  }

  /** A value beside another item's name is a value of nobody knows what. */
  private static void unchanged(
      SheetRow row, String column, String expected, List<Complaint> found) {
    if (!row.cell(column).equals(expected)) {
      complain(
          row,
          column,
          "应为“%s”，文件中是“%s”。只能填写“检验报告编号”和“实测值”两列，请更正。".formatted(expected, row.cell(column)),
          found);
    }
  }

  private static void checkValue(SheetRow row, TestItem item, List<Complaint> found) {
    String value = row.cell(ResultSheet.VALUE);
    if (value.isEmpty()) {
      complain(row, ResultSheet.VALUE, "“实测值”不能为空，一份样品的全部项目应当一并填写。", found);
      return;
    }
    Optional<Finding> measured = Finding.parse(value);
    if (measured.isEmpty()) {
      complain(
          row,
          ResultSheet.VALUE,
          "“%s”不能识别。只填写%s，小数不超过6位。".formatted(value, Finding.SHAPES),
          found);
    } else if (item.judge(measured.get()).isEmpty()) {
      complain(row, ResultSheet.VALUE, SampleTestService.undecided(item, measured.get()), found);
    }
  }

  private void checkReportNumber(List<Complaint> found) {
    String number = reportNumber();
    try {
      Entered.code(ResultSheet.REPORT_NUMBER, number, 50);
    } catch (RefusedInputException refused) {
      complain(rows.get(0), ResultSheet.REPORT_NUMBER, refused.getMessage(), found);
    }
    for (SheetRow row : rows) {
      String other = NormalForm.code(row.cell(ResultSheet.REPORT_NUMBER));
      if (!other.isEmpty() && !other.equals(number)) {
        complain(
            row,
            ResultSheet.REPORT_NUMBER,
            "与同一样品前面的“%s”不一致，一份样品只有一个报告编号，请更正。".formatted(number),
            found);
      }
    }
  }

  /** Of a cell that is not taken nothing else need be said. */
  private static void complain(SheetRow row, String column, String reason, List<Complaint> found) {
    if (row.isSound(column)) {
      found.add(new Complaint(row.number(), column, reason));
    }
  }
}

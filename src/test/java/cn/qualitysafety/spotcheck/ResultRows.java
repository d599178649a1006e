package cn.qualitysafety.spotcheck;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** What a laboratory does with its file in Excel; rows are counted as Excel counts them. */
public final class ResultRows {

  private static final int CODE = 0;
  private static final int SERIAL = 1;
  private static final int REPORT = 5;
  private static final int VALUE = 6;

  private final XSSFWorkbook workbook;
  private final Sheet sheet;

  public ResultRows(byte[] handedOut) throws IOException {
    workbook = new XSSFWorkbook(new ByteArrayInputStream(handedOut));
    sheet = workbook.getSheetAt(0);
  }

  /** Texts of the rows below the column names that say something. */
  public List<List<String>> texts() {
    List<List<String>> texts = new ArrayList<>();
    for (Row row : sheet) {
      if (row.getRowNum() > 0 && !text(row, CODE).isEmpty()) {
        texts.add(IntStream.rangeClosed(CODE, VALUE).mapToObj(c -> text(row, c)).toList());
      }
    }
    return texts;
  }

  /**
   * Reports samples.
   *
   * @param values of a blind code and an item's serial number; null leaves the row as it is
   */
  public ResultRows fill(BiFunction<String, Integer, String> values) {
    for (Row row : sheet) {
      if (row.getRowNum() > 0 && !text(row, CODE).isEmpty()) {
        String value = values.apply(text(row, CODE), Integer.valueOf(text(row, SERIAL)));
        if (value != null) {
          cell(row, REPORT).setCellValue("BG-" + text(row, CODE));
          cell(row, VALUE).setCellValue(value);
        }
      }
    }
    return this;
  }

  /** Fills in one item of a sample. */
  public ResultRows fill(String blindCode, int serial, String value) {
    return fill((code, item) -> code.equals(blindCode) && item.equals(serial) ? value : null);
  }

  public ResultRows set(String place, String text) {
    cell(place).setCellValue(text);
    return this;
  }

  /** A number that Excel shows as this format says. */
  public ResultRows set(String place, double number, String format) {
    CellStyle style = workbook.createCellStyle();
    style.setDataFormat(workbook.createDataFormat().getFormat(format));
    cell(place).setCellValue(number);
    cell(place).setCellStyle(style);
    return this;
  }

  public ResultRows error(String place) {
    cell(place).setCellErrorValue(FormulaError.NA.getCode());
    return this;
  }

  public ResultRows truth(String place) {
    cell(place).setCellValue(true);
    return this;
  }

  public ResultRows formula(String place, String formula) {
    cell(place).setCellFormula(formula);
    return this;
  }

  /** Writes a row of its own, column by column. */
  public ResultRows row(int number, String... texts) {
    for (int column = 0; column < texts.length; column++) {
      cell(row(number), column).setCellValue(texts[column]);
    }
    return this;
  }

  public ResultRows delete(int number) {
    sheet.removeRow(row(number));
    return this;
  }

  /** The row of an item. */
  public int rowOf(String blindCode, int serial) {
    for (Row row : sheet) {
      if (text(row, CODE).equals(blindCode) && text(row, SERIAL).equals(String.valueOf(serial))) {
        return row.getRowNum() + 1;
      }
    }
    throw new IllegalArgumentException(blindCode + " " + serial);
  }

  public byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    workbook.write(bytes);
    return bytes.toByteArray();
  }

  private Row row(int number) {
    Row row = sheet.getRow(number - 1);
    return row == null ? sheet.createRow(number - 1) : row;
  }

  private Cell cell(String place) {
    return cell(row(Integer.parseInt(place.substring(1))), place.charAt(0) - 'A');
  }

  private static Cell cell(Row row, int column) {
    return row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
  }

  private static String text(Row row, int column) {
    Cell cell = row.getCell(column);
    return cell == null ? "" : cell.getStringCellValue();
  }
}

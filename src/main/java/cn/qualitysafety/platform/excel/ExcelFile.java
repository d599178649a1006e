package cn.qualitysafety.platform.excel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A workbook (.xlsx) to hand out.
 *
 * @param name of the file, without its ending
 */
public record ExcelFile(String name, byte[] content) {

  private static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private static final int NARROWEST = 10;
  private static final int WIDEST = 80;

  /** Puts sheets into a workbook. */
  public interface Writing {
    void into(Workbook workbook) throws IOException;
  }

  /** A workbook of whatever is written. */
  public static ExcelFile of(String name, Writing writing) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "QualitySafety", "1.0")) {
      writing.into(workbook);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ExcelFile(name, out.toByteArray());
  }

  /**
   * A list with its column names, columns as wide as what is in them.
   *
   * @param rows texts, numbers and LocalDateTimes, never null
   */
  public static ExcelFile table(String name, List<String> columns, List<? extends List<?>> rows) {
    return of(
        name,
        workbook -> {
          Worksheet sheet = workbook.newWorksheet(name);
          for (int column = 0; column < columns.size(); column++) {
            header(sheet, column, columns.get(column));
            int width = width(columns.get(column));
            for (int row = 0; row < rows.size(); row++) {
              Object value = rows.get(row).get(column);
              put(sheet, row + 1, column, value);
              width = Math.max(width, width(value));
            }
            sheet.width(column, Math.min(width, WIDEST));
          }
        });
  }

  /** The name of a column, in the first row. */
  public static void header(Worksheet sheet, int column, String name) {
    sheet.value(0, column, name);
    sheet.style(0, column).bold().set();
  }

  private static void put(Worksheet sheet, int row, int column, Object value) {
    if (value instanceof LocalDateTime time) {
      sheet.value(row, column, time);
      sheet.style(row, column).format("yyyy-mm-dd hh:mm").set();
    } else if (value instanceof Number number) {
      sheet.value(row, column, number);
    } else {
      sheet.value(row, column, value.toString());
    }
  }

  /** In Excel's unit, a digit; a Chinese character is two of them wide. */
  private static int width(Object value) {
    String text = value.toString();
    int wide = (int) text.codePoints().filter(c -> c > 0xFF).count();
    return Math.max(text.length() + wide + 2, NARROWEST);
  }

  /** The answer that makes a browser save it. */
  public ResponseEntity<byte[]> download() {
    return ResponseEntity.ok()
        .contentType(XLSX)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(name + ".xlsx", StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(content);
  }
}

package cn.qualitysafety.publicity;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Results as a file. */
final class ResultFile {

  /** Excel takes a file without it for the local code page. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** What makes a spreadsheet take a cell for a formula. */
  private static final String FORMULA = "=+-@\t\r＝＋－＠";

  private ResultFile() {}

  static byte[] csv(List<PublicResult> results) {
    return Stream.concat(Stream.of(PublicResult.COLUMNS), results.stream().map(PublicResult::cells))
        .map(cells -> cells.stream().map(ResultFile::quoted).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\r\n", BYTE_ORDER_MARK, "\r\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String quoted(String cell) {
    boolean formula = !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + cell.replace("\"", "\"\"") + '"';
  }

  static byte[] excel(List<PublicResult> results) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "QualitySafety", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("监督抽查结果");
      for (int column = 0; column < PublicResult.COLUMNS.size(); column++) {
        sheet.value(0, column, PublicResult.COLUMNS.get(column));
        sheet.style(0, column).bold().set();
        sheet.width(column, 20);
      }
      for (int row = 0; row < results.size(); row++) {
        List<String> cells = results.get(row).cells();
        for (int column = 0; column < cells.size(); column++) {
          sheet.value(row + 1, column, cells.get(column));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}

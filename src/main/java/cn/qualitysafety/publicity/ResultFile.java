package cn.qualitysafety.publicity;

import cn.qualitysafety.platform.excel.ExcelFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    return ExcelFile.table(
            "监督抽查结果", PublicResult.COLUMNS, results.stream().map(PublicResult::cells).toList())
        .content();
  }
}

package cn.qualitysafety.board;

import cn.qualitysafety.platform.excel.ExcelFile;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A table of the board.
 *
 * @param key as it stands in an address
 * @param source the registers that say it, and what else a reader has to know
 * @param rows cells in the order of the columns
 * @param empty what is said if there are no rows
 */
public record Part(
    String key,
    String title,
    String source,
    List<String> columns,
    List<List<Cell>> rows,
    String empty) {

  public Part {
    rows.forEach(
        row -> {
          if (row.size() != columns.size()) {
            throw new IllegalArgumentException("part %s: %s".formatted(key, row));
          }
        });
  }

  /** The table as a file. */
  public ExcelFile workbook() {
    return ExcelFile.table(
        title, columns, rows.stream().map(row -> row.stream().map(Cell::value).toList()).toList());
  }

  /** Numbers of the cases to which cells lead. */
  Stream<String> caseNumbers() {
    return rows.stream()
        .flatMap(List::stream)
        .map(Cell::caseNumber)
        .filter(number -> number != null);
  }

  /** Without the links to other cases than these. */
  Part linkingOnly(Set<String> caseNumbers) {
    return new Part(
        key,
        title,
        source,
        columns,
        rows.stream()
            .map(
                row ->
                    row.stream()
                        .map(
                            cell ->
                                cell.caseNumber() == null || caseNumbers.contains(cell.caseNumber())
                                    ? cell
                                    : cell.withoutCase())
                        .toList())
            .toList(),
        empty);
  }
}

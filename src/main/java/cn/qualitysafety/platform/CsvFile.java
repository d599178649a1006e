package cn.qualitysafety.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/**
 * A small data file: UTF-8, comma separated, the first line names the columns, no quoting.
 * Complaints name the file, the line and the reason.
 */
public final class CsvFile {

  private CsvFile() {}

  /** One line, with its number counted from 1. */
  public record Row(String file, int line, Map<String, String> cells) {

    public String get(String column) {
      String cell = cells.get(column);
      if (cell == null) {
        throw broken("column '%s' is missing".formatted(column));
      }
      return cell;
    }

    /** An exception for operators that names this place. */
    public IllegalStateException broken(String reason) {
      return new IllegalStateException("%s, line %d: %s".formatted(file, line, reason));
    }
  }

  /** Reads a file of the class path. */
  public static List<Row> read(String classPathName) {
    return read(new ClassPathResource(classPathName));
  }

  public static List<Row> read(Resource file) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8))) {
      String[] columns = reader.readLine().split(",", -1);
      List<Row> rows = new ArrayList<>();
      int number = 1;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        String[] cells = line.split(",", -1);
        Map<String, String> byColumn = new HashMap<>();
        Row row = new Row(file.getDescription(), number, byColumn);
        if (cells.length != columns.length) {
          throw row.broken(
              "%d cells where %d are expected".formatted(cells.length, columns.length));
        }
        for (int i = 0; i < columns.length; i++) {
          byColumn.put(columns[i], cells[i].strip());
        }
        rows.add(row);
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file.getDescription(), e);
    }
  }
}

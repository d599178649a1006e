package cn.qualitysafety.platform;

import cn.qualitysafety.platform.input.NormalForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/**
 * A small data file as Excel saves it ({@link TextFile}, RFC 4180): comma separated, the first line
 * names the columns, blank lines count for nothing. Complaints name the file, the line and the
 * reason.
 */
public final class CsvFile {

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setIgnoreSurroundingSpaces(true).get();

  private CsvFile() {}

  /** One line, with its number counted from 1. */
  public record Row(String file, int line, Map<String, String> cells) {

    /** A cell in its normal form; empty if nothing is in it. */
    public String get(String column) {
      String cell = cells.get(column);
      if (cell == null) {
        throw broken("column '%s' is missing".formatted(column));
      }
      return cell;
    }

    /** The same, null if nothing is in it. */
    public String optional(String column) {
      String cell = get(column);
      return cell.isEmpty() ? null : cell;
    }

    /** A day, as 2027-01-31 or as Excel writes it, 2027/1/31. */
    public LocalDate day(String column) {
      return NormalForm.day(get(column))
          .orElseThrow(
              () ->
                  broken(
                      "%s must be a day like 2027-01-31 or 2027/1/31, not '%s'"
                          .formatted(column, get(column))));
    }

    /** Yes or no, 是 or 否, in any case of letters. */
    public boolean yes(String column) {
      return switch (get(column).toLowerCase(Locale.ROOT)) {
        case "yes", "是" -> true;
        case "no", "否" -> false;
        default -> throw broken("%s must be yes or no, not '%s'".formatted(column, get(column)));
      };
    }

    /** A constant of an enum, in any case of letters. */
    public <E extends Enum<E>> E choice(String column, Class<E> type) {
      return Stream.of(type.getEnumConstants())
          .filter(constant -> constant.name().equalsIgnoreCase(get(column)))
          .findFirst()
          .orElseThrow(
              () ->
                  broken(
                      "%s must be one of %s, not '%s'"
                          .formatted(column, List.of(type.getEnumConstants()), get(column))));
    }

    /** An exception for operators that names this place. */
    public BrokenFileException broken(String reason) {
      return new BrokenFileException(file, line, reason);
    }
  }

  /** Reads a file of the class path. */
  public static List<Row> read(String classPathName) {
    return read(new ClassPathResource(classPathName));
  }

  /**
   * Reads a file.
   *
   * @throws BrokenFileException names the first line that cannot be read
   */
  public static List<Row> read(Resource file) {
    String name = file.getDescription();
    List<Row> rows = new ArrayList<>();
    List<String> columns = null;
    try (CSVParser parser = CSVParser.parse(TextFile.read(file), FORMAT)) {
      int line = 0;
      try {
        for (CSVRecord cells : parser) {
          line = (int) parser.getCurrentLineNumber();
          if (cells.stream().allMatch(String::isBlank)) {
            continue;
          }
          if (columns == null) {
            columns = cells.stream().map(NormalForm::text).toList();
          } else {
            rows.add(row(name, line, columns, cells));
          }
        }
      } catch (UncheckedIOException broken) {
        throw unreadable(name, line, broken.getCause());
      }
    } catch (IOException broken) {
      throw unreadable(name, 0, broken);
    }
    if (columns == null) {
      throw new BrokenFileException(name, 1, "the file is empty");
    }
    return rows;
  }

  private static Row row(String file, int line, List<String> columns, CSVRecord cells) {
    Map<String, String> byColumn = new HashMap<>();
    Row row = new Row(file, line, byColumn);
    if (cells.size() != columns.size()) {
      throw row.broken("%d cells where %d are expected".formatted(cells.size(), columns.size()));
    }
    for (int i = 0; i < columns.size(); i++) {
      byColumn.put(columns.get(i), NormalForm.text(cells.get(i)));
    }
    return row;
  }

  private static BrokenFileException unreadable(String file, int lastGood, IOException why) {
    String reason = why instanceof CSVException ? why.getMessage() : "cannot be read";
    return new BrokenFileException(file, lastGood + 1, reason);
  }
}

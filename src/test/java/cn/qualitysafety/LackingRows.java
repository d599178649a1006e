package cn.qualitysafety;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Tables in which nothing stands where nothing may stand, one column after another. */
public final class LackingRows {

  /** What is tried while a column is empty. */
  public interface Check {
    void of(String column) throws Exception;
  }

  private LackingRows() {}

  /**
   * Empties each column that may be empty, checks, and puts back what it held.
   *
   * @return how many columns that held something were tried
   */
  public static int forEach(JdbcTemplate jdbc, List<String> tables, Check check) throws Exception {
    int tried = 0;
    for (String table : tables) {
      List<String> key = key(jdbc, table);
      String where = key.stream().map(part -> part + " = ?").collect(Collectors.joining(" and "));
      for (String column : columns(jdbc, table)) {
        String held = "select %s, %s from %s where %2$s is not null";
        List<Map<String, Object>> rows =
            jdbc.queryForList(held.formatted(String.join(", ", key), column, table));
        if (rows.isEmpty()) {
          continue;
        }
        tried++;
        jdbc.update("update %s set %s = null".formatted(table, column));
        try {
          check.of(table + "." + column);
        } finally {
          for (Map<String, Object> row : rows) {
            List<Object> values = new ArrayList<>(List.of(row.get(column)));
            key.forEach(part -> values.add(row.get(part)));
            jdbc.update(
                "update %s set %s = ? where %s".formatted(table, column, where), values.toArray());
          }
        }
      }
    }
    return tried;
  }

  private static List<String> columns(JdbcTemplate jdbc, String table) {
    return jdbc.queryForList(
        """
        select lower(column_name) from information_schema.columns
        where table_schema = schema() and lower(table_name) = ? and is_nullable = 'YES'
        order by ordinal_position
        """,
        String.class,
        table);
  }

  private static List<String> key(JdbcTemplate jdbc, String table) {
    String stored =
        jdbc.queryForObject(
            """
            select table_name from information_schema.tables
            where table_schema = schema() and lower(table_name) = ?
            """,
            String.class,
            table);
    return jdbc.execute(
        (ConnectionCallback<List<String>>)
            connection -> {
              List<String> parts = new ArrayList<>();
              try (ResultSet keys =
                  connection
                      .getMetaData()
                      .getPrimaryKeys(connection.getCatalog(), connection.getSchema(), stored)) {
                while (keys.next()) {
                  parts.add(keys.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
                }
              }
              return parts;
            });
  }
}

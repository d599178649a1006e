package cn.qualitysafety.platform.schema;

import cn.qualitysafety.platform.input.NormalForm;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Brings the rows that were there before V70 into the forms in which they are compared: no database
 * knows NFKC.
 */
@Component
class SearchForms implements JavaMigration {

  private static final int BATCH = 1000;

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("71");
  }

  @Override
  public String getDescription() {
    return "search forms";
  }

  @Override
  public Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) {
    JdbcTemplate jdbc =
        new JdbcTemplate(new SingleConnectionDataSource(context.getConnection(), true));
    fill(jdbc, "enterprise", List.of("organisation_code"), "name", "code", "organisation_code");
    fill(jdbc, "licence", List.of("number"), "number", "product", "holder_name");
    fill(jdbc, "publication", List.of("number"), "product");
    fill(jdbc, "publication_row", List.of("publication_number", "serial"), "enterprise_name");
    List<String> product = List.of("organisation_code", "serial");
    update(
        jdbc,
        "enterprise_product",
        "category_code",
        product,
        row -> NormalForm.code(row.getString("category_code")));
    update(
        jdbc,
        "spotcheck_plan",
        "product_code",
        List.of("number"),
        row -> NormalForm.code(row.getString("product_code")));
  }

  private interface Value {
    String of(ResultSet row) throws SQLException;
  }

  private static void fill(JdbcTemplate jdbc, String table, List<String> key, String... columns) {
    update(jdbc, table, "search_text", key, row -> searchText(row, columns));
  }

  private static String searchText(ResultSet row, String... columns) throws SQLException {
    String[] texts = new String[columns.length];
    for (int i = 0; i < columns.length; i++) {
      texts[i] = row.getString(columns[i]);
    }
    return NormalForm.searchText(texts);
  }

  private static void update(
      JdbcTemplate jdbc, String table, String column, List<String> key, Value value) {
    List<Object[]> rows = new ArrayList<>();
    jdbc.query(
        "select * from " + table, (RowCallbackHandler) row -> rows.add(updated(row, key, value)));
    String update =
        "update %s set %s = ? where %s = ?".formatted(table, column, String.join(" = ? and ", key));
    for (int from = 0; from < rows.size(); from += BATCH) {
      jdbc.batchUpdate(update, rows.subList(from, Math.min(from + BATCH, rows.size())));
    }
  }

  private static Object[] updated(ResultSet row, List<String> key, Value value)
      throws SQLException {
    List<Object> values = new ArrayList<>(List.of(value.of(row)));
    for (String column : key) {
      values.add(row.getObject(column));
    }
    return values.toArray();
  }
}

package cn.qualitysafety.licence;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The floor: the rows that our own reviews have left in the registers, written into empty tables of
 * the same shape by plain JDBC. A case is a transaction per step of a person; each writes its share
 * of the rows one by one, reads the case and changes it, as any program has to.
 */
class RowsOfReviews {

  /** The application and nine tasks. */
  private static final int TRANSACTIONS = 10;

  private record Row(String insert, List<Object> values) {}

  private final String url;
  private final String source;
  private final String copy;

  /**
   * @param source name of the database of our own reviews, with nothing else in it
   * @param copy name of the one that is written
   */
  RowsOfReviews(String url, String source, String copy) {
    this.url = url;
    this.source = source;
    this.copy = copy;
  }

  /** Writes them all again by four clients; seconds that it took. */
  double write(int cases) throws Exception {
    List<List<Row>> shares = shares(cases);
    ExecutorService threads = Executors.newFixedThreadPool(ManyApplications.CLIENTS);
    long begin = System.nanoTime();
    List<Future<?>> clients = new ArrayList<>();
    for (int client = 0; client < ManyApplications.CLIENTS; client++) {
      int first = client;
      clients.add(
          threads.submit(
              () -> {
                write(shares, first);
                return null;
              }));
    }
    for (Future<?> client : clients) {
      client.get();
    }
    threads.shutdown();
    return (System.nanoTime() - begin) / 1e9;
  }

  private void write(List<List<Row>> shares, int first) throws SQLException {
    try (Connection connection = connect(copy)) {
      connection.setAutoCommit(false);
      for (int share = first; share < shares.size(); share += ManyApplications.CLIENTS) {
        List<Row> rows = shares.get(share);
        for (int transaction = 0; transaction < TRANSACTIONS; transaction++) {
          for (int row = transaction; row < rows.size(); row += TRANSACTIONS) {
            insert(connection, rows.get(row));
          }
          touch(connection, share);
          connection.commit();
        }
      }
    }
  }

  private static void insert(Connection connection, Row row) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(row.insert())) {
      for (int i = 0; i < row.values().size(); i++) {
        statement.setObject(i + 1, row.values().get(i));
      }
      statement.execute();
    }
  }

  private static void touch(Connection connection, int share) throws SQLException {
    String number = "XK2009-440100-%04d".formatted(share + 1);
    try (PreparedStatement read =
            connection.prepareStatement("select * from licence_application where case_number = ?");
        PreparedStatement change =
            connection.prepareStatement(
                "update licence_application set opinion = ? where case_number = ?")) {
      read.setString(1, number);
      read.executeQuery().next();
      change.setString(1, "材料、核查和检验情况属实。");
      change.setString(2, number);
      change.execute();
    }
  }

  private List<List<Row>> shares(int cases) throws SQLException {
    List<List<Row>> shares = new ArrayList<>();
    for (int i = 0; i < cases; i++) {
      shares.add(new ArrayList<>());
    }
    try (Connection connection = connect(source)) {
      for (String table : tables(connection)) {
        run(connection, "drop table if exists %s.%s".formatted(copy, table));
        run(connection, "create table %s.%s like %s".formatted(copy, table, table));
        List<Row> rows = rows(connection, table);
        for (int i = 0; i < rows.size(); i++) {
          shares.get((int) ((long) i * cases / rows.size())).add(rows.get(i));
        }
      }
    }
    return shares;
  }

  /** Ours, and with as many rows as only cases make. */
  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet names =
            statement.executeQuery(
                "select table_name from information_schema.tables"
                    + " where table_schema = database() and table_name not like 'ACT\\_%'"
                    + " and table_name <> 'flyway_schema_history'")) {
      while (names.next()) {
        tables.add(names.getString(1));
      }
    }
    return tables;
  }

  private static List<Row> rows(Connection connection, String table) throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("select * from " + table)) {
      int columns = found.getMetaData().getColumnCount();
      String insert =
          "insert into %s values (%s)"
              .formatted(table, String.join(", ", Collections.nCopies(columns, "?")));
      while (found.next()) {
        List<Object> values = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          values.add(found.getObject(i));
        }
        rows.add(new Row(insert, values));
      }
    }
    return rows;
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connect(String database) throws SQLException {
    Connection connection =
        DriverManager.getConnection(
            url.formatted(database),
            System.getenv("MYSQL_USER"),
            System.getenv().getOrDefault("MYSQL_PASSWORD", ""));
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    return connection;
  }
}

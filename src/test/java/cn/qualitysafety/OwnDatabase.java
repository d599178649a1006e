package cn.qualitysafety;

import cn.qualitysafety.platform.schema.SchemaCommand;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A database for servers in processes of their own: an H2 file, or a database beside that of {@code
 * MYSQL_URL}, with both schemas made by the documented command.
 */
public class OwnDatabase implements AutoCloseable {

  private static final String MYSQL_URL = System.getenv("MYSQL_URL");

  private final String url;
  private final String user;
  private final String password;

  /**
   * @param folder where an H2 file lies, so that a developer's own data is out of reach
   */
  public OwnDatabase(Path folder) throws SQLException {
    if (MYSQL_URL == null) {
      url =
          "jdbc:h2:file:"
              + folder.resolve("database")
              + ";DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=20000;WRITE_DELAY=0";
      user = "sa";
      password = "";
    } else {
      url = MYSQL_URL + "_processes";
      user = System.getenv("MYSQL_USER");
      password = System.getenv().getOrDefault("MYSQL_PASSWORD", "");
      execute(
          "drop database if exists " + name(),
          "create database " + name() + " character set utf8mb4 collate utf8mb4_0900_bin");
      SchemaCommand.run("--spring.profiles.active=mysql", "--spring.datasource.url=" + url);
    }
  }

  /** Arguments of a server that works on it, with the demo accounts. */
  public List<String> arguments() {
    return MYSQL_URL == null
        ? List.of("--spring.datasource.url=" + url)
        : List.of(
            "--spring.datasource.url=" + url, "--spring.profiles.active=demo,mysql,test-mysql");
  }

  /** On MySQL only. */
  public String name() {
    return url.substring(url.lastIndexOf('/') + 1);
  }

  /** Statements about databases and users of the MySQL server. */
  public void execute(String... statements) throws SQLException {
    try (Connection server = DriverManager.getConnection(MYSQL_URL, user, password);
        Statement statement = server.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  public int number(String query) throws SQLException {
    return Integer.parseInt(strings(query).get(0));
  }

  /** The first column. */
  public List<String> strings(String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  @Override
  public void close() throws SQLException {
    if (MYSQL_URL != null) {
      execute("drop database " + name());
    }
  }
}

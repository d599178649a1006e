package cn.qualitysafety;

import cn.qualitysafety.platform.schema.SchemaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;

/**
 * A database for servers in processes of their own, new for each test: an H2 file out of reach of a
 * developer's own data, or a database beside that of {@code MYSQL_URL}, with both schemas made by
 * the documented command.
 */
public class OwnDatabase implements BeforeEachCallback, AfterEachCallback {

  private static final String MYSQL_URL = System.getenv("MYSQL_URL");

  private Path folder;
  private String url;
  private String user;
  private String password;

  @Override
  public void beforeEach(ExtensionContext test) throws SQLException, IOException {
    if (MYSQL_URL == null) {
      folder = Files.createTempDirectory("own-database");
      url =
          "jdbc:h2:file:"
              + folder.resolve("database")
              + ";DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=20000;WRITE_DELAY=0";
      user = "sa";
      password = "";
    } else {
      url = MYSQL_URL + "_processes_" + System.getProperty("test.fork", "1");
      user = System.getenv("MYSQL_USER");
      password = System.getenv().getOrDefault("MYSQL_PASSWORD", "");
      execute(
          "drop database if exists " + name(),
          "create database " + name() + " character set utf8mb4 collate utf8mb4_0900_bin");
      SchemaCommand.run("--spring.profiles.active=mysql", "--spring.datasource.url=" + url);
    }
  }

  @Override
  public void afterEach(ExtensionContext test) throws SQLException, IOException {
    if (MYSQL_URL == null) {
      FileSystemUtils.deleteRecursively(folder);
    } else {
      execute("drop database " + name());
    }
  }

  /** Arguments of a server that works on it, with the demo accounts and no cases. */
  public List<String> arguments() {
    return MYSQL_URL == null
        ? List.of("--spring.datasource.url=" + url, "--demo.living=false")
        : List.of(
            "--spring.datasource.url=" + url,
            "--spring.profiles.active=demo,mysql,test-mysql,same-machine");
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
}

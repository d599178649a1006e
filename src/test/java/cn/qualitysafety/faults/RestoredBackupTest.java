package cn.qualitysafety.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.InstalledPrograms;
import cn.qualitysafety.OwnDatabase;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The runbook's backup, taken beside two nodes at work, and its restore, by the runbook's users.
 */
@Tag("slow")
@EnabledIfEnvironmentVariable(named = "MYSQL_URL", matches = ".+")
class RestoredBackupTest {

  private static final int REVIEWS = 16;
  private static final int PLANS = 2;
  private static final int CITIES = 3;

  /** Documents after which the backup begins: the nodes are in the middle of it. */
  private static final int ENOUGH = 12;

  private static final String PASSWORD = "Beifen-2009";
  private static final String[] SERVER = {
    "--spring.datasource.username=qs_server", "--spring.datasource.password=" + PASSWORD
  };

  @TempDir private Path folder;
  @RegisterExtension private final OwnDatabase database = new OwnDatabase();

  @BeforeEach
  void begin() throws SQLException {
    endUsers();
    database.execute(
        "create user qs_owner identified by '%s'".formatted(PASSWORD),
        "grant all on %s.* to qs_owner".formatted(database.name()),
        "create user qs_server identified by '%s'".formatted(PASSWORD),
        "grant select, insert, update, delete on %s.* to qs_server".formatted(database.name()));
  }

  @AfterEach
  void endUsers() throws SQLException {
    database.execute("drop user if exists qs_owner, qs_server");
  }

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void theRestoredSystemClosesEveryCaseThatTheBackupHolds() throws Exception {
    LocalDateTime now = LocalDateTime.parse(Work.APPLIED);
    long clock = Node.clock(now);
    Path backup = folder.resolve("backup.sql");
    int documents;
    try (Node first = Node.start(folder, database, "node-1", clock, SERVER);
        Node second = Node.start(folder, database, "node-2", clock, SERVER)) {
      first.tell("register %d %d".formatted(REVIEWS, CITIES));
      first.order("open 0 %d %d".formatted(REVIEWS / 2, PLANS / 2));
      second.order("open %d %d %d".formatted(REVIEWS / 2, REVIEWS / 2, PLANS / 2));
      first.order("work 0 2");
      second.order("work 1 2");
      while (documents() < ENOUGH) {
        first.checkIsThere();
        second.checkIsThere();
        Thread.sleep(50);
      }
      run(
          Redirect.PIPE,
          Redirect.to(backup.toFile()),
          "mysqldump",
          "--single-transaction",
          "--hex-blob",
          "--set-gtid-purged=OFF",
          "--no-tablespaces",
          "--skip-masking-policies");
      documents = documents();
      while (documents() == documents && first.isBusy()) {
        Thread.sleep(50);
      }
      documents = documents();
    }
    database.execute(
        "drop database " + database.name(),
        "create database %s character set utf8mb4 collate utf8mb4_0900_bin"
            .formatted(database.name()));
    run(Redirect.from(backup.toFile()), Redirect.DISCARD, "mysql");
    assertThat(documents())
        .as("documents in the backup; at the end there were %d", documents)
        .isBetween(ENOUGH, documents - 1);
    int opened = database.number("select count(*) from licence_application");

    try (Node node =
        Node.start(folder, database, "node-1", Node.clock(now.plusMinutes(10)), SERVER)) {
      node.tell("work 0 1");
      node.tell("clock " + Node.clock(LocalDateTime.parse(Work.VISITED)));
      node.tell("work 0 1");
      node.end();
    }
    assertThat(new Registers(database).checkAllIsDoneOnce()).isGreaterThan(opened);
    assertThat(database.number("select count(*) from licence")).isEqualTo(opened);
  }

  private int documents() throws SQLException {
    return database.number("select count(*) from official_document");
  }

  /** Runs a program of MySQL as the owner of the database. */
  private void run(Redirect input, Redirect output, String program, String... options)
      throws IOException, InterruptedException {
    URI server = URI.create(System.getenv("MYSQL_URL").substring("jdbc:".length()));
    List<String> command = new ArrayList<>(program(program));
    command.addAll(List.of(options));
    command.addAll(
        List.of(
            "--host=" + server.getHost(),
            "--port=" + (server.getPort() < 0 ? 3306 : server.getPort()),
            "--user=qs_owner",
            database.name()));
    Path errors = folder.resolve(program + ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(input)
            .redirectOutput(output)
            .redirectError(errors.toFile());
    builder.environment().put("MYSQL_PWD", PASSWORD);
    int status = builder.start().waitFor();
    assertThat(Files.readString(errors)).as(program).isEmpty();
    assertThat(status).as(program).isZero();
  }

  /** That of CI's own MySQL, or an installed one. */
  private static List<String> program(String name) {
    Path ofCi =
        Path.of(
            System.getenv().getOrDefault("MYSQL_TEST_HOME", "/var/tmp/quality-safety-mysql"),
            "installed");
    return Files.exists(ofCi)
        ? List.of(".ci/mysql", "run", name)
        : List.of(InstalledPrograms.find(name).toString());
  }
}

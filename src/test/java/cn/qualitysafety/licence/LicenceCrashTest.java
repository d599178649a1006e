package cn.qualitysafety.licence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed while it issues licences, and one that finds its database. */
class LicenceCrashTest {

  private static final int CASES = LicenceServer.ENTERPRISES * ManyApplications.PRODUCTS.size();

  @TempDir private Path folder;

  @Test
  @Timeout(150)
  void afterAKillEveryCaseGoesOnAndNoDocumentOrNumberIsMissingOrDouble() throws Exception {
    Process killed = server("work");
    try (BufferedReader out = killed.inputReader()) {
      List<String> lines = new ArrayList<>();
      String line;
      do {
        line = out.readLine();
        assertThat(line).as(() -> String.join("\n", lines)).isNotNull();
        lines.add(line);
      } while (issued(line) < CASES / 5);
    } finally {
      killed.destroyForcibly().waitFor();
    }
    assertThat(number("select count(*) from licence"))
        .as("licences when it was killed")
        .isBetween(1, CASES - 1);
    assertThat(number("select count(*) from act_ru_job where lock_owner_ is not null"))
        .as("jobs that were under way")
        .isPositive();

    Process second = server("finish");
    try {
      String output = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(second.waitFor()).as(output).isZero();
    } finally {
      second.destroyForcibly();
    }
    List<String> applications = strings("select case_number from licence_application");
    int all = applications.size();
    assertThat(all).isGreaterThanOrEqualTo(CASES);
    assertThat(applications)
        .containsExactlyInAnyOrderElementsOf(ManyApplications.numbered("XK2009-440100-%04d", all));
    assertThat(
            number(
                "select count(*) from licence_application where delivered_on is not null"
                    + " and state = 'ISSUED'"))
        .isEqualTo(CASES);
    assertThat(number("select count(*) from licence where published_at is not null"))
        .isEqualTo(CASES);
    for (String licence : ManyApplications.LICENCE_NUMBERS) {
      assertThat(
              strings(
                  "select number from licence where number like '%s'"
                      .formatted(licence.replaceFirst("%.*", "%"))))
          .containsExactlyInAnyOrderElementsOf(
              ManyApplications.numbered(licence, LicenceServer.ENTERPRISES));
    }
    for (Map.Entry<String, String> document : ManyApplications.DOCUMENTS.entrySet()) {
      int owed = document.getKey().equals("licence-acceptance") ? all : CASES;
      String ofKind = " from official_document where kind = '%s'".formatted(document.getKey());
      assertThat(strings("select number" + ofKind))
          .containsExactlyInAnyOrderElementsOf(
              ManyApplications.numbered(document.getValue(), owed));
      assertThat(number("select count(distinct case_number)" + ofKind)).isEqualTo(owed);
    }
    assertThat(number("select count(*) from act_ru_incident")).isZero();
    assertThat(number("select count(*) from act_ru_job where type_ <> 'timer' or retries_ = 0"))
        .as("jobs that are stuck")
        .isZero();
    assertThat(strings("select task_def_key_ from act_ru_task"))
        .as("the late ones go on where they stand")
        .hasSize(all - CASES)
        .allMatch("userTask_formTeam"::equals);
  }

  /** A server in the folder, so that a developer's own data is out of its reach. */
  private Process server(String what) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dfile.encoding=UTF-8",
            "-Dstdout.encoding=UTF-8",
            "-Duser.timezone=Asia/Shanghai",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            LicenceServer.class.getName(),
            what,
            "--server.port=0",
            "--spring.datasource.url=" + database(),
            "--licence.reviewers=classpath:reviewers-test.csv")
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .start();
  }

  private String database() {
    return "jdbc:h2:file:"
        + folder.resolve("killed")
        + ";DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=20000;WRITE_DELAY=0";
  }

  private static int issued(String line) {
    return line.startsWith(LicenceServer.ISSUED)
        ? Integer.parseInt(line.substring(LicenceServer.ISSUED.length()))
        : -1;
  }

  private int number(String query) throws SQLException {
    return Integer.parseInt(strings(query).get(0));
  }

  private List<String> strings(String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(database(), "sa", "");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }
}

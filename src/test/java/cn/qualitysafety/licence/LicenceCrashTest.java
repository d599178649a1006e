package cn.qualitysafety.licence;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.OwnDatabase;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed while it issues licences, and one that finds its database. */
class LicenceCrashTest {

  private static final int CASES = LicenceServer.ENTERPRISES * ManyApplications.PRODUCTS.size();

  @TempDir private Path folder;
  private OwnDatabase database;

  @BeforeEach
  void begin() throws SQLException {
    database = new OwnDatabase(folder);
  }

  @AfterEach
  void end() throws SQLException {
    database.close();
  }

  @Test
  @Timeout(300)
  void afterAKillEveryCaseGoesOnAndNoDocumentOrNumberIsMissingOrDouble() throws Exception {
    Process killed = LicenceServer.start(folder, database, "work");
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
    assertThat(database.number("select count(*) from licence"))
        .as("licences when it was killed")
        .isBetween(1, CASES - 1);
    assertThat(database.number("select count(*) from ACT_RU_JOB where LOCK_OWNER_ is not null"))
        .as("jobs that were under way")
        .isPositive();

    Process second = LicenceServer.start(folder, database, "finish");
    try {
      String output = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(second.waitFor()).as(output).isZero();
    } finally {
      second.destroyForcibly();
    }
    List<String> applications = database.strings("select case_number from licence_application");
    int all = applications.size();
    assertThat(all).isGreaterThanOrEqualTo(CASES);
    assertThat(applications)
        .containsExactlyInAnyOrderElementsOf(ManyApplications.numbered("XK2009-440100-%04d", all));
    assertThat(
            database.number(
                "select count(*) from licence_application where delivered_on is not null"
                    + " and state = 'ISSUED'"))
        .isEqualTo(CASES);
    assertThat(database.number("select count(*) from licence where published_at is not null"))
        .isEqualTo(CASES);
    for (String licence : ManyApplications.LICENCE_NUMBERS) {
      assertThat(
              database.strings(
                  "select number from licence where number like '%s'"
                      .formatted(licence.replaceFirst("%.*", "%"))))
          .containsExactlyInAnyOrderElementsOf(
              ManyApplications.numbered(licence, LicenceServer.ENTERPRISES));
    }
    for (Map.Entry<String, String> document : ManyApplications.DOCUMENTS.entrySet()) {
      int owed = document.getKey().equals("licence-acceptance") ? all : CASES;
      String ofKind = " from official_document where kind = '%s'".formatted(document.getKey());
      assertThat(database.strings("select number" + ofKind))
          .containsExactlyInAnyOrderElementsOf(
              ManyApplications.numbered(document.getValue(), owed));
      assertThat(database.number("select count(distinct case_number)" + ofKind)).isEqualTo(owed);
    }
    assertThat(database.number("select count(*) from ACT_RU_INCIDENT")).isZero();
    assertThat(
            database.number(
                "select count(*) from ACT_RU_JOB where HANDLER_TYPE_ <> 'history-cleanup'"
                    + " and (TYPE_ <> 'timer' or RETRIES_ = 0)"))
        .as("jobs that are stuck")
        .isZero();
    assertThat(database.strings("select TASK_DEF_KEY_ from ACT_RU_TASK"))
        .as("the late ones go on where they stand")
        .hasSize(all - CASES)
        .allMatch("userTask_formTeam"::equals);
  }

  private static int issued(String line) {
    return line.startsWith(LicenceServer.ISSUED)
        ? Integer.parseInt(line.substring(LicenceServer.ISSUED.length()))
        : -1;
  }
}

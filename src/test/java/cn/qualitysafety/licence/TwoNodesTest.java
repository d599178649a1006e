package cn.qualitysafety.licence;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.OwnDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one database, each with its own people and half of all jobs. */
@EnabledIfEnvironmentVariable(named = "MYSQL_URL", matches = ".+")
class TwoNodesTest {

  private static final int CASES = 2 * LicenceServer.BESIDE;

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
  @Tag("slow")
  @Timeout(600)
  void everyEffectIsThereOnceAndBothHaveWorked() throws Exception {
    // The first makes the deployments and accounts, as the runbook says.
    Node first = new Node(server("0"));
    try {
      first.untilItWaits();
      Node second = new Node(server("1"));
      try {
        second.untilItWaits();
        for (int stage = 0; stage < 2; stage++) {
          first.goOn();
          second.goOn();
          first.untilItWaits();
          second.untilItWaits();
        }
        first.goOn();
        second.goOn();
        assertThat(first.process.waitFor()).as(first::output).isZero();
        assertThat(second.process.waitFor()).as(second::output).isZero();
      } finally {
        second.process.destroyForcibly();
      }
    } finally {
      first.process.destroyForcibly();
    }

    assertThat(
            database.strings("select case_number from licence_application where state = 'ISSUED'"))
        .containsExactlyInAnyOrderElementsOf(
            ManyApplications.numbered("XK2009-440100-%04d", CASES));
    for (String licence : ManyApplications.LICENCE_NUMBERS) {
      assertThat(
              database.strings(
                  "select number from licence where number like '%s'"
                      .formatted(licence.replaceFirst("%.*", "%"))))
          .containsExactlyInAnyOrderElementsOf(
              ManyApplications.numbered(licence, CASES / ManyApplications.PRODUCTS.size()));
    }
    for (Map.Entry<String, String> document : ManyApplications.DOCUMENTS.entrySet()) {
      assertThat(
              database.strings(
                  "select number from official_document where kind = '%s'"
                      .formatted(document.getKey())))
          .containsExactlyInAnyOrderElementsOf(
              ManyApplications.numbered(document.getValue(), CASES));
    }
    assertThat(database.number("select count(*) from ACT_RU_INCIDENT")).isZero();
    assertThat(database.number("select count(*) from ACT_RU_TASK")).isZero();
    assertThat(
            database.strings(
                "select JOB_EXCEPTION_MSG_ from ACT_HI_JOB_LOG where JOB_STATE_ = 1"
                    + " and JOB_EXCEPTION_MSG_ is not null"))
        .as("jobs that failed and were tried again")
        .isEmpty();
    assertThat(
            database.strings(
                "select count(*) from ACT_HI_JOB_LOG where JOB_STATE_ = 2 group by HOSTNAME_"))
        .as("jobs done by each node")
        .hasSize(2)
        .allMatch(jobs -> Integer.parseInt(jobs) >= CASES / 10);
  }

  private Process server(String which) throws IOException {
    return LicenceServer.start(
        folder,
        database,
        "beside",
        which,
        "--camunda.bpm.generic-properties.properties.hostname=node-" + which);
  }

  private record Node(Process process, BufferedReader out, List<String> lines) {

    Node(Process process) {
      this(process, process.inputReader(StandardCharsets.UTF_8), new ArrayList<>());
    }

    void untilItWaits() throws IOException {
      String line;
      do {
        line = out.readLine();
        assertThat(line).as(this::output).isNotNull();
        lines.add(line);
      } while (!line.equals(LicenceServer.WAITS));
    }

    void goOn() throws IOException {
      process.outputWriter().write("\n");
      process.outputWriter().flush();
    }

    String output() {
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 200), lines.size()));
    }
  }
}

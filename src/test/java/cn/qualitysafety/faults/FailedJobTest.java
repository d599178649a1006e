package cn.qualitysafety.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.OwnDatabase;
import cn.qualitysafety.WebLogin;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An operator's broken template stops one case; a supervisor sees it in Cockpit and repairs it. */
@Tag("slow")
@EnabledIfEnvironmentVariable(named = "MYSQL_URL", matches = ".+")
class FailedJobTest {

  private static final String ENGINE = "/camunda/api/engine/engine/default";
  private static final int OTHERS = 9;
  private static final int PLANS = 2;

  @TempDir private Path folder;
  @RegisterExtension private final OwnDatabase database = new OwnDatabase();
  private LocalDateTime now = LocalDateTime.parse(Work.APPLIED);

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void aJobThatCannotSucceedIsSeenInCockpitAndHindersNobodyElse() throws Exception {
    Path template = folder.resolve("data/documents/licence/licence-acceptance.docx");
    Files.createDirectories(template.getParent());
    // An idle node looks for jobs every minute.
    String often = "--camunda.bpm.job-execution.max-wait=1000";
    try (Node node = Node.start(folder, database, "node", Node.clock(now), often)) {
      // Broken at the start it would stop the start.
      Files.writeString(template, "no Word file");
      node.tell("register %d 1".formatted(1 + OTHERS));
      node.tell("open 0 1 0");
      node.tell("accept");
      for (int left = 2; left > 0; left--) {
        await("select count(*) from ACT_RU_JOB where RETRIES_ = " + left);
        node.tell("hold");
        now = now.plusMinutes(2);
        node.tell("clock " + Node.clock(now));
        node.tell("release");
      }
      await("select count(*) from ACT_RU_INCIDENT");

      node.tell("open 0 0 %d".formatted(PLANS));
      node.tell("work 0 1");
      assertThat(database.number("select count(*) from spotcheck_plan where state = 'CLOSED'"))
          .as("spot checks go on")
          .isEqualTo(PLANS);
      Files.delete(template);
      node.tell("open 1 %d 0".formatted(OTHERS));
      node.tell("work 0 1");
      assertThat(
              database.number(
                  "select count(*) from ACT_RU_TASK where TASK_DEF_KEY_ = 'userTask_visitSite'"))
          .as("other reviews go on")
          .isEqualTo(OTHERS);

      WebLogin supervisor = new WebLogin(node.port(), "gz-du", "cockpit");
      JsonNode incidents = json(supervisor.get(ENGINE + "/incident").body());
      assertThat(incidents).hasSize(1);
      JsonNode incident = incidents.get(0);
      assertThat(incident.get("incidentType").asText()).isEqualTo("failedJob");
      assertThat(incident.get("activityId").asText()).isEqualTo("serviceTask_issueAcceptance");
      assertThat(incident.get("incidentMessage").asText())
          .contains("licence-acceptance.docx", "no .docx that can be filled");
      String job = ENGINE + "/job/" + incident.get("configuration").asText();
      assertThat(supervisor.get(job + "/stacktrace").body())
          .contains("licence-acceptance.docx", "LicenceReview.issueAcceptance");

      assertThat(
              supervisor
                  .send(
                      request ->
                          request
                              .header("Content-Type", "application/json")
                              .header("X-XSRF-TOKEN", supervisor.csrfToken())
                              .PUT(BodyPublishers.ofString("{\"retries\": 1}")),
                      job + "/retries")
                  .statusCode())
          .isEqualTo(204);
      node.tell("work 0 1");
      node.tell("clock " + Node.clock(LocalDateTime.parse(Work.VISITED)));
      node.tell("work 0 1");
      node.end();
    }
    assertThat(new Registers(database).checkAllIsDoneOnce())
        .isEqualTo(1 + OTHERS + PLANS * Work.PRODUCERS);
  }

  private void await(String count) throws Exception {
    while (database.number(count) == 0) {
      Thread.sleep(100);
    }
  }

  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text);
  }
}

package cn.qualitysafety.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.OwnDatabase;
import cn.qualitysafety.WebLogin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes on one database, each with half of the people and of the jobs of the same cases. The
 * full size: {@code -Dnodes.cases=2000 -Dnode.patience=50}, 25 minutes on two busy cores.
 */
@Tag("slow")
@EnabledIfEnvironmentVariable(named = "MYSQL_URL", matches = ".+")
class TwoNodesTest {

  private static final int CASES = Integer.getInteger("nodes.cases", 60);
  private static final int CITIES = 21;
  private static final int BATCHES_OF_PLAN = CITIES * Work.PRODUCERS;

  private static final String TASKS = "/camunda/api/engine/engine/default/task/count";

  /** {@code login.standing-age}, and what a busy machine takes. */
  private static final Duration OUT = Duration.ofSeconds(3);

  /** What the administrator tells one node, and whose sessions at the other that ends. */
  private static final Map<String, List<String>> CHANGES =
      Map.of(
          "another password",
          List.of(
              "PUT /user/gz-jiuren/credentials {\"password\":\"Linshi-2009!\",\"authenticatedUserPassword\":\"Zhijian-2009\"}"),
          "a post taken",
          List.of("DELETE /group/reviewer/members/gz-jiuren"),
          "another unit",
          List.of(
              "DELETE /tenant/440100/user-members/gz-jiuren",
              "PUT /tenant/440300/user-members/gz-jiuren"),
          "the account deleted",
          List.of("DELETE /user/gz-jiuren"));

  @TempDir private Path folder;
  @RegisterExtension private final OwnDatabase database = new OwnDatabase();

  @Test
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void everyEffectIsThereOnceAndBothHaveWorked() throws Exception {
    int reviews = CASES / 2;
    int plans = (CASES - reviews - 1) / BATCHES_OF_PLAN + 1;
    // Of an even number, half begins at each node.
    int ofEach = reviews / 2;
    long clock = Node.clock(LocalDateTime.parse(Work.APPLIED));
    // The first makes the deployments and accounts, as the runbook says.
    try (Node first = Node.start(folder, database, "node-1", clock);
        Node second = Node.start(folder, database, "node-2", clock)) {
      List<Node> nodes = List.of(first, second);
      first.tell("register %d %d".formatted(reviews, CITIES));
      first.order("open 0 %d %d".formatted(ofEach, plans / 2));
      second.order("open %d %d %d".formatted(ofEach, reviews - ofEach, plans - plans / 2));
      finishTogether(nodes);
      long later = Node.clock(LocalDateTime.parse(Work.VISITED));
      for (Node node : nodes) {
        node.tell("clock " + later);
      }
      finishTogether(nodes);
      checkWhoIsOutAtOneIsOutAtTheOther(first.port(), second.port());
      first.end();
      second.end();
    }

    assertThat(new Registers(database).checkAllIsDoneOnce())
        .as("cases")
        .isEqualTo(reviews + plans * BATCHES_OF_PLAN);
    assertThat(
            database.strings(
                "select JOB_EXCEPTION_MSG_ from ACT_HI_JOB_LOG where JOB_STATE_ = 1"
                    + " and JOB_EXCEPTION_MSG_ not like '%was updated by another transaction%'"))
        .as("jobs that failed, but for those that met another one of the same case")
        .isEmpty();
    assertThat(
            database.strings(
                "select count(*) from ACT_HI_JOB_LOG where JOB_STATE_ = 2 group by HOSTNAME_"))
        .as("jobs done by each node")
        .hasSize(2)
        .allMatch(jobs -> Integer.parseInt(jobs) >= CASES / 10);
  }

  /** Sessions at the second node, accounts changed at the first, as the runbook says. */
  private static void checkWhoIsOutAtOneIsOutAtTheOther(int first, int second) throws Exception {
    Administrator administrator = new Administrator(first);
    for (Map.Entry<String, List<String>> change : CHANGES.entrySet()) {
      administrator.appoint();
      WebLogin session = new WebLogin(second, Administrator.PERSON, "tasklist");
      assertThat(session.get(TASKS).statusCode()).isEqualTo(200);
      for (String request : change.getValue()) {
        administrator.send(request);
      }
      Instant changed = Instant.now();
      while (session.get(TASKS).statusCode() == 200) {
        assertThat(Duration.between(changed, Instant.now()))
            .as("at the other node after: " + change.getKey())
            .isLessThan(OUT);
        Thread.sleep(20);
      }
      administrator.dismiss();
    }
  }

  private record Administrator(int port) {

    private static final String PERSON = "gz-jiuren";

    void appoint() throws Exception {
      send(
          "POST /user/create {\"profile\":{\"id\":\"%s\",\"firstName\":\"旧人\",\"lastName\":\"旧\"},\"credentials\":{\"password\":\"Zhijian-2009\"}}"
              .formatted(PERSON));
      send("PUT /group/reviewer/members/" + PERSON);
      send("PUT /tenant/440100/user-members/" + PERSON);
    }

    void dismiss() throws Exception {
      ask("DELETE /user/" + PERSON);
    }

    void send(String request) throws Exception {
      HttpResponse<String> answer = ask(request);
      assertThat(answer.statusCode()).as(request + ": " + answer.body()).isIn(200, 204);
    }

    private HttpResponse<String> ask(String request) throws Exception {
      String[] parts = request.split(" ", 3);
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(
                      URI.create("http://localhost:%d/engine-rest%s".formatted(port, parts[1])))
                  .header("Content-Type", "application/json")
                  .header(
                      "Authorization",
                      "Basic "
                          + Base64.getEncoder().encodeToString("admin:Zhijian-2009".getBytes()))
                  .method(parts[0], BodyPublishers.ofString(parts.length == 3 ? parts[2] : ""))
                  .build(),
              BodyHandlers.ofString());
    }
  }

  private static void finishTogether(List<Node> nodes) throws Exception {
    for (int share = 0; share < nodes.size(); share++) {
      nodes.get(share).order("work %d %d".formatted(share, nodes.size()));
    }
    nodes.forEach(Node::finish);
  }
}

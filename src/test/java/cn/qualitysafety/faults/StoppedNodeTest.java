package cn.qualitysafety.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.OwnDatabase;
import cn.qualitysafety.licence.ManyApplications;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A node that is asked to end, as an operator does, while people and jobs are at work. */
@Tag("slow")
@EnabledIfEnvironmentVariable(named = "MYSQL_URL", matches = ".+")
class StoppedNodeTest {

  private static final int CLERKS = 6;

  /** Applications whose acceptance waits to be issued when the node is stopped. */
  private static final int WAITING = 40;

  private static final int MORE = 60;

  /** What the runbook says: twice the limit of a phase, and ten seconds. */
  private static final Duration LONGEST = Duration.ofSeconds(2 * 30 + 10);

  private static final String WAITING_TRANSACTIONS =
      "select count(distinct requesting_engine_transaction_id)"
          + " from performance_schema.data_lock_waits";

  private static final int ENDED_BY_SIGTERM = 128 + 15;

  @TempDir private Path folder;
  @RegisterExtension private final OwnDatabase database = new OwnDatabase();

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void whatIsUnderWayIsAnsweredOrDoneAgainAndNothingIsLost() throws Exception {
    LocalDateTime now = LocalDateTime.parse(Work.APPLIED);
    ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
    Instant stopped;
    try (Node node = Node.start(folder, database, "node", Node.clock(now))) {
      node.tell("register %d 1".formatted(WAITING + MORE));
      node.tell("hold");
      node.tell("open 0 %d 0".formatted(WAITING));
      node.order("accept");
      node.finish();
      AtomicBoolean goOn = new AtomicBoolean(true);
      ExecutorService clerks;
      try (Connection other = database.connect()) {
        // Whoever applies waits for the next number.
        other.setAutoCommit(false);
        other
            .createStatement()
            .executeUpdate("update running_number set last_serial = last_serial where kind = 'XK'");
        clerks = clerks(node.port(), answers, goOn);
        while (database.number(WAITING_TRANSACTIONS) < CLERKS) {
          Thread.sleep(20);
        }
        node.order("release");
        node.finish();
        stopped = Instant.now();
        node.terminate();
        Thread.sleep(1_000);
        other.rollback();
      }
      assertThat(node.exitCode(LONGEST)).as(node::output).isEqualTo(ENDED_BY_SIGTERM);
      goOn.set(false);
      clerks.shutdown();
      assertThat(clerks.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(answers.stream().filter(answer -> answer.begun().isBefore(stopped)))
        .as("requests that were under way")
        .hasSize(CLERKS)
        .allMatch(answer -> answer.status() == 200);
    long accepted = answers.stream().filter(answer -> answer.status() == 200).count();
    assertThat(database.number("select count(*) from licence_application"))
        .as("applications of people who were told so, and no others")
        .isEqualTo((int) (WAITING + accepted));
    assertThat(database.strings("select ID_ from ACT_RU_JOB where LOCK_OWNER_ is not null"))
        .as("jobs that still belong to the node")
        .isEmpty();

    try (Node next = Node.start(folder, database, "next", Node.clock(now.plusMinutes(1)))) {
      next.tell("work 0 1");
      next.tell("clock " + Node.clock(LocalDateTime.parse(Work.VISITED)));
      next.tell("work 0 1");
      next.end();
    }
    assertThat(new Registers(database).checkAllIsDoneOnce()).isEqualTo((int) (WAITING + accepted));
  }

  /** Each hands in one application after the other, over a connection of its own. */
  private static ExecutorService clerks(
      int port, ConcurrentLinkedQueue<Answer> answers, AtomicBoolean goOn) {
    AtomicInteger next = new AtomicInteger(WAITING);
    ExecutorService clerks = Executors.newFixedThreadPool(CLERKS);
    for (int clerk = 0; clerk < CLERKS; clerk++) {
      clerks.submit(
          () -> {
            while (goOn.get()) {
              answers.add(apply(port, next.getAndIncrement()));
              Thread.sleep(10);
            }
            return null;
          });
    }
    return clerks;
  }

  private static Answer apply(int port, int review) {
    List<String> products = ManyApplications.PRODUCTS;
    String form =
        """
        {"variables": {
          "applicationKind": {"value": "new"}, "holderCode": {"value": "%s"},
          "productCode": {"value": "%s"}, "contactName": {"value": "何志强"},
          "contactPhone": {"value": "13800000000"}}}
        """
            .formatted(
                Work.holder(review / products.size()), products.get(review % products.size()));
    Instant begun = Instant.now();
    int status = 0;
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create(
                      "http://localhost:%d/engine-rest/process-definition/key/licence-review/submit-form"
                          .formatted(port))
                  .toURL()
                  .openConnection();
      connection.setRequestProperty(
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString("gz-shouli:Zhijian-2009".getBytes()));
      connection.setRequestProperty("Content-Type", "application/json");
      connection.setRequestProperty("Connection", "close");
      connection.setDoOutput(true);
      connection.getOutputStream().write(form.getBytes(StandardCharsets.UTF_8));
      status = connection.getResponseCode();
    } catch (IOException refused) {
      // no answer
    }
    return new Answer(begun, status);
  }

  /**
   * @param status of HTTP; 0 if there was no answer
   */
  private record Answer(Instant begun, int status) {}
}

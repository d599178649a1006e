package cn.qualitysafety.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.OwnDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node that is killed at random moments while people and jobs are at work, half of the times
 * before the visits to the sites and half of the times after them, and then again if no job was
 * under way at any of these moments. Ten kills, of 120 reviews and 300 batches: {@code -Dkills=10
 * -Dkills.reviews=12 -Dkills.plans=1}, three minutes on MySQL and two busy cores. The same moments
 * again: {@code -Dkills.seed}.
 */
@Tag("slow")
class KilledNodeTest {

  private static final int KILLS = Integer.getInteger("kills", 2);
  private static final long SEED = Long.getLong("kills.seed", System.nanoTime());

  /** What is opened before each kill: reviews, and plans that check five batches in each city. */
  private static final int REVIEWS = Integer.getInteger("kills.reviews", 16);

  private static final int PLANS = Integer.getInteger("kills.plans", 2);
  private static final int CITIES = 6;

  /** Within which the node is killed, in milliseconds. */
  private static final int SOON = Integer.getInteger("kills.soon", 5_000);

  @TempDir private Path folder;
  @RegisterExtension private final OwnDatabase database = new OwnDatabase();
  private final List<String> confirmed = new ArrayList<>();
  private int lockedJobs;

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void afterKillsAtRandomMomentsEveryCaseIsClosedAndNothingIsMissingOrDouble() throws Exception {
    Random random = new Random(SEED);
    System.out.println("kills.seed=" + SEED);
    LocalDateTime now = LocalDateTime.parse(Work.APPLIED);
    Node node = start(now);
    try {
      node.tell("register %d %d".formatted(KILLS * REVIEWS, CITIES));
      for (int kill = 0; kill < KILLS || (lockedJobs == 0 && kill < KILLS + 6); kill++) {
        if (kill == KILLS / 2) {
          node.tell("work 0 1");
          now = LocalDateTime.parse(Work.VISITED);
          node.tell("clock " + Node.clock(now));
        }
        boolean beforeVisits = kill < KILLS / 2;
        node.tell(
            "open %d %d %d".formatted(2 * kill * REVIEWS, beforeVisits ? 2 * REVIEWS : 0, PLANS));
        node.order("work 0 1");
        node.awaitNext("completed ");
        Thread.sleep(random.nextInt(SOON));
        node.kill();
        assertThat(node.isBusy()).as("at work when it was killed").isTrue();
        remember(node);
        // The jobs that it had taken are free again.
        now = now.plusMinutes(6);
        node = start(now);
      }
      node.tell("work 0 1");
      node.end();
      remember(node);
    } finally {
      node.close();
    }
    assertThat(new Registers(database).checkAllIsDoneOnce())
        .as("cases")
        .isGreaterThanOrEqualTo(confirmed("opened ").size());
    assertThat(lockedJobs).as("jobs that were under way at the kills").isPositive();
    assertConfirmed(
        "opened ", "select BUSINESS_KEY_ from ACT_HI_PROCINST where BUSINESS_KEY_ is not null");
    assertConfirmed(
        "completed ", "select ID_ from ACT_HI_TASKINST where DELETE_REASON_ = 'completed'");
  }

  private Node start(LocalDateTime now) throws Exception {
    return Node.start(folder, database, "node", Node.clock(now));
  }

  private void remember(Node node) throws SQLException {
    confirmed.addAll(node.said("opened "));
    confirmed.addAll(node.said("completed "));
    lockedJobs += database.number("select count(*) from ACT_RU_JOB where LOCK_OWNER_ is not null");
  }

  /** What people were told is there. */
  private void assertConfirmed(String what, String query) throws SQLException {
    assertThat(database.strings(query)).containsAll(confirmed(what));
  }

  private List<String> confirmed(String what) {
    return confirmed.stream()
        .filter(line -> line.startsWith(what))
        .map(line -> line.substring(what.length()))
        .toList();
  }
}

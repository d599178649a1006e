package cn.qualitysafety.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.OwnDatabase;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
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

  private static final int CASES = Integer.getInteger("nodes.cases", 120);
  private static final int CITIES = 21;
  private static final int BATCHES_OF_PLAN = CITIES * Work.PRODUCERS;

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

  private static void finishTogether(List<Node> nodes) throws Exception {
    for (int share = 0; share < nodes.size(); share++) {
      nodes.get(share).order("work %d %d".formatted(share, nodes.size()));
    }
    nodes.forEach(Node::finish);
  }
}

package cn.qualitysafety.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A pool of connections to the MySQL of the tests, behind a wire that can be cut. */
@EnabledIfEnvironmentVariable(named = "MYSQL_URL", matches = ".+")
@Timeout(60)
@Tag("database")
class DatabaseWatchTest {

  private static final Duration EVERY = Duration.ofSeconds(1);

  /** The pause before a look, and both its time-outs; and room. */
  private static final Duration NOTICED = Duration.ofMillis(1000 + 1000 + 2000 + 1000);

  private Wire wire;
  private WatchedPool pool;
  private DatabaseWatch watch;

  @BeforeEach
  void begin() throws IOException, SQLException {
    String url = System.getenv("MYSQL_URL");
    URI server = URI.create(url.substring("jdbc:".length()));
    wire = new Wire(server.getHost(), server.getPort());
    pool = new WatchedPool();
    pool.setJdbcUrl(url.replaceFirst("//[^/]+/", "//127.0.0.1:" + wire.port() + "/"));
    pool.setUsername(System.getenv("MYSQL_USER"));
    pool.setPassword(System.getenv().getOrDefault("MYSQL_PASSWORD", ""));
    answers();
    watch = new DatabaseWatch(pool, EVERY);
    watch.begin();
  }

  @AfterEach
  void end() throws IOException, SQLException {
    watch.end();
    pool.close();
    wire.close();
  }

  @Test
  void whoWaitsForAServerThatHangsGetsAnErrorInSecondsAndWhoComesLaterAtOnce() throws Exception {
    CompletableFuture<String> waiting = ask("select sleep(40)");
    Thread.sleep(500);
    wire.hold();
    Instant held = Instant.now();
    assertThatThrownBy(waiting::get).isInstanceOf(ExecutionException.class);
    assertThat(Duration.between(held, Instant.now())).isLessThan(NOTICED);
    refusesAtOnce();

    wire.flow();
    until(() -> !watch.knowsLost());
    answers();
  }

  @Test
  void aServerThatIsGoneIsNoticedAndFoundAgain() throws Exception {
    CompletableFuture<String> waiting = ask("select sleep(40)");
    Thread.sleep(500);
    wire.cut();
    assertThat(watch.findsLost()).as("asked by whoever notices first").isTrue();
    refusesAtOnce();
    assertThatThrownBy(waiting::get).isInstanceOf(ExecutionException.class);

    wire.mend();
    until(() -> !watch.knowsLost());
    answers();
  }

  @Test
  void aServerThatEndsAConnectionIsNotLost() throws Exception {
    assertThat(watch.findsLost()).isFalse();
    try (Connection older = pool.getConnection();
        Statement statement = older.createStatement()) {
      String watching =
          first(
              statement,
              "select min(id) from performance_schema.processlist where id > connection_id()");
      statement.execute("kill " + watching);
    }
    assertThat(watch.findsLost()).isFalse();
    answers();
  }

  private void refusesAtOnce() {
    Instant asked = Instant.now();
    assertThatThrownBy(pool::getConnection).isInstanceOf(LostDatabaseException.class);
    assertThat(Duration.between(asked, Instant.now()))
        .as("without waiting for the pool")
        .isLessThan(Duration.ofSeconds(1));
  }

  private void answers() throws SQLException {
    try (Connection connection = pool.getConnection()) {
      assertThat(connection.isValid(1)).isTrue();
    }
  }

  private CompletableFuture<String> ask(String query) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (Connection connection = pool.getConnection();
              Statement statement = connection.createStatement()) {
            return first(statement, query);
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static String first(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void until(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      Thread.sleep(50);
    }
  }
}

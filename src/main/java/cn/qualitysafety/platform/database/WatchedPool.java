package cn.qualitysafety.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;

/**
 * The connection pool; while the database is lost it refuses at once, where it would otherwise let
 * everybody wait for their turn to fail. In a rush it lets people wait for each other.
 */
class WatchedPool extends HikariDataSource {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Of the driver, not the pool's own for a single loan. */
  private final Set<Connection> connections =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  private volatile boolean lost;

  /** With settings that the configuration may change. */
  WatchedPool() {
    // Nobody keeps trying while the database is lost: the pause after a failed try would be longer.
    setMinimumIdle(0);
    // After that whoever waits for a connection looks whether the database is lost. It is the limit
    // of a login, too, so the first one has several tries: a machine that starts is slow.
    setConnectionTimeout(2500);
    setInitializationFailTimeout(PATIENCE.toMillis());
    setValidationTimeout(1000);
  }

  /**
   * @throws LostDatabaseException at once, while the database is lost
   */
  @Override
  public Connection getConnection() throws SQLException {
    long latest = System.nanoTime() + PATIENCE.toNanos();
    while (!lost) {
      try {
        Connection loan = super.getConnection();
        connections.add(loan.unwrap(Connection.class));
        return loan;
      } catch (SQLTransientConnectionException noneYet) {
        if (System.nanoTime() > latest) {
          throw noneYet;
        }
      }
    }
    throw new LostDatabaseException();
  }

  boolean isLost() {
    return lost;
  }

  /** Ends every connection: who waits for an answer of the lost server gets an error instead. */
  void lose(Executor executor) throws SQLException {
    lost = true;
    for (Connection connection : new ArrayList<>(connections)) {
      connection.abort(executor);
    }
    connections.clear();
    getHikariPoolMXBean().softEvictConnections();
  }

  void find() {
    lost = false;
  }
}

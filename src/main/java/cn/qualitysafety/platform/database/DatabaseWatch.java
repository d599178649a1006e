package cn.qualitysafety.platform.database;

import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Asks the server of the database for a sign of life, by a connection of its own, since those of
 * the pool may all be lent. The database is lost when it gives none and admits no new connection
 * either, be it stopped, hung or out of reach.
 */
class DatabaseWatch {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
  private static final int SIGN_OF_LIFE_SECONDS = 1;
  private static final String NEW_CONNECTION_MILLIS = "2000";
  private static final int SERVER_SHUTDOWN = 1053;

  private final WatchedPool pool;
  private final Duration every;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("database-watch-"));

  /** An end may have to wait for the network; the others do not wait for it. */
  private final ExecutorService ends = Executors.newCachedThreadPool();

  private Connection connection;
  private boolean closed;

  DatabaseWatch(WatchedPool pool, Duration every) {
    this.pool = pool;
    this.every = every;
  }

  /** Not earlier: a database that is not there stops the start by itself. */
  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    thread.scheduleWithFixedDelay(() -> look(false), 0, every.toMillis(), TimeUnit.MILLISECONDS);
  }

  @PreDestroy
  synchronized void end() throws SQLException {
    closed = true;
    thread.shutdownNow();
    disconnect();
    ends.shutdown();
  }

  /** As of the last look. */
  boolean knowsLost() {
    return pool.isLost();
  }

  /** As of now: what has just failed may be the first to notice. */
  synchronized boolean findsLost() {
    if (!pool.isLost()) {
      // A server that is being stopped still answers on some connections, but admits no new ones.
      look(true);
    }
    return pool.isLost();
  }

  private synchronized void look(boolean anew) {
    if (closed) {
      return;
    }
    try {
      if (anew || connection == null || !connection.isValid(SIGN_OF_LIFE_SECONDS)) {
        disconnect();
        connection = connect();
      }
      if (pool.isLost()) {
        pool.find();
        LOG.info("The database is back; work goes on.");
      }
    } catch (SQLException e) {
      if (!pool.isLost() && isGone(e)) {
        LOG.error(
            "The database is lost: {} does not answer. Bring it back; this node goes on by itself,"
                + " until then people are told to come back later.",
            // Without parameters: one of them may be a password.
            pool.getJdbcUrl().replaceFirst("\\?.*", ""),
            e);
        lose();
      }
    } catch (RuntimeException e) {
      LOG.error("The database could not be watched this time.", e);
    }
  }

  /** A server that refuses a connection with a number of its own, such as too many, is there. */
  private static boolean isGone(SQLException e) {
    return e.getErrorCode() == 0 || e.getErrorCode() == SERVER_SHUTDOWN;
  }

  private void lose() {
    try {
      pool.lose(ends);
    } catch (SQLException e) {
      LOG.warn("A connection to the lost database could not be ended.", e);
    }
  }

  private void disconnect() throws SQLException {
    if (connection != null) {
      connection.abort(ends);
      connection = null;
    }
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.putAll(pool.getDataSourceProperties());
    properties.setProperty("user", pool.getUsername());
    properties.setProperty("password", Objects.requireNonNullElse(pool.getPassword(), ""));
    properties.setProperty("connectTimeout", NEW_CONNECTION_MILLIS);
    properties.setProperty("socketTimeout", NEW_CONNECTION_MILLIS);
    return DriverManager.getConnection(pool.getJdbcUrl(), properties);
  }
}

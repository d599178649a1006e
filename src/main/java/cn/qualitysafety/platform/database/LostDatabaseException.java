package cn.qualitysafety.platform.database;

import java.sql.SQLTransientConnectionException;

/** The server of the database does not answer, so there is no connection to it. */
class LostDatabaseException extends SQLTransientConnectionException {

  LostDatabaseException() {
    super("The database is lost. See the log for when and why.");
  }
}

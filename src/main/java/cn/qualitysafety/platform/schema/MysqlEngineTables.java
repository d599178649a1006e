package cn.qualitysafety.platform.schema;

import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the engine's script for MySQL does otherwise than its scripts for other databases. Its
 * tables are three-byte, and rare characters of names are an error in them. Its incidents refer to
 * incidents, mostly to themselves, and are deleted by a cascade: MySQL 9.6 and later refuse
 * (“exceeds max tables limit”), and without the cascade a row that refers to itself cannot go; the
 * engine keeps these references right by itself, so the two keys are dropped. And some indexes are
 * missing: without them a list of ten tasks reads the grants and posts of all open ones, and
 * whoever completes a task all open ones in search of its subtasks.
 */
class MysqlEngineTables {

  private static final Map<String, String> INDEXES =
      Map.of(
          "QS_IDX_AUTH_TYPE", "ACT_RU_AUTHORIZATION (TYPE_)",
          "QS_IDX_JOB_DUE", "ACT_RU_JOB (DUEDATE_)",
          "QS_IDX_CASES_STARTED", "ACT_HI_PROCINST (START_USER_ID_, START_TIME_)",
          "QS_IDX_TASKS_DONE", "ACT_HI_TASKINST (ASSIGNEE_, END_TIME_)",
          "QS_IDX_TASK_UNIT", "ACT_RU_TASK (TENANT_ID_, ASSIGNEE_, SUSPENSION_STATE_, PRIORITY_)",
          "QS_IDX_TASK_PARENT", "ACT_RU_TASK (PARENT_TASK_ID_)",
          "QS_IDX_TASK_POST", "ACT_RU_IDENTITYLINK (TASK_ID_, TYPE_, GROUP_ID_)",
          "QS_IDX_POST_TASKS", "ACT_RU_IDENTITYLINK (GROUP_ID_, TYPE_, TENANT_ID_, TASK_ID_)",
          "QS_IDX_CASES_OPEN", "ACT_RU_EXECUTION (PARENT_ID_, PROC_DEF_ID_, TENANT_ID_)");

  private final JdbcTemplate jdbc;

  /**
   * @param jdbc on a single connection: a setting of the session is changed meanwhile
   */
  MysqlEngineTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Mends it; done twice it does nothing. */
  void mend() {
    jdbc.execute("set foreign_key_checks = 0");
    jdbc.queryForList(
            """
            select table_name from information_schema.tables
            where table_schema = database() and table_name like 'ACT\\_%' and table_collation <> ?
            """,
            String.class, SchemaCommand.COLLATION)
        .forEach(this::widen);
    jdbc.execute("set foreign_key_checks = 1");
    jdbc.queryForList(
            """
            select constraint_name from information_schema.referential_constraints
            where constraint_schema = database() and table_name = 'ACT_RU_INCIDENT'
              and referenced_table_name = 'ACT_RU_INCIDENT'
            """,
            String.class)
        .forEach(this::drop);
    INDEXES.forEach(this::index);
    // MySQL takes it for cheaper than QS_IDX_POST_TASKS, which begins with the same and has the
    // rest.
    jdbc.execute("alter table ACT_RU_IDENTITYLINK alter index ACT_IDX_IDENT_LNK_GROUP invisible");
  }

  private void widen(String table) {
    jdbc.execute(
        "alter table %s convert to character set utf8mb4 collate %s"
            .formatted(table, SchemaCommand.COLLATION));
  }

  private void drop(String key) {
    jdbc.execute("alter table ACT_RU_INCIDENT drop foreign key " + key);
  }

  private void index(String name, String columns) {
    Integer there =
        jdbc.queryForObject(
            """
            select count(*) from information_schema.statistics
            where table_schema = database() and index_name = ?
            """,
            Integer.class,
            name);
    if (there == 0) {
      jdbc.execute("create index %s on %s".formatted(name, columns));
    }
  }
}

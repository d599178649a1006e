package cn.qualitysafety.licence;

import cn.qualitysafety.organisation.Unit;
import cn.qualitysafety.organisation.UnitRegister;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Copies the cases of Guangzhou to all cities, row by row in the engine's and in our tables, with
 * ids, case numbers, units, laboratories and people of their own. MySQL only. The ids of one
 * process end in the same twelve digits; those of a copy in its serial number.
 */
class CopiedCases {

  /** Guangzhou has so many times the work of the cases that are copied. */
  private static final int GUANGZHOU = 20;

  /**
   * The engine's history of each value and step: some ten gigabytes that none of these pages reads.
   */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "ACT_HI_ACTINST",
          "ACT_HI_DEC_IN",
          "ACT_HI_DEC_OUT",
          "ACT_HI_DECINST",
          "ACT_HI_DETAIL",
          "ACT_HI_JOB_LOG",
          "ACT_HI_VARINST");

  private static final List<String> REGISTERS =
      List.of(
          "task_alert",
          "case_limit",
          "cases",
          "case_number",
          "licence_application",
          "licence_visit",
          "licence_product_test",
          "licence_laboratory_test",
          "summons",
          "summons_cause",
          "summons_round");

  private final JdbcTemplate jdbc;
  private final UnitRegister units;

  CopiedCases(JdbcTemplate jdbc, UnitRegister units) {
    this.jdbc = jdbc;
    this.units = units;
  }

  void until(int openTasks) {
    if (count(jdbc, "ACT_RU_TASK") >= openTasks) {
      return;
    }
    jdbc.execute(
        (Connection connection) -> {
          copy(connection, openTasks);
          return null;
        });
  }

  private void copy(Connection connection, int openTasks) {
    JdbcTemplate one = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    one.execute("set foreign_key_checks = 0, unique_checks = 0");
    one.execute(
        "create table copied_root as select distinct ROOT_PROC_INST_ID_ as id from ACT_HI_PROCINST"
            + " where ID_ = ROOT_PROC_INST_ID_ and TENANT_ID_ = '440100'"
            + " and PROC_DEF_KEY_ in ('licence-review', 'summons-enterprise', 'spotcheck-sampling')");
    one.execute(
        "create table copied_instance as select ID_ as id from ACT_HI_PROCINST"
            + " where ROOT_PROC_INST_ID_ in (select id from copied_root)");
    one.execute(
        "create table copied_task as select ID_ as id from ACT_RU_TASK"
            + " where PROC_INST_ID_ in (select id from copied_instance)");
    int there = count(one, "ACT_RU_TASK");
    int each = count(one, "copied_task");
    int copies = Math.max(0, (openTasks - there + each - 1) / each);
    one.execute(
        "create table copied_to (n int primary key, unit varchar(12), laboratory varchar(12))");
    List<String> others = new ArrayList<>(units.cities());
    others.remove("440100");
    for (int n = 1; n <= copies; n++) {
      String unit = n < GUANGZHOU ? "440100" : others.get(n % others.size());
      one.update("insert into copied_to values (?, ?, ?)", n, unit, laboratory(unit));
    }
    String node =
        one.queryForObject("select right(min(id), 12) from copied_instance", String.class);
    Map<String, String> statements = new LinkedHashMap<>();
    for (String table : tables(one)) {
      String rows = rows(one, table);
      if (rows != null && !LEFT_OUT.contains(table)) {
        one.execute(
            "create table copied_%s as select * from %s where %s".formatted(table, table, rows));
        int found = count(one, "copied_" + table);
        if (found > 0) {
          System.out.printf("%s: %d rows, %d times%n", table, found, copies);
          statements.put(table, insert(one, table, node));
        }
      }
    }
    for (int n = 1; n <= copies; n += 10) {
      one.execute("begin");
      for (String statement : statements.values()) {
        one.update(statement, n, n + 9);
      }
      one.execute("commit");
    }
    one.queryForList(
            "select table_name from information_schema.tables where table_schema = database()"
                + " and table_name like 'copied\\_%'",
            String.class)
        .forEach(table -> one.execute("drop table " + table));
    one.execute("set foreign_key_checks = 1, unique_checks = 1");
    System.out.printf("%d open tasks%n", count(one, "ACT_RU_TASK"));
    tables(one).forEach(table -> one.queryForList("analyze table " + table));
  }

  /** A city without a laboratory sends its samples to the province's. */
  private String laboratory(String unit) {
    return units.laboratories().stream()
        .map(Unit::code)
        .filter(code -> code.startsWith(unit))
        .findFirst()
        .orElse("440000-L1");
  }

  private static int count(JdbcTemplate one, String table) {
    return one.queryForObject("select count(*) from " + table, Integer.class);
  }

  private static List<String> tables(JdbcTemplate one) {
    List<String> tables =
        new ArrayList<>(
            one.queryForList(
                "select table_name from information_schema.tables where table_schema = database()"
                    + " and (table_name like 'ACT\\_RU\\_%' or table_name like 'ACT\\_HI\\_%'"
                    + " or table_name = 'ACT_GE_BYTEARRAY')",
                String.class));
    tables.addAll(REGISTERS);
    return tables;
  }

  /** Which rows belong to the cases; null if the table knows no cases. */
  private static String rows(JdbcTemplate one, String table) {
    if (REGISTERS.contains(table)) {
      return "case_number in (select BUSINESS_KEY_ from ACT_HI_PROCINST"
          + " where ID_ in (select id from copied_instance))";
    }
    if (table.equals("ACT_RU_AUTHORIZATION")) {
      return "RESOURCE_ID_ in (select id from copied_task)";
    }
    if (table.equals("ACT_GE_BYTEARRAY")) {
      return "ID_ in (select BYTEARRAY_ID_ from ACT_RU_VARIABLE"
          + " where PROC_INST_ID_ in (select id from copied_instance))";
    }
    Map<String, String> by = new LinkedHashMap<>();
    // Of an instance's executions only the first knows the root.
    by.put("PROC_INST_ID_", "copied_instance");
    by.put("PROCESS_INSTANCE_ID_", "copied_instance");
    by.put("ROOT_PROC_INST_ID_", "copied_root");
    by.put("TASK_ID_", "copied_task");
    List<String> columns = columns(one, table);
    return by.entrySet().stream()
        .filter(entry -> columns.contains(entry.getKey()))
        .map(entry -> "%s in (select id from %s)".formatted(entry.getKey(), entry.getValue()))
        .findFirst()
        .orElse(null);
  }

  private static List<String> columns(JdbcTemplate one, String table) {
    return one.queryForList(
        "select column_name from information_schema.columns where table_schema = database()"
            + " and table_name = ? order by ordinal_position",
        String.class,
        table);
  }

  private static String insert(JdbcTemplate one, String table, String node) {
    List<String> texts =
        one.queryForList(
            "select column_name from information_schema.columns where table_schema = database()"
                + " and table_name = ? and data_type = 'varchar' and column_name not like '%\\_DEF\\_%'"
                + " and column_name not in ('DEPLOYMENT_ID_', 'JOB_DEF_ID_', 'TYPE_', 'VAR_TYPE_')",
            String.class, table);
    List<String> columns = columns(one, table);
    return "insert into %s (%s) select %s from copied_%s s join copied_to c on c.n between ? and ?"
        .formatted(
            table,
            String.join(", ", columns),
            String.join(
                ", ",
                columns.stream()
                    .map(column -> texts.contains(column) ? copied(column, node) : "s." + column)
                    .toList()),
            table);
  }

  private static String copied(String column, String node) {
    return """
        case
          when s.%1$s like '%%%2$s%%' then replace(s.%1$s, '%2$s', lpad(c.n, 12, '0'))
          when s.%1$s like 'CC-%%' then concat(s.%1$s, '-', c.n)
          when s.%1$s like 'gz-%%' then concat(substr(s.%1$s, 4), '-', c.unit)
          when locate('440100', s.%1$s) > 0 then replace(
            regexp_replace(
              replace(s.%1$s, '440100-L1', c.laboratory),
              '-440100-([0-9]{4})', concat('-', c.unit, '-', c.n, '$1')),
            '440100', c.unit)
          else s.%1$s
        end"""
        .formatted(column, node);
  }
}

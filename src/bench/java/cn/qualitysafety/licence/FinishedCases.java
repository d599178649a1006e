package cn.qualitysafety.licence;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.QualitySafetyApplication;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.deadline.WorkingDayCalendar;
import cn.qualitysafety.platform.schema.SchemaCommand;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How much a licence case leaves in the database, from application to certificate, while the watch
 * over its renewal goes on. The database is the empty one of {@code MYSQL_URL}.
 */
public class FinishedCases {

  private static final int ENTERPRISES = Integer.getInteger("load.enterprises", 40);

  /** Kind of a table, by the beginning of its name; the first that fits. */
  private static final String KINDS =
      """
      case
        when table_name like 'ACT\\_HI\\_%' then 'engine: history'
        when table_name = 'ACT_GE_BYTEARRAY' then 'engine: values of either'
        when table_name like 'ACT\\_%' then 'engine: running'
        when table_name like '%document%' then 'official documents'
        else 'registers'
      end""";

  private FinishedCases() {}

  public static void main(String[] args) {
    SchemaCommand.run("--spring.profiles.active=mysql");
    try (ConfigurableApplicationContext context =
        SpringApplication.run(
            QualitySafetyApplication.class,
            "--spring.profiles.active=demo,mysql,test-mysql",
            "--server.port=0",
            "--camunda.bpm.job-execution.enabled=false",
            "--licence.reviewers=classpath:reviewers-test.csv",
            "--organisation.delegations=classpath:organisation/delegations-demo.csv",
            "--logging.level.root=warn")) {
      JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
      Map<String, Long> before = bytes(jdbc);
      CaseDriver driver = context.getAutowireCapableBeanFactory().createBean(CaseDriver.class);
      ManyApplications many =
          new ManyApplications(
              new LicenceSteps(driver, context.getBean(EnterpriseService.class)),
              context.getBean(WorkingDayCalendar.class),
              ENTERPRISES);
      driver.setClock("2009-09-14T09:00:00");
      driver.startJobExecutor();
      many.carryToCertificates(driver);
      driver.stopJobExecutor();
      ClockUtil.reset();
      int cases = many.numbers().size();
      System.out.printf("%d finished cases, kB of data and index for each:%n", cases);
      bytes(jdbc)
          .forEach(
              (kind, after) ->
                  System.out.printf(
                      "%-26s %8.1f%n",
                      kind, (after - before.getOrDefault(kind, 0L)) / 1024.0 / cases));
    }
    System.exit(0);
  }

  private static Map<String, Long> bytes(JdbcTemplate jdbc) {
    jdbc.queryForList(
            "select table_name from information_schema.tables where table_schema = database()"
                + " and table_type = 'BASE TABLE'",
            String.class)
        .forEach(table -> jdbc.queryForList("analyze table " + table));
    Map<String, Long> bytes = new TreeMap<>();
    jdbc.query(
        "select /*+ set_var(information_schema_stats_expiry = 0) */ "
            + KINDS
            + " as kind, sum(data_length + index_length) as total from information_schema.tables"
            + " where table_schema = database() group by kind",
        row -> {
          bytes.put(row.getString("kind"), row.getLong("total"));
        });
    return bytes;
  }
}

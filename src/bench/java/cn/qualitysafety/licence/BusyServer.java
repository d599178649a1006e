package cn.qualitysafety.licence;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.QualitySafetyApplication;
import cn.qualitysafety.bench.ServerProcess;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.deadline.WorkingDayCalendar;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A server with work in it, to be measured: 200 applications for licences in the acceptance window
 * of Guangzhou, and six quarters of published spot checks of 2,100 batches each. Says {@code ready:
 * <port>} and serves until it is ended. Arguments are Spring's.
 */
public class BusyServer {

  private static final int ENTERPRISES = 40;
  private static final int BATCHES_PER_CITY = 100;
  private static final List<String> QUARTERS =
      List.of("2008Q2", "2008Q3", "2008Q4", "2009Q1", "2009Q2", "2009Q3");

  private BusyServer() {}

  public static void main(String[] args) {
    ClockUtil.setCurrentTime(
        Date.from(ZonedDateTime.parse("2009-09-14T09:00:00+08:00").toInstant()));
    ConfigurableApplicationContext context =
        SpringApplication.run(QualitySafetyApplication.class, args);
    CaseDriver driver = context.getAutowireCapableBeanFactory().createBean(CaseDriver.class);
    ManyApplications applications =
        new ManyApplications(
            new LicenceSteps(driver, context.getBean(EnterpriseService.class)),
            context.getBean(WorkingDayCalendar.class),
            ENTERPRISES);
    applications.registerHolders();
    applications.apply();
    publish(context.getBean(JdbcTemplate.class), context.getBean(UnitRegister.class));
    System.out.println(
        ServerProcess.READY + context.getEnvironment().getProperty("local.server.port"));
  }

  private static void publish(JdbcTemplate jdbc, UnitRegister units) {
    Random random = new Random(2009);
    for (String quarter : QUARTERS) {
      String number = "CC" + quarter;
      jdbc.update(
          "insert into spotcheck_plan (number, unit_code, category, product, product_code, standard,"
              + " quarter, laboratory, retest_laboratory, state, planned_by, planned_at, seed,"
              + " producers, producers_checksum) values (?, ?, 'food', '酱油', '0304', 'GB 18186', ?,"
              + " '440000-L1', '440100-L1', 'CLOSED', 'sheng-chou', now(), 42, 9000, ?)",
          number,
          units.province().code(),
          quarter,
          "0".repeat(64));
      jdbc.update(
          "insert into publication (number, unit_code, plan_number, category, product, standard,"
              + " quarter, seed, producers, producers_checksum, state, prepared_by, prepared_at,"
              + " published_on, expires_on, search_text) values (?, ?, ?, 'food', '酱油', 'GB 18186', ?,"
              + " 42, 9000, ?, 'PUBLISHED', 'sheng-chou', now(), ?, ?, '酱油')",
          "GB" + quarter,
          units.province().code(),
          number,
          quarter,
          "0".repeat(64),
          LocalDate.of(2009, 9, 1),
          LocalDate.of(2014, 9, 1));
      List<Object[]> rows = new ArrayList<>();
      for (String city : units.cities()) {
        for (int batch = 0; batch < BATCHES_PER_CITY; batch++) {
          boolean passed = random.nextInt(100) < 92;
          int serial = rows.size() + 1;
          rows.add(
              new Object[] {
                "GB" + quarter,
                serial,
                number + "-" + serial,
                "%09d".formatted(serial),
                city,
                "第" + serial + "食品有限公司",
                passed ? "pass" : "fail",
                passed ? "" : "总酸（以乳酸计）：实测2.81，限量2.50",
                "第" + serial + "食品有限公司"
              });
        }
      }
      jdbc.batchUpdate(
          "insert into publication_row (publication_number, serial, batch_number, holder_code, city,"
              + " enterprise_name, verdict, failed_items, search_text)"
              + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
          rows);
    }
  }
}

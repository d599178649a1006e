package cn.qualitysafety.licence;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.OwnDatabase;
import cn.qualitysafety.QualitySafetyApplication;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.deadline.WorkingDayCalendar;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The whole server in a process of its own, with people who work in it. Arguments: {@code work} to
 * carry cases on until it is killed, {@code finish} to end what a killed one left, {@code beside 0}
 * or {@code beside 1} to carry cases from application to certificate beside another one; and
 * Spring's.
 */
class LicenceServer {

  static final int ENTERPRISES = 8;

  /** Cases of each of two servers beside each other. */
  static final int BESIDE = 20 * ManyApplications.PRODUCTS.size();

  /**
   * The line with which a server says that it waits for a line, so that all move the clock at once.
   */
  static final String WAITS = "waits";

  /** Begins a line that says how many licences are issued. */
  static final String ISSUED = "licences issued: ";

  private final CaseDriver driver;
  private final LicenceSteps steps;
  private final WorkingDayCalendar calendar;
  private final JdbcTemplate jdbc;

  private LicenceServer(ConfigurableApplicationContext context) {
    driver = context.getAutowireCapableBeanFactory().createBean(CaseDriver.class);
    steps = new LicenceSteps(driver, context.getBean(EnterpriseService.class));
    calendar = context.getBean(WorkingDayCalendar.class);
    jdbc = context.getBean(JdbcTemplate.class);
  }

  /** Starts one. */
  static Process start(Path folder, OwnDatabase database, String... what) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Duser.timezone=Asia/Shanghai",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LicenceServer.class.getName()));
    command.addAll(List.of(what));
    command.addAll(List.of("--server.port=0", "--licence.reviewers=classpath:reviewers-test.csv"));
    command.addAll(database.arguments());
    return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
  }

  public static void main(String[] args) throws InterruptedException, IOException {
    boolean begins = !args[0].equals("finish");
    // Before the job executor starts: by today's date every limit of 2009 has passed. A killed
    // process leaves its jobs locked for five minutes, so the second comes an hour later.
    ClockUtil.setCurrentTime(
        Date.from(
            ZonedDateTime.parse(
                    begins
                        ? "2009-09-14T09:00:00+08:00"
                        : ManyApplications.VISITED_ON + "T10:00:00+08:00")
                .toInstant()));
    try (ConfigurableApplicationContext context =
        SpringApplication.run(QualitySafetyApplication.class, args)) {
      LicenceServer server = new LicenceServer(context);
      switch (args[0]) {
        case "work" -> server.work();
        case "finish" -> server.finish();
        default -> server.beside(Integer.parseInt(args[1]));
      }
    }
    // The engine's clock thread or a client must not keep a finished process alive.
    System.exit(0);
  }

  private void work() throws InterruptedException {
    ManyApplications early = new ManyApplications(steps, calendar, ENTERPRISES);
    ManyApplications late = new ManyApplications(steps, calendar, ENTERPRISES, ENTERPRISES);
    early.registerHolders();
    late.registerHolders();
    early.apply();
    early.accept();
    early.formTeams();
    driver.awaitJobs();
    driver.setClock(ManyApplications.VISITED_ON + "T09:00:00");
    early.verify();
    early.testAndReview();
    driver.awaitJobs();
    CompletableFuture.runAsync(early::decide);
    CompletableFuture.runAsync(
        () -> {
          late.apply();
          late.accept();
        });
    while (true) {
      System.out.println(
          ISSUED + jdbc.queryForObject("select count(*) from licence", Integer.class));
      Thread.sleep(5);
    }
  }

  private void beside(int which) throws IOException {
    int enterprises = BESIDE / ManyApplications.PRODUCTS.size();
    ManyApplications cases =
        new ManyApplications(steps, calendar, which * enterprises, enterprises);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    waitFor(in);
    cases.registerHolders();
    cases.apply();
    cases.accept();
    cases.formTeams();
    driver.awaitJobs();
    waitFor(in);
    driver.setClock(ManyApplications.VISITED_ON + "T09:00:00");
    cases.verify();
    cases.testAndReview();
    cases.decide();
    driver.awaitJobs();
    cases.deliver();
    driver.awaitJobs();
    waitFor(in);
  }

  private static void waitFor(BufferedReader in) throws IOException {
    System.out.println(WAITS);
    in.readLine();
  }

  private void finish() {
    driver.awaitJobs();
    List<String> numbers =
        jdbc.queryForList("select case_number from licence_application", String.class);
    for (String number : numbers) {
      List<String> open = driver.openTasks(number);
      if (open.contains("userTask_checkMaterials")) {
        steps.accept(number);
      }
      if (open.contains("userTask_decideApplication")) {
        steps.decide(number, "approve");
      }
    }
    driver.awaitJobs();
    for (String number : numbers) {
      if (driver.openTasks(number).contains("userTask_deliverCertificate")) {
        steps.deliver(number, ManyApplications.VISITED_ON.toString());
      }
    }
    driver.awaitJobs();
  }
}

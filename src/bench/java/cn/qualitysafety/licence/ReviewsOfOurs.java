package cn.qualitysafety.licence;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.QualitySafetyApplication;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.deadline.WorkingDayCalendar;
import java.time.ZonedDateTime;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** Our own licence reviews, as the server does them: registers, documents, checks, rights. */
class ReviewsOfOurs implements Reviews {

  static class Timed {
    @Bean
    TimedCompletions timedCompletions() {
      return new TimedCompletions();
    }
  }

  private final ConfigurableApplicationContext context;
  private final CaseDriver driver;
  private int enterprises;

  ReviewsOfOurs(String... args) {
    setClock();
    context =
        SpringApplication.run(new Class<?>[] {QualitySafetyApplication.class, Timed.class}, args);
    driver = context.getAutowireCapableBeanFactory().createBean(CaseDriver.class);
  }

  private static void setClock() {
    ClockUtil.setCurrentTime(
        Date.from(ZonedDateTime.parse("2009-09-14T09:00:00+08:00").toInstant()));
  }

  /** The clients wait for all jobs before each step: how often they look for a task is not ours. */
  @Override
  public void review(int cases) {
    int holders = cases / ManyApplications.PRODUCTS.size();
    ManyApplications applications =
        new ManyApplications(
            new LicenceSteps(driver, context.getBean(EnterpriseService.class)),
            context.getBean(WorkingDayCalendar.class),
            enterprises,
            holders);
    enterprises += holders;
    setClock();
    // Who seals samples with the one who takes them is chosen when the task is created.
    driver.employ("gz-hecha", "reviewer", "440100");
    applications.registerHolders();
    applications.apply();
    applications.accept();
    driver.awaitJobs();
    applications.formTeams();
    driver.awaitJobs();
    applications.serve(ManyApplications.RECEIVED_ON);
    driver.awaitJobs();
    driver.setClock(ManyApplications.VISITED_ON + "T09:00:00");
    applications.verify();
    driver.awaitJobs();
    applications.serve(ManyApplications.VISITED_ON);
    driver.awaitJobs();
    applications.testAndReview();
    applications.decide();
    driver.awaitJobs();
    applications.deliver();
    driver.awaitJobs();
  }

  @Override
  public int finished() {
    return context
        .getBean(JdbcTemplate.class)
        .queryForObject(
            "select count(*) from licence where published_at is not null", Integer.class);
  }

  @Override
  public TimedCompletions completions() {
    return context.getBean(TimedCompletions.class);
  }
}

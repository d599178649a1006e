package cn.qualitysafety.platform.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.PlanDraft;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.message.Messages;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** The campaign of 2009 with its 21 cities, seen by those who run the system. */
@SystemTest
@Tag("database")
class MetricsTest {

  private static final String READINESS = "/actuator/health/readiness";

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private TestRestTemplate rest;
  @Autowired private MetricsSchedule schedule;
  @Autowired private EngineMetrics engine;
  @Autowired private UnitRegister units;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private ManagementService management;
  @Autowired private Messages messages;
  @Autowired private OfficialDocuments documents;
  @Autowired private TransactionTemplate transaction;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-02-27T09:00:00");
    driver.start("campaign-year", "leading-group-office", "440000", Map.of("year", 2009));
  }

  @AfterEach
  void end() {
    driver.reset();
    schedule.sample();
  }

  @Test
  void casesAndOverdueTasksAreCountedByRegimeAndLevel() {
    driver.moveClockTo("2009-05-11T09:00:00");
    schedule.sample();

    String[] cities = units.cities().toArray(String[]::new);
    long ofCities = runtime.createProcessInstanceQuery().tenantIdIn(cities).count();
    long lateInCities = tasks.createTaskQuery().tenantIdIn(cities).dueBefore(now()).count();
    assertThat(ofCities).isGreaterThanOrEqualTo(42);
    assertThat(lateInCities).as("of the reports on April at least").isGreaterThanOrEqualTo(21);
    assertThat(figure("qs_cases_open{level=\"city\",regime=\"campaign\"}")).isEqualTo(ofCities);
    assertThat(figure("qs_tasks_overdue{level=\"city\",regime=\"campaign\"}"))
        .isEqualTo(lateInCities);
    assertThat(figure("qs_cases_open{level=\"province\",regime=\"campaign\"}"))
        .isEqualTo(runtime.createProcessInstanceQuery().tenantIdIn("440000").count());
    assertThat(figure("qs_engine_tasks_open")).isEqualTo(tasks.createTaskQuery().count());

    String campaign =
        runtime
            .createProcessInstanceQuery()
            .processDefinitionKey("campaign-year")
            .singleResult()
            .getId();
    runtime.deleteProcessInstance(campaign, "test", true, false, true, false);
    schedule.sample();
    assertThat(scraped()).doesNotContain("qs_cases_open{", "qs_tasks_overdue{");
    assertThat(figure("qs_engine_tasks_open")).isZero();
  }

  @Test
  void waitingMessagesAreCountedAndDocumentsOnceTheyAreIssuedForGood() {
    String issued = "qs_documents_issued_total{kind=\"campaign-year-plan\"}";
    issue("1", false);
    double before = figure(issued);
    issue("2", true);
    issue("3", false);
    issue("3", false);
    assertThat(figure(issued)).isEqualTo(before + 1);

    transaction.executeWithoutResult(
        status -> messages.send("recallDue", null, "HD2009-01", "1", "440100", Map.of()));
    driver.runJobs();
    driver.setClock("2009-02-27T10:00:00");
    schedule.sample();
    assertThat(figure("qs_messages_waiting")).isEqualTo(1);
    assertThat(figure("qs_messages_oldest_age_seconds")).isEqualTo(3600);
  }

  @Test
  void aBacklogAndAFailedJobAreShownAndTakeNoNodeOutOfService() throws Exception {
    schedule.sample();
    assertReady("UP");

    Job overdueAtBirth = management.createJobQuery().executable().active().listPage(0, 1).get(0);
    management.setJobDuedate(
        overdueAtBirth.getId(), new Date(ClockUtil.getCurrentTime().getTime() - 7_200_000));
    driver.setClock("2009-02-27T09:10:01");
    schedule.sample();
    assertThat(figure("qs_engine_jobs_due"))
        .isEqualTo(management.createJobQuery().executable().active().count())
        .isPositive();
    assertThat(figure("qs_engine_job_lag_seconds")).isEqualTo(601);
    assertReady("WARNING");

    driver.runJobs();
    driver.setClock("2009-05-04T09:00:00");
    Job failing = management.createJobQuery().executable().active().listPage(0, 1).get(0);
    management.setJobRetries(failing.getId(), 0);
    driver.runJobs();
    schedule.sample();
    assertThat(figure("qs_engine_job_lag_seconds")).isZero();
    assertThat(figure("qs_engine_jobs_failed")).isEqualTo(1);
    assertThat(figure("qs_engine_incidents_open"))
        .as("passed on to the cases that called it, and counted once")
        .isEqualTo(1);
    assertReady("WARNING");
    assertThat(new WebLogin(port, "admin", "tasklist").get("/actuator/health/details").body())
        .contains("\"failedJobs\":1");
    assertThat(rest.getForEntity("/actuator/health/liveness", String.class).getBody())
        .isEqualTo("{\"status\":\"UP\"}");
  }

  @Test
  void whileTheDatabaseDoesNotAnswerThereAreNoFiguresInsteadOfOldOnes() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    List<String> calls = new ArrayList<>();
    MetricsSchedule failing =
        new MetricsSchedule(
            List.of(
                new SampledMetrics() {
                  @Override
                  public void sample() {
                    calls.add("sample");
                    if (calls.size() == 2) {
                      throw new DataAccessResourceFailureException("connection refused");
                    }
                  }

                  @Override
                  public void forget() {
                    calls.add("forget");
                  }
                }),
            registry);
    failing.sample();
    failing.sample();
    assertThat(calls).containsExactly("sample", "sample", "forget");
    assertThat(registry.get("qs.metrics.current").gauge().value()).isZero();
    failing.sample();
    assertThat(registry.get("qs.metrics.current").gauge().value()).isOne();

    engine.forget();
    assertThat(figure("qs_engine_job_lag_seconds")).isNaN();
    assertReady("UNKNOWN");
  }

  /** In service, whoever asks; anonymous readers learn nothing but the status. */
  private void assertReady(String status) {
    var answer = rest.getForEntity(READINESS, String.class);
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
    assertThat(answer.getBody()).isEqualTo("{\"status\":\"%s\"}", status);
  }

  private void issue(String occasion, boolean rollback) {
    transaction.executeWithoutResult(
        status -> {
          documents.issue(PlanDraft.of("HD2009-01", occasion, "“质量和安全年”活动方案"));
          if (rollback) {
            status.setRollbackOnly();
          }
        });
  }

  private static Date now() {
    return ClockUtil.getCurrentTime();
  }

  private double figure(String metric) {
    return scraped()
        .lines()
        .filter(line -> line.startsWith(metric + " "))
        .map(line -> Double.parseDouble(line.substring(metric.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + metric));
  }

  private String scraped() {
    HttpHeaders headers = new HttpHeaders();
    headers.setBearerAuth("test-token-of-prometheus");
    return rest.exchange(
            "/actuator/prometheus", HttpMethod.GET, new HttpEntity<>(headers), String.class)
        .getBody();
  }
}

package cn.qualitysafety.licence;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.deadline.WorkingDayCalendar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Forty applications at once, with the job executor as in production. */
@SystemTest
@Tag("database")
class LicenceThroughputTest {

  private static final int ENTERPRISES = 8;
  private static final int CASES = 5 * ENTERPRISES;

  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private WorkingDayCalendar calendar;
  @Autowired private ApplicationService applications;
  @Autowired private HistoryService history;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private JdbcTemplate jdbc;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-09-14T09:00:00");
    driver.startJobExecutor();
  }

  @AfterEach
  void end() {
    driver.stopJobExecutor();
    driver.reset();
  }

  @Test
  @Tag("slow")
  void fortyApplicationsAtOnceGetTheirCertificatesWithoutAGapOrADouble() {
    ManyApplications many =
        new ManyApplications(new LicenceSteps(driver, enterprises), calendar, ENTERPRISES);
    many.carryToCertificates(driver);
    assertThat(many.numbers())
        .containsExactlyInAnyOrderElementsOf(
            ManyApplications.numbered("XK2009-440100-%04d", CASES));
    assertThat(many.numbers())
        .allMatch(number -> applications.of(number).state() == ApplicationState.ISSUED);
    for (String licence : ManyApplications.LICENCE_NUMBERS) {
      assertThat(
              strings(
                  "select number from licence where number like ?",
                  licence.replaceFirst("%.*", "%")))
          .containsExactlyInAnyOrderElementsOf(ManyApplications.numbered(licence, ENTERPRISES));
    }
    ManyApplications.DOCUMENTS.forEach(
        (kind, number) ->
            assertThat(strings("select number from official_document where kind = ?", kind))
                .containsExactlyInAnyOrderElementsOf(ManyApplications.numbered(number, CASES)));
    assertThat(runtime.createIncidentQuery().count()).isZero();
    assertThat(history.createHistoricJobLogQuery().failureLog().list()).isEmpty();
    assertThat(tasks.createTaskQuery().count()).isZero();
    assertThat(runtime.createProcessInstanceQuery().list())
        .as("only the watches go on")
        .hasSize(CASES)
        .allMatch(instance -> instance.getProcessDefinitionKey().equals("licence-renewal-watch"));
  }

  @Test
  void ofEightWhoHandInTheSameApplicationAtOnceOneIsRegisteredAndTheOthersAreTold()
      throws Exception {
    LicenceSteps steps = new LicenceSteps(driver, enterprises);
    steps.registerHolder();
    ExecutorService windows = Executors.newFixedThreadPool(ManyApplications.CLIENTS);
    List<Future<String>> answers =
        windows.invokeAll(
            Collections.nCopies(ManyApplications.CLIENTS, () -> steps.apply("concrete-pipe")));
    windows.shutdown();
    List<String> registered = new ArrayList<>();
    List<String> told = new ArrayList<>();
    for (Future<String> answer : answers) {
      try {
        registered.add(answer.get());
      } catch (ExecutionException refused) {
        told.add(refused.getCause().getMessage());
      }
    }
    assertThat(registered).containsExactly("XK2009-440100-0001");
    assertThat(told)
        .hasSize(ManyApplications.CLIENTS - 1)
        .allMatch(sentence -> sentence.contains("申请XK2009-440100-0001正在办理，不能重复收件"));
    assertThat(steps.apply("wood-panel")).as("no gap").isEqualTo("XK2009-440100-0002");
  }

  private List<String> strings(String query, String value) {
    return jdbc.queryForList(query, String.class, value);
  }
}

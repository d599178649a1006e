package cn.qualitysafety.campaign;

import static cn.qualitysafety.campaign.CampaignSteps.APPROVE;
import static cn.qualitysafety.campaign.CampaignSteps.CITY;
import static cn.qualitysafety.campaign.CampaignSteps.DIRECTOR;
import static cn.qualitysafety.campaign.CampaignSteps.OFFICE;
import static cn.qualitysafety.campaign.CampaignSteps.PROVINCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.platform.alert.TaskAlert;
import cn.qualitysafety.platform.alert.TaskAlerts;
import java.time.LocalDateTime;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SystemTest
class CampaignMobilisationProcessTest {

  private static final String GUANGZHOU = "440100";
  private static final String CASE = "HD2009-01-440100-BS";

  @Autowired private CaseDriver driver;
  @Autowired private MobilisationService mobilisations;
  @Autowired private TaskAlerts alerts;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;

  private CampaignSteps steps;

  @BeforeEach
  void begin() {
    driver.reset();
    steps = new CampaignSteps(driver);
    driver.setClock("2009-02-27T09:00:00");
    steps.start(2009);
    driver.moveClockTo("2009-03-02T09:00:00");
  }

  @AfterEach
  void giveTheClockBack() {
    driver.reset();
  }

  @Test
  void theCaseRunsInTheCitysUnitUnderItsOwnNumber() {
    assertThat(
            runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(CASE)
                .singleResult()
                .getTenantId())
        .isEqualTo(GUANGZHOU);
  }

  @Test
  void aPlanFiledInTimeIsAccepted() {
    steps.cityMobilises("HD2009-01", GUANGZHOU);
    assertThat(mobilisations.of(CASE))
        .extracting(
            Participation::state,
            Participation::late,
            Participation::filedBy,
            Participation::filedAt,
            Participation::acceptedBy)
        .containsExactly(
            FilingState.ACCEPTED,
            false,
            driver.person(DIRECTOR, GUANGZHOU),
            LocalDateTime.of(2009, 3, 2, 9, 0),
            driver.person(OFFICE, PROVINCE));
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(CASE).count())
        .isZero();
  }

  @Test
  void directorAndProvinceEachSendThePlanBackWithTheirReason() {
    steps.setUpLeadingBody(CASE, GUANGZHOU);
    steps.draftCityPlan(CASE, GUANGZHOU);
    driver.complete(
        CASE, "userTask_fileCityPlan", DIRECTOR, GUANGZHOU, CampaignSteps.reject("缺少分工"));
    assertThat(mobilisations.of(CASE))
        .extracting(Participation::state, Participation::remarks)
        .containsExactly(FilingState.OPEN, "缺少分工");

    steps.draftCityPlan(CASE, GUANGZHOU);
    driver.complete(CASE, "userTask_fileCityPlan", DIRECTOR, GUANGZHOU, APPROVE);
    driver.complete(
        CASE, "userTask_acceptCityPlan", OFFICE, PROVINCE, CampaignSteps.reject("缺少时间安排"));
    assertThat(mobilisations.of(CASE))
        .extracting(Participation::state, Participation::remarks)
        .containsExactly(FilingState.RETURNED, "缺少时间安排");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_draftCityPlan");
  }

  @Test
  void whoSendsSomethingBackMustSayWhy() {
    steps.setUpLeadingBody(CASE, GUANGZHOU);
    steps.draftCityPlan(CASE, GUANGZHOU);
    assertThatThrownBy(
            () ->
                driver.complete(
                    CASE,
                    "userTask_fileCityPlan",
                    DIRECTOR,
                    GUANGZHOU,
                    Map.of("decision", "reject", "remarks", "  ")))
        .hasMessageContaining("“退回意见”不能为空，请填写后再提交。");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_fileCityPlan");
  }

  @Test
  void aTaskWithoutAnAnswerIsRefused() {
    steps.setUpLeadingBody(CASE, GUANGZHOU);
    steps.draftCityPlan(CASE, GUANGZHOU);
    assertThatThrownBy(
            () -> driver.complete(CASE, "userTask_fileCityPlan", DIRECTOR, GUANGZHOU, Map.of()))
        .hasMessageContaining("审签意见");
  }

  @Test
  void aTextOfAHundredThousandCharactersIsRefusedAndNothingIsLost() {
    steps.setUpLeadingBody(CASE, GUANGZHOU);
    assertThatThrownBy(
            () ->
                driver.complete(
                    CASE,
                    "userTask_draftCityPlan",
                    CITY,
                    GUANGZHOU,
                    Map.of("planTitle", "方案", "planText", "字".repeat(100_000))))
        .hasMessageContaining("“方案措施”共100000字，超过3000字的上限");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_draftCityPlan");
    assertThat(mobilisations.of(CASE).planTitle()).isNull();
  }

  @Test
  void theLightTurnsYellowOneWorkingDayBeforeTheLimitAndRedAfterIt() {
    driver.moveClockTo("2009-03-30T08:29:59");
    assertThat(priority()).isEqualTo(TaskAlerts.GREEN);
    driver.moveClockTo("2009-03-30T08:30:01");
    assertThat(priority()).isEqualTo(TaskAlerts.YELLOW);
    driver.moveClockTo("2009-04-01T00:00:01");
    assertThat(priority()).isEqualTo(TaskAlerts.RED);
    assertThat(alerts.ofCase(CASE))
        .extracting(TaskAlert::kind, TaskAlert::raisedAt)
        .containsExactly(
            tuple(TaskAlert.Kind.REMINDED, LocalDateTime.of(2009, 3, 30, 8, 30, 1)),
            tuple(TaskAlert.Kind.OVERDUE, LocalDateTime.of(2009, 4, 1, 0, 0)));
  }

  @Test
  void aCityThatIsLateGoesOnAndStaysLate() {
    driver.moveClockTo("2009-04-02T09:00:00");
    assertThat(mobilisations.of(CASE).late()).isTrue();
    steps.cityMobilises("HD2009-01", GUANGZHOU);
    assertThat(mobilisations.of(CASE))
        .extracting(Participation::state, Participation::late)
        .containsExactly(FilingState.ACCEPTED, true);
  }

  @Test
  void whoDraftsDoesNotFile() {
    steps.setUpLeadingBody(CASE, GUANGZHOU);
    driver.as(
        java.util.List.of(CITY, DIRECTOR),
        GUANGZHOU,
        () -> {
          String draft =
              tasks.createTaskQuery().processInstanceBusinessKey(CASE).singleResult().getId();
          tasks.complete(draft, Map.of("planTitle", "方案", "planText", "措施"));
          String file =
              tasks.createTaskQuery().processInstanceBusinessKey(CASE).singleResult().getId();
          assertThatThrownBy(() -> tasks.claim(file, driver.person(CITY, GUANGZHOU)))
              .hasMessageContaining("按岗位分离的规定");
          return null;
        });
  }

  private int priority() {
    return tasks.createTaskQuery().processInstanceBusinessKey(CASE).singleResult().getPriority();
  }
}

package cn.qualitysafety.platform.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.alert.TaskAlert;
import cn.qualitysafety.platform.alert.TaskAlerts;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@SystemTest
@Tag("database")
class CaseLimitsTest {

  private static final String CASE = "XK2009-0001";

  /** Ten working days. */
  private static final String TEN = "campaign.consolidateSummary";

  private static final String TOLD = "在实地核查结论告知书中告知";

  private static final String TESTING = "产品检验时间不计入期限（行政许可法第四十五条）";

  @Autowired private CaseDriver driver;
  @Autowired private CaseLimits limits;
  @Autowired private TaskAlerts alerts;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;

  @BeforeEach
  @AfterEach
  void reset() {
    driver.reset();
  }

  @ParameterizedTest
  @CsvSource({
    "2009-01-19, 2009-02-05, Spring Festival of 2009 with two make-up days",
    "2009-09-21, 2009-10-10, National Day of 2009 with two make-up days",
    "2026-02-09, 2026-02-28, Spring Festival of 2026 with two make-up days",
    "2026-09-17, 2026-10-08, Mid-Autumn and National Day of 2026 with one make-up day between"
  })
  void tenWorkingDaysAcrossAHoliday(LocalDate begun, LocalDate due, String occasion) {
    driver.setClock(begun + "T16:00:00");
    limits.begin(CASE, TEN);
    assertThat(limit().dueOn()).as(occasion).isEqualTo(due);
  }

  @Test
  void timeThatTheLawDoesNotCountMovesTheLastDayAndCanBeRead() {
    driver.setClock("2009-09-21T09:00:00");
    limits.begin(CASE, TEN);
    driver.setClock("2009-09-24T15:00:00");
    limits.stop(CASE, TEN, TESTING, TOLD);

    driver.setClock("2009-09-29T09:00:00");
    assertThat(limits.dueOn(limit())).isEqualTo("2009-10-15");
    assertThat(limit().dueOn()).isEqualTo("2009-10-10");

    driver.setClock("2009-10-12T10:00:00");
    limits.resume(CASE, TEN);
    assertThat(limit().dueOn()).isEqualTo("2009-10-21");

    driver.setClock("2009-10-14T10:00:00");
    limits.stop(CASE, TEN, "听证时间不计入期限", "");
    driver.setClock("2009-10-16T10:00:00");
    limits.end(CASE, TEN);
    assertThat(limit())
        .extracting(CaseLimit::dueOn, CaseLimit::endedOn)
        .containsExactly(LocalDate.of(2009, 10, 23), LocalDate.of(2009, 10, 16));
    assertThat(limits.standstills(CASE))
        .extracting(
            Standstill::stoppedOn, Standstill::resumedOn, Standstill::reason, Standstill::told)
        .containsExactly(
            tuple(LocalDate.of(2009, 9, 24), LocalDate.of(2009, 10, 12), TESTING, TOLD),
            tuple(LocalDate.of(2009, 10, 14), LocalDate.of(2009, 10, 16), "听证时间不计入期限", ""));
  }

  /**
   * 条例 art. 24 par. 2: accepted on 1 April 2009, received by the laboratory on 6 May, reported on 5
   * June. Of the sixty working days 23 lie before (2 to 30 April without the 6th, 4 to 6 May), 37
   * after: 15 of June from the 8th on without a holiday, then 22 of July without one: the 28th.
   */
  @Test
  void onlyTheTimeOfTheLaboratoryDoesNotCountIntoAReview() {
    driver.setClock("2009-04-01T09:00:00");
    limits.begin(CASE, "licence.review");
    driver.setClock("2009-05-06T09:00:00");
    limits.stop(CASE, "licence.review", TESTING, TOLD);
    driver.setClock("2009-06-05T16:00:00");
    limits.resume(CASE, "licence.review");
    assertThat(limit().dueOn()).isEqualTo("2009-07-28");
  }

  /** 行政许可法 art. 42: twenty working days, and ten more that the bureau's head allows. */
  @Test
  void aChangeOfALicenceIsDecidedTenDaysLaterIfTheHeadAllowsItOnce() {
    driver.setClock("2009-09-14T09:00:00");
    assertThat(limits.begin(CASE, "licence.change")).isEqualTo("2009-10-16");
    driver.setClock("2009-10-15T09:00:00");
    assertThat(limits.extend(CASE, "licence.change", "核查人员不足", "gz-lingdao"))
        .as("19 to 23, 26 to 30 October")
        .isEqualTo("2009-10-30");
    assertThatThrownBy(() -> limits.extend(CASE, "licence.change", "仍不足", "gz-lingdao"))
        .isInstanceOf(RefusedInputException.class)
        .hasMessageContaining("已经延长1次");
    driver.setClock("2009-11-02T09:00:00");
    assertThatThrownBy(() -> limits.extend("XK2009-0002", "licence.change", "x", "gz-lingdao"))
        .hasMessageContaining("is not running");
    limits.begin("XK2009-0002", "licence.review");
    assertThatThrownBy(() -> limits.extend("XK2009-0002", "licence.review", "x", "gz-lingdao"))
        .hasMessageContaining("没有可以延长的规定");
  }

  /** 行政处罚法 (2021) art. 60, and thirty days more; what is over is not made longer. */
  @Test
  void aPenaltyIsDecidedInNinetyDaysAndThirtyMoreAndNotLonger() {
    driver.setClock("2022-03-01T09:00:00");
    assertThat(limits.begin(CASE, "licence.revocation"))
        .as("30 + 30 + 30 days: Monday 30 May")
        .isEqualTo("2022-05-30");
    driver.setClock("2022-05-31T09:00:00");
    assertThatThrownBy(() -> limits.extend(CASE, "licence.revocation", "案情复杂", "gz-lingdao"))
        .hasMessageContaining("本期限已于2022年5月30日届满");
    driver.setClock("2022-05-30T09:00:00");
    assertThat(limits.extend(CASE, "licence.revocation", "案情复杂", "gz-lingdao"))
        .as("29 June")
        .isEqualTo("2022-06-29");
  }

  @Test
  void aLimitThatAPaperHasToldSaysSoAndWarnsOfNothing() {
    driver.setClock("2026-12-28T09:00:00");
    limits.begin(CASE, "licence.visit");
    assertThat(limits.caveat(limit())).isEqualTo("（2027年放假安排尚未公布，暂按法定节假日和周末推算）");
    limits.tell(CASE, "licence.visit", "实地核查通知书");
    assertThat(limit().toldIn()).isEqualTo("实地核查通知书");
    assertThat(limits.caveat(limit())).isEmpty();
  }

  @Test
  void theLightIsYellowInTheLastFifthAndRedAfterTheLastDay() {
    driver.setClock("2009-09-21T09:00:00");
    limits.begin(CASE, TEN);
    assertThat(List.of("2009-09-29", "2009-09-30", "2009-10-10", "2009-10-11"))
        .extracting(
            day -> {
              driver.setClock(day + "T09:00:00");
              return limits.light(limit());
            })
        .containsExactly(Light.GREEN, Light.YELLOW, Light.YELLOW, Light.RED);
  }

  @Test
  void anOpenTaskStandsStillAndMovesWithItsLimit() {
    String deployment = deploy();
    try {
      driver.setClock("2009-09-21T09:00:00");
      limits.begin(CASE, TEN);
      runtime.startProcessInstanceByKey("limit-test", CASE, Map.of());
      assertThat(task().getDueDate()).isEqualTo("2009-10-10T23:59:59+08:00");

      driver.moveClockTo("2009-09-24T15:00:00");
      limits.stop(CASE, TEN, TESTING, TOLD);
      assertThat(task().getDueDate()).isNull();

      driver.moveClockTo("2009-10-12T10:00:00");
      assertThat(alerts.ofCase(CASE)).isEmpty();
      limits.resume(CASE, TEN);
      assertThat(task().getDueDate()).isEqualTo("2009-10-21T23:59:59+08:00");

      driver.moveClockTo("2009-10-20T08:30:00");
      driver.moveClockTo("2009-10-22T09:00:00");
      assertThat(alerts.ofCase(CASE))
          .extracting(TaskAlert::kind, TaskAlert::raisedAt)
          .containsExactly(
              tuple(TaskAlert.Kind.REMINDED, LocalDateTime.of(2009, 10, 20, 8, 30)),
              tuple(TaskAlert.Kind.OVERDUE, LocalDateTime.of(2009, 10, 22, 9, 0)));
    } finally {
      repository.deleteDeployment(deployment, true);
    }
  }

  @Test
  void aLimitThatTheLawStartsAnewHasASecondRun() {
    driver.setClock("2009-09-21T09:00:00");
    limits.begin(CASE, TEN);
    assertThatThrownBy(() -> limits.begin(CASE, TEN))
        .hasMessageContaining("is running since 2009-09-21");
    driver.setClock("2009-09-23T09:00:00");
    limits.end(CASE, TEN);
    assertThatThrownBy(() -> limits.stop(CASE, TEN, TESTING, TOLD))
        .hasMessageContaining("not running");
    driver.setClock("2009-10-09T09:00:00");
    limits.begin(CASE, TEN);
    assertThatThrownBy(() -> limits.resume(CASE, TEN)).hasMessageContaining("does not stand still");
    assertThat(limits.ofCase(CASE))
        .extracting(CaseLimit::runNumber, CaseLimit::dueOn)
        .containsExactly(
            tuple(1, LocalDate.of(2009, 10, 10)), tuple(2, LocalDate.of(2009, 10, 22)));
  }

  private CaseLimit limit() {
    return limits.ofCase(CASE).get(0);
  }

  private Task task() {
    return tasks.createTaskQuery().processInstanceBusinessKey(CASE).singleResult();
  }

  private String deploy() {
    String dueDate = "${limit.dueDate(execution, '%s')}".formatted(TEN);
    return repository
        .createDeployment()
        .addModelInstance(
            "limit-test.bpmn",
            Bpmn.createExecutableProcess("limit-test")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .userTask("userTask_decide")
                .name("审查决定")
                .camundaDueDate(dueDate)
                .endEvent()
                .done())
        .deploy()
        .getId();
  }
}

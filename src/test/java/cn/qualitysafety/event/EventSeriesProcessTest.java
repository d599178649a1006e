package cn.qualitysafety.event;

import static cn.qualitysafety.event.EventSteps.GUANGZHOU;
import static cn.qualitysafety.event.EventSteps.ORGANISER;
import static cn.qualitysafety.event.EventSteps.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.language.FactsOfCases;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Columns and lectures that are entered on 2009-03-30. */
@SystemTest
class EventSeriesProcessTest {

  private static final String CASE = "XL2009-440100-0001";

  @Autowired private CaseDriver driver;
  @Autowired private EventStatistics statistics;
  @Autowired private OfficialDocuments documents;
  @Autowired private FactsOfCases facts;
  @Autowired private RepositoryService repository;
  @Autowired private TaskService tasks;
  @Autowired private JdbcTemplate jdbc;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-03-30T09:00:00");
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  /** Every second Friday from 2009-04-03 on: the fifth on 05-29, the sixth on 06-12. */
  @Test
  void aColumnThatMissedItsFifthIssueIsOnTimeAgainWithItsSixthAndHasElevenOfTwelve() {
    LocalDate fifth = LocalDate.of(2009, 5, 29);
    start(column());
    for (int issue = 1; issue <= 12; issue++) {
      LocalDate day = LocalDate.of(2009, 4, 3).plusWeeks(2L * (issue - 1));
      driver.moveClockTo(day + "T00:00:01");
      assertThat(open()).as("issue %d", issue).hasSize(1);
      driver.setClock(day + "T10:00:00");
      record(issue == 5 ? missed() : published(day.toString(), "第%d期".formatted(issue)));
      assertThat(statistics.of(2009, List.of(GUANGZHOU)).series())
          .singleElement()
          .satisfies(
              series -> assertThat(series.state()).isEqualTo(day.equals(fifth) ? "未出" : "按期"));
    }
    assertThat(row()).containsEntry("result", "应出12期，已出11期，其中按期11期");
    assertThat(fact("issuesMissed")).isEqualTo(1L);
    assertThat(statistics.of(2009, List.of(GUANGZHOU)).series())
        .singleElement()
        .satisfies(series -> assertThat(series.published()).isEqualTo(11));
    assertThat(IssuedText.of(documents.ofCase(CASE).get(0), documents))
        .contains("南方日报", "应出12期，已出11期，其中按期11期", "第4期；第6期");
  }

  /** Five working days after Friday 2009-04-03, without Monday 04-06: 7, 8, 9, 10 and 13 April. */
  @Test
  void anIssueThatNobodyRecordsIsShownAsSuchAndALateOneIsNotOnTime() {
    start(with(column(), "issues", 2));
    driver.moveClockTo("2009-04-03T09:00:00");
    String due = tasks.createTaskQuery().singleResult().getDueDate().toInstant().toString();
    assertThat(due).isEqualTo("2009-04-13T15:59:59Z");
    driver.moveClockTo("2009-04-14T00:00:02");
    assertThat(states()).containsExactly("逾期未登记");
    assertThatThrownBy(() -> record(published("2009-04-15", "迟到的一期")))
        .hasMessageContaining("“刊播日期”不能晚于今天");
    record(published("2009-04-10", "迟到的一期"));
    assertThat(states()).containsExactly("补出");
    driver.moveClockTo("2009-12-31T23:00:00");
    assertThat(open()).as("the second issue, which nobody has recorded").hasSize(1);
    driver.moveClockTo("2010-01-01T00:00:01");
    assertThat(row()).containsEntry("result", "应出2期，已出1期，其中按期0期");
  }

  @Test
  void aLectureCountsItsListenersAndASeriesEndsWithTheYear() {
    assertThatThrownBy(() -> start(with(column(), "issues", 21))).hasMessageContaining("最后一期在下一年");
    assertThatThrownBy(() -> start(with(column(), "interval", "month", "issues", 10)))
        .hasMessageContaining("最后一期在下一年");
    assertThatThrownBy(() -> start(with(column(), "firstIssue", "2009-03-27")))
        .hasMessageContaining("“首期日期”不能早于今天");
    start(
        with(
            column(),
            "kind",
            "lecture",
            "seriesName",
            "质量安全知识大讲堂",
            "interval",
            "month",
            "issues",
            1));
    driver.moveClockTo("2009-04-03T10:00:00");
    assertThatThrownBy(() -> record(published("2009-04-03", "食品安全法")))
        .hasMessageContaining("“听讲人数”不能为空");
    record(with(published("2009-04-03", "食品安全法"), "listeners", 300));
    assertThat(fact("clause")).isEqualTo("C008");
    assertThat(row()).containsEntry("result", "应出1期，已出1期，其中按期1期");
  }

  private static Map<String, Object> column() {
    Map<String, Object> form = new HashMap<>();
    form.put("seriesName", "质量与生活");
    form.put("kind", "column");
    form.put("medium", "南方日报");
    form.put("topic", "policy");
    form.put("personInCharge", "林敏");
    form.put("firstIssue", "2009-04-03");
    form.put("interval", "two-weeks");
    form.put("issues", 12);
    return form;
  }

  private static Map<String, Object> published(String on, String headline) {
    Map<String, Object> form = new HashMap<>();
    form.put("published", "yes");
    form.put("publishedOn", on);
    form.put("headline", headline);
    form.put("issueTopic", "policy");
    form.put("pageOrLink", "A12版");
    form.put("issueEvidence", "剪报.pdf");
    return form;
  }

  private static Map<String, Object> missed() {
    return Map.of("published", "no", "missedReason", "版面调整。");
  }

  private void start(Map<String, Object> form) {
    driver.start("event-series", ORGANISER, GUANGZHOU, form);
    driver.runJobs();
  }

  private List<Task> open() {
    return tasks.createTaskQuery().taskDefinitionKey("userTask_recordIssue").list();
  }

  /** The one that waits longest. */
  private void record(Map<String, Object> entered) {
    String id =
        tasks
            .createTaskQuery()
            .taskDefinitionKey("userTask_recordIssue")
            .orderByDueDate()
            .asc()
            .list()
            .get(0)
            .getId();
    driver.as(
        ORGANISER,
        GUANGZHOU,
        () -> {
          tasks.complete(id, entered);
          return null;
        });
    driver.runJobs();
  }

  /** Of the issues by now, as tables outside of the rows know them. */
  private List<Object> states() {
    return facts
        .known(model(), CasePlace.of(CASE), name -> false)
        .ofRows()
        .getOrDefault("issueState", List.of());
  }

  private Object fact(String name) {
    return facts.value(model(), CasePlace.of(CASE), name);
  }

  private ProcessDefinition model() {
    return repository
        .createProcessDefinitionQuery()
        .processDefinitionKey("event-series")
        .latestVersion()
        .singleResult();
  }

  private Map<String, Object> row() {
    return jdbc.queryForMap("select * from cases where case_number = ?", CASE);
  }
}

package cn.qualitysafety.rulemaking;

import static cn.qualitysafety.rulemaking.RulemakingSteps.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How a draft is sent to others for their opinions, from Monday 2009-03-02. */
@SystemTest
class RulemakingConsultationProcessTest {

  private static final String CASE = "ZD2009-440000-0001";

  @Autowired private CaseDriver driver;
  @Autowired private TaskService tasks;

  private RulemakingSteps steps;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-03-02T09:00:00");
    steps = new RulemakingSteps(driver, tasks);
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void aDraftHearingIsHeldThirtyDaysAfterItIsAnnouncedAtTheEarliest() {
    driver.setClock("2009-06-01T09:00:00");
    steps.start("rulemaking-document", document());
    steps.withinScope(CASE);
    steps.approve(CASE, "2009-06-01", "2009-07-01");
    steps.draft(CASE, "hearing", "yes", "consultedCities", List.of("440100"));
    assertThatThrownBy(() -> announce("2009-06-11"))
        .as("ten days after it")
        .hasMessageContaining("听证会应当在举行的30日前公布：最早可以在2009-07-01举行");
    assertThatThrownBy(() -> announce("2009-06-30")).hasMessageContaining("最早可以在2009-07-01举行");
    announce("2009-07-01");
    driver.moveClockTo("2009-06-30T23:00:00");
    assertThat(driver.openTasks(CASE)).doesNotContain("userTask_holdDraftHearing");
    driver.moveClockTo("2009-07-01T10:00:00");
    assertThat(driver.openTasks(CASE)).contains("userTask_holdDraftHearing");
    steps.officer(
        CASE,
        "userTask_holdDraftHearing",
        "hearingHeldOn",
        "2009-07-01",
        "hearingPresider",
        "罗平",
        "hearingPresent",
        "企业代表十人。",
        "hearingRecord",
        "一条意见。",
        "hearingOpinions",
        1);
    steps.officer(
        CASE,
        "userTask_publishDraft",
        "draftPublishedOn",
        "2009-06-01",
        "draftPublishedIn",
        "省局网站");
    driver.runJobs();
    steps.officer(CASE, "userTask_recordComments", "commentsReceived", 0);
    assertThat(driver.openTasks(CASE))
        .as("what the hearing said is handled, too")
        .containsExactly("userTask_handleComment");
  }

  private void announce(String hearingOn) {
    steps.officer(
        CASE,
        "userTask_announceDraftHearing",
        "announcedOn",
        "2009-06-01",
        "hearingOn",
        hearingOn,
        "hearingPlace",
        "省局会议室",
        "hearingContent",
        "年审的时间。");
  }
}

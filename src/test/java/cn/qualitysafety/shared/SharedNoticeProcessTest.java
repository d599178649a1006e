package cn.qualitysafety.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.record.CaseRecords;
import cn.qualitysafety.platform.record.RecordedForm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A list that the leading group's office makes public on Monday 2009-12-07, for five working days;
 * 15 to 18 and 21 December are five more for the post.
 */
@SystemTest
class SharedNoticeProcessTest {

  private static final String PROVINCE = "440000";
  private static final String OFFICE = "leading-group-office";
  private static final String CASE = "GS2009-440000-0001";

  @Autowired private CaseDriver driver;
  @Autowired private OfficialDocuments documents;
  @Autowired private CaseRecords records;
  @Autowired private RuntimeService runtime;
  @Autowired private JdbcTemplate jdbc;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-12-07T09:00:00");
    // As a procedure that calls it.
    runtime.startProcessInstanceByKey(
        "shared-notice",
        Map.of(
            "subject", "拟通报表扬的单位",
            "noticeList", "佛山市质量技术监督局。",
            "noticePeriod", "5个工作日",
            "noticeLimit", "commitment.objection",
            "noticePost", OFFICE,
            "causeCase", "TB2009-440000-0001"));
    driver.runJobs();
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Tag("database")
  @Test
  void theListOfTheSeventhMayBeObjectedToUntilTheFourteenth() {
    assertThat(IssuedText.of(documents.ofCase(CASE).get(0), documents))
        .contains("关于拟通报表扬的单位的公示", "佛山市质量技术监督局。", "自本公示发布之日起5个工作日");
    publish();
    assertThat(driver.shown(CASE, "userTask_registerObjection"))
        .containsEntry("publishedOn", "2009-12-07")
        .containsEntry("noticeUntil", "2009-12-14");

    driver.moveClockTo("2009-12-14T17:00:00");
    register("2009-12-14");
    assertThat(driver.openTasks(CASE))
        .as("the next one may be registered while the first is looked into")
        .containsExactly("userTask_registerObjection");
    driver.moveClockTo("2009-12-15T16:00:00");
    assertThatThrownBy(() -> register("2009-12-15"))
        .hasMessageContaining("“收到日期”晚于公示期截止日（2009-12-14）");
    driver.moveClockTo("2009-12-21T16:00:00");
    register("2009-12-14");
    driver.moveClockTo("2009-12-22T00:00:01");
    assertThat(driver.openTasks(CASE)).as("posted on the last day, it has come").isEmpty();
    assertThat(result()).as("two are still to be answered").isNull();

    answer("YY2009-440000-0001", "dismissed");
    assertThat(result()).isNull();
    answer("YY2009-440000-0002", "upheld");
    assertThat(result()).isEqualTo("公示结束");
    assertThat(recorded("noticeResult")).isEqualTo("异议成立");
    assertThat(recorded("affectedText")).isEqualTo("佛山市局：该局九月有一起事故没有上报，经核实属实。");
  }

  @Test
  void withoutAnObjectionItEndsByItselfAndSaysSo() {
    publish();
    driver.moveClockTo("2009-12-21T23:59:59");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_registerObjection");
    driver.moveClockTo("2009-12-22T00:00:01");
    assertThat(result()).isEqualTo("公示结束");
    assertThat(recorded("noticeResult")).isEqualTo("无异议");
  }

  @Test
  void oneThatIsNotUpheldChangesNothing() {
    publish();
    register("2009-12-07");
    answer("YY2009-440000-0001", "dismissed");
    driver.moveClockTo("2009-12-22T00:00:01");
    assertThat(recorded("noticeResult")).isEqualTo("异议不成立");
  }

  @Test
  void whoObjectsIsKnownToThePostAloneAndNotToWhoeverLooksIntoIt() {
    publish();
    register("2009-12-07");
    assertThat(driver.shown("YY2009-440000-0001", "userTask_investigateObjection").values())
        .asString()
        .contains("该局九月有一起事故没有上报")
        .doesNotContain("赵某");
    assertThat(words(List.of(OFFICE))).contains("赵某", "13800000000");
    assertThat(words(List.of("supervisor"))).doesNotContain("赵某", "13800000000");
  }

  @Test
  void anObjectionComesAfterTheNoticeAndWithItsReason() {
    publish();
    assertThatThrownBy(() -> register("2009-12-04"))
        .hasMessageContaining("“收到日期”早于公示发布日期（2009-12-07）");
    assertThatThrownBy(() -> register("2009-12-08")).hasMessageContaining("“收到日期”不能晚于今天");
    Map<String, Object> form = objection("2009-12-07");
    form.put("objectionReason", "不行。");
    assertThatThrownBy(() -> complete("userTask_registerObjection", form))
        .hasMessageContaining("不足20字");
  }

  private void publish() {
    complete("userTask_publishNotice", Map.of("publishedAt", "省局网站、公告栏"));
  }

  private void register(String receivedOn) {
    complete("userTask_registerObjection", objection(receivedOn));
  }

  private static Map<String, Object> objection(String receivedOn) {
    return new HashMap<>(
        Map.of(
            "objectionAbout", "佛山市局",
            "objectionReason", "该局九月有一起事故没有上报，应当查明以后再定。",
            "sealedObjector", "赵某",
            "sealedObjectorPhone", "13800000000",
            "receivedOn", receivedOn));
  }

  private void answer(String objection, String result) {
    driver.complete(
        objection,
        "userTask_investigateObjection",
        OFFICE,
        PROVINCE,
        Map.of(
            "objectionFindings", "该局九月有一起事故没有上报，经核实属实。",
            "objectionResult", result,
            "objectionReply", "您反映的情况已经核实。",
            "repliedBy", "书面"));
    driver.runJobs();
  }

  private void complete(String taskKey, Map<String, Object> entered) {
    driver.complete(CASE, taskKey, OFFICE, PROVINCE, entered);
    driver.runJobs();
  }

  private String result() {
    return (String)
        jdbc.queryForMap("select result from cases where case_number = ?", CASE).get("result");
  }

  private String recorded(String field) {
    return records.text(CASE, field);
  }

  private List<String> words(List<String> posts) {
    return records.ofCases(List.of(CASE), posts).stream()
        .flatMap(form -> form.lines().stream())
        .map(RecordedForm.Line::words)
        .toList();
  }
}

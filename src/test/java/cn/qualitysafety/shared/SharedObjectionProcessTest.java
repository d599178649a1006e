package cn.qualitysafety.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * An objection that came on Friday 2009-09-25; what becomes of its notice is in that one's test.
 */
@SystemTest
class SharedObjectionProcessTest {

  private static final String CASE = "YY2009-440000-0001";

  @Autowired private CaseDriver driver;
  @Autowired private RuntimeService runtime;
  @Autowired private JdbcTemplate jdbc;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-09-27T09:00:00");
    runtime.startProcessInstanceByKey(
        "shared-objection",
        Map.of(
            "subject", "名牌产品",
            "objectionAbout", "甲厂",
            "objectionReason", "该厂产品今年抽查不合格，不应评为名牌产品。",
            "receivedOn", "2009-09-25",
            "noticePost", "brand-office",
            "causeCase", "GS2009-440000-0001"));
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void itIsLookedIntoWithinTenWorkingDaysOfItsReceiptByThePostThatHasGivenNotice() {
    assertThat(driver.dueDate(CASE, "userTask_investigateObjection"))
        .as("27 to 30 September, 9, 10, 12 to 15 October")
        .isEqualTo("2009-10-15T23:59:59+08:00");
    assertThatThrownBy(() -> answer("division-officer", "upheld"))
        .as("another post does not find it")
        .isInstanceOf(AssertionError.class);
    answer("brand-office", "upheld");
    assertThat(jdbc.queryForMap("select * from cases where case_number = ?", CASE))
        .containsEntry("title", "名牌产品：对甲厂的异议")
        .containsEntry("result", "异议成立");
  }

  @Test
  void itEndsWithAnAnswerToWhoeverObjected() {
    Map<String, Object> form = form("dismissed");
    form.remove("objectionReply");
    assertThatThrownBy(
            () ->
                driver.complete(
                    CASE, "userTask_investigateObjection", "brand-office", "440000", form))
        .hasMessageContaining("“对提出人的答复”不能为空");
    answer("brand-office", "dismissed");
    assertThat(jdbc.queryForMap("select * from cases where case_number = ?", CASE))
        .containsEntry("result", "异议不成立");
  }

  private void answer(String post, String result) {
    driver.complete(CASE, "userTask_investigateObjection", post, "440000", form(result));
  }

  private static Map<String, Object> form(String result) {
    return new HashMap<>(
        Map.of(
            "objectionFindings", "查阅了今年的抽查结果，该厂产品全部合格。",
            "objectionResult", result,
            "objectionReply", "经核实，该厂产品抽查合格。",
            "repliedBy", "电话"));
  }
}

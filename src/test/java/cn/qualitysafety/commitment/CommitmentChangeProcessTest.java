package cn.qualitysafety.commitment;

import static cn.qualitysafety.commitment.ChangeSteps.change;
import static cn.qualitysafety.commitment.ChangeSteps.part;
import static cn.qualitysafety.commitment.CommitmentSteps.FOSHAN;
import static cn.qualitysafety.commitment.CommitmentSteps.GROUP;
import static cn.qualitysafety.commitment.CommitmentSteps.GROUP_OFFICE;
import static cn.qualitysafety.commitment.CommitmentSteps.HEAD;
import static cn.qualitysafety.commitment.CommitmentSteps.LEADER;
import static cn.qualitysafety.commitment.CommitmentSteps.PROVINCE;
import static cn.qualitysafety.commitment.CommitmentSteps.SHENZHEN;
import static cn.qualitysafety.commitment.CommitmentSteps.fees;
import static cn.qualitysafety.commitment.CommitmentSteps.firms;
import static cn.qualitysafety.commitment.CommitmentSteps.number;
import static cn.qualitysafety.commitment.CommitmentSteps.platforms;
import static cn.qualitysafety.commitment.CommitmentSteps.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.platform.attachment.Attachments;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.message.Messages;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Cities that ask for other days and numbers. */
@SystemTest
class CommitmentChangeProcessTest {

  private static final String ITEM = number(FOSHAN, 1);
  private static final String CHANGE = "DT2009-440600-0001";

  @Autowired private CaseDriver driver;
  @Autowired private Messages messages;
  @Autowired private Attachments attachments;
  @Autowired private Commitments commitments;
  @Autowired private OfficialDocuments documents;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TransactionTemplate transaction;

  private CommitmentSteps steps;
  private ChangeSteps changes;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-05-04T09:00:00");
    steps = new CommitmentSteps(driver, messages, attachments, transaction);
    changes = new ChangeSteps(steps);
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  @Tag("database")
  void aFirstMonthIsTheHeadsToGiveAndMovesWhatIsDue() throws IOException {
    due("2009-06-30");
    ask(day("2009-07-30"));
    changes.review(CHANGE);
    assertThat(driver.openTasks(CHANGE)).containsExactly("userTask_decideByHead");
    assertThat(driver.unitOfTask(CHANGE, "userTask_decideByHead")).isEqualTo(PROVINCE);
    changes.decide(CHANGE, "userTask_decideByHead", HEAD, "approve");
    assertThat(result(CHANGE)).isEqualTo("同意调整");
    assertThat(commitments.item(ITEM).orElseThrow())
        .satisfies(
            item -> {
              assertThat(item.dueOn()).isEqualTo("2009-07-30");
              assertThat(item.extensions()).isEqualTo(1);
            });
    assertThat(driver.dueDate(ITEM, "userTask_carryOut")).isEqualTo("2009-07-30T23:59:59+08:00");
    assertThat(documents.ofCase(CHANGE))
        .singleElement()
        .satisfies(
            issued -> {
              assertThat(issued.unitCode()).isEqualTo(PROVINCE);
              assertThat(IssuedText.of(issued, documents))
                  .contains(
                      "关于佛山市质量技术监督局申请调整“集贸市场衡器检定费用纳入财政”的批复",
                      "经研究，同意。申请调整的内容：由“2009-06-30”调整为“2009-07-30”。");
            });
    driver.moveClockTo("2009-07-02T09:00:00");
    assertThat(driver.openTasks(ITEM)).doesNotContain("userTask_urge");
    driver.moveClockTo("2009-07-31T09:00:00");
    assertThat(driver.openTasks(ITEM)).contains("userTask_urge");
  }

  @ParameterizedTest
  @CsvSource({
    "2009-07-31, userTask_decideByLeader",
    "2009-12-31, userTask_decideByLeader",
    "2010-01-01, userTask_decideByGroup"
  })
  void whatIsLongerIsALeadersAndWhatOutlivesTheCampaignTheGroups(String until, String task) {
    due("2009-06-30");
    ask(day(until));
    changes.review(CHANGE);
    assertThat(driver.openTasks(CHANGE)).containsExactly(task);
  }

  @Test
  void aSecondExtensionIsALeadersAndARefusedOneChangesNothing() {
    due("2009-06-30");
    ask(day("2009-07-10"));
    changes.review(CHANGE);
    changes.decide(CHANGE, "userTask_decideByHead", HEAD, "approve");
    String again = ask(day("2009-07-20"));
    changes.review(again);
    assertThat(driver.openTasks(again)).containsExactly("userTask_decideByLeader");
    changes.decide(again, "userTask_decideByLeader", LEADER, "refuse");
    assertThat(result(again)).isEqualTo("不同意调整");
    assertThat(commitments.item(ITEM).orElseThrow().dueOn()).isEqualTo("2009-07-10");
  }

  @Test
  void aCitysPartOfThePlatformsIsNotLoweredUntilOthersTakeWhatItGivesUp() {
    steps.handOut(platforms(PROVINCE));
    steps.planProvincial(
        number(PROVINCE, 1), "share440600", 3, "share440300", 20, "share440000", 7);
    steps.handOut(platforms(FOSHAN));
    steps.plan(ITEM, FOSHAN);
    String ofShenzhen = steps.handOut(platforms(SHENZHEN));
    steps.plan(ofShenzhen, SHENZHEN);
    driver.setClock("2009-10-12T09:00:00");
    ask(part(ITEM, 1));
    changes.review(CHANGE);
    assertThat(driver.openTasks(CHANGE)).containsExactly("userTask_arrangeCover");
    assertThat(driver.shown(CHANGE, "userTask_arrangeCover"))
        .containsEntry("coverage", "各单位合计30个，方案指标30个");
    changes.arrange(CHANGE);
    assertThat(driver.openTasks(CHANGE))
        .as("not covered yet")
        .containsExactly("userTask_arrangeCover");

    String taken = changes.ask(SHENZHEN, part(ofShenzhen, 22));
    changes.review(taken);
    assertThat(driver.openTasks(taken))
        .as("more is always covered")
        .containsExactly("userTask_decideByGroup");
    changes.decide(taken, "userTask_decideByGroup", GROUP, "approve");
    assertThat(expected(ofShenzhen)).isEqualTo(22);
    changes.arrange(CHANGE);
    assertThat(driver.openTasks(CHANGE)).containsExactly("userTask_decideByGroup");
    changes.decide(CHANGE, "userTask_decideByGroup", GROUP, "approve");
    assertThat(expected(ITEM)).isEqualTo(1);
    assertThat(result(CHANGE)).isEqualTo("同意调整");
  }

  @Test
  void whatIsCancelledEndsAndWhatAnotherUnitTakesIsHandedOutThereFirst() {
    due("2009-12-31");
    ask(cancelled());
    changes.review(CHANGE);
    changes.decide(CHANGE, "userTask_decideByGroup", GROUP, "approve");
    assertThat(result(ITEM)).isEqualTo("经批准取消：财政体制调整，该项费用改由市场管理单位承担，不再征收。");
    assertThat(driver.openTasks(ITEM)).isEmpty();

    String second = steps.handOut(fees(FOSHAN));
    steps.plan(second, FOSHAN);
    Map<String, Object> toOther = with(change(second, "单位"), "newUnit", "佛山市南海区质量技术监督局");
    for (String none : List.of("999999", "南海", "DB2009-440605-0001", "440600-L1")) {
      assertThatThrownBy(() -> ask(with(toOther, "newUnit", none)))
          .hasMessageContaining("“%s”不是本省的单位".formatted(none));
    }
    assertThatThrownBy(() -> ask(with(toOther, "newUnit", FOSHAN)))
        .hasMessageContaining("就是现在的承担单位");
    String moved = ask(toOther);
    changes.review(moved);
    assertThat(driver.shown(moved, "userTask_decideByGroup"))
        .containsEntry("newUnit", "佛山市南海区质量技术监督局");
    changes.decide(moved, "userTask_decideByGroup", GROUP, "approve");
    assertThat(driver.openTasks(moved)).containsExactly("userTask_assignAnew");
    assertThat(driver.openTasks(second)).containsExactly("userTask_carryOut");
    String taken = steps.handOut(fees("440605"));
    assertThatThrownBy(() -> assign(moved, "DB2009-440605-9999"))
        .hasMessageContaining("“DB2009-440605-9999”不是正在办理的督办任务的编号");
    assertThatThrownBy(() -> assign(moved, second))
        .hasMessageContaining("“新任务的编号”不是佛山市南海区质量技术监督局承担的任务");
    assign(moved, taken);
    assertThat(driver.openTasks(second)).isEmpty();
  }

  @Test
  void whatCannotBeChangedIsRefusedWhileWhoeverAsksIsThere() {
    due("2009-06-30");
    assertThatThrownBy(() -> ask(day("2009-05-04"))).hasMessageContaining("“新的期限”应晚于今天");
    assertThatThrownBy(() -> ask(day("2009-06-30")))
        .hasMessageContaining("“新的期限”应晚于现在的期限（2009-06-30）");
    assertThatThrownBy(() -> ask(with(day("2009-07-10"), "changeReason", "来不及。")))
        .hasMessageContaining("“理由”");
    assertThatThrownBy(() -> ask(with(day("2009-07-10"), "newDueOn", null)))
        .hasMessageContaining("“新的期限”不能为空");
    assertThatThrownBy(() -> ask(with(day("2009-07-10"), "itemNumber", "DB2009-440300-0001")))
        .hasMessageContaining("不是本单位和下级单位正在办理的督办任务");
    assertThatThrownBy(() -> ask(part(ITEM, 1))).hasMessageContaining("没有分解到本单位的数量");
    assertThatThrownBy(
            () -> steps.start("commitment-change", "division-officer", PROVINCE, day("2009-07-10")))
        .hasMessageContaining("由佛山市质量技术监督局承担，没有提交；调整由承担单位提出");
    String quota = steps.handOut(firms(FOSHAN));
    steps.plan(quota, FOSHAN, "base", 640);
    assertThatThrownBy(() -> ask(part(quota, 100))).hasMessageContaining("按比例核定的数量也不能调整");
    assertThat(
            jdbc.queryForObject(
                "select count(*) from cases where process_key = 'commitment-change'",
                Integer.class))
        .isZero();

    driver.moveClockTo("2009-07-01T09:00:00");
    assertThatThrownBy(() -> ask(day("2009-07-31")))
        .hasMessageContaining("期限（2009-06-30）已过，又没有挂牌督办，不能再申请延期");
    steps.urge(ITEM, "2009-07-08");
    driver.moveClockTo("2009-07-16T09:00:00");
    assertThat(ask(day("2009-07-31"))).as("once it is listed").isEqualTo(CHANGE);
  }

  @Test
  void whatIsAskedForAnItemIsAskedAgainOnlyWhenItIsDecided() {
    due("2009-06-30");
    ask(day("2009-07-10"));
    assertThatThrownBy(() -> ask(day("2009-07-20")))
        .hasMessageContaining("正在办理的办件" + CHANGE + "相同");
    assertThat(ask(cancelled())).as("something else of it").isNotEqualTo(CHANGE);
  }

  private void assign(String change, String number) {
    steps.complete(
        change, "userTask_assignAnew", GROUP_OFFICE, PROVINCE, Map.of("assignedNumber", number));
  }

  private void due(String on) {
    steps.handOut(fees(FOSHAN, "dueOn", on, "interval", "quarter"));
    steps.plan(ITEM, FOSHAN, "stage1By", "2009-06-20");
  }

  private static Map<String, Object> day(String on) {
    return with(change(ITEM, "期限"), "newDueOn", on);
  }

  private static Map<String, Object> cancelled() {
    return change(ITEM, "取消");
  }

  private String ask(Map<String, Object> form) {
    return changes.ask(FOSHAN, form);
  }

  private int expected(String number) {
    return commitments.item(number).orElseThrow().figures().get(0).expected().amount();
  }

  private String result(String number) {
    return jdbc.queryForObject(
        "select result from cases where case_number = ?", String.class, number);
  }
}

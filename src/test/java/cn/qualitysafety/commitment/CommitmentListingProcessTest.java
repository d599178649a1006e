package cn.qualitysafety.commitment;

import static cn.qualitysafety.commitment.CommitmentSteps.FOSHAN;
import static cn.qualitysafety.commitment.CommitmentSteps.GROUP_OFFICE;
import static cn.qualitysafety.commitment.CommitmentSteps.OFFICE;
import static cn.qualitysafety.commitment.CommitmentSteps.PROVINCE;
import static cn.qualitysafety.commitment.CommitmentSteps.fees;
import static cn.qualitysafety.commitment.CommitmentSteps.listing;
import static cn.qualitysafety.commitment.CommitmentSteps.number;
import static cn.qualitysafety.commitment.CommitmentSteps.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.platform.attachment.Attachments;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.message.Messages;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A city's commitment that was due on 30 June is listed on Thursday 2009-07-16. */
@SystemTest
class CommitmentListingProcessTest {

  private static final String ITEM = number(FOSHAN, 1);
  private static final String LISTING = listing(FOSHAN);

  @Autowired private CaseDriver driver;
  @Autowired private Messages messages;
  @Autowired private Attachments attachments;
  @Autowired private Commitments commitments;
  @Autowired private OfficialDocuments documents;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TransactionTemplate transaction;

  private CommitmentSteps steps;
  private ListingSteps listings;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-06-25T09:00:00");
    steps = new CommitmentSteps(driver, messages, attachments, transaction);
    listings = new ListingSteps(driver, steps);
    steps.handOut(fees(FOSHAN, "dueOn", "2009-06-30", "interval", "quarter"));
    steps.plan(ITEM, FOSHAN);
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  private void listed() {
    driver.moveClockTo("2009-07-01T09:00:00");
    steps.urge(ITEM, "2009-07-08");
    driver.moveClockTo("2009-07-16T09:00:00");
  }

  @Test
  @Tag("database")
  void aListedCityRemediesReportsEveryTenDaysAndIsLiftedAfterAVisit() throws IOException {
    listed();
    assertThat(driver.dueDate(LISTING, "userTask_prepareNotice"))
        .as("17, 20, 21 July")
        .isEqualTo("2009-07-21T23:59:59+08:00");
    assertThat(driver.unitOfTask(LISTING, "userTask_prepareNotice")).isEqualTo(PROVINCE);
    assertThatThrownBy(() -> prepare("2009-09-15"))
        .as("sixty days from 16 July end on 14 September")
        .hasMessageContaining("“第二次期限”不能超过今天起六十日（2009-09-14）");
    assertThatThrownBy(() -> prepare("2009-07-16")).hasMessageContaining("应晚于今天");
    prepare("2009-09-14");
    assertThat(documents.ofCase(LISTING))
        .singleElement()
        .satisfies(
            issued -> {
              assertThat(issued.kind()).isEqualTo("commitment-listing-notice");
              assertThat(issued.unitCode()).isEqualTo(PROVINCE);
              assertThat(IssuedText.of(issued, documents))
                  .contains("应于2009-06-30完成，逾期未完成", "挂牌责任人：何副局长", "第二次期限：2009年9月14日");
            });
    assertThat(driver.dueDate(LISTING, "userTask_acknowledge"))
        .isEqualTo("2009-07-21T23:59:59+08:00");
    listings.acknowledge(LISTING, FOSHAN);
    assertThat(driver.dueDate(LISTING, "userTask_submitRemedy"))
        .as("17, 20 to 23 July")
        .isEqualTo("2009-07-23T23:59:59+08:00");
    assertThatThrownBy(() -> remedy("2009-09-15"))
        .hasMessageContaining("“整改完成日期”不能晚于第二次期限（2009-09-14）");
    remedy("2009-08-31");
    driver.moveClockTo("2009-07-31T00:00:01");
    assertThat(driver.openTasks(LISTING))
        .as("the tenth working day after 16 July was the 30th")
        .containsExactly("userTask_reportRemedy");
    steps.complete(
        LISTING,
        "userTask_reportRemedy",
        OFFICE,
        FOSHAN,
        Map.of("remedyProgress", "预算科已受理，正在报分管市长签批，预计八月中旬下文。"));
    listings.apply(LISTING, FOSHAN);
    verify("yes");
    assertThat(result(LISTING)).isEqualTo("摘牌");
    assertThat(documents.ofCase(LISTING))
        .extracting(OfficialDocument::kind)
        .containsExactlyInAnyOrder("commitment-listing-notice", "commitment-listing-closing");
    assertThat(commitments.item(ITEM).orElseThrow().isListed()).isFalse();
    assertThat(driver.openTasks(ITEM))
        .as("the commitment itself goes on")
        .containsExactly("userTask_reportProgress");
    assertThat(
            jdbc.queryForObject(
                "select count(*) from message_outbox where name = 'commendationProposed'",
                Integer.class))
        .isZero();
  }

  @Test
  void whoFailsTwiceIsProposedForCriticismAndThereIsNoSecondExtension() {
    listed();
    prepare("2009-08-14");
    listings.acknowledge(LISTING, FOSHAN);
    remedy("2009-08-10");
    driver.moveClockTo("2009-08-15T00:00:01");
    assertThat(driver.openTasks(LISTING))
        .as("the second day is over: nobody waits for a report")
        .containsExactly("userTask_verifyRemedy");
    assertThatThrownBy(() -> listings.verifyBy("jiandu", LISTING, FOSHAN, "yes"))
        .as("by the city's own supervisor")
        .hasMessageContaining("督查员不核实本单位的整改");
    assertThatThrownBy(() -> listings.verifyOn("2009-07-15", "shengdu", LISTING, PROVINCE, "yes"))
        .hasMessageContaining("“核实日期”不能早于挂牌之日（2009-07-16）");
    verify("no");
    assertThatThrownBy(() -> extend("2009-08-15")).hasMessageContaining("“延期到”应晚于今天");
    extend("2009-08-31");
    assertThat(driver.dueDate(LISTING, "userTask_carryOutRemedy"))
        .isEqualTo("2009-08-31T23:59:59+08:00");
    driver.moveClockTo("2009-09-01T00:00:01");
    verify("no");
    assertThat(result(LISTING)).isEqualTo("未摘牌");
    assertThat(
            jdbc.queryForObject(
                "select content from message_outbox where name = 'commendationProposed'"
                    + " and unit_code = '440600' and sender = 'GP2009-440600-0001'",
                String.class))
        .contains("\"kind\":\"批评\"", "佛山市质量技术监督局承担的“集贸市场衡器检定费用纳入财政”逾期");
    assertThat(driver.openTasks(ITEM)).contains("userTask_reportProgress");
  }

  @Test
  void aCityThatDoesNotEvenAcknowledgeIsVisitedAllTheSame() {
    listed();
    prepare("2009-08-14");
    driver.moveClockTo("2009-08-15T00:00:01");
    assertThat(driver.openTasks(LISTING)).containsExactly("userTask_verifyRemedy");
    verify("no");
    extend("2009-08-31");
    assertThat(driver.openTasks(LISTING))
        .as("what it owes it still owes")
        .containsExactly("userTask_acknowledge");
  }

  @Test
  void whomTheOfficeListsByHandIsListedInItsOwnUnitAndOnlyOnce() {
    Map<String, Object> form =
        new HashMap<>(Map.of("itemNumber", ITEM, "listingReason", "两次督查均无进展。"));
    assertThatThrownBy(() -> enter(with(form, "itemNumber", "DB2009-440600-0009")))
        .hasMessageContaining("不是本单位和下级单位正在办理的督办任务");
    String entered = enter(form);
    assertThat(result(entered)).isEqualTo("已转承担单位");
    assertThat(driver.unitOf(LISTING)).isEqualTo(FOSHAN);
    assertThat(commitments.item(ITEM).orElseThrow().listing()).isEqualTo(LISTING);
    listedAlready();
    assertThatThrownBy(() -> enter(form)).hasMessageContaining("正在办理的办件" + LISTING + "相同");
  }

  /** Who is listed by hand is urged all the same, and not listed a second time. */
  private void listedAlready() {
    listed();
    assertThat(
            jdbc.queryForObject(
                "select count(*) from cases where process_key = 'commitment-listing'"
                    + " and closed_at is null",
                Integer.class))
        .isEqualTo(1);
  }

  private String enter(Map<String, Object> form) {
    return steps.start("commitment-listing", GROUP_OFFICE, PROVINCE, form);
  }

  private void prepare(String secondDueOn) {
    listings.prepare(LISTING, secondDueOn);
  }

  private void remedy(String by) {
    listings.remedy(LISTING, FOSHAN, by);
  }

  private void verify(String met) {
    listings.verify(LISTING, met);
  }

  private void extend(String until) {
    listings.extend(LISTING, until);
  }

  private String result(String number) {
    return jdbc.queryForObject(
        "select result from cases where case_number = ?", String.class, number);
  }
}

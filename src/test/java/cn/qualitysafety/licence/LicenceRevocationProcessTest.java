package cn.qualitysafety.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.deadline.Limits;
import cn.qualitysafety.platform.deadline.Standstill;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.publicity.PublicDecision;
import cn.qualitysafety.publicity.PublicResults;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A case of Guangzhou, opened on Monday 2009-09-14, against a licence that is watched. */
@SystemTest
@Tag("database")
class LicenceRevocationProcessTest {

  private static final String NUMBER = "XK08-001-00123";
  private static final String CASE = "CX2009-440100-0001";
  private static final String HEARING = CASE + "-TZ";
  private static final String GUANGZHOU = "440100";
  private static final String ORGANISER = "review-organiser";
  private static final String DECIDER = "decision-maker";

  @Autowired private CaseDriver driver;
  @Autowired private LicenceService licences;
  @Autowired private PublicResults results;
  @Autowired private RevocationService revocations;
  @Autowired private CaseLimits limits;
  @Autowired private Limits namedLimits;
  @Autowired private OfficialDocuments documents;
  @Autowired private RuntimeService runtime;
  @Autowired private HistoryService history;
  @Autowired private TaskService tasks;
  @Autowired private TransactionTemplate transaction;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-09-14T09:00:00");
    driver.start(
        "licence-renewal-watch",
        "acceptance-window",
        GUANGZHOU,
        Map.of(
            "licenceNumber", NUMBER,
            "holderCode", "73140002-4",
            "holderName", "广州市越秀水泥制品厂",
            "product", "预应力混凝土管",
            "validFrom", "2008-03-10",
            "validUntil", "2013-03-09"));
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void aLicenceIsRevokedAfterNoticeDefenceAndAHearingWhoseTimeDoesNotCount() {
    open("revoke");
    assertThat(limits.dueDate(CASE, "licence.revocation")).isEqualTo("2009-12-11T23:59:59+08:00");
    notifyAndHear();
    deliverHearingNotice();
    driver.complete(
        HEARING,
        "userTask_recordHearingRequest",
        "legal-affairs",
        GUANGZHOU,
        Map.of("decision", "approve", "requestedOn", "2009-09-21"));
    driver.complete(
        HEARING,
        "userTask_scheduleHearing",
        "legal-affairs",
        GUANGZHOU,
        Map.of("hearingOn", "2009-10-12", "place", "市局听证室", "presider", "gz-tingzheng"));
    driver.serve(HEARING, "legal-affairs", GUANGZHOU, "2009-09-21", "何厂长");
    driver.moveClockTo("2009-10-12T16:00:00");
    driver.complete(
        HEARING,
        "userTask_holdHearing",
        "hearing-presider",
        GUANGZHOU,
        Map.of("outcome", "held", "record", "企业对抽样程序提出异议。", "signature", "signed"));

    assertThat(limits.standstills(CASE))
        .extracting(Standstill::stoppedOn, Standstill::resumedOn)
        .containsExactly(tuple(LocalDate.of(2009, 9, 18), LocalDate.of(2009, 10, 12)));
    assertThat(task("userTask_decideRevocation").getDueDate())
        .isEqualTo("2009-12-29T23:59:59+08:00");
    assertThat(driver.shown(CASE, "userTask_decideRevocation"))
        .containsEntry("measureText", "吊销")
        .containsEntry("hearingText", "已于2009年10月12日举行听证。笔录：企业对抽样程序提出异议。");
    decide("approve");

    assertThat(licences.of(NUMBER))
        .extracting(Licence::state, Licence::endedAt)
        .containsExactly(LicenceState.REVOKED, LocalDateTime.of(2009, 10, 12, 16, 0));
    assertThat(revocations.of(CASE))
        .extracting(Revocation::state, Revocation::decidedBy)
        .containsExactly(Revocation.State.DECIDED, "decision-maker-440100");
    assertThat(runtime.createProcessInstanceQuery().count()).as("the watch has ended too").isZero();

    List<OfficialDocument> letters = documents.ofCase(CASE);
    assertThat(letters)
        .extracting(
            OfficialDocument::kind,
            OfficialDocument::number,
            OfficialDocument::title,
            OfficialDocument::issuedBy)
        .containsExactly(
            tuple(
                "licence-revocation-notice",
                "穗质监许处告〔2009〕1号",
                "拟吊销生产许可证告知书",
                "review-organiser-440100"),
            tuple(
                "licence-revocation-decision",
                "穗质监许处决〔2009〕1号",
                "吊销生产许可证决定书",
                "decision-maker-440100"));
    assertThat(text(letters.get(0)))
        .contains(
            "拟作出吊销该生产许可证的决定",
            "监督抽查两次不合格",
            "自收到本告知书之日起%d个工作日内".formatted(namedLimits.named("licence.defence").workingDays()));
    assertThat(text(letters.get(1)))
        .contains("未提出。\n本局已于2009年10月12日就本案举行听证", "事实清楚，程序合法。", "吊销你单位编号为" + NUMBER);
    assertThat(documents.ofCase(HEARING))
        .extracting(OfficialDocument::kind, OfficialDocument::issuedBy)
        .containsExactly(
            tuple("hearing-rights", "review-organiser-440100"),
            tuple("hearing-notice", "legal-affairs-440100"));
  }

  @Test
  void aHolderThatIsSilentWaivesTheHearingAndACaseWithoutGroundsIsDropped() {
    open("annul");
    notifyAndHear();
    deliverHearingNotice();
    driver.moveClockTo("2009-10-12T09:00:00");
    assertThat(driver.shown(CASE, "userTask_decideRevocation"))
        .containsEntry("hearingText", "企业放弃听证。");
    decide("reject");
    assertThat(licences.of(NUMBER).state()).isEqualTo(LicenceState.VALID);
    assertThat(revocations.of(CASE).state()).isEqualTo(Revocation.State.DROPPED);
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(NUMBER).count())
        .as("the licence is watched on")
        .isEqualTo(1);
    assertThat(documents.ofCase(CASE))
        .as("who is not burdened gets no decision")
        .extracting(OfficialDocument::kind)
        .containsExactly("licence-revocation-notice");
    open("withdraw");
    assertThat(revocations.of("CX2009-440100-0002").state()).isEqualTo(Revocation.State.OPEN);
    assertThat(documents.ofCase("CX2009-440100-0002"))
        .extracting(OfficialDocument::number, OfficialDocument::title)
        .containsExactly(tuple("穗质监许处告〔2009〕2号", "拟撤回生产许可证告知书"));
  }

  @Test
  void aDecisionWithoutAHearingSaysThatTheHolderWaivedIt() {
    open("annul");
    notifyAndHear();
    deliverHearingNotice();
    driver.moveClockTo("2009-10-12T09:00:00");
    decide("approve");
    assertThat(licences.of(NUMBER).state()).isEqualTo(LicenceState.ANNULLED);
    assertThat(documents.ofCase(CASE))
        .last()
        .satisfies(letter -> assertThat(text(letter)).contains("未提出。\n你单位经告知听证权利，放弃听证。"));
  }

  /** 行政许可法 art. 70 no. 4; 条例 art. 31. */
  @Test
  void aRevokedLicenceIsCancelledAndBothDecisionsAreAnnounced() {
    open("revoke");
    notifyAndHear();
    deliverHearingNotice();
    driver.moveClockTo("2009-10-12T09:00:00");
    decide("approve");
    assertThat(documents.ofCase(CASE))
        .last()
        .satisfies(
            letter ->
                assertThat(text(letter))
                    .contains("第五十五条的规定，3年内不得再次申请同一产品的生产许可证。", "第七十条第（四）项")
                    .doesNotContain("第八条第二款"));
    driver.moveClockTo("2009-10-20T09:00:00");
    assertThatThrownBy(() -> open("annul")).hasMessageContaining("已经失效，不能再予撤销");
    open("cancel");
    driver.complete(
        "CX2009-440100-0002",
        "userTask_decideRevocation",
        DECIDER,
        GUANGZHOU,
        Map.of("decision", "approve", "reasons", "许可证已被吊销。"));
    assertThat(licences.of(NUMBER))
        .extracting(Licence::state, Licence::endedAt)
        .as("it ended when it was revoked")
        .containsExactly(LicenceState.CANCELLED, LocalDateTime.of(2009, 10, 12, 9, 0));
    assertThat(results.decisions(1).rows())
        .extracting(PublicDecision::number, PublicDecision::measure, PublicDecision::on)
        .containsExactly(
            tuple(NUMBER, "注销", LocalDate.of(2009, 10, 20)),
            tuple(NUMBER, "吊销", LocalDate.of(2009, 10, 12)));
  }

  @Test
  void anExpiredLicenceIsCancelledWithoutNoticeButNothingElse() {
    driver.moveClockTo("2013-03-11T09:00:00");
    assertThatThrownBy(() -> open("revoke")).hasMessageContaining("已经失效，不能再予吊销");
    open("cancel");
    assertThat(driver.openTasks("CX2013-440100-0001")).containsExactly("userTask_decideRevocation");
    driver.complete(
        "CX2013-440100-0001",
        "userTask_decideRevocation",
        DECIDER,
        GUANGZHOU,
        Map.of("decision", "approve", "reasons", "有效期届满未换证。"));
    assertThat(licences.of(NUMBER).state()).isEqualTo(LicenceState.CANCELLED);
    driver.runJobs();
    assertThat(documents.ofCase("CX2013-440100-0001"))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.number()).isEqualTo("穗质监许处决〔2013〕1号");
              assertThat(letter.title()).isEqualTo("注销生产许可证决定书");
              assertThat(text(letter)).contains("本案系依法办理注销，不须事先告知");
            });
    assertThatThrownBy(() -> open("cancel")).hasMessageContaining("已经失效，不能再予注销");
  }

  @Test
  void anotherRegimesMessageOpensTheCaseAtTheProvince() {
    runtime
        .createMessageCorrelation("licenceRevocationDue")
        .setVariables(
            Map.of(
                "licenceNumber", NUMBER,
                "measure", "revoke",
                "facts", "乳制品专项整治验收不合格。",
                "legalBasis", "条例第四十五条"))
        .correlateStartMessage();
    assertThat(revocations.of("CX2009-440000-0001"))
        .extracting(Revocation::licenceNumber, Revocation::openedBy)
        .containsExactly(NUMBER, null);
    driver.runJobs();
    assertThat(documents.ofCase("CX2009-440000-0001"))
        .as("nobody opened the case, so the post stands for who signs")
        .extracting(OfficialDocument::number, OfficialDocument::issuedBy)
        .containsExactly(tuple("粤质监许处告〔2009〕1号", ORGANISER));
    assertThat(driver.openTasks("CX2009-440000-0001")).containsExactly("userTask_notifyHolder");
  }

  @Test
  void whoWorkedOnTheCaseDoesNotDecideIt() {
    open("revoke");
    notifyAndHear();
    deliverHearingNotice();
    driver.moveClockTo("2009-10-12T09:00:00");
    String task = task("userTask_decideRevocation").getId();
    assertThatThrownBy(
            () ->
                driver.as(
                    List.of(ORGANISER, DECIDER),
                    GUANGZHOU,
                    () -> {
                      tasks.complete(task, Map.of("decision", "approve", "reasons", "事实清楚。"));
                      return null;
                    }))
        .hasMessageContaining("您经办了本案");
    assertThat(task("userTask_decideRevocation")).as("it waits for somebody else").isNotNull();
    assertThat(documents.ofCase(CASE))
        .extracting(OfficialDocument::kind)
        .containsExactly("licence-revocation-notice");
    assertThat(licences.of(NUMBER).state()).isEqualTo(LicenceState.VALID);
  }

  @Test
  void anUnknownLicenceAndASecondCaseAreRefused() {
    assertThatThrownBy(() -> openFor("XK08-001-99999", "revoke"))
        .hasMessageContaining("没有编号为“XK08-001-99999”的许可证");
    assertThatThrownBy(() -> open("destroy")).hasMessageContaining("请在“处理种类”中选择一项");
    open("revoke");
    assertThatThrownBy(() -> open("annul")).hasMessageContaining("已有案件" + CASE + "正在办理");
    assertThat(
            history
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey("licence-revocation")
                .count())
        .isEqualTo(1);
  }

  @Test
  void ofTwoWhoOpenACaseAtOnceTheSecondIsToldOfTheFirst() throws Exception {
    CountDownLatch opened = new CountDownLatch(1);
    CountDownLatch commit = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<String> city =
          threads.submit(
              () ->
                  transaction.execute(
                      status -> {
                        String number = openDirectly(GUANGZHOU);
                        opened.countDown();
                        await(commit);
                        return number;
                      }));
      await(opened);
      Future<String> province = threads.submit(() -> openDirectly("440000"));
      assertThatThrownBy(() -> province.get(200, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      commit.countDown();
      assertThat(city.get(10, TimeUnit.SECONDS)).isEqualTo(CASE);
      assertThatThrownBy(() -> province.get(10, TimeUnit.SECONDS))
          .hasMessageContaining("已有案件" + CASE + "正在办理");
    } finally {
      commit.countDown();
      threads.shutdownNow();
    }
  }

  private String openDirectly(String unitCode) {
    return revocations.openRevocation(
        NUMBER, "revoke", "复查仍不合格。", "条例第五十四条", unitCode, "organiser-" + unitCode);
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody came");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void open(String measure) {
    openFor(NUMBER, measure);
  }

  private void openFor(String licenceNumber, String measure) {
    driver.start(
        "licence-revocation",
        ORGANISER,
        GUANGZHOU,
        Map.of(
            "licenceNumber",
            licenceNumber,
            "measure",
            measure,
            "facts",
            "监督抽查两次不合格，复查仍不合格。",
            "legalBasis",
            "条例第五十四条"));
    driver.runJobs();
  }

  /** On Friday 2009-09-18. */
  private void notifyAndHear() {
    driver.moveClockTo("2009-09-18T10:00:00");
    driver.complete(
        CASE,
        "userTask_notifyHolder",
        ORGANISER,
        GUANGZHOU,
        Map.of("deliveredOn", "2009-09-16", "receivedBy", "何厂长"));
    driver.complete(
        CASE, "userTask_recordDefence", ORGANISER, GUANGZHOU, Map.of("defence", "未提出。"));
    driver.runJobs();
  }

  /** On Monday 2009-09-21. */
  private void deliverHearingNotice() {
    driver.moveClockTo("2009-09-21T10:00:00");
    driver.serve(HEARING, "legal-affairs", GUANGZHOU, "2009-09-21", "何厂长");
  }

  private void decide(String decision) {
    driver.complete(
        CASE,
        "userTask_decideRevocation",
        DECIDER,
        GUANGZHOU,
        Map.of("decision", decision, "reasons", "事实清楚，程序合法。"));
    driver.runJobs();
  }

  private String text(OfficialDocument document) {
    return IssuedText.of(document, documents);
  }

  private Task task(String key) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(CASE)
        .taskDefinitionKey(key)
        .singleResult();
  }
}

package cn.qualitysafety.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.ComplianceFact;
import cn.qualitysafety.enterprise.ComplianceService;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.publicity.PublicDecision;
import cn.qualitysafety.publicity.PublicResults;
import cn.qualitysafety.shared.DecisionSteps;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A licence of Guangzhou that the province revoked, and what review and courts make of that. */
@SystemTest
class LicenceRemedyProcessTest {

  private static final String NUMBER = "XK08-008-00123";
  private static final String HOLDER = "731400024";
  private static final String PROVINCE = "440000";
  private static final String LAWYER = "legal-affairs";
  private static final String REVIEW = "广东省人民政府（粤府行复〔2022〕15号）";
  private static final List<String> COMMITTEE =
      List.of("sheng-anshen", "sheng-anshen2", "sheng-ld");

  @Autowired private CaseDriver driver;
  @Autowired private ComplianceService compliance;
  @Autowired private LicenceService licences;
  @Autowired private LicenceBans bans;
  @Autowired private ProductCatalogue catalogue;
  @Autowired private PublicResults results;
  @Autowired private RevocationService revocations;
  @Autowired private OfficialDocuments documents;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;

  private RevocationSteps steps;

  @AfterEach
  void end() {
    driver.reset();
  }

  /**
   * Revoked with effect from Friday 2022-03-11; review's decision comes in on Monday 2022-05-23:
   * three working days, 行政处罚法 2021 art. 48 and 85, to Thursday 05-26.
   */
  @Test
  @Tag("database")
  void whatReviewOverturnsNeverWasAndThePublicReadsWhyWithinThreeDays() {
    String revocation = revoke("2022", "2025-03-09");
    assertThatThrownBy(this::mayApply).hasMessageContaining("不得再次申请");
    assertThat(watches()).isZero();
    driver.moveClockTo("2022-05-23T10:00:00");

    String number = enter(revocation, "overturned", Map.of());
    assertThat(driver.dueDate(number, "userTask_confirmRemedy"))
        .isEqualTo("2022-05-26T23:59:59+08:00");
    assertThat(driver.shown(number, "userTask_confirmRemedy"))
        .containsEntry("challengedText", "2022年3月11日生效的吊销生产许可证" + NUMBER + "的决定");
    assertThat(licences.of(NUMBER).state()).as("until confirmed").isEqualTo(LicenceState.REVOKED);
    confirm(number, "carry_out");

    assertThat(licences.of(NUMBER))
        .extracting(Licence::state, Licence::endedAt)
        .containsExactly(LicenceState.VALID, null);
    assertThat(watches()).isEqualTo(1);
    assertThatCode(this::mayApply).doesNotThrowAnyException();
    assertThat(results.decisions(1).rows()).isEmpty();
    assertThat(results.takenBack())
        .extracting(
            PublicResults.TakenBack::number,
            PublicResults.TakenBack::what,
            PublicResults.TakenBack::reasons,
            PublicResults.TakenBack::on)
        .containsExactly(
            tuple(NUMBER, "吊销决定被" + REVIEW + "撤销", "认定事实的主要证据不足。", LocalDate.of(2022, 5, 23)));
    assertThat(compliance.of(HOLDER, 0, 10))
        .filteredOn(fact -> fact.kind().equals("licence-revoked"))
        .extracting(ComplianceFact::voidedBy)
        .containsExactly(number);
    assertThat(documents.ofCase(revocation))
        .extracting(OfficialDocument::kind, OfficialDocument::voided)
        .containsExactlyInAnyOrder(
            tuple("licence-revocation-notice", false),
            tuple("licence-revocation-decision", true),
            tuple("licence-revocation-circular", true));
    assertThat(text(number))
        .contains(
            REVIEW + "撤销了2022年3月11日生效的吊销生产许可证",
            "认定事实的主要证据不足。",
            "《中华人民共和国行政复议法》第三十二条第一款",
            "该许可证恢复有效，有效期至2025年3月9日。");
    driver.serve(number, LAWYER, PROVINCE, "2022-05-23", "何厂长");
    driver.runJobs();
    assertThat(driver.openTasks(number)).isEmpty();
    assertThatThrownBy(() -> enter(revocation, "overturned", Map.of()))
        .hasMessageContaining("的处理决定已经被" + REVIEW + "撤销（" + number + "）");
  }

  /** In 2009 the three days are practice: of Wednesday 12-23 to Monday 12-28. */
  @Test
  void whatIsToBeDecidedAgainIsOpenedAgainAndTellsOnWhatItMayNotRest() {
    String revocation = revoke("2009", "2013-03-09");
    driver.moveClockTo("2009-12-23T10:00:00");
    String number =
        enter(
            revocation,
            "redo",
            Map.of(
                "remedyKind", "suit",
                "remedyOrgan", "广州市中级人民法院",
                "remedyNumber", "（2009）穗中法行终字第8号"));
    assertThat(driver.dueDate(number, "userTask_confirmRemedy"))
        .isEqualTo("2009-12-28T23:59:59+08:00");
    confirm(number, "carry_out");
    assertThat(licences.of(NUMBER).state()).isEqualTo(LicenceState.VALID);
    Revocation again = revocations.of("CX2009-440000-0001");
    assertThat(again)
        .extracting(Revocation::licenceNumber, Revocation::measure, Revocation::state)
        .containsExactly(NUMBER, Measure.REVOKE, Revocation.State.OPEN);
    assertThat(again.facts())
        .startsWith("广州市中级人民法院（（2009）穗中法行终字第8号）撤销原决定（" + revocation + "），并责令重新作出")
        .contains("认定事实的主要证据不足。")
        .doesNotContain("监督抽查两次不合格");
    assertThat(again.legalBasis())
        .as("what the papers cite is the law of the matter")
        .isEqualTo("《中华人民共和国工业产品生产许可证管理条例》第五十四条");
    assertThat(text(number)).contains("《中华人民共和国行政诉讼法》第六十五条第一款");
  }

  @Test
  void aTermThatIsOverIsNotGivenBackAndWhatStruckTheLicenceOffFallsWithIt() {
    String revocation = revoke("2022", "2022-05-10");
    steps.open(NUMBER, "cancel", "decided");
    String cancellation = "CX2022-440100-0002";
    steps.decide(cancellation, "approve");
    steps.serve(cancellation, "2022-03-11");
    assertThat(licences.of(NUMBER).state()).isEqualTo(LicenceState.CANCELLED);
    driver.moveClockTo("2022-05-23T10:00:00");
    String number = enter(revocation, "redo", Map.of());
    confirm(number, "carry_out");
    assertThat(licences.of(NUMBER))
        .extracting(Licence::state, Licence::endedAt)
        .containsExactly(LicenceState.EXPIRED, LocalDateTime.of(2022, 5, 10, 23, 59, 59));
    assertThat(watches()).isZero();
    assertThat(revocations.of(cancellation).state()).isEqualTo(Revocation.State.OVERTURNED);
    assertThat(results.takenBack())
        .extracting(PublicResults.TakenBack::what)
        .containsExactlyInAnyOrder("吊销决定被" + REVIEW + "撤销", "注销决定因原吊销决定被" + REVIEW + "撤销，由本局收回");
    assertThat(driver.dueDate(number, "userTask_recordRedo"))
        .as("no case can revoke what has expired: sixty days, 8 + 30 + 22 from Monday 23 May")
        .isEqualTo("2022-07-22T23:59:59+08:00");
    assertThat(revocations.of("CX2022-440000-0001")).isNull();
    driver.complete(
        number,
        "userTask_recordRedo",
        LAWYER,
        PROVINCE,
        Map.of("redoNumber", "粤市监法〔2022〕9号", "redoOn", "2022-05-23", "redoText", "不再处理。"));
    driver.runJobs();
    assertThat(text(number)).contains("该许可证的有效期已于2022年5月10日届满，恢复为过期", "被责令重新作出决定的，将依法另行办理。");
  }

  @Test
  void whatIsUpheldStaysAndWhatIsUnlawfulStaysButIsTakenFromThePublic() {
    String revocation = revoke("2022", "2025-03-09");
    driver.moveClockTo("2022-05-23T10:00:00");
    confirm(enter(revocation, "upheld", Map.of()), "carry_out");
    assertThat(results.decisions(1).rows())
        .extracting(PublicDecision::measure)
        .containsExactly("吊销");
    String wrong = enter(revocation, "overturned", Map.of());
    assertThatThrownBy(() -> confirm(wrong, "return", "")).hasMessageContaining("写明哪里登记有误");
    confirm(wrong, "return");
    assertThat(driver.openTasks(wrong)).isEmpty();
    confirm(enter(revocation, "unlawful", Map.of()), "carry_out");
    assertThat(licences.of(NUMBER).state()).isEqualTo(LicenceState.REVOKED);
    assertThat(results.decisions(1).rows()).isEmpty();
    assertThat(results.takenBack())
        .extracting(PublicResults.TakenBack::what)
        .containsExactly("吊销决定被" + REVIEW + "确认违法");
    assertThatThrownBy(this::mayApply).hasMessageContaining("不得再次申请");
  }

  /** 行政诉讼法 2014 art. 77, 行政复议法实施条例 art. 47: a change may leave the licence revoked. */
  @Test
  void whatIsChangedGivesTheLicenceBackOnlyIfItNoLongerEndsIt() {
    String revocation = revoke("2022", "2025-03-09");
    driver.moveClockTo("2022-05-23T10:00:00");
    assertThatThrownBy(() -> enter(revocation, "changed", Map.of()))
        .hasMessageContaining("“许可证是否恢复”不能为空");
    confirm(enter(revocation, "changed", Map.of("revives", "no")), "carry_out");
    assertThat(licences.of(NUMBER).state()).isEqualTo(LicenceState.REVOKED);
    String number = enter(revocation, "changed", Map.of("revives", "yes"));
    confirm(number, "carry_out");
    assertThat(licences.of(NUMBER).state()).isEqualTo(LicenceState.VALID);
    assertThat(results.takenBack())
        .extracting(PublicResults.TakenBack::what)
        .containsExactly("吊销决定被" + REVIEW + "变更");
    assertThat(text(number)).contains(REVIEW + "变更了2022年3月11日生效的吊销生产许可证");
  }

  /** 行政许可法 art. 70 no. 4: what is struck off has ended by another decision, which stands. */
  @Test
  void ifOnlyTheStrikingOffFallsTheRevocationStandsAndWhatIsOpenIsClosedFirst() {
    String revocation = revoke("2022", "2025-03-09");
    steps.open(NUMBER, "cancel", "decided");
    String cancellation = "CX2022-440100-0002";
    driver.moveClockTo("2022-05-23T10:00:00");
    String early = enter(revocation, "overturned", Map.of());
    assertThatThrownBy(() -> confirm(early, "carry_out"))
        .hasMessageContaining("还有正在办理的案件" + cancellation + "（注销）");
    confirm(early, "return");
    steps.decide(cancellation, "approve");
    steps.serve(cancellation, "2022-05-23");
    String number = enter(cancellation, "overturned", Map.of("remedyDecidedOn", "2022-05-23"));
    confirm(number, "carry_out");
    assertThat(licences.of(NUMBER))
        .extracting(Licence::state, Licence::endedAt)
        .containsExactly(LicenceState.REVOKED, LocalDateTime.of(2022, 3, 11, 9, 0));
    assertThat(watches()).isZero();
    assertThat(driver.openTasks(number)).as("nothing comes back").isEmpty();
    assertThat(documents.ofCase(number)).isEmpty();
    assertThatThrownBy(this::mayApply).hasMessageContaining("不得再次申请");
  }

  @Test
  void onlyWhatBindsIsEnteredOnceByTheUnitsAboveAndConfirmedBySomebodyElse() {
    String revocation = revoke("2022", "2025-03-09");
    driver.moveClockTo("2022-05-23T10:00:00");
    assertThatThrownBy(() -> enter("CX2022-440100-0009", "overturned", Map.of()))
        .hasMessageContaining("没有编号为“CX2022-440100-0009”、由本单位或者下级单位决定的");
    assertThatThrownBy(() -> enterAt("440100", revocation))
        .as("it did not decide")
        .hasMessageContaining("由作出原决定的单位登记");
    assertThatThrownBy(
            () -> enter(revocation, "overturned", Map.of("remedyEffectiveOn", "2022-06-07")))
        .hasMessageContaining("还没有发生法律效力");
    assertThatThrownBy(
            () -> enter(revocation, "overturned", Map.of("remedyDecidedOn", "2022-03-10")))
        .hasMessageContaining("“作出日期”早于原决定生效的2022年3月11日");
    String number = enter(revocation, "overturned", Map.of());
    assertThatThrownBy(() -> enter(revocation, "upheld", Map.of()))
        .hasMessageContaining("“原处理案件编号”与正在办理的办件" + number + "相同");
    assertThatThrownBy(
            () ->
                driver.completeBy(
                    driver.person(LAWYER, PROVINCE),
                    number,
                    "userTask_confirmRemedy",
                    List.of(LAWYER, "decision-maker"),
                    PROVINCE,
                    Map.of("confirmation", "carry_out")))
        .hasMessageContaining("您已办理本件的前一环节，不能再办理“核对并决定执行”");
  }

  /** Revoked in March 2022 or September 2009, all on one Friday. */
  private String revoke(String year, String validUntil) {
    boolean before = year.equals("2009");
    String day = before ? "2009-09-18" : "2022-03-11";
    driver.reset();
    driver.setClock(day + "T09:00:00");
    steps = new RevocationSteps(driver);
    steps.watch(NUMBER, before ? "2008-03-10" : "2020-03-10", validUntil);
    String number = "CX" + year + "-440100-0001";
    steps.open(NUMBER, "revoke");
    steps.toNotice(number);
    steps.serve(number, day);
    steps.defend(number, "continue");
    steps.waiveHearing(number + "-TZ", day);
    new DecisionSteps(driver, tasks, PROVINCE, "sheng-fazhi")
        .agreeTogether("SY" + year + "-440000-0001", COMMITTEE, day);
    steps.decide(number, "approve");
    steps.serve(number, day);
    assertThat(licences.of(NUMBER).state()).isEqualTo(LicenceState.REVOKED);
    return number;
  }

  /** It came in today, and binds since. */
  private String enter(String revocation, String result, Map<String, Object> more) {
    Map<String, Object> entered = entered(revocation, result);
    entered.putAll(more);
    return driver.businessKey(driver.start("licence-remedy", LAWYER, PROVINCE, entered));
  }

  private void enterAt(String unitCode, String revocation) {
    driver.start("licence-remedy", LAWYER, unitCode, entered(revocation, "overturned"));
  }

  private static Map<String, Object> entered(String revocation, String result) {
    boolean before = revocation.startsWith("CX2009");
    String received = before ? "2009-12-23" : "2022-05-23";
    return new HashMap<>(
        Map.of(
            "challengedCase",
            revocation,
            "remedyKind",
            "review",
            "remedyOrgan",
            "广东省人民政府",
            "remedyNumber",
            "粤府行复〔2022〕15号",
            "remedyDecidedOn",
            before ? "2009-12-21" : "2022-05-20",
            "remedyReceivedOn",
            received,
            "remedyEffectiveOn",
            received,
            "remedyResult",
            result,
            "remedyText",
            "认定事实的主要证据不足。"));
  }

  private void confirm(String number, String confirmation) {
    confirm(number, confirmation, "与原件核对。");
  }

  private void confirm(String number, String confirmation, String remarks) {
    driver.complete(
        number,
        "userTask_confirmRemedy",
        "decision-maker",
        PROVINCE,
        Map.of("confirmation", confirmation, "remarks", remarks));
    driver.runJobs();
  }

  private void mayApply() {
    bans.check(HOLDER, catalogue.product("concrete-pipe"));
  }

  private long watches() {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey("licence-renewal-watch")
        .count();
  }

  /** Of the notice to the holder. */
  private String text(String number) {
    return IssuedText.of(documents.ofCase(number).get(0), documents);
  }
}

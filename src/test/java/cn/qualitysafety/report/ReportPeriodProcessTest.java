package cn.qualitysafety.report;

import static cn.qualitysafety.report.ReportSteps.DIRECTOR;
import static cn.qualitysafety.report.ReportSteps.GUANGZHOU;
import static cn.qualitysafety.report.ReportSteps.LEADER;
import static cn.qualitysafety.report.ReportSteps.PROVINCE;
import static cn.qualitysafety.report.ReportSteps.READER;
import static cn.qualitysafety.report.ReportSteps.TEXT;
import static cn.qualitysafety.report.ReportSteps.TIANHE;
import static cn.qualitysafety.report.ReportSteps.WRITER;
import static cn.qualitysafety.report.ReportSteps.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.record.CaseRecords;
import cn.qualitysafety.platform.record.RecordedForm;
import cn.qualitysafety.spotcheck.SpotCheckService;
import cn.qualitysafety.target.Targets;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reports of 2009, most of them Guangzhou's on May and June: due on Tuesday 7 July, the fifth
 * working day; missing on Tuesday 14 July, the fifth after that.
 */
@SystemTest
class ReportPeriodProcessTest {

  private static final String CITY = "quality-analysis-city";
  private static final String COUNTY = "quality-analysis-county";
  private static final String JUNE = "2009-B03";
  private static final String CASE = "ZLC2009-440100-B03";

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private ReportService reports;
  @Autowired private SpotCheckService spotChecks;
  @Autowired private Targets targets;
  @Autowired private OfficialDocuments documents;
  @Autowired private Registers registers;
  @Autowired private CaseRecords records;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TransactionTemplate transaction;

  private ReportSteps steps;

  @BeforeEach
  void begin() {
    driver.reset();
    steps = new ReportSteps(driver, runtime, tasks, jdbc);
    driver.setClock("2009-06-30T23:59:59");
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Tag("database")
  @Test
  void aCitysReportIsWrittenSignedDeliveredReadAndItsSuggestionFollowedUp() {
    steps.checked(GUANGZHOU, "pass", 34, "2009-03-01");
    steps.checked(GUANGZHOU, "fail", 1, "2009-04-30");
    steps.checked(GUANGZHOU, "pass", 24, "2009-05-04");
    steps.checked(GUANGZHOU, "unsafe", 1, "2009-06-30");
    steps.checked("440300", "fail", 9, "2009-06-01");
    // Once somebody has drawn the procedure there is a register, and nothing in it.
    String complaints =
        repository.createProcessDefinitionQuery().processDefinitionKey("complaint-case").count()
                == 0
            ? "无登记"
            : "0件";
    steps.open(CITY, JUNE, GUANGZHOU);
    assertThat(driver.dueDate(CASE, "userTask_writeReport")).isEqualTo("2009-07-07T23:59:59+08:00");
    assertThat(driver.shown(CASE, "userTask_writeReport"))
        .containsEntry("unitName", "广州市质量技术监督局")
        .containsEntry("reportName", "质量状况分析报告")
        .containsEntry("periodText", "2009年5—6月")
        .hasEntrySatisfying(
            "figureLines",
            lines ->
                assertThat((String) lines)
                    .contains(
                        "抽查合格率：96%（上期97.1%，上年同期无可比数据；下降）",
                        "抽查批次：25批次（上期35批次",
                        "抽查不合格企业：1家（上期1家，上年同期无可比数据；持平）",
                        "投诉举报办结：" + complaints,
                        "有效名牌产品称号：0个（上期0个"));

    driver.moveClockTo("2009-07-03T09:00:00");
    steps.write(
        CASE, GUANGZHOU, "suggestion1", "建议对童车产业集中的镇安排检测经费，帮助小企业改进安全设计。", "addressee1", "广州市人民政府");
    assertThat(driver.dueDate(CASE, "userTask_signReport"))
        .as("two working days, from Friday")
        .isEqualTo("2009-07-07T23:59:59+08:00");
    steps.sign(CASE, DIRECTOR, GUANGZHOU);
    assertThat(reports.of(CASE))
        .extracting(OwedReport::state, OwedReport::filedAt, OwedReport::late, OwedReport::lateDays)
        .containsExactly(OwedReport.State.FILED, LocalDateTime.of(2009, 7, 3, 9, 0), false, 0);
    OfficialDocument issued = documents.ofCase(CASE).get(0);
    assertThat(issued.number()).isEqualTo("穗质监质析〔2009〕1号");
    assertThat(issued.title()).isEqualTo("广州市质量技术监督局2009年5—6月质量状况分析报告");
    assertThat(IssuedText.of(issued, documents))
        .contains("广州市人民政府、广东省质量技术监督局：", "截至2009年6月30日")
        .contains("抽查合格率\t96%\t97.1%\t无可比数据\t下降")
        .contains("投诉举报办结\t" + complaints)
        .contains("建议广州市人民政府：建议对童车产业集中的镇安排检测经费");

    assertThat(driver.unitOfTask(CASE, "userTask_takeNote")).isEqualTo(PROVINCE);
    assertThat(steps.rows(CASE, "userTask_recordDelivery"))
        .as("the superior has an account, the government has none")
        .containsExactly("government");
    assertThatThrownBy(() -> steps.deliver(CASE, GUANGZHOU, "government", "2009-07-04"))
        .hasMessageContaining("“送达日期”晚于今天");
    assertThatThrownBy(() -> steps.deliver(CASE, GUANGZHOU, "government", "2009-06-30"))
        .hasMessageContaining("“送达日期”早于本期期末");
    assertThatThrownBy(() -> steps.deliver(CASE, GUANGZHOU, "government", "2009-07-02"))
        .hasMessageContaining("“送达日期”不能早于报告签发之日（2009-07-03）");
    steps.deliver(CASE, GUANGZHOU, "government", "2009-07-03");
    steps.takeNote(CASE, PROVINCE);
    assertThat(reports.of(CASE).state()).isEqualTo(OwedReport.State.NOTED);
    assertThat(steps.rows(CASE, "userTask_followUpSuggestion")).containsExactly("1");
    driver.moveClockTo("2009-08-20T09:00:00");
    assertThatThrownBy(
            () ->
                steps.inRow(
                    CASE,
                    "userTask_followUpSuggestion",
                    "1",
                    GUANGZHOU,
                    Map.of("adopted", "partly")))
        .hasMessageContaining("采纳的，请填写“采纳的文件和文号”")
        .hasMessageContaining("采纳的，请填写“采纳日期”");
    steps.inRow(
        CASE,
        "userTask_followUpSuggestion",
        "1",
        GUANGZHOU,
        Map.of("adopted", "yes", "adoptionNumber", "穗府〔2009〕31号", "adoptedOn", "2009-08-18"));
    assertThat(records.text(CASE, "frozenFigures"))
        .as("on the page of the case")
        .contains("抽查合格率：96%（上期97.1%，上年同期无可比数据）");
    assertThat(steps.row(CASE))
        .containsEntry("result", "已报送")
        .containsEntry("title", "广州市质量技术监督局 2009年5—6月质量状况分析报告");
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  /** May Day and the National Day lie in between; Saturday 10 October was worked. */
  @ParameterizedTest(name = "{0} on {1} of {2}: {3}")
  @CsvSource({
    "quality-analysis-county, 2009-M04, 440106, 2009-05-08",
    "quality-analysis-county, 2009-M09, 440106, 2009-10-14",
    "quality-analysis-province, 2009-Q02, 440000, 2009-07-14",
    "goal-indicators, 2009-Q02, 440000, 2009-07-14",
    "hazard-statistics, 2009-Q03, 440100, 2009-10-15",
    "hazard-statistics, 2009-Y, 440100, 2010-01-31",
    "equipment-state, 2009-H01, 440000, 2009-07-30",
    "special-funds, 2009-Y, 440106, 2010-01-31",
    "disclosure-year, 2009-Y, 440106, 2010-03-31",
    "disclosure-year, 2012-Y, 440106, 2013-03-31",
    "rules-list, 2009-Y, 440000, 2010-01-31"
  })
  void isDueOnTheDayOfItsKindAndFixedDaysDoNotMove(
      String kind, String period, String unit, LocalDate dueOn) {
    driver.setClock(Period.of(period).endsOn() + "T23:59:59");
    assertThat(reports.of(steps.open(kind, period, unit)).dueOn()).isEqualTo(dueOn);
  }

  @Test
  void aPeriodThatHasNotEndedIsNotReportedOnAndNoneIsReportedOnTwice() {
    driver.setClock("2009-06-30T23:59:58");
    assertThatThrownBy(() -> steps.open(CITY, JUNE, GUANGZHOU))
        .hasMessageContaining("2009年5—6月到2009年6月30日才结束，期末以前不能报送");
    driver.setClock("2009-06-30T23:59:59");
    steps.open(CITY, JUNE, GUANGZHOU);
    assertThatThrownBy(
            () ->
                runtime.startProcessInstanceByKey(
                    "report-period",
                    "ZLC2009-440100-X",
                    Map.of("kind", CITY, "period", JUNE, "unitCode", GUANGZHOU)))
        .hasMessageContaining("的报告已经登记为" + CASE);
  }

  @Test
  void aRetestThatIsFinalInJuneBelongsToJuneAndMayKeepsItsFiguresWithANote() {
    driver.setClock("2009-05-31T23:59:59");
    steps.checked(GUANGZHOU, "pass", 3, "2009-05-20");
    String batch = steps.tested(GUANGZHOU, "fail", "2009-05-25 10:00:00");
    steps.inCharge(TIANHE);
    String may = steps.open(COUNTY, "2009-M05", TIANHE);
    String mayOfGuangzhou = steps.open(CITY, "2009-B02", GUANGZHOU);
    assertThat(reports.figures(may).get(0).words()).isEqualTo("本期没有最终结论；另有1批次期末没有最终结论，不计入");
    assertThat(mayOfGuangzhou).as("March and April, on which nothing changes").isNotNull();

    driver.setClock("2009-06-06T10:00:00");
    transaction.executeWithoutResult(status -> spotChecks.confirmResult(batch));
    driver.runJobs();
    driver.setClock("2009-06-30T23:59:59");
    String june = steps.open(COUNTY, "2009-M06", TIANHE);
    steps.open(CITY, JUNE, GUANGZHOU);

    assertThat(reports.figures(may).get(0).figureValue()).isNull();
    assertThat(driver.shown(may, "userTask_writeReport"))
        .containsEntry(
            "figureNotes", "抽查批次%s于2009年6月6日最终判定为不合格，计入其后的期次，本报告的数字不变。".formatted(batch));
    assertThat(reports.notes(mayOfGuangzhou)).isEmpty();
    assertThat(reports.figures(june).get(0).figureValue()).isEqualByComparingTo("0");
    assertThat(reports.figures(CASE).get(0).figureValue())
        .as("of the city, whose period holds both days: three of four")
        .isEqualByComparingTo("75");
    assertThat(reports.notes(CASE)).isEmpty();
  }

  @Test
  void aReportThatIsClosedKeepsANoteOfWhatWasTakenBackOfTheLedger() {
    driver.setClock("2009-05-12T10:00:00");
    transaction.executeWithoutResult(
        status ->
            targets.count(
                "C033", "T00000001/TC", TIANHE, LocalDate.of(2009, 5, 12), "BZ2009-440106-0001"));
    driver.setClock("2009-05-31T23:59:59");
    String may = steps.open(COUNTY, "2009-M05", TIANHE);
    // Nobody has drawn the procedure that counts them yet; what it will have counted stands here.
    jdbc.update(
        "update report_figure set figure_value = 1 where case_number = ? and code = 'standards'",
        may);
    runtime.deleteProcessInstance(
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(may).singleResult().getId(),
        "the report is closed");
    driver.setClock("2009-07-01T10:00:00");
    for (int i = 0; i < 2; i++) {
      transaction.executeWithoutResult(
          status -> targets.reverse("C033", "T00000001/TC", TIANHE, "BZ2009-440106-0009", "证书注销"));
    }
    assertThat(reports.notes(may))
        .isEqualTo("指标C033的对象T00000001/TC由BZ2009-440106-0009冲销（证书注销），本报告的数字不变。");
    assertThat(reports.figures(may).get(9).figureValue()).isEqualByComparingTo("1");
    assertThat(records.ofCases(List.of(may), List.of()))
        .as("on the page of the case")
        .filteredOn(form -> form.taskName().equals("登记簿更正"))
        .singleElement()
        .satisfies(form -> assertThat(form.lines().get(0).words()).contains("冲销（证书注销）"));
    assertThat(records.ofCases(List.of(may), List.of()))
        .flatExtracting(RecordedForm::lines)
        .as("posts by their names, and no keys of registers, limits and papers")
        .contains(new RecordedForm.Line("签发岗位", "局领导"))
        .extracting(line -> ((RecordedForm.Line) line).words())
        .noneMatch(words -> words.matches("[a-z]\\w*([.:-]\\w+)*"));
  }

  @Test
  void aTextThatClaimsARiseThatTheFiguresDenyIsChangedOrExplainedToWhoeverSignsAndReads() {
    steps.checked(GUANGZHOU, "pass", 34, "2009-03-01");
    steps.checked(GUANGZHOU, "fail", 1, "2009-04-30");
    steps.checked(GUANGZHOU, "pass", 24, "2009-05-04");
    steps.checked(GUANGZHOU, "fail", 1, "2009-06-30");
    steps.open(CITY, JUNE, GUANGZHOU);
    driver.setClock("2009-07-02T09:00:00");
    String claim = "我市产品质量稳中有升，产业结构继续优化，企业意识有所增强。";
    assertThatThrownBy(() -> steps.write(CASE, GUANGZHOU, "situation", claim))
        .hasMessageContaining("中的“稳中有升”与数字不符：抽查合格率本期96%，上期97.1%，下降。")
        .hasMessageContaining("请修改文字；文字无误的，在“与数字不符的说明”中写明理由");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_writeReport");

    String why = "本期抽查增加了童车，剔除后合格率为97.5%，高于上期。";
    steps.write(CASE, GUANGZHOU, "situation", claim, "explanation", why);
    assertThat(driver.shown(CASE, "userTask_signReport"))
        .containsEntry("explanation", why)
        .hasEntrySatisfying(
            "contradictions", shown -> assertThat((String) shown).contains("稳中有升", "下降"));
    driver.complete(
        CASE,
        "userTask_signReport",
        DIRECTOR,
        GUANGZHOU,
        Map.of("signDecision", "return", "signReason", "请直接写明下降。"));
    assertThat(driver.shown(CASE, "userTask_writeReport"))
        .containsEntry("situation", claim)
        .containsEntry("signReason", "请直接写明下降。");
    steps.write(CASE, GUANGZHOU, "situation", claim, "explanation", why);
    steps.sign(CASE, DIRECTOR, GUANGZHOU);
    assertThat(driver.as(READER, PROVINCE, () -> driver.shown(CASE, "userTask_takeNote")))
        .containsEntry("explanation", why)
        .hasEntrySatisfying("contradictions", shown -> assertThat((String) shown).contains("稳中有升"));
    assertThat(IssuedText.of(documents.ofCase(CASE).get(0), documents)).contains("说明：", why);
  }

  @Test
  void whoWritesWithoutTheClaimExplainsNothing() {
    steps.checked(GUANGZHOU, "pass", 34, "2009-03-01");
    steps.checked(GUANGZHOU, "fail", 1, "2009-05-30");
    steps.open(CITY, JUNE, GUANGZHOU);
    steps.write(CASE, GUANGZHOU, "situation", "抽查合格率比上期下降，主要是小企业的产品结构不稳定。");
    assertThat(reports.of(CASE).contradictions()).isNull();
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_signReport");
  }

  @Test
  void whatIsTypedOverAFrozenFigureIsRefusedAndSoIsASuggestionToNobody() {
    steps.open(CITY, JUNE, GUANGZHOU);
    assertThatThrownBy(() -> steps.write(CASE, GUANGZHOU, "figureLines", "抽查合格率：99%"))
        .hasMessageContaining("“登记簿的数字”只供查看，不能填写");
    assertThatThrownBy(() -> steps.write(CASE, GUANGZHOU, "suggestion2", TEXT))
        .hasMessageContaining("“建议二”没有写明向谁提出，请填写“建议二的对象”");
    assertThatThrownBy(() -> steps.write(CASE, GUANGZHOU, "addressee3", "广州市人民政府"))
        .hasMessageContaining("填写了“建议三的对象”，没有写“建议三”");
    assertThatThrownBy(() -> steps.write(CASE, GUANGZHOU, "causes", "情况不明。"))
        .hasMessageContaining("“原因分析”共5字，不足20字");
    assertThatThrownBy(() -> steps.write(CASE, GUANGZHOU, "measures", "措".repeat(5001)))
        .hasMessageContaining("“措施”");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_writeReport");
  }

  @Test
  void whoeverWroteItDoesNotSignIt() {
    steps.open(CITY, JUNE, GUANGZHOU);
    driver.completeBy(
        "duomianshou", CASE, "userTask_writeReport", List.of(WRITER, DIRECTOR), GUANGZHOU, text());
    assertThatThrownBy(
            () ->
                driver.completeBy(
                    "duomianshou",
                    CASE,
                    "userTask_signReport",
                    List.of(WRITER, DIRECTOR),
                    GUANGZHOU,
                    Map.of("signDecision", "agree")))
        .isInstanceOf(RuntimeException.class);
    assertThat(reports.of(CASE).state()).isEqualTo(OwedReport.State.OPEN);
    steps.sign(CASE, DIRECTOR, GUANGZHOU);
    assertThat(reports.of(CASE).state()).isEqualTo(OwedReport.State.FILED);
  }

  @Test
  void eachLevelSignsByItsOwnPost() {
    steps.open(CITY, JUNE, GUANGZHOU);
    steps.write(CASE, GUANGZHOU);
    assertThat(canSign(CASE, GUANGZHOU, LEADER)).isFalse();
    assertThat(canSign(CASE, GUANGZHOU, DIRECTOR)).isTrue();
    String county = steps.open(COUNTY, "2009-M06", TIANHE);
    steps.write(county, TIANHE);
    assertThat(canSign(county, TIANHE, LEADER)).isTrue();
    steps.sign(county, LEADER, TIANHE);
    assertThat(driver.unitOfTask(county, "userTask_takeNote"))
        .as("the city reads its counties' reports")
        .isEqualTo(GUANGZHOU);
    String goals = steps.open("goal-indicators", "2009-Q02", PROVINCE);
    driver.complete(
        goals,
        "userTask_writeReport",
        WRITER,
        PROVINCE,
        Map.of("situation", TEXT, "regionalProblem", "no"));
    assertThat(canSign(goals, PROVINCE, LEADER)).isFalse();
    steps.sign(goals, "leading-group-office", PROVINCE);
    driver.complete(
        goals, "userTask_takeNote", "leading-group", PROVINCE, Map.of("noteDecision", "enough"));
    driver.runJobs();
    assertThat(steps.row(goals)).containsEntry("result", "已报送");
  }

  private boolean canSign(String number, String unit, String post) {
    return driver.as(
        post,
        unit,
        () ->
            tasks
                    .createTaskQuery()
                    .processInstanceBusinessKey(number)
                    .taskDefinitionKey("userTask_signReport")
                    .taskCandidateGroup(post)
                    .count()
                > 0);
  }

  @Test
  void theUnitIsRemindedAndALateReportIsMarkedUrgedAndStillTaken() {
    steps.open(CITY, JUNE, GUANGZHOU);
    driver.moveClockTo("2009-07-03T12:00:00");
    assertThat(reports.of(CASE).remindedAt())
        .as("two working days before: Friday")
        .isEqualTo(LocalDateTime.of(2009, 7, 3, 8, 30));
    assertThat(reports.of(CASE).late()).isFalse();
    driver.moveClockTo("2009-07-08T09:00:00");
    assertThat(reports.of(CASE))
        .extracting(OwedReport::late, OwedReport::overdueAt)
        .containsExactly(true, LocalDateTime.of(2009, 7, 7, 23, 59, 59));
    assertThat(driver.unitOfTask(CASE, "userTask_urgeReport")).isEqualTo(PROVINCE);
    assertThat(driver.shown(CASE, "userTask_urgeReport"))
        .containsEntry("overdueSummary", "应于2009年7月7日前报送，至今未报；该单位今年各种定期报告累计迟报1次。");
    driver.complete(
        CASE, "userTask_urgeReport", READER, PROVINCE, Map.of("urging", "电话催报，答复两日内报送。"));
    steps.write(CASE, GUANGZHOU);
    driver.setClock("2009-07-09T16:00:00");
    steps.sign(CASE, DIRECTOR, GUANGZHOU);
    assertThat(reports.of(CASE))
        .extracting(OwedReport::state, OwedReport::late, OwedReport::lateDays, OwedReport::urgedBy)
        .containsExactly(OwedReport.State.FILED, true, 2, "division-officer-440000");
    assertThat(records.text(CASE, "urgingEnded")).as("it had ended before").isNull();
    assertThat(steps.sent("commendationProposed")).isEmpty();
  }

  @Test
  void aMissingReportIsProposedForCriticismOnceInAQuarterWhateverElseIsMissing() {
    steps.open(CITY, JUNE, GUANGZHOU);
    String hazards = steps.open("hazard-statistics", "2009-Q02", GUANGZHOU);
    String other = steps.open(CITY, JUNE, "440300");
    driver.moveClockTo("2009-07-14T23:00:00");
    assertThat(steps.sent("commendationProposed")).isEmpty();
    driver.moveClockTo("2009-07-15T00:10:00");
    assertThat(steps.sent("commendationProposed"))
        .hasSize(2)
        .anySatisfy(
            message -> {
              assertThat(message)
                  .containsEntry("unit_code", GUANGZHOU)
                  .containsEntry("sender", CASE);
              assertThat((String) message.get("content"))
                  .contains(
                      "\"kind\":\"批评\"",
                      "广州市质量技术监督局应于2009年7月7日前报送的2009年5—6月质量状况分析报告，至2009年7月14日仍未报送。");
            })
        .anySatisfy(message -> assertThat(message).containsEntry("unit_code", "440300"));
    assertThat(reports.of(CASE).criticismOn()).isEqualTo("2009-07-14");
    assertThat(reports.of(other).criticismOn()).isEqualTo("2009-07-14");

    driver.moveClockTo("2009-07-24T09:00:00");
    assertThat(reports.of(hazards).overdueAt()).as("due on the 15th").isNotNull();
    assertThat(steps.sent("commendationProposed")).as("the same quarter").hasSize(2);
    driver.setClock("2009-08-31T23:59:59");
    steps.open(CITY, "2009-B04", GUANGZHOU);
    driver.moveClockTo("2009-09-15T09:00:00");
    assertThat(steps.sent("commendationProposed")).as("the next quarter").hasSize(3);
    assertThat(driver.openTasks(CASE))
        .as("what nobody receives holds up nothing")
        .contains("userTask_writeReport");
  }

  @Test
  void aReportIsGivenBackOnceAndASupplementThatComesLateDoesNotMakeItLate() throws Exception {
    steps.open(CITY, JUNE, GUANGZHOU);
    driver.setClock("2009-07-02T09:00:00");
    steps.write(CASE, GUANGZHOU);
    steps.sign(CASE, DIRECTOR, GUANGZHOU);
    steps.deliver(CASE, GUANGZHOU, "government", "2009-07-02");
    steps.giveBack(CASE, PROVINCE, "请补充童车抽查的专题分析。");
    assertThat(reports.of(CASE))
        .extracting(OwedReport::state, OwedReport::dueOn)
        .as("three working days: 3, 6, 7 July")
        .containsExactly(OwedReport.State.RETURNED, LocalDate.of(2009, 7, 7));
    assertThat(driver.shown(CASE, "userTask_writeReport"))
        .containsEntry("noteMissing", "请补充童车抽查的专题分析。")
        .containsEntry("causes", TEXT);

    driver.moveClockTo("2009-07-15T09:00:00");
    assertThat(reports.of(CASE).late()).isFalse();
    assertThat(steps.sent("commendationProposed")).as("it is not missing").isEmpty();
    assertThat(driver.shown(CASE, "userTask_urgeReport").get("overdueSummary").toString())
        .as("the report itself has come")
        .startsWith("报告已退回补充，补充后的报告应于2009年7月7日前报送，至今未报");
    steps.write(CASE, GUANGZHOU, "topic", TEXT);
    assertThat(driver.openTasks(CASE))
        .containsExactlyInAnyOrder("userTask_signReport", "userTask_urgeReport");
    assertThat(driver.shown(CASE, "userTask_signReport"))
        .as("who signs reads what was asked for")
        .containsEntry("noteMissing", "请补充童车抽查的专题分析。");
    steps.sign(CASE, DIRECTOR, GUANGZHOU);
    assertThat(driver.openTasks(CASE))
        .as("what has come is not urged any more")
        .containsExactlyInAnyOrder("userTask_recordDelivery", "userTask_takeNote");
    assertThat(records.text(CASE, "urgingEnded")).isEqualTo("报告已于2009年7月15日报送，催报自行结束。");
    assertThat(new WebLogin(port, "gz-baogao", "tasklist").get("/cases/" + CASE).body())
        .as("the file says why nobody did it")
        .contains("报告已经报来，催报自行结束")
        .doesNotContain("不再需要办理");
    assertThat(documents.ofCase(CASE))
        .as("the supplemented one takes the place of the first")
        .extracting(OfficialDocument::number, OfficialDocument::voided)
        .containsExactly(tuple("穗质监质析〔2009〕1号", true), tuple("穗质监质析〔2009〕2号", false));
    assertThat(driver.shown(CASE, "userTask_takeNote"))
        .as("whether what was asked for is there now")
        .containsEntry("supplemented", true)
        .containsEntry("noteAsked", "请补充童车抽查的专题分析。");
    assertThatThrownBy(() -> steps.giveBack(CASE, PROVINCE, "再补充。"))
        .hasMessageContaining("本报告已经退回补充过一次，不能再退回");
    assertThatThrownBy(() -> steps.deliver(CASE, GUANGZHOU, "government", "2009-07-14"))
        .as("what goes out now was signed on the 15th")
        .hasMessageContaining("不能早于报告签发之日（2009-07-15）");
    steps.deliver(CASE, GUANGZHOU, "government", "2009-07-15");
    steps.takeNote(CASE, PROVINCE);
    assertThat(reports.of(CASE))
        .extracting(OwedReport::late, OwedReport::lateDays, OwedReport::filedAt)
        .containsExactly(false, 0, LocalDateTime.of(2009, 7, 2, 9, 0));
    assertThat(steps.row(CASE)).containsEntry("result", "已报送");
  }

  @Test
  void whatTheLastPeriodReportedIsWhatThisOneIsComparedWith() {
    driver.setClock("2009-04-30T23:59:59");
    String april = steps.open(COUNTY, "2009-M04", TIANHE);
    jdbc.update(
        "update report_figure set figure_value = 98.5 where case_number = ? and code = 'passRate'",
        april);
    driver.setClock("2009-05-31T23:59:59");
    steps.checked(GUANGZHOU, "pass", 1, "2009-05-20");
    steps.inCharge(TIANHE);
    steps.checked(GUANGZHOU, "fail", 1, "2009-05-20");
    String may = steps.open(COUNTY, "2009-M05", TIANHE);
    assertThat(reports.figures(may).get(0))
        .extracting(FrozenFigure::figureValue, FrozenFigure::valueBefore)
        .usingElementComparator((a, b) -> ((BigDecimal) a).compareTo((BigDecimal) b))
        .as("of the one enterprise in the charge of Tianhe")
        .containsExactly(new BigDecimal("100"), new BigDecimal("98.5"));
    assertThat(reports.trend(reports.figures(may).get(0))).isEqualTo("上升");
  }

  @Test
  void whatNobodyRegistersIsNoFigureAndNotNought() {
    Period june = Period.of(JUNE);
    for (String source :
        List.of("opened:no-such", "closed:no-such", "sum:no-such/amount", "counted:C033:no-such")) {
      assertThat(registers.read(source, GUANGZHOU, june))
          .as(source)
          .isEqualTo(new Registers.Reading(null, "无登记"));
    }
    assertThat(registers.read("closed:spotcheck-warning", GUANGZHOU, june).value())
        .as("there is such a register, and nothing in it")
        .isEqualByComparingTo("0");
    assertThatThrownBy(() -> registers.read("guesses:all", GUANGZHOU, june))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fundsAreReportedWithWhatTheyWereSpentOn() {
    driver.setClock("2009-12-31T23:59:59");
    String number = steps.open("special-funds", "2009-Y", TIANHE);
    assertThat(driver.openTasks(number)).containsExactly("userTask_enterFunds");
    assertThatThrownBy(
            () ->
                driver.complete(
                    number,
                    "userTask_enterFunds",
                    WRITER,
                    TIANHE,
                    Map.of("planned", -1, "spent", 3, "usedFor", "研究")))
        .hasMessageContaining("“安排经费”应为");
    driver.complete(
        number,
        "userTask_enterFunds",
        WRITER,
        TIANHE,
        Map.of("planned", 20, "spent", 18.5, "usedFor", "质量竞争力指数的研究。"));
    driver.complete(
        number,
        "userTask_writeReport",
        WRITER,
        TIANHE,
        Map.of("situation", TEXT, "regionalProblem", "no"));
    assertThat(driver.shown(number, "userTask_signReport")).containsEntry("usedFor", "质量竞争力指数的研究。");
    driver.setClock("2010-01-20T09:00:00");
    steps.sign(number, LEADER, TIANHE);
    assertThat(driver.unitOfTask(number, "userTask_takeNote"))
        .as("all bureaus report their funds to the province")
        .isEqualTo(PROVINCE);
    assertThat(IssuedText.of(documents.ofCase(number).get(0), documents))
        .contains("2009年安排质量分析研究专项经费20万元，支出18.5万元。");
  }

  @Test
  void aYearlyReportOnDisclosureIsPublishedAndNeedsNoReader() {
    driver.setClock("2009-12-31T23:59:59");
    String number = steps.open("disclosure-year", "2009-Y", GUANGZHOU);
    assertThat((String) driver.shown(number, "userTask_writeReport").get("figureLines"))
        .as("what was disclosed, and how requests were answered, in time or not")
        .contains("主动公开", "收到公开申请", "答复部分公开", "答复不公开", "答复信息不存在", "期限内答复")
        .doesNotContain("无登记");
    driver.complete(
        number,
        "userTask_writeReport",
        WRITER,
        GUANGZHOU,
        Map.of("situation", TEXT, "regionalProblem", "no"));
    driver.setClock("2010-03-31T17:00:00");
    steps.sign(number, DIRECTOR, GUANGZHOU);
    assertThat(reports.of(number).late()).as("its last day").isFalse();
    assertThat(steps.sent("disclosureDue"))
        .singleElement()
        .satisfies(
            message ->
                assertThat((String) message.get("content"))
                    .contains("disclosure-year", "广州市质量技术监督局2009年政府信息公开年度报告"));
    driver.runJobs();
    assertThat(driver.shown("GK2010-440100-0001", "userTask_draft"))
        .as("handed on to be made public")
        .containsEntry("disclosureKindName", "定期报告")
        .containsEntry("disclosureText", TEXT);
    assertThat(steps.row(number)).containsEntry("result", "已报送");
    assertThat(IssuedText.of(documents.ofCase(number).get(0), documents))
        .contains("根据《中华人民共和国政府信息公开条例》第三十一条公布。");
  }

  @Test
  void aRegionalProblemThatNoRegisterHasGoesToWhoeverWatchesRisks() {
    steps.open(CITY, JUNE, GUANGZHOU);
    assertThatThrownBy(() -> steps.write(CASE, GUANGZHOU, "regionalProblem", "yes"))
        .hasMessageContaining("“产品”不能为空");
    steps.write(
        CASE,
        GUANGZHOU,
        "regionalProblem",
        "yes",
        "regionalProduct",
        "童车",
        "regionalFacts",
        "某镇多家企业使用再生料。");
    steps.sign(CASE, DIRECTOR, GUANGZHOU);
    assertThat(steps.sent("riskSignalDue"))
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message).containsEntry("sender", CASE);
              assertThat((String) message.get("content"))
                  .contains("\"source\":\"report\"", "\"product\":\"童车\"", "某镇多家企业使用再生料。");
            });
  }

  @Test
  void whatIsOwedIsListedAndCountedByUnitAndKind() {
    steps.open(CITY, JUNE, GUANGZHOU);
    String county = steps.open(COUNTY, "2009-M06", TIANHE);
    steps.open(CITY, JUNE, "440300");
    steps.write(county, TIANHE, "suggestion1", TEXT, "addressee1", "天河区人民政府");
    driver.setClock("2009-07-10T09:00:00");
    steps.sign(county, LEADER, TIANHE);
    steps.deliver(county, TIANHE, "government", "2009-07-10");
    steps.takeNote(county, GUANGZHOU);
    steps.inRow(
        county, "userTask_followUpSuggestion", "1", TIANHE, Map.of("adopted", "unanswered"));

    LocalDate from = LocalDate.of(2009, 4, 1);
    LocalDate to = LocalDate.of(2009, 6, 30);
    assertThat(reports.owed(GUANGZHOU, from, to))
        .extracting(OwedReport::caseNumber, OwedReport::kindName, OwedReport::state)
        .containsExactly(
            tuple(CASE, "质量状况分析报告", OwedReport.State.OPEN),
            tuple(county, "质量状况分析报告", OwedReport.State.NOTED));
    assertThat(reports.keeping(GUANGZHOU, from, to))
        .as("the city's is missing, the county's three days late")
        .containsExactly(
            new Keeping(GUANGZHOU, CITY, 1, 0, 0, 1, 0, 0, 0, 0),
            new Keeping(TIANHE, COUNTY, 1, 0, 1, 0, 3, 0, 1, 0));
    assertThat(reports.keeping(GUANGZHOU, to.plusDays(1), to.plusMonths(2))).isEmpty();
  }
}

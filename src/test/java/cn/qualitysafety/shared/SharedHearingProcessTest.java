package cn.qualitysafety.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The notice is delivered on Monday 2009-09-21, ten days before the National Day holiday. */
@SystemTest
@Tag("database")
class SharedHearingProcessTest {

  private static final String HEARING = "XK2009-0001-TZ";
  private static final String PROVINCE = "440000";
  private static final String LEGAL = "legal-affairs";
  private static final String PRESIDER = "hearing-presider";
  private static final String RECORD = "双方陈述、质证，笔录经核对。";

  @Autowired private CaseDriver driver;
  @Autowired private HearingService hearings;
  @Autowired private OfficialDocuments documents;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private HistoryService history;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-09-21T09:00:00");
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void aHearingThatIsAskedForIsHeldAfterSevenDaysNoticeAndItsRecordFiled() {
    notify("licence", null);
    driver.moveClockTo("2009-09-23T10:00:00");
    request(true, "2009-09-23");
    driver.moveClockTo("2009-09-24T10:00:00");
    assertThat(driver.shown(HEARING, "userTask_scheduleHearing"))
        .containsEntry("schedulingTerms", "至少提前7个工作日通知当事人，最迟日期为2009年10月27日");
    for (String tooSoonSundayTooLate : new String[] {"2009-09-30", "2009-10-11", "2009-10-28"}) {
      assertThatThrownBy(() -> schedule(tooSoonSundayTooLate))
          .hasMessageContaining("“听证日期”应为2009年10月10日至2009年10月27日之间的工作日");
    }
    schedule("2009-10-12");
    assertThat(driver.shown(HEARING, "userTask_holdHearing"))
        .containsEntry("appointment", "2009年10月12日，省局三楼听证室，主持人省局听证主持 石磊");

    driver.moveClockTo("2009-10-09T10:00:00");
    assertThatThrownBy(() -> hold("held", "signed")).hasMessageContaining("当天之前只能登记延期");
    driver.moveClockTo("2009-10-12T16:00:00");
    assertThatThrownBy(() -> hold("held", "perhaps")).hasMessageContaining("请在“笔录签字”中选择一项");
    hold("held", "refused");

    assertThat(hearings.of(HEARING))
        .extracting(Hearing::state, Hearing::recordSigned, Hearing::heldBy, Hearing::closedAt)
        .containsExactly(
            HearingState.HELD,
            false,
            "hearing-presider-440000",
            LocalDateTime.of(2009, 10, 12, 16, 0));
    List<OfficialDocument> letters = documents.ofCase(HEARING);
    assertThat(letters)
        .extracting(
            OfficialDocument::kind,
            OfficialDocument::number,
            OfficialDocument::title,
            OfficialDocument::issuedBy)
        .containsExactly(
            tuple("hearing-rights", "粤质监听告〔2009〕1号", "听证告知书", "wang-shencha"),
            tuple("hearing-notice", "粤质监听通〔2009〕1号", "听证通知书", "legal-affairs-440000"));
    assertThat(text(letters.get(0))).contains("广州市越秀水泥制品厂：", "关于“拟不予颁发水泥生产许可证”", "5个工作日内向本局书面提出");
    assertThat(text(letters.get(1))).contains("2009年10月12日", "省局三楼听证室", "省局听证主持 石磊", "二〇〇九年九月二十四日");
    assertEndedWith("held");
  }

  @Test
  void silenceCountsAsAWaiverWhenTheTimeForAskingIsOver() {
    notify("penalty", null);
    assertThat(documents.ofCase(HEARING))
        .singleElement()
        .satisfies(letter -> assertThat(text(letter)).contains("之日起3日内向本局书面提出"));
    assertThat(hearings.of(HEARING).requestUntil())
        .as("three days: 行政处罚法 (1996) art. 42")
        .isEqualTo("2009-09-24");
    assertThat(tasks.createTaskQuery().singleResult().getDueDate())
        .as("what came on the last day is entered the day after")
        .isEqualTo("2009-09-25T23:59:59+08:00");
    driver.moveClockTo("2009-09-25T23:00:00");
    assertThat(driver.openTasks(HEARING)).containsExactly("userTask_recordHearingRequest");
    driver.moveClockTo("2009-09-27T09:00:00");
    assertThat(hearings.of(HEARING))
        .extracting(Hearing::state, Hearing::closedAt)
        .containsExactly(HearingState.WAIVED, LocalDateTime.of(2009, 9, 25, 23, 59, 59));
    assertEndedWith("waived");
  }

  @Test
  void aRequestOfTheLastDayIsEnteredTheDayAfterAndALaterOneIsRefused() {
    notify("licence", null);
    driver.moveClockTo("2009-09-28T10:00:00");
    assertThatThrownBy(() -> request(true, "2009-09-28"))
        .hasMessageContaining("当事人在2009年9月27日之后才提出听证申请");
    assertThatThrownBy(() -> request(true, "2009-09-20")).hasMessageContaining("早于听证告知书的送达日期");
    assertThatThrownBy(() -> request(true, "2009-09-29")).hasMessageContaining("不能晚于今天");
    request(true, "2009-09-27");
    assertThat(hearings.of(HEARING).state()).isEqualTo(HearingState.REQUESTED);
  }

  @Test
  void aWrittenWaiverEndsTheHearingAtOnce() {
    notify("licence", null);
    request(false, "2009-09-21");
    assertThat(hearings.of(HEARING))
        .extracting(Hearing::state, Hearing::requestedOn)
        .containsExactly(HearingState.WAIVED, LocalDate.of(2009, 9, 21));
    assertEndedWith("waived");
  }

  @Test
  void aHearingIsPostponedOnceAndWhoStaysAwayWaivesIt() {
    notify("licence", null);
    request(true, "2009-09-21");
    schedule("2009-10-09");
    hold("postponed", null);
    assertThat(hearings.of(HEARING).state()).isEqualTo(HearingState.REQUESTED);
    driver.moveClockTo("2009-10-12T09:00:00");
    schedule("2009-10-21");
    assertThatThrownBy(() -> hold("postponed", null)).hasMessageContaining("已经延期一次");
    driver.moveClockTo("2009-10-21T15:00:00");
    hold("absent", null);
    assertThat(hearings.of(HEARING).state()).isEqualTo(HearingState.ABSENT);
    List<OfficialDocument> letters = documents.ofCase(HEARING);
    assertThat(letters)
        .extracting(OfficialDocument::number)
        .containsExactly("粤质监听告〔2009〕1号", "粤质监听通〔2009〕1号", "粤质监听通〔2009〕2号");
    assertThat(text(letters.get(1))).contains("2009年10月9日");
    assertThat(text(letters.get(2))).contains("2009年10月21日");
    assertEndedWith("absent");
  }

  @Test
  void aHearingPostponedToItsFirstDayHasASecondNoticeAllTheSame() {
    notify("licence", null);
    request(true, "2009-09-21");
    schedule("2009-10-09");
    hold("postponed", null);
    schedule("2009-10-09");
    assertThat(documents.ofCase(HEARING))
        .extracting(OfficialDocument::kind)
        .containsExactlyInAnyOrder("hearing-rights", "hearing-notice", "hearing-notice");
  }

  @Test
  void whereTheCallerNamesNobodyThePostThatDeliversTheNoticeStandsForWhoSigns() {
    notify("licence", null, null);
    assertThat(documents.ofCase(HEARING))
        .extracting(OfficialDocument::issuedBy)
        .containsExactly(LEGAL);
  }

  @Test
  void whoExaminedTheCaseDoesNotPreside() {
    driver.employ("hearing-presider-440000", PRESIDER, PROVINCE);
    notify("licence", "wang-shencha, hearing-presider-440000");
    request(true, "2009-09-21");
    assertThat(driver.shown(HEARING, "userTask_scheduleHearing").get("presiders").toString())
        .contains("sheng-tingzheng")
        .doesNotContain("hearing-presider-440000");
    assertThatThrownBy(() -> schedule("2009-10-09", "hearing-presider-440000"))
        .hasMessageContaining("应为下列人员之一：省局听证主持 石磊。");
    schedule("2009-10-09");
    driver.moveClockTo("2009-10-09T15:00:00");
    assertThatThrownBy(() -> hold("held", "signed")).hasMessageContaining("不得主持本案听证");
    assertThat(hearings.of(HEARING).state()).isEqualTo(HearingState.SCHEDULED);
  }

  @Test
  void aNameThatTheFormOfAnOlderVersionLetsBeTypedIsThatOfSomebodyWhoMayPreside() {
    driver.employ("hearing-presider-440000", PRESIDER, PROVINCE);
    notify("licence", "hearing-presider-440000");
    request(true, "2009-09-21");
    for (String unfit : List.of("张三", "hearing-presider-440000", "gz-tingzheng")) {
      assertThatThrownBy(() -> typed(unfit, LEGAL))
          .hasMessageContaining("不得是参与本案审查（调查）的人员，也不得是您本人，应为下列人员之一：省局听证主持 石磊。");
    }
    assertThatThrownBy(() -> typed("省局听证主持 石磊", "sheng-tingzheng"))
        .hasMessageContaining("没有其他可以主持本案听证的人员");
    typed("省局听证主持 石磊", LEGAL);
    assertThat(hearings.of(HEARING).presider()).isEqualTo("sheng-tingzheng");
  }

  @Test
  void whoSchedulesTooLateStillOwesThePartyTheFullNotice() {
    notify("licence", null);
    request(true, "2009-09-21");
    driver.moveClockTo("2009-10-20T09:00:00");
    assertThatThrownBy(() -> schedule("2009-10-23")).hasMessageContaining("“听证日期”应为2009年10月29日：");
    schedule("2009-10-29");
    assertThat(hearings.of(HEARING))
        .extracting(Hearing::hearingOn, Hearing::holdUntil)
        .containsExactly(LocalDate.of(2009, 10, 29), LocalDate.of(2009, 10, 23));
  }

  @Test
  void aKindThatTheTableDoesNotKnowOpensNoHearing() {
    assertThatThrownBy(() -> notify("grievance", null))
        .hasStackTraceContaining("没有种类为“grievance”的听证，请核对调用听证时写的hearingKind");
    assertThat(hearings.of(HEARING)).isNull();
  }

  @Test
  void aNewKindIsALineOfTheTable() throws IOException {
    Path folder = Path.of("bpmn/shared");
    String table = Files.readString(folder.resolve("shared-hearing-kind.dmn"));
    String line =
        table.substring(
            table.indexOf("<rule id=\"rule_2\">"), table.indexOf("<rule id=\"rule_3\">"));
    DeploymentBuilder files =
        repository
            .createDeployment()
            .addString(
                "shared-hearing.bpmn", Files.readString(folder.resolve("shared-hearing.bpmn")))
            .addString(
                "shared-hearing-kind.dmn",
                table.replace(
                    line,
                    line
                        + line.replaceAll("(id=\"\\w+?)_2", "$1_4")
                            .replace("penalty&quot;", "price&quot;")
                            .replace("hearing.request.price", "hearing.hold")
                            .replace("hearing.notice.price", "hearing.notice")
                            .replace("hearing.hold.price", "hearing.hold")
                            .replace("行政处罚法》第四十二条", "价格法》第二十三条")));
    for (String form : List.of("deliver-notice", "record-request", "schedule", "hold")) {
      String name = "shared-hearing-%s.form".formatted(form);
      files.addString(name, Files.readString(Path.of("forms/shared", name)));
    }
    String deployed = files.deploy().getId();
    try {
      notify("price", null);
      assertThat(hearings.of(HEARING).requestUntil()).as("20 working days").isEqualTo("2009-10-23");
      assertThat(documents.ofCase(HEARING))
          .singleElement()
          .satisfies(
              letter ->
                  assertThat(text(letter)).contains("《中华人民共和国价格法》第二十三条关于听证的规定", "20个工作日内向本局书面提出"));
    } finally {
      driver.reset();
      repository.deleteDeployment(deployed, true);
    }
  }

  private void notify(String kind, String excludedPersons) {
    notify(kind, excludedPersons, "wang-shencha");
  }

  /** 行政处罚法, revised in 2021, is in force since 2021-07-15. */
  @ParameterizedTest
  @CsvSource({
    "2021-07-14, 《中华人民共和国行政处罚法》第四十二条关于听证的规定",
    "2021-07-15, 《中华人民共和国行政处罚法》第六十三条、第六十四条关于听证的规定"
  })
  void theLetterCitesTheLawOfItsDay(String day, String cited) {
    driver.setClock(day + "T09:00:00");
    begin("penalty", null, "wang-shencha");
    assertThat(documents.ofCase(HEARING))
        .singleElement()
        .satisfies(letter -> assertThat(text(letter)).contains(cited));
  }

  private void notify(String kind, String excludedPersons, String orderedBy) {
    begin(kind, excludedPersons, orderedBy);
    driver.complete(
        HEARING,
        "userTask_deliverHearingNotice",
        LEGAL,
        PROVINCE,
        Map.of("deliveredOn", "2009-09-21", "receivedBy", "何厂长"));
  }

  private void begin(String kind, String excludedPersons, String orderedBy) {
    Map<String, Object> handedOver = new HashMap<>();
    handedOver.put("hearingKind", kind);
    handedOver.put("party", "广州市越秀水泥制品厂");
    handedOver.put("subject", "拟不予颁发水泥生产许可证");
    handedOver.put("excludedPersons", excludedPersons);
    handedOver.put("orderedBy", orderedBy);
    runtime.startProcessInstanceByKey("shared-hearing", HEARING, handedOver);
    assertThat(driver.openTasks(HEARING)).as("nothing to deliver yet").isEmpty();
    driver.runJobs();
  }

  private void request(boolean requested, String on) {
    driver.complete(
        HEARING,
        "userTask_recordHearingRequest",
        LEGAL,
        PROVINCE,
        Map.of("decision", requested ? "approve" : "reject", "requestedOn", on));
  }

  private void schedule(String on) {
    schedule(on, "sheng-tingzheng");
  }

  private void schedule(String on, String presider) {
    driver.complete(
        HEARING,
        "userTask_scheduleHearing",
        LEGAL,
        PROVINCE,
        Map.of("hearingOn", on, "place", "省局三楼听证室", "presider", presider));
    driver.runJobs();
  }

  private void typed(String presider, String person) {
    hearings.scheduleHearing(HEARING, LocalDate.parse("2009-10-09"), "省局三楼听证室", presider, person);
  }

  private void hold(String outcome, String signature) {
    driver.complete(
        HEARING,
        "userTask_holdHearing",
        PRESIDER,
        PROVINCE,
        signature == null
            ? Map.of("outcome", outcome, "record", RECORD)
            : Map.of("outcome", outcome, "record", RECORD, "signature", signature));
  }

  private String text(OfficialDocument document) {
    try (XWPFDocument word =
            new XWPFDocument(new ByteArrayInputStream(documents.read(document.number())));
        XWPFWordExtractor text = new XWPFWordExtractor(word)) {
      return text.getText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process has ended, and callers find this outcome in the register. */
  private void assertEndedWith(String outcome) {
    assertThat(
            history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(HEARING)
                .completed()
                .count())
        .isEqualTo(1);
    assertThat(driver.facts("shared-hearing", HEARING)).containsEntry("state", outcome);
  }
}

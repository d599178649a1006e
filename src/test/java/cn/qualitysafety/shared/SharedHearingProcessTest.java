package cn.qualitysafety.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.handover.Handovers;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.record.CaseRecords;
import cn.qualitysafety.platform.record.RecordedForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The notice of the right is served on Monday 2009-09-21, ten days before the National Day holiday.
 */
@SystemTest
class SharedHearingProcessTest {

  private static final String HEARING = "XK2009-0001-TZ";
  private static final String PROVINCE = "440000";
  private static final String LEGAL = "legal-affairs";
  private static final String PRESIDER = "hearing-presider";
  private static final String OTHER_PRESIDER = "hearing-presider-440000";
  private static final String PARTY = "广州市越秀水泥制品厂";
  private static final String NEIGHBOUR = "登峰村民委员会";
  private static final String RIVAL = "广州市白云水泥/构件厂";
  private static final Path BEFORE = Path.of("src/test/resources/models-before/before-service");
  private static final String RECORD = "双方陈述、质证，笔录经核对。";
  private static final Map<String, ?> HELD =
      Map.of(
          "outcome", "held", "minutes", RECORD, "signature", "signed", "present", List.of(PARTY));

  @Autowired private CaseDriver driver;
  @Autowired private CaseRecords records;
  @Autowired private HearingService hearings;
  @Autowired private Handovers handovers;
  @Autowired private OfficialDocuments documents;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private HistoryService history;
  @Autowired private JdbcTemplate jdbc;

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
  @Tag("database")
  void aHearingThatIsAskedForIsHeldAfterSevenClearDaysNoticeAndItsRecordFiled() {
    notify("licence", null);
    driver.moveClockTo("2009-09-23T10:00:00");
    request(true, "2009-09-23");
    driver.moveClockTo("2009-09-24T10:00:00");
    assertThat(driver.shown(HEARING, "userTask_scheduleHearing"))
        .containsEntry("schedulingTerms", "通知书送达和举行听证之间至少相隔7个工作日，法定最迟日期为2009年10月27日");
    for (String tooSoonSundayTooLate : new String[] {"2009-10-10", "2009-10-11", "2009-10-28"}) {
      assertThatThrownBy(() -> schedule(tooSoonSundayTooLate))
          .hasMessageContaining("“听证日期”应为2009年10月12日至2009年10月27日之间的工作日");
    }
    schedule("2009-10-12");
    assertThat(driver.shown(HEARING, "userTask_holdHearing"))
        .containsEntry("appointment", "2009年10月12日，省局三楼听证室，主持人省局听证主持 石磊")
        .containsEntry("noticeText", PARTY + "：还没有送达");
    driver.serve(HEARING, LEGAL, PROVINCE, "2009-09-24", "何厂长");
    assertThat(driver.shown(HEARING, "userTask_holdHearing"))
        .containsEntry("noticeText", PARTY + "：2009年9月24日送达");

    driver.moveClockTo("2009-10-09T10:00:00");
    assertThatThrownBy(() -> held("signed", PARTY)).hasMessageContaining("当天之前只能登记延期");
    driver.moveClockTo("2009-10-12T16:00:00");
    assertThatThrownBy(() -> held("perhaps", PARTY)).hasMessageContaining("请在“笔录签字”中选择一项");
    held("refused", PARTY);

    assertThat(hearings.of(HEARING))
        .extracting(
            Hearing::state,
            Hearing::present,
            Hearing::recordSigned,
            Hearing::heldBy,
            Hearing::closedAt)
        .containsExactly(
            HearingState.HELD,
            PARTY,
            false,
            "sheng-tingzheng",
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
    assertThat(text(letters.get(0)))
        .contains(
            PARTY + "：",
            "关于“拟不予颁发水泥生产许可证”",
            "不予颁发生产许可证。",
            "实地核查结论：不合格。",
            "《中华人民共和国行政许可法》第三十八条第二款",
            "5个工作日内向本局书面提出");
    assertThat(text(letters.get(1))).contains("2009年10月12日", "省局三楼听证室", "省局听证主持 石磊", "二〇〇九年九月二十四日");
    assertThat(records.ofCases(List.of(HEARING), List.of()))
        .extracting(RecordedForm::taskName, RecordedForm::rowName, form -> form.lines().get(0))
        .containsExactly(
            tuple("登记听证申请", PARTY, new RecordedForm.Line("申请情况", "申请听证")),
            tuple("确定听证时间地点", null, new RecordedForm.Line("听证日期", "2009年10月12日")),
            tuple("主持听证", null, new RecordedForm.Line("举行情况", "已举行")));
    assertThat(records.text(HEARING, "minutes")).isEqualTo(RECORD);
    assertEndedWith("held");
  }

  /** What was posted on the last day may be under way for five working days. */
  @Test
  void silenceCountsAsAWaiverWhenNoLetterOfTheLastDayCanComeAnyMore() {
    notify("penalty", null);
    assertThat(documents.ofCase(HEARING))
        .singleElement()
        .satisfies(letter -> assertThat(text(letter)).contains("之日起3日内向本局书面提出"));
    assertThat(requestUntil(PARTY)).as("three days: 行政处罚法 (1996) art. 42").isEqualTo("2009-09-24");
    assertThat(tasks.createTaskQuery().singleResult().getDueDate())
        .isEqualTo("2009-09-30T23:59:59+08:00");
    driver.moveClockTo("2009-09-30T23:00:00");
    assertThat(driver.openTasks(HEARING)).containsExactly("userTask_recordHearingRequest");
    driver.moveClockTo("2009-10-01T09:00:00");
    assertThat(hearings.of(HEARING))
        .extracting(Hearing::state, Hearing::closedAt)
        .containsExactly(HearingState.WAIVED, LocalDateTime.of(2009, 9, 30, 23, 59, 59));
    assertEndedWith("waived");
  }

  @Test
  void aLetterPostedOnTheLastDayCountsWhenItComesAndALaterOneIsRefused() {
    notify("licence", null);
    driver.moveClockTo("2009-10-10T10:00:00");
    assertThatThrownBy(() -> request(true, "2009-09-28"))
        .hasMessageContaining("当事人在2009年9月27日之后才提出听证申请");
    assertThatThrownBy(() -> request(true, "2009-09-20")).hasMessageContaining("早于听证告知书的送达日期");
    assertThatThrownBy(() -> request(true, "2009-10-11")).hasMessageContaining("不能晚于今天");
    request(true, "2009-09-27");
    assertThat(hearings.of(HEARING))
        .extracting(Hearing::state, Hearing::requestedOn)
        .containsExactly(HearingState.REQUESTED, LocalDate.of(2009, 9, 27));
  }

  /**
   * Its time was over on 24 September; entered on Thursday 15 October, five working days remain.
   */
  @Test
  void whatWasAskedInTimeIsNotLostBecauseTheReceiptOfTheNoticeCameLate() {
    tell("penalty", null, "wang-shencha", null);
    driver.moveClockTo("2009-10-15T09:00:00");
    serve(PARTY, "2009-09-21");
    assertThat(driver.openTasks(HEARING)).containsExactly("userTask_recordHearingRequest");
    assertThatThrownBy(() -> request(true, "2009-09-25"))
        .hasMessageContaining("当事人在2009年9月24日之后才提出听证申请");
    driver.moveClockTo("2009-10-22T17:00:00");
    request(true, "2009-09-24");
    assertThat(hearings.of(HEARING).state()).isEqualTo(HearingState.REQUESTED);
  }

  /**
   * The neighbour has vanished. Sixty days from 9 October end on 8 December, twenty working days
   * after it on 6 January; seven lie between 8 and 17 December.
   */
  @Test
  void whoCannotBeFoundIsInvitedByPublicNoticeAndBlocksNoHearing() {
    tell("licence", null, "wang-shencha", NEIGHBOUR);
    serve(PARTY, "2009-09-21");
    request(true, "2009-09-21");
    schedule("2009-10-09");
    serve(PARTY, "2009-09-21");
    announce(NEIGHBOUR, "2009-09-21");
    driver.moveClockTo("2009-10-09T15:00:00");
    assertThatThrownBy(() -> held("signed", PARTY)).hasMessageContaining(NEIGHBOUR + "没有到场");
    hold("unserved");
    assertThat(driver.shown(HEARING, "userTask_scheduleHearing").get("schedulingTerms").toString())
        .contains("有当事人须公告送达，公告期间不计入，最迟可以定在2010年1月6日");
    schedule("2009-12-18");
    serve(PARTY, "2009-10-09");
    announce(NEIGHBOUR, "2009-10-09");
    driver.moveClockTo("2009-12-18T15:00:00");
    assertThat(driver.shown(HEARING, "userTask_holdHearing").get("noticeText").toString())
        .contains(NEIGHBOUR + "：2009年12月8日送达");
    held("signed", PARTY);
    assertEndedWith("held");
  }

  private void announce(String party, String on) {
    String service = driver.delivery(HEARING, party);
    driver.complete(
        service,
        "userTask_serveDocument",
        LEGAL,
        PROVINCE,
        Map.of(
            "manner", "announce",
            "absence", "unknown",
            "absenceText", "原址无人。",
            "announcedContent", "定于指定之日听证。",
            "collectAt", "省局法规处"));
    driver.runJobs();
    driver.complete(
        service,
        "userTask_publishAnnouncement",
        LEGAL,
        PROVINCE,
        Map.of("publishedOn", on, "publishedAt", "南方日报"));
    driver.runJobs();
  }

  @Test
  void aNameThatIsTooLongIsRefusedWhereItIsEntered() {
    assertThat(HearingService.thirdParties("甲村\n\n 乙村 ")).containsExactly("甲村", "乙村");
    assertThatThrownBy(() -> HearingService.thirdParties("甲村\n" + "乙".repeat(201)))
        .isInstanceOf(RefusedInputException.class);
  }

  @Test
  void aWrittenWaiverEndsTheHearingAtOnceButNotBeforeTheNoticeIsServed() {
    tell("licence", null, "wang-shencha", null);
    assertThat(driver.openTasks(HEARING)).as("nothing to enter yet").isEmpty();
    CasePlace row = CasePlace.of(HEARING).row(PARTY);
    assertThatThrownBy(
            () -> hearings.recordHearingRequest(row, false, LocalDate.of(2009, 9, 21), "legal-gd"))
        .hasMessageContaining("听证告知书还没有送达" + PARTY + "，不能登记其申请或者放弃听证");
    serve(PARTY, "2009-09-21");
    request(false, "2009-09-21");
    assertThat(hearings.of(HEARING).state()).isEqualTo(HearingState.WAIVED);
    assertThat(hearings.parties(HEARING))
        .extracting(HearingParty::name, HearingParty::requested, HearingParty::requestedOn)
        .containsExactly(tuple(PARTY, false, LocalDate.of(2009, 9, 21)));
    assertEndedWith("waived");
  }

  /**
   * Served on the 21st, 22nd and 24th, five working days (27 September is one) end on 27, 28 and 30
   * September. The last one's letter of its last day comes after the holidays; twenty working days
   * after its posting end on 4 November.
   */
  @Test
  @Tag("database")
  void eachPartyHasItsOwnTimeFromItsOwnServiceAndOneWhoAsksIsEnough() {
    tell("licence", null, "wang-shencha", NEIGHBOUR + "\n\n" + RIVAL + "\n" + PARTY);
    assertThat(documents.ofCase(HEARING))
        .extracting(letter -> text(letter).lines().filter(line -> line.endsWith("：")).findFirst())
        .containsExactly(
            Optional.of(PARTY + "："), Optional.of(NEIGHBOUR + "："), Optional.of("广州市白云水泥／构件厂："));
    serve(PARTY, "2009-09-21");
    driver.moveClockTo("2009-09-22T10:00:00");
    serve(NEIGHBOUR, "2009-09-22");
    driver.moveClockTo("2009-09-24T10:00:00");
    serve("广州市白云水泥／构件厂", "2009-09-24");
    assertThat(hearings.parties(HEARING))
        .extracting(HearingParty::name, HearingParty::thirdParty, HearingParty::requestUntil)
        .containsExactly(
            tuple(PARTY, false, LocalDate.of(2009, 9, 27)),
            tuple(NEIGHBOUR, true, LocalDate.of(2009, 9, 28)),
            tuple("广州市白云水泥／构件厂", true, LocalDate.of(2009, 9, 30)));

    assertThat(tasks.createTaskQuery().taskDefinitionKey("userTask_recordHearingRequest").list())
        .as("each card names whose answer is awaited")
        .extracting(task -> tasks.getVariable(task.getId(), "party"))
        .containsExactlyInAnyOrder(PARTY, NEIGHBOUR, "广州市白云水泥／构件厂");
    request(PARTY, false, "2009-09-24");
    driver.moveClockTo("2009-10-13T10:00:00");
    assertThat(driver.openTasks(HEARING)).containsExactly("userTask_recordHearingRequest");
    request("广州市白云水泥／构件厂", true, "2009-09-30");
    assertThat(hearings.of(HEARING))
        .extracting(Hearing::state, Hearing::requestedOn, Hearing::holdUntil)
        .containsExactly(
            HearingState.REQUESTED, LocalDate.of(2009, 9, 30), LocalDate.of(2009, 11, 4));
    schedule("2009-10-27");
    assertThat(documents.ofCase(HEARING))
        .filteredOn(letter -> letter.kind().equals("hearing-notice"))
        .as("all are invited")
        .hasSize(3);
  }

  @Test
  void theFirstWhoAsksSparesTheOthersTheirAnswer() {
    tell("licence", null, "wang-shencha", NEIGHBOUR);
    serve(NEIGHBOUR, "2009-09-21");
    request(true, "2009-09-21");
    assertThat(driver.openTasks(HEARING)).containsExactly("userTask_scheduleHearing");
    assertThat(tasks.createTaskQuery().taskDefinitionKey("userTask_serveDocument").count())
        .as("the notice of the right has become pointless")
        .isZero();
    schedule("2009-10-09");
    serve(PARTY, "2009-09-21");
    driver.moveClockTo("2009-09-22T09:00:00");
    serve(NEIGHBOUR, "2009-09-22");
    driver.moveClockTo("2009-10-09T15:00:00");
    held("signed", NEIGHBOUR);
    assertThat(hearings.of(HEARING).present()).isEqualTo(NEIGHBOUR);
    assertEndedWith("held");
  }

  /** Of a notice served on 29 September the seventh working day is 15 October. */
  @Test
  void nobodyStaysAwayFromAHearingThatHeWasNotToldOfInTime() {
    tell("licence", null, "wang-shencha", NEIGHBOUR);
    serve(PARTY, "2009-09-21");
    request(true, "2009-09-21");
    schedule("2009-10-09");
    driver.moveClockTo("2009-09-29T09:00:00");
    serve(PARTY, "2009-09-29");
    driver.moveClockTo("2009-10-09T15:00:00");
    assertThatThrownBy(() -> hold("absent"))
        .as("nor does whoever had his own days to ask, which ended when the other asked")
        .hasMessageContaining(PARTY + "、" + NEIGHBOUR + "没有到场，听证通知书也没有在举行的7个工作日前送达，不能视为缺席");
    assertThatThrownBy(() -> held("signed", PARTY))
        .hasMessageContaining(NEIGHBOUR + "没有到场，听证通知书也没有在举行的7个工作日前送达");
    hold("unserved");
    assertThat(hearings.of(HEARING))
        .extracting(Hearing::state, Hearing::postponed, Hearing::holdUntil)
        .as("whoever serves too late has no more time for it")
        .containsExactly(HearingState.REQUESTED, false, LocalDate.of(2009, 10, 23));
    schedule("2009-10-20");
    serve(PARTY, "2009-10-09");
    serve(NEIGHBOUR, "2009-10-09");
    driver.moveClockTo("2009-10-20T15:00:00");
    hold("absent");
    assertEndedWith("absent");
  }

  @Test
  void whoComesMakesGoodWhatHisNoticeLacked() {
    notify("licence", null);
    request(true, "2009-09-21");
    schedule("2009-10-09");
    driver.moveClockTo("2009-10-09T15:00:00");
    held("signed", PARTY);
    assertEndedWith("held");
  }

  @Test
  void aHearingIsPostponedOnceAndWhoStaysAwayWaivesIt() {
    notify("licence", null);
    request(true, "2009-09-21");
    schedule("2009-10-09");
    serve(PARTY, "2009-09-21");
    hold("postponed");
    assertThat(hearings.of(HEARING).state()).isEqualTo(HearingState.REQUESTED);
    driver.moveClockTo("2009-10-12T09:00:00");
    schedule("2009-10-22");
    serve(PARTY, "2009-10-12");
    assertThatThrownBy(() -> hold("postponed")).hasMessageContaining("已经延期一次");
    driver.moveClockTo("2009-10-22T15:00:00");
    hold("absent");
    assertThat(hearings.of(HEARING).state()).isEqualTo(HearingState.ABSENT);
    List<OfficialDocument> letters = documents.ofCase(HEARING);
    assertThat(letters)
        .extracting(OfficialDocument::number)
        .containsExactly("粤质监听告〔2009〕1号", "粤质监听通〔2009〕1号", "粤质监听通〔2009〕2号");
    assertThat(text(letters.get(1))).contains("2009年10月9日");
    assertThat(text(letters.get(2))).contains("2009年10月22日");
    assertEndedWith("absent");
  }

  @Test
  void aHearingPostponedToItsFirstDayHasASecondNoticeAllTheSame() {
    notify("licence", null);
    request(true, "2009-09-21");
    schedule("2009-10-09");
    hold("postponed");
    schedule("2009-10-09");
    assertThat(documents.ofCase(HEARING))
        .extracting(OfficialDocument::kind)
        .containsExactlyInAnyOrder("hearing-rights", "hearing-notice", "hearing-notice");
  }

  @Test
  void aHearingByOfficeIsAnnouncedToThePublicAndHeldWhoeverStaysAway() {
    tell("office", null, "wang-shencha", NEIGHBOUR);
    assertThat(driver.openTasks(HEARING))
        .as("nobody is asked")
        .containsExactly("userTask_scheduleHearing");
    schedule("2009-10-12");
    assertThat(documents.ofCase(HEARING))
        .extracting(OfficialDocument::title)
        .containsExactly("听证公告", "听证通知书", "听证通知书");
    assertThat(text(documents.ofCase(HEARING).get(0)))
        .contains("2009年10月12日", "省局三楼听证室", "《中华人民共和国行政许可法》第四十六条");
    assertThatThrownBy(() -> publish("2009-09-18")).hasMessageContaining("早于确定听证时间的日期2009年9月21日");
    publish("2009-09-21");
    serve(PARTY, "2009-09-21");
    serve(NEIGHBOUR, "2009-09-21");
    driver.moveClockTo("2009-10-12T15:00:00");
    assertThatThrownBy(() -> hold("absent")).hasMessageContaining("当事人缺席的照常举行");
    held("signed", NEIGHBOUR);
    assertThat(hearings.of(HEARING).publishedAt()).isEqualTo("南方日报");
    assertEndedWith("held");
  }

  /** Of an announcement of 29 September the seventh working day is 15 October. */
  @Test
  void aHearingByOfficeThatWasAnnouncedTooLateNeedsAnotherDay() {
    tell("office", null, "wang-shencha", null);
    schedule("2009-10-12");
    driver.moveClockTo("2009-09-29T10:00:00");
    publish("2009-09-29");
    driver.moveClockTo("2009-10-12T15:00:00");
    assertThatThrownBy(() -> held("signed", PARTY)).hasMessageContaining("没有在举行的7个工作日前向社会公告");
    hold("unserved");
    assertThat(driver.openTasks(HEARING)).containsExactly("userTask_scheduleHearing");
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
    driver.employ(OTHER_PRESIDER, PRESIDER, PROVINCE);
    notify("licence", "wang-shencha, " + OTHER_PRESIDER);
    request(true, "2009-09-21");
    assertThat(driver.shown(HEARING, "userTask_scheduleHearing").get("presiders").toString())
        .contains("sheng-tingzheng")
        .doesNotContain(OTHER_PRESIDER);
    assertThatThrownBy(() -> schedule("2009-10-09", OTHER_PRESIDER))
        .hasMessageContaining("应为下列人员之一：省局听证主持 石磊。");
    schedule("2009-10-09");
    driver.moveClockTo("2009-10-09T15:00:00");
    assertThatThrownBy(() -> holdBy(OTHER_PRESIDER, HELD)).hasMessageContaining("不得主持本案听证");
    assertThat(hearings.of(HEARING).state()).isEqualTo(HearingState.SCHEDULED);
  }

  /** The party may challenge whom the notice names, and nobody whom it does not know. */
  @Test
  void whoeverTheNoticeNamesPresidesOrGetsTheHearingFromHim() {
    toTheDay();
    assertThatThrownBy(() -> holdBy(OTHER_PRESIDER, HELD))
        .hasMessageContaining("听证通知书载明的主持人是省局听证主持 石磊，应由其本人主持");
    assertThat(hearings.of(HEARING).state()).isEqualTo(HearingState.SCHEDULED);

    String task =
        tasks.createTaskQuery().taskDefinitionKey("userTask_holdHearing").singleResult().getId();
    driver.asLogin(
        "sheng-tingzheng",
        List.of(PRESIDER),
        PROVINCE,
        () -> {
          tasks.claim(task, "sheng-tingzheng");
          return null;
        });
    handovers.passOn(task, OTHER_PRESIDER, "出差", "sheng-tingzheng");
    holdBy(OTHER_PRESIDER, HELD);
    assertThat(hearings.of(HEARING))
        .extracting(Hearing::state, Hearing::presider, Hearing::heldBy)
        .containsExactly(HearingState.HELD, "sheng-tingzheng", OTHER_PRESIDER);
  }

  @Test
  void whoIsOnRecordAsHisSubstitutePresidesForHimOnTheseDays() {
    toTheDay();
    jdbc.update(
        "insert into substitution (absent, substitute, from_day, until_day, reason, decided_by,"
            + " decided_at, state) values ('sheng-tingzheng', ?, '2009-10-09', '2009-10-09', '出差',"
            + " 'gd-admin', '2009-10-08 09:00:00', 'PLANNED')",
        OTHER_PRESIDER);
    assertThatThrownBy(() -> holdBy(OTHER_PRESIDER, HELD)).hasMessageContaining("应由其本人主持");
    jdbc.update("update substitution set state = 'ACTIVE'");
    holdBy(OTHER_PRESIDER, HELD);
    assertThat(hearings.of(HEARING).heldBy()).isEqualTo(OTHER_PRESIDER);
  }

  private void toTheDay() {
    driver.employ(OTHER_PRESIDER, PRESIDER, PROVINCE);
    notify("licence", null);
    request(true, "2009-09-21");
    schedule("2009-10-09");
    serve(PARTY, "2009-09-21");
    driver.moveClockTo("2009-10-09T15:00:00");
  }

  @Test
  void aNameThatTheFormOfAnOlderVersionLetsBeTypedIsThatOfSomebodyWhoMayPreside() {
    driver.employ(OTHER_PRESIDER, PRESIDER, PROVINCE);
    notify("licence", OTHER_PRESIDER);
    request(true, "2009-09-21");
    for (String unfit : List.of("张三", OTHER_PRESIDER, "gz-tingzheng")) {
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
    assertThatThrownBy(() -> schedule("2009-10-23"))
        .as("and three working days to serve it")
        .hasMessageContaining("“听证日期”应为2009年10月30日至2009年11月4日之间的工作日：");
    schedule("2009-10-30");
    assertThat(hearings.of(HEARING))
        .extracting(Hearing::hearingOn, Hearing::holdUntil)
        .containsExactly(LocalDate.of(2009, 10, 30), LocalDate.of(2009, 10, 23));
  }

  @Test
  void aKindThatTheTableDoesNotKnowOpensNoHearing() {
    assertThatThrownBy(() -> tell("grievance", null, null, null))
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
                        + line.replaceAll("(id=\"\\w+?)_2", "$1_9")
                            .replace("penalty&quot;", "price&quot;")
                            .replace("hearing.request.price", "hearing.hold")
                            .replace("hearing.notice.price", "hearing.notice")
                            .replace("hearing.hold.price", "hearing.hold")
                            .replace("行政处罚法》第四十二条", "价格法》第二十三条")));
    for (String form : List.of("record-request", "schedule", "publish", "hold")) {
      String name = "shared-hearing-%s.form".formatted(form);
      files.addString(name, Files.readString(Path.of("forms/shared", name)));
    }
    String deployed = files.deploy().getId();
    try {
      notify("price", null);
      assertThat(requestUntil(PARTY)).as("20 working days").isEqualTo("2009-10-23");
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

  /** As it was begun: one notice, entered by hand, and nobody but the applicant. */
  @Test
  void aHearingOfTheModelFromBeforeTheServiceGoesOn() throws IOException {
    DeploymentBuilder files = repository.createDeployment();
    try (Stream<Path> before = Files.list(BEFORE)) {
      for (Path file : before.filter(each -> each.toString().contains("shared-")).toList()) {
        files.addString(file.getFileName().toString(), Files.readString(file));
      }
    }
    String deployed = files.deploy().getId();
    try {
      start("licence", null, null, null);
      jdbc.update("delete from hearing_party");
      driver.runJobs();
      driver.complete(
          HEARING,
          "userTask_deliverHearingNotice",
          LEGAL,
          PROVINCE,
          Map.of("deliveredOn", "2009-09-21", "receivedBy", "何厂长"));
      request(true, "2009-09-21");
      schedule("2009-10-09");
      driver.moveClockTo("2009-10-09T15:00:00");
      hold(Map.of("outcome", "held", "record", RECORD, "signature", "signed"));
      assertThat(documents.ofCase(HEARING))
          .extracting(OfficialDocument::kind)
          .containsExactly("hearing-rights", "hearing-notice");
      assertEndedWith("held");
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
    tell("penalty", null, "wang-shencha", null);
    assertThat(documents.ofCase(HEARING))
        .singleElement()
        .satisfies(letter -> assertThat(text(letter)).contains(cited));
  }

  private void notify(String kind, String excludedPersons, String orderedBy) {
    tell(kind, excludedPersons, orderedBy, null);
    serve(PARTY, "2009-09-21");
  }

  private void tell(String kind, String excludedPersons, String orderedBy, String thirdParties) {
    start(kind, excludedPersons, orderedBy, thirdParties);
    driver.runJobs();
  }

  private void start(String kind, String excludedPersons, String orderedBy, String thirdParties) {
    Map<String, Object> handedOver = new HashMap<>();
    handedOver.put("hearingKind", kind);
    handedOver.put("party", PARTY);
    handedOver.put("thirdParties", thirdParties);
    handedOver.put("subject", "拟不予颁发水泥生产许可证");
    handedOver.put("excludedPersons", excludedPersons);
    handedOver.put("orderedBy", orderedBy);
    handedOver.put("measureText", "不予颁发生产许可证。");
    handedOver.put("factsFound", "实地核查结论：不合格。");
    handedOver.put("legalBasis", "《中华人民共和国行政许可法》第三十八条第二款");
    runtime.startProcessInstanceByKey("shared-hearing", HEARING, handedOver);
  }

  private void serve(String party, String on) {
    driver.serve(HEARING, party, LEGAL, PROVINCE, on, "何厂长");
    driver.runJobs();
  }

  private LocalDate requestUntil(String party) {
    return hearings.parties(HEARING).stream()
        .filter(each -> each.name().equals(party))
        .findFirst()
        .orElseThrow()
        .requestUntil();
  }

  private void request(boolean requested, String on) {
    driver.complete(
        HEARING,
        "userTask_recordHearingRequest",
        LEGAL,
        PROVINCE,
        Map.of("decision", requested ? "approve" : "reject", "requestedOn", on));
    driver.runJobs();
  }

  /** The same where several parties are asked. */
  private void request(String party, boolean requested, String on) {
    String task =
        tasks.createTaskQuery().taskDefinitionKey("userTask_recordHearingRequest").list().stream()
            .map(Task::getId)
            .filter(each -> party.equals(tasks.getVariable(each, "row")))
            .findFirst()
            .orElseThrow();
    driver.as(
        LEGAL,
        PROVINCE,
        () -> {
          tasks.complete(
              task, Map.of("decision", requested ? "approve" : "reject", "requestedOn", on));
          return null;
        });
    driver.runJobs();
  }

  private void publish(String on) {
    driver.complete(
        HEARING,
        "userTask_publishHearing",
        LEGAL,
        PROVINCE,
        Map.of("publishedOn", on, "publishedAt", "南方日报"));
    driver.runJobs();
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

  private void hold(String outcome) {
    hold(Map.of("outcome", outcome, "minutes", RECORD));
  }

  private void held(String signature, String present) {
    hold(
        Map.of(
            "outcome",
            "held",
            "minutes",
            RECORD,
            "signature",
            signature,
            "present",
            List.of(present)));
  }

  private void hold(Map<String, ?> form) {
    holdBy("sheng-tingzheng", form);
  }

  private void holdBy(String person, Map<String, ?> form) {
    driver.completeBy(person, HEARING, "userTask_holdHearing", List.of(PRESIDER), PROVINCE, form);
    driver.runJobs();
  }

  private String text(OfficialDocument document) {
    return IssuedText.of(document, documents);
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

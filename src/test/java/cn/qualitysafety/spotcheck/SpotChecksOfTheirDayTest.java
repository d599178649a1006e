package cn.qualitysafety.spotcheck;

import static cn.qualitysafety.spotcheck.SpotCheckSteps.GUANGZHOU;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.LABORATORY;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.LEADER;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.PLANNER;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.PROVINCE;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.RETEST_LABORATORY;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.SAMPLER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.ComplianceFact;
import cn.qualitysafety.enterprise.ComplianceService;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.deadline.CaseLimit;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The same check before order 133, under it (1 February 2011 to 2019) and under order 18 (since
 * 2020): 11 May 2009, 7 May 2012 and 11 May 2020 are Mondays.
 */
@SystemTest
class SpotChecksOfTheirDayTest {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneId.of("Asia/Shanghai"));

  @Autowired private CaseDriver driver;
  @Autowired private Clock clock;
  @Autowired private EnterpriseService enterprises;
  @Autowired private SpotCheckService spotChecks;
  @Autowired private SpotCheckPlanService plans;
  @Autowired private FollowUpService followUps;
  @Autowired private ComplianceService compliance;
  @Autowired private OfficialDocuments documents;
  @Autowired private CaseLimits limits;
  @Autowired private RuntimeService runtime;
  @Autowired private HistoryService history;
  @Autowired private TaskService tasks;
  @Autowired private JdbcTemplate jdbc;

  private SpotCheckSteps steps;

  @BeforeEach
  void begin() {
    steps = new SpotCheckSteps(driver, enterprises);
    driver.reset();
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void aRefusalIsEstablishedByTheFormOfOrder133WhileItIsInForce() {
    for (String day : new String[] {"2009-05-11", "2012-05-07", "2020-05-11"}) {
      String batch = drawn(day);
      steps.take(batch, "refused", day);
      steps.confirmRefusal(batch, "refused");
      OfficialDocument record =
          documents.ofCase(batch).stream()
              .filter(each -> each.title().equals("拒绝监督抽查认定表"))
              .findFirst()
              .orElseThrow();
      assertThat(IssuedText.of(record, documents))
          .as(day)
          .contains("《中华人民共和国产品质量法》第十六条")
          .matches(text -> text.contains("《产品质量监督抽查管理办法》第二十四条") == day.startsWith("2012"));
      driver.reset();
    }
  }

  /**
   * Fewer than two samplers, no notice, other names, demands for money: order 133 art. 19, and what
   * nobody needs to suffer before and after it.
   */
  @ParameterizedTest
  @ValueSource(strings = {"2009-05-11", "2012-05-07", "2020-05-11"})
  void whoeverHadARightToRefuseIsSampledAnewAndNobodyWhoWasThereDecidesThat(String day) {
    String batch = drawn(day);
    steps.take(batch, "refused", day);
    String task =
        tasks.createTaskQuery().taskDefinitionKey("userTask_confirmRefusal").singleResult().getId();
    Map.of("sampler-440100", "按岗位分离的规定", "gz-chouyang2", "按回避的规定")
        .forEach(
            (there, why) ->
                assertThatThrownBy(
                        () ->
                            driver.asLogin(
                                there,
                                List.of(SAMPLER, LEADER),
                                GUANGZHOU,
                                () -> {
                                  tasks.claim(task, there);
                                  return null;
                                }))
                    .hasStackTraceContaining(why));
    steps.confirmRefusal(batch, "rightful");
    assertThat(documents.ofCase(batch))
        .extracting(OfficialDocument::title)
        .as("nothing is held against it")
        .containsExactly("产品质量监督抽查通知书");
    assertThat(driver.openTasks(batch)).containsExactly("userTask_takeSample");
    assertThat(sent("penaltyCaseDue")).isEmpty();
    pass(batch, day);
    assertThat(spotChecks.of(batch))
        .extracting(Batch::finalVerdict, Batch::circumstances)
        .containsExactly("pass", null);
  }

  private List<String> sent(String message) {
    return jdbc.queryForList(
        "select content from message_outbox where name = ?", String.class, message);
  }

  /** 产品质量法 art. 56, before, under and after order 133 arts. 39 and 47. */
  @ParameterizedTest
  @ValueSource(strings = {"2009-05-11", "2012-05-07", "2020-05-11"})
  void aRefusalIsOrderedPunishedAndPublishedAsOneAndNeverAsAFailure(String day) {
    String batch = drawn(day);
    steps.take(batch, "refused", day);
    steps.confirmRefusal(batch, "refused");
    OfficialDocument order =
        documents.ofCase(batch).stream()
            .filter(each -> each.title().equals("责令改正通知书"))
            .findFirst()
            .orElseThrow();
    assertThat(IssuedText.of(order, documents))
        .contains("《中华人民共和国产品质量法》第五十六条", day.startsWith("2020") ? "6个月内" : "3个月内")
        .doesNotContain("不合格");
    steps.serve(batch, day);
    steps.take(batch, "refused", day);
    steps.confirmRefusal(batch, "refused");
    steps.proposeMeasure(batch);
    assertThat(
            jdbc.queryForList(
                "select content from message_outbox where name = 'penaltyCaseDue'", String.class))
        .hasSize(2)
        .allSatisfy(facts -> assertThat(facts).contains("无正当理由拒绝", "第五十六条"))
        .anySatisfy(facts -> assertThat(facts).contains("责令改正后仍然拒绝"));
    assertThat(runtime.createProcessInstanceQuery().count()).as("nothing to rectify").isZero();
    publish("CJ%s-440000-0001".formatted(day.substring(0, 4)), PROVINCE);
    assertThat(jdbc.queryForList("select verdict, failed_items from publication_row"))
        .singleElement()
        .satisfies(row -> assertThat(row.values()).containsExactly("refused", ""));
  }

  /** 产品质量法 art. 15 par. 4: since the reform of 2018 all bureaus have other names. */
  @ParameterizedTest
  @CsvSource({
    "440000, 2009-05-11, 广东省质量技术监督局, 国家质量监督检验检疫总局",
    "440000, 2012-05-07, 广东省质量技术监督局, 国家质量监督检验检疫总局",
    "440000, 2020-05-11, 广东省市场监督管理局, 国家市场监督管理总局",
    "440100, 2009-05-11, 广州市质量技术监督局, 广东省质量技术监督局",
    "440100, 2020-05-11, 广州市市场监督管理局, 广东省市场监督管理局"
  })
  void aReTestIsAskedOfWhoeverCarriedTheCheckOutOrOfItsSuperior(
      String unit, String day, String organiser, String superior) {
    driver.setClock(day + "T09:00:00");
    steps.registerProducers(GUANGZHOU, 1, 1);
    String batch = failed(drawn(unit, day), day);
    assertThat(IssuedText.of(documents.ofCase(batch + "-JG").get(0), documents))
        .startsWith(organiser + "\n")
        .contains("向本局或者本局的上级（%s）申请复检".formatted(superior));
    object(batch, "result", day);
    assertThat(driver.shown(batch + "-JG", "userTask_decideObjection"))
        .containsEntry("objectionText", "批号不是本厂的。（向%s提出）".formatted(superior));
  }

  /**
   * 产品质量法 art. 15 par. 4: whoever accepts it decides. The case stays the city's, which reads the
   * outcome there.
   */
  @ParameterizedTest
  @CsvSource({
    "440000, organiser, 440000, 440000, 广东省质量技术监督局, 粤质监抽复",
    "440100, organiser, 440100, 440100, 广州市质量技术监督局, 穗质监抽复",
    "440100, superior, 440100, 440000, 广东省质量技术监督局, 粤质监抽复"
  })
  void anObjectionIsTakenDecidedAnsweredAndServedByWhoeverCarriedTheCheckOut(
      String organiser, String to, String takes, String decides, String name, String word) {
    driver.setClock("2009-05-11T09:00:00");
    steps.registerProducers(GUANGZHOU, 1, 1);
    String batch = failed(drawn(organiser, "2009-05-11"), "2009-05-11");
    String result = batch + "-JG";
    Map<String, Object> objection =
        Map.of(
            "decision", "approve",
            "objectedOn", "2009-05-11",
            "about", "result",
            "addressee", to,
            "objection", "水分的检验方法不对。");
    Map<String, Object> answer =
        Map.of("answer", "kept", "ground", "not-needed", "answerReason", "方法符合标准。");
    onlyBy(takes, result, "userTask_recordSpotCheckObjection", objection);
    onlyBy(decides, result, "userTask_decideObjection", answer);
    driver.runJobs();
    OfficialDocument reply = documents.ofCase(result).get(1);
    assertThat(reply.number()).isEqualTo(word + "〔2009〕1号");
    assertThat(IssuedText.of(reply, documents).strip()).startsWith(name).contains(name + "\n（印章）");
    String delivery = driver.delivery(result, null);
    assertThat(documents.ofCase(delivery).get(0).number())
        .as("the receipt is the same unit's")
        .startsWith(word.substring(0, 1));
    onlyBy(
        decides,
        delivery,
        "userTask_serveDocument",
        Map.of("deliveredOn", "2009-05-11", "receivedBy", "何厂长", "relation", "office"));
    driver.runJobs();
    assertThat(
            driver.as(
                PLANNER,
                GUANGZHOU,
                () ->
                    history
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(result)
                        .finished()
                        .count()))
        .as("the city sees that it is answered")
        .isEqualTo(1);
    assertThat(spotChecks.of(batch).finalVerdict()).isEqualTo("fail");
    onlyBy(
        organiser,
        batch + "-ZG",
        "userTask_signRectificationOrder",
        Map.of("demands", "改进烘干工艺。", "signResult", "agree"));
  }

  /**
   * 产品质量法 art. 17 par. 1: whose check it is; order 133 art. 5 par. 2: the province; order 18 art. 5
   * par. 3: the city. 条例 art. 54 knows checks of the state and of provinces.
   */
  @ParameterizedTest
  @CsvSource({
    "440000, 2009-05-11, 广东省质量技术监督局, 粤质监抽改",
    "440000, 2012-05-07, 广东省质量技术监督局, 粤质监抽改",
    "440000, 2020-05-11, 广州市市场监督管理局, 穗市监抽改",
    "440100, 2009-05-11, 广州市质量技术监督局, 穗质监抽改",
    "440100, 2020-05-11, 广州市市场监督管理局, 穗市监抽改"
  })
  void rectificationIsOrderedByWhoeverMayOnTheDayAndTheCityServesIt(
      String organiser, String day, String name, String word) {
    driver.setClock(day + "T09:00:00");
    steps.registerProducers(GUANGZHOU, 1, 1);
    String batch = failed(drawn(organiser, day), day);
    steps.object(batch, "reject", day);
    String followUp = batch + "-ZG";
    onlyBy(
        name.startsWith("广东省") ? PROVINCE : GUANGZHOU,
        followUp,
        "userTask_signRectificationOrder",
        Map.of("demands", "改进烘干工艺。", "signResult", "agree"));
    driver.runJobs();
    OfficialDocument order = documents.ofCase(followUp).get(0);
    assertThat(order.number()).isEqualTo(word + "〔%s〕1号".formatted(day.substring(0, 4)));
    String text = IssuedText.of(order, documents);
    assertThat(text).startsWith(name + "\n").contains(name + "\n（印章）");
    assertThat(text)
        .as("to whom it reports, and who announces")
        .contains(name.startsWith("广东省") ? "向受本局委托的广州市质量技术监督局提交" : "向本局提交")
        .contains(name.startsWith("广东省") ? "将依照上述规定处理，向社会公告" : "报请省局向社会公告");
    assertThat(text.contains("、《中华人民共和国工业产品生产许可证管理条例》第五十四条的规定，责令"))
        .as("rice needs a licence")
        .isEqualTo(organiser.equals(PROVINCE));
    assertThat(driver.unitOf(driver.delivery(followUp, null))).isEqualTo(GUANGZHOU);
    steps.serve(followUp, day);
  }

  /** What no city can do if the province does it; the province reaches its cities' tasks. */
  private void onlyBy(String unit, String caseNumber, String task, Map<String, ?> entered) {
    String post = task.equals("userTask_signRectificationOrder") ? LEADER : PLANNER;
    if (unit.equals(PROVINCE)) {
      assertThatThrownBy(() -> driver.complete(caseNumber, task, post, GUANGZHOU, entered))
          .as(task)
          .isInstanceOf(AssertionError.class);
    }
    assertThat(driver.unitOfTask(caseNumber, task)).as(task).isEqualTo(unit);
    driver.complete(caseNumber, task, post, unit, entered);
  }

  /**
   * What a re-check (复查) found is told, and its reserve sample tested in the other laboratory if
   * the enterprise wants it: practice after 产品质量法 art. 15 par. 4, once. Its word is the last.
   */
  @ParameterizedTest
  @CsvSource({
    "2009-05-11, retest, 14.1, RECTIFIED, 复检结论为最终结论。复查合格",
    "2012-05-07, retest, 15.0, FAILED, 复检结论为最终结论。本局将依照《中华人民共和国产品质量法》第十七条",
    "2020-05-11, kept, , ANNOUNCED, 已核对备用样品的封条。不予复检，维持复查结论。本局将依照"
  })
  void aReCheckThatFailsIsTestedOnceMoreIfTheEnterpriseObjects(
      String day, String answer, String moisture, FollowUp.State state, String told) {
    String followUp = ordered(day);
    steps.rectify(followUp, "report", day);
    steps.takeRecheck(followUp, day);
    steps.test(followUps.prepareRecheck(followUp), LABORATORY, day, "0.1", "15.0");
    assertThat(driver.openTasks(followUp)).as("nobody objects to what he does not know").isEmpty();
    steps.serve(followUp, day);
    driver.moveClockTo(LocalDate.parse(day).plusDays(17) + "T09:00:00");
    assertThatThrownBy(
            () ->
                steps.answerRecheck(
                    followUp, "raised", LocalDate.parse(day).plusDays(16).toString()))
        .as("on the sixteenth day")
        .hasMessageContaining("之后才提出异议，已超过期限");
    steps.answerRecheck(followUp, "raised", LocalDate.parse(day).plusDays(15).toString());
    steps.decideRecheck(followUp, answer);
    if (moisture != null) {
      String today = LocalDate.parse(day).plusDays(17).toString();
      steps.test(
          jdbc.queryForObject(
              "select blind_code from spotcheck_sample where purpose = 'recheck-retest'",
              String.class),
          SpotCheckSteps.RETEST_LABORATORY,
          today,
          "0.1",
          moisture);
    }
    steps.serve(followUp, LocalDate.parse(day).plusDays(17).toString());
    assertThat(followUps.of(followUp).state()).isEqualTo(state);
    assertThat(IssuedText.of(documents.ofCase(followUp).get(2), documents).replace("\n", ""))
        .contains(told);
    assertThat(driver.openTasks(followUp))
        .as("no other objection is waited for")
        .isEqualTo(
            state == FollowUp.State.ANNOUNCED ? List.of("userTask_recordAnnouncement") : List.of());
    assertThat(told())
        .isEqualTo(
            switch (state) {
              case FAILED -> List.of("penaltyCaseDue", "qualityAnnouncementDue");
              case ANNOUNCED -> List.of("qualityAnnouncementDue");
              default -> List.of();
            });
  }

  /**
   * 产品质量法 art. 17 par. 1, and nothing else until 31 January 2011: who fails is announced, checked
   * again, and closed down if that fails. Announced on Friday 31 July 2009; ten working days,
   * practice: 3 to 7, 10 to 14 August.
   */
  @ParameterizedTest
  @CsvSource({"14.1, RECTIFIED", "15.0, FAILED"})
  void before2011WhoFailsTheReCheckIsPunishedOnlyForAnotherOneAfterTheAnnouncement(
      String moisture, FollowUp.State state) {
    String followUp = ordered("2009-05-11");
    driver.moveClockTo("2009-06-15T09:00:00");
    steps.rectify(followUp, "report", "2009-06-15");
    recheck(followUp, "2009-06-15", "15.0");
    assertThat(IssuedText.of(documents.ofCase(followUp).get(1), documents))
        .contains("依照《中华人民共和国产品质量法》第十七条第一款的规定，向社会公告，公告后再次复查")
        .doesNotContain("行政处罚程序");
    steps.answerRecheck(followUp, "accepted", "2009-06-15");
    assertThat(followUps.of(followUp).state()).isEqualTo(FollowUp.State.ANNOUNCED);
    assertThat(told()).containsExactly("qualityAnnouncementDue");
    driver.moveClockTo("2009-07-31T16:00:00");
    announce(followUp, "2009-07-31");
    driver.moveClockTo("2009-08-01T23:59:58");
    assertThat(driver.openTasks(followUp)).isEmpty();
    driver.moveClockTo("2009-08-03T09:00:00");
    assertThat(DAY.format(driver.dueDate(followUp, "userTask_takeRecheckSample").toInstant()))
        .isEqualTo("2009-08-14");
    recheck(followUp, "2009-08-03", moisture);
    if (state == FollowUp.State.FAILED) {
      assertThat(IssuedText.of(documents.ofCase(followUp).get(2), documents))
          .contains("依照《中华人民共和国产品质量法》第十七条第一款的规定转入行政处罚程序，依法责令停业、限期整顿");
      steps.answerRecheck(followUp, "accepted", "2009-08-03");
    }
    assertThat(followUps.of(followUp).state()).isEqualTo(state);
    assertThat(told().contains("penaltyCaseDue")).isEqualTo(state == FollowUp.State.FAILED);
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  /**
   * Order 18 arts. 47 par. 2 and 48; from 2011 to 2019 who fails is told to penalties at once,
   * order 133 art. 50. Announced on Wednesday 1 July 2020: the sixtieth day, 30 + 30, is Sunday 30
   * August, the last one before the ninetieth, 30 + 31 + 28, Monday 28 September.
   */
  @ParameterizedTest
  @CsvSource({"14.1, RECTIFIED", "15.0, FAILED"})
  void underOrder18WhoFailsTheReCheckIsPunishedOnlyForAnotherOneAfterTheAnnouncement(
      String moisture, FollowUp.State state) {
    String followUp = announced("2020-07-01");
    assertThat(followUps.of(followUp).state()).isEqualTo(FollowUp.State.ANNOUNCED);
    assertThat(IssuedText.of(documents.ofCase(followUp).get(1), documents))
        .contains("《产品质量监督抽查管理暂行办法》第四十七条第二款", "报请省局向社会公告，公告后再次复查")
        .doesNotContain("行政处罚程序");
    driver.moveClockTo("2020-08-30T23:59:58");
    assertThat(driver.openTasks(followUp)).isEmpty();
    driver.moveClockTo("2020-08-31T09:00:00");
    assertThat(driver.shown(followUp, "userTask_takeRecheckSample"))
        .containsEntry("reportText", "复查不合格，2020年7月1日公告（粤市监公告〔2020〕7号），公告后再次复查。");
    assertThat(DAY.format(driver.dueDate(followUp, "userTask_takeRecheckSample").toInstant()))
        .isEqualTo("2020-09-28");
    recheck(followUp, "2020-08-31", moisture);
    assertThat(told()).containsExactly("qualityAnnouncementDue");
    if (state == FollowUp.State.FAILED) {
      assertThat(IssuedText.of(documents.ofCase(followUp).get(3), documents))
          .contains("《产品质量监督抽查管理暂行办法》第四十八条", "依法责令停业、限期整顿");
      steps.answerRecheck(followUp, "accepted", "2020-08-31");
      assertThat(told()).containsExactly("penaltyCaseDue", "qualityAnnouncementDue");
      assertThat(
              jdbc.queryForObject(
                  "select content from message_outbox where name = 'penaltyCaseDue'", String.class))
          .contains("复查不合格，2020年7月1日公告（粤市监公告〔2020〕7号）", "2020年8月31日复查抽样（抽样单FC-1），复查检验仍不合格");
    }
    assertThat(followUps.of(followUp).state()).isEqualTo(state);
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
    assertThat(limits.ofCase(followUp)).allMatch(limit -> limit.endedOn() != null);
  }

  @Test
  void theReCheckAfterTheAnnouncementIsTestedOnceMoreIfTheEnterpriseObjectsAsTheFirstOne() {
    String followUp = announced("2020-07-01");
    driver.moveClockTo("2020-08-31T09:00:00");
    recheck(followUp, "2020-08-31", "15.0");
    steps.answerRecheck(followUp, "raised", "2020-08-31");
    steps.decideRecheck(followUp, "retest");
    steps.test(
        jdbc.queryForObject(
            "select blind_code from spotcheck_sample where purpose = 'again-retest'", String.class),
        RETEST_LABORATORY,
        "2020-08-31",
        "0.1",
        "14.1");
    steps.serve(followUp, "2020-08-31");
    assertThat(followUps.of(followUp).state()).isEqualTo(FollowUp.State.RECTIFIED);
    assertThat(told()).containsExactly("qualityAnnouncementDue");
  }

  /** Rectified and failed on Monday 15 June 2020 in spite of an objection, and announced since. */
  private String announced(String on) {
    String followUp = ordered("2020-05-11");
    driver.moveClockTo("2020-06-15T09:00:00");
    steps.rectify(followUp, "report", "2020-06-15");
    recheck(followUp, "2020-06-15", "15.0");
    steps.answerRecheck(followUp, "raised", "2020-06-15");
    steps.decideRecheck(followUp, "kept");
    steps.serve(followUp, "2020-06-15");
    driver.moveClockTo("2020-07-02T09:00:00");
    assertThatThrownBy(() -> announce(followUp, "2020-06-14"))
        .hasMessageContaining("“公告日期”早于复查抽样的日期2020年6月15日");
    assertThatThrownBy(() -> announce(followUp, "2020-07-03")).hasMessageContaining("“公告日期”");
    announce(followUp, on);
    return followUp;
  }

  private void announce(String followUp, String on) {
    driver.complete(
        followUp,
        "userTask_recordAnnouncement",
        PLANNER,
        GUANGZHOU,
        Map.of("announcedOn", on, "announcement", "粤市监公告〔2020〕7号"));
    driver.runJobs();
  }

  private void recheck(String followUp, String day, String moisture) {
    steps.takeRecheck(followUp, day);
    steps.test(followUps.prepareRecheck(followUp), LABORATORY, day, "0.1", moisture);
    steps.serve(followUp, day);
  }

  /** Whom the follow-up tells. */
  private List<String> told() {
    return jdbc.queryForList(
        "select name from message_outbox where name like '%Due' order by name", String.class);
  }

  /**
   * Ten days of the calendar to 17 May 2012; ten working days, practice, to 25 May of 2009, 2020.
   */
  @Test
  void aReTestIsAnsweredInWritingAndWhoPaysIsSaidWhileTheLawSaysIt() {
    for (String day : new String[] {"2009-05-11", "2012-05-07", "2020-05-11"}) {
      String batch = failed(day);
      steps.object(batch, "approve", day);
      steps.test(spotChecks.prepareRetest(batch), RETEST_LABORATORY, day, "0.1", "14.2");
      assertThat(spotChecks.of(batch).finalVerdict()).isEqualTo("pass");
      assertThat(reply(batch))
          .contains("复检结论：合格", "《中华人民共和国产品质量法》第十五条第四款")
          .matches(
              text ->
                  text.contains("依照《产品质量监督抽查管理办法》第三十七条，复检费用列入监督抽查经费") == day.startsWith("2012"));
      assertThat(
              jdbc.queryForObject(
                  "select due_on from document_delivery"
                      + " where document_kind = 'spotcheck-objection-reply' and case_number = ?",
                  LocalDate.class,
                  batch + "-JG"))
          .isEqualTo(day.startsWith("2012") ? "2012-05-17" : day.substring(0, 4) + "-05-25");
      steps.serve(batch + "-JG", day);
      assertThat(runtime.createProcessInstanceQuery().count()).isZero();
      driver.reset();
    }
  }

  /** Order 133 art. 36: only what needs it, and can be tested again; practice before and after. */
  @ParameterizedTest
  @ValueSource(strings = {"2009-05-11", "2012-05-07", "2020-05-11"})
  void whatCannotBeTestedAgainStandsAndTheReplySaysWhy(String day) {
    String batch = failed(day);
    object(batch, "result", day);
    assertThatThrownBy(() -> steps.answer(batch, "kept", "")).hasMessageContaining("“不予复检的理由”");
    assertThatThrownBy(() -> steps.answer(batch, "void", ""))
        .hasMessageContaining("撤销结论只用于抽样、样品来源不实");
    steps.answer(batch, "kept", "micro-organism");
    assertThat(spotChecks.of(batch).finalVerdict()).isEqualTo("fail");
    assertThat(reply(batch)).contains("微生物等按照标准不得复检的项目，不予复检，维持原检验结论：不合格", "《中华人民共和国产品质量法》第十五条第四款");
    steps.serve(batch + "-JG", day);
    assertThat(driver.openTasks(batch + "-ZG")).containsExactly("userTask_signRectificationOrder");
  }

  /**
   * Order 133 art. 25, practice before and after. Five working days from a Monday end on the next.
   */
  @ParameterizedTest
  @CsvSource({"2009-05-11, 2009-05-18", "2012-05-07, 2012-05-14", "2020-05-11, 2020-05-18"})
  void aSampleThatIsNotTheEnterprisesHasNoResult(String day, String decideBy) {
    String batch = failed(day);
    object(batch, "origin", day);
    assertThat(DAY.format(driver.dueDate(batch + "-JG", "userTask_decideObjection").toInstant()))
        .isEqualTo(decideBy);
    steps.answer(batch, "void", "");
    assertThat(reply(batch)).contains("样品不是本企业生产的", "撤销原检验结论");
    steps.serve(batch + "-JG", day);
    assertThat(spotChecks.of(batch).state()).isEqualTo(Batch.State.VOID);
    assertThat(spotChecks.finalResults("CJ%s-440000-0001".formatted(day.substring(0, 4))))
        .isEmpty();
    assertThat(runtime.createProcessInstanceQuery().count()).as("plan and city are done").isZero();
  }

  /**
   * By practice it is decided within five working days of its arrival. Served on Monday 2012-05-07,
   * the fifteenth day is Tuesday the 22nd; what was posted then arrives on Friday the 25th: 28 to
   * 31 May, 1 June. Without a day of arrival the day of the postmark counts: 23 to 25, 28, 29 May.
   */
  @ParameterizedTest
  @CsvSource({"2012-05-25, 2012-06-01", ", 2012-05-29"})
  void theFiveDaysToDecideRunFromTheArrivalOfWhatWasPosted(String arrived, String decideBy) {
    String batch = failed("2012-05-07");
    driver.moveClockTo("2012-05-25T15:00:00");
    Map<String, Object> posted =
        Map.of(
            "decision", "approve",
            "objectedOn", "2012-05-22",
            "about", "result",
            "addressee", "superior",
            "objection", "样品受潮。");
    assertThatThrownBy(() -> object(batch, with(posted, "2012-05-28")))
        .hasMessageContaining("“收到日期”不能晚于今天");
    assertThatThrownBy(() -> object(batch, with(posted, "2012-05-21")))
        .hasMessageContaining("“收到日期”早于“提出日期”（2012-05-22）");
    object(batch, with(posted, arrived));
    assertThat(DAY.format(driver.dueDate(batch + "-JG", "userTask_decideObjection").toInstant()))
        .isEqualTo(decideBy);
  }

  private static Map<String, Object> with(Map<String, Object> posted, String arrived) {
    Map<String, Object> entered = new HashMap<>(posted);
    if (arrived != null) {
      entered.put("objectionReceivedOn", arrived);
    }
    return entered;
  }

  /** Order 133 art. 40. */
  @Test
  void underOrder133WhatIsMadeNoLongerNeedsNoRectification() {
    String followUp = ordered("2012-05-07");
    driver.moveClockTo("2012-05-21T09:00:00");
    steps.rectify(followUp, "ended", "2012-05-21");
    assertThat(followUps.of(followUp).state()).isEqualTo(FollowUp.State.NOT_PRODUCING);
    assertThat(limits.ofCase(followUp)).allMatch(limit -> limit.endedOn() != null);
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
    assertThat(sent("qualityAnnouncementDue")).isEmpty();
  }

  /**
   * Of the thirty days to 6 June 2012 fourteen have gone on Monday 21 May, and sixteen are counted
   * from Tuesday 12 June: to Wednesday the 27th.
   */
  @Test
  void underOrder133TheTimeOfWhoeverCannotWorkStandsStill() {
    String followUp = ordered("2012-05-07");
    driver.moveClockTo("2012-05-21T09:00:00");
    steps.rectify(followUp, "hindered", "2012-05-21");
    driver.moveClockTo("2012-06-11T09:00:00");
    assertThat(followUps.of(followUp).rectifyBy()).isEqualTo("2012-06-06");
    driver.complete(
        followUp,
        "userTask_recordResumption",
        PLANNER,
        GUANGZHOU,
        Map.of("resumedOn", "2012-06-11"));
    driver.runJobs();
    assertThat(followUps.of(followUp).rectifyBy()).isEqualTo("2012-06-27");
    assertThat(sent("qualityAnnouncementDue")).isEmpty();
  }

  /**
   * Order 133 arts. 42 and 43. Thirty days from 7 May 2012 end on Wednesday 6 June; a letter of
   * that day comes within five working days, 7, 8, 11, 12 and 13 June.
   */
  @Test
  void underOrder133WhoIsSilentIsAnnouncedOnceAndCheckedAgain() {
    String followUp = ordered("2012-05-07");
    driver.moveClockTo("2012-06-13T23:59:58");
    assertThat(followUps.of(followUp))
        .extracting(FollowUp::state, FollowUp::rectifyBy)
        .containsExactly(FollowUp.State.ORDERED, LocalDate.of(2012, 6, 6));
    assertThat(sent("qualityAnnouncementDue")).isEmpty();
    driver.moveClockTo("2012-06-14T00:00:00");
    assertThat(followUps.of(followUp).state()).isEqualTo(FollowUp.State.OVERDUE);
    assertThat(driver.shown(followUp, "userTask_takeRecheckSample"))
        .containsEntry("reportText", "企业逾期未提交整改报告，强制复查");
    driver.moveClockTo("2012-06-15T09:00:00");
    assertThat(sent("qualityAnnouncementDue"))
        .singleElement()
        .asString()
        .contains("企业逾期未提交整改报告（" + followUp + "）");
    assertThat(compliance.of(SpotCheckSteps.code(1), 0, 9))
        .extracting(ComplianceFact::kind)
        .contains("rectification-overdue");
    assertThat(sent("penaltyCaseDue")).as("no re-check has failed").isEmpty();
  }

  /** Served on 7 May: thirty days end on Wednesday 6 June, to be asked for by 1 June. */
  @Test
  void underOrder133MoreTimeIsAskedForFiveDaysBeforeAndIsThirtyDays() {
    String followUp = ordered("2012-05-07");
    assertThat(IssuedText.of(documents.ofCase(followUp).get(0), documents))
        .contains("《产品质量监督抽查管理办法》第四十条第三款", "至迟在整改期满5日前提出");
    assertThat(followUps.of(followUp).rectifyBy()).isEqualTo("2012-06-06");
    driver.moveClockTo("2012-06-02T09:00:00");
    assertThatThrownBy(() -> steps.rectify(followUp, "extend", "2012-06-02"))
        .hasMessageContaining("至迟在2012年6月1日提出");
    steps.rectify(followUp, "extend", "2012-06-01");
    assertThat(followUps.of(followUp).rectifyBy())
        .as("posted on the last day; thirty days more")
        .isEqualTo("2012-07-06");
  }

  /** Order 18 art. 46: sixty days of 11 May end on Friday 10 July, and are not made longer. */
  @Test
  void underOrder18ThereAreSixtyDaysAndNoMore() {
    String followUp = ordered("2020-05-11");
    assertThat(followUps.of(followUp).rectifyBy()).isEqualTo("2020-07-10");
    assertThat(IssuedText.of(documents.ofCase(followUp).get(0), documents))
        .contains("《产品质量监督抽查管理暂行办法》第四十六条")
        .doesNotContain("延期");
    assertThatThrownBy(() -> steps.rectify(followUp, "extend", "2020-05-11"))
        .hasMessageContaining("没有可以延长的规定");
    driver.moveClockTo("2020-07-20T09:00:00");
    assertThat(followUps.of(followUp).state()).isEqualTo(FollowUp.State.OVERDUE);
    assertThat(compliance.of(SpotCheckSteps.code(1), 0, 9))
        .extracting(ComplianceFact::kind)
        .as("who owes no report is checked again, and not announced for that")
        .doesNotContain("rectification-overdue");
  }

  /**
   * Order 18 arts. 46 and 47 both count from the order of Monday 11 May, whenever it is served:
   * sixty days, 20 + 30 + 10, end on Friday 10 July, 13 to 17 July are five working days of post,
   * and seventy-five days, 20 + 30 + 25, end on Saturday 25 July, so on Monday the 27th.
   */
  @Test
  void underOrder18BothTimesRunFromTheOrderSoThatTheReCheckIsDueAfterTheRectification() {
    String batch = failed("2020-05-11");
    steps.object(batch, "reject", "2020-05-11");
    String followUp = batch + "-ZG";
    steps.sign(followUp);
    assertThat(IssuedText.of(documents.ofCase(followUp).get(0), documents))
        .contains("不迟于2020年7月10日改正");
    assertThat(limits.ofCase(followUp))
        .extracting(CaseLimit::limitName, CaseLimit::dueOn, CaseLimit::toldIn)
        .containsExactlyInAnyOrder(
            tuple("spotcheck.rectify", LocalDate.of(2020, 7, 10), "产品质量监督抽查责令整改通知书"),
            tuple("spotcheck.recheckAfterOrder", LocalDate.of(2020, 7, 27), null));
    driver.moveClockTo("2020-05-27T09:00:00");
    steps.serve(followUp, "2020-05-27");
    assertThat(followUps.of(followUp).rectifyBy()).isEqualTo("2020-07-10");
    driver.moveClockTo("2020-07-17T23:59:58");
    assertThat(driver.openTasks(followUp)).containsExactly("userTask_recordRectification");
    driver.moveClockTo("2020-07-18T00:00:01");
    assertThat(followUps.of(followUp).state()).isEqualTo(FollowUp.State.OVERDUE);
    assertThat(DAY.format(driver.dueDate(followUp, "userTask_takeRecheckSample").toInstant()))
        .isEqualTo("2020-07-27");
  }

  /**
   * Served by announcement the time may be over before: whoever enters it late still waits five
   * working days, 27 to 31 July, for what has been posted meanwhile; the re-check has the day of
   * the law. Since 2020 silence itself has no consequence.
   */
  @Test
  void underOrder18AnOrderThatIsServedAfterItsTimeWaitsForThePostAlone() {
    String batch = failed("2020-05-11");
    steps.object(batch, "reject", "2020-05-11");
    String followUp = batch + "-ZG";
    steps.sign(followUp);
    driver.moveClockTo("2020-07-24T09:00:00");
    steps.serve(followUp, "2020-07-24");
    driver.moveClockTo("2020-07-31T23:59:58");
    assertThat(driver.openTasks(followUp)).containsExactly("userTask_recordRectification");
    driver.moveClockTo("2020-08-01T00:00:01");
    assertThat(DAY.format(driver.dueDate(followUp, "userTask_takeRecheckSample").toInstant()))
        .isEqualTo("2020-07-27");
    assertThat(jdbc.queryForList("select name from message_outbox", String.class))
        .doesNotContain("qualityAnnouncementDue");
  }

  /**
   * Ten working days from the report of 15 June 2009; fifteen days from that of 6 June 2012, or
   * from the end of the thirty from 14 May; seventy-five from the order of 11 May 2020, 20 + 30 +
   * 25, end on Saturday 25 July.
   */
  @ParameterizedTest
  @CsvSource({
    "2009-05-11, 2009-05-18, 2009-06-15, 2009-06-29",
    "2012-05-07, 2012-05-14, 2012-06-06, 2012-06-21",
    "2012-05-07, 2012-05-14,           , 2012-06-28",
    "2020-05-11, 2020-05-27, 2020-06-15, 2020-07-27"
  })
  void theTimeForTheReCheckRunsFromTheRequestOrFromTheOrder(
      String issued, String served, String reported, String due) {
    String batch = failed(issued);
    steps.object(batch, "reject", issued);
    String followUp = batch + "-ZG";
    steps.sign(followUp);
    driver.moveClockTo(served + "T09:00:00");
    steps.serve(followUp, served);
    driver.moveClockTo((reported == null ? "2012-06-25" : reported) + "T09:00:00");
    if (reported != null) {
      steps.rectify(followUp, "report", reported);
    }
    assertThat(DAY.format(driver.dueDate(followUp, "userTask_takeRecheckSample").toInstant()))
        .isEqualTo(due);
    assertThat(limits.ofCase(followUp))
        .filteredOn(limit -> limit.endedOn() == null)
        .extracting(CaseLimit::dueOn)
        .as("it stands in the case, with its basis")
        .containsExactly(LocalDate.parse(due));
    steps.takeRecheck(followUp, reported == null ? "2012-06-25" : reported);
    assertThat(limits.ofCase(followUp)).allMatch(limit -> limit.endedOn() != null);
  }

  /** 产品质量法 art. 15 par. 2; order 133 art. 9, order 18 art. 8: six months from the sampling. */
  @ParameterizedTest
  @CsvSource({"2012-05-07, 2012-11-07, 2012-11-08", "2020-05-11, 2020-11-11, 2020-11-12"})
  void whatASuperiorCheckedIsNotCheckedAgain(String day, String lastSpared, String free) {
    String batch = drawn(day);
    assertThatThrownBy(() -> registerPlanOfGuangzhou(null))
        .hasMessageContaining("（CJ%s-440000-0001），下级不得另行重复抽查".formatted(day.substring(0, 4)))
        .hasMessageContaining("《中华人民共和国产品质量法》第十五条第二款");
    pass(batch, day);
    String holder = spotChecks.of(batch).holderCode();
    driver.setClock(lastSpared + "T09:00:00");
    String plan = registerPlanOfGuangzhou(null);
    assertThat(plans.eligible(plan)).doesNotContain(holder);
    assertThat(plans.sparedText(plans.of(plan))).contains(batch);
    assertThat(plans.eligible(registerPlanOfGuangzhou("省政府专项整治通知")))
        .as("an emergency spares nobody")
        .contains(holder);
    driver.setClock(free + "T09:00:00");
    assertThat(plans.eligible(plan)).contains(holder);
    assertThat(plans.sparedText(plans.of(plan))).isEqualTo("没有");
  }

  /** 食品安全法 2015 arts. 87 and 88: bought samples, seven working days, a laboratory by lot. */
  @Test
  void sinceOctober2015FoodIsNotCheckedLikeOtherProducts() {
    driver.setClock("2015-09-30T09:00:00");
    driver.start("spotcheck-plan", PLANNER, PROVINCE, SpotCheckSteps.plan());
    driver.setClock("2015-10-01T09:00:00");
    assertThatThrownBy(
            () -> driver.start("spotcheck-plan", PLANNER, PROVINCE, SpotCheckSteps.plan()))
        .hasMessageContaining("依照《中华人民共和国食品安全法》第八十七条、第八十八条第一款的规定进行");
    driver.start("spotcheck-plan", PLANNER, PROVINCE, SpotCheckSteps.plan("2015-10-01"));
  }

  /** Order 18 art. 8 par. 1; of order 133 art. 9 only superiors' checks count. */
  @ParameterizedTest
  @CsvSource({"2012-05-07, 2012-11-07, false", "2020-05-11, 2020-11-11, true"})
  void theSameBureauChecksNobodyTwiceInSixMonthsSince2020(String day, String next, boolean spared) {
    passedInGuangzhou(day);
    String batch = "CC%s-440100-0001".formatted(day.substring(0, 4));
    String holder = spotChecks.of(batch).holderCode();
    driver.setClock(next + "T09:00:00");
    String plan = registerPlanOfGuangzhou(null);
    assertThat(plans.eligible(plan).contains(holder)).isNotEqualTo(spared);
    assertThat(plans.sparedText(plans.of(plan)).contains("（%s，本局监督抽查未满六个月）".formatted(batch)))
        .isEqualTo(spared);
    driver.setClock(LocalDate.parse(next).plusDays(1) + "T09:00:00");
    assertThat(plans.eligible(plan)).contains(holder);
  }

  @Test
  void beforeOrder133WhatPassedInAnotherQuarterCouldBeCheckedAgain() {
    String batch = drawn("2009-05-11");
    assertThatThrownBy(() -> registerPlanOfGuangzhou(null))
        .as("产品质量法 art. 15 par. 2 is older")
        .hasMessageContaining("（CJ2009-440000-0001），下级不得另行重复抽查");
    pass(batch, "2009-05-11");
    driver.setClock("2009-07-06T09:00:00");
    assertThat(plans.eligible(registerPlanOfGuangzhou(null)))
        .contains(spotChecks.of(batch).holderCode());
  }

  /** 产品质量法 art. 24; order 133 arts. 10 and 39; order 18 art. 44. */
  @Test
  void theProvincePublishesForItsCitiesUntilWhoeverCarriesACheckOutDoes() {
    String plan = passedInGuangzhou("2009-05-11");
    assertThatThrownBy(() -> publish(plan, GUANGZHOU))
        .hasMessageContaining("监督抽查结果由省局公告（《中华人民共和国产品质量法》第二十四条）");
    publish(plan, PROVINCE);
    for (String day : new String[] {"2012-05-07", "2020-05-11"}) {
      driver.reset();
      String later = passedInGuangzhou(day);
      assertThatThrownBy(() -> publish(later, PROVINCE)).hasMessageContaining("本单位没有编号为");
      publish(later, GUANGZHOU);
    }
  }

  private void publish(String plan, String unit) {
    driver.start("publicity-results", PLANNER, unit, Map.of("planNumber", plan));
  }

  private String passedInGuangzhou(String day) {
    driver.setClock(day + "T09:00:00");
    steps.registerProducers(GUANGZHOU, 1, 1);
    pass(drawn(GUANGZHOU, day), day);
    return "CJ%s-440100-0001".formatted(day.substring(0, 4));
  }

  private String drawn(String day) {
    driver.setClock(day + "T09:00:00");
    steps.registerProducers(GUANGZHOU, 1, 1);
    return drawn(PROVINCE, day);
  }

  private String drawn(String unit, String day) {
    String year = day.substring(0, 4);
    driver.start("spotcheck-plan", PLANNER, unit, SpotCheckSteps.plan(day));
    driver.complete(
        "CJ%s-%s-0001".formatted(year, unit),
        "userTask_approvePlan",
        LEADER,
        unit,
        Map.of("decision", "approve"));
    driver.runJobs();
    return "CC%s-440100-0001".formatted(year);
  }

  private void pass(String batch, String day) {
    steps.take(batch, "sampled", day);
    steps.test(spotChecks.prepareSample(batch), LABORATORY, day, "0.1", "14");
    driver.runJobs();
  }

  /** Too moist, and the enterprise is told that day. */
  private String failed(String day) {
    return failed(drawn(day), day);
  }

  private String failed(String batch, String day) {
    steps.take(batch, "sampled", day);
    steps.test(spotChecks.prepareSample(batch), LABORATORY, day, "0.1", "15.0");
    steps.serve(batch + "-JG", day);
    return batch;
  }

  /** And ordered to rectify. */
  private String ordered(String day) {
    String batch = failed(day);
    steps.object(batch, "reject", day);
    steps.serve(batch + "-ZG", day);
    return batch + "-ZG";
  }

  private void object(String batch, String about, String day) {
    object(
        batch,
        Map.of(
            "decision", "approve",
            "objectedOn", day,
            "about", about,
            "addressee", "superior",
            "objection", "批号不是本厂的。"));
  }

  private void object(String batch, Map<String, Object> entered) {
    driver.complete(
        batch + "-JG",
        "userTask_recordSpotCheckObjection",
        PLANNER,
        spotChecks.planOf(batch).unitCode(),
        entered);
  }

  private String reply(String batch) {
    return IssuedText.of(documents.ofCase(batch + "-JG").get(1), documents);
  }

  private String registerPlanOfGuangzhou(String emergency) {
    Map<String, Object> fields = SpotCheckSteps.plan(LocalDate.now(clock).toString());
    return plans.registerPlan(
        fields.get("category"),
        fields.get("product"),
        fields.get("productCode"),
        fields.get("licensedProduct"),
        fields.get("standard"),
        fields.get("items"),
        fields.get("laboratory"),
        fields.get("retestLaboratory"),
        emergency,
        GUANGZHOU,
        "planner");
  }
}

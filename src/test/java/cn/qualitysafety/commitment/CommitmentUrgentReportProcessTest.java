package cn.qualitysafety.commitment;

import static cn.qualitysafety.commitment.UrgentReportSteps.CITY;
import static cn.qualitysafety.commitment.UrgentReportSteps.DIRECTOR;
import static cn.qualitysafety.commitment.UrgentReportSteps.PROVINCE;
import static cn.qualitysafety.commitment.UrgentReportSteps.matter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.work.OwnWork;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Foshan reports to the province on Tuesday 2009-06-02. All of it is files of designers. */
@SystemTest
class CommitmentUrgentReportProcessTest {

  private static final String FOSHAN = "440600";
  private static final String CASE = "SB2009-440600-0001";

  @Autowired private CaseDriver driver;
  @Autowired private OfficialDocuments documents;
  @Autowired private OwnWork work;
  @Autowired private CommendationService commendations;
  @Autowired private RuntimeService runtime;
  @Autowired private RepositoryService repository;
  @Autowired private JdbcTemplate jdbc;

  private UrgentReportSteps steps;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-06-02T09:10:00");
    steps = new UrgentReportSteps(driver);
  }

  @AfterEach
  void end() {
    repository
        .createDeploymentQuery()
        .deploymentNameLike("regime of %")
        .list()
        .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    driver.reset();
  }

  @Tag("database")
  @Test
  void whereSomebodyIsHurtTheProvinceHearsBeforeTheLeaderHasSigned() {
    report(matter("other", "injured", 3));
    assertThat(driver.openTasks(CASE))
        .containsExactly("userTask_receiveReport", "userTask_signReport");
    assertThat(driver.unitOfTask(CASE, "userTask_receiveReport")).isEqualTo(PROVINCE);
    assertThat(driver.unitOfTask(CASE, "userTask_signReport")).isEqualTo(FOSHAN);
    assertThat(driver.shown(CASE, "userTask_receiveReport"))
        .containsEntry("caseUnitName", "佛山市质量技术监督局")
        .containsEntry("knownAt", "2009-06-02 08:30")
        .containsEntry("lateWords", "");
    assertThat(driver.dueDate(CASE, "userTask_receiveReport"))
        .as("an hour by the clock")
        .isEqualTo("2009-06-02T10:10:00+08:00");

    steps.receive(CASE);
    decide("upward", "bulletinTo", "省政府总值班室");
    assertThat(text())
        .contains("佛山市质量技术监督局上报（办件编号：" + CASE + "），2009年6月2日 08:00，顺德区容桂街道发生")
        .contains("死亡0人，受伤3人。")
        .contains("局领导批示：请做好善后。");
    assertThat(documents.ofCase(CASE).get(0).number()).isEqualTo("粤质监值专〔2009〕1号");
    assertThat(driver.shown(CASE, "userTask_readReply"))
        .containsEntry("disposal", "upward")
        .containsEntry("instructions", "请做好善后。");
    steps.readReply(CASE, FOSHAN);
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_signReport");
    sign("agree");
    assertThat(row())
        .containsEntry("result", "上报省政府、总局")
        .containsEntry("title", "其他须立即上报的情况：顺德区容桂街道")
        .satisfies(row -> assertThat(row.get("closed_at")).isNotNull());
  }

  /** 2009-09-25 is a Friday; Sunday the 27th is worked, so that the 29th is the third day. */
  @ParameterizedTest
  @CsvSource({
    "other,      dead,       1,        2009-06-02T08:30, 2009-06-02 10:30, 两小时,     true",
    "other,      injured,    1,        2009-06-02T08:30, 2009-06-02 10:30, 两小时,     true",
    "other,      ill,        51,       2009-06-02T08:30, 2009-06-02 12:30, 四小时,     false",
    "other,      ill,        50,       2009-06-02T08:30, 2009-06-03 08:30, 二十四小时, false",
    "media,      mediaLevel, national, 2009-06-02T08:30, 2009-06-03 08:30, 二十四小时, false",
    "experience, ill,        ,         2009-09-25T16:40, 2009-09-29 23:59, 三个工作日, false"
  })
  void theLimitRunsFromTheMinuteInWhichTheUnitKnew(
      String kind, String field, String value, String known, String by, String limit, boolean first)
      throws Exception {
    driver.setClock(known.substring(0, 10) + "T17:00:00");
    Map<String, Object> form = matter(kind);
    form.put("happenedAt", known);
    form.put("knownAt", known);
    if (value != null) {
      form.put(field, value.matches("\\d+") ? Integer.valueOf(value) : value);
    }
    report(form);
    assertThat(driver.shown(CASE, "userTask_signReport"))
        .containsEntry("urgency", limit)
        .containsEntry("reportBy", by);
    assertThat(driver.openTasks(CASE).contains("userTask_receiveReport")).isEqualTo(first);
    String end = by.replace(' ', 'T') + (by.endsWith("59") ? ":59" : ":00") + "+08:00";
    assertThat(driver.dueDate(CASE, "userTask_signReport")).isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource({
    "injured, 2009-06-02T10:30:59, 2009-06-05T09:00:00, false, the minute is not over",
    "injured, 2009-06-02T10:31:00, 2009-06-05T09:00:00, true, filed too late",
    "ill,     2009-06-02T09:00:00, 2009-06-02T12:30:00, false, signed in time",
    "ill,     2009-06-02T09:00:00, 2009-06-02T12:31:00, true, signed too late"
  })
  void whatIsReportedAfterItsLimitIsLate(
      String field, String filed, String signed, boolean late, String why) {
    driver.setClock(filed);
    report(matter("other", field, 60));
    driver.setClock(signed);
    sign("agree");
    assertThat(recorded("reportedLate")).as(why).isEqualTo(String.valueOf(late));
    steps.receive(CASE);
    decide("keep");
    steps.readReply(CASE, FOSHAN);
    assertThat(row()).containsEntry("result", late ? "留存（迟报）" : "留存");
  }

  @Test
  void anAccidentIsHandledHereAsLongAsNoRegimeTakesItAndItsMessageWaitsInSight() {
    report(matter("accident", "dead", 1, "headToldAt", "2009-06-02T08:10"));
    assertThat(driver.openTasks(CASE))
        .as("somebody acts within the hour")
        .containsExactly("userTask_receiveReport", "userTask_signReport");
    assertThat(work.messages("sheng-du").rows())
        .singleElement()
        .satisfies(row -> assertThat(row).contains("事故报告", CASE, "暂无接收流程，部署后自动投递"));

    deployRegimeOf("accident", "accidentReported");
    String second = report(matter("accident", "dead", 1, "place", "禅城区祖庙街道"));
    assertThat(driver.openTasks(second)).isEmpty();
    assertThat(row(second)).containsEntry("result", "已转专门制度");
    ProcessInstance accident = taken(second);
    assertThat(accident.getTenantId()).isEqualTo(FOSHAN);
    assertThat(runtime.getVariables(accident.getId()))
        .containsEntry("place", "禅城区祖庙街道")
        .containsEntry("happenedAt", "2009-06-02T08:00")
        .containsEntry("dead", 1);
    assertThat(driver.openTasks(CASE)).as("what had begun goes on").hasSize(2);
  }

  /** Known at half past eight: the dead are told by half past ten, a risk by that time tomorrow. */
  @ParameterizedTest
  @CsvSource({
    "accident,     accidentReported, dead, 2009-06-02T10:30:59, false",
    "accident,     accidentReported, dead, 2009-06-02T10:31:00, true",
    "product-risk, riskSignalDue,    ill,  2009-06-03T08:31:00, true"
  })
  void whatAnotherRegimeTakesOverIsLateAllTheSameAndCounts(
      String kind, String message, String field, String filed, boolean late) {
    deployRegimeOf(kind, message);
    driver.setClock(filed);
    report(matter(kind, field, 1, "product", "压力锅"));
    assertThat(driver.openTasks(CASE)).as("nobody signs or receives it").isEmpty();
    assertThat(row()).containsEntry("result", late ? "已转专门制度（迟报）" : "已转专门制度");
    assertThat(runtime.createProcessInstanceQuery().processDefinitionKey(kind + "-regime").count())
        .isEqualTo(1);
    commendations.freeze("TB2009-440000-0001", FOSHAN);
    assertThat(commendations.score("TB2009-440000-0001", FOSHAN).urgentLate())
        .isEqualTo(late ? 1 : 0);
  }

  @Test
  void aRiskIsToldWithItsVictimsAndWaitsForItsRegime() {
    report(matter("food-risk", "product", "散装白酒", "ill", 12, "injured", 1));
    assertThat(
            jdbc.queryForObject(
                "select content from message_outbox where name = 'riskSignalDue'", String.class))
        .contains("\"source\":\"随时上报\"", "\"product\":\"散装白酒\"", "\"city\":\"440600\"")
        .contains("\"victims\":13", "\"facts\":\"");
    assertThat(driver.openTasks(CASE)).contains("userTask_receiveReport");
    assertThatThrownBy(() -> report(matter("food-risk"))).hasMessageContaining("“产品名称”不能为空");
  }

  @Test
  void theTimesOfAReportAreInOrderToTheMinute() {
    assertThatThrownBy(() -> report(matter("other", "happenedAt", "2009-06-02T08:31")))
        .hasMessageContaining("“发生时间”不能晚于“本单位得知时间”");
    assertThatThrownBy(() -> report(matter("other", "knownAt", "2009-06-02T09:11")))
        .hasMessageContaining("“本单位得知时间”不能晚于现在");
    assertThatThrownBy(() -> report(matter("other", "knownAt", "2009-06-02")))
        .hasMessageContaining("“本单位得知时间”不是有效的日期和时间");
    assertThatThrownBy(() -> report(matter("accident", "headToldAt", "2009-06-02T07:59")))
        .hasMessageContaining("“事故单位负责人得知时间”不能早于“发生时间”");
    assertThatThrownBy(() -> report(matter("experience", "injured", 1)))
        .hasMessageContaining("典型经验不应有死亡、受伤人数");
    assertThatThrownBy(() -> report(matter("other", "dead", -1)))
        .hasMessageContaining("“死亡人数”应为0至100000之间的整数");
    assertThatThrownBy(() -> report(matter("other", "what", "出事了。")))
        .hasMessageContaining("“情况经过”共4字，不足20字");
    assertThatThrownBy(() -> report(matter("other", "phone", "abc")))
        .hasMessageContaining("“联系电话”“abc”不是电话号码");
    assertThat(jdbc.queryForObject("select count(*) from cases", Integer.class)).isZero();
    report(matter("other", "happenedAt", "2009-06-02T08:30", "knownAt", "2009-06-02T09:10"));
  }

  @Test
  void whoReportsDoesNotSignAndWhatIsNotSignedIsNotReported() {
    report(matter("other"));
    assertThatThrownBy(
            () ->
                driver.completeBy(
                    driver.person(CITY, FOSHAN),
                    CASE,
                    "userTask_signReport",
                    List.of(DIRECTOR),
                    FOSHAN,
                    Map.of("signResult", "agree")))
        .hasMessageContaining("不能再办理“签发”，请由其他同志办理");
    assertThatThrownBy(() -> sign("refuse")).hasMessageContaining("理由”不能为空");
    sign("refuse", "signRemarks", "情况不实，核实后再报。");
    assertThat(row()).containsEntry("result", "不予上报");
    assertThat(driver.openTasks(CASE)).isEmpty();
  }

  @Test
  void whatMadeManyIllOrIsInTheNewsIsNotStoppedByTheCity() {
    report(matter("media", "mediaLevel", "national"));
    assertThatThrownBy(() -> sign("refuse", "signRemarks", "先不报。"))
        .hasMessageContainingAll("必须在时限内上报", "“签发意见”不能是“不同意”");
    sign("agree");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_receiveReport");
  }

  @Test
  void whatIsHandedOnIsDoneByItsDivisionByTheDayAndAnswered() {
    report(matter("media", "mediaLevel", "provincial"));
    sign("agree");
    steps.receive(CASE);
    assertThatThrownBy(
            () ->
                decide(
                    "hand-over",
                    "handlingDivision",
                    "product-supervision",
                    "handleBy",
                    "2009-06-01"))
        .hasMessageContaining("“办理期限”不能早于今天");
    String post = "division-officer-of-product-supervision";
    driver.employ("ouyang", post, PROVINCE);
    decide("hand-over", "handlingDivision", "product-supervision", "handleBy", "2009-06-05");
    assertThat(driver.dueDate(CASE, "userTask_handleMatter"))
        .isEqualTo("2009-06-05T23:59:59+08:00");
    driver.completeBy(
        "ouyang",
        CASE,
        "userTask_handleMatter",
        List.of(post),
        PROVINCE,
        Map.of("handlingResult", "已派员核查，没有发现不合格。"));
    assertThat(driver.shown(CASE, "userTask_readReply"))
        .containsEntry("handlingResult", "已派员核查，没有发现不合格。");
    assertThat(documents.ofCase(CASE)).isEmpty();
  }

  private String report(Map<String, Object> form) {
    return steps.report(FOSHAN, form);
  }

  private void sign(String result, String... more) {
    steps.sign(CASE, FOSHAN, result, more);
  }

  private void decide(String disposal, String... more) {
    steps.decide(CASE, disposal, more);
  }

  /** The case of the other regime that has taken a report. */
  private ProcessInstance taken(String number) {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey("accident-regime")
        .variableValueEquals("causeCase", number)
        .singleResult();
  }

  private void deployRegimeOf(String matter, String message) {
    repository
        .createDeployment()
        .name("regime of " + matter)
        .addModelInstance(
            matter + "-regime.bpmn",
            Bpmn.createExecutableProcess(matter + "-regime")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .message(message)
                .userTask()
                .endEvent()
                .done())
        .deploy();
  }

  private String recorded(String field) {
    return jdbc.queryForObject(
        "select value_text from case_record where case_number = ? and field_key = ?",
        String.class,
        CASE,
        field);
  }

  private Map<String, Object> row() {
    return row(CASE);
  }

  private Map<String, Object> row(String number) {
    return jdbc.queryForMap("select * from cases where case_number = ?", number);
  }

  private String text() {
    List<OfficialDocument> issued = documents.ofCase(CASE);
    assertThat(issued).hasSize(1);
    return IssuedText.of(issued.get(0), documents);
  }
}

package cn.qualitysafety.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.platform.delivery.Deliveries;
import cn.qualitysafety.platform.delivery.Delivery;
import cn.qualitysafety.platform.delivery.Delivery.Manner;
import cn.qualitysafety.platform.document.DocumentDraft;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.record.CaseRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A decision of Monday 2009-09-14 is served. The test's own model calls the service as a designer
 * would.
 */
@SystemTest
class SharedDeliveryProcessTest {

  private static final String CASE = "XK2009-0001";
  private static final String DELIVERY = "XK2009-0001-SD1";
  private static final String ADDRESSEE = "广州市越秀水泥制品厂";
  private static final String PROVINCE = "440000";
  private static final String POST = "review-organiser";
  private static final String MODEL = "service-of-documents/sample-service.bpmn";

  @Autowired private CaseDriver driver;
  @Autowired private Deliveries deliveries;
  @Autowired private CaseRecords records;
  @Autowired private OfficialDocuments documents;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private HistoryService history;
  @Autowired private TransactionTemplate transaction;

  private String deployment;

  @BeforeEach
  void begin() throws IOException {
    driver.reset();
    deployment =
        repository
            .createDeployment()
            .addString(
                "sample-service.bpmn",
                new ClassPathResource(MODEL).getContentAsString(StandardCharsets.UTF_8))
            .deploy()
            .getId();
    driver.setClock("2009-09-14T09:00:00");
  }

  @AfterEach
  void end() {
    driver.reset();
    repository.deleteDeployment(deployment, true);
  }

  @Test
  void theOrdinaryServiceIsADayAndWhoSigned() {
    serveDecision();
    assertThat(driver.shown(DELIVERY, "userTask_serveDocument"))
        .containsEntry("documentTitle", "不予行政许可决定书")
        .containsEntry("documentNumber", "粤质监许不准〔2009〕1号")
        .containsEntry("addressee", ADDRESSEE);
    assertThat(tasks.createTaskQuery().singleResult().getDueDate())
        .as("seven days after the day of the decision: 行政处罚法 (1996) art. 40")
        .isEqualTo("2009-09-21T23:59:59+08:00");
    assertThatThrownBy(() -> serve("2009-09-13", "何厂长")).hasMessageContaining("早于文书的印发日期");
    assertThatThrownBy(() -> serve("2009-09-17", "何厂长")).hasMessageContaining("不能晚于今天");
    driver.moveClockTo("2009-09-17T10:00:00");
    serve("2009-09-16", "何厂长");

    assertThat(deliveries.ofCase(CASE))
        .singleElement()
        .extracting(
            Delivery::documentNumber,
            Delivery::addressee,
            Delivery::manner,
            Delivery::attempts,
            Delivery::servedOn,
            Delivery::receivedBy,
            Delivery::recordedBy)
        .containsExactly(
            "粤质监许不准〔2009〕1号",
            ADDRESSEE,
            Manner.DIRECT,
            1,
            LocalDate.of(2009, 9, 16),
            "何厂长",
            POST + "-" + PROVINCE);
    assertThat(documents.ofCase(DELIVERY))
        .singleElement()
        .satisfies(
            receipt ->
                assertThat(IssuedText.of(receipt, documents))
                    .contains("送达回证", "粤质监送证〔2009〕1号", ADDRESSEE, "不予行政许可决定书（粤质监许不准〔2009〕1号）"));
    assertServed("2009-09-16");
  }

  /** 民事诉讼法 (2007) art. 78: who may sign for the addressee; (2021) art. 88 says the same. */
  @ParameterizedTest
  @ValueSource(strings = {"2009-09-14", "2022-02-21"})
  void whoSignsForTheAddresseeSaysAsWhat(String day) {
    driver.setClock(day + "T09:00:00");
    serveDecision();
    Map<String, String> signed = Map.of("deliveredOn", day, "receivedBy", "收发室 陈小红");
    assertThatThrownBy(() -> fill(signed)).hasMessageContaining("“签收人与受送达人的关系”不能为空");
    assertThatThrownBy(() -> fill(with(signed, "relation", "neighbour")))
        .hasMessageContaining("“签收人与受送达人的关系”");
    fill(with(signed, "relation", "office"));
    assertThat(records.text(DELIVERY, "relation")).isEqualTo("office");
    assertServed(day);
  }

  @Test
  void whoSignsForNobodyElseIsNotAsked() {
    serveDecision();
    fill(Map.of("deliveredOn", "2009-09-14", "receivedBy", ADDRESSEE));
    assertServed("2009-09-14");
  }

  @Test
  void whoRefusesIsServedByLeavingItWithAWitness() {
    serveDecision();
    driver.moveClockTo("2009-09-15T16:00:00");
    fill(Map.of("manner", "failed", "triedOn", "2009-09-15", "failure", "拒收，没有见证人"));
    assertThat(driver.shown(DELIVERY, "userTask_serveDocument"))
        .as("what was tried is told, and not chosen beforehand")
        .containsEntry("earlierText", "第1次：2009-09-15，拒收，没有见证人")
        .doesNotContainKey("manner");
    driver.moveClockTo("2009-09-16T16:00:00");
    Map<String, String> left =
        Map.of("manner", "left", "deliveredOn", "2009-09-16", "refusal", "称决定有误");
    assertThatThrownBy(() -> fill(with(left, "leftProof", "recorded")))
        .hasMessageContaining("2013年1月1日以前的留置送达须有见证人到场");
    assertThatThrownBy(() -> fill(left)).hasMessageContaining("“见证人”不能为空");
    fill(with(left, "witnesses", "登峰街居委会 李主任"));
    assertThat(deliveries.of(DELIVERY))
        .extracting(Delivery::manner, Delivery::attempts, Delivery::receivedBy)
        .containsExactly(Manner.LEFT, 2, null);
    assertServed("2009-09-16");
  }

  @Test
  void fromTheYear2013AFilmTakesThePlaceOfTheWitness() {
    driver.setClock("2014-03-03T09:00:00");
    serveDecision();
    fill(
        Map.of(
            "manner", "left",
            "deliveredOn", "2014-03-03",
            "refusal", "拒绝开门",
            "leftProof", "recorded",
            "proof", "录像1段"));
    assertThat(deliveries.of(DELIVERY))
        .extracting(Delivery::manner, Delivery::proof)
        .containsExactly(Manner.LEFT, "录像1段");
    assertServed("2014-03-03");
  }

  @Test
  void aLetterServesOnTheDayOfItsReceiptAndNotOnThatOfItsPosting() {
    serveDecision();
    fill(Map.of("manner", "post", "sentOn", "2009-09-14", "mailNumber", "EY123456789CN"));
    assertThat(driver.openTasks(DELIVERY)).containsExactly("userTask_recordReply");
    driver.moveClockTo("2009-09-21T09:00:00");
    assertThatThrownBy(() -> reply(Map.of("deliveredOn", "2009-09-13", "receivedBy", "门卫 陈")))
        .hasMessageContaining("早于寄出（转交）日期（2009-09-14）");
    reply(Map.of("deliveredOn", "2009-09-17", "receivedBy", "门卫 陈"));
    assertThat(deliveries.of(DELIVERY))
        .extracting(Delivery::manner, Delivery::attempts, Delivery::proof)
        .containsExactly(Manner.POST, 1, "邮件EY123456789CN");
    assertServed("2009-09-17");
  }

  @Test
  void anotherBureauServesForUs() {
    serveDecision();
    fill(Map.of("manner", "entrust", "sentOn", "2009-09-14", "entrustedTo", "韶关市质量技术监督局"));
    driver.moveClockTo("2009-09-25T09:00:00");
    reply(Map.of("deliveredOn", "2009-09-22", "receivedBy", "何厂长"));
    assertThat(deliveries.of(DELIVERY).manner()).isEqualTo(Manner.ENTRUST);
    assertServed("2009-09-22");
  }

  /**
   * Counted by hand, the day of the announcement not included: of 12 October 2009 the sixtieth day
   * is 11 December (19 + 30 + 11); of 20 December 2021 it is 18 February (11 + 31 + 18); of 1 March
   * 2022 the thirtieth is 31 March. Of 3 August 2009 it is 2 October (28 + 30 + 2), in the holidays
   * that end on the 8th.
   */
  @ParameterizedTest
  @Tag("database")
  @CsvSource({
    "2009-09-14, 2009-10-12, 60, 第八十四条, 2009-12-11",
    "2009-07-27, 2009-08-03, 60, 第八十四条, 2009-10-09",
    "2021-12-13, 2021-12-20, 60, 第九十二条, 2022-02-18",
    "2022-02-21, 2022-03-01, 30, 第九十五条, 2022-03-31"
  })
  void aReturnedLetterIsFollowedByAPublicNoticeThatServesWhenItsDaysAreOver(
      LocalDate issuedOn, LocalDate publishedOn, String days, String article, LocalDate servedOn) {
    driver.setClock(issuedOn + "T09:00:00");
    serveDecision();
    Map<String, String> announced =
        Map.of(
            "manner", "announce",
            "absence", "failed",
            "absenceText", "两次查找均无人，邻居称已迁走。",
            "announcedContent", "不予许可；可以自公告期满之日起申请行政复议。",
            "collectAt", "省局许可处，电话020-12345678");
    assertThatThrownBy(() -> fill(announced)).hasMessageContaining("还没有用其他方式送达过");
    fill(Map.of("manner", "post", "sentOn", issuedOn.toString(), "mailNumber", "EY1CN"));
    driver.moveClockTo(publishedOn + "T09:00:00");
    reply(
        Map.of("reply", "returned", "returnedOn", publishedOn.toString(), "returnReason", "查无此人"));
    assertThatThrownBy(() -> fill(with(announced, "deliveredOn", publishedOn.toString())))
        .as("a day that nobody signed for")
        .hasMessageContaining("“送达日期”只在直接送达、留置送达的时候填写");
    assertThatThrownBy(() -> fill(without(announced, "announcedContent")))
        .hasMessageContaining("“公告载明的主要内容”不能为空");
    assertThatThrownBy(() -> fill(without(announced, "collectAt")))
        .hasMessageContaining("“领取文书的地点”不能为空");
    fill(announced);
    driver.runJobs();
    OfficialDocument notice = documents.ofCase(DELIVERY).get(1);
    assertThat(notice.title()).isEqualTo("关于送达不予行政许可决定书的公告");
    assertThat(IssuedText.of(notice, documents))
        .contains("因用其他方式无法送达", "《中华人民共和国民事诉讼法》" + article, "经过" + days + "日，即视为送达")
        .as("what is decided, what can be done about it, and where the paper is")
        .contains("不予许可；可以自公告期满之日起申请行政复议。", "到省局许可处，电话020-12345678领取该文书");
    assertThatThrownBy(() -> publish(publishedOn.minusDays(1)))
        .as("nothing is published before it is there")
        .hasMessageContaining("“公告发出日期”早于公告的印发日期（" + publishedOn + "）");
    publish(publishedOn);
    driver.moveClockTo(servedOn + "T23:00:00");
    assertThat(driver.openTasks(DELIVERY)).containsExactly("userTask_recordCollection");
    assertThat(deliveries.servedOn(CASE, "licence-refusal")).isNull();
    driver.moveClockTo(servedOn.plusDays(1) + "T09:00:00");
    assertThat(deliveries.of(DELIVERY))
        .extracting(Delivery::manner, Delivery::attempts)
        .containsExactly(Manner.ANNOUNCE, 2);
    assertServed(servedOn.toString());
  }

  @Test
  void whoComesForItWhileItIsAnnouncedIsServedThatDay() {
    serveDecision();
    fill(Map.of("manner", "post", "sentOn", "2009-09-14", "mailNumber", "EY1CN"));
    assertThatThrownBy(
            () ->
                reply(
                    Map.of(
                        "reply", "returned",
                        "returnedOn", "2009-09-14",
                        "returnReason", "查无此人",
                        "deliveredOn", "2009-09-14")))
        .hasMessageContaining("退回的没有收件日期");
    reply(Map.of("reply", "returned", "returnedOn", "2009-09-14", "returnReason", "查无此人"));
    fill(
        Map.of(
            "manner", "announce",
            "absence", "unknown",
            "absenceText", "厂址已空，工商登记地址无人。",
            "announcedContent", "不予许可。",
            "collectAt", "省局许可处"));
    driver.runJobs();
    driver.complete(
        DELIVERY,
        "userTask_publishAnnouncement",
        POST,
        PROVINCE,
        Map.of("publishedOn", "2009-09-14", "publishedAt", "本局公告栏"));
    driver.moveClockTo("2009-10-20T09:00:00");
    driver.complete(
        DELIVERY,
        "userTask_recordCollection",
        POST,
        PROVINCE,
        Map.of("deliveredOn", "2009-10-19", "receivedBy", "何厂长"));
    assertThat(deliveries.of(DELIVERY).manner()).isEqualTo(Manner.DIRECT);
    assertServed("2009-10-19");
  }

  @Test
  void onlyThePostThatTheCallerNamesHasTheTaskAndWithoutOneLegalAffairs() {
    serveDecision();
    assertThat(candidates()).containsExactly(POST);
    driver.reset();
    driver.setClock("2009-09-14T09:00:00");
    serveDecision(null);
    assertThat(candidates()).containsExactly("legal-affairs");
  }

  @Test
  void aPostThatServesNothingStopsTheServiceWithAWordWhy() {
    assertThatThrownBy(() -> serveDecision("laboratory"))
        .hasStackTraceContaining("the post 'laboratory' serves no documents");
  }

  @Test
  @Tag("database")
  void theLastDocumentOfItsKindIsServedAndAnEarlierServiceDoesNotCountForIt() {
    serveDecision();
    driver.moveClockTo("2009-09-15T09:00:00");
    serve("2009-09-15", "何厂长");
    assertThat(deliveries.servedOn(CASE, "licence-refusal")).isEqualTo("2009-09-15");
    issue("second");
    start(POST);
    assertThat(deliveries.ofCase(CASE))
        .extracting(Delivery::number, Delivery::documentNumber, Delivery::servedOn)
        .containsExactly(
            tuple(DELIVERY, "粤质监许不准〔2009〕1号", LocalDate.of(2009, 9, 15)),
            tuple("XK2009-0001-SD2", "粤质监许不准〔2009〕2号", null));
    assertThat(deliveries.servedOn(CASE, "licence-refusal")).isNull();
    assertThat(deliveries.lastServedOn(CASE)).isEqualTo("2009-09-15");
  }

  @Test
  @Tag("database")
  void thePaperOfAnotherRowIsNotServed() {
    issue(CasePlace.of(CASE).row("甲厂").occasion("issue"));
    assertThatThrownBy(
            () ->
                transaction.executeWithoutResult(
                    status ->
                        deliveries.open(
                            CasePlace.of(CASE).row("乙厂"),
                            PROVINCE,
                            "licence-refusal",
                            "乙厂",
                            "delivery.serve",
                            null)))
        .hasMessageContaining("has no document 'licence-refusal' to serve");
  }

  private void serveDecision() {
    serveDecision(POST);
  }

  private void serveDecision(String post) {
    issue("issue");
    start(post);
  }

  private void start(String post) {
    Map<String, Object> handedOver = new HashMap<>();
    handedOver.put("addressee", ADDRESSEE);
    handedOver.put("servingPost", post);
    runtime.startProcessInstanceByKey("sample-service", CASE, handedOver);
    driver.runJobs();
  }

  private void issue(String occasion) {
    transaction.executeWithoutResult(
        status ->
            documents.issueAtOnce(
                new DocumentDraft(
                    CASE,
                    "licence-refusal",
                    occasion,
                    PROVINCE,
                    "不予行政许可决定书",
                    "licence/licence-refusal",
                    Map.of(
                        "unit", "广东省质量技术监督局",
                        "applicantName", ADDRESSEE,
                        "caseNumber", CASE,
                        "delegation", "",
                        "product", "水泥",
                        "reasons", "核查不合格。"),
                    "sheng-ld")));
  }

  private void serve(String on, String receivedBy) {
    fill(Map.of("deliveredOn", on, "receivedBy", receivedBy, "relation", "self"));
  }

  private void fill(Map<String, String> form) {
    driver.complete(DELIVERY, "userTask_serveDocument", POST, PROVINCE, form);
  }

  private void publish(LocalDate on) {
    driver.complete(
        DELIVERY,
        "userTask_publishAnnouncement",
        POST,
        PROVINCE,
        Map.of("publishedOn", on.toString(), "publishedAt", "本局公告栏、南方日报"));
  }

  private void reply(Map<String, String> form) {
    driver.complete(DELIVERY, "userTask_recordReply", POST, PROVINCE, form);
  }

  private static Map<String, String> without(Map<String, String> form, String field) {
    Map<String, String> less = new HashMap<>(form);
    less.remove(field);
    return less;
  }

  private static Map<String, String> with(Map<String, String> form, String field, String value) {
    Map<String, String> more = new HashMap<>(form);
    more.put(field, value);
    return more;
  }

  private List<String> candidates() {
    Task task = tasks.createTaskQuery().taskDefinitionKey("userTask_serveDocument").singleResult();
    return tasks.getIdentityLinksForTask(task.getId()).stream()
        .map(link -> link.getGroupId())
        .toList();
  }

  /** The calling case knows the day, and has gone on. */
  private void assertServed(String on) {
    assertThat(deliveries.servedOn(CASE, "licence-refusal")).isEqualTo(on);
    assertThat(
            history
                .createHistoricActivityInstanceQuery()
                .activityId("endEvent_served")
                .finished()
                .count())
        .as("the caller and the service have ended as served")
        .isEqualTo(2);
    assertThat(driver.facts("sample-service", CASE)).containsEntry("servedOn", LocalDate.parse(on));
  }
}

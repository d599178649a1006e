package cn.qualitysafety.platform.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.platform.alert.TaskAlerts;
import cn.qualitysafety.shared.HearingKind;
import cn.qualitysafety.shared.HearingMatter;
import cn.qualitysafety.shared.HearingService;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.util.HtmlUtils;

/**
 * What is due while the notice of next year's holidays arrives, or a rule is corrected; and limits
 * in a model that is made of files: from the day of service, made longer, standing still. The
 * notice of 2027 is one as it could be.
 */
@SystemTest
@Tag("database")
class RecountsTest {

  private static final String VISIT = "licence.visit";
  private static final String OPEN = "XK2026-440100-0001";
  private static final String ENDED = "XK2026-440100-0002";
  private static final String TOLD = "XK2026-440100-0003";
  private static final String OVER = "XK2026-440100-0004";
  private static final String HEARING = "XK2026-440100-0005-TZ";
  private static final String ORDER = "XL2012-440100-0001";

  static final String NOTICE_OF_2027 =
      """
      2027-01-01,holiday,元旦
      2027-01-02,holiday,元旦
      2027-01-03,holiday,元旦
      2027-01-31,workday,春节
      2027-02-05,holiday,春节
      2027-02-06,holiday,春节
      2027-02-07,holiday,春节
      2027-02-08,holiday,春节
      2027-02-09,holiday,春节
      2027-02-10,holiday,春节
      2027-02-11,holiday,春节
      2027-02-13,workday,春节
      2027-04-05,holiday,清明节
      2027-05-01,holiday,劳动节
      2027-05-02,holiday,劳动节
      2027-06-09,holiday,端午节
      2027-09-15,holiday,中秋节
      2027-10-01,holiday,国庆节
      2027-10-02,holiday,国庆节
      2027-10-03,holiday,国庆节
      """;

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private CaseLimits limits;
  @Autowired private Deadline deadline;
  @Autowired private Recounts recounts;
  @Autowired private RecountRequests requests;
  @Autowired private HearingService hearings;
  @Autowired private RepositoryService repository;
  @Autowired private ManagementService management;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private JdbcTemplate jdbc;

  private String deployment;

  @BeforeEach
  void deploy() throws Exception {
    driver.reset();
    DeploymentBuilder builder = repository.createDeployment().name("示例整改");
    for (Resource file :
        new PathMatchingResourcePatternResolver().getResources("classpath:procedure-of-limits/*")) {
      builder.addString(file.getFilename(), file.getContentAsString(StandardCharsets.UTF_8));
    }
    deployment = builder.deploy().getId();
  }

  @AfterEach
  void end() {
    driver.reset();
    repository.deleteDeployment(deployment, true);
  }

  @Test
  void aHolidayFileMovesWhatIsOpenAndNeitherWhatEndedNorWhatAPartyWasTold() throws Exception {
    driver.setClock("2026-12-28T09:00:00");
    for (String caseNumber : new String[] {OPEN, ENDED, TOLD}) {
      assertThat(limits.begin(caseNumber, VISIT))
          .as("29 to 31 December, 20 of January, 1 to 4 and 9 to 11 February: provisional")
          .isEqualTo("2027-02-11");
    }
    limits.end(ENDED, VISIT);
    limits.tell(TOLD, VISIT, "实地核查通知书");
    limits.begin(OVER, "licence.deliverSample");
    driver.setClock("2027-02-04T09:00:00");
    hearings.registerHearing(
        HEARING,
        "440100",
        new HearingKind(
            "licence",
            "行政许可",
            false,
            "hearing.request.licence",
            "hearing.notice.licence",
            "hearing.hold.licence",
            "行政许可法第四十七条"),
        "广州市白云水务公司",
        null,
        new HearingMatter("水表生产许可", null, null, null),
        null);
    hearings.deliverHearingNotice(HEARING, LocalDate.of(2027, 2, 4), "办公室", "gz-fazhi");
    assertThat(hearings.of(HEARING).requestUntil())
        .as("9, 10, 11, 12, 15 February")
        .isEqualTo("2027-02-15");

    assertThat(change("holiday", "2027", Map.of("days", NOTICE_OF_2027, "reason", "国办发明电")))
        .contains("放假安排“2027”已修改，现已生效", "春节：放假2月5日、2月6日")
        .contains("上班1月31日、2月13日");
    assertThat(limit(OPEN).dueOn()).as("not before it is counted anew").isEqualTo("2027-02-11");
    recounts.run();

    assertThat(limit(OPEN).dueOn())
        .as("29 to 31 December, 20 of January, 31 January, 1 to 4, 12, 13 February")
        .isEqualTo("2027-02-13");
    assertThat(limits.moves(List.of(OPEN)))
        .extracting(
            DeadlineMove::dueBefore,
            DeadlineMove::dueAfter,
            DeadlineMove::reason,
            DeadlineMove::changedBy)
        .containsExactly(
            tuple(
                LocalDateTime.of(2027, 2, 11, 23, 59, 59),
                LocalDateTime.of(2027, 2, 13, 23, 59, 59),
                "2027年放假安排：国办发明电",
                "sheng-fazhi"));
    assertThat(limit(ENDED).dueOn()).isEqualTo("2027-02-11");
    assertThat(limit(TOLD).dueOn()).isEqualTo("2027-02-11");
    assertThat(limit(OVER).dueOn()).as("over on 7 January").isEqualTo("2027-01-07");
    assertThat(limits.moves(List.of(ENDED, TOLD, OVER))).isEmpty();
    assertThat(hearings.of(HEARING).requestUntil())
        .as("12, 13, 15, 16, 17 February: its register follows")
        .isEqualTo("2027-02-17");
    assertThat(requests.next()).as("done").isEmpty();
    recounts.run();
    assertThat(limits.moves(List.of(OPEN))).as("once").hasSize(1);
  }

  @Test
  void dueDatesOfTasksAndTimersAreCountedAnewFromWhenTheyBegan() throws Exception {
    driver.setClock("2027-02-03T10:00:00");
    String extended = order("2027-01-22");
    complete(extended, "userTask_receiveReport", "review-organiser", Map.of("letter", "extend"));
    assertThat(task(extended).getDueDate())
        .as("two working days: 4 and 9 February")
        .isEqualTo("2027-02-09T23:59:59+08:00");
    driver.setClock("2027-02-04T10:00:00");
    String reported = order("2027-01-22");
    complete(reported, "userTask_receiveReport", "review-organiser", Map.of("letter", "report"));
    driver.runJobs();
    assertThat(task(reported).getDueDate())
        .as("15 days from 22 January: 6 February, in the Spring Festival; then comes the 9th")
        .isEqualTo("2027-02-09T23:59:59+08:00");
    assertThat(timer().getDuedate()).isEqualTo("2027-02-10T00:00:00+08:00");
    assertThat(task(reported).getPriority()).as("reminded of").isEqualTo(TaskAlerts.YELLOW);
    assertThat(page(reported)).contains("停止计算", "检验时间不计入。所需时间的告知：在抽样单中告知");

    driver.setClock("2027-02-04T15:00:00");
    change("holiday", "2027", Map.of("days", NOTICE_OF_2027, "reason", "国办发明电"));
    recounts.run();

    assertThat(task(extended).getDueDate())
        .as("4 and 12 February: counted from the 3rd, not from now")
        .isEqualTo("2027-02-12T23:59:59+08:00");
    assertThat(task(reported).getDueDate())
        .as("the holidays end on the 11th")
        .isEqualTo("2027-02-12T23:59:59+08:00");
    assertThat(task(reported).getPriority()).as("in time again").isEqualTo(TaskAlerts.GREEN);
    assertThat(timer().getDuedate()).isEqualTo("2027-02-13T00:00:00+08:00");
    assertThat(page(reported))
        .contains("期限变动", "“检验”的办理期限", "“逾期未检验”的时间", "2027年放假安排：国办发明电")
        .contains("2027年2月12日 23:59");
  }

  /** Five working days and five more for the post: to 15 and 22 February, and to 17 and 24. */
  @Test
  void theTimeToAskForAHearingMovesUntilThePartyHasAnswered() throws Exception {
    driver.setClock("2027-02-04T10:00:00");
    runtime.startProcessInstanceByKey(
        "shared-hearing",
        HEARING,
        Map.of("hearingKind", "licence", "party", "广州市白云水务公司", "subject", "水表生产许可"));
    driver.serve(HEARING, "legal-affairs", "440000", "2027-02-04", "办公室");
    driver.runJobs();
    assertThat(task(HEARING).getDueDate()).isEqualTo("2027-02-22T23:59:59+08:00");

    change("holiday", "2027", Map.of("days", NOTICE_OF_2027, "reason", "国办发明电"));
    recounts.run();

    assertThat(driver.shown(HEARING, "userTask_recordHearingRequest"))
        .containsEntry("requestUntil", "2027年2月17日");
    assertThat(task(HEARING).getDueDate()).isEqualTo("2027-02-24T23:59:59+08:00");
    assertThat(timer().getDuedate()).isEqualTo("2027-02-24T23:59:59+08:00");
    assertThat(limits.moves(List.of(HEARING))).hasSize(2);
  }

  private String order(String servedOn) {
    return driver.businessKey(
        driver.start(
            "sample-order",
            "review-organiser",
            "440100",
            Map.of("partyName", "广州市甲厂", "servedOn", servedOn)));
  }

  @Test
  void aCorrectedRuleMovesWhatBeganUnderItAndANewVersionDoesNot() throws Exception {
    driver.setClock("2009-03-02T09:00:00");
    limits.begin(OPEN, VISIT);
    assertThat(limit(OPEN).dueOn()).isEqualTo("2009-04-14");
    Map<String, String> later =
        Map.of("amount", "5", "unit", "days", "basis", "新规定", "from", "2009-03-03", "reason", "修订");
    assertThat(change("limit", VISIT, later)).contains("2009-03-03起起算的5日（新规定）");
    recounts.run();
    assertThat(limit(OPEN).dueOn()).as("the law of its start").isEqualTo("2009-04-14");

    change("limit", VISIT, Map.of("amount", "30", "unit", "days", "basis", "更正", "reason", "写错"));
    recounts.run();
    assertThat(limit(OPEN))
        .extracting(CaseLimit::dueOn, CaseLimit::length, CaseLimit::basis)
        .containsExactly(LocalDate.of(2009, 4, 1), "30日", "更正");
    assertThat(limits.moves(List.of(OPEN)))
        .extracting(DeadlineMove::reason)
        .containsExactly("期限“licence.visit”修改：写错");

    change(
        "limit",
        VISIT,
        Map.of("amount", "22", "unit", "working-days", "basis", "再更正", "reason", "单位"));
    recounts.run();
    assertThat(limit(OPEN))
        .extracting(CaseLimit::dueOn, CaseLimit::length)
        .as("21 in March and 1 April: the same day by another rule")
        .containsExactly(LocalDate.of(2009, 4, 1), "22个工作日");
    for (String hours : List.of("720", "744")) {
      change(
          "limit", VISIT, Map.of("amount", hours, "unit", "hours", "basis", "按小时", "reason", "单位"));
      recounts.run();
    }
    assertThat(limit(OPEN).dueAt())
        .as("31 days from the end of 2 March, the minute of which nobody knows")
        .isEqualTo(LocalDateTime.of(2009, 4, 3, 0, 0));
  }

  @Test
  void aLimitRunsFromServiceIsMadeLongerOnceOnRecordAndStandsStillAsThePartyWasTold()
      throws Exception {
    driver.setClock("2012-03-08T09:00:00");
    order("2012-03-05");
    assertThat(limit(ORDER).dueOn())
        .as(
            "order 133: thirty days from Monday 5 March end on Wednesday 4 April, 清明; 2 to 4 April"
                + " were off")
        .isEqualTo("2012-04-05");
    assertThat(task(ORDER).getDueDate()).isEqualTo("2012-04-05T23:59:59+08:00");

    complete(ORDER, "userTask_receiveReport", "review-organiser", Map.of("letter", "extend"));
    assertThatThrownBy(
            () ->
                complete(
                    ORDER,
                    "userTask_approveExtension",
                    "decision-maker",
                    Map.of("extensionReason", "")))
        .hasMessageContaining("延长期限的理由");
    complete(
        ORDER, "userTask_approveExtension", "decision-maker", Map.of("extensionReason", "设备待更换"));
    assertThat(limit(ORDER).dueOn()).as("sixty days from 5 March: 4 May").isEqualTo("2012-05-04");
    assertThat(task(ORDER).getDueDate()).isEqualTo("2012-05-04T23:59:59+08:00");
    assertThat(limits.extensions(ORDER))
        .extracting(
            LimitExtension::length,
            LimitExtension::dueBefore,
            LimitExtension::dueAfter,
            LimitExtension::reason,
            LimitExtension::approvedBy)
        .containsExactly(
            tuple(
                "30日",
                LocalDate.of(2012, 4, 5),
                LocalDate.of(2012, 5, 4),
                "设备待更换",
                "decision-maker-440100"));

    complete(ORDER, "userTask_receiveReport", "review-organiser", Map.of("letter", "extend"));
    assertThatThrownBy(
            () ->
                complete(
                    ORDER,
                    "userTask_approveExtension",
                    "decision-maker",
                    Map.of("extensionReason", "再延长")))
        .hasMessageContaining("本期限已经延长1次，依照规定（产品质量监督抽查管理办法（总局令第133号）第四十条");

    assertThat(page(ORDER))
        .contains("30日", "自2012年3月5日起（收到责令整改通知书）", "适用2011年2月1日起施行的规定")
        .contains("批准延长30日，由2012年4月5日延至2012年5月4日：设备待更换");
  }

  @Test
  void aLimitOfHoursRunsByTheMinuteThroughTheNightAndNeverStandsStill() throws Exception {
    change(
        "limit",
        "sample.alarm",
        Map.of("amount", "24", "unit", "hours", "basis", "工作惯例", "reason", "新设"));
    driver.setClock("2009-09-30T16:20:41");
    limits.begin(OPEN, "sample.alarm");
    assertThat(limit(OPEN))
        .extracting(CaseLimit::dueAt, CaseLimit::length)
        .containsExactly(LocalDateTime.of(2009, 10, 1, 16, 20), "24小时");
    assertThat(limits.dueDate(OPEN, "sample.alarm")).isEqualTo("2009-10-01T16:20:00+08:00");
    assertThat(deadline.since("sample.alarm", "2009-09-30"))
        .as("of a day whose minute nobody knows: 24 hours from its end")
        .isEqualTo("2009-10-02T00:00:00+08:00");
    assertThat(limits.light(limit(OPEN))).isEqualTo(Light.GREEN);
    driver.setClock("2009-10-01T12:00:00");
    assertThat(limits.light(limit(OPEN))).as("the last fifth").isEqualTo(Light.YELLOW);
    driver.setClock("2009-10-01T16:20:01");
    assertThat(limits.light(limit(OPEN))).isEqualTo(Light.RED);
    assertThatThrownBy(() -> limits.stop(OPEN, "sample.alarm", "x", "x"))
        .hasMessageContaining("runs by the hour");
  }

  @Test
  void theFileOfHolidaysIsComparedWithThatOfTheLastStart() {
    requests.askIfFileChanged("a");
    assertThat(requests.next()).as("the first start").isEmpty();
    requests.askIfFileChanged("a");
    assertThat(requests.next()).as("the same file").isEmpty();
    requests.askIfFileChanged("b");
    assertThat(requests.next().orElseThrow().limitName()).as("all limits").isNull();
    recounts.run();
    assertThat(requests.next()).isEmpty();
  }

  /** As if the file of the last start had said five working days. */
  @Test
  void aLimitThatAFileHasOtherwiseAtTheNextStartMovesWhatRunsUnderIt() {
    requests.askForChangedLimits(Map.of(VISIT, "five", "licence.review", "sixty"));
    assertThat(requests.next()).as("the first start").isEmpty();
    requests.askForChangedLimits(Map.of(VISIT, "five", "licence.review", "sixty"));
    assertThat(requests.next()).as("the same files").isEmpty();
    driver.setClock("2009-03-02T09:00:00");
    limits.begin(OPEN, VISIT);
    limits.begin(TOLD, VISIT);
    limits.tell(TOLD, VISIT, "实地核查通知书");
    jdbc.update("update case_limit set amount = 5, due_on = ?", LocalDate.of(2009, 3, 9));

    requests.askForChangedLimits(Map.of(VISIT, "thirty", "licence.review", "sixty"));
    requests.askIfFileChanged("of the holidays, which are compared apart");
    assertThat(requests.next().orElseThrow().limitName()).isEqualTo(VISIT);
    recounts.run();

    assertThat(limit(OPEN))
        .as("thirty working days from 2 March, 清明 on 6 April off")
        .extracting(CaseLimit::dueOn, CaseLimit::length)
        .containsExactly(LocalDate.of(2009, 4, 14), "30个工作日");
    assertThat(limits.moves(List.of(OPEN)))
        .extracting(DeadlineMove::dueBefore, DeadlineMove::reason, DeadlineMove::changedBy)
        .containsExactly(
            tuple(
                LocalDateTime.of(2009, 3, 9, 23, 59, 59),
                "期限“licence.visit”修改：系统自带的或者运行维护人员的期限文件有变化",
                ""));
    assertThat(limit(TOLD).dueOn()).isEqualTo("2009-03-09");
    assertThat(requests.next()).isEmpty();
  }

  private CaseLimit limit(String caseNumber) {
    return limits.ofCase(caseNumber).get(0);
  }

  private void complete(String caseNumber, String task, String post, Map<String, Object> entered) {
    driver.complete(caseNumber, task, post, "440100", entered);
  }

  private Task task(String caseNumber) {
    return tasks.createTaskQuery().processInstanceBusinessKey(caseNumber).singleResult();
  }

  private Job timer() {
    return management.createJobQuery().timers().active().singleResult();
  }

  private String page(String caseNumber) throws Exception {
    return text(new WebLogin(port, "gz-shencha", "tasklist").get("/cases/" + caseNumber));
  }

  private String change(String kind, String name, Map<String, String> fields) throws Exception {
    return change(port, kind, name, fields);
  }

  /** As legal affairs of the province change it at /settings. */
  static String change(int port, String kind, String name, Map<String, String> fields)
      throws Exception {
    WebLogin legal = new WebLogin(port, "sheng-fazhi", "tasklist");
    String[] form =
        Stream.concat(
                Stream.of("entry", name),
                fields.entrySet().stream()
                    .flatMap(each -> Stream.of(each.getKey(), each.getValue())))
            .toArray(String[]::new);
    HttpResponse<String> answer =
        legal.postForm(
            "/settings/%s/entry".formatted(kind),
            "/settings/%s/entry".formatted(kind),
            WebLogin.form(form));
    String next = answer.headers().firstValue("Location").orElse("");
    return text(next.isEmpty() ? answer : legal.get(next.substring(next.indexOf("/settings"))));
  }

  private static String text(HttpResponse<String> answer) {
    return HtmlUtils.htmlUnescape(answer.body());
  }
}

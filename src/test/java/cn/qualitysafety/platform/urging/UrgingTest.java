package cn.qualitysafety.platform.urging;

import static cn.qualitysafety.WebLogin.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.campaign.CampaignSteps;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.urging.Urgings.Asked;
import cn.qualitysafety.platform.urging.Urgings.Outcome;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The province's campaign office urges on Monday 2009-05-11: no city has set up its leading body,
 * or reported on April, which was due on Friday 8 May.
 */
@SystemTest
class UrgingTest {

  private static final String OFFICE = "sheng-ban";
  private static final String LIST = "/work/urgings/new";
  private static final String DEMAND = "4月份月报已过期限，请说明原因并抓紧报送。";
  private static final Asked LATE_REPORTS =
      new Asked("campaign-monthly-report", "userTask_writeReport", "", true);

  private static final Asked LATE_BODIES =
      new Asked("campaign-mobilisation", "userTask_setUpLeadingBody", "", true);

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private Urgings urgings;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;

  private String deployment;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-02-27T09:00:00");
    new CampaignSteps(driver).start(2009);
    driver.runJobs();
  }

  @AfterEach
  void end() {
    driver.reset();
    if (deployment != null) {
      repository.deleteDeployment(deployment, true);
    }
  }

  @Tag("database")
  @Test
  void theReportsOfAllCitiesAreUrgedAtOnceAndEachCityReadsAndAnswers() throws Exception {
    driver.moveClockTo("2009-05-11T09:00:00");
    List<UrgedTask> late = urgings.open(LATE_REPORTS, OFFICE);
    assertThat(late).hasSize(21).noneMatch(UrgedTask::urged);
    assertThat(urgings.holders(late)).containsValue("未签收（市局活动办公室）");

    WebLogin office = new WebLogin(port, OFFICE, "tasklist");
    StringBuilder form = new StringBuilder(form("demand", DEMAND, "answerBy", "2009-05-13"));
    late.forEach(task -> form.append("&task=").append(task.taskId()));
    assertThat(office.postForm(LIST, "/work/urgings", form.toString()).body()).contains("已催办21项。");
    assertThat(office.postForm(LIST, "/work/urgings", form.toString()).body())
        .as("nobody urges twice what is not answered")
        .contains("已催办0项，未催办21项", "您已经催办过，对方还没有答复");
    assertThat(urgings.sent(OFFICE)).hasSize(21);

    List<String> clerks = new ArrayList<>();
    for (UrgedTask task : late) {
      String clerk = "clerk-" + task.unitCode();
      clerks.add(driver.employ(clerk, "city-campaign-office", task.unitCode()));
      List<Urging> received = urgings.received(clerk);
      assertThat(received)
          .as("what is its own city's")
          .singleElement()
          .satisfies(urging -> assertThat(urging.unitCode()).isEqualTo(task.unitCode()));
      assertThat(urgings.unread(clerk)).isEqualTo(1);
      driver.setClock("2009-05-11T10:00:00");
      urgings.read(received, clerk);
      assertThat(urgings.unread(clerk)).isZero();
      if (!task.unitCode().equals("440300")) {
        driver.setClock("2009-05-12T15:00:00");
        urgings.answer(received.get(0).id(), "明日报送。", clerk);
      }
    }

    driver.setClock("2009-05-14T09:00:00");
    assertThat(urgings.sent(OFFICE))
        .allSatisfy(
            urging -> {
              assertThat(urging.readBy()).isEqualTo("clerk-" + urging.unitCode());
              assertThat(urging.readAt()).isEqualTo(LocalDateTime.of(2009, 5, 11, 10, 0));
            })
        .filteredOn(urging -> !urging.answered())
        .singleElement()
        .satisfies(
            urging ->
                assertThat(urging.state(urgings.now().toLocalDate())).isEqualTo("已读，未答复，已过答复日期"));
    assertThat(office.get("/work/urgings").body())
        .contains("已答复", "明日报送。（clerk-440100，2009年5月12日 15:00）", "已读，未答复，已过答复日期");
    assertThat(office.get("/cases/HD2009-01-440100-YB04").body())
        .contains("催办人", DEMAND, "clerk-440100，2009年5月11日 10:00阅", "明日报送。");
    assertThat(urgings.open(LATE_REPORTS, OFFICE))
        .as("whoever urges once more is told that there was an answer")
        .allSatisfy(
            task ->
                assertThat(task.answeredAt())
                    .isEqualTo(
                        task.unitCode().equals("440300")
                            ? null
                            : LocalDateTime.of(2009, 5, 12, 15, 0)));
    assertThat(office.get("/work/urgings/new?process=" + LATE_REPORTS.process()).body())
        .contains("5月12日答复过");
    assertThat(urgings.urge(List.of(late.get(0).taskId()), DEMAND, "2009-05-15", OFFICE))
        .extracting(Outcome::refusal)
        .as("what has been answered can be urged again, Shenzhen's cannot")
        .containsExactly(late.get(0).unitCode().equals("440300") ? "您已经催办过，对方还没有答复。" : null);
  }

  @Test
  void whatWaitsForTheProvincesOfficeIsItsOwnWhoseverCaseItIs() {
    driver.setClock("2009-05-11T09:00:00");
    UrgedTask first = urgings.open(LATE_BODIES, OFFICE).get(0);
    String task = first.taskId();
    assertThat(urgings.open(lateBodiesOf(first.unitCode()), "sheng-du")).containsExactly(first);
    tasks.getIdentityLinksForTask(task).stream()
        .filter(link -> link.getGroupId() != null)
        .forEach(link -> tasks.deleteCandidateGroup(task, link.getGroupId()));
    tasks.addCandidateGroup(task, "leading-group-office");

    assertThat(urgings.open(LATE_BODIES, OFFICE))
        .extracting(UrgedTask::taskId)
        .doesNotContain(task);
    assertThat(urgings.urge(List.of(task), DEMAND, "2009-05-13", OFFICE))
        .extracting(Outcome::refusal)
        .containsExactly("由您所在的岗位办理，请签收办理，不用催办。");
    assertThat(urgings.open(LATE_BODIES, "sheng-du"))
        .filteredOn(each -> each.taskId().equals(task))
        .extracting(UrgedTask::unitCode)
        .containsExactly("440000");
    assertThat(urgings.open(lateBodiesOf(first.unitCode() + "*"), "sheng-du"))
        .as("who urges the city does not urge the province with it")
        .isEmpty();
  }

  @Test
  void oneUrgesWhatOneSeesAndNobodyAnswersForAnother() throws Exception {
    driver.setClock("2009-05-11T09:00:00");
    List<String> all = urgings.open(LATE_BODIES, OFFICE).stream().map(UrgedTask::taskId).toList();
    assertThat(urgings.open(LATE_BODIES, "gz-ju"))
        .as("a city's head")
        .extracting(UrgedTask::unitCode)
        .containsExactly("440100");
    for (String unit : List.of("440100", "440100*")) {
      assertThat(urgings.open(lateBodiesOf(unit), OFFICE))
          .as(unit)
          .extracting(UrgedTask::unitCode)
          .containsExactly("440100");
    }
    assertThat(urgings.open(lateBodiesOf("440000*"), OFFICE)).hasSize(21);
    assertThat(urgings.open(lateBodiesOf("440300"), "gz-ju")).as("another city's").isEmpty();
    assertThat(urgings.urge(all, DEMAND, "2009-05-13", "gz-ju"))
        .as("other cities' tasks do not exist for them")
        .singleElement()
        .satisfies(outcome -> assertThat(outcome.task().unitCode()).isEqualTo("440100"));
    for (String clerk : List.of("gz-ban", "gz-shouli", "gz-jianyan", "admin")) {
      assertThat(new WebLogin(port, clerk, "tasklist").get(LIST).statusCode())
          .as(clerk)
          .isEqualTo(403);
      assertRefused("只有本单位的负责人", () -> urgings.urge(all, DEMAND, "2009-05-13", clerk));
    }
    assertRefused("没有选择任务", () -> urgings.urge(List.of(), DEMAND, "2009-05-13", OFFICE));
    assertRefused("“催办内容”不能为空", () -> urgings.urge(all, " ", "2009-05-13", OFFICE));
    assertRefused("超过500字的上限", () -> urgings.urge(all, "催".repeat(501), "2009-05-13", OFFICE));
    assertRefused("“答复日期”不是有效日期", () -> urgings.urge(all, DEMAND, "下周", OFFICE));
    assertRefused("不能早于今天", () -> urgings.urge(all, DEMAND, "2009-05-10", OFFICE));
    assertRefused("不能晚于2009年8月11日", () -> urgings.urge(all, DEMAND, "2009-08-12", OFFICE));
    assertRefused("都已经办结", () -> urgings.urge(List.of("nothing"), DEMAND, "2009-05-13", OFFICE));

    long id = urgings.sent("gz-ju").get(0).id();
    String above = driver.employ("sheng-tonggang", "city-campaign-office", "440000");
    for (String stranger : List.of("sz-ban", "gz-shouli", "gz-ju", OFFICE, above)) {
      assertThat(urgings.received(stranger)).as(stranger).isEmpty();
      assertThat(urgings.unread(stranger)).as(stranger).isZero();
      assertRefused("没有这项催办", () -> urgings.answer(id, "马上报。", stranger));
    }
    WebLogin clerk = new WebLogin(port, "gz-ban", "tasklist");
    assertThat(clerk.get("/work/urgings/unread").body()).isEqualTo("{\"unread\":1}");
    assertThat(clerk.get("/work/held").body()).contains("催办（1）");
    String answer = "/work/urgings/%d/answer".formatted(id);
    assertThat(clerk.postForm("/work/urgings", answer, form("answer", " ")).body())
        .contains("“答复”不能为空", DEMAND);
    assertThat(clerk.postForm("/work/urgings", answer, form("answer", "今天报。")).statusCode())
        .isEqualTo(302);
    assertThat(clerk.get("/work/urgings").body()).contains("已答复，催办人可以看到。", "今天报。");
    assertThat(urgings.sent("gz-ju").get(0).state(urgings.now().toLocalDate())).isEqualTo("已答复");
    assertRefused("已经答复过", () -> urgings.answer(id, "再答一次。", "gz-ban"));
  }

  @Test
  void ofABlindSampleNobodyIsUrged() {
    driver.setClock("2009-05-11T09:00:00");
    BpmnModelInstance model =
        Bpmn.createExecutableProcess("blind-test")
            .camundaHistoryTimeToLive(1)
            .startEvent()
            .userTask("userTask_test")
            .camundaCandidateGroups("city-campaign-office")
            .endEvent()
            .done();
    Process process = model.getModelElementsByType(Process.class).iterator().next();
    ExtensionElements extensions = model.newInstance(ExtensionElements.class);
    process.setExtensionElements(extensions);
    CamundaProperty blind = model.newInstance(CamundaProperty.class);
    blind.setCamundaName("blind");
    blind.setCamundaValue("true");
    CamundaProperties properties = model.newInstance(CamundaProperties.class);
    properties.addChildElement(blind);
    extensions.addChildElement(properties);
    deployment =
        repository.createDeployment().addModelInstance("blind-test.bpmn", model).deploy().getId();
    runtime.startProcessInstanceByKey("blind-test", "MY2009-1", Map.of("unitCode", "440100"));
    String task = tasks.createTaskQuery().processDefinitionKey("blind-test").singleResult().getId();
    assertThat(urgings.urge(List.of(task), DEMAND, "2009-05-13", "sheng-du"))
        .extracting(Outcome::refusal)
        .containsExactly("盲样检验不催办：由谁催办会透露样品的来源。请与下达检验任务的单位联系。");
  }

  private static Asked lateBodiesOf(String unit) {
    return new Asked(LATE_BODIES.process(), LATE_BODIES.step(), unit, true);
  }

  private static void assertRefused(String because, ThrowingCallable act) {
    assertThatThrownBy(act).isInstanceOf(RefusedInputException.class).hasMessageContaining(because);
  }
}

package cn.qualitysafety.platform.supervision;

import static cn.qualitysafety.WebLogin.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.campaign.CampaignSteps;
import cn.qualitysafety.organisation.Staff;
import cn.qualitysafety.platform.RefusedInputException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the supervisors of a province and of two of its cities see of a process. */
@SystemTest
class SupervisionTest {

  private static final String PROCESS = "waiting-test";
  private static final String GUANGZHOU = "440100";
  private static final String SHENZHEN = "440300";
  private static final String OTHER_CITY = "sz-du9";

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private Staff staff;
  @Autowired private Bottlenecks bottlenecks;
  @Autowired private FailedSteps failed;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private ManagementService management;
  @Autowired private IdentityService identity;

  private String deployment;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-03-02T09:00:00");
    staff.appoint(OTHER_CITY, "深圳督查", "Zhijian-2009", SHENZHEN, List.of("supervisor"));
  }

  @AfterEach
  void end() {
    identity.deleteUser(OTHER_CITY);
    driver.reset();
    if (deployment != null) {
      repository.deleteDeployment(deployment, true);
    }
  }

  /**
   * All begun on Monday 2 March, due on the 10th: Guangzhou's five wait 0, 1, 4, 5 and 10 working
   * days, Shenzhen's one 2, and one of Guangzhou's is open on Tuesday 17 March, the eleventh.
   */
  @Tag("database")
  @Test
  void theMiddleAndNineOfTenOfFiveTasksAreWhatOneCountsByHand() throws Exception {
    deployment =
        repository
            .createDeployment()
            .addModelInstance(
                "waiting-test.bpmn",
                Bpmn.createExecutableProcess(PROCESS)
                    .camundaHistoryTimeToLive(1)
                    .startEvent()
                    .userTask("userTask_wait")
                    .name("等候")
                    .camundaCandidateGroups("city-campaign-office")
                    .camundaDueDate("2009-03-10T18:00:00")
                    .endEvent()
                    .done())
            .deploy()
            .getId();
    for (int i = 1; i <= 6; i++) {
      start("DH2009-" + i, GUANGZHOU);
    }
    start("DH2009-7", SHENZHEN);
    completeOn("2009-03-02", "DH2009-1");
    completeOn("2009-03-03", "DH2009-2");
    completeOn("2009-03-04", "DH2009-7");
    completeOn("2009-03-06", "DH2009-3");
    completeOn("2009-03-09", "DH2009-4");
    completeOn("2009-03-16", "DH2009-5");
    driver.setClock("2009-03-17T09:00:00");

    assertThat(steps("gz-du", "", "2009-03-17"))
        .extracting(
            StepLoad::taskName,
            StepLoad::open,
            StepLoad::openLate,
            StepLoad::longestOpen,
            StepLoad::done,
            StepLoad::doneLate,
            StepLoad::median,
            StepLoad::ninetieth,
            StepLoad::lateShare)
        .containsExactly(tuple("等候", 1, 1, 11, 5, 1, 4.0, 10, 33));
    assertThat(steps("sheng-du", "", "2009-03-17"))
        .as("0, 1, 2, 4, 5, 10")
        .extracting(StepLoad::open, StepLoad::done, StepLoad::median, StepLoad::ninetieth)
        .containsExactly(tuple(1, 6, 3.0, 10));
    assertThat(steps("sheng-du", SHENZHEN, "2009-03-17"))
        .isEqualTo(steps(OTHER_CITY, "", "2009-03-17"));
    assertThat(steps(OTHER_CITY, GUANGZHOU, "2009-03-17")).as("another city's").isEmpty();
    assertThat(steps("gz-du", "", "2009-03-06"))
        .as("completed up to the 6th: 0, 1, 4")
        .extracting(StepLoad::done, StepLoad::median, StepLoad::ninetieth)
        .containsExactly(tuple(3, 1.0, 4));
    assertThat(steps("gz-jianyan", "", "2009-03-17")).as("a laboratory").isEmpty();

    String page = "/supervision/bottlenecks?process=" + PROCESS;
    WebLogin supervisor = new WebLogin(port, "gz-du", "cockpit");
    assertThat(supervisor.get(page).body())
        .contains(
            "data-step=\"userTask_wait\"", "data-badge=\"在办1，中位4天，超期33%\"", "data-heat=\"3\"");
    HttpResponse<String> again = supervisor.get("/supervision/bottlenecks");
    assertThat(again.headers().firstValue("Location"))
        .as("as it was asked for last")
        .hasValueSatisfying(where -> assertThat(where).endsWith(page));
    assertThat(supervisor.get(page + "&from=2009-03-20&until=2009-03-17").body())
        .contains("“起始日期”不能晚于“截止日期”");
    assertThat(supervisor.get(page + "&from=abc").body()).contains("“起始日期”不是有效日期：“abc”");
    assertThat(new WebLogin(port, "gz-jianyan", "tasklist").get(page).statusCode()).isEqualTo(403);

    start("DH2009-8", "440106");
    assertThat(steps("sheng-du", GUANGZHOU, "2009-03-17"))
        .as("the city's own")
        .extracting(StepLoad::open, StepLoad::done)
        .containsExactly(tuple(1, 5));
    assertThat(steps("sheng-du", GUANGZHOU + "*", "2009-03-17"))
        .as("and its counties'")
        .extracting(StepLoad::open, StepLoad::done)
        .containsExactly(tuple(2, 5));
    assertThat(steps(OTHER_CITY, GUANGZHOU + "*", "2009-03-17")).isEmpty();
    assertThat(
            new WebLogin(port, "sheng-du", "cockpit").get(page + "&unit=" + GUANGZHOU + "*").body())
        .contains(
            "<optgroup label=\"广州市质量技术监督局\">",
            "<option value=\"440100*\" selected=\"selected\">广州市质量技术监督局及所属单位</option>",
            "<option value=\"440000\">广东省质量技术监督局</option>");
  }

  private List<StepLoad> steps(String person, String unit, String until) {
    return bottlenecks.steps(bottlenecks.asked(PROCESS, unit, "2009-03-01", until), person);
  }

  private void start(String number, String unit) {
    runtime.startProcessInstanceByKey(PROCESS, number, Map.of("unitCode", unit));
  }

  private void completeOn(String day, String number) {
    driver.setClock(day + "T16:00:00");
    tasks.complete(
        tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult().getId());
  }

  @Tag("database")
  @Test
  void aClosedCaseIsFoundByItsSupervisorAndByNoOtherCity() throws Exception {
    CampaignSteps campaign = new CampaignSteps(driver);
    driver.setClock("2009-02-27T09:00:00");
    campaign.start(2009);
    driver.runJobs();
    driver.setClock("2009-03-02T09:00:00");
    campaign.cityMobilises("HD2009-01", GUANGZHOU);
    String closed =
        "/cases?kind=campaign-mobilisation&standing=closed&unit=440100"
            + "&closedFrom=2009-03-02&closedUntil=";
    String number = "HD2009-01-440100-BS";
    for (String person : List.of("gz-du", "sheng-du")) {
      WebLogin supervisor = new WebLogin(port, person, "cockpit");
      assertThat(supervisor.get(closed + "2009-03-02").body())
          .as(person)
          .contains("查询结果：1件", "/cases/" + number);
      assertThat(supervisor.get(closed.replace("440100", "440100*") + "2009-03-02").body())
          .as("with the units below it")
          .contains("查询结果：1件", "<option value=\"440100*\" selected=\"selected\">");
      assertThat(supervisor.get(closed.replace("440100", "440300*") + "2009-03-02").body())
          .contains("查询结果：0件");
      assertThat(supervisor.get("/cases/" + number).statusCode()).isEqualTo(200);
      assertThat(supervisor.get(closed.replace("03-02", "03-03")).body())
          .as("not closed later")
          .contains("查询结果：0件");
      assertThat(supervisor.get(closed + "tomorrow").body()).contains("“办结截止日期”不是有效日期：“tomorrow”");
    }
    WebLogin other = new WebLogin(port, OTHER_CITY, "cockpit");
    assertThat(other.get(closed).body()).contains("查询结果：0件").doesNotContain(number);
    assertThat(other.get("/cases/" + number).statusCode()).isEqualTo(404);
  }

  @Test
  void whatHasFailedInOneWayIsTriedAgainAtOnceWithAReason() throws Exception {
    deployment =
        repository
            .createDeployment()
            .addModelInstance(
                "waiting-test.bpmn",
                Bpmn.createExecutableProcess(PROCESS)
                    .camundaHistoryTimeToLive(1)
                    .startEvent()
                    .intermediateCatchEvent("event_print")
                    .name("印发通知")
                    .timerWithDuration("PT1H")
                    .endEvent()
                    .done())
            .deploy()
            .getId();
    start("DH2009-1", GUANGZHOU);
    start("DH2009-2", GUANGZHOU);
    start("DH2009-3", SHENZHEN);
    List<String> jobs =
        management.createJobQuery().processDefinitionKey(PROCESS).list().stream()
            .map(Job::getId)
            .toList();
    jobs.forEach(job -> management.setJobRetries(job, 0));

    assertThat(failed.kinds(PROCESS, "gz-du"))
        .extracting(FailedSteps.Kind::stepName, FailedSteps.Kind::number, FailedSteps.Kind::units)
        .containsExactly(tuple("印发通知", 2, List.of(GUANGZHOU)));
    assertThat(failed.kinds(PROCESS, "sheng-du").get(0).number()).isEqualTo(3);
    String error = failed.kinds(PROCESS, "gz-du").get(0).error();
    assertThatThrownBy(() -> failed.retry(PROCESS, "event_print", error, "修好了", "gz-ju"))
        .isInstanceOf(RefusedInputException.class)
        .hasMessageContaining("只有督查员");

    WebLogin supervisor = new WebLogin(port, "gz-du", "cockpit");
    String page = "/supervision/failures?process=" + PROCESS;
    String kind = form("process", PROCESS, "step", "event_print", "error", error, "reason", "");
    assertThat(supervisor.postForm(page, "/supervision/failures", kind).body())
        .contains("“重试原因”不能为空");
    assertThat(
            supervisor.postForm(page, "/supervision/failures", kind + "%E6%A8%A1%E6%9D%BF").body())
        .contains("已安排重试2件", "没有失败的步骤");
    assertThat(management.createJobQuery().processDefinitionKey(PROCESS).noRetriesLeft().count())
        .as("Shenzhen's waits for its own")
        .isEqualTo(1);
  }
}

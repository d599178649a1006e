package cn.qualitysafety.platform.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A model whose one job fails, and what the log then says. */
@SystemTest
@ExtendWith(OutputCaptureExtension.class)
class LogContextTest {

  private static final Pattern RECORD =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+08:00 .*");

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private TestRestTemplate rest;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private ManagementService management;

  @BeforeEach
  void deploy() {
    driver.reset();
    repository
        .createDeployment()
        .name("failing")
        .addModelInstance(
            "failing.bpmn",
            Bpmn.createExecutableProcess("example-failing")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .serviceTask("fails")
                .camundaAsyncBefore()
                // There is no batch for which it could issue anything.
                .camundaExpression("${spotcheckResult.issueResultNotice(execution)}")
                .endEvent()
                .done())
        .addModelInstance(
            "refusing.bpmn",
            Bpmn.createExecutableProcess("example-refusing")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .userTask("work")
                .camundaAssignee("sheng-du")
                .serviceTask("fails")
                .camundaExpression("${spotcheckResult.issueResultNotice(execution)}")
                .endEvent()
                .done())
        .deploy();
  }

  @AfterEach
  void undeploy() {
    repository
        .createDeploymentQuery()
        .deploymentName("failing")
        .list()
        .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    driver.reset();
  }

  @Test
  void aFailingJobNamesItsCaseAndProcess(CapturedOutput output) {
    Job job = start("LS2009-0001");
    driver.startJobExecutor();
    try {
      driver.awaitJobs();
    } finally {
      driver.stopJobExecutor();
    }
    assertThat(management.createJobQuery().jobId(job.getId()).singleResult().getRetries()).isZero();
    assertThat(output.toString().lines())
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("[user= case=LS2009-0001 process=example-failing]", "ENGINE-14006"));
  }

  @Test
  void whatSomebodyDoesNamesThemInBothInterfaces(CapturedOutput output) throws Exception {
    String about = "[user=sheng-du case=LS2009-0002 process=example-refusing]";
    runtime.startProcessInstanceByKey("example-refusing", "LS2009-0002");
    String complete =
        "/task/%s/complete"
            .formatted(
                tasks
                    .createTaskQuery()
                    .processInstanceBusinessKey("LS2009-0002")
                    .singleResult()
                    .getId());

    WebLogin supervisor = new WebLogin(port, "sheng-du", "tasklist");
    // The session after the login has a token of its own.
    supervisor.get("/camunda/app/tasklist/default/");
    assertThat(supervisor.post("/camunda/api/engine/engine/default" + complete, "{}").body())
        .contains("系统出错，操作可能没有完成");
    long lines = output.toString().lines().filter(line -> line.contains(about)).count();
    assertThat(lines).isPositive();
    assertThat(output.toString().lines())
        .as("a fault is told with its stack trace, and once")
        .filteredOn(line -> line.startsWith("| Caused by: java.lang.NullPointerException"))
        .hasSize(1);

    rest.withBasicAuth("sheng-du", "Zhijian-2009")
        .postForEntity("/engine-rest" + complete, Map.of(), String.class);
    assertThat(output.toString().lines().filter(line -> line.contains(about)).count())
        .isGreaterThan(lines);
  }

  @Test
  void whateverIsLoggedForgesNoRecord(CapturedOutput output) {
    String forged = "2009-09-14T09:00:00.000+08:00  INFO [main] [user=admin case= process=] x : 批准";
    for (String lineEnd : new String[] {"\n", "\r\n", "\r", "\u0085", "\u2028"}) {
      LoggerFactory.getLogger(LogContextTest.class)
          .warn("entered: {}", lineEnd + forged, new IllegalStateException(lineEnd + forged));
    }
    assertThatThrownBy(() -> management.executeJob(start("LS2009-0003\n" + forged).getId()))
        .isNotNull();
    assertThat(output.toString()).contains("| " + forged);
    assertThat(output.toString().split("\\R"))
        .filteredOn(line -> RECORD.matcher(line).matches())
        .isNotEmpty()
        .noneMatch(line -> line.startsWith("2009"));
  }

  private Job start(String caseNumber) {
    return management
        .createJobQuery()
        .processInstanceId(runtime.startProcessInstanceByKey("example-failing", caseNumber).getId())
        .singleResult();
  }
}

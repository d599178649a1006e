package cn.qualitysafety.platform.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.attachment.Attachments;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ProcessBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Guangzhou's case in the campaign of 2009, and who else would like to be it. */
@SystemTest
@Tag("database")
class NumberRegisterTest {

  private static final String GUANGZHOU = "HD2009-01-440100-BS";
  private static final String SHENZHEN = "HD2009-01-440300-BS";
  private static final Map<String, Object> IN_GUANGZHOU = Map.of("unitCode", "440100");
  private static final Map<String, Object> IN_SHENZHEN = Map.of("unitCode", "440300");

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private Attachments attachments;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private JdbcTemplate jdbc;

  private String deployment;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-02-27T09:00:00");
    deployment =
        repository
            .createDeployment()
            .addModelInstance("number-test.bpmn", startedByFormAndByMessage())
            .addModelInstance(
                "number-caller.bpmn",
                Bpmn.createExecutableProcess("number-caller")
                    .camundaHistoryTimeToLive(1)
                    .startEvent()
                    .callActivity("callActivity_wait")
                    .calledElement("number-test")
                    .camundaInBusinessKey("${number}")
                    .endEvent()
                    .done())
            .deploy()
            .getId();
    driver.start("campaign-year", "leading-group-office", "440000", Map.of("year", 2009));
    driver.runJobs();
  }

  private static BpmnModelInstance startedByFormAndByMessage() {
    ProcessBuilder process =
        Bpmn.createExecutableProcess("number-test").camundaHistoryTimeToLive(1);
    process.startEvent().userTask("userTask_wait").endEvent();
    return process.startEvent().message("numberTest").connectTo("userTask_wait").done();
  }

  @AfterEach
  void end() {
    driver.reset();
    repository.deleteDeployment(deployment, true);
  }

  @Test
  void theNumberOfARunningCaseIsTakenByNoOtherWhateverWayItBegins() {
    for (Map<String, Object> unit : List.of(IN_GUANGZHOU, IN_SHENZHEN)) {
      assertRefused(() -> runtime.startProcessInstanceByKey("number-test", GUANGZHOU, unit));
      assertRefused(() -> runtime.startProcessInstanceByMessage("numberTest", GUANGZHOU, unit));
      assertRefused(
          () ->
              runtime
                  .createProcessInstanceByKey("licence-review")
                  .businessKey(GUANGZHOU)
                  .setVariables(unit)
                  .startBeforeActivity("serviceTask_issueLicence")
                  .execute());
      assertRefused(
          () ->
              runtime
                  .createProcessInstanceByKey("number-caller")
                  .setVariables(unit)
                  .setVariable("number", GUANGZHOU)
                  .execute());
    }
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(GUANGZHOU).count())
        .isEqualTo(1);
  }

  @Test
  void aCaseMayCallOthersUnderItsOwnNumber() {
    ProcessInstance caller =
        runtime
            .createProcessInstanceByKey("number-caller")
            .businessKey("BH2009-0001")
            .setVariable("number", "BH2009-0001")
            .execute();
    assertThat(
            runtime.createProcessInstanceQuery().processInstanceBusinessKey("BH2009-0001").count())
        .isEqualTo(2);
    runtime.deleteProcessInstance(caller.getId(), "done with");
    runtime.startProcessInstanceByKey("number-test", "BH2009-0001");
  }

  @Test
  void aClosedCasesNumberStaysItsUnits() {
    ProcessInstance closed =
        runtime.startProcessInstanceByKey("number-test", "BH2009-0001", IN_GUANGZHOU);
    runtime.deleteProcessInstance(closed.getId(), "done with");
    assertRefused(
        () -> runtime.startProcessInstanceByKey("number-test", "BH2009-0001", IN_SHENZHEN));
    runtime.startProcessInstanceByKey("number-test", "BH2009-0001", IN_GUANGZHOU);
  }

  @Test
  void whatBeganBeforeTheRegisterKeepsItsNumberToo() {
    jdbc.update("delete from case_number");
    assertRefused(() -> runtime.startProcessInstanceByKey("number-test", GUANGZHOU, IN_GUANGZHOU));
    assertRefused(() -> runtime.startProcessInstanceByKey("number-test", GUANGZHOU, IN_SHENZHEN));
    ProcessInstance closed =
        runtime.startProcessInstanceByKey("number-test", "BH2009-0001", IN_GUANGZHOU);
    runtime.deleteProcessInstance(closed.getId(), "done with");
    jdbc.update("delete from case_number");
    assertRefused(
        () -> runtime.startProcessInstanceByKey("number-test", "BH2009-0001", IN_SHENZHEN));
    runtime.startProcessInstanceByKey("number-test", "BH2009-0001", IN_GUANGZHOU);
  }

  @Test
  void ofManyThatWantOneNumberAtOnceOneGetsIt() {
    List<CompletableFuture<ProcessInstance>> starts =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () ->
                            runtime.startProcessInstanceByKey(
                                "number-test", "BH2009-0002", IN_GUANGZHOU)))
            .limit(6)
            .toList();
    List<Throwable> refused = new ArrayList<>();
    for (CompletableFuture<ProcessInstance> start : starts) {
      start.handle((started, failure) -> failure == null || refused.add(failure)).join();
    }
    assertThat(refused).hasSize(5);
    assertThat(
            runtime.createProcessInstanceQuery().processInstanceBusinessKey("BH2009-0002").count())
        .isEqualTo(1);
  }

  /** As if some door had stood open: Shenzhen has a case that bears Guangzhou's number. */
  @Test
  void aForeignCaseWithTheSameNumberOpensNoFile() throws Exception {
    byte[] secret = "%PDF-1.4 商业秘密配方".getBytes(StandardCharsets.UTF_8);
    attachments.add(GUANGZHOU, "配方.pdf", secret, "gz-ban");
    for (String table : List.of("ACT_HI_PROCINST", "ACT_RU_EXECUTION")) {
      jdbc.update(
          "update %s set BUSINESS_KEY_ = ? where BUSINESS_KEY_ = ?".formatted(table),
          GUANGZHOU,
          SHENZHEN);
    }
    WebLogin shenzhen = new WebLogin(port, "sz-ban", "tasklist");
    String task =
        jdbc.queryForObject(
            "select ID_ from ACT_RU_TASK where TENANT_ID_ = '440300'", String.class);
    String files = "/cases/" + GUANGZHOU + "/attachments";
    for (String path : List.of("/cases/" + GUANGZHOU, files + "/" + GUANGZHOU + "/1")) {
      assertThat(shenzhen.get(path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(shenzhen.get("/tasks/" + task + "/case").body())
        .isEqualTo("本任务由另一单位的案件交来办理，案卷在那个单位，这里不能查看；需要的内容在表单里，文书由那个单位送交。");
    assertThat(new WebLogin(port, "gz-ban", "tasklist").get("/cases/" + GUANGZHOU).body())
        .contains("配方.pdf");
  }

  private static void assertRefused(ThrowingCallable start) {
    assertThatThrownBy(start)
        .satisfies(
            thrown ->
                assertThat(thrown)
                    .hasStackTraceContaining(RefusedInputException.class.getName())
                    .hasStackTraceContaining("属于另一件业务"));
  }
}

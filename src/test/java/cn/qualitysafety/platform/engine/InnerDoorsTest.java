package cn.qualitysafety.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.audit.AuditEvent;
import cn.qualitysafety.platform.audit.AuditTrail;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What no person tells the engine, by whatever interface: here by the engine's own. */
@SystemTest
class InnerDoorsTest {

  private static final String CITY = "440100";
  private static final String POST = "city-campaign-office";
  private static final String CASE = "HD2009-01-440100-BS";

  @Autowired private CaseDriver driver;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private FormService forms;
  @Autowired private FilterService filters;
  @Autowired private ManagementService management;
  @Autowired private RepositoryService repository;
  @Autowired private InTheNameOf inTheNameOf;
  @Autowired private AuditTrail trail;

  private Task task;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-02-27T09:00:00");
    driver.start("campaign-year", "leading-group-office", "440000", Map.of("campaignYear", 2009));
    driver.runJobs();
    task = tasks.createTaskQuery().processInstanceBusinessKey(CASE).singleResult();
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void aCaseBeginsAtItsStartAndWithoutANumber() {
    ProcessDefinition year = latest("campaign-year");
    Map<String, Object> entered = Map.of("campaignYear", 2010);
    refuse(
        "不能指定起始环节",
        () ->
            runtime
                .createProcessInstanceByKey("campaign-year")
                .startBeforeActivity("userTask_draftPlan")
                .execute());
    refuse(
        "跳过监听器",
        () ->
            runtime
                .createProcessInstanceById(year.getId())
                .startBeforeActivity("userTask_draftPlan")
                .executeWithVariablesInReturn(true, true));
    refuse("不能自带（“X-1”）", () -> runtime.startProcessInstanceByKey("campaign-year", "X-1", entered));
    refuse(
        "不能自带（“X-1”）",
        () ->
            runtime
                .createProcessInstanceByKey("campaign-year")
                .businessKey("X-1")
                .setVariables(entered)
                .executeWithVariablesInReturn());
    refuse("不能自带（“X-1”）", () -> forms.submitStartForm(year.getId(), "X-1", entered));
    refuse("发送消息", () -> runtime.startProcessInstanceByMessage("x"));
    refuse(
        "发送消息",
        () -> runtime.createMessageCorrelation("x").processInstanceBusinessKey("X-1").correlate());
    refuse("发送消息", () -> runtime.createMessageCorrelation("x").correlateAll());
    refuse(
        "不能指定起始环节",
        () ->
            runtime
                .createConditionEvaluation()
                .processInstanceBusinessKey("X-1")
                .setVariable("x", 1)
                .evaluateStartConditions());
    refuse(
        "重新启动",
        () ->
            runtime
                .restartProcessInstances(year.getId())
                .processInstanceIds(task.getProcessInstanceId())
                .startBeforeActivity("userTask_draftPlan")
                .execute());
    refuse(
        "重新启动",
        () ->
            runtime
                .restartProcessInstances(year.getId())
                .processInstanceIds(task.getProcessInstanceId())
                .startBeforeActivity("userTask_draftPlan")
                .executeAsync());
  }

  private ProcessDefinition latest(String key) {
    return repository
        .createProcessDefinitionQuery()
        .processDefinitionKey(key)
        .latestVersion()
        .singleResult();
  }

  private void refuse(String sentence, ThrowingCallable told) {
    int before = trail.count("");
    assertThatThrownBy(
            () ->
                driver.as(
                    List.of(POST, "camunda-admin", "leading-group-office"),
                    CITY,
                    () -> {
                      try {
                        told.call();
                      } catch (RuntimeException e) {
                        throw e;
                      } catch (Throwable e) {
                        throw new IllegalStateException(e);
                      }
                      return null;
                    }))
        .isInstanceOf(RefusedInputException.class)
        .hasMessageContaining(sentence);
    assertThat(trail.count("")).isEqualTo(before + 1);
    assertThat(trail.page("", 0, 1).get(0))
        .satisfies(
            noted -> {
              assertThat(noted.kind()).isEqualTo(AuditEvent.Kind.COMMAND_REFUSED);
              assertThat(noted.person()).isEqualTo(POST + "-" + CITY);
              assertThat(noted.detail()).contains(sentence);
            });
  }
}

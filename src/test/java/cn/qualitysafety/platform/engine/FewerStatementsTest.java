package cn.qualitysafety.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.commons.utils.cache.Cache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Where the platform spares the engine a statement, nothing else is different. */
@SystemTest
@Tag("database")
class FewerStatementsTest {

  @Autowired private CaseDriver driver;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private HistoryService history;
  @Autowired private ManagementService management;
  @Autowired private AuthorizationService authorizations;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private ProcessEngineConfigurationImpl engine;
  @Autowired private TransactionTemplate transaction;

  private String deployment;
  private Task task;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-03-23T09:00:00");
    deployment =
        repository
            .createDeployment()
            .addModelInstance(
                "statements-test.bpmn",
                Bpmn.createExecutableProcess("statements-test")
                    .camundaHistoryTimeToLive(1)
                    .startEvent()
                    .userTask("userTask_decide")
                    .camundaCandidateGroups("reviewer, director")
                    .camundaInputParameter("shown", "甲")
                    .camundaInputParameter("reasons", "")
                    .endEvent()
                    .done())
            .addModelInstance(
                "steps-test.bpmn",
                Bpmn.createExecutableProcess("steps-test")
                    .camundaHistoryTimeToLive(1)
                    .startEvent()
                    .camundaAsyncAfter()
                    .userTask("userTask_report")
                    .camundaInputParameter("report", "未报")
                    .multiInstance()
                    .cardinality("${cities}")
                    .multiInstanceDone()
                    .userTask("userTask_sumUp")
                    .endEvent()
                    .done())
            .addModelInstance(
                "message-test.bpmn",
                Bpmn.createExecutableProcess("message-test")
                    .camundaHistoryTimeToLive(1)
                    .startEvent()
                    .message("again")
                    .userTask()
                    .endEvent()
                    .done())
            .deploy()
            .getId();
    runtime.startProcessInstanceByKey("statements-test", "XK2009-0001");
    task = tasks.createTaskQuery().processDefinitionKey("statements-test").singleResult();
  }

  @AfterEach
  void end() {
    repository.deleteDeployment(deployment, true);
    driver.reset();
  }

  @Test
  void theHistoryKnowsWhenATaskBeganAndHowLongItTook() {
    driver.setClock("2009-03-23T11:30:00");
    tasks.complete(task.getId());
    assertThat(history.createHistoricTaskInstanceQuery().taskId(task.getId()).list())
        .extracting(HistoricTaskInstance::getStartTime, HistoricTaskInstance::getDurationInMillis)
        .containsExactly(tuple(task.getCreateTime(), Duration.ofMinutes(150).toMillis()));
    assertThat(history.createHistoricActivityInstanceQuery().activityId("userTask_decide").list())
        .extracting(
            HistoricActivityInstance::getStartTime, HistoricActivityInstance::getDurationInMillis)
        .containsExactly(tuple(task.getCreateTime(), Duration.ofMinutes(150).toMillis()));
  }

  @Test
  void whatIsEnteredSeveralTimesIsInTheHistoryOnceAsItWasAtLast() {
    runtime.setVariableLocal(task.getExecutionId(), "reasons", "一稿");
    runtime.setVariableLocal(task.getExecutionId(), "reasons", "二稿");
    tasks.complete(task.getId(), Map.of("reasons", "定稿"));
    assertThat(history.createHistoricVariableInstanceQuery().list())
        .extracting(HistoricVariableInstance::getName, HistoricVariableInstance::getValue)
        .containsExactly(tuple("reasons", "定稿"));
  }

  @Test
  void valuesOfWhichOneWasChangedMeanwhileAreNotDeleted() {
    String execution = task.getExecutionId();
    assertThatThrownBy(
            () ->
                inOneCommand(
                    () -> {
                      runtime.removeVariablesLocal(execution, List.of("shown", "reasons"));
                      CompletableFuture.runAsync(
                              () -> runtime.setVariableLocal(execution, "reasons", "他人所改"))
                          .join();
                    }))
        .isInstanceOf(OptimisticLockingException.class)
        .hasMessageContaining("VariableInstanceEntity");
    assertThat(runtime.getVariablesLocal(execution))
        .containsOnly(Map.entry("shown", "甲"), Map.entry("reasons", "他人所改"));

    runtime.removeVariablesLocal(execution, List.of("shown", "reasons"));
    assertThat(runtime.getVariablesLocal(execution)).isEmpty();
  }

  private void inOneCommand(Runnable steps) {
    engine
        .getCommandExecutorTxRequired()
        .execute(
            context -> {
              steps.run();
              return null;
            });
  }

  @Test
  void thePostsAndWhoClaimsAreGrantedTheTaskUntilItIsGone() {
    assertThat(granted()).containsExactlyInAnyOrder("reviewer", "director");
    tasks.claim(task.getId(), "gz-shencha");
    tasks.addCandidateGroup(task.getId(), "reviewer");
    assertThat(granted()).containsExactlyInAnyOrder("reviewer", "director", "gz-shencha");
    tasks.complete(task.getId());
    assertThat(granted()).isEmpty();
  }

  private List<String> granted() {
    return authorizations.createAuthorizationQuery().resourceId(task.getId()).list().stream()
        .map(grant -> grant.getGroupId() == null ? grant.getUserId() : grant.getGroupId())
        .toList();
  }

  /** Of the second case the steps are too many to be read with all their values. */
  @ParameterizedTest
  @ValueSource(ints = {3, 12})
  void eachStepOfManyKeepsItsOwnValues(int cities) {
    runtime.startProcessInstanceByKey("steps-test", "ZX2009-0001", Map.of("cities", cities));
    driver.runJobs();
    List<Task> reports = tasks.createTaskQuery().taskDefinitionKey("userTask_report").list();
    assertThat(reports).hasSize(cities);
    for (Task report : reports) {
      assertThat(tasks.getVariable(report.getId(), "report")).isEqualTo("未报");
      tasks.setVariableLocal(report.getId(), "remark", "在办");
      tasks.complete(report.getId(), Map.of("report", report.getId() + "已报"));
    }
    Task last = tasks.createTaskQuery().taskDefinitionKey("userTask_sumUp").singleResult();
    assertThat(tasks.getVariables(last.getId())).containsOnlyKeys("cities");
    tasks.complete(last.getId());
    assertThat(history.createHistoricVariableInstanceQuery().variableName("report").list())
        .extracting(HistoricVariableInstance::getValue)
        .containsExactlyInAnyOrderElementsOf(
            reports.stream().map(report -> report.getId() + "已报").toList());
    assertThat(runtime.createVariableInstanceQuery().variableNameIn("report", "remark").count())
        .isZero();
    assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("steps-test").count())
        .isZero();
  }

  /** Written as another node would: past this node's memory. */
  @Test
  void aModelThatAnotherNodeChangedIsHeededWhereItMatters() {
    jdbc.update(
        "update ACT_RE_PROCDEF set HISTORY_TTL_ = 5, SUSPENSION_STATE_ = 2 where ID_ = ?",
        task.getProcessDefinitionId());
    tasks.complete(task.getId());
    assertThat(
            history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey("XK2009-0001")
                .singleResult()
                .getRemovalTime())
        .isEqualTo("2009-03-28T09:00:00");
    assertThatThrownBy(() -> runtime.startProcessInstanceById(task.getProcessDefinitionId()))
        .isInstanceOf(SuspendedEntityInteractionException.class);
  }

  @Test
  void aCaseThatGoesOnBeginsNoOtherOfAModelThatAnotherNodeSuspended() {
    runtime.createMessageCorrelation("again").correlateStartMessage();
    Task first = tasks.createTaskQuery().processDefinitionKey("message-test").singleResult();
    jdbc.update(
        "update ACT_RE_PROCDEF set SUSPENSION_STATE_ = 2 where ID_ = ?",
        first.getProcessDefinitionId());
    assertThatThrownBy(
            () ->
                inOneCommand(
                    () -> {
                      tasks.setVariable(first.getId(), "remark", "在办");
                      runtime.createMessageCorrelation("again").correlateStartMessage();
                    }))
        .isInstanceOf(MismatchingMessageCorrelationException.class);
    assertThat(tasks.createTaskQuery().processDefinitionKey("message-test").list())
        .extracting(Task::getId)
        .containsExactly(first.getId());
  }

  /** The engine puts it there first, and then tells its steps which jobs they have. */
  @Test
  void aModelThatIsBeingReadIsThereForOthersOnlyWhenItIsComplete() {
    Cache<String, ProcessDefinitionEntity> models = new CompleteModels().createCache(10);
    ProcessDefinitionEntity model = new ProcessDefinitionEntity();
    models.put("statements-test", model);
    assertThat(CompletableFuture.supplyAsync(() -> models.get("statements-test")).join()).isNull();
    assertThat(models.get("statements-test")).as("for who has read it").isSameAs(model);
    assertThat(CompletableFuture.supplyAsync(() -> models.get("statements-test")).join())
        .isSameAs(model);
  }

  @Test
  void anIncidentEndsWithItsJobHoweverItBegan() {
    runtime.startProcessInstanceByKey("steps-test", "ZX2009-0001", Map.of("cities", 1));
    Job job = management.createJobQuery().processDefinitionKey("steps-test").singleResult();
    management.setJobRetries(job.getId(), 0);
    assertThat(runtime.createIncidentQuery().configuration(job.getId()).count()).isOne();
    // As Cockpit does for all jobs of a step: the engine leaves the incident there.
    management.setJobRetriesByJobDefinitionId(job.getJobDefinitionId(), 3);
    driver.runJobs();
    assertThat(tasks.createTaskQuery().taskDefinitionKey("userTask_report").count()).isOne();
    assertThat(runtime.createIncidentQuery().configuration(job.getId()).count()).isZero();
  }

  /** Most rows of a small table go at once: MySQL would rather read it than its index. */
  @Test
  void whoDeletesTheirValuesDoesNotWaitForWhoDeletesOthers() {
    Map<String, Object> values =
        IntStream.range(0, 40).boxed().collect(Collectors.toMap("value%d"::formatted, i -> "甲"));
    String mine = task.getExecutionId();
    String theirs = runtime.startProcessInstanceByKey("statements-test", "XK2009-0002").getId();
    runtime.setVariablesLocal(mine, values);
    runtime.setVariablesLocal(theirs, values);
    transaction.executeWithoutResult(
        status -> {
          runtime.removeVariablesLocal(mine, values.keySet());
          assertThat(
                  CompletableFuture.runAsync(
                      () -> runtime.removeVariablesLocal(theirs, values.keySet())))
              .succeedsWithin(20, TimeUnit.SECONDS);
        });
    assertThat(runtime.getVariables(theirs)).isEmpty();
    assertThat(runtime.getVariablesLocal(mine)).containsOnlyKeys("shown", "reasons");
  }
}

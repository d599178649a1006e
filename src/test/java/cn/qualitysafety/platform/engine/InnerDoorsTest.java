package cn.qualitysafety.platform.engine;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.audit.AuditEvent;
import cn.qualitysafety.platform.audit.AuditTrail;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What no person tells the engine, by whatever interface: here by the engine's own. */
@SystemTest
@Tag("database")
class InnerDoorsTest {

  private static final String CITY = "440100";
  private static final String POST = "city-campaign-office";
  private static final String CASE = "HD2009-01-440100-BS";

  @Autowired private CaseDriver driver;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private FormService forms;
  @Autowired private HistoryService history;
  @Autowired private ManagementService management;
  @Autowired private RepositoryService repository;
  @Autowired private ProcessEngineConfigurationImpl engine;
  @Autowired private InTheNameOf inTheNameOf;
  @Autowired private AuditTrail trail;

  private Task task;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-02-27T09:00:00");
    driver.start("campaign-year", "leading-group-office", "440000", Map.of("year", 2009));
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
    Map<String, Object> entered = Map.of("year", 2010);
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
    refuse(
        "不能自带（“X-1”）",
        () ->
            runtime
                .createProcessInstanceByKey("campaign-year")
                .caseInstanceId("X-1")
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

  @Test
  void aCaseGoesAsItsModelIsDrawn() {
    String model = task.getProcessDefinitionId();
    String instance = task.getProcessInstanceId();
    String step = "userTask_draftCityPlan";
    refuse(
        "不能人工改变环节",
        () ->
            runtime
                .createProcessInstanceModification(instance)
                .startBeforeActivity(step)
                .execute(true, true));
    refuse(
        "不能人工改变环节",
        () ->
            runtime
                .createProcessInstanceModification(instance)
                .cancelAllForActivity(task.getTaskDefinitionKey())
                .executeAsync());
    refuse(
        "不能人工改变环节",
        () ->
            runtime
                .createModification(model)
                .processInstanceIds(instance)
                .startBeforeActivity(step)
                .execute());
    refuse(
        "不能人工改变环节",
        () ->
            runtime
                .createModification(model)
                .processInstanceIds(instance)
                .startBeforeActivity(step)
                .executeAsync());
    MigrationPlan same = runtime.createMigrationPlan(model, model).mapEqualActivities().build();
    refuse(
        "迁移版本",
        () -> runtime.newMigration(same).processInstanceIds(instance).skipIoMappings().execute());
    refuse("迁移版本", () -> runtime.newMigration(same).processInstanceIds(instance).executeAsync());
    refuse("触发其等待的环节", () -> runtime.signal(task.getExecutionId()));
    refuse("发送消息、信号", () -> runtime.signalEventReceived("x"));
    refuse("发送消息", () -> runtime.messageEventReceived("x", task.getExecutionId()));
    refuse(
        "发送消息",
        () ->
            runtime
                .createMessageCorrelationAsync("x")
                .processInstanceIds(List.of(instance))
                .correlateAllAsync());
    refuse(
        "不能直接设置",
        () -> runtime.setVariablesAsync(List.of(instance), Map.of("campaignNumber", "x")));
    assertThat(driver.openTasks(CASE)).containsExactly(task.getTaskDefinitionKey());
  }

  @Test
  void nobodyClaimsATaskForSomebodyElse() {
    for (String other : List.of("admin", "liucheng", "ghost-user")) {
      refuse("只能为本人签收任务", () -> tasks.claim(task.getId(), other));
    }
    assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee()).isNull();
  }

  @Test
  void whatTheHistoryCountsOfAllUnitsIsTheAdministrators() {
    List<String> theirs = List.of(POST, "supervisor", "process-designer");
    refuse(
        theirs,
        "只供系统管理员查看",
        () -> history.createHistoricActivityStatisticsQuery(task.getProcessDefinitionId()).list());
    refuse(
        theirs, "只供系统管理员查看", () -> history.createCleanableHistoricProcessInstanceReport().list());
  }

  @Test
  void aJobThatIsNoCasesIsTheAdministrators() {
    String job = jobOfNoCase();
    Map<String, ThrowingCallable> changes =
        Map.ofEntries(
            entry("retries", () -> management.setJobRetries(job, 0)),
            entry("retries of many", () -> management.setJobRetries(List.of(job), 0)),
            entry("due date", () -> management.setJobDuedate(job, new Date(0))),
            entry("due date again", () -> management.recalculateJobDuedate(job, true)),
            entry("priority", () -> management.setJobPriority(job, 1)),
            entry("suspension", () -> management.suspendJobById(job)),
            entry("activation", () -> management.activateJobById(job)),
            entry("clean-up", () -> history.cleanUpHistoryAsync(true)),
            entry("end", () -> management.deleteJob(job)));
    for (List<String> posts : List.of(List.of("nobody"), List.of(POST, "supervisor"))) {
      changes.forEach((change, told) -> refuse(posts, "只有系统管理员可以更改", told));
      assertThat(jobsSeenBy(posts)).as("seen by %s", posts).allMatch(seen -> seen != null);
      assertThat(jobCountSeenBy(posts)).isEqualTo(jobsSeenBy(posts).size());
      assertThat(driver.as(posts, CITY, () -> history.findHistoryCleanupJobs())).isEmpty();
    }
    List<String> administrators = List.of("camunda-admin");
    assertThat(jobsSeenBy(administrators)).containsNull();
    assertThat(jobCountSeenBy(administrators)).isEqualTo(jobsSeenBy(administrators).size());
    assertThat(management.createJobQuery().jobId(job).singleResult())
        .satisfies(
            found -> {
              assertThat(found.getRetries()).isEqualTo(1);
              assertThat(found.isSuspended()).isFalse();
              assertThat(found.getPriority()).isZero();
            });

    refuse("不能人工执行", () -> management.executeJob(job));
    for (List<String> posts : List.of(List.of("nobody"), List.of("supervisor"), administrators)) {
      refuse(posts, "作业不能成批更改", () -> management.setJobRetriesAsync(List.of(job), 0));
    }
    driver.as(
        List.of("camunda-admin"),
        "440000",
        () -> {
          management.setJobRetries(job, 5);
          return null;
        });
    assertThat(management.createJobQuery().jobId(job).singleResult().getRetries()).isEqualTo(5);
  }

  /** The processes of the jobs that whoever holds these posts is shown. */
  private List<String> jobsSeenBy(List<String> posts) {
    return driver.as(
        posts,
        CITY,
        () ->
            management.createJobQuery().list().stream().map(Job::getProcessDefinitionKey).toList());
  }

  private long jobCountSeenBy(List<String> posts) {
    return driver.as(posts, CITY, () -> management.createJobQuery().count());
  }

  @Test
  void aTimerOfACaseIsNobodysAndWhatHasFailedIsTriedAgain() {
    Job timer =
        management
            .createJobQuery()
            .processDefinitionKey("campaign-year")
            .timers()
            .listPage(0, 1)
            .get(0);
    String id = timer.getId();
    Date soon = new Date(0);
    Map<String, ThrowingCallable> changes =
        Map.ofEntries(
            entry("another try", () -> management.setJobRetries(id, 3)),
            entry("no more tries", () -> management.setJobRetries(id, 0)),
            entry(
                "tries on a day",
                () -> management.setJobRetries(3).jobId(id).dueDate(soon).execute()),
            entry("all of its kind", () -> ofItsKind(timer, null)),
            entry("all of its kind on a day", () -> ofItsKind(timer, soon)),
            entry("several", () -> management.setJobRetries(List.of(id), 3)),
            entry("due date", () -> management.setJobDuedate(id, soon)),
            entry("due date again", () -> management.recalculateJobDuedate(id, true)),
            entry("suspension", () -> management.suspendJobById(id)),
            entry("kind", () -> management.suspendJobDefinitionById(timer.getJobDefinitionId())),
            entry("end", () -> management.deleteJob(id)));
    for (List<String> posts :
        List.of(List.of(POST), List.of(POST, "supervisor", "camunda-admin"))) {
      changes.forEach((change, told) -> refuse(posts, "法定期限不能人工提前、推迟或者停止", told));
    }
    assertThat(management.createJobQuery().jobId(id).singleResult().getDuedate())
        .isEqualTo(timer.getDuedate());

    management.setJobRetries(id, 0);
    driver.as(
        List.of("supervisor", "camunda-admin"),
        CITY,
        () -> {
          management.setJobRetries(id, 1);
          return null;
        });
    assertThat(management.createJobQuery().jobId(id).singleResult().getRetries()).isOne();
  }

  private void ofItsKind(Job job, Date dueDate) {
    var retries = management.setJobRetries(3).jobDefinitionId(job.getJobDefinitionId());
    (dueDate == null ? retries : retries.dueDate(dueDate)).execute();
  }

  @Test
  void anOpinionIsOfItsTaskAndOfNoOtherCase() {
    refuse("意见只能写在任务上", () -> tasks.createComment(task.getId(), "another-case", "写进别的办件"));
    refuse("意见只能写在任务上", () -> tasks.createComment(null, task.getProcessInstanceId(), "x"));
    refuse("意见只能写在任务上", () -> tasks.createComment("no-task", null, "x"));
  }

  /** As a message is delivered, in a unit and in no process. */
  private String jobOfNoCase() {
    return engine
        .getCommandExecutorTxRequired()
        .execute(
            context -> {
              MessageEntity job = new MessageEntity();
              job.setJobHandlerType("message-delivery");
              job.setJobHandlerConfigurationRaw("0");
              job.setTenantId(CITY);
              job.setRetries(1);
              context.getJobManager().send(job);
              return job.getId();
            });
  }

  @Test
  void whatOurOwnCodeHasCheckedIsDoneInThePersonsNameAndPastTheDoors() {
    inTheNameOf.onBehalfOf(
        "gz-ban",
        () -> {
          tasks.setAssignee(task.getId(), "gz-ban");
          tasks.setVariable(task.getId(), "note", "x");
          return null;
        });
    assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee())
        .isEqualTo("gz-ban");
    assertThat(history.createUserOperationLogQuery().taskId(task.getId()).list())
        .isNotEmpty()
        .allSatisfy(entry -> assertThat(entry.getUserId()).isEqualTo("gz-ban"));
  }

  @Test
  void anOpinionIsOfWhoeverHasClaimedTheTaskAndAsLongAsOneIs() {
    refuse("意见由签收任务的人员填写", () -> comment(10));
    tasks.claim(task.getId(), "gz-ban");
    refuse("意见由签收任务的人员填写", () -> comment(10));
    tasks.setAssignee(task.getId(), driver.person(POST, CITY));
    refuse("意见最多2000字，现有2001字", () -> comment(2001));
    for (String blank : List.of("", " ", "\u3000\n", "\0")) {
      refuse("意见没有内容", () -> comment(blank));
    }
    driver.as(
        POST,
        CITY,
        () -> {
          comment(2000);
          return null;
        });
    assertThat(tasks.getTaskComments(task.getId()))
        .singleElement()
        .satisfies(comment -> assertThat(comment.getFullMessage()).hasSize(2000));
  }

  private void comment(int length) {
    comment("长".repeat(length));
  }

  private void comment(String opinion) {
    tasks.createComment(task.getId(), task.getProcessInstanceId(), opinion);
  }

  private ProcessDefinition latest(String key) {
    return repository
        .createProcessDefinitionQuery()
        .processDefinitionKey(key)
        .latestVersion()
        .singleResult();
  }

  /** Even somebody who is an administrator besides. */
  private void refuse(String sentence, ThrowingCallable told) {
    refuse(List.of(POST, "camunda-admin", "leading-group-office"), sentence, told);
  }

  private void refuse(List<String> posts, String sentence, ThrowingCallable told) {
    String person = posts.get(0) + "-" + CITY;
    int before = trail.count(person);
    Throwable thrown = driver.as(posts, CITY, () -> catchThrowable(told));
    assertThat(thrown).isInstanceOf(RefusedInputException.class).hasMessageContaining(sentence);
    assertThat(trail.count(person)).isEqualTo(before + 1);
    assertThat(trail.page(person, 0, 1))
        .singleElement()
        .satisfies(
            noted -> {
              assertThat(noted.kind()).isEqualTo(AuditEvent.Kind.COMMAND_REFUSED);
              assertThat(noted.actionText())
                  .as("no word of the engine's")
                  .doesNotMatch(".*[A-Za-z].*");
              assertThat(noted.detail()).contains(sentence);
            });
  }
}

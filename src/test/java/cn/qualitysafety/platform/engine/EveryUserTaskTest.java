package cn.qualitysafety.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.organisation.PostRegister;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.audit.AuditEvent;
import cn.qualitysafety.platform.audit.AuditTrail;
import cn.qualitysafety.platform.language.CaseFacts;
import cn.qualitysafety.platform.language.Fact;
import cn.qualitysafety.platform.language.FactsOfCases;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Attachment;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mockito.invocation.InvocationOnMock;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.util.ReflectionTestUtils;

/**
 * Every user task of every model, as it lies there for a colleague who holds all posts of its unit:
 * whatever the engine offers besides the form, the task stays as it is, and the attempt on record.
 * The registers of the cases are stand-ins: models ask them for due dates and persons.
 */
@SystemTest
@Tag("slow")
class EveryUserTaskTest {

  private static final String CITY = "440100";
  private static final String COLLEAGUE = "colleague";
  private static final String CLERK = "clerk";

  @Autowired private CaseDriver driver;
  @Autowired private RepositoryService repository;
  private static final Date LATER = Date.from(Instant.parse("2040-01-01T00:00:00Z"));

  @Autowired private FactsOfCases facts;
  @Autowired private RuntimeService runtime;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TaskService tasks;
  @Autowired private ProcessEngineConfigurationImpl engine;
  @Autowired private PostRegister posts;
  @Autowired private AuditTrail trail;

  private Object told;
  private int numbers;

  @BeforeEach
  void begin() {
    driver.reset();
    told = ReflectionTestUtils.getField(facts, "byProcess");
    Map<String, CaseFacts<?>> something = new HashMap<>();
    for (ProcessDefinition model :
        repository.createProcessDefinitionQuery().latestVersion().list()) {
      something.put(model.getKey(), something(model.getKey()));
    }
    Supplier<Map<String, CaseFacts<?>>> instead = () -> something;
    ReflectionTestUtils.setField(facts, "byProcess", instead);
  }

  @AfterEach
  void end() {
    ReflectionTestUtils.setField(facts, "byProcess", told);
    driver.reset();
  }

  @Test
  void isEndedTakenFilledAndLoadedByNoOtherWayThanItsForm() {
    Map<String, Object> registers = registers();
    int tried = 0;
    for (ProcessDefinition model :
        repository.createProcessDefinitionQuery().latestVersion().active().list()) {
      for (UserTask userTask :
          repository.getBpmnModelInstance(model.getId()).getModelElementsByType(UserTask.class)) {
        Task task = begin(model, userTask, registers);
        int before = trail.count(COLLEAGUE + "-" + CITY);
        Map<String, ThrowingCallable> doors = doors(task);
        doors.forEach(
            (door, attempt) ->
                assertShut(model.getKey() + " " + userTask.getId() + " " + door, attempt));
        Task after = tasks.createTaskQuery().taskId(task.getId()).singleResult();
        assertThat(after).as("%s %s", model.getKey(), userTask.getId()).isNotNull();
        assertThat(after.getAssignee()).isEqualTo(CLERK);
        assertThat(after.getDelegationState()).isNull();
        assertThat(tasks.getVariables(task.getId())).doesNotContainKey("zhaoWasHere");
        assertThat(tasks.getTaskComments(task.getId())).hasSize(1);
        assertThat(tasks.getTaskAttachments(task.getId())).hasSize(1);
        assertThat(trail.count(COLLEAGUE + "-" + CITY)).isEqualTo(before + doors.size());
        assertThat(trail.page(COLLEAGUE + "-" + CITY, 0, doors.size()))
            .allSatisfy(
                noted -> {
                  assertThat(noted.kind()).isEqualTo(AuditEvent.Kind.COMMAND_REFUSED);
                  assertThat(noted.detail())
                      .containsAnyOf(task.getId(), task.getProcessInstanceId());
                });
        tried++;
      }
    }
    assertThat(tried).isGreaterThanOrEqualTo(68);
  }

  private Task begin(ProcessDefinition model, UserTask userTask, Map<String, Object> registers) {
    ProcessInstance instance =
        runtime
            .createProcessInstanceById(model.getId())
            .businessKey("T" + numbers++)
            .setVariables(registers)
            .startBeforeActivity(userTask.getId())
            .execute(true, true);
    Task task =
        tasks
            .createTaskQuery()
            .processInstanceId(instance.getId())
            .taskDefinitionKey(userTask.getId())
            .singleResult();
    assertThat(task).as("%s %s", model.getKey(), userTask.getId()).isNotNull();
    // Past the model's own listeners, whose registers know no such case.
    jdbc.update("update ACT_RU_TASK set ASSIGNEE_ = ? where ID_ = ?", CLERK, task.getId());
    tasks.createComment(task.getId(), task.getProcessInstanceId(), "意见");
    tasks.createAttachment("text", task.getId(), task.getProcessInstanceId(), "附件", "", "x");
    return task;
  }

  /** Whatever a model asks them, they know something; variables stand before beans. */
  private Map<String, Object> registers() {
    Map<String, Object> registers = new HashMap<>();
    engine
        .getBeans()
        .forEach(
            (name, bean) ->
                registers.put(
                    (String) name,
                    Variables.untypedValue(
                        mock(AopUtils.getTargetClass(bean), EveryUserTaskTest::something), true)));
    registers.put("member", CLERK);
    registers.put("row", CLERK);
    registers.put("unitCode", CITY);
    registers.put("batchNumber", "x");
    return registers;
  }

  /** The same facts, of cases that no register has. */
  private CaseFacts<?> something(String process) {
    CaseFacts<String> something = CaseFacts.of(number -> number, process);
    for (Fact fact : facts.of(process)) {
      String name = fact.name();
      switch (fact.type()) {
        case DAY -> something.day(name, name, number -> LocalDate.of(2040, 1, 1));
        case TIME -> something.time(name, name, number -> LATER);
        case NUMBER -> something.number(name, name, number -> 1);
        case MONEY -> something.money(name, name, number -> 1L);
        case YES_NO -> something.yesNo(name, name, number -> false);
        case LIST -> something.list(name, name, number -> List.of());
        case PERSON -> something.person(name, name, number -> CLERK);
        case TEXT, CHOICE -> {
          // Who does a task has to be a unit.
          boolean unit = name.endsWith("Unit") || name.equals("unitCode");
          something.text(name, name, number -> unit ? CITY : "x");
        }
      }
    }
    return something;
  }

  private static Object something(InvocationOnMock asked) {
    Class<?> type = asked.getMethod().getReturnType();
    if (type == String.class) {
      return "x";
    }
    if (type == Date.class) {
      return LATER;
    }
    return type.isRecord() ? mock(type, EveryUserTaskTest::something) : null;
  }

  private Map<String, ThrowingCallable> doors(Task task) {
    String id = task.getId();
    String instance = task.getProcessInstanceId();
    Map<String, Object> forged = Map.of("zhaoWasHere", 1);
    Attachment attachment = tasks.getTaskAttachments(id).get(0);
    String comment = tasks.getTaskComments(id).get(0).getId();
    Map<String, ThrowingCallable> doors = new LinkedHashMap<>();
    doors.put("error", () -> tasks.handleBpmnError(id, "x"));
    doors.put("error with variables", () -> tasks.handleBpmnError(id, "x", "y", forged));
    doors.put("escalation", () -> tasks.handleEscalation(id, "x", forged));
    doors.put("resolve", () -> tasks.resolveTask(id));
    doors.put("resolve with variables", () -> tasks.resolveTask(id, forged));
    doors.put("delegate", () -> tasks.delegateTask(id, COLLEAGUE));
    doors.put("variable", () -> tasks.setVariable(id, "zhaoWasHere", 1));
    doors.put("local variable", () -> tasks.setVariableLocal(id, "zhaoWasHere", 1));
    doors.put("variable of the case", () -> runtime.setVariables(instance, forged));
    doors.put("no variable", () -> tasks.removeVariable(id, "unitCode"));
    doors.put(
        "attachment",
        () ->
            tasks.createAttachment(
                "x", id, instance, "virus.exe", "", new ByteArrayInputStream(new byte[1])));
    doors.put(
        "link", () -> tasks.createAttachment("x", id, instance, "x", "", "javascript:alert(1)"));
    doors.put("changed attachment", () -> tasks.saveAttachment(attachment));
    doors.put("no attachment", () -> tasks.deleteTaskAttachment(id, attachment.getId()));
    doors.put("comment", () -> tasks.createComment(id, instance, "意见"));
    doors.put("changed comment", () -> tasks.updateTaskComment(id, comment, "x"));
    doors.put("no comment", () -> tasks.deleteTaskComment(id, comment));
    return doors;
  }

  private void assertShut(String door, ThrowingCallable attempt) {
    List<String> all = posts.all().stream().map(post -> post.code()).toList();
    List<String> held = new ArrayList<>(List.of(COLLEAGUE));
    held.addAll(all);
    Throwable thrown = driver.as(held, CITY, () -> ThrowableAssert.catchThrowable(attempt));
    assertThat(thrown).as(door).isInstanceOf(RefusedInputException.class);
    assertThat(thrown.getMessage()).as(door).matches("[\\p{IsHan}].*。");
  }
}

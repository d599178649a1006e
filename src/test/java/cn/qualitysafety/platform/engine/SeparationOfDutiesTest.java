package cn.qualitysafety.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whom a model keeps away from a task does not do it. */
@SystemTest
class SeparationOfDutiesTest {

  private static final String MODEL =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="x">
        <process id="four-eyes" isExecutable="true" camunda:historyTimeToLive="1">
          <startEvent id="start"/>
          <sequenceFlow id="f1" sourceRef="start" targetRef="userTask_write"/>
          <userTask id="userTask_write" name="拟稿">
            <extensionElements>
              <camunda:properties>
                <camunda:property name="notBy" value="keptAway"/>
              </camunda:properties>
            </extensionElements>
          </userTask>
          <sequenceFlow id="f2" sourceRef="userTask_write" targetRef="userTask_check"/>
          <userTask id="userTask_check" name="审核"/>
          <sequenceFlow id="f3" sourceRef="userTask_check" targetRef="userTask_sign"/>
          <userTask id="userTask_sign" name="签发">
            <extensionElements>
              <camunda:properties>
                <camunda:property name="separateFrom" value="userTask_write"/>
                <camunda:property name="separateFrom" value="userTask_check"/>
              </camunda:properties>
            </extensionElements>
          </userTask>
        </process>
      </definitions>
      """;

  private static final String CALLER =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="x">
        <process id="eight-eyes" isExecutable="true" camunda:historyTimeToLive="1">
          <startEvent id="startEvent_eight"/>
          <sequenceFlow id="f1" sourceRef="startEvent_eight" targetRef="callActivity_middle"/>
          <callActivity id="callActivity_middle" calledElement="middle-eyes"/>
          <sequenceFlow id="f2" sourceRef="callActivity_middle" targetRef="userTask_approve"/>
          <userTask id="userTask_approve" name="批准">
            <extensionElements>
              <camunda:properties>
                <camunda:property name="separateFrom" value="startEvent_eight, userTask_check"/>
              </camunda:properties>
            </extensionElements>
          </userTask>
        </process>
      </definitions>
      """;

  private static final String MIDDLE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="x">
        <process id="middle-eyes" isExecutable="true" camunda:historyTimeToLive="1">
          <startEvent id="start"/>
          <sequenceFlow id="f1" sourceRef="start" targetRef="callActivity_four"/>
          <callActivity id="callActivity_four" calledElement="four-eyes"/>
        </process>
      </definitions>
      """;

  @Autowired private CaseDriver driver;
  @Autowired private InTheNameOf inTheNameOf;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;

  private String deployment;

  @BeforeEach
  void begin() {
    driver.reset();
    deployment =
        repository
            .createDeployment()
            .addString("four-eyes.bpmn", MODEL)
            .addString("middle-eyes.bpmn", MIDDLE)
            .addString("eight-eyes.bpmn", CALLER)
            .deploy()
            .getId();
  }

  @AfterEach
  void end() {
    repository.deleteDeployment(deployment, true);
    driver.reset();
  }

  @Test
  void ofSeveralEachCounts() {
    String instance = runtime.startProcessInstanceByKey("four-eyes").getId();
    complete(instance, "writer");
    complete(instance, "checker");
    for (String person : new String[] {"writer", "checker"}) {
      assertThatThrownBy(() -> complete(instance, person))
          .as(person)
          .hasMessageContaining("不能再办理“签发”");
    }
    complete(instance, "signer");
    assertThat(tasks.createTaskQuery().processInstanceId(instance).count()).isZero();
  }

  @Test
  void whoDidATaskOfACalledCaseOrStartedTheCaseCounts() {
    String instance = startedBy("gz-ban", "eight-eyes");
    String elsewhere = startedBy("gz-ju", "eight-eyes");
    for (String person : new String[] {"writer", "checker", "signer"}) {
      completeOnly(instance, person);
      completeOnly(elsewhere, "other-" + person);
    }
    for (String person : new String[] {"gz-ban", "checker"}) {
      assertThatThrownBy(() -> complete(instance, person))
          .as(person)
          .hasMessageContaining("不能再办理“批准”");
    }
    complete(instance, "writer");
    complete(elsewhere, "gz-ban");
  }

  /** 回避: whoever the case itself names. */
  @Test
  void whomTheCaseNamesAsToBeKeptAwayDoesNotTakeIt() {
    String instance =
        runtime
            .startProcessInstanceByKey("four-eyes", Map.of("keptAway", "gz-ban, writer"))
            .getId();
    for (String person : new String[] {"gz-ban", "writer"}) {
      assertThatThrownBy(() -> complete(instance, person))
          .as(person)
          .hasMessageContaining("参与了本案的办理，不能办理“拟稿”，请由其他同志办理");
    }
    complete(instance, "gz-ju");
    complete(instance, "writer");
  }

  private String startedBy(String person, String key) {
    return inTheNameOf.onBehalfOf(person, () -> runtime.startProcessInstanceByKey(key).getId());
  }

  /** The one task of all that a case has called. */
  private void completeOnly(String root, String person) {
    complete(
        runtime
            .createProcessInstanceQuery()
            .rootProcessInstanceId(root)
            .processDefinitionKey("four-eyes")
            .singleResult()
            .getId(),
        person);
  }

  private void complete(String instance, String person) {
    String task = tasks.createTaskQuery().processInstanceId(instance).singleResult().getId();
    tasks.setAssignee(task, person);
    tasks.complete(task);
  }
}

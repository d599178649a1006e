package cn.qualitysafety.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who did one of the tasks that a task is kept apart from does not do it. */
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
          <userTask id="userTask_write" name="拟稿"/>
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

  @Autowired private CaseDriver driver;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;

  private String deployment;

  @BeforeEach
  void begin() {
    driver.reset();
    deployment = repository.createDeployment().addString("four-eyes.bpmn", MODEL).deploy().getId();
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

  private void complete(String instance, String person) {
    String task = tasks.createTaskQuery().processInstanceId(instance).singleResult().getId();
    tasks.setAssignee(task, person);
    tasks.complete(task);
  }
}

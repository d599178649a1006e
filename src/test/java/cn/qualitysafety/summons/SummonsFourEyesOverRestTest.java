package cn.qualitysafety.summons;

import static cn.qualitysafety.summons.SummonsSteps.GUANGZHOU;
import static cn.qualitysafety.summons.SummonsSteps.HOLDER;
import static cn.qualitysafety.summons.SummonsSteps.HOLDER_NAME;
import static cn.qualitysafety.summons.SummonsSteps.INSPECTOR;
import static cn.qualitysafety.summons.SummonsSteps.LEADER;
import static cn.qualitysafety.summons.SummonsSteps.OFFICER;
import static cn.qualitysafety.summons.SummonsSteps.ROUND;
import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.organisation.Staff;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;

/** Somebody who holds every post of the regime tries, over REST, to do both halves of a duty. */
@SystemTest
class SummonsFourEyesOverRestTest {

  private static final String ALONE = "gz-yiren";

  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private Staff staff;
  @Autowired private IdentityService identity;
  @Autowired private TaskService tasks;
  @Autowired private TestRestTemplate rest;

  private SummonsSteps steps;

  @BeforeEach
  void begin() {
    steps = new SummonsSteps(driver, enterprises);
    driver.reset();
    driver.setClock("2009-09-22T09:00:00");
    steps.register(HOLDER, HOLDER_NAME, GUANGZHOU);
    staff.appoint(ALONE, "一人", "Zhijian-2009", GUANGZHOU, List.of(OFFICER, LEADER, INSPECTOR));
    steps.start("JC2009-440100-0007");
  }

  @AfterEach
  void end() {
    identity.deleteUser(ALONE);
    driver.reset();
  }

  @Test
  void whoDraftedTheSummonsDoesNotApproveIt() {
    ResponseEntity<String> answer =
        submit(
            "userTask_prepareSummons",
            Map.of(
                "grounds", "抽查检验报告。",
                "meetingOn", "2009-09-25",
                "meetingTime", "上午9时",
                "place", "三楼会议室",
                "presider", "gz-lingdao"));
    assertThat(answer.getStatusCode().is2xxSuccessful()).as(answer.getBody()).isTrue();
    refused("userTask_approveSummons", Map.of("approval", "approve", "opinion", "同意。"));
  }

  @Test
  void whoPresidedDoesNotVerify() {
    steps.prepare(ROUND, "2009-09-25", ALONE);
    steps.approve(ROUND, "approve");
    steps.deliver(ROUND, "2009-09-22");
    driver.moveClockTo("2009-09-25T09:30:00");
    steps.attend(ROUND, Map.of("attendance", "attended"));
    steps.record(ROUND, "2009-10-30");
    steps.report(ROUND, "2009-09-25");
    refused(
        "userTask_verifyCommitments",
        Map.of("verifiedOn", "2009-09-25", "findings", "合格。", "decision", "approve"));
  }

  @Test
  void whoKeptTheRecordDoesNotVerify() {
    steps.summon(ROUND, "2009-09-22", "2009-09-25");
    steps.attend(ROUND, Map.of("attendance", "attended"));
    ResponseEntity<String> answer =
        submit(
            "userTask_recordSummonsMeeting",
            Map.of(
                "attendees", "何志强厂长",
                "record", "企业说明了原因。",
                "signature", "signed",
                "commitment1", "全检库存",
                "commitmentDue1", "2009-10-30"));
    assertThat(answer.getStatusCode().is2xxSuccessful()).as(answer.getBody()).isTrue();
    driver.runJobs();
    steps.report(ROUND, "2009-09-25");
    refused(
        "userTask_verifyCommitments",
        Map.of("verifiedOn", "2009-09-25", "findings", "合格。", "decision", "approve"));
  }

  @Test
  void anotherCitysOfficerDoesNotFindTheTask() {
    identity.deleteUser(ALONE);
    staff.appoint(ALONE, "一人", "Zhijian-2009", "440300", List.of(OFFICER, LEADER, INSPECTOR));
    ResponseEntity<String> answer = submit("userTask_prepareSummons", Map.of("grounds", "无。"));
    assertThat(answer.getStatusCode().isError()).as(answer.getBody()).isTrue();
    assertThat(driver.openTasks(ROUND)).containsExactly("userTask_prepareSummons");
  }

  /** Both ways: with and without claiming the task before. */
  private void refused(String task, Map<String, String> fields) {
    post("/task/%s/claim".formatted(id(task)), Map.of("userId", ALONE));
    assertRefused(submit(task, fields));
    tasks.setAssignee(id(task), null);
    assertRefused(submit(task, fields));
    assertThat(driver.openTasks(ROUND)).containsExactly(task);
  }

  private static void assertRefused(ResponseEntity<String> answer) {
    assertThat(answer.getStatusCode().isError()).as(answer.getBody()).isTrue();
    assertThat(answer.getBody()).contains("岗位分离");
  }

  private ResponseEntity<String> submit(String task, Map<String, String> fields) {
    Map<String, Object> variables = new HashMap<>();
    fields.forEach((key, value) -> variables.put(key, Map.of("value", value, "type", "String")));
    return post("/task/%s/submit-form".formatted(id(task)), Map.of("variables", variables));
  }

  private ResponseEntity<String> post(String path, Map<String, Object> body) {
    return rest.withBasicAuth(ALONE, "Zhijian-2009")
        .postForEntity("/engine-rest" + path, body, String.class);
  }

  private String id(String task) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(ROUND)
        .taskDefinitionKey(task)
        .singleResult()
        .getId();
  }
}

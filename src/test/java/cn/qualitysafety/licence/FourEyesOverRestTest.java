package cn.qualitysafety.licence;

import static cn.qualitysafety.licence.LicenceSteps.DECIDER;
import static cn.qualitysafety.licence.LicenceSteps.GUANGZHOU;
import static cn.qualitysafety.licence.LicenceSteps.HOLDER;
import static cn.qualitysafety.licence.LicenceSteps.LABORATORY;
import static cn.qualitysafety.licence.LicenceSteps.LEADER;
import static cn.qualitysafety.licence.LicenceSteps.ORGANISER;
import static cn.qualitysafety.licence.LicenceSteps.PROVINCE;
import static cn.qualitysafety.licence.LicenceSteps.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.organisation.Staff;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.handover.Handovers;
import cn.qualitysafety.shared.DecisionSteps;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;

/** Somebody who holds every post of the regime tries, over REST, to do both halves of a duty. */
@SystemTest
class FourEyesOverRestTest {

  private static final String ALONE = "gz-yiren";
  private static final String CASE = "XK2009-440100-0001";

  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private Staff staff;
  @Autowired private IdentityService identity;
  @Autowired private TaskService tasks;
  @Autowired private Handovers handovers;
  @Autowired private TestRestTemplate rest;
  @Autowired private JdbcTemplate jdbc;

  private LicenceSteps steps;

  @BeforeEach
  void begin() {
    steps = new LicenceSteps(driver, enterprises);
    driver.reset();
    driver.setClock("2009-09-14T09:00:00");
    steps.registerHolder();
    staff.appoint(
        ALONE,
        "一人",
        "Zhijian-2009",
        PROVINCE,
        List.of(
            WINDOW,
            ORGANISER,
            "reviewer",
            LEADER,
            DECIDER,
            "laboratory",
            "legal-affairs",
            "hearing-presider"));
  }

  @AfterEach
  void end() {
    identity.deleteUser(ALONE);
    driver.reset();
  }

  @Test
  void inTheReviewOfALicence() {
    steps.apply("concrete-pipe");
    done(CASE, "userTask_checkMaterials", Map.of("outcome", "accept"));
    driver.runJobs();
    steps.formTeam(CASE, "2009-09-22");
    driver.moveClockTo("2009-09-22T16:00:00");
    refused(
        "已由 review-leader-440100 签收",
        CASE + "-HC",
        "userTask_visitSite",
        Map.of("visitedOn", "2009-09-22", "findings", "现场秩序正常。"));
    steps.visit(CASE, "2009-09-22", List.of());
    done(
        CASE + "-JY",
        "userTask_sealSamples",
        Map.of(
            "secondOfficer", "gz-hecha",
            "samplingSheet", "CY-0917",
            "quantity", "2节",
            "sampledOn", "2009-09-22",
            "laboratory", LABORATORY));
    steps.receiveSample(CASE + "-JY-1", LABORATORY, "2009-09-22");
    refused(
        "您参加了本件的抽样",
        CASE + "-JY-1",
        "userTask_testSample",
        Map.of("reportNumber", "1", "results", "合格。", "testVerdict", "pass"));
    steps.test(CASE + "-JY-1", LABORATORY, "pass");
    refused(
        "岗位分离",
        CASE,
        "userTask_reviewFile",
        Map.of("decision", "approve", "opinion", "同意。", "hearingNeeded", "no"));
    steps.review(CASE, "approve", "");
    refused(
        "岗位分离",
        CASE,
        "userTask_decideApplication",
        Map.of("decision", "approve", "reasons", "同意。"));
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_decideApplication");
  }

  @Test
  void inTheChangeOfALicence() {
    registerLicence();
    start(
        "licence-change",
        Map.of(
            "licenceNumber", "XK08-008-00123",
            "changeKind", "name",
            "afterChange", "广州越秀管业有限公司",
            "grounds", "工商变更通知书。",
            "outcome", "accept"));
    driver.runJobs();
    refused(
        "岗位分离",
        "BG2009-440000-0001",
        "userTask_decideChange",
        Map.of("decision", "approve", "reasons", "同意。"));
  }

  @Test
  void inTheAnnualReview() {
    registerLicence();
    jdbc.update("update enterprise set credit_class = 'D'");
    driver.moveClockTo("2010-03-15T09:00:00");
    String review = "NS2010-440100-0001";
    done(review, "userTask_receiveReport", Map.of("receivedOn", "2010-03-15", "summary", "稳定。"));
    done(
        review,
        "userTask_inspectSite",
        Map.of("secondOfficer", "gz-hecha", "visitedOn", "2010-03-15", "findings", "现场秩序正常。"));
    refused(
        "岗位分离", review, "userTask_checkReport", Map.of("decision", "approve", "opinion", "合格。"));
  }

  @Test
  void inTheRevocationAndItsHearing() {
    registerLicence();
    start(
        "licence-revocation",
        Map.of(
            "licenceNumber", "XK08-008-00123",
            "measure", "revoke",
            "facts", "复查仍不合格。",
            "legalBasis", "条例第五十四条"));
    driver.runJobs();
    String revocation = "CX2009-440000-0001";
    String hearing = revocation + "-TZ";
    String reviewed = "SY2009-440000-0001";
    RevocationSteps ending =
        new RevocationSteps(driver, PROVINCE, List.of("sheng-shencha", "sheng-shencha2"));
    DecisionSteps review = new DecisionSteps(driver, tasks, PROVINCE, "sheng-fazhi");
    ending.toNotice(revocation);
    ending.serve(revocation, "2009-09-14");
    ending.defend(revocation, "continue");
    driver.serve(hearing, "legal-affairs", PROVINCE, "2009-09-14", "何厂长");
    ending.request(hearing, "approve", "2009-09-14");
    ending.schedule(hearing, "2009-09-24");
    driver.serve(hearing, "legal-affairs", PROVINCE, "2009-09-14", "何厂长");
    driver.moveClockTo("2009-09-24T16:00:00");
    Map<String, String> record = Map.of("outcome", "held", "minutes", "记录。", "signature", "signed");
    refused("不得主持本案听证", hearing, "userTask_holdHearing", record);
    driver.completeBy(
        "sheng-tingzheng",
        hearing,
        "userTask_holdHearing",
        List.of("hearing-presider"),
        PROVINCE,
        record);
    driver.runJobs();
    refused(
        "您参与了本案的办理",
        reviewed,
        "userTask_reviewLegality",
        Map.of(
            "factsClear", "yes",
            "evidenceEnough", "yes",
            "competent", "yes",
            "procedureLawful", "yes",
            "lawRight", "yes",
            "proportionate", "yes",
            "reviewOpinion", "agree",
            "reviewText", "同意。"));
    review.agreeTogether(
        reviewed, List.of("sheng-anshen", "sheng-anshen2", "sheng-ld"), "2009-09-24");
    refused(
        "您参与了本案的办理",
        revocation,
        "userTask_decideRevocation",
        Map.of("decision", "approve", "reasons", "同意。"));
  }

  private void registerLicence() {
    driver.start(
        "licence-renewal-watch",
        WINDOW,
        GUANGZHOU,
        Map.of(
            "licenceNumber", "XK08-008-00123",
            "holderCode", HOLDER,
            "holderName", "广州市越秀水泥制品厂",
            "product", "预应力混凝土管",
            "validFrom", "2009-03-10",
            "validUntil", "2014-03-09"));
  }

  private void start(String process, Map<String, String> fields) {
    assertThat(
            post("/process-definition/key/%s/submit-form".formatted(process), variables(fields))
                .getStatusCode()
                .is2xxSuccessful())
        .isTrue();
  }

  private void done(String caseNumber, String task, Map<String, String> fields) {
    if (isBelow(task(caseNumber, task))) {
      handovers.takeOver(task(caseNumber, task).getId(), "一人承担", ALONE);
    }
    ResponseEntity<String> answer = submit(caseNumber, task, fields);
    assertThat(answer.getStatusCode().is2xxSuccessful()).as(answer.getBody()).isTrue();
  }

  /** Both ways: with and without claiming the task before. */
  private void refused(String why, String caseNumber, String task, Map<String, String> fields) {
    String id = task(caseNumber, task).getId();
    if (isBelow(task(caseNumber, task))) {
      try {
        handovers.takeOver(id, "一人承担", ALONE);
      } catch (RefusedInputException notGiven) {
        return;
      }
      assertRefused(why, submit(caseNumber, task, fields));
      tasks.setAssignee(id, null);
      return;
    }
    post("/task/%s/claim".formatted(id), Map.of("userId", ALONE));
    assertRefused(why, submit(caseNumber, task, fields));
    tasks.setAssignee(id, task.equals("userTask_visitSite") ? "review-leader-440100" : null);
    assertRefused(why, submit(caseNumber, task, fields));
  }

  /** What somebody of the province has to take over first. */
  private static boolean isBelow(Task task) {
    return task.getAssignee() == null && !PROVINCE.equals(task.getTenantId());
  }

  private static void assertRefused(String why, ResponseEntity<String> answer) {
    assertThat(answer.getStatusCode().isError()).as(answer.getBody()).isTrue();
    assertThat(answer.getBody()).contains(why);
  }

  private ResponseEntity<String> submit(
      String caseNumber, String task, Map<String, String> fields) {
    return post(
        "/task/%s/submit-form".formatted(task(caseNumber, task).getId()), variables(fields));
  }

  private static Map<String, Object> variables(Map<String, String> fields) {
    Map<String, Object> variables = new HashMap<>();
    fields.forEach((key, value) -> variables.put(key, Map.of("value", value, "type", "String")));
    return Map.of("variables", variables);
  }

  private ResponseEntity<String> post(String path, Map<String, Object> body) {
    return rest.withBasicAuth(ALONE, "Zhijian-2009")
        .postForEntity("/engine-rest" + path, body, String.class);
  }

  private Task task(String caseNumber, String key) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(caseNumber)
        .taskDefinitionKey(key)
        .singleResult();
  }
}

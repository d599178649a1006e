package cn.qualitysafety.brand;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.enterprise.EnterpriseEntries;
import cn.qualitysafety.enterprise.EnterpriseEntry;
import cn.qualitysafety.enterprise.EnterpriseService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;

/** What people do with titles, in the words of the rule. */
public class BrandSteps {

  static final String PROVINCE = "440000";
  static final String OFFICE = "brand-office";
  static final String TITLE = "MP2008-0123";
  public static final String CASE = "MC2009-440000-0001";

  /** In Tianhe, a district of Guangzhou. */
  static final String HOLDER = "731400024";

  /** Who may vote on the holder: neither employed by it nor from Guangzhou. */
  public static final List<String> VOTERS =
      List.of("mtw-chen", "mtw-huang", "mtw-liang", "mtw-su", "mtw-xu");

  private final CaseDriver driver;
  private final EnterpriseService enterprises;
  private final TaskService tasks;
  private final IdentityService identity;

  public BrandSteps(
      CaseDriver driver,
      EnterpriseService enterprises,
      TaskService tasks,
      IdentityService identity) {
    this.driver = driver;
    this.enterprises = enterprises;
    this.tasks = tasks;
    this.identity = identity;
  }

  public void registerHolder() {
    enterprises.register(
        EnterpriseEntries.with(
            Map.of(
                EnterpriseEntry.CODE, HOLDER,
                EnterpriseEntry.NAME, "广州市越秀水泥制品厂",
                EnterpriseEntry.ADDRESS, "广州市天河区东风东路1号",
                EnterpriseEntry.UNIT_CODE, "440106",
                EnterpriseEntry.SITES, "广州市白云区人和镇工业园3号")),
        List.of("440106"),
        "test");
  }

  /** Valid until 2011-03-09. */
  public void registerTitle() {
    registerTitle(Map.of());
  }

  public void registerTitle(Map<String, Object> different) {
    Map<String, Object> certificate =
        new HashMap<>(
            Map.of(
                "titleNumber", TITLE,
                "holderCode", "73140002-4",
                "product", "预应力混凝土管",
                "grantedOn", "2008-03-10"));
    certificate.putAll(different);
    driver.start("brand-register", OFFICE, PROVINCE, certificate);
  }

  public void proposeSanction(String sanction) {
    proposeSanction(TITLE, sanction, "");
  }

  void proposeSanction(String titleNumber, String sanction, String incidentNumber) {
    propose(
        Map.of(
            "titleNumber", titleNumber,
            "proposedSanction", sanction,
            "incidentNumber", incidentNumber));
  }

  void propose(Map<String, Object> different) {
    Map<String, Object> proposal =
        new HashMap<>(
            Map.of(
                "titleNumber", TITLE,
                "ground", "quality",
                "proposedSanction", "revoke",
                "facts", "两批次抗裂内压不合格，一处管道爆裂。",
                "legalBasis", "活动方案三（二）2四",
                "incidentNumber", ""));
    proposal.putAll(different);
    driver.start("brand-revocation", OFFICE, PROVINCE, proposal);
    driver.runJobs();
  }

  /** From Monday 2009-09-14 to Monday 2009-09-21, on which the ballot opens. */
  public void notifyAndHear() {
    driver.moveClockTo("2009-09-18T10:00:00");
    driver.serve(CASE, OFFICE, PROVINCE, "2009-09-16", "何厂长");
    driver.complete(
        CASE,
        "userTask_recordTitleStatement",
        OFFICE,
        PROVINCE,
        Map.of("statement", "认为样品受潮，不予采纳。", "afterStatement", "heard"));
    driver.moveClockTo("2009-09-21T10:00:00");
    driver.serve(CASE + "-TZ", "legal-affairs", PROVINCE, "2009-09-21", "何厂长");
    driver.complete(
        CASE + "-TZ",
        "userTask_recordHearingRequest",
        "legal-affairs",
        PROVINCE,
        Map.of("decision", "reject", "requestedOn", "2009-09-21"));
  }

  /** One choice per voter, in the order of {@link #VOTERS}. */
  void voteAll(String... choices) {
    for (int voter = 0; voter < choices.length; voter++) {
      vote(VOTERS.get(voter), choices[voter]);
    }
  }

  public void vote(String member, String choice) {
    String task = ballotPaper(member).getId();
    asMember(
        member,
        () -> tasks.complete(task, Map.of("sealedVote", choice, "sealedReason", "理由：" + member)));
    driver.runJobs();
  }

  Task ballotPaper(String member) {
    Task task =
        tasks
            .createTaskQuery()
            .processInstanceBusinessKey(CASE)
            .taskDefinitionKey("userTask_castVote")
            .taskAssignee(member)
            .singleResult();
    assertThat(task).as("ballot paper of %s", member).isNotNull();
    return task;
  }

  /** Under all authorization checks. */
  void asMember(String login, Runnable action) {
    identity.setAuthentication(
        login,
        List.of("brand-member"),
        identity.createTenantQuery().userMember(login).list().stream()
            .map(tenant -> tenant.getId())
            .toList());
    try {
      action.run();
    } finally {
      identity.clearAuthentication();
    }
  }

  /** The holder receives the decision, which ends its title. */
  void serveDecision(String on) {
    driver.serve(CASE, OFFICE, PROVINCE, on, "何厂长");
    driver.runJobs();
  }

  /** Why the committee decided as it did; nobody decides otherwise. */
  void writeDecision() {
    driver.complete(
        CASE, "userTask_writeTitleDecision", OFFICE, PROVINCE, Map.of("reasons", "事实清楚，票决程序合法。"));
    driver.runJobs();
  }
}

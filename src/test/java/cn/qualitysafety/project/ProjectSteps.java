package cn.qualitysafety.project;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.language.Divisions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;

/** The steps of projects and of acceptances, by the people of the province. */
public final class ProjectSteps {

  public static final String PROVINCE = "440000";
  static final String OFFICER = "division-officer";
  static final String HEAD = "division-head";
  static final String LEADER = "bureau-leader";
  private static final String MEMBER = "acceptance-member";

  /** The divisions that build something. */
  private static final List<String> DIVISIONS =
      List.of("science-and-technology", "standardisation", "quality-management", "tbt-centre");

  static final String HOST = "佛山市顺德区家电检测所";

  /** Those of the check list for laboratories, the four vetoes first. */
  public static final List<String> CENTRE_ITEMS =
      List.of(
          "centreLegal",
          "centreMetrology",
          "centreAuthority",
          "centreHonesty",
          "centreBuilding",
          "centreStaff",
          "centreEquipment",
          "centreMethod",
          "centreSample",
          "centreReport",
          "centreSystem",
          "centreComparison",
          "centreInformation",
          "centreFees");

  static final List<String> PLATFORM_ITEMS =
      List.of(
          "platformAgreement",
          "platformHonesty",
          "platformPlace",
          "platformStaff",
          "platformTests",
          "platformFees",
          "platformService");

  private final CaseDriver driver;
  private final RuntimeService runtime;
  private final TaskService tasks;

  public ProjectSteps(CaseDriver driver, RuntimeService runtime, TaskService tasks) {
    this.driver = driver;
    this.runtime = runtime;
    this.tasks = tasks;
  }

  /** The form of a town's platform, with some of it changed. */
  static Map<String, Object> platform(Object... changed) {
    Map<String, Object> form = new HashMap<>();
    form.put("projectName", "容桂家电检测服务平台");
    form.put("kind", "town-platform");
    form.put("hostName", HOST);
    form.put("hostContact", "梁工");
    form.put("hostPhone", "0757-28380000");
    form.put("place", "440606003");
    form.put("cluster", "JD01");
    form.put("budget", 300);
    form.put("plannedEnd", "2010-03-31");
    return with(form, changed);
  }

  /** The form of a national centre to which twenty posts are promised. */
  public static Map<String, Object> centre() {
    return platform(
        "projectName",
        "国家家用电器质检中心（广东）",
        "kind",
        "national-centre",
        "place",
        "440600",
        "promisedPosts",
        20,
        "promisedBy",
        "顺德区政府 顺府函〔2009〕1号");
  }

  static Map<String, Object> with(Map<String, Object> form, Object... changed) {
    Map<String, Object> all = new HashMap<>(form);
    for (int i = 0; i < changed.length; i += 2) {
      if (changed[i + 1] == null) {
        all.remove((String) changed[i]);
      } else {
        all.put((String) changed[i], changed[i + 1]);
      }
    }
    return all;
  }

  /** Whoever starts a case is asked for the unit of the account. */
  public String propose(Map<String, Object> form) {
    driver.employ(driver.person(OFFICER, PROVINCE), OFFICER, PROVINCE);
    return driver.businessKey(driver.start("project-case", OFFICER, PROVINCE, form));
  }

  void complete(String caseNumber, String taskKey, String post, Map<String, ?> entered) {
    driver.complete(caseNumber, taskKey, held(List.of(post)), PROVINCE, entered);
    driver.runJobs();
  }

  /** Posts that are held division by division, in every one: each test has one officer. */
  static List<String> held(List<String> posts) {
    List<String> held = new ArrayList<>(posts);
    posts.stream()
        .filter(List.of(OFFICER, HEAD)::contains)
        .forEach(post -> DIVISIONS.forEach(division -> held.add(Divisions.postOf(post, division))));
    return held;
  }

  void review(String caseNumber, String... experts) {
    Map<String, Object> entered =
        new HashMap<>(Map.of("proposalReview", "agree", "reviewReason", "符合规划。"));
    if (experts.length > 0) {
      entered.put("experts", List.of(experts));
    }
    complete(caseNumber, "userTask_reviewProposal", HEAD, entered);
  }

  void approve(String caseNumber, String result, String on) {
    Map<String, Object> entered = new HashMap<>(Map.of("approvalResult", result, "approvedOn", on));
    if (result.equals("refuse")) {
      entered.put("refusalReason", "场地没有落实。");
    }
    complete(caseNumber, "userTask_approveProject", LEADER, entered);
  }

  /** What the authority above has decided comes as a paper. */
  void recordApproval(String caseNumber, String result, String on) {
    complete(
        caseNumber,
        "userTask_submitUpward",
        OFFICER,
        Map.of("submissionNumber", "粤质监函〔2009〕5号", "submittedOn", on));
    complete(
        caseNumber,
        "userTask_recordApproval",
        OFFICER,
        Map.of(
            "approvalAuthority",
            "国家质检总局",
            "approvalNumber",
            "国质检科〔2009〕88号",
            "approvalResult",
            result,
            "approvedOn",
            on,
            "approvalScan",
            "批准文件.pdf"));
  }

  /** An experts' or a member's account; its login ends with the unit. */
  public String employ(String name, String post, String unitCode) {
    return driver.employ(name + "-" + unitCode, post, unitCode);
  }

  /** Rows that wait for a task. */
  List<String> rows(String caseNumber, String taskKey) {
    List<String> rows = new ArrayList<>();
    open(caseNumber, taskKey)
        .forEach(task -> rows.add((String) tasks.getVariable(task.getId(), CasePlace.ROW)));
    return rows.stream().sorted().toList();
  }

  private List<Task> open(String caseNumber, String taskKey) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(caseNumber)
        .taskDefinitionKey(taskKey)
        .list();
  }

  Task task(String caseNumber, String taskKey, String row) {
    return open(caseNumber, taskKey).stream()
        .filter(task -> row.equals(tasks.getVariable(task.getId(), CasePlace.ROW)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + taskKey + " of " + row));
  }

  void report(String caseNumber, String milestone, Map<String, Object> entered) {
    inRow(caseNumber, "userTask_reportMilestone", milestone, List.of(OFFICER), entered);
  }

  static Map<String, Object> reached(String on, Object... more) {
    return with(new HashMap<>(Map.of("reachedOn", on, "evidence", "见附件一。")), more);
  }

  void check(String caseNumber, String milestone) {
    inRow(
        caseNumber,
        "userTask_checkMilestone",
        milestone,
        List.of(HEAD),
        Map.of("milestoneCheck", "agree"));
  }

  void reach(String caseNumber, String milestone, String on, Object... more) {
    report(caseNumber, milestone, reached(on, more));
    check(caseNumber, milestone);
  }

  /** Whoever holds the posts completes the task of a row; the first gives the person's name. */
  void inRow(
      String caseNumber,
      String taskKey,
      String row,
      List<String> posts,
      Map<String, Object> entered) {
    String id = task(caseNumber, taskKey, row).getId();
    driver.as(
        held(posts),
        PROVINCE,
        () -> {
          tasks.complete(id, entered);
          return null;
        });
    driver.runJobs();
  }

  /** All milestones of a platform, on the days of a year in which it goes well. */
  void buildPlatform(String caseNumber) {
    reach(caseNumber, "agreement", "2009-04-01");
    reach(caseNumber, "place", "2009-04-02");
    reach(caseNumber, "tests", "2009-04-03", "amount", 12);
    reach(caseNumber, "fees", "2009-04-03");
  }

  /** The number of the acceptance that a project has called. */
  String acceptance() {
    List<String> numbers =
        runtime
            .createProcessInstanceQuery()
            .processDefinitionKey("shared-acceptance")
            .list()
            .stream()
            .map(instance -> instance.getBusinessKey())
            .toList();
    assertThat(numbers).hasSize(1);
    return numbers.get(0);
  }

  public void formGroup(String acceptance, String leader, List<String> members, String inspectOn) {
    complete(
        acceptance,
        "userTask_formGroup",
        OFFICER,
        Map.of("members", members, "leader", leader, "fields", "家用电器", "inspectOn", inspectOn));
  }

  /** What is not told fits. */
  public void inspect(
      String acceptance, String leader, String on, List<String> items, List<String> failed) {
    Map<String, Object> entered = new HashMap<>(Map.of("inspectedOn", on));
    for (String item : items) {
      entered.put(item, failed.contains(item) ? "no" : "yes");
      if (failed.contains(item)) {
        entered.put(item + "Text", "不符合，见记录。");
      }
    }
    entered.put("inspectionSummary", "逐项检查完毕。");
    byMember(acceptance, "userTask_inspectOnSite", leader, entered);
  }

  public void sign(String acceptance, String member, String agree) {
    Map<String, Object> entered = new HashMap<>(Map.of("agree", agree));
    if (agree.equals("dissent")) {
      entered.put("dissent", "样品记录应判不符合。");
    }
    inRow(acceptance, "userTask_signOpinion", member, posts(member), entered);
  }

  public void verify(String acceptance, String leader, String on, String verified) {
    byMember(
        acceptance,
        "userTask_verifyRectification",
        leader,
        Map.of("verifiedOn", on, "verified", verified, "verification", "现场复核。"));
  }

  private void byMember(
      String acceptance, String taskKey, String member, Map<String, Object> entered) {
    String id = open(acceptance, taskKey).get(0).getId();
    driver.as(
        posts(member),
        PROVINCE,
        () -> {
          tasks.complete(id, entered);
          return null;
        });
    driver.runJobs();
  }

  private static List<String> posts(String login) {
    return List.of(login.substring(0, login.lastIndexOf('-')), MEMBER);
  }
}

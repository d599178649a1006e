package cn.qualitysafety.commitment;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.platform.language.CasePlace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;

/** The steps of inspections by the province, mostly of Foshan, and of what is found there. */
public final class InspectionSteps {

  static final String PROVINCE = "440000";
  static final String FOSHAN = "440600";
  static final String SUPERVISOR = "supervisor";
  static final String LEADER = "bureau-leader";
  static final String OFFICE = "leading-group-office";
  static final String DIRECTOR = "city-director";
  static final String CITY = "city-campaign-office";

  private final CaseDriver driver;
  private final RuntimeService runtime;
  private final TaskService tasks;

  public InspectionSteps(CaseDriver driver, RuntimeService runtime, TaskService tasks) {
    this.driver = driver;
    this.runtime = runtime;
    this.tasks = tasks;
    employ(OFFICE, PROVINCE);
    List.of("zhou", "wu")
        .forEach(name -> driver.employ(name + "-" + PROVINCE, SUPERVISOR, PROVINCE));
  }

  String employ(String post, String unitCode) {
    return driver.employ(driver.person(post, unitCode), post, unitCode);
  }

  public static Map<String, Object> order(Object... changed) {
    return with(
        Map.of("unitCode", "佛山市", "subject", "活动开展情况", "basis", "方案四（四）", "announced", "yes"),
        changed);
  }

  static Map<String, Object> with(Map<String, Object> form, Object... changed) {
    Map<String, Object> all = new HashMap<>(form);
    for (int i = 0; i < changed.length; i += 2) {
      all.put((String) changed[i], changed[i + 1]);
    }
    return all;
  }

  public String begin(Map<String, Object> order) {
    return driver.businessKey(driver.start("commitment-inspection", OFFICE, PROVINCE, order));
  }

  /** For 14 to 16 September. */
  public void plan(String number, String leader, String... members) {
    planFor("2009-09-14", "2009-09-16", number, leader, members);
  }

  public void planFor(String from, String until, String number, String leader, String... members) {
    complete(
        number,
        "userTask_planInspection",
        SUPERVISOR,
        PROVINCE,
        Map.of(
            "members",
            List.of(members),
            "leader",
            leader,
            "visitFrom",
            from,
            "visitTo",
            until,
            "plan",
            "听取汇报，查阅台账，实地查看三个县（区）局。"));
  }

  public void approve(String number) {
    complete(number, "userTask_approvePlan", LEADER, PROVINCE, Map.of("planDecision", "agree"));
  }

  /** As the leader of the group. */
  public void visit(String number, Map<String, Object> found) {
    byLeader(
        number,
        "userTask_visitUnit",
        with(
            found,
            "visitedFrom",
            found.getOrDefault("visitedFrom", "2009-09-14"),
            "visitedTo",
            found.getOrDefault("visitedTo", "2009-09-16"),
            "visitRecord",
            "查阅了四至八月的台账，走访了禅城、南海、顺德三个区局。"));
  }

  public void byLeader(String number, String taskKey, Map<String, Object> entered) {
    driver.completeBy("zhou-" + PROVINCE, number, taskKey, List.of(SUPERVISOR), PROVINCE, entered);
    driver.runJobs();
  }

  /** One finding of a visit, by its number. */
  public static Map<String, Object> finding(
      int number, String category, String harm, String repeated) {
    String prefix = "finding" + number;
    return Map.of(
        prefix + "Text",
        "第%d项检查的台账与现场不符。".formatted(number),
        prefix + "Category",
        category,
        prefix + "Harm",
        harm,
        prefix + "Repeated",
        repeated,
        prefix + "Evidence",
        "现场照片");
  }

  @SafeVarargs
  public static Map<String, Object> found(Map<String, Object>... findings) {
    Map<String, Object> all = new HashMap<>(Map.of("findingCount", findings.length));
    for (Map<String, Object> each : findings) {
      all.putAll(each);
    }
    return all;
  }

  public void feedBack(String number) {
    byLeader(number, "userTask_writeFeedback", Map.of("feedbackOpinion", "总体进展顺利，对存在的问题应当按期整改。"));
  }

  /** An inspection up to its feedback on Friday 2009-09-18. */
  @SafeVarargs
  final String fedBack(Map<String, Object>... findings) {
    driver.setClock("2009-09-07T09:00:00");
    String number = begin(order("announced", "no"));
    plan(number, "zhou-440000", "zhou-440000", "wu-440000");
    approve(number);
    driver.setClock("2009-09-18T15:00:00");
    visit(number, found(findings));
    feedBack(number);
    return number;
  }

  Task task(String number, String taskKey, String row) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(number)
        .taskDefinitionKey(taskKey)
        .list()
        .stream()
        .filter(task -> row.equals(tasks.getVariable(task.getId(), CasePlace.ROW)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + taskKey + " of " + row));
  }

  void inRow(
      String number,
      String taskKey,
      String row,
      String post,
      String unitCode,
      Map<String, Object> entered) {
    String id = task(number, taskKey, row).getId();
    driver.as(
        post,
        unitCode,
        () -> {
          tasks.complete(id, entered);
          return null;
        });
    driver.runJobs();
  }

  public void accept(String number, String row) {
    accept(number, row, FOSHAN);
  }

  public void accept(String number, String row, String unitCode) {
    inRow(number, "userTask_confirmFinding", row, DIRECTOR, unitCode, Map.of("response", "accept"));
  }

  /** Numbers of the findings that an inspection has opened in Foshan, in their order. */
  List<String> findings() {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey("commitment-finding")
        .list()
        .stream()
        .map(instance -> instance.getBusinessKey())
        .sorted()
        .toList();
  }

  void rectify(String finding) {
    rectify(finding, FOSHAN);
  }

  public void rectify(String finding, String unitCode) {
    complete(
        finding,
        "userTask_rectify",
        CITY,
        unitCode,
        Map.of("measures", "重新核对了全部台账，并对责任人作了处理。", "rectificationEvidence", "核对记录.pdf"));
  }

  void verify(String finding, Map<String, Object> result) {
    complete(finding, "userTask_verifyRectification", SUPERVISOR, PROVINCE, result);
  }

  public void verify(String finding) {
    verify(finding, Map.of("verified", "done", "verification", "现场复核，属实。"));
  }

  public void complete(
      String number, String taskKey, String post, String unitCode, Map<String, Object> entered) {
    driver.complete(number, taskKey, post, unitCode, entered);
    driver.runJobs();
  }
}

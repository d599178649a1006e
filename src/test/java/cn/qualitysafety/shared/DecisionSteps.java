package cn.qualitysafety.shared;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.platform.language.CasePlace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;

/** What people do when a decision is reviewed and discussed, in the words of the law. */
public class DecisionSteps {

  private static final List<String> ASKED =
      List.of(
          "factsClear",
          "evidenceEnough",
          "competent",
          "procedureLawful",
          "lawRight",
          "proportionate");

  private static final List<String> VOTERS =
      List.of("case-committee", "bureau-leader", "city-director");

  private final CaseDriver driver;
  private final TaskService tasks;
  private final String unitCode;
  private final String lawyer;

  /**
   * @param lawyer login of whoever reviews and keeps the minutes
   */
  public DecisionSteps(CaseDriver driver, TaskService tasks, String unitCode, String lawyer) {
    this.driver = driver;
    this.tasks = tasks;
    this.unitCode = unitCode;
    this.lawyer = lawyer;
  }

  /** Nothing speaks against it. */
  public void agree(String review) {
    review(review, lawyer, "agree", List.of());
  }

  public void review(String review, String person, String opinion, List<String> wrong) {
    Map<String, Object> entered = new HashMap<>();
    ASKED.forEach(item -> entered.put(item, wrong.contains(item) ? "no" : "yes"));
    entered.put("reviewOpinion", opinion);
    entered.put("reviewText", opinion.equals("agree") ? "事实清楚，程序合法。" : "复查报告没有送达的证据。");
    complete(review, "userTask_reviewLegality", null, person, List.of("legal-affairs"), entered);
  }

  /** The first of those present is in the chair. */
  public void convene(String review, List<String> present, String on) {
    convene(review, lawyer, present.get(0), present, List.of(), on);
  }

  /** By the one leader whom a bureau has, and others. */
  void conveneUnderOneLeader(String review, List<String> present, String reason, String on) {
    Map<String, Object> entered = meeting(present.get(0), present, on);
    entered.put("loneLeaderReason", reason);
    complete(review, "userTask_convene", null, lawyer, List.of("legal-affairs"), entered);
  }

  public void convene(
      String review,
      String person,
      String chair,
      List<String> present,
      List<String> recused,
      String on) {
    Map<String, Object> entered = meeting(chair, present, on);
    if (!recused.isEmpty()) {
      entered.put("recused", recused);
      entered.put("recusalReason", "与当事人的法定代表人是近亲属。");
    }
    complete(review, "userTask_convene", null, person, List.of("legal-affairs"), entered);
  }

  private Map<String, Object> meeting(String chair, List<String> present, String on) {
    return new HashMap<>(
        Map.of(
            "meetingOn", on,
            "meetingPlace", "局三楼会议室",
            "chair", chair,
            "present", present,
            "attendants", "承办人员方军、段敏",
            "recorder", lawyer));
  }

  /** Of those who do not agree with a reason. */
  public void speak(String review, String member, String opinion) {
    Map<String, Object> entered = new HashMap<>(Map.of("opinion", opinion));
    if (!opinion.equals("agree")) {
      entered.put("opinionReason", "%s认为证据不足。".formatted(member));
    }
    complete(review, "userTask_giveOpinion", member, member, VOTERS, entered);
  }

  /** Reviewed, discussed and agreed by all of these. */
  public void agreeTogether(String review, List<String> members, String on) {
    agree(review);
    driver.runJobs();
    convene(review, members, on);
    members.forEach(member -> speak(review, member, "agree"));
    driver.runJobs();
  }

  /** Ids of the tasks that wait in a case, of one row alone if it is told. */
  public List<String> open(String review, String taskKey, String row) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(review)
        .taskDefinitionKey(taskKey)
        .list()
        .stream()
        .filter(task -> row == null || row.equals(tasks.getVariable(task.getId(), CasePlace.ROW)))
        .map(task -> task.getId())
        .toList();
  }

  private void complete(
      String review,
      String taskKey,
      String row,
      String login,
      List<String> posts,
      Map<String, Object> entered) {
    String id = open(review, taskKey, row).get(0);
    driver.asLogin(
        login,
        posts,
        unitCode,
        () -> {
          tasks.complete(id, entered);
          return null;
        });
  }
}

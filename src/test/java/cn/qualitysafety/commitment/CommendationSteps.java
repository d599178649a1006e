package cn.qualitysafety.commitment;

import static cn.qualitysafety.commitment.InspectionSteps.DIRECTOR;
import static cn.qualitysafety.commitment.InspectionSteps.OFFICE;
import static cn.qualitysafety.commitment.InspectionSteps.PROVINCE;

import cn.qualitysafety.CaseDriver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How bureaus are scored, praised and criticised, by those who do it. */
public final class CommendationSteps {

  private static final String GROUP = "leading-group";

  private final CaseDriver driver;
  private final InspectionSteps steps;

  public CommendationSteps(CaseDriver driver, InspectionSteps steps) {
    this.driver = driver;
    this.steps = steps;
  }

  public void start(Map<String, Object> form) {
    driver.start("commitment-commendation", OFFICE, PROVINCE, form);
    driver.runJobs();
  }

  /** The one bureau that is scored says what it thinks of it. */
  public void review(String number, String unitCode, Map<String, Object> entered) {
    driver.complete(number, "userTask_reviewScore", DIRECTOR, unitCode, entered);
    driver.runJobs();
  }

  /** One of all bureaus agrees, and names somebody who is to be praised. */
  public void nominate(String number, String unitCode, String nominees) {
    steps.inRow(
        number,
        "userTask_reviewScore",
        unitCode,
        DIRECTOR,
        unitCode,
        Map.of("objection", "no", "nominees", nominees, "unitOpinion", "同意推荐。"));
  }

  public void propose(String number, List<String> praised, List<String> criticised) {
    Map<String, Object> form = new HashMap<>();
    form.put("praised", praised);
    form.put("praiseFacts", praised.isEmpty() ? null : "各项任务按期完成。");
    form.put("criticised", criticised);
    form.put("criticismFacts", criticised.isEmpty() ? null : "查实的问题逾期没有整改。");
    form.values().removeIf(Objects::isNull);
    propose(number, form);
  }

  void propose(String number, Map<String, Object> form) {
    driver.complete(number, "userTask_proposeLists", OFFICE, PROVINCE, form);
    driver.runJobs();
  }

  public void publishNotice(String notice) {
    steps.complete(
        notice, "userTask_publishNotice", OFFICE, PROVINCE, Map.of("publishedAt", "省局网站"));
  }

  public void decide(String number, String decision) {
    Map<String, Object> form = new HashMap<>(Map.of("listDecision", decision));
    if (decision.equals("return")) {
      form.put("decisionRemarks", "请补充事迹。");
    }
    driver.complete(number, "userTask_decideLists", GROUP, PROVINCE, form);
    driver.runJobs();
  }
}

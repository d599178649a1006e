package cn.qualitysafety.publicity;

import static cn.qualitysafety.spotcheck.SpotCheckSteps.GUANGZHOU;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.LABORATORY;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.PLAN;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.PLANNER;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.PROVINCE;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.spotcheck.SpotCheckService;
import cn.qualitysafety.spotcheck.SpotCheckSteps;
import java.util.Map;

/** A check of rice in Guangzhou on Monday 2009-05-11, and how it becomes public. */
public class PublicitySteps {

  public static final String CHECKER = "publicity-checker";
  public static final String NUMBER = "GB2009-440000-0001";

  private static final int DRAWN = 5;

  private final CaseDriver driver;
  private final SpotCheckService spotChecks;
  private final SpotCheckSteps steps;

  public PublicitySteps(
      CaseDriver driver, EnterpriseService enterprises, SpotCheckService spotChecks) {
    this.driver = driver;
    this.spotChecks = spotChecks;
    this.steps = new SpotCheckSteps(driver, enterprises);
  }

  /** Five producers of all kinds, all of them drawn. */
  public void beginPlan() {
    driver.reset();
    driver.setClock("2009-05-11T09:00:00");
    steps.registerProducer(GUANGZHOU, 1, "广州一号米业有限公司", "否");
    steps.registerProducer(GUANGZHOU, 2, "广州二号米业有限公司", "否");
    steps.registerProducer(GUANGZHOU, 3, "广州三号米业有限公司番禺分厂", "否");
    steps.registerProducer(GUANGZHOU, 4, "何志强米粉作坊", "是");
    steps.registerProducer(GUANGZHOU, 5, "梁记", "否");
    steps.startPlan();
  }

  /** The second refuses, the workshop's rice is unsafe, the others pass. */
  public void finishPlan() {
    for (int serial = 1; serial <= DRAWN; serial++) {
      String batch = "CC2009-440100-%04d".formatted(serial);
      String holder = spotChecks.of(batch).holderCode();
      if (holder.equals(SpotCheckSteps.code(2))) {
        steps.refuse(batch, "2009-05-11");
        continue;
      }
      boolean unsafe = holder.equals(SpotCheckSteps.code(4));
      steps.take(batch, "sampled");
      steps.test(
          spotChecks.prepareSample(batch), LABORATORY, "2009-05-11", unsafe ? "0.31" : "0.1", "14");
      if (unsafe) {
        steps.serve(batch + "-JG", "2009-05-11");
        steps.object(batch, "reject", "2009-05-11");
        steps.serve(batch + "-ZG", "2009-05-11");
      }
    }
    driver.runJobs();
  }

  public void propose() {
    driver.start("publicity-results", PLANNER, PROVINCE, Map.of("planNumber", PLAN));
  }

  public void check(String number, String decision) {
    driver.complete(
        number,
        "userTask_checkPublication",
        CHECKER,
        PROVINCE,
        Map.of("decision", decision, "remarks", "已逐行核对。"));
  }

  /** All of it. */
  public void publish() {
    beginPlan();
    finishPlan();
    propose();
    check(NUMBER, "approve");
  }

  public void withdraw(String number, String unitCode, String reason) {
    driver.start(
        "publicity-withdrawal",
        CHECKER,
        unitCode,
        Map.of("publicationNumber", number, "reason", reason));
  }
}

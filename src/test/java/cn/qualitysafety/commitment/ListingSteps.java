package cn.qualitysafety.commitment;

import static cn.qualitysafety.commitment.CommitmentSteps.DIRECTOR;
import static cn.qualitysafety.commitment.CommitmentSteps.GROUP;
import static cn.qualitysafety.commitment.CommitmentSteps.GROUP_OFFICE;
import static cn.qualitysafety.commitment.CommitmentSteps.OFFICE;
import static cn.qualitysafety.commitment.CommitmentSteps.PROVINCE;
import static cn.qualitysafety.commitment.CommitmentSteps.SUPERVISOR;

import cn.qualitysafety.CaseDriver;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** What the province and a city do when the city is listed. */
public final class ListingSteps {

  private final CaseDriver driver;
  private final CommitmentSteps steps;

  public ListingSteps(CaseDriver driver, CommitmentSteps steps) {
    this.driver = driver;
    this.steps = steps;
  }

  public void prepare(String listing, String secondDueOn) {
    steps.complete(
        listing,
        "userTask_prepareNotice",
        GROUP_OFFICE,
        PROVINCE,
        Map.of(
            "namedLeader",
            "何副局长",
            "secondDueOn",
            secondDueOn,
            "requirement",
            "取得市财政局文件，明确检定费用列入年度预算。"));
  }

  public void acknowledge(String listing, String unit) {
    steps.complete(
        listing, "userTask_acknowledge", DIRECTOR, unit, Map.of("acknowledgement", "已签收。"));
  }

  public void remedy(String listing, String unit, String by) {
    steps.complete(
        listing,
        "userTask_submitRemedy",
        OFFICE,
        unit,
        Map.of(
            "remedyMeasures", "由局长带队向市政府专题汇报，逐项落实预算科目。", "remedyLeader", "何副局长", "remedyBy", by));
  }

  /** The city asks to be taken off the list. */
  public void apply(String listing, String unit) {
    steps.complete(
        listing,
        "userTask_carryOutRemedy",
        OFFICE,
        unit,
        Map.of("remedyText", "市财政局已发文列入预算，申请现场核实并销号。"));
  }

  public void verify(String listing, String met) {
    verifyBy(driver.person(SUPERVISOR, PROVINCE), listing, PROVINCE, met);
  }

  void verifyBy(String login, String listing, String unit, String met) {
    verifyOn(today(), login, listing, unit, met);
  }

  void verifyOn(String day, String login, String listing, String unit, String met) {
    driver.employ(login, SUPERVISOR, unit);
    driver.completeBy(
        login,
        listing,
        "userTask_verifyRemedy",
        List.of(SUPERVISOR),
        PROVINCE,
        Map.of("remedyVerifiedOn", day, "remedyFinding", "查看了文件和预算表。", "requirementMet", met));
    driver.runJobs();
  }

  private static String today() {
    return LocalDate.ofInstant(ClockUtil.getCurrentTime().toInstant(), ZoneId.of("Asia/Shanghai"))
        .toString();
  }

  public void extend(String listing, String until) {
    steps.complete(
        listing,
        "userTask_decideExtension",
        GROUP,
        PROVINCE,
        Map.of(
            "extensionResult", "grant", "extendedUntil", until, "extensionReason", "市政府常务会议推迟。"));
  }
}

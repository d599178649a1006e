package cn.qualitysafety.licence;

import cn.qualitysafety.CaseDriver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What people of a bureau do to end a licence, in the words of the law. */
public class RevocationSteps {

  public static final String ORGANISER = "review-organiser";
  public static final String DECIDER = "decision-maker";
  public static final List<String> OFFICERS = List.of("gz-shencha", "gz-shencha2");

  /** It investigates and serves; the province hears, discusses and decides. */
  private static final String GUANGZHOU = "440100";

  private static final String PROVINCE = "440000";

  private final CaseDriver driver;
  private final String unitCode;
  private final List<String> officers;
  private final String decidingUnit;

  public RevocationSteps(CaseDriver driver) {
    this(driver, GUANGZHOU, OFFICERS);
  }

  /**
   * @param unitCode unit that works on the case
   */
  RevocationSteps(CaseDriver driver, String unitCode, List<String> officers) {
    this(driver, unitCode, officers, PROVINCE);
  }

  private RevocationSteps(
      CaseDriver driver, String unitCode, List<String> officers, String decidingUnit) {
    this.driver = driver;
    this.unitCode = unitCode;
    this.officers = officers;
    this.decidingUnit = decidingUnit;
  }

  /** Of a case whose model knows no unit that decides but its own. */
  static RevocationSteps decidedBelow(CaseDriver driver) {
    return new RevocationSteps(driver, GUANGZHOU, OFFICERS, GUANGZHOU);
  }

  /** Registers a licence that is in use; its watch begins. */
  public void watch(String licence, String validFrom, String validUntil) {
    driver.start(
        "licence-renewal-watch",
        "acceptance-window",
        unitCode,
        Map.of(
            "licenceNumber",
            licence,
            "holderCode",
            "73140002-4",
            "holderName",
            "广州市越秀水泥制品厂",
            "product",
            "预应力混凝土管",
            "validFrom",
            validFrom,
            "validUntil",
            validUntil));
  }

  public void open(String licence, String measure) {
    open(licence, measure, null);
  }

  /**
   * @param ground on which it is cancelled; null for other measures
   */
  void open(String licence, String measure, String ground) {
    open(licence, measure, ground, Map.of());
  }

  /** Two inspectors found on that day that nobody produces any more. */
  void openStopped(String licence, String inspectedOn, String inspector, String otherInspector) {
    open(
        licence,
        "cancel",
        "stopped",
        Map.of(
            "inspectedOn",
            inspectedOn,
            "inspector",
            inspector,
            "otherInspector",
            otherInspector,
            "inspectionFound",
            "厂房已经腾空，设备已经变卖，三月起没有生产",
            "facts",
            "两次书面告知办理注销，没有答复。",
            "legalBasis",
            "《中华人民共和国工业产品生产许可证管理条例》第三十一条"));
  }

  private void open(String licence, String measure, String ground, Map<String, Object> more) {
    Map<String, Object> entered =
        new HashMap<>(
            Map.of(
                "licenceNumber",
                licence,
                "measure",
                measure,
                "facts",
                "监督抽查两次不合格，复查仍不合格。",
                "legalBasis",
                "《中华人民共和国工业产品生产许可证管理条例》第五十四条"));
    if (ground != null) {
      entered.put("cancelGround", ground);
    }
    entered.putAll(more);
    driver.start("licence-revocation", ORGANISER, unitCode, entered);
    driver.runJobs();
  }

  public void nameOfficers(String number) {
    nameOfficers(number, officers);
  }

  void nameOfficers(String number, List<String> officers) {
    complete(number, "userTask_nameOfficers", ORGANISER, Map.of("officers", officers));
  }

  /** The holder's address is nowhere registered. */
  void investigate(String number, String nextStep) {
    investigate(number, nextStep, Map.of("partyAddress", "广州市白云区人和镇工业园3号"));
  }

  void investigate(String number, String nextStep, Map<String, Object> more) {
    Map<String, Object> entered =
        new HashMap<>(Map.of("investigation", "核对了两次检验报告和送达凭证。", "nextStep", nextStep));
    entered.putAll(more);
    byOfficer(number, "userTask_investigate", entered);
    driver.runJobs();
  }

  /** Two officers are named and find that the holder is to be told; the notice waits. */
  public void toNotice(String number) {
    nameOfficers(number);
    investigate(number, "notify");
  }

  public void serve(String number, String on) {
    driver.serve(number, ORGANISER, unitCode, on, "何厂长");
    driver.runJobs();
  }

  public void defend(String number, String afterDefence) {
    byOfficer(
        number, "userTask_recordDefence", Map.of("defence", "未提出。", "afterDefence", afterDefence));
    driver.runJobs();
  }

  /** Told of its right the holder waives the hearing at once. */
  public void waiveHearing(String hearing, String on) {
    driver.serve(hearing, "legal-affairs", decidingUnit, on, "何厂长");
    request(hearing, "reject", on);
    driver.runJobs();
  }

  public void request(String hearing, String decision, String on) {
    driver.complete(
        hearing,
        "userTask_recordHearingRequest",
        "legal-affairs",
        decidingUnit,
        Map.of("decision", decision, "requestedOn", on));
    driver.runJobs();
  }

  public void schedule(String hearing, String on) {
    driver.complete(
        hearing,
        "userTask_scheduleHearing",
        "legal-affairs",
        decidingUnit,
        Map.of("hearingOn", on, "place", "省局听证室", "presider", "sheng-tingzheng"));
    driver.runJobs();
  }

  public void decide(String number, String decision) {
    Map<String, Object> entered =
        new HashMap<>(Map.of("decision", decision, "reasons", "事实清楚，程序合法。"));
    if (decision.equals("transfer")) {
      entered.put("transferTo", "广州市公安局");
    }
    driver.complete(number, "userTask_decideRevocation", DECIDER, decidingUnit, entered);
    driver.runJobs();
  }

  /** Whoever works on the case has sent the circular to other departments. */
  void tellDepartments(String number, String on) {
    complete(
        number,
        "userTask_tellDepartments",
        ORGANISER,
        Map.of("toldDepartments", List.of("development", "health", "industry"), "toldOn", on));
  }

  private void byOfficer(String number, String taskKey, Map<String, Object> entered) {
    driver.completeBy(officers.get(0), number, taskKey, List.of(ORGANISER), unitCode, entered);
  }

  private void complete(String number, String taskKey, String post, Map<String, Object> entered) {
    driver.complete(number, taskKey, post, unitCode, entered);
  }
}

package cn.qualitysafety.licence;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.enterprise.EnterpriseEntries;
import cn.qualitysafety.enterprise.EnterpriseEntry;
import cn.qualitysafety.enterprise.EnterpriseService;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** What people do in the review of a licence, in the words of the law. */
public class LicenceSteps {

  /** Receives applications and verifies, in the province's name; the province decides. */
  static final String GUANGZHOU = "440100";

  static final String PROVINCE = "440000";
  public static final String LABORATORY = "440100-L1";
  static final String SECOND_LABORATORY = "440000-L1";
  static final String WINDOW = "acceptance-window";
  public static final String ORGANISER = "review-organiser";
  static final String DECIDER = "decision-maker";
  public static final String LEADER = "review-leader";

  /** The applicant, in the register of enterprises. */
  static final String HOLDER = "731400024";

  public static final List<String> NONE = List.of();

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  private final CaseDriver driver;
  private final EnterpriseService enterprises;

  public LicenceSteps(CaseDriver driver, EnterpriseService enterprises) {
    this.driver = driver;
    this.enterprises = enterprises;
  }

  void registerHolder() {
    registerEnterprise(HOLDER, "广州市越秀水泥制品厂");
  }

  public void registerEnterprise(String code, String name) {
    registerEnterprise(code, name, GUANGZHOU);
  }

  void registerEnterprise(String code, String name, String unit) {
    enterprises.register(
        EnterpriseEntries.with(
            Map.of(
                EnterpriseEntry.CODE, code,
                EnterpriseEntry.NAME, name,
                EnterpriseEntry.UNIT_CODE, unit,
                EnterpriseEntry.SITES, "广州市白云区人和镇工业园3号")),
        List.of(unit),
        "test");
  }

  public static Map<String, Object> application(String holder, String product) {
    return Map.of(
        "applicationKind", "new",
        "holderCode", holder,
        "productCode", product,
        "contactName", "何志强",
        "contactPhone", "13800000000");
  }

  /** The number of the case. */
  String apply(String product) {
    return apply(application(HOLDER, product));
  }

  public String apply(Map<String, Object> application) {
    return driver.businessKey(driver.start("licence-review", WINDOW, GUANGZHOU, application));
  }

  void checkMaterials(String caseNumber, String outcome, List<String> missing, String reasons) {
    checkMaterials(
        caseNumber, Map.of("outcome", outcome, "missing", missing, "reasons", reasons), Map.of());
  }

  /** The same with what the window enters of the report on a test. */
  void checkMaterials(String caseNumber, Map<String, Object> entered, Map<String, Object> report) {
    Map<String, Object> all = new HashMap<>(entered);
    all.putAll(report);
    driver.complete(caseNumber, "userTask_checkMaterials", WINDOW, GUANGZHOU, all);
    driver.runJobs();
  }

  /** What applicants hand in since 国发〔2018〕33号. */
  public static Map<String, Object> report(String issuedOn) {
    return Map.of(
        "testReportNumber", "WT-2026-0317",
        "testReportBody", "广州质量监督检测研究院",
        "testReportOn", issuedOn);
  }

  /** What a case has issued reaches the applicant. */
  void serve(String caseNumber, String post, String on) {
    driver.serve(caseNumber, post, GUANGZHOU, on, "何志强");
    driver.runJobs();
  }

  public void accept(String caseNumber) {
    accept(caseNumber, Map.of());
  }

  /** The same of an application with the report on a test. */
  public void acceptReported(String caseNumber, String issuedOn) {
    accept(caseNumber, report(issuedOn));
  }

  private void accept(String caseNumber, Map<String, Object> report) {
    checkMaterials(caseNumber, Map.of("outcome", "accept", "missing", NONE, "reasons", ""), report);
  }

  void formTeam(String caseNumber, String visitOn) {
    formTeam(
        caseNumber,
        driver.employ("review-leader-440100", LEADER, GUANGZHOU),
        List.of("reviewer-440100"),
        visitOn);
  }

  /** The applicant gets the notice on the same day. */
  public void formTeam(String caseNumber, String leader, List<String> members, String visitOn) {
    assemble(caseNumber, leader, members, visitOn);
    serveToday(caseNumber + "-HC");
  }

  /** What the organiser of a verification has issued reaches the applicant today. */
  private void serveToday(String caseNumber) {
    serve(
        caseNumber,
        ORGANISER,
        LocalDate.ofInstant(ClockUtil.getCurrentTime().toInstant(), BEIJING).toString());
  }

  /** The same without the service. */
  public void assemble(String caseNumber, String leader, List<String> members, String visitOn) {
    driver.complete(
        caseNumber + "-HC",
        "userTask_formTeam",
        ORGANISER,
        GUANGZHOU,
        Map.of("leader", leader, "members", members, "visitOn", visitOn, "place", "人和镇工业园3号"));
    driver.runJobs();
  }

  void visit(String caseNumber, String visitedOn, List<String> veto) {
    visit(caseNumber, List.of(LEADER), visitedOn, veto);
  }

  /**
   * The applicant gets the conclusion on the same day.
   *
   * @param leader posts, the first of them gives the login
   */
  public void visit(String caseNumber, List<String> leader, String visitedOn, List<String> veto) {
    report(caseNumber, leader, visitedOn, veto);
    serveToday(caseNumber + "-HC");
  }

  /** The applicant writes that it has nothing to say to a conclusion that it failed. */
  void waiveStatement(String caseNumber, String on) {
    state(caseNumber, on, "waived");
  }

  /** What the applicant states about a conclusion that it failed, and what becomes of it. */
  void state(String caseNumber, String on, String outcome) {
    driver.complete(
        caseNumber + "-HC",
        "userTask_recordStatement",
        ORGANISER,
        GUANGZHOU,
        Map.of(
            "statedOn",
            on,
            "statement",
            "所列设备已于核查前更换。",
            "statementReply",
            "查看发票和设备铭牌。",
            "statementOutcome",
            outcome));
    driver.runJobs();
  }

  /** The same without the service. */
  public void report(String caseNumber, List<String> leader, String visitedOn, List<String> veto) {
    driver.complete(
        caseNumber + "-HC",
        "userTask_visitSite",
        leader,
        GUANGZHOU,
        Map.of(
            "visitedOn", visitedOn,
            "veto", veto,
            "severe", NONE,
            "minor", List.of("设备标识不清"),
            "findings", "生产和检验设备齐全，现场秩序正常。"));
    driver.runJobs();
  }

  public void sealSamples(String caseNumber, String sealedOn) {
    sealSamples(caseNumber, Map.of("sampledOn", sealedOn, "secondOfficer", "gz-hecha"));
  }

  /** As it was before a second person was named. */
  void sealSamplesAlone(String caseNumber, String sealedOn) {
    sealSamples(caseNumber, Map.of("sealedOn", sealedOn));
  }

  private void sealSamples(String caseNumber, Map<String, Object> with) {
    Map<String, Object> entered =
        new HashMap<>(
            Map.of(
                "samplingSheet", "CY-0917",
                "quantity", "2节，批号20090915",
                "laboratory", LABORATORY));
    entered.putAll(with);
    driver.complete(caseNumber + "-JY", "userTask_sealSamples", "reviewer", GUANGZHOU, entered);
  }

  public void receiveSample(String testNumber, String laboratory, String receivedOn) {
    driver.complete(
        testNumber,
        "userTask_receiveSample",
        "laboratory",
        laboratory,
        Map.of("receivedOn", receivedOn, "sampleState", "封条完好。"));
  }

  public void test(String testNumber, String laboratory, String verdict) {
    driver.complete(
        testNumber,
        "userTask_testSample",
        "laboratory",
        laboratory,
        Map.of(
            "reportNumber",
            "WT-" + testNumber.substring(testNumber.length() - 1),
            "results",
            "抗裂内压：标准值0.9 MPa。",
            "testVerdict",
            verdict));
    driver.runJobs();
  }

  void object(String caseNumber, String objectedOn, String laboratory) {
    driver.complete(
        caseNumber + "-JY",
        "userTask_recordObjection",
        WINDOW,
        GUANGZHOU,
        Map.of(
            "decision",
            "approve",
            "objectedOn",
            objectedOn,
            "objection",
            "对养护条件有异议。",
            "laboratory",
            laboratory));
    driver.runJobs();
  }

  public void review(String caseNumber, String proposed, String thirdParty) {
    driver.complete(
        caseNumber,
        "userTask_reviewFile",
        ORGANISER,
        GUANGZHOU,
        Map.of(
            "decision",
            proposed,
            "opinion",
            "材料、核查和检验情况属实。",
            "hearingNeeded",
            thirdParty.isEmpty() ? "no" : "yes",
            "thirdParty",
            thirdParty));
    driver.runJobs();
  }

  public void decide(String caseNumber, String decision) {
    driver.complete(
        caseNumber,
        "userTask_decideApplication",
        DECIDER,
        PROVINCE,
        Map.of("decision", decision, "reasons", "审查程序合法，意见明确。"));
    driver.runJobs();
  }

  public void deliver(String caseNumber, String deliveredOn) {
    driver.complete(
        caseNumber,
        "userTask_deliverCertificate",
        "certificate-clerk",
        GUANGZHOU,
        Map.of("deliveredOn", deliveredOn, "receivedName", "何志强"));
    driver.runJobs();
  }

  /** The same after applicant and third parties have stated what they think. */
  void decideHeard(String caseNumber, String decision, String statements) {
    driver.complete(
        caseNumber,
        "userTask_decideApplication",
        DECIDER,
        PROVINCE,
        Map.of("decision", decision, "reasons", "审查程序合法，意见明确。", "statements", statements));
    driver.runJobs();
  }

  /** The office proposes to end a review, and decides on it. */
  void terminate(String caseNumber, String ground, String decision) {
    String proposal =
        driver.businessKey(
            driver.start(
                "licence-termination",
                ORGANISER,
                GUANGZHOU,
                Map.of(
                    "applicationNumber", caseNumber,
                    "ground", ground,
                    "terminationFacts", "三次书面通知核查，企业均拒绝核查组进厂。")));
    driver.complete(
        proposal,
        "userTask_decideTermination",
        DECIDER,
        // Of a change nobody has asked yet who decides.
        caseNumber.startsWith("BG") ? GUANGZHOU : PROVINCE,
        Map.of("decision", decision, "remarks", "情况属实。"));
    driver.runJobs();
  }

  void withdraw(String caseNumber, String withdrawnOn) {
    driver.start(
        "licence-withdrawal",
        WINDOW,
        GUANGZHOU,
        Map.of(
            "caseNumber",
            caseNumber,
            "withdrawnOn",
            withdrawnOn,
            "requestNumber",
            "受理收〔2009〕31号",
            "reason",
            "企业停产。"));
    driver.runJobs();
  }
}

package cn.qualitysafety.spotcheck;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.enterprise.EnterpriseEntries;
import cn.qualitysafety.enterprise.EnterpriseEntry;
import cn.qualitysafety.enterprise.EnterpriseService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What people do in a spot check, in the words of the plan. */
public class SpotCheckSteps {

  public static final String PROVINCE = "440000";
  public static final String GUANGZHOU = "440100";
  public static final String SHENZHEN = "440300";
  public static final String LABORATORY = "440100-L1";
  public static final String RETEST_LABORATORY = "440000-L1";
  public static final String PLANNER = "spotcheck-planner";
  public static final String LEADER = "bureau-leader";
  public static final String SAMPLER = "sampler";
  public static final String PLAN = "CJ2009-440000-0001";

  /** Category code of the product in the register of enterprises. */
  public static final String RICE = "0102";

  private static final int[] WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

  private final CaseDriver driver;
  private final EnterpriseService enterprises;

  public SpotCheckSteps(CaseDriver driver, EnterpriseService enterprises) {
    this.driver = driver;
    this.enterprises = enterprises;
  }

  /** Enterprises of a unit that make rice; their codes. */
  public List<String> registerProducers(String unitCode, int from, int count) {
    List<String> codes = new ArrayList<>();
    for (int serial = from; serial < from + count; serial++) {
      codes.add(registerProducer(unitCode, serial, "广东" + serial + "号米业有限公司", "否"));
    }
    return codes;
  }

  /** One of them by name; its code. */
  public String registerProducer(String unitCode, int serial, String name, String workshop) {
    if (!unitCode.equals(GUANGZHOU)) {
      driver.employ(secondSampler(unitCode), SAMPLER, unitCode);
    }
    enterprises.register(
        EnterpriseEntries.with(
            Map.of(
                EnterpriseEntry.CODE,
                code(serial),
                EnterpriseEntry.NAME,
                name,
                EnterpriseEntry.ADDRESS,
                "稻香路" + serial + "号",
                EnterpriseEntry.SMALL_WORKSHOP,
                workshop,
                EnterpriseEntry.UNIT_CODE,
                unitCode,
                EnterpriseEntry.PRODUCTS,
                "大米",
                EnterpriseEntry.CATEGORY_CODES,
                RICE,
                EnterpriseEntry.CATEGORY_NAMES,
                "大米")),
        List.of(unitCode),
        "test");
    return code(serial);
  }

  /** A valid organisation code, GB 11714. */
  public static String code(int serial) {
    String digits = "%08d".formatted(10_000_000 + serial);
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += WEIGHTS[i] * (digits.charAt(i) - '0');
    }
    int check = 11 - sum % 11;
    return digits + (check == 10 ? "X" : check == 11 ? "0" : String.valueOf(check));
  }

  public static Map<String, Object> plan() {
    return Map.of(
        "category", "food",
        "product", "大米",
        "productCode", RICE,
        "licensedProduct", "rice",
        "standard", "GB 2715-2005",
        "items", "镉|≤0.2|mg/kg|安全\n水分|≤14.5|%",
        "laboratory", LABORATORY,
        "retestLaboratory", RETEST_LABORATORY);
  }

  /** The same on some day: since 2015-10-01 food is not checked like other products. */
  public static Map<String, Object> plan(String day) {
    Map<String, Object> fields = new HashMap<>(plan());
    if (day.compareTo("2015-10-01") >= 0) {
      fields.put("category", "daily-goods");
      fields.put("product", "食品用塑料包装容器");
      fields.put("licensedProduct", "food-packaging");
    }
    return fields;
  }

  /** Plans and approves a check of the whole province. */
  public void startPlan() {
    driver.start("spotcheck-plan", PLANNER, PROVINCE, plan());
    approve("approve");
  }

  void approve(String decision) {
    approve(PLAN, decision);
  }

  public void approve(String plan, String decision) {
    driver.complete(
        plan,
        "userTask_approvePlan",
        LEADER,
        PROVINCE,
        Map.of("decision", decision, "remarks", "同意。"));
    driver.runJobs();
  }

  public void take(String batch, String outcome) {
    take(batch, outcome, "2009-05-11");
  }

  public void take(String batch, String outcome, String sampledOn) {
    boolean sampled = outcome.equals("sampled");
    Map<String, Object> fields = new HashMap<>();
    fields.put("outcome", outcome);
    fields.put("secondSampler", secondSampler(city(batch)));
    fields.put("sampledOn", sampledOn);
    if (sampled) {
      fields.put("samplingSheet", "CY-" + batch.substring(batch.length() - 4));
      fields.put("quantity", "样品2kg，备用样品2kg，封条完好");
    } else {
      fields.put("circumstances", "企业负责人拒不配合，现场录像。");
    }
    driver.complete(batch, "userTask_takeSample", SAMPLER, city(batch), fields);
    driver.runJobs();
  }

  /** Somebody else establishes the refusal, or that the enterprise had a right to refuse. */
  public void confirmRefusal(String batch, String finding) {
    driver.complete(
        batch,
        "userTask_confirmRefusal",
        LEADER,
        city(batch),
        Map.of("finding", finding, "reason", "通知书、证件齐全，企业称停业盘点。"));
    driver.runJobs();
  }

  /** Refused, ordered to accept the check that day, refused again. */
  public void refuse(String batch, String on) {
    take(batch, "refused", on);
    confirmRefusal(batch, "refused");
    serve(batch, on);
    take(batch, "refused", on);
    confirmRefusal(batch, "refused");
    proposeMeasure(batch);
  }

  /** A leader of the province, whose check it is, proposes what becomes of who refuses again. */
  public void proposeMeasure(String batch) {
    driver.complete(
        batch,
        "userTask_proposeMeasure",
        LEADER,
        PROVINCE,
        Map.of("refusalMeasure", "suspend", "refusalMeasureReason", "两次闭门不纳，拒不改正。"));
    driver.runJobs();
  }

  /** Too moist; the enterprise is told that day and accepts it. */
  public void fail(SpotCheckService spotChecks, String batch, String on) {
    take(batch, "sampled", on);
    test(spotChecks.prepareSample(batch), LABORATORY, on, "0.1", "15.0");
    serve(batch + "-JG", on);
    object(batch, "reject", on);
  }

  /** Samples of rice that wait for their results in Guangzhou's laboratory; their blind codes. */
  public List<String> receivedSamples(SpotCheckService spotChecks, int count) {
    registerProducers(GUANGZHOU, 1, count);
    startPlan();
    List<String> codes = new ArrayList<>();
    for (int serial = 1; serial <= count; serial++) {
      String batch = "CC2009-%s-%04d".formatted(GUANGZHOU, serial);
      take(batch, "sampled");
      codes.add(spotChecks.prepareSample(batch));
      receive(codes.get(serial - 1), LABORATORY, "2009-05-11");
    }
    return codes;
  }

  public void takeRecheck(String followUp, String sampledOn) {
    driver.complete(
        followUp,
        "userTask_takeRecheckSample",
        SAMPLER,
        city(followUp),
        Map.of(
            "secondOfficer",
            driver.employ(secondSampler(city(followUp)), SAMPLER, city(followUp)),
            "outcome",
            "sampled",
            "sampledOn",
            sampledOn,
            "samplingSheet",
            "FC-1",
            "quantity",
            "样品2kg，备用样品2kg"));
    driver.runJobs();
  }

  /** The enterprise is told what the re-check found, and accepts it. */
  public void acceptRecheck(String followUp, String on) {
    serve(followUp, on);
    answerRecheck(followUp, "accepted", on);
  }

  /**
   * What the enterprise thinks of the re-check.
   *
   * @param opinion raised or accepted
   */
  public void answerRecheck(String followUp, String opinion, String on) {
    Map<String, Object> entered = new HashMap<>();
    entered.put("recheckObjection", opinion);
    entered.put("recheckObjectedOn", on);
    if (opinion.equals("raised")) {
      entered.put("recheckObjectionText", "样品受潮，请求复检。");
    }
    driver.complete(followUp, "userTask_recordRecheckObjection", PLANNER, city(followUp), entered);
    driver.runJobs();
  }

  /**
   * What the bureau makes of an objection to the re-check.
   *
   * @param answer retest or kept
   */
  void decideRecheck(String followUp, String answer) {
    driver.complete(
        followUp,
        "userTask_decideRecheckObjection",
        PLANNER,
        city(followUp),
        Map.of("recheckAnswer", answer, "recheckAnswerReason", "已核对备用样品的封条。"));
    driver.runJobs();
  }

  /** Of whom no fresh sample was got. */
  void goWithoutRecheck(String followUp, String outcome, String on) {
    driver.complete(
        followUp,
        "userTask_takeRecheckSample",
        SAMPLER,
        city(followUp),
        Map.of(
            "secondOfficer",
            driver.employ(secondSampler(city(followUp)), SAMPLER, city(followUp)),
            "outcome",
            outcome,
            "sampledOn",
            on,
            "circumstances",
            "厂门紧闭，村委会证明。"));
    driver.runJobs();
  }

  /** The laboratory receives and tests; what the enterprise is told is issued. */
  public void test(
      String blindCode, String laboratory, String day, String cadmium, String moisture) {
    receive(blindCode, laboratory, day);
    report(blindCode, laboratory, "镉（≤0.2 mg/kg）：" + cadmium + "\n水分（≤14.5 %）：" + moisture);
  }

  public void receive(String blindCode, String laboratory, String day) {
    driver.complete(
        blindCode,
        "userTask_receiveBlindSample",
        "laboratory",
        laboratory,
        Map.of("receivedOn", day, "sampleState", "封条完好。"));
  }

  public void report(String blindCode, String laboratory, String results) {
    driver.complete(
        blindCode,
        "userTask_testBlindSample",
        "laboratory",
        laboratory,
        Map.of("reportNumber", "BG-" + blindCode, "results", results));
    driver.runJobs();
  }

  /** A leader signs the order to rectify. */
  public void sign(String followUp) {
    driver.complete(
        followUp,
        "userTask_signRectificationOrder",
        LEADER,
        driver.unitOfTask(followUp, "userTask_signRectificationOrder"),
        Map.of("demands", "改进烘干工艺。", "signResult", "agree"));
    driver.runJobs();
  }

  /** The enterprise is told of a result, or ordered to rectify; the number of that case. */
  public void serve(String caseNumber, String on) {
    if (driver.openTasks(caseNumber).contains("userTask_signRectificationOrder")) {
      sign(caseNumber);
    }
    String unit = driver.unitOf(driver.delivery(caseNumber, null));
    driver.serve(caseNumber, PLANNER, unit, on, "何厂长");
    driver.runJobs();
  }

  /** Whose check it is, the enterprise tells what it thinks of the result. */
  public void object(String batch, String decision, String objectedOn) {
    driver.complete(
        batch + "-JG",
        "userTask_recordSpotCheckObjection",
        PLANNER,
        driver.unitOfTask(batch + "-JG", "userTask_recordSpotCheckObjection"),
        Map.of(
            "decision",
            decision,
            "objectedOn",
            objectedOn,
            "about",
            "result",
            "addressee",
            "organiser",
            "objection",
            "对检验结果有异议。"));
    driver.runJobs();
    if (decision.equals("approve")) {
      answer(batch, "retest", "");
    }
  }

  /** What is made of an objection. */
  public void answer(String batch, String answer, String ground) {
    driver.complete(
        batch + "-JG",
        "userTask_decideObjection",
        PLANNER,
        driver.unitOfTask(batch + "-JG", "userTask_decideObjection"),
        Map.of("answer", answer, "ground", ground, "answerReason", "已核对抽样单和封条。"));
    driver.runJobs();
  }

  public void rectify(String followUp, String outcome, String receivedOn) {
    driver.complete(
        followUp,
        "userTask_recordRectification",
        PLANNER,
        city(followUp),
        Map.of("outcome", outcome, "receivedOn", receivedOn, "summary", "更换原料供应商。"));
    driver.runJobs();
  }

  private static String secondSampler(String city) {
    return city.equals(GUANGZHOU) ? "gz-chouyang2" : "second-sampler-" + city;
  }

  /** CC2009-440100-0001 runs in 440100. */
  private static String city(String caseNumber) {
    return caseNumber.split("-")[1];
  }
}

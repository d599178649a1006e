package cn.qualitysafety.spotcheck;

import cn.qualitysafety.brand.BrandTitleService;
import cn.qualitysafety.enterprise.ComplianceService;
import cn.qualitysafety.enterprise.KeyCorrected;
import cn.qualitysafety.organisation.Staff;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.deadline.Deadline;
import cn.qualitysafety.platform.deadline.LimitMoved;
import cn.qualitysafety.platform.delivery.Deliveries;
import cn.qualitysafety.platform.delivery.DocumentServed;
import cn.qualitysafety.platform.document.DocumentDraft;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.engine.UsedInModels;
import cn.qualitysafety.platform.input.Entered;
import cn.qualitysafety.platform.input.Options;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.message.Messages;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Batches of spot checks, from sampling to the final result. In models: {@code ${spotChecks.…}}.
 */
@Service("spotChecks")
public class SpotCheckService {

  /** Answers of the sampler's form. */
  /** What the messages of this regime call the key of the enterprise that they are about. */
  static final String HOLDER_CODE = "holderCode";

  private static final String SAMPLED = "sampled";

  private static final String REFUSED = "refused";
  private static final String ABSENT = "absent";

  private static final String SAMPLER = "sampler";

  private static final String PASS = "pass";
  private static final String FAIL = "fail";
  private static final String UNSAFE = "unsafe";

  /** Plan 三(三)2: this many failures of a product in a city and quarter warn its government. */
  private static final int FAILURES_TO_WARN = 3;

  private static final String FIRST = "first";
  private static final String RETEST = "retest";

  /** Without letters and digits that are easily misread. */
  private static final String CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

  private static final int CODE_LENGTH = 10;

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private static final String OBJECT = "spotcheck.object";
  private static final String RESULT_NOTICE = "spotcheck-result-notice";

  private final SecureRandom random = new SecureRandom();
  private final BatchMapper mapper;
  private final PlanMapper plans;
  private final SampleMapper samples;
  private final BrandTitleService brands;
  private final ComplianceService compliance;
  private final UnitRegister units;
  private final Staff staff;
  private final IdentityService identity;
  private final OfficialDocuments documents;
  private final Deliveries deliveries;
  private final Messages messages;
  private final Deadline deadline;
  private final CaseLimits limits;
  private final Clock clock;

  SpotCheckService(
      BatchMapper mapper,
      PlanMapper plans,
      SampleMapper samples,
      BrandTitleService brands,
      ComplianceService compliance,
      UnitRegister units,
      Staff staff,
      @Lazy IdentityService identity,
      OfficialDocuments documents,
      Deliveries deliveries,
      Messages messages,
      Deadline deadline,
      CaseLimits limits,
      Clock clock) {
    this.mapper = mapper;
    this.plans = plans;
    this.samples = samples;
    this.brands = brands;
    this.compliance = compliance;
    this.units = units;
    this.staff = staff;
    this.identity = identity;
    this.documents = documents;
    this.deliveries = deliveries;
    this.messages = messages;
    this.deadline = deadline;
    this.limits = limits;
    this.clock = clock;
  }

  public Batch of(String caseNumber) {
    return mapper.find(caseNumber);
  }

  public SpotCheckPlan planOf(String caseNumber) {
    return planOf(of(caseNumber));
  }

  private SpotCheckPlan planOf(Batch batch) {
    return plans.find(batch.planNumber());
  }

  String product(Batch batch) {
    return planOf(batch).product();
  }

  /** The plan of a batch, for those who sample. */
  String planText(Batch batch) {
    SpotCheckPlan plan = planOf(batch);
    return "%s，%s，依据%s".formatted(plan.product(), plan.quarterText(), plan.standard());
  }

  /** Who can be the second sampler, for a form's choice, as long as nobody is the first. */
  @UsedInModels
  public SpinJsonNode samplers(String caseNumber) {
    return samplers(caseNumber, null);
  }

  /** Who can be the second sampler beside this one; beside anybody if it is null. */
  public SpinJsonNode samplers(String caseNumber, String first) {
    Map<String, String> samplers = staff.holders(of(caseNumber).city(), List.of(SAMPLER));
    samplers.remove(first == null ? "" : first);
    return Options.of(samplers);
  }

  /**
   * The samplers report from the site.
   *
   * @param outcome sampled, refused or absent
   * @param secondSampler login of the second one, who holds the post too
   * @param circumstances what happened, where nothing was sampled
   */
  @Transactional
  public void takeSample(
      String caseNumber,
      String outcome,
      String secondSampler,
      LocalDate sampledOn,
      String samplingSheet,
      String quantity,
      String circumstances,
      String person) {
    Entered.notInFuture("抽样日期", sampledOn, LocalDate.now(clock));
    String second = secondSampler(secondSampler, person);
    switch (Entered.required("抽样情况", outcome, 20)) {
      case SAMPLED -> {
        mapper.sample(
            caseNumber,
            Batch.State.SAMPLED,
            person,
            second,
            Entered.code("抽样单编号", samplingSheet, 50),
            sampledOn,
            Entered.required("样品和备用样品", quantity, 200),
            null);
        prepareSample(caseNumber);
      }
      case REFUSED ->
          notSampled(caseNumber, Batch.State.REFUSED, person, second, sampledOn, circumstances);
      case ABSENT ->
          notSampled(caseNumber, Batch.State.NOT_FOUND, person, second, sampledOn, circumstances);
      default -> throw new RefusedInputException("请在“抽样情况”中选择一项后再提交。");
    }
  }

  private void notSampled(
      String caseNumber,
      Batch.State state,
      String person,
      String second,
      LocalDate on,
      String circumstances) {
    mapper.sample(
        caseNumber,
        state,
        person,
        second,
        null,
        on,
        null,
        Entered.required("现场情况", circumstances, 1000));
  }

  private String secondSampler(String entered, String person) {
    String second = Entered.required("另一名抽样人员", entered, 64);
    if (second.equals(person)) {
      throw new RefusedInputException("抽样人员不得少于两人，“另一名抽样人员”不能是您本人，请更正。");
    }
    if (identity.createUserQuery().userId(second).memberOfGroup(SAMPLER).count() == 0) {
      throw new RefusedInputException("“另一名抽样人员”“%s”不是抽样人员，请在“另一名抽样人员”中重新选择。".formatted(second));
    }
    return second;
  }

  /** Gives the sample a code that does not tell whose it is; the same on a second call. */
  @Transactional
  public String prepareSample(String caseNumber) {
    return code(caseNumber, FIRST, planOf(caseNumber).laboratory());
  }

  /** The same for the reserve sample, in the other laboratory. */
  @Transactional
  public String prepareRetest(String caseNumber) {
    return code(caseNumber, RETEST, planOf(caseNumber).retestLaboratory());
  }

  String code(String caseNumber, String purpose, String laboratory) {
    String existing = codeOf(caseNumber, purpose);
    if (existing != null) {
      return existing;
    }
    String code = "MY-" + random(CODE_LENGTH);
    samples.insert(code, caseNumber, purpose, laboratory, planOf(caseNumber).product());
    return code;
  }

  private String random(int length) {
    return random
        .ints(length, 0, CODE_LETTERS.length())
        .mapToObj(CODE_LETTERS::charAt)
        .map(String::valueOf)
        .collect(Collectors.joining());
  }

  /** Code of the sample in the first laboratory; null until it has one. */
  String blindCode(Batch batch) {
    return codeOf(batch.caseNumber(), FIRST);
  }

  /** Code of the reserve sample; null until it has one. */
  String retestCode(Batch batch) {
    return codeOf(batch.caseNumber(), RETEST);
  }

  /** Code of the laboratory where the case of the first test runs. */
  String laboratory(Batch batch) {
    return planOf(batch).laboratory();
  }

  /** Code of the laboratory where the case of the second test runs. */
  String retestLaboratory(Batch batch) {
    return planOf(batch).retestLaboratory();
  }

  /** Code of a batch's sample for this purpose; null until it has one. */
  String codeOf(String caseNumber, String purpose) {
    return samples.codeOf(caseNumber, purpose);
  }

  /** What a laboratory found: pass, fail or unsafe; null until it has reported. */
  String verdict(String caseNumber, String purpose) {
    String blindCode = codeOf(caseNumber, purpose);
    return blindCode == null ? null : samples.find(blindCode).verdict();
  }

  /** A refusal counts as a fail and is final. */
  @Transactional
  public void recordRefusal(String caseNumber) {
    mapper.judge(caseNumber, Batch.State.REFUSED, FAIL);
    close(caseNumber, FAIL);
  }

  /** Number of the case in which the enterprise is told. */
  String resultNumber(Batch batch) {
    return batch.caseNumber() + "-JG";
  }

  /** Number of the batch that the case of a result or of a rectification belongs to. */
  public static String batchNumber(String caseNumber) {
    return caseNumber.substring(0, caseNumber.lastIndexOf('-'));
  }

  /** The batch, by the number of the case in which the enterprise is told. */
  Batch ofResult(String resultNumber) {
    return of(batchNumber(resultNumber));
  }

  /** Whether the first test found nothing; null until it has a verdict. */
  Boolean passed(Batch batch) {
    return passed(batch.verdict());
  }

  /** Whether nothing is wrong after objection and re-test; null until the result is final. */
  Boolean finallyPassed(Batch batch) {
    return passed(batch.finalVerdict());
  }

  /** Whether a verdict is none of the failures; null if there is no verdict. */
  static Boolean passed(String verdict) {
    return verdict == null ? null : verdict.equals(PASS);
  }

  /** Tells the enterprise of the result. */
  @Transactional
  public void issueResultNotice(String caseNumber) {
    Batch batch = of(caseNumber);
    documents.issue(
        new DocumentDraft(
            resultNumber(batch),
            RESULT_NOTICE,
            "issue",
            batch.city(),
            "产品质量监督抽查结果通知书",
            "spotcheck/spotcheck-result-notice",
            Map.of(
                "unit", units.name(batch.city()),
                "organiser", units.name(planOf(caseNumber).unitCode()),
                "holderName", batch.holderName(),
                "product", planOf(caseNumber).product(),
                "sampledOn", DAY.format(batch.sampledOn()),
                "results", resultsText(batch),
                "conclusion", conclusion(batch.verdict()),
                "objectBy", deliveries.untilText("本通知书", OBJECT)),
            batch.sampler()));
    mapper.notify(caseNumber, LocalDate.now(clock));
  }

  @EventListener
  void resultServed(DocumentServed served) {
    if (served.isOf(RESULT_NOTICE)) {
      beginObjection(batchNumber(served.delivery().caseNumber()), served.delivery().servedOn());
    }
  }

  /** The time for an objection begins: the enterprise has been told on this day. */
  @Transactional
  public void beginObjection(String caseNumber, LocalDate toldOn) {
    mapper.objectBy(caseNumber, limits.begin(resultNumber(of(caseNumber)), OBJECT, toldOn));
  }

  /** Holidays became known that move the last day. */
  @EventListener
  void follow(LimitMoved limit) {
    if (limit.limitName().equals(OBJECT)) {
      mapper.objectBy(batchNumber(limit.caseNumber()), limit.lastDay());
    }
  }

  /** What a plan's batches have come to, those without a result left out, by city and number. */
  public List<FinalResult> finalResults(String planNumber) {
    return mapper.finished(planNumber).stream()
        .map(
            batch ->
                new FinalResult(
                    batch.caseNumber(),
                    batch.city(),
                    batch.holderCode(),
                    batch.holderName(),
                    batch.finalVerdict(),
                    batch.samplingSheet() == null,
                    failedItems(batch)))
        .toList();
  }

  private List<String> failedItems(Batch batch) {
    if (batch.samplingSheet() == null) {
      return List.of();
    }
    Map<Integer, TestItem> items = items(batch);
    return results(batch).stream()
        .filter(result -> !result.passed())
        .map(result -> items.get(result.serial()).name())
        .toList();
  }

  private List<SampleMapper.ItemResult> results(Batch batch) {
    return samples.results(
        verdict(batch.caseNumber(), RETEST) == null ? blindCode(batch) : retestCode(batch));
  }

  /** Each item with its value, of the last test that is done. */
  String resultsText(Batch batch) {
    Map<Integer, TestItem> items = items(batch);
    return results(batch).stream()
        .map(
            result ->
                "%s：%s，%s"
                    .formatted(
                        items.get(result.serial()).text(),
                        result.reported(),
                        result.passed() ? "合格" : "不合格"))
        .collect(Collectors.joining("\n"));
  }

  private Map<Integer, TestItem> items(Batch batch) {
    return plans.items(batch.planNumber()).stream()
        .collect(Collectors.toMap(TestItem::serial, item -> item));
  }

  /** A verdict as letters say it. */
  static String conclusion(String verdict) {
    return switch (verdict) {
      case PASS -> "合格";
      case UNSAFE -> "不合格（安全项目）";
      default -> "不合格";
    };
  }

  String objectByText(Batch batch) {
    return batch.objectBy() == null
        ? null
        : DAY.format(batch.objectBy()) + deadline.caveat(batch.objectBy());
  }

  /** When silence makes the result final. */
  Date objectionExpiry(Batch batch) {
    return deliveries.silenceCounts(
        CasePlace.of(resultNumber(batch)), RESULT_NOTICE, batch.objectBy());
  }

  /**
   * The enterprise objects, and the reserve sample is coded; or it accepts the result in writing.
   */
  @Transactional
  public void recordObjection(
      String caseNumber, boolean objects, LocalDate objectedOn, String objection) {
    Entered.notInFuture("提出日期", objectedOn, LocalDate.now(clock));
    Batch batch = of(caseNumber);
    if (objects && objectedOn.isAfter(batch.objectBy())) {
      throw new RefusedInputException(
          "企业在%s之后才提出异议，已超过期限（邮寄的以交邮日期为准），不能安排复检。".formatted(objectByText(batch)));
    }
    if (objects) {
      limits.endIfRunning(resultNumber(batch), OBJECT);
      mapper.object(caseNumber, Entered.required("异议理由", objection, 1000), objectedOn);
      prepareRetest(caseNumber);
    }
  }

  /** The first test stands. */
  @Transactional
  public void confirmResult(String caseNumber) {
    close(caseNumber, of(caseNumber).verdict());
  }

  /** The re-test of the reserve sample is final. */
  @Transactional
  public void finaliseRetest(String caseNumber) {
    close(caseNumber, verdict(caseNumber, RETEST));
  }

  /** Nothing was found and nobody is left to draw: the batch ends without a result. */
  @Transactional
  public void closeWithoutResult(String caseNumber) {
    endInCity(of(caseNumber));
  }

  private void close(String caseNumber, String verdict) {
    limits.endIfRunning(resultNumber(of(caseNumber)), OBJECT);
    if (!verdict.equals(PASS)) {
      // Failures of several plans at the same moment: the last one counts all. Before the city's
      // row, which those of one plan wait for.
      SpotCheckPlan plan = planOf(caseNumber);
      plans.lockOfProduct(plan.productCode(), plan.quarter());
    }
    mapper.close(caseNumber, verdict, LocalDate.now(clock));
    Batch batch = of(caseNumber);
    if (!verdict.equals(PASS)) {
      noteFailure(batch);
    }
    endInCity(batch);
  }

  /** Only what is final counts against an enterprise. */
  private void noteFailure(Batch batch) {
    String kind =
        batch.circumstances() != null
            ? "spotcheck-refused"
            : batch.finalVerdict().equals(UNSAFE) ? "spotcheck-unsafe" : "spotcheck-unqualified";
    compliance.note(
        batch.holderCode(),
        kind,
        batch.finalOn(),
        batch.caseNumber(),
        batch.city(),
        "%s（%s）。%s".formatted(product(batch), batch.planNumber(), facts(batch)));
  }

  private void endInCity(Batch batch) {
    plans.closeBatch(batch.planNumber(), batch.city());
    if (plans.openBatches(batch.planNumber(), batch.city()) == 0) {
      messages.send(
          "spotcheckCityDone",
          SpotCheckPlanService.cityNumber(batch.planNumber(), batch.city()),
          batch.planNumber(),
          batch.city(),
          batch.city(),
          Map.of());
    }
  }

  /** What failed, item by item, or how the sample was refused. */
  String facts(Batch batch) {
    return batch.circumstances() != null
        ? "拒绝抽样，按不合格处理：" + batch.circumstances()
        : resultsText(batch);
  }

  /**
   * Tells the other procedures of a batch that failed: an unsafe product goes to recall, the holder
   * of a famous brand is summoned, three failures in a quarter warn the city's government.
   */
  @Transactional
  public void tellOthers(String caseNumber) {
    Batch batch = of(caseNumber);
    SpotCheckPlan plan = plans.find(batch.planNumber());
    if (UNSAFE.equals(batch.finalVerdict())) {
      messages.send(
          "recallDue",
          null,
          batch.caseNumber(),
          "unsafe",
          batch.city(),
          Map.of(
              HOLDER_CODE,
              batch.holderCode(),
              "holderName",
              batch.holderName(),
              "product",
              plan.product(),
              "causeCase",
              batch.caseNumber(),
              "facts",
              facts(batch)));
    }
    // Plan 三(二)2: a famous brand whose product fails is summoned.
    if (!brands.validOf(batch.holderCode()).isEmpty()) {
      messages.send(
          "summonsDue",
          null,
          batch.caseNumber(),
          "failed",
          batch.city(),
          Map.of(
              HOLDER_CODE,
              batch.holderCode(),
              "holderName",
              batch.holderName(),
              "product",
              plan.product(),
              "cause",
              "spotcheck",
              "causeCase",
              batch.caseNumber(),
              "facts",
              facts(batch)));
    }
    int failures = mapper.failures(plan.productCode(), batch.city(), plan.quarter());
    if (failures >= FAILURES_TO_WARN) {
      messages.send(
          "regionalWarningDue",
          null,
          "%s-%s-%s".formatted(batch.city(), plan.productCode(), plan.quarter()),
          "warning",
          batch.city(),
          Map.of(
              "city", batch.city(),
              "productCode", plan.productCode(),
              "product", plan.product(),
              "quarter", plan.quarter(),
              "failures", failures));
    }
  }

  /** An enterprise that had been registered wrongly keeps its batches under the right key. */
  @EventListener
  void move(KeyCorrected key) {
    mapper.moveHolder(key.from(), key.to());
  }
}

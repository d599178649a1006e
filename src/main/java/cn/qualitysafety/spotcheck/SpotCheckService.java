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
import cn.qualitysafety.platform.law.Articles;
import cn.qualitysafety.platform.message.Messages;
import cn.qualitysafety.platform.record.CaseRecords;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Batches of spot checks, from sampling to the final result. In models: {@code ${spotChecks.…}}.
 */
@Service("spotChecks")
public class SpotCheckService {

  /** What the messages of this regime call the key of the enterprise that they are about. */
  static final String HOLDER_CODE = "holderCode";

  /** Answers of the sampler's form. */
  private static final String SAMPLED = "sampled";

  /** The verdict of a refusal, too. */
  static final String REFUSED = "refused";

  private static final String ABSENT = "absent";

  /** What the enterprise refused it had a right to refuse. */
  private static final String RIGHTFUL = "rightful";

  private static final String SAMPLER = "sampler";

  private static final String PASS = "pass";
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
  private static final String SAMPLING_NOTICE = "spotcheck-sampling-notice";

  /** To whom an enterprise objects, if not to whoever carried the check out. */
  private static final String SUPERIOR = "superior";

  /** What becomes of an objection. */
  private static final String KEPT = "kept";

  private static final String VOID = "void";

  /** Why there is no re-test, as the reply says it. */
  private static final Map<String, String> GROUNDS =
      Map.of(
          "micro-organism", "涉及微生物等按照标准不得复检的项目",
          "no-reserve", "没有备用样品，或者备用样品已经失效、损坏，不具备检验条件",
          "not-needed", "异议没有涉及检验结果，不需要复检",
          "unfounded", "对抽样、样品来源的异议经核查不成立");

  private static final Map<String, String> SUBJECTS =
      Map.of("result", "检验结果", "sampling", "抽样", "origin", "样品不是本企业生产的");

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
  private final CaseRecords records;
  private final Messages messages;
  private final Articles articles;
  private final Deadline deadline;
  private final CaseLimits limits;
  private final ApplicationEventPublisher events;
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
      CaseRecords records,
      Messages messages,
      Articles articles,
      Deadline deadline,
      CaseLimits limits,
      ApplicationEventPublisher events,
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
    this.records = records;
    this.messages = messages;
    this.articles = articles;
    this.deadline = deadline;
    this.limits = limits;
    this.events = events;
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

  /**
   * Somebody who did not take part in the sampling establishes the refusal together with the
   * samplers (order 133 art. 24, in force 2011 to 2019), or finds that the enterprise had a right
   * to refuse (art. 19), and the sample is taken anew.
   *
   * @param finding refused or rightful
   */
  @Transactional
  public void confirmRefusal(String caseNumber, String finding, String reason, String person) {
    Batch.State state =
        switch (Entered.required("核实结论", finding, 20)) {
          case REFUSED -> Batch.State.REFUSED;
          case RIGHTFUL -> Batch.State.DRAWN;
          default -> throw new RefusedInputException("请在“核实结论”中选择一项后再提交。");
        };
    mapper.confirmRefusal(caseNumber, state, Entered.required("核实情况", reason, 1000), person);
  }

  /** What was refused, when and how that was established. */
  String refusalText(Batch batch) {
    return batch.circumstances() == null
        ? null
        : "%s拒绝接受监督抽查：%s"
            .formatted(
                DAY.format(batch.sampledOn()),
                batch.refusalReason() == null
                    ? batch.circumstances()
                    : batch.circumstances() + " 核实情况：" + batch.refusalReason());
  }

  /** The sheet on which the bureau of the place and the samplers say that they were refused. */
  @Transactional
  public void issueRefusalRecord(String caseNumber) {
    Batch batch = of(caseNumber);
    issueOnRefusal(batch, "spotcheck-refusal-record", "拒绝监督抽查认定表", occasion(batch));
  }

  /**
   * The letter with which the samplers come: of whoever organises the check, for this enterprise
   * and this product (order 133 art. 16 par. 1, art. 19; before and since, practice).
   */
  @Transactional
  public void issueSamplingNotice(String caseNumber) {
    Batch batch = of(caseNumber);
    SpotCheckPlan plan = planOf(batch);
    documents.issue(
        new DocumentDraft(
            caseNumber,
            SAMPLING_NOTICE,
            "issue",
            plan.unitCode(),
            "产品质量监督抽查通知书",
            "spotcheck/" + SAMPLING_NOTICE,
            Map.of(
                "unit", units.name(plan.unitCode()),
                "holderName", batch.holderName(),
                "address", batch.address(),
                "product", plan.product(),
                "planNumber", plan.number(),
                "standard", plan.standard(),
                "samplers",
                    String.join("、", staff.holders(batch.city(), List.of(SAMPLER)).values()),
                "samplingUnit", units.name(batch.city())),
            plan.approvedBy() == null ? plan.plannedBy() : plan.approvedBy()));
  }

  /** Number of the letter that the samplers show; null before it is issued, and of old batches. */
  String samplingNotice(Batch batch) {
    return documents.ofCase(batch.caseNumber()).stream()
        .filter(document -> document.kind().equals(SAMPLING_NOTICE) && !document.voided())
        .map(document -> "%s（%s）".formatted(document.number(), document.title()))
        .findFirst()
        .orElse(null);
  }

  /** How the sample was taken, for whoever decides on an objection; null if none was. */
  String samplingText(Batch batch) {
    return batch.samplingSheet() == null
        ? null
        : "%s在%s抽样，抽样单%s。%s"
            .formatted(
                DAY.format(batch.sampledOn()),
                batch.address(),
                batch.samplingSheet(),
                batch.quantity());
  }

  /** Code of the unit whose check it is. */
  String organiserUnit(Batch batch) {
    return planOf(batch).unitCode();
  }

  /** A refusal is punished by itself, and more severely if it goes on (产品质量法 art. 56). */
  @Transactional
  public void tellRefusal(String caseNumber) {
    Batch batch = of(caseNumber);
    tellPenalty(
        batch,
        occasion(batch),
        "%s生产的%s被抽中监督抽查（计划%s），该企业无正当理由拒绝。%s%s%s依据：%s。"
            .formatted(
                batch.holderName(),
                product(batch),
                batch.planNumber(),
                refusalText(batch),
                batch.isOrderedToAccept()
                    ? "%s责令改正后仍然拒绝。".formatted(DAY.format(batch.refusalOrderedOn()))
                    : "",
                proposedMeasure(batch),
                articles.cite(LocalDate.now(clock), "spotcheck-refusal")));
  }

  /** What whoever organises the check proposes against one who refuses again; else nothing. */
  private String proposedMeasure(Batch batch) {
    String measure = records.text(batch.caseNumber(), "refusalMeasure");
    return measure == null
        ? ""
        : "%s%s%s"
            .formatted(
                units.name(planOf(batch).unitCode()),
                "close".equals(measure) ? "提请吊销营业执照：" : "提请责令停业整顿：",
                records.text(batch.caseNumber(), "refusalMeasureReason"));
  }

  private static String occasion(Batch batch) {
    return batch.isOrderedToAccept() ? "refused-again" : REFUSED;
  }

  /** Orders the enterprise to accept the check. */
  @Transactional
  public void issueRefusalOrder(String caseNumber) {
    issueOnRefusal(of(caseNumber), "spotcheck-refusal-order", "责令改正通知书", "issue");
    mapper.orderRefusal(caseNumber, LocalDate.now(clock));
  }

  private void issueOnRefusal(Batch batch, String kind, String title, String occasion) {
    documents.issue(
        new DocumentDraft(
            batch.caseNumber(),
            kind,
            occasion,
            batch.city(),
            title,
            "spotcheck/" + kind,
            Map.of(
                "unit", units.name(batch.city()),
                "organiser", units.name(planOf(batch).unitCode()),
                "holderName", batch.holderName(),
                "address", batch.address(),
                "product", product(batch),
                "refusedOn", DAY.format(batch.sampledOn()),
                "circumstances", batch.circumstances(),
                "reason", batch.refusalReason()),
            batch.refusalConfirmedBy()));
  }

  private void tellPenalty(Batch batch, String occasion, String facts) {
    messages.send(
        "penaltyCaseDue",
        null,
        batch.caseNumber(),
        occasion,
        batch.city(),
        Map.of(
            HOLDER_CODE,
            batch.holderCode(),
            "holderName",
            batch.holderName(),
            "product",
            product(batch),
            "causeCase",
            batch.caseNumber(),
            "facts",
            facts));
  }

  /** A refusal is final, and no failure: nothing was tested. */
  @Transactional
  public void recordRefusal(String caseNumber) {
    mapper.judge(caseNumber, Batch.State.REFUSED, REFUSED);
    close(caseNumber, REFUSED);
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

  /**
   * Tells the enterprise of the result, in the name of the unit whose check it is; the city hands
   * it over.
   */
  @Transactional
  public void issueResultNotice(String caseNumber) {
    Batch batch = of(caseNumber);
    String organiser = planOf(caseNumber).unitCode();
    documents.issue(
        new DocumentDraft(
            resultNumber(batch),
            RESULT_NOTICE,
            "issue",
            organiser,
            "产品质量监督抽查结果通知书",
            "spotcheck/spotcheck-result-notice",
            Map.of(
                "unit", units.name(organiser),
                "superior", units.superior(organiser, LocalDate.now(clock)),
                "holderName", batch.holderName(),
                "product", planOf(caseNumber).product(),
                "sampledOn", DAY.format(batch.sampledOn()),
                "tested", "抽样单编号：%s\n%s".formatted(batch.samplingSheet(), testedText(batch)),
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
    return samples.results(lastCode(batch));
  }

  /** Of the sample of the last test that is done. */
  private String lastCode(Batch batch) {
    return verdict(batch.caseNumber(), RETEST) == null ? blindCode(batch) : retestCode(batch);
  }

  /** Who did the last test that is done, and under what number the report is. */
  private String testedText(Batch batch) {
    return testedText(lastCode(batch));
  }

  /** The same of one sample. */
  String testedText(String blindCode) {
    Sample sample = samples.find(blindCode);
    return "检验机构：%s\n检验报告编号：%s".formatted(units.name(sample.laboratory()), sample.reportNumber());
  }

  /** Each item with its value, of the last test that is done. */
  String resultsText(Batch batch) {
    return resultsText(batch, lastCode(batch));
  }

  /** The same of one of its samples. */
  String resultsText(Batch batch, String blindCode) {
    Map<Integer, TestItem> items = items(batch);
    return samples.results(blindCode).stream()
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
      case REFUSED -> "拒绝抽查";
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
   * The enterprise objects, or it accepts the result in writing.
   *
   * @param about result, sampling or origin
   * @param addressee organiser or superior: who carried the check out, or whoever is above it
   */
  @Transactional
  public void recordObjection(
      String caseNumber,
      boolean objects,
      LocalDate objectedOn,
      String about,
      String addressee,
      String objection) {
    Entered.notInFuture("提出日期", objectedOn, LocalDate.now(clock));
    Batch batch = of(caseNumber);
    if (objects && !SUBJECTS.containsKey(Entered.required("异议的对象", about, 16))) {
      throw new RefusedInputException("请在“异议的对象”中选择一项后再提交。");
    }
    if (objects && objectedOn.isAfter(batch.objectBy())) {
      throw new RefusedInputException(
          "企业在%s之后才提出异议，已超过期限（邮寄的以交邮日期为准），不能安排复检。".formatted(objectByText(batch)));
    }
    if (objects) {
      limits.endIfRunning(resultNumber(batch), OBJECT);
      mapper.object(
          caseNumber,
          Entered.required("异议理由", objection, 1000),
          objectedOn,
          about,
          Entered.required("提交的部门", addressee, 16));
    }
  }

  /**
   * Code of the unit that takes, decides and answers an objection in its own name: whoever carried
   * the check out, or the superior whom the enterprise chose, as whoever accepts it decides (产品质量法
   * art. 15 par. 4). What goes to the state's authority comes back to the province.
   */
  public String objectionUnit(Batch batch) {
    String organiser = planOf(batch).unitCode();
    String superior = units.unit(organiser).parentCode();
    return SUPERIOR.equals(batch.objectionTo()) && superior != null ? superior : organiser;
  }

  /** What the enterprise objects to, for whoever decides; null without an objection. */
  String objectionAbout(Batch batch) {
    return batch.objectionAbout() == null ? null : SUBJECTS.get(batch.objectionAbout());
  }

  /** What it says, and to whom. */
  String objectionText(Batch batch) {
    return batch.objection() == null
        ? null
        : "%s（%s提出）"
            .formatted(
                batch.objection(),
                SUPERIOR.equals(batch.objectionTo())
                    ? "向" + units.superior(planOf(batch).unitCode(), LocalDate.now(clock))
                    : "向" + units.name(planOf(batch).unitCode()));
  }

  /**
   * Somebody who did not take the sample decides on an objection: the reserve sample is tested; or
   * it cannot be, or need not; or the sample was none that counts.
   *
   * @param answer retest, kept or void
   * @param ground why there is no re-test; only with kept
   * @param reason what the enterprise is told
   */
  @Transactional
  public void decideObjection(
      String caseNumber, String answer, String ground, String reason, String person) {
    Batch batch = of(caseNumber);
    String what = Entered.required("处理意见", answer, 16);
    if (!Set.of(RETEST, KEPT, VOID).contains(what)) {
      throw new RefusedInputException("请在“处理意见”中选择一项后再提交。");
    }
    if (what.equals(VOID) && "result".equals(batch.objectionAbout())) {
      throw new RefusedInputException("企业的异议是对检验结果提出的，撤销结论只用于抽样、样品来源不实；请选择“复检”或者“不予复检”。");
    }
    if (what.equals(KEPT) && !GROUNDS.containsKey(Entered.required("不予复检的理由", ground, 16))) {
      throw new RefusedInputException("请在“不予复检的理由”中选择一项后再提交。");
    }
    mapper.answer(
        caseNumber,
        what,
        what.equals(KEPT) ? ground : null,
        Entered.required("核查情况和理由", reason, 1000),
        person);
    if (what.equals(RETEST)) {
      prepareRetest(caseNumber);
    }
  }

  /** The sample was none that counts: the batch ends without a result. */
  @Transactional
  public void voidResult(String caseNumber) {
    mapper.voidResult(caseNumber);
    endInCity(of(caseNumber));
  }

  /**
   * Tells the enterprise in writing what became of its objection, and who pays for the re-test.
   *
   * @param unitCode of the unit that decided, in whose name it is
   */
  @Transactional
  public void issueObjectionReply(String caseNumber, String unitCode) {
    Batch batch = of(caseNumber);
    documents.issue(
        new DocumentDraft(
            resultNumber(batch),
            "spotcheck-objection-reply",
            "issue",
            unitCode,
            "产品质量监督抽查异议处理答复",
            "spotcheck/spotcheck-objection-reply",
            Map.of(
                "unit", units.name(unitCode),
                "holderName", batch.holderName(),
                "product", product(batch),
                "objectedOn", DAY.format(batch.objectedOn()),
                "subject", SUBJECTS.getOrDefault(batch.objectionAbout(), SUBJECTS.get("result")),
                "outcome", objectionOutcome(batch),
                "reason", batch.answerReason()),
            batch.answeredBy()));
  }

  private String objectionOutcome(Batch batch) {
    return switch (batch.objectionAnswer()) {
      case KEPT ->
          "%s，不予复检，维持原检验结论：%s。"
              .formatted(GROUNDS.get(batch.answerGround()), conclusion(batch.finalVerdict()));
      case VOID -> "异议成立，撤销原检验结论，本次抽查不作结论。";
      default ->
          "已在另一家检验机构对备用样品进行复检，结果如下：\n%s\n%s\n复检结论：%s。复检结论为最终结论。%s"
              .formatted(
                  testedText(batch),
                  resultsText(batch),
                  conclusion(batch.finalVerdict()),
                  costOfRetest(batch));
    };
  }

  /** Order 133 art. 37 for its time; before and after no article is known that says who pays. */
  private String costOfRetest(Batch batch) {
    LocalDate today = LocalDate.now(clock);
    if (!articles.isInForce(today, "spotcheck-retest-cost")) {
      return "";
    }
    return "依照%s，复检费用%s。"
        .formatted(
            articles.cite(today, "spotcheck-retest-cost"),
            PASS.equals(batch.finalVerdict()) ? "列入监督抽查经费，你单位无须承担" : "由你单位承担");
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
    tellFinal(batch);
    endInCity(batch);
  }

  private void tellFinal(Batch batch) {
    String blindCode = blindCode(batch);
    LocalDateTime testedAt = blindCode == null ? null : samples.find(blindCode).reportedAt();
    if (testedAt != null) {
      events.publishEvent(
          new ResultFinal(
              batch.caseNumber(),
              batch.city(),
              batch.holderCode(),
              testedAt.toLocalDate(),
              batch.finalOn(),
              batch.finalVerdict()));
    }
  }

  /** Only what is final counts against an enterprise. */
  private void noteFailure(Batch batch) {
    String kind =
        batch.finalVerdict().equals(REFUSED)
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
    return batch.samplingSheet() == null ? refusalText(batch) : resultsText(batch);
  }

  /**
   * Tells the other procedures of a batch that failed: an unsafe product goes to recall and,
   * without waiting for a rectification, to penalties (产品质量法 art. 17 par. 2), the holder of a
   * famous brand is summoned, three failures in a quarter warn the city's government.
   */
  @Transactional
  public void tellOthers(String caseNumber) {
    Batch batch = of(caseNumber);
    SpotCheckPlan plan = plans.find(batch.planNumber());
    if (UNSAFE.equals(batch.finalVerdict())) {
      tellPenalty(
          batch,
          UNSAFE,
          "%s生产的%s经监督抽查（计划%s，抽样单%s）有严重质量问题：%s。依据：%s。"
              .formatted(
                  batch.holderName(),
                  plan.product(),
                  plan.number(),
                  batch.samplingSheet(),
                  facts(batch).replace("\n", "；"),
                  articles.cite(LocalDate.now(clock), "spotcheck-grave")));
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

package cn.qualitysafety.licence;

import cn.qualitysafety.enterprise.ComplianceService;
import cn.qualitysafety.enterprise.Enterprise;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.enterprise.Site;
import cn.qualitysafety.licence.LicenceMatters.Matter;
import cn.qualitysafety.organisation.Unit;
import cn.qualitysafety.organisation.UnitLevel;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.delivery.Deliveries;
import cn.qualitysafety.platform.delivery.DocumentServed;
import cn.qualitysafety.platform.document.DocumentDraft;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.input.Entered;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.law.Articles;
import cn.qualitysafety.platform.law.Remedies;
import cn.qualitysafety.platform.number.RunningNumbers;
import cn.qualitysafety.shared.Hearing;
import cn.qualitysafety.shared.HearingService;
import cn.qualitysafety.shared.HearingState;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Applications for production licences. */
@Service
public class ApplicationService {

  private static final String ACCEPTANCE = DeemedAcceptance.LIMIT;
  private static final String REVIEW = "licence.review";
  private static final String REVIEW_OF_FOOD = "licence.reviewFood";
  private static final String CERTIFICATE = "licence.certificate";
  private static final String CORRECTION = "licence.correction";
  private static final String CORRECTION_NOTICE = "licence-correction";

  private static final String ACCEPTANCE_PAPER = "行政许可申请受理决定书";
  private static final String GRANT_PAPER = "准予行政许可决定书";

  /** Answers of the window's form. */
  private static final String ACCEPT = "accept";

  private static final String CORRECT = "correct";
  private static final String REFUSE = "refuse";

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final ApplicationMapper mapper;
  private final LicenceService licences;
  private final VisitService visits;
  private final ProductTestService tests;
  private final TestReports reports;
  private final VisitModes modes;
  private final HearingService hearings;
  private final DeemedAcceptance deemed;
  private final LicenceBans bans;
  private final LicenceAuthorities authorities;
  private final ProductCatalogue catalogue;
  private final EnterpriseService enterprises;
  private final ComplianceService compliance;
  private final UnitRegister units;
  private final OfficialDocuments documents;
  private final Deliveries deliveries;
  private final CaseLimits limits;
  private final RunningNumbers numbers;
  private final Articles articles;
  private final Remedies remedies;
  private final Clock clock;

  ApplicationService(
      ApplicationMapper mapper,
      LicenceService licences,
      VisitService visits,
      ProductTestService tests,
      TestReports reports,
      VisitModes modes,
      HearingService hearings,
      DeemedAcceptance deemed,
      LicenceBans bans,
      LicenceAuthorities authorities,
      ProductCatalogue catalogue,
      EnterpriseService enterprises,
      ComplianceService compliance,
      UnitRegister units,
      OfficialDocuments documents,
      Deliveries deliveries,
      CaseLimits limits,
      RunningNumbers numbers,
      Articles articles,
      Remedies remedies,
      Clock clock) {
    this.mapper = mapper;
    this.licences = licences;
    this.visits = visits;
    this.tests = tests;
    this.reports = reports;
    this.modes = modes;
    this.hearings = hearings;
    this.deemed = deemed;
    this.bans = bans;
    this.authorities = authorities;
    this.catalogue = catalogue;
    this.enterprises = enterprises;
    this.compliance = compliance;
    this.units = units;
    this.documents = documents;
    this.deliveries = deliveries;
    this.limits = limits;
    this.numbers = numbers;
    this.articles = articles;
    this.remedies = remedies;
    this.clock = clock;
  }

  /**
   * Receives an application at the window; the time for its acceptance begins.
   *
   * @param kind name of an {@link ApplicationKind} in small letters
   * @param licenceNumber of a renewal, the licence that is to go on
   * @param holderCode organisation code of the applicant, who is in the register of enterprises
   * @param productCode code in the catalogue of products
   * @param receivedOn day on which it came in; null or blank for today
   * @param unitCode unit of the window
   * @return number of the case, for example XK2009-440100-0001
   * @throws RefusedInputException if the applicant is unknown or not this unit's, the product needs
   *     no licence, the unit may not receive such applications, the applicant is barred from
   *     applying, the licence cannot be renewed, or the same application is pending
   */
  @Transactional
  public String registerApplication(
      Object kind,
      Object licenceNumber,
      Object holderCode,
      Object productCode,
      Object contactName,
      Object contactPhone,
      Object receivedOn,
      String unitCode,
      String person) {
    LocalDate today = LocalDate.now(clock);
    ApplicationKind chosen = Entered.choice("申请类别", kind, ApplicationKind.class);
    LocalDate cameIn = ReceiptDay.of(receivedOn, today);
    Enterprise holder = holder(Entered.code("企业组织机构代码", holderCode, 40), unitCode);
    CataloguedProduct product = catalogue.product(Entered.required("申请产品", productCode, 40));
    authorities.mayReceive(unitCode, product, LocalDate.now(clock));
    bans.check(holder.organisationCode(), product);
    Application pending = mapper.pendingOf(holder.organisationCode(), product.code());
    if (pending != null) {
      throw new RefusedInputException(
          "该企业的%s申请%s正在办理，不能重复收件。".formatted(product.name(), pending.caseNumber()));
    }
    String renewed = null;
    if (chosen == ApplicationKind.RENEWAL) {
      renewed = renewable(licenceNumber, holder, product, cameIn).number();
    }
    int year = today.getYear();
    String caseNumber =
        "XK%d-%s-%04d".formatted(year, unitCode, numbers.next(unitCode, "XK", year));
    mapper.insert(
        new ApplicationMapper.Received(
            caseNumber,
            unitCode,
            chosen,
            renewed,
            holder.organisationCode(),
            holder.name(),
            holder.address(),
            productionSite(holder),
            product.code(),
            Entered.line("联系人", contactName, 50),
            Entered.phone("联系电话", contactPhone, 30),
            person,
            LocalDateTime.now(clock),
            cameIn));
    limits.begin(caseNumber, ACCEPTANCE, cameIn);
    return caseNumber;
  }

  private String productionSite(Enterprise holder) {
    return enterprises.sites(holder.organisationCode()).stream()
        .map(Site::address)
        .findFirst()
        .orElse(holder.address());
  }

  private Enterprise holder(String code, String unitCode) {
    List<String> reached = units.jurisdictionOf(unitCode).stream().map(Unit::code).toList();
    return enterprises
        // Locked: of two who hand in the same application at once the second sees the first.
        .lock(code)
        .filter(enterprise -> reached.contains(enterprise.unitCode()))
        .orElseThrow(
            () ->
                new RefusedInputException(
                    "企业名录中没有组织机构代码为“%s”的本辖区企业，请核对代码，或者先登记企业。".formatted(code)));
  }

  private Licence renewable(
      Object entered, Enterprise holder, CataloguedProduct product, LocalDate cameIn) {
    String number = Entered.code("原许可证编号", entered, 20);
    Licence licence = licences.of(number);
    if (licence == null
        || licence.state() != LicenceState.VALID
        || !licence.holderCode().equals(holder.organisationCode())) {
      throw new RefusedInputException(
          "该企业没有编号为“%s”的有效许可证，不能换证；请核对证书编号，已失效的应当重新申请。".formatted(number));
    }
    if (licence.productCode() != null && !licence.productCode().equals(product.code())) {
      throw new RefusedInputException(
          "许可证%s的产品为“%s”，与申请产品不一致，请更正。".formatted(number, licence.product()));
    }
    LocalDate last = licences.lastDayToApply(licence);
    if (cameIn.isAfter(last)) {
      throw new RefusedInputException(
          "许可证%s的换证申请应当不迟于%s提出，%s收到的已经逾期，不能按换证办理；请选择“新申请”，原证到%s为止仍然有效。"
              .formatted(
                  number, DAY.format(last), DAY.format(cameIn), DAY.format(licence.validUntil())));
    }
    return licence;
  }

  public Application of(String caseNumber) {
    return mapper.find(caseNumber);
  }

  String productName(Application application) {
    return product(application).name();
  }

  /** For the decision on materials: general, resource, hazardous or food. */
  String productKind(Application application) {
    return product(application).kind();
  }

  /** What was asked for and when it came, for whoever checks the file a second time. */
  String correctionText(Application application) {
    if (application.missing() == null) {
      return "未要求补正。";
    }
    String missing = application.missing().replace("\n", "、");
    return application.correctedOn() == null
        ? "已要求一次性补正：%s；%s"
            .formatted(
                missing, toldLate(application) ? "告知逾期，自收到申请材料之日起即为受理，仍缺少的材料在审查中处理。" : "尚未收到补正材料。")
        : "已要求一次性补正：%s；%s收到补正材料。%s"
            .formatted(
                missing,
                DAY.format(application.correctedOn()),
                Objects.toString(application.correctionNote(), ""));
  }

  /**
   * The window answers the application.
   *
   * @param outcome accept, correct or refuse
   * @param missing materials that are missing or not as prescribed
   * @param reasons for a refusal to accept
   * @param falseStatements that the refusal is for what the applicant concealed or falsified
   */
  @Transactional
  public void checkMaterials(
      String caseNumber,
      String outcome,
      List<String> missing,
      String reasons,
      boolean falseStatements,
      String person) {
    LocalDate today = LocalDate.now(clock);
    String chosen = Entered.required("办理意见", outcome, 20);
    boolean silent = today.isAfter(limits.lastDay(caseNumber, ACCEPTANCE));
    if (silent && !chosen.equals(ACCEPT)) {
      throw new RefusedInputException("自收到申请材料之日起已超过五个工作日没有答复，依法自收到之日起即为受理，只能选择“受理”。");
    }
    if (!silent && !chosen.equals(REFUSE)) {
      mustBeCatalogued(of(caseNumber), "只能选择“不予受理”");
    }
    switch (chosen) {
      case ACCEPT -> {
        if (!missing.isEmpty()) {
          throw new RefusedInputException("“缺少或者不符合要求的材料”中有勾选项，不能受理；请取消勾选，或者改为要求补正。");
        }
        accept(caseNumber, person, silent ? of(caseNumber).handedInOn() : today);
      }
      case CORRECT -> {
        if (missing.isEmpty()) {
          throw new RefusedInputException("要求补正的，请在“缺少或者不符合要求的材料”中一次勾选全部内容。");
        }
        if (of(caseNumber).missing() != null) {
          throw new RefusedInputException("本件已经要求补正一次，依法应当一次告知全部内容，不能再次要求补正；请决定受理或者不予受理。");
        }
        limits.end(caseNumber, ACCEPTANCE);
        mapper.askForCorrection(
            caseNumber, Entered.required("缺少或者不符合要求的材料", String.join("\n", missing), 2000), person);
      }
      case REFUSE -> {
        limits.end(caseNumber, ACCEPTANCE);
        mapper.answer(
            caseNumber,
            ApplicationState.NOT_ACCEPTED,
            Entered.required("不予受理的理由", reasons, 1000),
            person,
            null);
        markFalse(caseNumber, falseStatements);
      }
      default -> throw new RefusedInputException("请在“办理意见”中选择一项后再提交。");
    }
  }

  /**
   * For what is not in the catalogue on the day of its receipt there is no licence (行政许可法 art. 32).
   */
  private void mustBeCatalogued(Application application, String then) {
    String reason = catalogue.outside(product(application), application.receivedOn());
    if (reason != null) {
      throw new RefusedInputException(
          "%s。按收到申请之日%s的法律，%s（行政许可法第三十二条第一款）。"
              .formatted(reason, DAY.format(application.receivedOn()), then));
    }
  }

  private void markFalse(String caseNumber, boolean falseStatements) {
    if (!falseStatements) {
      return;
    }
    LocalDate today = LocalDate.now(clock);
    mapper.markFalse(caseNumber, today);
    Application application = of(caseNumber);
    compliance.note(
        application.holderCode(),
        "licence-false-materials",
        today,
        caseNumber,
        application.unitCode(),
        "申请%s生产许可证。%s"
            .formatted(
                productName(application),
                Objects.requireNonNullElse(application.reasons(), application.acceptReasons())));
  }

  /**
   * No answer in time, or told too late what is missing: accepted from the day of receipt (行政许可法
   * art. 32). Whoever has looked at the materials stays on record.
   */
  @Transactional
  public void deemAccepted(String caseNumber) {
    Application application = of(caseNumber);
    accept(caseNumber, application.acceptedBy(), application.handedInOn());
  }

  /**
   * Whether the applicant was told too late what is to be corrected, or not at all: then it is
   * accepted without the correction.
   */
  boolean toldLate(Application application) {
    return application.isAcceptedUncorrected()
        || deemed.toldLate(application.caseNumber(), CORRECTION_NOTICE);
  }

  /** Whether what is to be corrected has been posted or announced in time. */
  boolean sentInTime(Application application) {
    return deemed.sentInTime(application.caseNumber(), CORRECTION_NOTICE);
  }

  private void accept(String caseNumber, String person, LocalDate from) {
    limits.endIfRunning(caseNumber, ACCEPTANCE); // the window has answered, if with a correction
    limits.begin(
        caseNumber, REVIEW, product(of(caseNumber)).isFood() ? REVIEW_OF_FOOD : REVIEW, from);
    mapper.answer(caseNumber, ApplicationState.ACCEPTED, null, person, from);
  }

  /** The supervisor looks into why the window was silent. */
  @Transactional
  public void superviseSilence(String caseNumber, String note, String person) {
    mapper.supervise(caseNumber, Entered.required("核实和处理情况", note, 500), person);
  }

  /** How long the window was silent, for the supervisor. */
  String silenceText(Application application) {
    return application.acceptedOn() == null
        ? null
        : "受理窗口自%s收到申请材料后未在法定期限内%s，系统已按法律规定登记为自收到之日起受理。"
            .formatted(
                DAY.format(application.acceptedOn()), toldLate(application) ? "送达补正告知书" : "答复");
  }

  /** The applicant hands in what was missing; the time for acceptance begins anew. */
  @Transactional
  public void receiveCorrection(
      String caseNumber, LocalDate correctedOn, String note, String person) {
    LocalDate today = LocalDate.now(clock);
    Entered.notInFuture("收到补正材料日期", correctedOn, today);
    if (correctedOn.isBefore(of(caseNumber).receivedOn())) {
      throw new RefusedInputException("“收到补正材料日期”早于申请收件日期，请更正。");
    }
    limits.end(caseNumber, CORRECTION);
    limits.begin(caseNumber, ACCEPTANCE, correctedOn);
    mapper.correct(caseNumber, correctedOn, Entered.optional("补正情况", note, 500));
  }

  /** What is missing did not come in time. */
  @Transactional
  public void lapseApplication(String caseNumber) {
    Application application = of(caseNumber);
    limits.end(caseNumber, CORRECTION);
    mapper.end(
        caseNumber,
        ApplicationState.LAPSED,
        new Ending(
            TerminationGround.LAPSED,
            LocalDate.now(clock),
            "本局已书面告知你单位需要补正的全部内容，你单位没有在规定的期限内补正，视为放弃申请。",
            application.acceptedBy()));
  }

  @Transactional
  public void issueAcceptance(String caseNumber) {
    Application application = of(caseNumber);
    limits.tell(caseNumber, REVIEW, ACCEPTANCE_PAPER);
    issue(
        application,
        receiving(application),
        "licence-acceptance",
        ACCEPTANCE_PAPER,
        application.acceptedBy(),
        Map.of(
            "receivedOn",
            DAY.format(application.receivedOn()),
            "acceptance",
            deemed.words(caseNumber, toldLate(application), DAY.format(application.handedInOn())),
            "decideBy",
            DAY.format(limits.lastDay(caseNumber, REVIEW)),
            "procedure",
            procedure(caseNumber),
            "timeNotCounted",
            reports.isDemanded(caseNumber)
                ? ""
                : articles.fill(
                    LocalDate.now(clock),
                    "；依照{{law.productLicenceTestNotCounted}}的规定，产品检验所需时间不计入办理期限，上述日期相应顺延"),
            "trialProduction",
            application.kind() == ApplicationKind.NEW
                ? TrialProduction.begins(articles, LocalDate.now(clock))
                : ""));
  }

  /** What follows the acceptance. */
  private String procedure(String caseNumber) {
    boolean reported = reports.isDemanded(caseNumber);
    if (modes.isAfterIssue(caseNumber)) {
      return "按照%s，本局对你单位的申请、产品检验合格报告和保证产品质量安全的承诺进行形式审查，合格的即颁发许可证，之后对你单位进行现场审查。%s"
          .formatted(TestReports.DECISION, reports.words(caseNumber));
    }
    return "本局将依照%s的规定，组织对你单位进行%s，请予配合。%s"
        .formatted(
            articles.cite(LocalDate.now(clock), "product-licence-review-parts"),
            reported ? "实地核查" : "实地核查和产品检验",
            reported ? TestReports.RULE + "。" + reports.words(caseNumber) : "");
  }

  @Transactional
  public void issueCorrectionNotice(String caseNumber) {
    Application application = of(caseNumber);
    issue(
        application,
        receiving(application),
        CORRECTION_NOTICE,
        "行政许可申请材料补正告知书",
        application.acceptedBy(),
        Map.of(
            "missing",
            numbered(application.missing().lines().toList()),
            "correctBy",
            deliveries.untilText("本告知书", CORRECTION)));
  }

  @EventListener
  void correctionServed(DocumentServed served) {
    // What was served after the application had counted as accepted need not be corrected.
    if (served.isOf(CORRECTION_NOTICE)
        && !deemed.isLate(served.delivery())
        && of(served.delivery().caseNumber()).acceptedOn() == null) {
      beginCorrection(served.delivery().caseNumber(), served.delivery().servedOn());
    }
  }

  /** The time for what is missing begins: the applicant has been told on this day. */
  @Transactional
  public void beginCorrection(String caseNumber, LocalDate toldOn) {
    if (!limits.runs(caseNumber, CORRECTION)) {
      limits.begin(caseNumber, CORRECTION, toldOn);
    }
  }

  /** When the application counts as given up; null while nothing is to be corrected. */
  Date correctionExpiry(Application application) {
    String caseNumber = application.caseNumber();
    return limits.runs(caseNumber, CORRECTION)
        ? deliveries.silenceCounts(
            CasePlace.of(caseNumber), CORRECTION_NOTICE, limits.lastDay(caseNumber, CORRECTION))
        : null;
  }

  /** For example 1. 营业执照；2. 环保证明; each on its own line. */
  private static String numbered(List<String> lines) {
    List<String> numbered = new ArrayList<>();
    for (String line : lines) {
      numbered.add("　　%d. %s；".formatted(numbered.size() + 1, line));
    }
    return String.join("\n", numbered);
  }

  @Transactional
  public void issueNonAcceptance(String caseNumber) {
    Application application = of(caseNumber);
    issue(
        application,
        receiving(application),
        "licence-non-acceptance",
        "行政许可申请不予受理决定书",
        application.acceptedBy(),
        Map.of("reasons", application.acceptReasons() + bar(application)));
  }

  /** What a refusal tells the applicant of the year in which it may not apply again. */
  private String bar(Application application) {
    return application.falseOn() == null
        ? ""
        : articles.fill(
            LocalDate.now(clock),
            "\n你单位隐瞒有关情况或者提供虚假材料，依照{{law.licenceFalseStatements}}的规定，1年内不得再次申请该行政许可。");
  }

  /** Number of the on-site verification. */
  String visitNumber(Application application) {
    return application.caseNumber() + "-HC";
  }

  /** Number of the product test. */
  String testNumber(Application application) {
    return application.caseNumber() + "-JY";
  }

  /** Number of the hearing. */
  String hearingNumber(Application application) {
    return application.caseNumber() + "-TZ";
  }

  boolean visitPassed(Application application) {
    return visits.hasPassed(visitNumber(application));
  }

  String visitText(Application application) {
    return visits.conclusionText(visitNumber(application));
  }

  String testText(Application application) {
    return reports.isDemanded(application.caseNumber())
        ? reports.text(application.caseNumber())
        : tests.conclusionText(testNumber(application));
  }

  /** Whether the report on a test that the applicant has to hand in has been entered. */
  boolean reportRecorded(Application application) {
    return reports.isIn(application.caseNumber());
  }

  /**
   * The review of the whole file.
   *
   * @param proposed true to propose that the licence be granted
   * @param hearingNeeded yes if the vital interests of third parties are concerned (行政许可法 art. 47),
   *     office if the bureau holds a hearing of its own accord (art. 46), else no
   * @param thirdParty their names, one on each line
   */
  @Transactional
  public void reviewFile(
      String caseNumber,
      boolean proposed,
      String opinion,
      String hearingNeeded,
      String thirdParty,
      String person) {
    if (proposed && !countsAsGranted(of(caseNumber))) {
      mustHavePassed(of(caseNumber));
    }
    HearingService.thirdParties(thirdParty); // whoever enters them corrects them
    String hearingKind =
        "yes".equals(hearingNeeded) ? "licence" : "office".equals(hearingNeeded) ? "office" : null;
    mapper.review(
        caseNumber,
        proposed ? "approve" : "reject",
        Entered.required("审查意见", opinion, 2000),
        hearingKind == null
            ? null
            : hearingKind.equals("licence")
                ? Entered.required("利害关系人", thirdParty, 1000)
                : Entered.optional("利害关系人", thirdParty, 1000),
        hearingKind,
        person);
  }

  private void mustHavePassed(Application application) {
    if (!modes.isAfterIssue(application.caseNumber()) && !visitPassed(application)) {
      throw new RefusedInputException("实地核查结论为不合格，依法不能准予许可；请改为不予许可并说明理由。");
    }
    if (reports.isDemanded(application.caseNumber())) {
      if (!reports.isIn(application.caseNumber())) {
        throw new RefusedInputException("没有登记企业提交的产品检验合格报告，依法不能准予许可；请改为不予许可并说明理由。");
      }
    } else if (!tests.hasPassed(testNumber(application))) {
      throw new RefusedInputException("产品检验结论为不合格，依法不能准予许可；请改为不予许可并说明理由。");
    }
  }

  /** The decision that the review proposes, for those who are told of their right to a hearing. */
  String intendedText(Application application) {
    return application.opinion() == null
        ? null
        : "对%s提出的%s工业产品生产许可证申请（办件编号：%s），%s"
            .formatted(
                application.holderName(),
                productName(application),
                application.caseNumber(),
                isProposed(application) ? "拟准予许可。" : "拟不予许可。");
  }

  /** On which facts and evidence; what was seen in the works is the applicant's own. */
  String intendedFacts(Application application) {
    return application.opinion() == null
        ? null
        : Stream.of(
                "审查意见：" + application.opinion(),
                visits.conclusionOnly(visitNumber(application)),
                testText(application))
            .filter(Objects::nonNull)
            .collect(Collectors.joining("\n"));
  }

  /** By which articles. */
  String intendedBasis(Application application) {
    return application.opinion() == null
        ? null
        : articles.cite(
            LocalDate.now(clock),
            isProposed(application) ? "licence-grant" : "licence-refusal",
            "product-licence-conditions",
            "product-licence-decision");
  }

  private static boolean isProposed(Application application) {
    return "approve".equals(application.proposed());
  }

  /** Names of those whose vital interests are touched, who are told the decision, too. */
  List<String> interestedParties(Application application) {
    return HearingService.thirdParties(application.thirdParty());
  }

  /** On whom a refusal is served: the applicant first. */
  List<String> refusalAddressees(Application application) {
    return Stream.concat(
            Stream.of(application.holderName()), interestedParties(application).stream())
        .distinct()
        .toList();
  }

  String hearingSubject(Application application) {
    return "%s申请%s生产许可证".formatted(application.holderName(), productName(application));
  }

  /**
   * Logins, separated by commas, of those who worked on the case: they neither preside nor decide.
   */
  String handlers(Application application) {
    return String.join(",", handlersOf(application));
  }

  /** The same as a list. */
  List<String> handlersOf(Application application) {
    return Stream.of(
            Stream.of(application.acceptedBy(), application.reviewedBy()),
            visits.team(visitNumber(application)).stream(),
            tests.handlers(testNumber(application)).stream())
        .flatMap(people -> people)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /** What the review proposes, for whoever decides. */
  String opinionText(Application application) {
    if (application.opinion() == null) {
      return null;
    }
    return "建议%s。%s".formatted(isProposed(application) ? "准予许可" : "不予许可", application.opinion());
  }

  /** What became of the hearing, for whoever decides. */
  String hearingText(Application application) {
    Hearing hearing = hearings.of(hearingNumber(application));
    if (hearing == null) {
      return "不须听证，未举行听证。";
    }
    return hearing.state() == HearingState.HELD
        ? "已于%s举行听证。笔录：%s".formatted(DAY.format(hearing.hearingOn()), hearing.record())
        : hearings.notHeldText(hearing, "申请人");
  }

  /**
   * Decides the application; who accepted it, reviewed it or was in the team does not.
   *
   * @param statements what applicant and third parties stated, and what was accepted of it; asked
   *     for where there are third parties (行政许可法 art. 36)
   * @param falseStatements that a refusal is for what the applicant concealed or falsified
   * @param heard whether its model asks for the statements: of models deployed before nothing is
   */
  @Transactional
  public void decideApplication(
      String caseNumber,
      boolean granted,
      String reasons,
      String statements,
      boolean falseStatements,
      String person,
      boolean heard) {
    if (handlersOf(of(caseNumber)).contains(person)) {
      throw new RefusedInputException("您参与了本件的受理、核查或者审查，按岗位分离的规定不能作出决定，请由其他同志办理。");
    }
    if (heard
        && of(caseNumber).thirdParty() != null
        && (statements == null || statements.isBlank())) {
      throw new RefusedInputException(
          "本件直接关系他人重大利益，作出决定前应当听取申请人、利害关系人的意见（行政许可法第三十六条），请填写“陈述申辩和采纳情况”；没有提出意见的，写明已经告知、没有提出。");
    }
    Application application = of(caseNumber);
    if (countsAsGranted(application)) {
      if (!granted) {
        throw new RefusedInputException(
            "企业按期申请换证，许可证届满前没有作出决定，依法视为准予延续（行政许可法第五十条第二款），只能选择“准予许可”；企业不符合法定条件的，另行立案撤销许可（同法第六十九条）。");
      }
    } else if (granted) {
      mustBeCatalogued(application, "不能准予许可");
      mustHavePassed(application);
      mustBeRenewable(application);
    }
    mapper.decide(
        caseNumber,
        granted ? ApplicationState.GRANTED : ApplicationState.REFUSED,
        Entered.required("决定理由", reasons, 2000),
        person,
        LocalDateTime.now(clock));
    mapper.hear(caseNumber, Entered.optional("陈述申辩和采纳情况", statements, 2000));
    limits.end(caseNumber, REVIEW);
    if (granted) {
      limits.begin(caseNumber, CERTIFICATE);
    } else {
      markFalse(caseNumber, falseStatements);
    }
  }

  /**
   * Whether a renewal of this licence was applied for in time and is still to be decided: then the
   * licence goes on after its last day (行政许可法 art. 50 par. 2, 条例 art. 25).
   */
  boolean renewalUndecided(Licence licence) {
    LocalDate lastDayToApply = licences.lastDayToApply(licence);
    return mapper.renewalsUnderWay(licence.number()).stream()
        .anyMatch(application -> !application.receivedOn().isAfter(lastDayToApply));
  }

  /**
   * Whether a renewal that was applied for in time was still undecided when the licence ended: then
   * it counts as granted (行政许可法 art. 50 par. 2), and nothing is left that could be refused.
   */
  private boolean countsAsGranted(Application application) {
    if (application.kind() != ApplicationKind.RENEWAL) {
      return false;
    }
    Licence licence = licences.of(application.licenceNumber());
    return licence.state().isRenewable()
        && licence.validUntil().isBefore(LocalDate.now(clock))
        && !application.receivedOn().isAfter(licences.lastDayToApply(licence));
  }

  /** A licence that was revoked while its renewal was reviewed does not go on. */
  private void mustBeRenewable(Application application) {
    if (application.kind() == ApplicationKind.RENEWAL
        && !licences.of(application.licenceNumber()).state().isRenewable()) {
      throw new RefusedInputException(
          "许可证%s在审查期间已经被撤销、吊销或者注销，不能换证；请改为不予许可并说明理由。".formatted(application.licenceNumber()));
    }
  }

  @Transactional
  public void issueGrant(String caseNumber) {
    Application application = of(caseNumber);
    limits.tell(caseNumber, CERTIFICATE, GRANT_PAPER);
    issue(
        application,
        deciding(application),
        "licence-grant",
        GRANT_PAPER,
        application.decidedBy(),
        Map.of(
            "certificateBy",
            DAY.format(limits.lastDay(caseNumber, CERTIFICATE)),
            "afterVisit",
            modes.isAfterIssue(caseNumber)
                ? "\n　　按照%s，你单位领取许可证后，应当在本局通知的时间接受现场审查；承诺虚假、不符合要求的，撤销生产许可证。"
                    .formatted(TestReports.DECISION)
                : "",
            "thirdParties",
            toThirdParties(application)));
  }

  /** Whom else the grant is served on, and what they can do about it. */
  private String toThirdParties(Application application) {
    List<String> parties = interestedParties(application);
    return parties.isEmpty()
        ? ""
        : "\n　　本决定同时送达利害关系人%s。%s"
            .formatted(
                String.join("、", parties),
                remedies.text(deciding(application).unitCode(), LocalDate.now(clock), false));
  }

  @Transactional
  public void issueRefusal(String caseNumber) {
    Application application = of(caseNumber);
    issue(
        application,
        deciding(application),
        "licence-refusal",
        "不予行政许可决定书",
        application.decidedBy(),
        Map.of("reasons", application.reasons() + bar(application) + trialEnds(application)));
  }

  /** Who applies for the first time may have produced on trial, which ends. */
  private String trialEnds(Application application) {
    String ends =
        application.kind() == ApplicationKind.NEW
            ? TrialProduction.ends(articles, LocalDate.now(clock))
            : "";
    return ends.isEmpty() ? "" : "\n" + ends;
  }

  /**
   * Enters that the state's administration (总局) has refused the licence, by a paper of its own.
   *
   * @param decision its number, day and reasons
   * @param person who entered it
   */
  @Transactional
  public void takeNationalRefusal(String caseNumber, String decision, String person) {
    mapper.decide(caseNumber, ApplicationState.REFUSED, decision, person, LocalDateTime.now(clock));
    limits.end(caseNumber, REVIEW);
  }

  /**
   * Enters the licence that the state's administration (总局) has given, new or renewed, into the
   * register; its paper and certificate are its own.
   *
   * @param decision its number and day
   * @param number that stands on a new certificate
   * @param person who entered it
   * @throws RefusedInputException if there cannot be such a licence
   */
  @Transactional
  public void takeNationalGrant(
      String caseNumber, String decision, String number, LocalDate grantedOn, String person) {
    mustBeRenewable(of(caseNumber));
    mapper.decide(caseNumber, ApplicationState.GRANTED, decision, person, LocalDateTime.now(clock));
    limits.end(caseNumber, REVIEW);
    limits.begin(caseNumber, CERTIFICATE, grantedOn);
    Application application = of(caseNumber);
    Licence licence =
        application.kind() == ApplicationKind.RENEWAL
            ? licences.renew(application, grantedOn)
            : licences.enter(
                application, product(application), number, grantedOn, chargeOf(application));
    mapper.issue(caseNumber, licence.number());
  }

  /** The city in charge of the applicant: it supervises the licence, whoever received the paper. */
  private String chargeOf(Application application) {
    Unit unit =
        enterprises
            .find(application.holderCode())
            .map(holder -> units.unit(holder.unitCode()))
            .orElse(units.unit(application.unitCode()));
    return unit.level() == UnitLevel.COUNTY ? unit.parentCode() : unit.code();
  }

  /** Enters the licence into the register, new or renewed, and makes out its certificate. */
  @Transactional
  public void issueLicence(String caseNumber) {
    Application application = of(caseNumber);
    Licence licence =
        application.kind() == ApplicationKind.RENEWAL
            ? licences.renew(application, application.decidedAt().toLocalDate())
            : licences.issue(application, product(application), chargeOf(application));
    mapper.issue(caseNumber, licence.number());
    issue(
        application,
        deciding(application),
        "licence-certificate",
        "全国工业产品生产许可证",
        application.decidedBy(),
        Map.of(
            "licenceNumber", licence.number(),
            "holderName", application.holderName(),
            "address", application.address(),
            "productionSite", application.productionSite(),
            "validFrom", DAY.format(licence.validFrom()),
            "validUntil", DAY.format(licence.validUntil())));
  }

  /** For whoever hands the certificate out. */
  String certificateText(Application application) {
    return application.state() == ApplicationState.ISSUED
        ? "%s，有效期%s"
            .formatted(
                application.licenceNumber(),
                licences.validityText(licences.of(application.licenceNumber())))
        : null;
  }

  @Transactional
  public void deliverCertificate(
      String caseNumber, LocalDate deliveredOn, String receivedName, String person) {
    Entered.notInFuture("送达日期", deliveredOn, LocalDate.now(clock));
    mapper.deliver(caseNumber, deliveredOn, Entered.line("领取人", receivedName, 50), person);
    limits.end(caseNumber, CERTIFICATE);
  }

  @Transactional
  public void publishLicence(String caseNumber) {
    licences.publish(of(caseNumber).licenceNumber());
  }

  /** Whether a unit has an application with this number; one that is decided is refused. */
  boolean mayEnd(String caseNumber, String unitCode) {
    return isHere(mapper.find(caseNumber), unitCode, "终止办理");
  }

  private static boolean isHere(Application application, String unitCode, String what) {
    if (application == null || !application.unitCode().equals(unitCode)) {
      return false;
    }
    if (!application.state().isPending()) {
      throw new RefusedInputException(
          "申请%s的状态为“%s”，不能%s。"
              .formatted(application.caseNumber(), application.state().chinese(), what));
    }
    return true;
  }

  /**
   * The review ends without a decision.
   *
   * @return false if this unit has no such application
   * @throws RefusedInputException if it is decided
   */
  boolean end(String caseNumber, Ending ending, String unitCode) {
    boolean withdrawn = ending.ground() == TerminationGround.WITHDRAWN;
    // Locked, so that a decision that comes at the same time is seen or waits.
    Application application = mapper.lock(caseNumber);
    if (!isHere(application, unitCode, withdrawn ? "撤回" : "终止办理")) {
      return false;
    }
    if (ending.ground() != TerminationGround.HOLDER_ENDED && countsAsGranted(application)) {
      throw new RefusedInputException(
          "许可证届满前没有对按期提出的换证申请作出决定，依法视为准予延续（行政许可法第五十条第二款），不能再%s；企业不再生产的，请申请注销许可证。"
              .formatted(withdrawn ? "撤回" : "终止办理"));
    }
    mapper.end(
        caseNumber, withdrawn ? ApplicationState.WITHDRAWN : ApplicationState.TERMINATED, ending);
    List<String> ended =
        Stream.concat(
                Stream.of(caseNumber, visitNumber(application), hearingNumber(application)),
                ProductTestService.withLaboratories(testNumber(application)).stream())
            .toList();
    ended.forEach(limits::endAll);
    deliveries.abandon(ended);
    visits.release(visitNumber(application));
    return true;
  }

  /** Tells the applicant that nothing will be decided. */
  @Transactional
  public void issueTermination(String caseNumber) {
    Application application = of(caseNumber);
    TerminationGround ground =
        Objects.requireNonNullElse(application.endedGround(), TerminationGround.WITHDRAWN);
    issue(
        application,
        receiving(application),
        "licence-termination",
        "终止办理行政许可通知书",
        application.withdrawnBy(),
        Map.of(
            "matter",
            productName(application) + "工业产品生产许可证申请",
            "reasons",
            application.withdrawReason(),
            "decision",
            ground.decision(
                articles, LocalDate.now(clock), application.kind() == ApplicationKind.NEW)));
  }

  private CataloguedProduct product(Application application) {
    return catalogue.product(application.productCode());
  }

  private LicenceAuthorities.Signature receiving(Application application) {
    return authorities.receiving(
        application.unitCode(), product(application), application.receivedOn());
  }

  private LicenceAuthorities.Signature deciding(Application application) {
    return authorities.deciding(
        application.caseNumber(),
        application.unitCode(),
        Matter.DECIDE,
        product(application),
        application.decidedAt().toLocalDate());
  }

  /** What the province asks the state's administration for, where that decides. */
  String measureText(Application application) {
    return application.kind() == ApplicationKind.RENEWAL ? "换证" : "发证";
  }

  /** The unit whose post decides, by the law of today. */
  String decidingUnit(Application application) {
    return authorities.decidingUnit(
        application.caseNumber(),
        application.unitCode(),
        Matter.DECIDE,
        product(application),
        LocalDate.now(clock));
  }

  private void issue(
      Application application,
      LicenceAuthorities.Signature signature,
      String kind,
      String title,
      String person,
      Map<String, String> more) {
    Map<String, String> values = new HashMap<>(more);
    values.put("unit", signature.name());
    values.put("delegation", signature.delegation());
    values.put("applicantName", application.holderName());
    values.put("caseNumber", application.caseNumber());
    values.put("product", product(application).name());
    documents.issue(
        new DocumentDraft(
            application.caseNumber(),
            kind,
            "issue",
            signature.unitCode(),
            title,
            "licence/" + kind,
            values,
            // Where silence counts as acceptance nobody signed: whoever received the file is named.
            person == null ? application.receivedBy() : person));
  }
}

package cn.qualitysafety.licence;

import cn.qualitysafety.enterprise.Enterprise;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.licence.LicenceMatters.Matter;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.deadline.LimitExtension;
import cn.qualitysafety.platform.delivery.Deliveries;
import cn.qualitysafety.platform.delivery.DocumentServed;
import cn.qualitysafety.platform.document.DocumentDraft;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.input.Entered;
import cn.qualitysafety.platform.law.Articles;
import cn.qualitysafety.platform.number.RunningNumbers;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes of licences. */
@Service
public class LicenceChangeService {

  /** How the numbers of changes begin. */
  static final String NUMBERS = "BG";

  /** Without a new verification, 行政许可法 art. 42. */
  private static final String SIMPLE = "licence.change";

  /** With one: as long as a review, 条例 art. 24. */
  private static final String VERIFIED = "licence.changeVerified";

  private static final String ACCEPTANCE = DeemedAcceptance.LIMIT;
  private static final String CORRECTION = "licence.correction";
  private static final String CERTIFICATE = "licence.certificate";

  private static final String CORRECTION_NOTICE = "licence-change-correction";
  private static final String ACCEPTANCE_PAPER = "变更申请受理决定书";
  private static final String EXTENSION_PAPER = "延长办理期限告知书";

  /** Answers of the window. */
  private static final String ACCEPT = "accept";

  private static final String CORRECT = "correct";
  private static final String REFUSE = "refuse";

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final LicenceChangeMapper mapper;
  private final LicenceMapper licences;
  private final VisitService visits;
  private final DeemedAcceptance deemed;
  private final LicenceAuthorities authorities;
  private final ProductCatalogue catalogue;
  private final EnterpriseService enterprises;
  private final UnitRegister units;
  private final OfficialDocuments documents;
  private final Deliveries deliveries;
  private final CaseLimits limits;
  private final RunningNumbers numbers;
  private final Articles articles;
  private final ProductTestService tests;
  private final TestReports reports;
  private final Clock clock;

  LicenceChangeService(
      LicenceChangeMapper mapper,
      LicenceMapper licences,
      VisitService visits,
      DeemedAcceptance deemed,
      LicenceAuthorities authorities,
      ProductCatalogue catalogue,
      EnterpriseService enterprises,
      UnitRegister units,
      OfficialDocuments documents,
      Deliveries deliveries,
      CaseLimits limits,
      RunningNumbers numbers,
      Articles articles,
      ProductTestService tests,
      TestReports reports,
      Clock clock) {
    this.mapper = mapper;
    this.licences = licences;
    this.visits = visits;
    this.deemed = deemed;
    this.authorities = authorities;
    this.catalogue = catalogue;
    this.enterprises = enterprises;
    this.units = units;
    this.documents = documents;
    this.deliveries = deliveries;
    this.limits = limits;
    this.numbers = numbers;
    this.articles = articles;
    this.tests = tests;
    this.reports = reports;
    this.clock = clock;
  }

  /**
   * Receives a holder's application for a change. The window answers it at once: what is accepted
   * has a limit from today, or from the receipt if that is more than five days ago (行政许可法 art. 32
   * par. 1 no. 4).
   *
   * @param kind name of a {@link ChangeKind} in small letters
   * @param after what shall stand on the certificate; of a process, what has changed
   * @param receivedOn day on which it came in; null or blank for today
   * @param outcome accept, correct or refuse; null or blank, as forms of before say, to accept
   * @param missing what is missing, for a correction
   * @param acceptReasons why it is not accepted, for a refusal
   * @return number of the case, for example BG2009-440100-0001
   * @throws RefusedInputException if this unit has no such valid licence, nothing would change, or
   *     a change of the licence is open
   */
  @Transactional
  public String openChange(
      String licenceNumber,
      String kind,
      String after,
      String grounds,
      Object receivedOn,
      String outcome,
      String missing,
      String acceptReasons,
      String unitCode,
      String person) {
    LocalDate today = LocalDate.now(clock);
    LocalDate cameIn = ReceiptDay.of(receivedOn, today);
    ChangeKind chosen = Entered.choice("变更事项", kind, ChangeKind.class);
    String number = Entered.code("许可证编号", licenceNumber, 20);
    // Locked, so that of two who open a change at once the second sees the first one's.
    Licence licence = licences.lock(number);
    if (licence == null || !isReached(unitCode, licence.unitCode())) {
      throw new RefusedInputException("本单位没有编号为“%s”的许可证，请核对证书上的编号。".formatted(number));
    }
    authorities.mayReceive(unitCode, product(licence), LocalDate.now(clock));
    if (licence.state() != LicenceState.VALID) {
      throw new RefusedInputException("许可证%s已经失效，不能变更。".formatted(number));
    }
    LicenceChange open = mapper.openOf(number);
    if (open != null) {
      throw new RefusedInputException(
          "许可证%s已有变更申请%s正在办理，不能重复收件。".formatted(number, open.caseNumber()));
    }
    String before = onCertificate(licence, chosen);
    String wanted = Entered.line("变更后内容", after, 200);
    if (wanted.equals(before)) {
      throw new RefusedInputException("“变更后内容”与证书上的%s相同，不需要变更。".formatted(chosen.chinese()));
    }
    int year = today.getYear();
    String caseNumber =
        "%s%d-%s-%04d".formatted(NUMBERS, year, unitCode, numbers.next(unitCode, NUMBERS, year));
    mapper.insert(
        caseNumber,
        number,
        unitCode,
        chosen,
        before,
        wanted,
        Entered.required("变更理由和证明材料", grounds, 1000),
        person,
        LocalDateTime.now(clock),
        cameIn);
    answer(
        caseNumber,
        outcome == null || outcome.isBlank() ? ACCEPT : outcome,
        cameIn,
        missing,
        acceptReasons);
    return caseNumber;
  }

  /** Whether the licence is of this unit, or of one below it. */
  private boolean isReached(String unitCode, String chargeOf) {
    return units.jurisdictionOf(unitCode).stream().anyMatch(unit -> unit.code().equals(chargeOf));
  }

  /** Of an old certificate nobody knows more than what it says. */
  private CataloguedProduct product(Licence licence) {
    CataloguedProduct product = catalogue.of(licence);
    return product == null
        ? new CataloguedProduct("", licence.product(), "", CataloguedProduct.kindOf(null))
        : product;
  }

  String subject(LicenceChange change) {
    return "%s变更生产许可证%s".formatted(licence(change).holderName(), change.licenceNumber());
  }

  String productKind(LicenceChange change) {
    return product(licence(change)).kind();
  }

  /** The unit whose post decides, by the law of today. */
  String decidingUnit(LicenceChange change) {
    return authorities.decidingUnit(
        change.caseNumber(),
        change.unitCode(),
        Matter.CHANGE,
        product(licence(change)),
        LocalDate.now(clock));
  }

  private String onCertificate(Licence licence, ChangeKind kind) {
    return switch (kind) {
      case NAME -> licence.holderName();
      case ADDRESS -> address(licence);
      case SITE, SITE_NAME -> site(licence);
      case PROCESS -> "原审查时的情况";
    };
  }

  /** Old certificates were registered without the address; the register of enterprises has it. */
  private String address(Licence licence) {
    return licence.address() != null
        ? licence.address()
        : enterprises.find(licence.holderCode()).map(Enterprise::address).orElse("（未登记）");
  }

  private String site(Licence licence) {
    return licence.productionSite() != null ? licence.productionSite() : address(licence);
  }

  private static String limit(ChangeKind kind) {
    return kind.verifiedAgain() ? VERIFIED : SIMPLE;
  }

  public LicenceChange of(String caseNumber) {
    return mapper.find(caseNumber);
  }

  Licence licence(LicenceChange change) {
    return licences.find(change.licenceNumber());
  }

  /** Number of the verification. */
  String visitNumber(LicenceChange change) {
    return change.caseNumber() + "-HC";
  }

  /** Number of the product test. */
  String testNumber(LicenceChange change) {
    return change.caseNumber() + "-JY";
  }

  /** Where production is verified again: the new site, or the one that stays. */
  String visitPlace(LicenceChange change) {
    return change.kind() == ChangeKind.PROCESS ? site(licence(change)) : change.afterChange();
  }

  /** What the verification found; null until it has. */
  String visitText(LicenceChange change) {
    return change.verifiedAgain()
        ? visits.conclusionText(visitNumber(change))
        : "不涉及生产条件变化，不须实地核查。";
  }

  boolean visitPassed(LicenceChange change) {
    return visits.hasPassed(visitNumber(change));
  }

  /** What the test found; null until it has. */
  String testText(LicenceChange change) {
    if (!change.verifiedAgain()) {
      return "不涉及生产条件变化，不须产品检验。";
    }
    return reports.isDemanded(change.caseNumber())
        ? reports.text(change.caseNumber())
        : tests.conclusionText(testNumber(change));
  }

  /** Whether the report on a test that the holder has to hand in has been entered. */
  boolean reportRecorded(LicenceChange change) {
    return reports.isIn(change.caseNumber());
  }

  /** Whether this person received the change, was in the team or took the samples. */
  boolean tookPart(String caseNumber, String person) {
    LicenceChange change = of(caseNumber);
    return person.equals(change.openedBy())
        || visits.team(visitNumber(change)).contains(person)
        || tests.handlers(testNumber(change)).contains(person);
  }

  /**
   * Whoever is to decide asks for more time.
   *
   * @throws RefusedInputException if no law gives it, or it was given already
   */
  @Transactional
  public void askForExtension(String caseNumber, String reasons, String person) {
    LicenceChange change = of(caseNumber);
    mustBeApart(caseNumber, person);
    Entered.required("决定理由", reasons, 500);
    if (change.verifiedAgain()) {
      throw new RefusedInputException("重新核查、检验的变更适用条例第二十四条第一款的60日期限，没有可以延长的规定，不能申请延长；请按期作出决定。");
    }
    if (isExtended(change)) {
      throw new RefusedInputException("本件的办理期限已经延长一次，不能再次延长；请作出决定。");
    }
  }

  boolean isExtended(LicenceChange change) {
    return !limits.extensions(change.caseNumber()).isEmpty();
  }

  /** Tells the holder that the decision takes longer, and why (行政许可法 art. 42 par. 1). */
  @Transactional
  public void issueExtension(String caseNumber) {
    LicenceChange change = of(caseNumber);
    List<LimitExtension> all = limits.extensions(caseNumber);
    LimitExtension last = all.get(all.size() - 1);
    limits.tell(caseNumber, SIMPLE, EXTENSION_PAPER);
    issue(
        change,
        "licence-extension",
        EXTENSION_PAPER,
        last.approvedBy(),
        Map.of(
            "change",
            change.text(),
            "reasons",
            last.reason(),
            "decideBy",
            DAY.format(limits.lastDay(caseNumber, SIMPLE))));
  }

  private void mustBeApart(String caseNumber, String person) {
    if (tookPart(caseNumber, person)) {
      throw new RefusedInputException("您参与了本件的受理或者核查，按岗位分离的规定不能作出决定，请由其他同志办理。");
    }
  }

  /**
   * Decides the change; who received it, was in the team or took samples does not.
   *
   * @param tested whether its model has the product test: of models deployed before it is not asked
   */
  @Transactional
  public void decideChange(
      String caseNumber, boolean granted, String reasons, String person, boolean tested) {
    LicenceChange change = of(caseNumber);
    mustBeApart(caseNumber, person);
    if (granted && licence(change).state() != LicenceState.VALID) {
      throw new RefusedInputException("许可证%s在办理期间已经失效，不能准予变更。".formatted(change.licenceNumber()));
    }
    if (granted && change.verifiedAgain() && !visits.hasPassed(visitNumber(change))) {
      throw new RefusedInputException("实地核查结论为不合格，依法不能准予变更；请改为不予变更并说明理由。");
    }
    if (granted && reports.isDemanded(caseNumber)) {
      if (!reports.isIn(caseNumber)) {
        throw new RefusedInputException("没有登记企业提交的产品检验合格报告，依法不能准予变更；请改为不予变更并说明理由。");
      }
    } else if (granted
        && tested
        && change.verifiedAgain()
        && !tests.hasPassed(testNumber(change))) {
      throw new RefusedInputException("产品检验结论为不合格，依法不能准予变更；请改为不予变更并说明理由。");
    }
    mapper.decide(
        caseNumber,
        granted ? LicenceChange.State.GRANTED : LicenceChange.State.REFUSED,
        Entered.required("决定理由", reasons, 1000),
        person,
        LocalDateTime.now(clock));
    limits.end(caseNumber, limit(change.kind()));
    if (granted) {
      limits.begin(caseNumber, CERTIFICATE);
    }
  }

  /**
   * Enters what the state's administration has decided (总局); the paper and the certificate are its
   * own.
   *
   * @param decision its number and day, and reasons of a refusal
   * @param person who entered it
   */
  @Transactional
  public void takeNationalDecision(
      String caseNumber, boolean granted, String decision, String person) {
    LicenceChange change = of(caseNumber);
    mapper.decide(
        caseNumber,
        granted ? LicenceChange.State.GRANTED : LicenceChange.State.REFUSED,
        decision,
        person,
        LocalDateTime.now(clock));
    limits.end(caseNumber, limit(change.kind()));
    if (granted) {
      limits.begin(caseNumber, CERTIFICATE);
      enterChange(change);
    }
  }

  /**
   * Enters the change into the register and makes the certificate out anew, same number and term.
   */
  @Transactional
  public void changeLicence(String caseNumber) {
    LicenceChange change = of(caseNumber);
    enterChange(change);
    Licence changed = licences.find(change.licenceNumber());
    issue(
        change,
        "licence-certificate",
        "全国工业产品生产许可证",
        Map.of(
            "address", changed.address(),
            "productionSite", changed.productionSite(),
            "product", changed.product(),
            "validFrom", DAY.format(changed.validFrom()),
            "validUntil", DAY.format(changed.validUntil())));
  }

  private void enterChange(LicenceChange change) {
    Licence licence = licences.lock(change.licenceNumber());
    String holder = change.kind() == ChangeKind.NAME ? change.afterChange() : licence.holderName();
    licences.change(
        licence.number(),
        holder,
        Licence.searchText(licence.number(), licence.product(), holder),
        change.kind() == ChangeKind.ADDRESS ? change.afterChange() : address(licence),
        change.kind() == ChangeKind.SITE || change.kind() == ChangeKind.SITE_NAME
            ? change.afterChange()
            : site(licence));
  }

  @Transactional
  public void issueChangeDecision(String caseNumber) {
    issueDecision(of(caseNumber), "licence-change-decision", "准予变更生产许可证决定书");
  }

  @Transactional
  public void issueChangeRefusal(String caseNumber) {
    issueDecision(of(caseNumber), "licence-change-refusal", "不予变更生产许可证决定书");
  }

  private void issueDecision(LicenceChange change, String kind, String title) {
    issue(change, kind, title, Map.of("change", change.text(), "reasons", change.reasons()));
  }

  @Transactional
  public void deliverChangedCertificate(
      String caseNumber, LocalDate deliveredOn, String receivedName, String person) {
    Entered.notInFuture("送达日期", deliveredOn, LocalDate.now(clock));
    mapper.deliver(caseNumber, deliveredOn, Entered.line("领取人", receivedName, 50), person);
    limits.end(caseNumber, CERTIFICATE);
  }

  /** Who does not answer within five days has accepted, from the day of receipt. */
  private void answer(
      String caseNumber, String outcome, LocalDate cameIn, String missing, String reasons) {
    LocalDate today = LocalDate.now(clock);
    limits.begin(caseNumber, ACCEPTANCE, cameIn);
    boolean silent = today.isAfter(limits.lastDay(caseNumber, ACCEPTANCE));
    if (silent && !outcome.equals(ACCEPT)) {
      throw new RefusedInputException("自收到申请材料之日起已超过五个工作日没有答复，依法自收到之日起即为受理，只能选择“受理”。");
    }
    limits.end(caseNumber, ACCEPTANCE);
    LicenceChange change = of(caseNumber);
    LocalDate correctedOn = change.missing() == null ? null : cameIn;
    switch (outcome) {
      case ACCEPT -> {
        LocalDate from = silent ? cameIn : today;
        mapper.accept(caseNumber, from, correctedOn);
        limits.begin(caseNumber, limit(change.kind()), from);
      }
      case CORRECT -> {
        if (change.missing() != null) {
          throw new RefusedInputException("本件已经要求补正一次，依法应当一次告知全部内容，不能再次要求补正；请决定受理或者不予受理。");
        }
        mapper.askForCorrection(caseNumber, Entered.required("需要补正的内容", missing, 2000));
      }
      case REFUSE ->
          mapper.refuseToAccept(
              caseNumber, Entered.required("不予受理的理由", reasons, 1000), correctedOn);
      default -> throw new RefusedInputException("请在“办理意见”中选择一项后再提交。");
    }
  }

  @Transactional
  public void issueChangeCorrection(String caseNumber) {
    LicenceChange change = of(caseNumber);
    issue(
        change,
        CORRECTION_NOTICE,
        "变更申请材料补正告知书",
        Map.of("missing", change.missing(), "correctBy", deliveries.untilText("本告知书", CORRECTION)));
  }

  @EventListener
  void correctionServed(DocumentServed served) {
    // What was served after the change had counted as accepted need not be corrected.
    if (served.isOf(CORRECTION_NOTICE)
        && !deemed.isLate(served.delivery())
        && of(served.delivery().caseNumber()).acceptedOn() == null) {
      limits.begin(served.delivery().caseNumber(), CORRECTION, served.delivery().servedOn());
    }
  }

  /**
   * Whether the holder was told too late what is to be corrected, or not at all: then the change is
   * accepted without the correction.
   */
  boolean toldLate(LicenceChange change) {
    return change.isAcceptedUncorrected()
        || deemed.toldLate(change.caseNumber(), CORRECTION_NOTICE);
  }

  /** Whether what is to be corrected has been posted or announced in time. */
  boolean sentInTime(LicenceChange change) {
    return deemed.sentInTime(change.caseNumber(), CORRECTION_NOTICE);
  }

  /** Told too late what is missing: accepted from the day of receipt (行政许可法 art. 32). */
  @Transactional
  public void deemChangeAccepted(String caseNumber) {
    LicenceChange change = of(caseNumber);
    mapper.accept(caseNumber, change.receivedOn(), null);
    limits.begin(caseNumber, limit(change.kind()), change.receivedOn());
  }

  /**
   * What was missing comes in, and the window answers.
   *
   * @param outcome accept or refuse
   */
  @Transactional
  public void receiveCorrection(
      String caseNumber, LocalDate correctedOn, String outcome, String reasons) {
    Entered.notInFuture("收到补正材料日期", correctedOn, LocalDate.now(clock));
    if (correctedOn.isBefore(of(caseNumber).receivedOn())) {
      throw new RefusedInputException("“收到补正材料日期”早于收到申请日期，请更正。");
    }
    limits.end(caseNumber, CORRECTION);
    answer(caseNumber, Entered.required("办理意见", outcome, 20), correctedOn, null, reasons);
  }

  /** What was missing did not come in time. */
  @Transactional
  public void lapseChange(String caseNumber) {
    limits.end(caseNumber, CORRECTION);
    mapper.end(
        caseNumber,
        LicenceChange.State.LAPSED,
        new Ending(
            TerminationGround.LAPSED,
            LocalDate.now(clock),
            "本局已书面告知你单位需要补正的全部内容，你单位没有在规定的期限内补正，视为放弃申请。",
            of(caseNumber).openedBy()));
  }

  @Transactional
  public void issueChangeNonAcceptance(String caseNumber) {
    LicenceChange change = of(caseNumber);
    issue(
        change,
        "licence-change-non-acceptance",
        "变更申请不予受理决定书",
        Map.of("change", change.text(), "reasons", change.acceptReasons()));
  }

  @Transactional
  public void issueChangeAcceptance(String caseNumber) {
    LicenceChange change = of(caseNumber);
    limits.tell(caseNumber, limit(change.kind()), ACCEPTANCE_PAPER);
    issue(
        change,
        "licence-change-acceptance",
        ACCEPTANCE_PAPER,
        Map.of(
            "receivedOn",
            DAY.format(change.receivedOn()),
            "acceptance",
            deemed.words(caseNumber, toldLate(change), DAY.format(change.acceptedOn())),
            "change",
            change.text(),
            "procedure",
            change
                .kind()
                .procedure(
                    articles,
                    LocalDate.now(clock),
                    reports.isDemanded(caseNumber)
                        ? TestReports.RULE + "。" + reports.words(caseNumber)
                        : null),
            "decideBy",
            DAY.format(limits.lastDay(caseNumber, limit(change.kind())))));
  }

  /** Whether a unit has a change with this number; one that is decided is refused. */
  boolean mayEnd(String caseNumber, String unitCode) {
    return isHere(of(caseNumber), unitCode, "终止办理");
  }

  private static boolean isHere(LicenceChange change, String unitCode, String what) {
    if (change == null || !change.unitCode().equals(unitCode)) {
      return false;
    }
    if (!change.state().isPending()) {
      throw new RefusedInputException(
          "申请%s的状态为“%s”，不能%s。".formatted(change.caseNumber(), change.state().chinese(), what));
    }
    return true;
  }

  /**
   * The change ends without a decision.
   *
   * @return false if this unit has no such change
   * @throws RefusedInputException if it is decided
   */
  boolean end(String caseNumber, Ending ending, String unitCode) {
    boolean withdrawn = ending.ground() == TerminationGround.WITHDRAWN;
    // Locked, so that a decision that comes at the same time is seen or waits.
    LicenceChange change = mapper.lock(caseNumber);
    if (!isHere(change, unitCode, withdrawn ? "撤回" : "终止办理")) {
      return false;
    }
    mapper.end(
        caseNumber,
        withdrawn ? LicenceChange.State.WITHDRAWN : LicenceChange.State.TERMINATED,
        ending);
    List<String> ended =
        Stream.concat(
                Stream.of(caseNumber, visitNumber(change)),
                ProductTestService.withLaboratories(testNumber(change)).stream())
            .toList();
    ended.forEach(limits::endAll);
    deliveries.abandon(ended);
    visits.release(visitNumber(change));
    return true;
  }

  /** Tells the holder that nothing will be decided. */
  @Transactional
  public void issueTermination(String caseNumber) {
    LicenceChange change = of(caseNumber);
    Licence licence = licence(change);
    issue(
        change,
        "licence-termination",
        "终止办理行政许可通知书",
        change.endedBy(),
        Map.of(
            "applicantName",
            licence.holderName(),
            "matter",
            "工业产品生产许可证（证书编号：%s）变更申请".formatted(licence.number()),
            "product",
            licence.product(),
            "reasons",
            change.endedReason(),
            "decision",
            change.endedGround().decision(articles, LocalDate.now(clock), false)));
  }

  private void issue(LicenceChange change, String kind, String title, Map<String, String> more) {
    issue(
        change,
        kind,
        title,
        Objects.requireNonNullElse(change.decidedBy(), change.openedBy()),
        more);
  }

  private void issue(
      LicenceChange change, String kind, String title, String person, Map<String, String> more) {
    Licence licence = licence(change);
    LicenceAuthorities.Signature signature =
        change.decidedAt() == null
            ? authorities.receiving(change.unitCode(), product(licence), change.receivedOn())
            : authorities.deciding(
                change.caseNumber(),
                change.unitCode(),
                Matter.CHANGE,
                product(licence),
                change.decidedAt().toLocalDate());
    Map<String, String> values = new HashMap<>(more);
    values.put("unit", signature.name());
    values.put("delegation", signature.delegation());
    values.put("holderName", licence.holderName());
    values.put("licenceNumber", licence.number());
    values.put("caseNumber", change.caseNumber());
    documents.issue(
        new DocumentDraft(
            change.caseNumber(),
            kind,
            "issue",
            signature.unitCode(),
            title,
            "licence/" + kind,
            values,
            person));
  }
}

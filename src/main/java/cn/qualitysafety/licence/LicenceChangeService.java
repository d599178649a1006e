package cn.qualitysafety.licence;

import cn.qualitysafety.enterprise.Enterprise;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.licence.LicenceMatters.Matter;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.document.DocumentDraft;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.input.Entered;
import cn.qualitysafety.platform.number.RunningNumbers;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes of licences. */
@Service
public class LicenceChangeService {

  /** Without a new verification, 行政许可法 art. 42. */
  private static final String SIMPLE = "licence.change";

  /** With one: as long as a review, 条例 art. 24. */
  private static final String VERIFIED = "licence.changeVerified";

  private static final String CERTIFICATE = "licence.certificate";

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final LicenceChangeMapper mapper;
  private final LicenceMapper licences;
  private final VisitService visits;
  private final LicenceAuthorities authorities;
  private final ProductCatalogue catalogue;
  private final EnterpriseService enterprises;
  private final UnitRegister units;
  private final OfficialDocuments documents;
  private final CaseLimits limits;
  private final RunningNumbers numbers;
  private final Clock clock;

  LicenceChangeService(
      LicenceChangeMapper mapper,
      LicenceMapper licences,
      VisitService visits,
      LicenceAuthorities authorities,
      ProductCatalogue catalogue,
      EnterpriseService enterprises,
      UnitRegister units,
      OfficialDocuments documents,
      CaseLimits limits,
      RunningNumbers numbers,
      Clock clock) {
    this.mapper = mapper;
    this.licences = licences;
    this.visits = visits;
    this.authorities = authorities;
    this.catalogue = catalogue;
    this.enterprises = enterprises;
    this.units = units;
    this.documents = documents;
    this.limits = limits;
    this.numbers = numbers;
    this.clock = clock;
  }

  /**
   * Receives a holder's application for a change and starts its limit.
   *
   * @param kind name of a {@link ChangeKind} in small letters
   * @param after what shall stand on the certificate
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
      String unitCode,
      String person) {
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
    int year = LocalDate.now(clock).getYear();
    String caseNumber =
        "BG%d-%s-%04d".formatted(year, unitCode, numbers.next(unitCode, "BG", year));
    mapper.insert(
        caseNumber,
        number,
        unitCode,
        chosen,
        before,
        wanted,
        Entered.required("变更理由和证明材料", grounds, 1000),
        person,
        LocalDateTime.now(clock));
    limits.begin(caseNumber, limit(chosen));
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
      case SITE -> site(licence);
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

  /** What the verification found; null until it has. */
  String visitText(LicenceChange change) {
    return change.verifiedAgain()
        ? visits.conclusionText(visitNumber(change))
        : "不涉及生产条件变化，不须实地核查。";
  }

  /** Whether this person received the change or was in the team. */
  boolean tookPart(String caseNumber, String person) {
    LicenceChange change = of(caseNumber);
    return person.equals(change.openedBy()) || visits.team(visitNumber(change)).contains(person);
  }

  /** Decides the change; who received it or was in the team does not. */
  @Transactional
  public void decideChange(String caseNumber, boolean granted, String reasons, String person) {
    LicenceChange change = of(caseNumber);
    if (tookPart(caseNumber, person)) {
      throw new RefusedInputException("您参与了本件的受理或者核查，按岗位分离的规定不能作出决定，请由其他同志办理。");
    }
    if (granted && licence(change).state() != LicenceState.VALID) {
      throw new RefusedInputException("许可证%s在办理期间已经失效，不能准予变更。".formatted(change.licenceNumber()));
    }
    if (granted && change.verifiedAgain() && !visits.hasPassed(visitNumber(change))) {
      throw new RefusedInputException("实地核查结论为不合格，依法不能准予变更；请改为不予变更并说明理由。");
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
        change.kind() == ChangeKind.SITE ? change.afterChange() : site(licence));
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

  private void issue(LicenceChange change, String kind, String title, Map<String, String> more) {
    Licence licence = licence(change);
    LicenceAuthorities.Signature signature =
        authorities.deciding(
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
    documents.issue(
        new DocumentDraft(
            change.caseNumber(),
            kind,
            "issue",
            signature.unitCode(),
            title,
            "licence/" + kind,
            values,
            change.decidedBy()));
  }
}

package cn.qualitysafety.licence;

import cn.qualitysafety.enterprise.ComplianceService;
import cn.qualitysafety.enterprise.Enterprise;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.organisation.Staff;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.deadline.Deadline;
import cn.qualitysafety.platform.deadline.Limit;
import cn.qualitysafety.platform.deadline.Limits;
import cn.qualitysafety.platform.delivery.Deliveries;
import cn.qualitysafety.platform.delivery.Delivery;
import cn.qualitysafety.platform.document.DocumentDraft;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.handover.StandIns;
import cn.qualitysafety.platform.input.Entered;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.law.Articles;
import cn.qualitysafety.platform.number.RunningNumbers;
import cn.qualitysafety.platform.record.CaseRecords;
import cn.qualitysafety.shared.Hearing;
import cn.qualitysafety.shared.HearingService;
import cn.qualitysafety.shared.HearingState;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Cases that may end a licence before its time. */
@Service
public class RevocationService {

  /** Whoever approves that the case rests, or takes longer, handles nothing by it, and decides. */
  private static final List<String> APPROVALS =
      List.of("userTask_approveSuspension", "userTask_extendLimit");

  /** Of a penalty; nothing but working practice limits the other measures. */
  private static final String LIMIT = "licence.revocation";

  private static final String OTHER_LIMIT = "licence.otherEnding";

  private static final String DEFENCE = "licence.defence";

  private static final String NOTICE = "licence-revocation-notice";
  static final String DECISION = "licence-revocation-decision";
  static final String CIRCULAR = "licence-revocation-circular";
  private static final String TRANSFER = "licence-revocation-transfer";
  private static final String SUSPENSION = "licence-revocation-suspension";

  /** How legal review and collective discussion end if nothing speaks against the decision. */
  private static final String AGREED = "同意";

  /** In the record of the case, those who work on it: at least two, 行政处罚法 1996 art. 37. */
  private static final String OFFICERS = "officers";

  /** A decision's reasons in its column. */
  private static final int LONGEST_REASONS = 1000;

  /** The post that works on these cases. */
  private static final String ORGANISER = "review-organiser";

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final RevocationMapper mapper;
  private final LicenceMapper licences;
  private final LicenceAuthorities authorities;
  private final ProductCatalogue catalogue;
  private final EnterpriseService enterprises;
  private final HearingService hearings;
  private final Deliveries deliveries;
  private final CaseRecords records;
  private final ComplianceService compliance;
  private final UnitRegister units;
  private final Staff staff;
  private final StandIns standIns;
  private final OfficialDocuments documents;
  private final Deadline deadline;
  private final CaseLimits limits;
  private final Limits namedLimits;
  private final RunningNumbers numbers;
  private final Articles articles;
  private final Clock clock;

  RevocationService(
      RevocationMapper mapper,
      LicenceMapper licences,
      LicenceAuthorities authorities,
      ProductCatalogue catalogue,
      EnterpriseService enterprises,
      HearingService hearings,
      Deliveries deliveries,
      CaseRecords records,
      ComplianceService compliance,
      UnitRegister units,
      Staff staff,
      StandIns standIns,
      OfficialDocuments documents,
      Deadline deadline,
      CaseLimits limits,
      Limits namedLimits,
      RunningNumbers numbers,
      Articles articles,
      Clock clock) {
    this.mapper = mapper;
    this.licences = licences;
    this.authorities = authorities;
    this.catalogue = catalogue;
    this.enterprises = enterprises;
    this.hearings = hearings;
    this.deliveries = deliveries;
    this.records = records;
    this.compliance = compliance;
    this.units = units;
    this.staff = staff;
    this.standIns = standIns;
    this.documents = documents;
    this.deadline = deadline;
    this.limits = limits;
    this.namedLimits = namedLimits;
    this.numbers = numbers;
    this.articles = articles;
    this.clock = clock;
  }

  /**
   * Opens a case and starts its limit.
   *
   * @param measure name of a {@link Measure} in small letters
   * @param unitCode unit that works on the case
   * @param person who opens it; null if another regime's case does
   * @return number of the case, for example CX2009-440100-0001
   * @throws RefusedInputException if there is no such licence, it has ended, or a case is open
   */
  @Transactional
  public String openRevocation(
      Object licenceNumber,
      Object measure,
      Object facts,
      Object legalBasis,
      String unitCode,
      String person) {
    Measure chosen = Entered.choice("处理种类", measure, Measure.class);
    String number = Entered.code("许可证编号", licenceNumber, 20);
    // Locked, so that of two who open a case at once the second sees the first one's.
    Licence licence = licences.lock(number);
    if (licence == null) {
      throw new RefusedInputException("没有编号为“%s”的许可证，请核对证书上的编号。".formatted(number));
    }
    if (!licence.state().admits(chosen)) {
      throw new RefusedInputException("许可证%s已经失效，不能再予%s。".formatted(number, chosen.chinese()));
    }
    Revocation open = mapper.openOf(number);
    if (open != null) {
      throw new RefusedInputException(
          "许可证%s已有案件%s正在办理，不能重复立案。".formatted(number, open.caseNumber()));
    }
    int year = LocalDate.now(clock).getYear();
    String caseNumber =
        "CX%d-%s-%04d".formatted(year, unitCode, numbers.next(unitCode, "CX", year));
    mapper.insert(
        caseNumber,
        number,
        chosen,
        Entered.required("事实和证据", facts, 3000),
        Entered.required("处理依据", legalBasis, 500),
        person,
        LocalDateTime.now(clock));
    limits.begin(caseNumber, chosen == Measure.REVOKE ? LIMIT : OTHER_LIMIT);
    return caseNumber;
  }

  /**
   * The measure of a case: on some grounds a valid licence is struck off only after notice and
   * review.
   *
   * @param ground as for {@link #withGround}, which refuses what does not belong to the licence
   */
  public String onGround(Object licenceNumber, String measure, Object ground) {
    Licence licence = licences.find(Entered.code("许可证编号", licenceNumber, 20));
    if (Entered.choice("处理种类", measure, Measure.class) != Measure.CANCEL || licence == null) {
      return measure;
    }
    return Entered.choice("注销的情形", ground, CancelGround.class).measure(licence.state()).name();
  }

  /**
   * The facts of a case with the ground on which a licence is struck off: without notice and review
   * nobody is deprived of a valid one.
   *
   * @param ground name of a {@link CancelGround} in small letters; of other measures it is not
   *     asked
   * @param inspection what those who inspected saw of a holder that produces no longer; null on
   *     other grounds
   * @throws RefusedInputException if the licence is not in a state to which the ground belongs
   */
  public String withGround(
      Object licenceNumber, Object measure, Object ground, String inspection, String facts) {
    Licence licence = licences.find(Entered.code("许可证编号", licenceNumber, 20));
    if (Entered.choice("处理种类", measure, Measure.class) != Measure.CANCEL || licence == null) {
      return facts;
    }
    CancelGround chosen = Entered.choice("注销的情形", ground, CancelGround.class);
    if (!chosen.isThere(licence.state())) {
      throw new RefusedInputException(
          licence.state() == LicenceState.VALID
              ? "许可证%s仍然有效，只有企业终止、申请注销、不再生产或者因不可抗力无法实施的才能注销；其他情形请依法撤回、撤销或者吊销。"
                  .formatted(licence.number())
              : "许可证%s的状态与“注销的情形”不符，请核对后更正。".formatted(licence.number()));
    }
    return facts == null
        ? null
        : "%s。%s%s"
            .formatted(
                chosen.text(articles, LocalDate.now(clock)),
                Objects.requireNonNullElse(inspection, ""),
                facts);
  }

  /**
   * Begins the limit of penalties for what is none, too: models deployed before the other measures
   * had their own ask for it.
   */
  @Transactional
  public void beginLimitOfPenalties(String caseNumber) {
    if (of(caseNumber).measure() != Measure.REVOKE) {
      limits.begin(caseNumber, LIMIT);
    }
  }

  /** Decisions that ended licences since the day, the last one first: those that bind by now. */
  public List<EndedLicence> effectiveSince(LocalDate since) {
    return mapper.effectiveSince(since);
  }

  public Revocation of(String caseNumber) {
    return mapper.find(caseNumber);
  }

  String holderCode(Revocation revocation) {
    return licences.find(revocation.licenceNumber()).holderCode();
  }

  String holderName(Revocation revocation) {
    return licences.find(revocation.licenceNumber()).holderName();
  }

  /** For the table that says who decides. */
  String productKind(Revocation revocation) {
    return CataloguedProduct.kindOf(catalogue.of(licences.find(revocation.licenceNumber())));
  }

  /**
   * The unit that hears, discusses and decides: nobody can be entrusted with that. Null in cases
   * whose model does not ask who decides.
   */
  String decidingUnit(Revocation revocation) {
    return authorities.decidingUnit(
        revocation.caseNumber(), null, null, null, LocalDate.now(clock));
  }

  String measureText(Revocation revocation) {
    return revocation.measure().chinese();
  }

  /** Whether it is the bureau's own penalty, which the other departments are told of. */
  boolean revokedHere(Revocation revocation) {
    return revocation.measure() == Measure.REVOKE
        && documents.ofCase(revocation.caseNumber()).stream()
            .anyMatch(document -> document.kind().equals(DECISION));
  }

  /** What is intended, for those who review and discuss it: 吊销生产许可证XK08-001-00123. */
  String proposal(Revocation revocation) {
    return "%s生产许可证%s".formatted(revocation.measure().chinese(), revocation.licenceNumber());
  }

  /** Where the holder is, as the licence says it, or whoever worked on the case, or its entry. */
  String holderAddress(Revocation revocation) {
    Licence licence = licences.find(revocation.licenceNumber());
    return Stream.of(
            Optional.ofNullable(revocation.holderAddress()),
            Optional.ofNullable(licence.address()),
            enterprises.find(licence.holderCode()).map(Enterprise::address))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(null);
  }

  /** Day on which the notice of what is intended was served last; null before. */
  LocalDate noticeServedOn(Revocation revocation) {
    LocalDate served = deliveries.servedOn(revocation.caseNumber(), NOTICE);
    return served == null ? revocation.deliveredOn() : served;
  }

  /** When the holder's defence, or that it stated nothing, is due to be entered. */
  Date defenceDue(Revocation revocation) {
    LocalDate told = noticeServedOn(revocation);
    return told == null
        ? null
        : deliveries.answerDue(
            CasePlace.of(revocation.caseNumber()), NOTICE, deadline.lastDay(told, DEFENCE));
  }

  /**
   * Who worked on the case and therefore neither reviews nor decides it, nor presides at its
   * hearing: whoever opened it, its officers, whoever entered something in its record, heard the
   * holder or served papers.
   */
  List<String> handlersOf(Revocation revocation) {
    return Stream.of(
            Stream.of(revocation.openedBy(), revocation.notifiedBy(), revocation.defenceBy()),
            officers(revocation.caseNumber()).stream(),
            records.persons(revocation.caseNumber(), APPROVALS).stream(),
            deliveries.ofCases(List.of(revocation.caseNumber())).stream().map(Delivery::recordedBy))
        .flatMap(each -> each)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private List<String> officers(String caseNumber) {
    String officers = records.text(caseNumber, OFFICERS);
    return officers == null ? List.of() : officers.lines().toList();
  }

  /**
   * Whoever was named investigates and hears the holder, or somebody who is on record as acting for
   * one of them (行政处罚法 1996 art. 37, 2021 art. 42). Only if none of them can any more does another
   * one. Of models deployed before officers were named nothing is asked.
   *
   * @param unitCode unit that works on the case
   */
  private void mustBeOfficer(String caseNumber, String unitCode, String person) {
    List<String> officers = officers(caseNumber);
    Map<String, String> able = staff.holders(unitCode, List.of(ORGANISER));
    if (!officers.contains(person)
        && officers.stream().anyMatch(able::containsKey)
        && officers.stream().noneMatch(officer -> standIns.actsFor(caseNumber, officer, person))) {
      throw new RefusedInputException(
          "本案由%s承办，应由承办人员办理；承办人员不能办理的，请由其本人签收后转办，或者由系统管理员设置代理。"
              .formatted(
                  officers.stream()
                      .map(officer -> able.getOrDefault(officer, officer))
                      .collect(Collectors.joining("、"))));
    }
  }

  /**
   * What the officers found out: new facts or another basis must be told to the holder again before
   * a decision may rest on them (行政处罚法 1996 art. 31, 2021 art. 44).
   *
   * @param facts null or empty if they stay, like the basis and the address
   * @throws RefusedInputException if somebody else does it than those who were named
   */
  @Transactional
  public void investigate(
      String caseNumber,
      String unitCode,
      String facts,
      String legalBasis,
      String holderAddress,
      String person) {
    mustBeOfficer(caseNumber, unitCode, person);
    mapper.amend(
        caseNumber,
        Entered.optional("修改后的事实和证据", facts, 3000),
        Entered.optional("修改后的处理依据", legalBasis, 500),
        Entered.optional("企业地址", holderAddress, 200));
  }

  /**
   * Issues the notice of what is intended (拟处理告知书). Of a case that nobody opened, but another
   * regime's message, the post that works on it stands for who signs.
   *
   * @param unitCode unit that works on the case
   */
  @Transactional
  public void issueRevocationNotice(String caseNumber, String unitCode) {
    Revocation revocation = of(caseNumber);
    Limit defence = namedLimits.named(DEFENCE, LocalDate.now(clock));
    issue(
        revocation,
        NOTICE,
        // What has changed is told again.
        records.occasion(CasePlace.of(caseNumber)),
        unitCode,
        "拟%s生产许可证告知书".formatted(revocation.measure().chinese()),
        revocation.openedBy() == null ? ORGANISER : revocation.openedBy(),
        Map.of(
            "rights",
            articles.cite(LocalDate.now(clock), revocation.measure().rightsArticles()),
            "defenceDays",
            String.valueOf(defence.amount()),
            "defenceTime",
            defence.length()));
  }

  /**
   * Records the delivery of the notice of what is intended (拟处理告知书), of models deployed before
   * papers were served by a model of its own.
   */
  @Transactional
  public void notifyHolder(
      String caseNumber, LocalDate deliveredOn, String receivedBy, String person) {
    Entered.notInFuture("送达日期", deliveredOn, LocalDate.now(clock));
    mapper.deliver(caseNumber, deliveredOn, Entered.line("签收人", receivedBy, 50), person);
  }

  /**
   * What the holder had to say.
   *
   * @param silent whether it let its time pass
   * @throws RefusedInputException if the time is not over, or somebody else records it than those
   *     who were named
   */
  @Transactional
  public void recordDefence(
      String caseNumber, String unitCode, String defence, boolean silent, String person) {
    mustBeOfficer(caseNumber, unitCode, person);
    if (silent) {
      deliveries.mustBeSilent(
          CasePlace.of(caseNumber),
          NOTICE,
          deadline.lastDay(noticeServedOn(of(caseNumber)), DEFENCE));
    }
    mapper.defend(caseNumber, Entered.required("陈述申辩和采纳情况", defence, 3000), person);
  }

  /** Number of the case's hearing (听证); what is told again can be heard again. */
  String hearingNumber(Revocation revocation) {
    long notices =
        documents.ofCase(revocation.caseNumber()).stream()
            .filter(document -> document.kind().equals(NOTICE))
            .count();
    return revocation.caseNumber() + "-TZ" + (notices > 1 ? String.valueOf(notices) : "");
  }

  /** Whether the holder was heard, or had the opportunity, about what it was told last. */
  boolean hearingClosed(Revocation revocation) {
    Hearing hearing = hearings.of(hearingNumber(revocation));
    return hearing != null && hearing.closedAt() != null;
  }

  boolean hearingHeld(Revocation revocation) {
    Hearing hearing = hearings.of(hearingNumber(revocation));
    return hearing != null && hearing.state() == HearingState.HELD;
  }

  String hearingSubject(Revocation revocation) {
    return "拟%s生产许可证%s".formatted(revocation.measure().chinese(), revocation.licenceNumber());
  }

  /** Logins of those who may not preside at the hearing, separated by commas. */
  String handlers(Revocation revocation) {
    return String.join(",", handlersOf(revocation));
  }

  /** What became of the hearing, for whoever decides. */
  String hearingText(Revocation revocation) {
    if (revocation.measure() == Measure.CANCEL) {
      return "依法不须告知听证权利。";
    }
    Hearing hearing = hearings.of(hearingNumber(revocation));
    if (hearing == null || hearing.closedAt() == null) {
      return null;
    }
    return hearing.state() == HearingState.HELD
        ? "已于%s举行听证。笔录：%s".formatted(DAY.format(hearing.hearingOn()), hearing.record())
        : hearings.notHeldText(hearing, "企业");
  }

  /**
   * What became of the legal review and the collective discussion.
   *
   * @param reviewCase number of their case
   * @param outcome in its words
   * @param text what was said
   */
  @Transactional
  public void takeReview(String caseNumber, String reviewCase, String outcome, String text) {
    mapper.review(caseNumber, reviewCase, outcome, text);
  }

  /** How a case can be decided, as the form says it. */
  private enum Decision {
    APPROVE(Revocation.State.DECIDED),
    REJECT(Revocation.State.DROPPED),
    WITHDRAW(Revocation.State.CASE_WITHDRAWN),
    TRANSFER(Revocation.State.TRANSFERRED),
    TERMINATE(Revocation.State.TERMINATED);

    private final Revocation.State state;

    Decision(Revocation.State state) {
      this.state = state;
    }
  }

  /**
   * Decides the case; who worked on it does not.
   *
   * @param decision name of a {@link Decision} in small letters
   * @param transferTo to whom a case that looks like a crime is passed on; else null
   * @param reviewed whether its model has the review: of models deployed before nothing of it is
   *     asked
   */
  @Transactional
  public void decideRevocation(
      String caseNumber,
      Object decision,
      String reasons,
      String transferTo,
      String person,
      boolean reviewed) {
    Revocation revocation = of(caseNumber);
    if (handlersOf(revocation).contains(person)) {
      throw new RefusedInputException("您经办了本案，按岗位分离的规定不能作出决定，请由其他同志办理。");
    }
    Decision chosen = Entered.choice("处理决定", decision, Decision.class);
    if (chosen == Decision.APPROVE && reviewed && revocation.measure() != Measure.CANCEL) {
      mayDecide(revocation);
    }
    if (chosen == Decision.TRANSFER) {
      mapper.transfer(caseNumber, Entered.required("移送的机关", transferTo, 100));
    }
    close(caseNumber, chosen.state, Entered.required("决定理由", reasons, LONGEST_REASONS), person);
  }

  /**
   * Nothing is decided against a holder that was not told and heard (行政处罚法 1996 art. 41 and 42,
   * 2021 art. 62 and 63), nor without the review and the discussion that the law demands (1996 art.
   * 38, 2021 art. 57 and 58).
   */
  private void mayDecide(Revocation revocation) {
    if (noticeServedOn(revocation) == null
        || revocation.defence() == null
        || !hearingClosed(revocation)) {
      throw new RefusedInputException(
          "还没有告知企业、听取陈述申辩并告知听证权利，不能作出%s决定；只能不予处理、撤销案件、移送或者终结。"
              .formatted(revocation.measure().chinese()));
    }
    if (!AGREED.equals(revocation.reviewOutcome())) {
      throw new RefusedInputException(
          "法制审核和集体讨论的结果是“%s”，不能作出%s决定；只能不予处理、撤销案件、移送或者终结。"
              .formatted(
                  Objects.requireNonNullElse(revocation.reviewOutcome(), "没有进行"),
                  revocation.measure().chinese()));
    }
  }

  private void close(String caseNumber, Revocation.State state, String reasons, String person) {
    mapper.decide(caseNumber, reasons, person, LocalDateTime.now(clock));
    mapper.close(caseNumber, state);
    limits.endAll(caseNumber);
  }

  /**
   * Drops a case whose decision the collective discussion was against; another is closed already.
   */
  @Transactional
  public void dropRevocation(String caseNumber) {
    Revocation revocation = of(caseNumber);
    if (revocation.state() == Revocation.State.OPEN) {
      String why =
          "集体讨论不同意拟作出的处理（%s）。%s".formatted(revocation.reviewCase(), revocation.reviewText());
      close(
          caseNumber,
          Revocation.State.DROPPED,
          why.substring(0, Math.min(why.length(), LONGEST_REASONS)),
          null);
    }
  }

  /** The state's administration (总局) has decided not to end the licence. */
  @Transactional
  public void dropByNationalDecision(String caseNumber, String decision, String person) {
    mapper.decide(caseNumber, decision, person, LocalDateTime.now(clock));
    mapper.close(caseNumber, Revocation.State.DROPPED);
  }

  /**
   * Ends the licence: on the day on which the decision was served, or today in models deployed
   * before decisions were.
   *
   * @param unitCode unit that works on the case
   */
  @Transactional
  public void revokeLicence(String caseNumber, String unitCode) {
    revokeLicence(caseNumber, unitCode, deliveries.servedOn(caseNumber, DECISION));
  }

  /**
   * The same.
   *
   * @param served day on which the decision was served; null if that is not known
   */
  @Transactional
  public void revokeLicence(String caseNumber, String unitCode, LocalDate served) {
    Revocation revocation = of(caseNumber);
    LocalDateTime now = LocalDateTime.now(clock);
    LocalDate effectiveOn = served == null ? now.toLocalDate() : served;
    mapper.takeEffect(caseNumber, effectiveOn);
    Licence licence = licences.find(revocation.licenceNumber());
    licences.end(
        licence.number(),
        revocation.measure().result(),
        // Nobody knows the hour; what was made on the day was made under licence.
        effectiveOn.equals(now.toLocalDate()) ? now : effectiveOn.atTime(23, 59, 59));
    compliance.note(
        licence.holderCode(),
        revocation.measure().complianceKind(),
        effectiveOn,
        caseNumber,
        unitCode,
        "%s生产许可证%s（%s）。%s"
            .formatted(
                revocation.measure().chinese(),
                licence.number(),
                licence.product(),
                revocation.facts()));
  }

  /** Tells the holder that the case rests, and why (中止案件调查). */
  @Transactional
  public void issueSuspension(String caseNumber, String unitCode) {
    Revocation revocation = of(caseNumber);
    issue(
        revocation,
        SUSPENSION,
        // A case can rest more than once.
        records.occasion(CasePlace.of(caseNumber)),
        unitCode,
        "中止案件调查通知书",
        records.lastPerson(caseNumber),
        Map.of("caseNumber", caseNumber, "reasons", records.text(caseNumber, "suspensionFacts")));
  }

  /** Passes a case that looks like a crime on. */
  @Transactional
  public void issueTransfer(String caseNumber, String unitCode) {
    Revocation revocation = of(caseNumber);
    issue(
        revocation,
        TRANSFER,
        "issue",
        unitCode,
        "涉嫌犯罪案件移送书",
        revocation.decidedBy(),
        Map.of(
            "transferTo", revocation.transferTo(),
            "reasons", revocation.reasons(),
            "basis",
                articles.cite(
                    LocalDate.now(clock),
                    "penalty-crime-transfer",
                    "penalty-crime",
                    "crime-transfer")));
  }

  /**
   * Issues the decision that ended the licence.
   *
   * @param unitCode unit that works on the case
   */
  @Transactional
  public void issueRevocationDecision(String caseNumber, String unitCode) {
    Revocation revocation = of(caseNumber);
    issue(
        revocation,
        DECISION,
        "issue",
        unitCode,
        "%s生产许可证决定书".formatted(revocation.measure().chinese()),
        revocation.decidedBy(),
        Map.of(
            "defence", defenceAndHearing(revocation),
            "reasons", revocation.reasons(),
            "consequence",
                articles.fill(LocalDate.now(clock), revocation.measure().consequence())));
  }

  /** What the holder had to say and how it was heard, for the holder itself. */
  private String defenceAndHearing(Revocation revocation) {
    Hearing hearing = hearings.of(hearingNumber(revocation));
    if (revocation.defence() == null || hearing == null) {
      return "本案系依法办理%s，不须事先告知，未进行陈述、申辩和听证。".formatted(revocation.measure().chinese());
    }
    String heard =
        switch (hearing.state()) {
          case HELD -> "本局已于%s就本案举行听证，听证笔录已随案审查。".formatted(DAY.format(hearing.hearingOn()));
          case ABSENT -> hearings.notHeldText(hearing, "你单位");
          default -> hearings.notHeldText(hearing, "你单位经告知听证权利，");
        };
    return revocation.defence() + "\n" + heard;
  }

  private void issue(
      Revocation revocation,
      String kind,
      String occasion,
      String unitCode,
      String title,
      String person,
      Map<String, String> more) {
    Map<String, String> values = new HashMap<>(more);
    values.put("address", Objects.requireNonNullElse(holderAddress(revocation), "（无登记）"));
    String decidingUnit = Objects.requireNonNullElse(decidingUnit(revocation), unitCode);
    values.put("unit", units.name(decidingUnit));
    values.put("holderName", holderName(revocation));
    values.put("licenceNumber", revocation.licenceNumber());
    values.put("measure", revocation.measure().chinese());
    values.put("facts", revocation.facts());
    values.put("legalBasis", revocation.legalBasis());
    documents.issue(
        new DocumentDraft(
            revocation.caseNumber(),
            kind,
            occasion,
            decidingUnit,
            title,
            "licence/" + kind,
            values,
            person));
  }
}

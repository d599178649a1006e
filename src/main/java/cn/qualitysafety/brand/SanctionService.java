package cn.qualitysafety.brand;

import cn.qualitysafety.enterprise.ComplianceService;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.deadline.Deadline;
import cn.qualitysafety.platform.delivery.Deliveries;
import cn.qualitysafety.platform.delivery.Delivery;
import cn.qualitysafety.platform.delivery.DocumentServed;
import cn.qualitysafety.platform.document.DocumentDraft;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.input.Entered;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.law.Articles;
import cn.qualitysafety.platform.number.RunningNumbers;
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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Proposals to sanction holders of a title. */
@Service
public class SanctionService {

  private static final String LIMIT = "brand.revocation";
  private static final String NOTICE = "brand-notice";
  private static final String REVOCATION = "brand-revocation";

  private static final String COMMITTEE_DECIDES = "brand-committee";

  /** The article on titles that were got by improper means. */
  private static final String BAN = "brand-ban";

  /** In force since 通报批评 is a penalty, which needs more than the committee's rules. */
  private static final String CRITICISM = "penalty-criticism";

  private static final String CREATED_BY = "penalty-created-by";
  private static final String NO_BASIS = "penalty-without-basis";

  private static final Pattern RULES = Pattern.compile("名牌产品.{0,8}管理办法");

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final SanctionMapper mapper;
  private final BrandTitleService titles;
  private final BrandIncidentMapper incidents;
  private final BallotMapper ballots;
  private final HearingService hearings;
  private final ComplianceService compliance;
  private final BrandRules rules;
  private final Articles articles;
  private final OfficialDocuments documents;
  private final Deadline deadline;
  private final CaseLimits limits;
  private final RunningNumbers numbers;
  private final Clock clock;
  private final Deliveries deliveries;

  SanctionService(
      SanctionMapper mapper,
      BrandTitleService titles,
      BrandIncidentMapper incidents,
      BallotMapper ballots,
      HearingService hearings,
      ComplianceService compliance,
      BrandRules rules,
      Articles articles,
      OfficialDocuments documents,
      Deadline deadline,
      CaseLimits limits,
      RunningNumbers numbers,
      Clock clock,
      Deliveries deliveries) {
    this.mapper = mapper;
    this.titles = titles;
    this.incidents = incidents;
    this.ballots = ballots;
    this.hearings = hearings;
    this.compliance = compliance;
    this.rules = rules;
    this.articles = articles;
    this.documents = documents;
    this.deadline = deadline;
    this.limits = limits;
    this.numbers = numbers;
    this.clock = clock;
    this.deliveries = deliveries;
  }

  /**
   * Opens a case and starts its limit.
   *
   * @param proposed revoke or criticise
   * @param ground quality or improper; null for quality
   * @param incidentNumber the incident, or another regime's case, that led to it; null only if a
   *     person proposes
   * @param unitCode unit that works on the case
   * @param person who proposes it; null if another case does
   * @param proposedBy login of who proposed it in that case; null if its incident tells
   * @return number of the case, for example MC2009-440000-0001
   * @throws RefusedInputException if there is no such valid title, a case is open, or the basis
   *     cites rules that were repealed
   */
  @Transactional
  public String openTitleProposal(
      Object titleNumber,
      Object proposed,
      Object ground,
      Object facts,
      Object legalBasis,
      Object incidentNumber,
      String unitCode,
      String person,
      Object proposedBy) {
    Sanction sanction = lawful("建议处理", proposed);
    if (sanction == Sanction.REJECT) {
      throw new RefusedInputException("请在“建议处理”中选择一项后再提交。");
    }
    Ground why = ground == null ? Ground.QUALITY : Entered.choice("事由", ground, Ground.class);
    if (why == Ground.IMPROPER && sanction != Sanction.REVOKE) {
      throw new RefusedInputException("以不正当方法取得称号的，应当建议取消名牌产品称号，请在“建议处理”中更正。");
    }
    String basis = Entered.required("处理依据", legalBasis, 500);
    if (person != null) {
      mustBeLaw(basis);
    }
    // Locked, so that of two who open a case at once the second sees the first one's.
    BrandTitle title = titles.lockValid(titleNumber);
    SanctionCase open = mapper.openOf(title.number());
    if (open != null) {
      throw new RefusedInputException(
          "名牌产品称号%s已有案件%s正在办理，不能重复立案。".formatted(title.number(), open.caseNumber()));
    }
    int year = LocalDate.now(clock).getYear();
    String caseNumber =
        "MC%d-%s-%04d".formatted(year, unitCode, numbers.next(unitCode, "MC", year));
    mapper.insert(
        caseNumber,
        title.number(),
        unitCode,
        sanction,
        why,
        Entered.required("事实和证据", facts, 3000),
        basis,
        incident(incidentNumber, title, person),
        person != null ? person : Entered.optional("提出人", proposedBy, 64),
        LocalDateTime.now(clock));
    limits.begin(caseNumber, LIMIT);
    return caseNumber;
  }

  /**
   * The sanction that was chosen in a form.
   *
   * @throws RefusedInputException if it is none, or 通报批评 since that is a penalty, which the
   *     committee's rules cannot create
   */
  Sanction lawful(String label, Object value) {
    Sanction chosen = Sanction.entered(label, value);
    LocalDate today = LocalDate.now(clock);
    if (chosen == Sanction.CRITICISE && articles.isInForce(today, CRITICISM)) {
      throw new RefusedInputException(
          "通报批评是行政处罚，省名推委没有设定它的法律依据（%s），请在“%s”中选择其他处理。"
              .formatted(articles.cite(today, CRITICISM, CREATED_BY, NO_BASIS), label));
    }
    return chosen;
  }

  /**
   * The basis is printed in the papers.
   *
   * @throws RefusedInputException if it cites the rules on titles after they were repealed
   */
  void mustBeLaw(String basis) {
    if (isRepealed(basis)) {
      throw new RefusedInputException("“处理依据”引用的管理办法已经失效，请改写现在有效的规定。");
    }
  }

  private boolean isRepealed(String basis) {
    return RULES.matcher(basis).find()
        && !articles.isInForce(LocalDate.now(clock), COMMITTEE_DECIDES);
  }

  /** The basis was law when the case was opened, and is none any more. */
  boolean basisRepealed(SanctionCase sanction) {
    return isRepealed(sanction.legalBasis());
  }

  private String incident(Object entered, BrandTitle title, String person) {
    String number = Entered.optionalCode("质量事件编号", entered, 64);
    BrandIncident incident = number == null ? null : incidents.find(number);
    if (number == null && person == null) {
      throw new RefusedInputException("由其他业务移送的，应当注明来源业务的编号。");
    }
    if (incident == null && person == null) {
      // Another regime's case, for example a summons that did not help.
      return number;
    }
    if (number != null && (incident == null || !incident.titleNumber().equals(title.number()))) {
      throw new RefusedInputException(
          "称号%s没有编号为“%s”的质量事件，请核对后更正，没有的留空。".formatted(title.number(), number));
    }
    return number;
  }

  public SanctionCase of(String caseNumber) {
    return mapper.find(caseNumber);
  }

  BrandTitle title(SanctionCase sanction) {
    return titles.of(sanction.titleNumber());
  }

  /** Who worked on the case or its incident, and therefore neither votes, presides nor decides. */
  List<String> handlersOf(String caseNumber) {
    SanctionCase sanction = of(caseNumber);
    Stream<String> here =
        Stream.of(sanction.openedBy(), sanction.deliveredBy(), sanction.statementBy());
    Stream<String> before =
        Stream.ofNullable(sanction.incidentNumber())
            .map(incidents::find)
            .filter(Objects::nonNull)
            .flatMap(incident -> incident.handlers().stream());
    return Stream.concat(here, before).filter(Objects::nonNull).distinct().toList();
  }

  @Transactional
  public void issueTitleNotice(String caseNumber) {
    SanctionCase sanction = of(caseNumber);
    issue(
        sanction,
        NOTICE,
        "拟处理告知书",
        sanction.openedBy() != null
            ? sanction.openedBy()
            : incidents.find(sanction.incidentNumber()).proposedBy(),
        Map.of(
            "sanction", sanction.sanction().chinese(),
            "ground", sanction.ground().chinese(),
            "facts", sanction.facts(),
            "legalBasis", sanction.legalBasis()));
  }

  /** The notice of what is intended has been served, or the decision, which ends the title. */
  @EventListener
  void served(DocumentServed served) {
    Delivery delivery = served.delivery();
    if (served.isOf(NOTICE)) {
      mapper.deliver(
          delivery.caseNumber(), delivery.servedOn(), delivery.receivedBy(), delivery.recordedBy());
    }
    if (served.isOf(REVOCATION)) {
      revokeTitle(delivery.caseNumber());
    }
  }

  /**
   * When what the holder stated, or that it stated nothing, is due to be entered; null while it has
   * not been told.
   */
  Date statementDue(SanctionCase sanction) {
    return sanction.deliveredOn() == null
        ? null
        : deliveries.answerDue(
            CasePlace.of(sanction.caseNumber()),
            NOTICE,
            deadline.lastDay(sanction.deliveredOn(), "brand.statement"));
  }

  /** Of models deployed before the notice was served by itself. */
  @Transactional
  public void deliverTitleNotice(
      String caseNumber, LocalDate deliveredOn, String receivedBy, String person) {
    Entered.notInFuture("送达日期", deliveredOn, LocalDate.now(clock));
    mapper.deliver(caseNumber, deliveredOn, Entered.line("签收人", receivedBy, 50), person);
  }

  /**
   * What the holder had to say.
   *
   * @param silent whether it let its time pass
   * @throws RefusedInputException if the time is not over, with what may still be under way
   */
  @Transactional
  public void recordTitleStatement(
      String caseNumber, String statement, boolean silent, String person) {
    LocalDate told = of(caseNumber).deliveredOn();
    if (silent && told != null) {
      deliveries.mustBeSilent(
          CasePlace.of(caseNumber), NOTICE, deadline.lastDay(told, "brand.statement"));
    }
    mapper.state(caseNumber, Entered.required("陈述申辩和采纳情况", statement, 3000), person);
  }

  /** Number of the case's hearing (听证). */
  String hearingNumber(SanctionCase sanction) {
    return sanction.caseNumber() + "-TZ";
  }

  String hearingSubject(SanctionCase sanction) {
    return "拟对名牌产品称号%s的企业作出“%s”处理".formatted(sanction.titleNumber(), sanction.sanction().chinese());
  }

  /** Logins of those who may not preside at the hearing, separated by commas. */
  String handlers(SanctionCase sanction) {
    return String.join(",", handlersOf(sanction.caseNumber()));
  }

  /** What became of the hearing; null while there is none. */
  String hearingText(SanctionCase sanction) {
    Hearing hearing = hearings.of(hearingNumber(sanction));
    if (hearing == null) {
      return null;
    }
    return hearing.state() == HearingState.HELD
        ? "已于%s举行听证。笔录：%s".formatted(DAY.format(hearing.hearingOn()), hearing.record())
        : hearings.notHeldText(hearing, "企业");
  }

  /**
   * The office writes down why the committee decided as it did; nobody decides otherwise.
   *
   * @param currentBasis what the decision cites instead of rules that were repealed meanwhile;
   *     blank if they were not
   * @throws RefusedInputException if it cites repealed rules again
   */
  @Transactional
  public void writeTitleDecision(
      String caseNumber, String reasons, String currentBasis, String person) {
    String basis = Entered.optional("现行的处理依据", currentBasis, 500);
    if (basis != null) {
      mustBeLaw(basis);
    }
    mapper.decide(
        caseNumber,
        SanctionCase.State.SIGNED,
        basis == null ? of(caseNumber).legalBasis() : basis,
        Entered.required("决定理由", reasons, 1000),
        person,
        LocalDateTime.now(clock));
    limits.end(caseNumber, LIMIT);
  }

  /**
   * Of models deployed before the committee decided alone: the leader signs what it voted, and
   * cannot refuse; who worked on the case or voted does not sign.
   */
  @Transactional
  public void signTitleDecision(
      String caseNumber, boolean approved, String reasons, String person) {
    if (!approved) {
      throw new RefusedInputException("对称号的处理由省名推委票决，局领导不能改变票决结果；请选择同意票决结果。");
    }
    if (handlersOf(caseNumber).contains(person)) {
      throw new RefusedInputException("您经办了本案，按岗位分离的规定不能签发决定，请由其他同志办理。");
    }
    if (ballots.hasVoted(caseNumber, person)) {
      throw new RefusedInputException("您参加了本案的票决，按岗位分离的规定不能签发决定，请由其他同志办理。");
    }
    writeTitleDecision(caseNumber, reasons, null, person);
  }

  /**
   * Issues the decision to end the title, and if it was got by improper means to ban its holder.
   */
  @Transactional
  public void issueTitleRevocation(String caseNumber) {
    issueDecision(caseNumber, REVOCATION, "关于取消广东省名牌产品称号的决定", Map.of("ban", ban(of(caseNumber))));
  }

  /** The decision binds from its service: the title ends, and its holder may be banned. */
  @Transactional
  public void revokeTitle(String caseNumber) {
    SanctionCase sanction = of(caseNumber);
    titles.revoke(sanction.titleNumber(), caseNumber, bannedUntil(sanction), sanction.decidedBy());
    mapper.close(caseNumber, SanctionCase.State.REVOKED);
    note(sanction, "brand-revoked");
  }

  private void note(SanctionCase sanction, String kind) {
    BrandTitle title = titles.of(sanction.titleNumber());
    compliance.note(
        title.holderCode(),
        kind,
        LocalDate.now(clock),
        sanction.caseNumber(),
        sanction.unitCode(),
        "广东省名牌产品称号%s（%s）。%s".formatted(title.number(), title.product(), sanction.facts()));
  }

  /**
   * As the decision says it, counted from its day. The rules ban nobody but who got a title by
   * improper means; what came after them is not known to ban anybody.
   *
   * @return null if the holder is not banned
   */
  private LocalDate bannedUntil(SanctionCase sanction) {
    LocalDate decidedOn = sanction.decidedAt().toLocalDate();
    return sanction.ground() == Ground.IMPROPER && articles.isInForce(decidedOn, BAN)
        ? titles.bannedUntil(decidedOn)
        : null;
  }

  private String ban(SanctionCase sanction) {
    LocalDate until = bannedUntil(sanction);
    LocalDate decidedOn = sanction.decidedAt().toLocalDate();
    return until == null
        ? ""
        : "你单位以不正当方法取得称号，依照%s的规定，%s至%s不再受理你单位的广东省名牌产品申请。"
            .formatted(
                articles.cite(decidedOn, BAN),
                articles.isInForce(decidedOn, CRITICISM) ? "" : "给予通报批评，",
                DAY.format(until));
  }

  /** Issues the decision, which is entered in the title's record. */
  @Transactional
  public void issueTitleCriticism(String caseNumber) {
    issueDecision(caseNumber, "brand-criticism", "关于给予通报批评的决定", Map.of());
    SanctionCase sanction = of(caseNumber);
    titles.criticise(sanction.titleNumber(), caseNumber, sanction.decidedBy());
    mapper.close(caseNumber, SanctionCase.State.CRITICISED);
    note(sanction, "brand-criticised");
  }

  /** Tells the holder that nothing comes of what it was told. */
  @Transactional
  public void dropTitleProposal(String caseNumber) {
    SanctionCase sanction = of(caseNumber);
    issue(
        sanction,
        "brand-closing",
        "不予处理告知书",
        sanction.decidedBy(),
        Map.of("sanction", sanction.sanction().chinese(), "reasons", sanction.reasons()));
    mapper.close(caseNumber, SanctionCase.State.DROPPED);
  }

  private void issueDecision(
      String caseNumber, String kind, String title, Map<String, String> more) {
    SanctionCase sanction = of(caseNumber);
    Map<String, String> values = new HashMap<>(more);
    values.put("facts", sanction.facts());
    values.put("legalBasis", sanction.legalBasis());
    values.put("defence", sanction.statement() + "\n" + hearingText(sanction));
    values.put("reasons", sanction.reasons());
    issue(sanction, kind, title, sanction.decidedBy(), values);
  }

  private void issue(
      SanctionCase sanction, String kind, String name, String person, Map<String, String> values) {
    BrandTitle title = titles.of(sanction.titleNumber());
    Map<String, String> all = new HashMap<>(values);
    all.put("unit", rules.committee());
    all.put("holderName", title.holderName());
    all.put("product", title.product());
    all.put("titleNumber", title.number());
    documents.issue(
        new DocumentDraft(
            sanction.caseNumber(),
            kind,
            "issue",
            sanction.unitCode(),
            name,
            "brand/" + kind,
            all,
            person));
  }
}

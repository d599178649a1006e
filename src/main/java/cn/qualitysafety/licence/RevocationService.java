package cn.qualitysafety.licence;

import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.deadline.Limit;
import cn.qualitysafety.platform.deadline.Limits;
import cn.qualitysafety.platform.document.DocumentDraft;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.input.Entered;
import cn.qualitysafety.platform.law.Articles;
import cn.qualitysafety.platform.number.RunningNumbers;
import cn.qualitysafety.shared.Hearing;
import cn.qualitysafety.shared.HearingService;
import cn.qualitysafety.shared.HearingState;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Cases that may end a licence before its time. */
@Service
public class RevocationService {

  private static final String LIMIT = "licence.revocation";
  private static final String DEFENCE = "licence.defence";

  /** The post that works on these cases. */
  private static final String ORGANISER = "review-organiser";

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final RevocationMapper mapper;
  private final LicenceMapper licences;
  private final HearingService hearings;
  private final UnitRegister units;
  private final OfficialDocuments documents;
  private final CaseLimits limits;
  private final Limits namedLimits;
  private final RunningNumbers numbers;
  private final Articles articles;
  private final Clock clock;

  RevocationService(
      RevocationMapper mapper,
      LicenceMapper licences,
      HearingService hearings,
      UnitRegister units,
      OfficialDocuments documents,
      CaseLimits limits,
      Limits namedLimits,
      RunningNumbers numbers,
      Articles articles,
      Clock clock) {
    this.mapper = mapper;
    this.licences = licences;
    this.hearings = hearings;
    this.units = units;
    this.documents = documents;
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
    limits.begin(caseNumber, LIMIT);
    return caseNumber;
  }

  /** Decisions that ended licences since the day, the last one first. */
  public List<EndedLicence> decidedSince(LocalDate since) {
    return mapper.decidedSince(since.atStartOfDay());
  }

  public Revocation of(String caseNumber) {
    return mapper.find(caseNumber);
  }

  String holderName(Revocation revocation) {
    return licences.find(revocation.licenceNumber()).holderName();
  }

  String measureText(Revocation revocation) {
    return revocation.measure().chinese();
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
        "licence-revocation-notice",
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

  /** Records the delivery of the notice of what is intended (拟处理告知书). */
  @Transactional
  public void notifyHolder(
      String caseNumber, LocalDate deliveredOn, String receivedBy, String person) {
    Entered.notInFuture("送达日期", deliveredOn, LocalDate.now(clock));
    mapper.deliver(caseNumber, deliveredOn, Entered.line("签收人", receivedBy, 50), person);
  }

  @Transactional
  public void recordDefence(String caseNumber, String defence, String person) {
    mapper.defend(caseNumber, Entered.required("陈述申辩和采纳情况", defence, 3000), person);
  }

  /** Number of the case's hearing (听证). */
  String hearingNumber(Revocation revocation) {
    return revocation.caseNumber() + "-TZ";
  }

  String hearingSubject(Revocation revocation) {
    return "拟%s生产许可证%s".formatted(revocation.measure().chinese(), revocation.licenceNumber());
  }

  /** Logins of those who may not preside at the hearing, separated by commas. */
  String handlers(Revocation revocation) {
    return String.join(",", revocation.handlers());
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
        : "企业放弃听证。";
  }

  /** Decides the case; who worked on it does not. */
  @Transactional
  public void decideRevocation(String caseNumber, boolean approved, String reasons, String person) {
    if (of(caseNumber).handlers().contains(person)) {
      throw new RefusedInputException("您经办了本案，按岗位分离的规定不能作出决定，请由其他同志办理。");
    }
    mapper.decide(
        caseNumber, Entered.required("决定理由", reasons, 1000), person, LocalDateTime.now(clock));
    mapper.close(caseNumber, approved ? Revocation.State.DECIDED : Revocation.State.DROPPED);
    limits.end(caseNumber, LIMIT);
  }

  /** Ends the licence. */
  @Transactional
  public void revokeLicence(String caseNumber) {
    Revocation revocation = of(caseNumber);
    licences.end(
        revocation.licenceNumber(), revocation.measure().result(), LocalDateTime.now(clock));
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
        "licence-revocation-decision",
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
          case ABSENT -> "你单位要求听证后无正当理由不出席，视为放弃听证。";
          default -> "你单位经告知听证权利，放弃听证。";
        };
    return revocation.defence() + "\n" + heard;
  }

  private void issue(
      Revocation revocation,
      String kind,
      String unitCode,
      String title,
      String person,
      Map<String, String> more) {
    Map<String, String> values = new HashMap<>(more);
    values.put("unit", units.name(unitCode));
    values.put("holderName", holderName(revocation));
    values.put("licenceNumber", revocation.licenceNumber());
    values.put("measure", revocation.measure().chinese());
    values.put("facts", revocation.facts());
    values.put("legalBasis", revocation.legalBasis());
    documents.issue(
        new DocumentDraft(
            revocation.caseNumber(),
            kind,
            "issue",
            unitCode,
            title,
            "licence/" + kind,
            values,
            person));
  }
}

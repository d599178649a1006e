package cn.qualitysafety.shared;

import cn.qualitysafety.organisation.Staff;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.deadline.Deadline;
import cn.qualitysafety.platform.deadline.Limits;
import cn.qualitysafety.platform.deadline.WorkingDayCalendar;
import cn.qualitysafety.platform.document.DocumentDraft;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.engine.PersonNames;
import cn.qualitysafety.platform.handover.StandIns;
import cn.qualitysafety.platform.input.Entered;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hearings of all regimes. */
@Service
public class HearingService {

  /** Answers of the presider's form. */
  private static final String HELD = "held";

  private static final String POSTPONED = "postponed";
  private static final String ABSENT = "absent";

  private static final String NOTICE = "hearing.notice";

  /** The post that delivers the letters of a hearing. */
  private static final String LEGAL_AFFAIRS = "legal-affairs";

  private static final String PRESIDER = "hearing-presider";

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final HearingMapper mapper;
  private final UnitRegister units;
  private final Staff staff;
  private final PersonNames people;
  private final StandIns standIns;
  private final OfficialDocuments documents;
  private final Deadline deadline;
  private final Limits limits;
  private final WorkingDayCalendar calendar;
  private final Clock clock;

  HearingService(
      HearingMapper mapper,
      UnitRegister units,
      Staff staff,
      PersonNames people,
      StandIns standIns,
      OfficialDocuments documents,
      Deadline deadline,
      Limits limits,
      WorkingDayCalendar calendar,
      Clock clock) {
    this.mapper = mapper;
    this.units = units;
    this.staff = staff;
    this.people = people;
    this.standIns = standIns;
    this.documents = documents;
    this.deadline = deadline;
    this.limits = limits;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * Registers that a party must be told of its right to a hearing.
   *
   * @param excludedPersons logins, separated by commas, of those who may not preside; may be null
   * @throws IllegalArgumentException if there is no limit of the name that the kind gives
   */
  @Transactional
  public void registerHearing(
      String caseNumber,
      String unitCode,
      HearingKind kind,
      String party,
      String subject,
      String excludedPersons) {
    limits.named(kind.requestLimit());
    mapper.insert(
        caseNumber,
        unitCode,
        kind,
        Entered.required("当事人", party, 200),
        Entered.required("案由", subject, 500),
        Entered.optional("不得主持的人员", excludedPersons, 1000),
        LocalDateTime.now(clock));
  }

  /** Null if the case has come to no hearing. */
  public Hearing of(String caseNumber) {
    return mapper.find(caseNumber);
  }

  /**
   * Issues the notice of the right to a hearing (听证告知书).
   *
   * @param person who decided that the party be told; null if the caller names nobody, then the
   *     post that delivers the notice stands for it
   */
  @Transactional
  public void issueHearingRights(String caseNumber, String person) {
    Hearing hearing = of(caseNumber);
    issue(
        hearing,
        "hearing-rights",
        "issue",
        "听证告知书",
        person == null ? LEGAL_AFFAIRS : person,
        Map.of("requestDays", String.valueOf(limits.named(hearing.requestLimit()).workingDays())));
  }

  /** Records the delivery of the notice, from which the time for asking counts. */
  @Transactional
  public void deliverHearingNotice(
      String caseNumber, LocalDate deliveredOn, String receivedBy, String person) {
    Entered.notInFuture("送达日期", deliveredOn, LocalDate.now(clock));
    mapper.deliver(
        caseNumber,
        deliveredOn,
        Entered.line("签收人", receivedBy, 50),
        deadline.lastDay(deliveredOn, of(caseNumber).requestLimit()),
        person);
  }

  String requestUntilText(Hearing hearing) {
    return hearing.requestUntil() == null ? null : DAY.format(hearing.requestUntil());
  }

  /**
   * When silence counts as a waiver: what arrives on the last day is still entered the day after.
   */
  Date requestExpiry(Hearing hearing) {
    return hearing.requestUntil() == null
        ? null
        : deadline.endOfDay(deadline.lastDay(hearing.requestUntil(), "hearing.recordRequest"));
  }

  /** The party asks for the hearing, or waives it in writing. */
  @Transactional
  public void recordHearingRequest(
      String caseNumber, boolean requested, LocalDate requestedOn, String person) {
    Hearing hearing = of(caseNumber);
    Entered.notInFuture("提出日期", requestedOn, LocalDate.now(clock));
    if (requestedOn.isBefore(hearing.deliveredOn())) {
      throw new RefusedInputException(
          "“提出日期”早于听证告知书的送达日期%s，请核对后更正。".formatted(DAY.format(hearing.deliveredOn())));
    }
    if (!requested) {
      mapper.waiveInWriting(caseNumber, requestedOn, person);
      return;
    }
    if (requestedOn.isAfter(hearing.requestUntil())) {
      throw new RefusedInputException(
          "当事人在%s之后才提出听证申请，已超过申请期限，不能登记为申请听证；期限届满后系统自动登记为放弃听证。"
              .formatted(DAY.format(hearing.requestUntil())));
    }
    mapper.request(caseNumber, requestedOn, deadline.lastDay(requestedOn, "hearing.hold"), person);
  }

  /** What the law asks of the day of the hearing, for whoever schedules it. */
  String schedulingTerms(Hearing hearing) {
    return hearing.holdUntil() == null
        ? null
        : "至少提前%d个工作日通知当事人，法定最迟日期为%s"
            .formatted(limits.named(NOTICE).workingDays(), DAY.format(hearing.holdUntil()));
  }

  /** Names of those who may preside, by login. */
  Map<String, String> presiders(Hearing hearing) {
    Map<String, String> presiders = staff.holders(hearing.unitCode(), List.of(PRESIDER));
    presiders.keySet().removeAll(excluded(hearing));
    return presiders;
  }

  /**
   * Fixes day, place and presider.
   *
   * @param presider login; or the name, as versions of the form let it be typed once
   * @throws RefusedInputException if the day is not within the law's limits, or the presider is not
   *     one of those who may
   */
  @Transactional
  public void scheduleHearing(
      String caseNumber, LocalDate hearingOn, String place, String presider, String person) {
    LocalDate first = firstDay();
    Hearing hearing = of(caseNumber);
    LocalDate last = lastDay(hearing);
    if (hearingOn.isBefore(first) || hearingOn.isAfter(last) || !calendar.isWorkingDay(hearingOn)) {
      throw new RefusedInputException(
          "“听证日期”应为%s：须提前通知当事人，并在法定期限内举行。请改期。"
              .formatted(
                  first.equals(last)
                      ? DAY.format(first)
                      : "%s至%s之间的工作日".formatted(DAY.format(first), DAY.format(last))));
    }
    mapper.schedule(
        caseNumber,
        hearingOn,
        Entered.required("听证地点", place, 100),
        presiding(hearing, presider, person),
        person,
        LocalDateTime.now(clock));
  }

  private String presiding(Hearing hearing, String entered, String scheduling) {
    Map<String, String> presiders = presiders(hearing);
    presiders.remove(scheduling); // the model keeps the two apart
    String chosen = Entered.required("听证主持人", entered, 64);
    return presiders.entrySet().stream()
        .filter(each -> each.getKey().equals(chosen) || each.getValue().equals(chosen))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> notPresiding(hearing, presiders));
  }

  private RefusedInputException notPresiding(Hearing hearing, Map<String, String> presiders) {
    return new RefusedInputException(
        presiders.isEmpty()
            ? "%s及其上级局没有其他可以主持本案听证的人员，请联系系统管理员任命听证主持人后再提交。"
                .formatted(units.name(hearing.unitCode()))
            : "“听证主持人”不得是参与本案审查（调查）的人员，也不得是您本人，应为下列人员之一：%s。"
                .formatted(String.join("、", presiders.values())));
  }

  /** Issues the notice of day, place and presider (听证通知书); after a postponement, another one. */
  @Transactional
  public void issueHearingNotice(String caseNumber) {
    Hearing hearing = of(caseNumber);
    issue(
        hearing,
        "hearing-notice",
        // Not its day: the same one may be chosen again, and a hearing is postponed only once.
        hearing.postponed() ? "postponed" : "issue",
        "听证通知书",
        hearing.scheduledBy(),
        Map.of(
            "hearingOn", DAY.format(hearing.hearingOn()),
            "place", hearing.place(),
            "presider", presiderName(hearing)));
  }

  private void issue(
      Hearing hearing,
      String kind,
      String occasion,
      String title,
      String person,
      Map<String, String> more) {
    Map<String, String> values = new HashMap<>(more);
    values.put("unit", units.name(hearing.unitCode()));
    values.put("party", hearing.party());
    values.put("subject", hearing.subject());
    values.put("basis", hearing.basis());
    documents.issue(
        new DocumentDraft(
            hearing.caseNumber(),
            kind,
            occasion,
            hearing.unitCode(),
            title,
            "shared/" + kind,
            values,
            person));
  }

  /** When, where and by whom, for the presider. */
  String appointment(Hearing hearing) {
    return hearing.hearingOn() == null
        ? null
        : "%s，%s，主持人%s"
            .formatted(DAY.format(hearing.hearingOn()), hearing.place(), presiderName(hearing));
  }

  private String presiderName(Hearing hearing) {
    return people.of(List.of(hearing.presider())).get(hearing.presider());
  }

  /** The end of its day. */
  Date hearingDue(Hearing hearing) {
    return hearing.hearingOn() == null ? null : deadline.endOfDay(hearing.hearingOn());
  }

  /**
   * The presider records what became of the hearing.
   *
   * @param outcome held, postponed or absent
   * @param signature signed or refused, for a hearing that was held
   */
  @Transactional
  public void holdHearing(
      String caseNumber, String outcome, String record, String signature, String person) {
    Hearing hearing = of(caseNumber);
    if (isExcluded(hearing, person)) {
      throw new RefusedInputException("您参与了本案的审查（调查），按规定不得主持本案听证，请交由其他听证主持人办理。");
    }
    mustBeNamed(hearing, person);
    String text = Entered.required("听证笔录", record, 3000);
    LocalDateTime now = LocalDateTime.now(clock);
    switch (Entered.required("举行情况", outcome, 20)) {
      case HELD -> {
        notBeforeItsDay(hearing);
        mapper.hold(caseNumber, HearingState.HELD, text, signed(signature), person, now);
      }
      case ABSENT -> {
        notBeforeItsDay(hearing);
        mapper.hold(caseNumber, HearingState.ABSENT, text, null, person, now);
      }
      case POSTPONED -> {
        if (hearing.postponed()) {
          throw new RefusedInputException("本次听证已经延期一次，不能再次延期；请登记为已举行或者无故缺席。");
        }
        mapper.postpone(caseNumber, text, deadline.lastDay(LocalDate.now(clock), "hearing.hold"));
      }
      default -> throw new RefusedInputException("请在“举行情况”中选择一项后再提交。");
    }
  }

  /**
   * The party knows from the notice whom it may challenge: whoever the notice names presides, or
   * somebody who is on record as acting for them. Only if the one who was named cannot preside any
   * more does another one.
   */
  private void mustBeNamed(Hearing hearing, String person) {
    String named = hearing.presider();
    if (!named.equals(person)
        && presiders(hearing).containsKey(named)
        && !standIns.actsFor(hearing.caseNumber(), named, person)) {
      throw new RefusedInputException(
          "听证通知书载明的主持人是%s，应由其本人主持；本人不能主持的，请由本人签收后转办，或者由系统管理员设置代理。"
              .formatted(presiderName(hearing)));
    }
  }

  /** Files the record of a hearing that was held. */
  @Transactional
  public void closeHearing(String caseNumber) {
    mapper.close(caseNumber, HearingState.HELD, LocalDateTime.now(clock));
  }

  /** Closes a hearing that is not held: the party waived it or stayed away. */
  @Transactional
  public void waiveHearing(String caseNumber) {
    HearingState state =
        of(caseNumber).state() == HearingState.ABSENT ? HearingState.ABSENT : HearingState.WAIVED;
    mapper.close(caseNumber, state, LocalDateTime.now(clock));
  }

  /** The party must be told of the day in time. */
  private LocalDate firstDay() {
    return deadline.lastDay(LocalDate.now(clock), NOTICE);
  }

  /** The legal limit; whoever schedules too late owes the party the full notice all the same. */
  private LocalDate lastDay(Hearing hearing) {
    LocalDate first = firstDay();
    return first.isAfter(hearing.holdUntil()) ? first : hearing.holdUntil();
  }

  private void notBeforeItsDay(Hearing hearing) {
    if (LocalDate.now(clock).isBefore(hearing.hearingOn())) {
      throw new RefusedInputException(
          "听证定于%s举行，当天之前只能登记延期。".formatted(DAY.format(hearing.hearingOn())));
    }
  }

  private static boolean signed(String signature) {
    return switch (Entered.required("笔录签字", signature, 20)) {
      case "signed" -> true;
      case "refused" -> false;
      default -> throw new RefusedInputException("请在“笔录签字”中选择一项后再提交。");
    };
  }

  /** Whether this person took part in the case, and therefore does not preside. */
  boolean isExcluded(String caseNumber, String person) {
    return isExcluded(of(caseNumber), person);
  }

  private static boolean isExcluded(Hearing hearing, String person) {
    return excluded(hearing).contains(person);
  }

  private static Set<String> excluded(Hearing hearing) {
    return hearing.excludedPersons() == null
        ? Set.of()
        : Set.copyOf(Arrays.asList(hearing.excludedPersons().split("\\s*,\\s*")));
  }
}

package cn.qualitysafety.shared;

import cn.qualitysafety.organisation.Staff;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.deadline.Deadline;
import cn.qualitysafety.platform.deadline.Limit;
import cn.qualitysafety.platform.deadline.LimitMoved;
import cn.qualitysafety.platform.deadline.Limits;
import cn.qualitysafety.platform.deadline.WorkingDayCalendar;
import cn.qualitysafety.platform.delivery.Deliveries;
import cn.qualitysafety.platform.delivery.Delivery;
import cn.qualitysafety.platform.delivery.DocumentServed;
import cn.qualitysafety.platform.document.DocumentDraft;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.engine.PersonNames;
import cn.qualitysafety.platform.handover.StandIns;
import cn.qualitysafety.platform.input.Entered;
import cn.qualitysafety.platform.language.CasePlace;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hearings of all regimes. */
@Service
public class HearingService {

  /** Answers of the presider's form. */
  private static final String HELD = "held";

  private static final String POSTPONED = "postponed";
  private static final String ABSENT = "absent";
  private static final String UNSERVED = "unserved";

  private static final String RIGHTS_LETTER = "hearing-rights";
  private static final String NOTICE_LETTER = "hearing-notice";

  /** Within which a paper of a hearing is served. */
  private static final String SERVICE = "hearing.deliverNotice";

  /** How long a public notice takes that serves a paper. */
  private static final String ANNOUNCEMENT = "delivery.announcement";

  /** The post that delivers the letters of a hearing. */
  private static final String LEGAL_AFFAIRS = "legal-affairs";

  private static final String PRESIDER = "hearing-presider";

  /** What those who examined the case owe the parties there in any case (行政许可法 art. 48). */
  private static final String TOLD_AT_THE_HEARING = "举行听证时，由审查（调查）人员提出。";

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final HearingMapper mapper;
  private final UnitRegister units;
  private final Staff staff;
  private final PersonNames people;
  private final StandIns standIns;
  private final OfficialDocuments documents;
  private final Deliveries deliveries;
  private final PublicNotices notices;
  private final Deadline deadline;
  private final Limits limits;
  private final CaseLimits caseLimits;
  private final WorkingDayCalendar calendar;
  private final Clock clock;

  HearingService(
      HearingMapper mapper,
      UnitRegister units,
      Staff staff,
      PersonNames people,
      StandIns standIns,
      OfficialDocuments documents,
      Deliveries deliveries,
      PublicNotices notices,
      Deadline deadline,
      Limits limits,
      CaseLimits caseLimits,
      WorkingDayCalendar calendar,
      Clock clock) {
    this.mapper = mapper;
    this.units = units;
    this.staff = staff;
    this.people = people;
    this.standIns = standIns;
    this.documents = documents;
    this.deliveries = deliveries;
    this.notices = notices;
    this.deadline = deadline;
    this.limits = limits;
    this.caseLimits = caseLimits;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * Registers that parties must be told of their right to a hearing, or that one is to be held.
   *
   * @param party the applicant, or the one to be penalised
   * @param thirdParties names of those whose interests are touched, one on each line; null for none
   * @param matter what it is about
   * @param excludedPersons logins, separated by commas, of those who may not preside; may be null
   * @throws IllegalArgumentException if there is no limit of the name that the kind gives
   */
  @Transactional
  public void registerHearing(
      String caseNumber,
      String unitCode,
      HearingKind kind,
      String party,
      String thirdParties,
      HearingMatter matter,
      String excludedPersons) {
    if (!kind.byOffice()) {
      limits.mustExist(kind.requestLimit());
    }
    List.of(kind.noticeLimit(), kind.holdLimit()).forEach(limits::mustExist);
    Set<String> names = new LinkedHashSet<>();
    names.add(party(party));
    names.addAll(thirdParties(thirdParties));
    mapper.insert(
        caseNumber,
        unitCode,
        kind,
        party(party),
        matter,
        Entered.optional("不得主持的人员", excludedPersons, 1000),
        LocalDateTime.now(clock));
    int serial = 0;
    for (String name : names) {
      serial++;
      mapper.insertParty(caseNumber, serial, name, serial > 1);
    }
  }

  /**
   * The names of third parties.
   *
   * @param written one on each line; may be null
   * @throws RefusedInputException if a line is too long for a name
   */
  public static List<String> thirdParties(String written) {
    return written == null
        ? List.of()
        : written.lines().filter(line -> !line.isBlank()).map(HearingService::party).toList();
  }

  /** A name is the key of a row, in which a stroke stands between one and the next. */
  private static String party(String name) {
    return Entered.line("当事人", name, 200).replace('/', '／');
  }

  /** Null if the case has come to no hearing. */
  public Hearing of(String caseNumber) {
    return mapper.find(caseNumber);
  }

  /** The same with the party in whose row it is asked. */
  HearingAt at(CasePlace place) {
    Hearing hearing = of(place.caseNumber());
    return hearing == null ? null : new HearingAt(hearing, party(place));
  }

  private HearingParty party(CasePlace place) {
    return place.row() == null
        ? null
        : parties(place.caseNumber()).stream()
            .filter(party -> party.name().equals(place.key()))
            .findFirst()
            .orElse(null);
  }

  /**
   * Why a hearing was not held, in words that are true of each party: one thing is to waive it in
   * writing, another to let the time pass or to stay away.
   *
   * @param party what the applicant, or the one to be penalised, is called there; third parties are
   *     called by their names
   */
  public String notHeldText(Hearing hearing, String party) {
    if (hearing.state() == HearingState.ABSENT) {
      return party + "要求听证后无正当理由不出席，视为放弃听证。";
    }
    List<HearingParty> parties = parties(hearing.caseNumber());
    return parties.isEmpty()
        ? party + whyNotHeld(hearing.requestedOn() != null)
        : parties.stream()
            .map(
                each ->
                    (each.thirdParty() ? "利害关系人" + each.name() : party)
                        + whyNotHeld(Boolean.FALSE.equals(each.requested())))
            .collect(Collectors.joining());
  }

  private static String whyNotHeld(boolean waived) {
    return waived ? "书面表示放弃听证。" : "在规定的期限内没有要求听证。";
  }

  /** All parties; none of a hearing from before each was told and invited by itself. */
  public List<HearingParty> parties(String caseNumber) {
    return mapper.parties(caseNumber);
  }

  List<String> partyNames(Hearing hearing) {
    return parties(hearing.caseNumber()).stream().map(HearingParty::name).toList();
  }

  /**
   * Issues the notice of the right to a hearing (听证告知书), to each party its own.
   *
   * @param person who decided that they be told; null if the caller names nobody, then the post
   *     that delivers the notice stands for it
   */
  @Transactional
  public void issueHearingRights(String caseNumber, String person) {
    Hearing hearing = of(caseNumber);
    Limit request = limits.named(hearing.requestLimit(), LocalDate.now(clock));
    issueToEach(
        hearing,
        RIGHTS_LETTER,
        "issue",
        "听证告知书",
        person == null ? LEGAL_AFFAIRS : person,
        Map.of(
            "requestDays",
            String.valueOf(request.amount()),
            "requestTime",
            request.length(),
            "measureText",
            Objects.requireNonNullElse(hearing.measureText(), hearing.subject()),
            "factsFound",
            Objects.requireNonNullElse(hearing.factsFound(), TOLD_AT_THE_HEARING),
            "legalBasis",
            Objects.requireNonNullElse(hearing.legalBasis(), TOLD_AT_THE_HEARING)));
  }

  /** The time for asking runs for each party from its own service, as a limit of that. */
  @EventListener
  void rightsServed(DocumentServed served) {
    if (served.isOf(RIGHTS_LETTER)) {
      Delivery delivery = served.delivery();
      Hearing hearing = of(delivery.caseNumber());
      mapper.serve(
          hearing.caseNumber(),
          delivery.rowKey(),
          caseLimits.begin(delivery.number(), hearing.requestLimit(), delivery.servedOn()));
      mapper.markDelivered(hearing.caseNumber());
    }
  }

  /** Of models deployed before each party was served by itself. */
  @Transactional
  public void deliverHearingNotice(
      String caseNumber, LocalDate deliveredOn, String receivedBy, String person) {
    Entered.notInFuture("送达日期", deliveredOn, LocalDate.now(clock));
    mapper.deliver(
        caseNumber,
        deliveredOn,
        Entered.line("签收人", receivedBy, 50),
        caseLimits.begin(caseNumber, of(caseNumber).requestLimit(), deliveredOn),
        person);
  }

  private static LocalDate requestUntil(HearingAt at) {
    return at.party() == null ? at.hearing().requestUntil() : at.party().requestUntil();
  }

  /** Null while it has not been served. */
  private LocalDate deliveredOn(HearingAt at) {
    return at.party() == null
        ? at.hearing().deliveredOn()
        : deliveries.servedOn(
            CasePlace.of(at.hearing().caseNumber()).row(at.party().name()), RIGHTS_LETTER);
  }

  String requestUntilText(HearingAt at) {
    return requestUntil(at) == null
        ? null
        : deadline.words(deliveredOn(at), requestUntil(at), at.hearing().requestLimit());
  }

  /** When silence counts as a waiver. */
  Date requestExpiry(HearingAt at) {
    CasePlace hearing = CasePlace.of(at.hearing().caseNumber());
    return deliveries.silenceCounts(
        at.party() == null ? hearing : hearing.row(at.party().name()),
        RIGHTS_LETTER,
        requestUntil(at));
  }

  /**
   * A party asks for the hearing, or waives it in writing.
   *
   * @param place the row of the party
   * @param requestedOn day on which it came, or posted its letter
   * @throws RefusedInputException if the party has not been served yet, or asks too late
   */
  @Transactional
  public void recordHearingRequest(
      CasePlace place, boolean requested, LocalDate requestedOn, String person) {
    HearingAt at = at(place);
    Entered.notInFuture("提出日期", requestedOn, LocalDate.now(clock));
    LocalDate deliveredOn = deliveredOn(at);
    if (deliveredOn == null) {
      throw new RefusedInputException(
          "听证告知书还没有送达%s，不能登记其申请或者放弃听证；请在送达并登记送达情况以后办理。".formatted(at.party().name()));
    }
    if (requestedOn.isBefore(deliveredOn)) {
      throw new RefusedInputException(
          "“提出日期”早于听证告知书的送达日期%s，请核对后更正。".formatted(DAY.format(deliveredOn)));
    }
    if (requested && requestedOn.isAfter(requestUntil(at))) {
      throw new RefusedInputException(
          "当事人在%s之后才提出听证申请，已超过申请期限（邮寄的以交邮日期为准），不能登记为申请听证；期限届满后系统自动登记为没有申请。"
              .formatted(requestUntilText(at)));
    }
    if (at.party() != null) {
      mapper.answer(place.caseNumber(), at.party().name(), requested, requestedOn, person);
      endRequests(place, at.hearing());
    }
    if (requested) {
      mapper.request(place.caseNumber(), requestedOn, beginHold(at.hearing(), requestedOn), person);
    } else if (at.party() == null) {
      mapper.waiveInWriting(place.caseNumber(), requestedOn, person);
    }
    if (at.party() == null) {
      caseLimits.endIfRunning(place.caseNumber(), at.hearing().requestLimit());
    }
  }

  /** Nobody waits for a word of these parties any more. */
  private void endRequests(CasePlace place, Hearing hearing) {
    deliveries
        .last(place, RIGHTS_LETTER)
        .forEach(delivery -> caseLimits.endIfRunning(delivery.number(), hearing.requestLimit()));
  }

  /** The first who asks begins it for all. */
  private LocalDate beginHold(Hearing hearing, LocalDate requestedOn) {
    return caseLimits.runs(hearing.caseNumber(), hearing.hold())
        ? caseLimits.lastDay(hearing.caseNumber(), hearing.hold())
        : caseLimits.begin(hearing.caseNumber(), hearing.hold(), requestedOn);
  }

  /** What the law asks of the day of the hearing, for whoever schedules it. */
  String schedulingTerms(Hearing hearing) {
    String notice = "通知书送达和举行听证之间至少相隔" + noticeLength(hearing, LocalDate.now(clock));
    String latest =
        hearing.holdUntil() == null
            ? ""
            : "，法定最迟日期为"
                + deadline.words(hearing.requestedOn(), hearing.holdUntil(), hearing.hold());
    return notice
        + latest
        + (someoneIsAnnouncedTo(hearing)
            ? "；有当事人须公告送达，公告期间不计入，最迟可以定在%s，请留出公告的期间".formatted(DAY.format(lastDay(hearing)))
            : "");
  }

  /**
   * Whether a party was, or is being, served by public notice: the next paper may need one, too.
   */
  private boolean someoneIsAnnouncedTo(Hearing hearing) {
    return deliveries.ofCase(hearing.caseNumber()).stream().anyMatch(notices::isTaken);
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
    Hearing hearing = of(caseNumber);
    LocalDate first = firstDay(hearing);
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

  /**
   * Issues the notice of day, place and presider (听证通知书), to each party its own, and of a hearing
   * by office the announcement to the public (听证公告); after a postponement, others.
   */
  @Transactional
  public void issueHearingNotice(String caseNumber) {
    Hearing hearing = of(caseNumber);
    // Not its day: the same one may be chosen again.
    String occasion = occasion(hearing);
    Map<String, String> appointment =
        Map.of(
            "hearingOn", DAY.format(hearing.hearingOn()),
            "place", hearing.place(),
            "presider", presiderName(hearing));
    issueToEach(hearing, NOTICE_LETTER, occasion, "听证通知书", hearing.scheduledBy(), appointment);
    if (hearing.byOffice()) {
      issue(
          hearing,
          hearing.party(),
          "hearing-announcement",
          occasion,
          "听证公告",
          hearing.scheduledBy(),
          appointment);
    }
  }

  /** One that is postponed a second time, for whatever reason, has a third notice. */
  private static String occasion(Hearing hearing) {
    return switch (hearing.noticeRound()) {
      case 0 -> "issue";
      case 1 -> "postponed";
      default -> "postponed" + hearing.noticeRound();
    };
  }

  private void issueToEach(
      Hearing hearing,
      String kind,
      String occasion,
      String title,
      String person,
      Map<String, String> values) {
    List<String> parties = partyNames(hearing);
    if (parties.isEmpty()) {
      issue(hearing, hearing.party(), kind, occasion, title, person, values);
    }
    for (String party : parties) {
      String own = CasePlace.of(hearing.caseNumber()).row(party).occasion(occasion);
      issue(hearing, party, kind, own, title, person, values);
    }
  }

  private void issue(
      Hearing hearing,
      String party,
      String kind,
      String occasion,
      String title,
      String person,
      Map<String, String> more) {
    Map<String, String> values = new HashMap<>(more);
    values.put("unit", units.name(hearing.unitCode()));
    values.put("party", party);
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

  /** The hearing by office has been announced to the public (行政许可法 art. 46). */
  @Transactional
  public void publishHearing(String caseNumber, LocalDate publishedOn, String publishedAt) {
    Entered.notInFuture("公告日期", publishedOn, LocalDate.now(clock));
    LocalDate scheduledOn = of(caseNumber).scheduledAt().toLocalDate();
    if (publishedOn.isBefore(scheduledOn)) {
      throw new RefusedInputException(
          "“公告日期”早于确定听证时间的日期%s，请核对后更正。".formatted(DAY.format(scheduledOn)));
    }
    mapper.publish(caseNumber, publishedOn, Entered.required("在何处公告", publishedAt, 200));
  }

  /** How far each party has been notified of the day that was fixed, for the presider. */
  String noticeText(Hearing hearing) {
    return hearing.scheduledAt() == null
        ? null
        : parties(hearing.caseNumber()).stream()
            .map(
                party ->
                    noticeServedOn(hearing, party)
                        .map(day -> "%s：%s送达".formatted(party.name(), DAY.format(day)))
                        .orElse(party.name() + "：还没有送达"))
            .collect(Collectors.joining("\n"));
  }

  /** Empty while the notice of the day that was fixed last has not been served. */
  private Optional<LocalDate> noticeServedOn(Hearing hearing, HearingParty party) {
    CasePlace row = CasePlace.of(hearing.caseNumber()).row(party.name());
    return deliveries.last(row, NOTICE_LETTER).stream()
        .filter(delivery -> !delivery.openedAt().isBefore(hearing.scheduledAt()))
        .map(Delivery::servedOn)
        .filter(Objects::nonNull)
        .findFirst();
  }

  /**
   * The presider records what became of the hearing.
   *
   * @param outcome held, postponed, unserved or absent
   * @param present names of the parties who came
   * @param signature signed or refused, for a hearing that was held
   * @throws RefusedInputException if a party that did not come had not been notified in time
   */
  @Transactional
  public void holdHearing(
      String caseNumber,
      String outcome,
      List<String> present,
      String record,
      String signature,
      String person) {
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
        mustBeAnnounced(hearing);
        mustBeNotified(hearing, party -> !present.contains(party.name()));
        mapper.hold(
            caseNumber,
            HearingState.HELD,
            String.join("\n", present),
            text,
            signed(signature),
            person,
            now);
        caseLimits.endIfRunning(caseNumber, hearing.hold());
      }
      case ABSENT -> {
        notBeforeItsDay(hearing);
        if (hearing.byOffice()) {
          throw new RefusedInputException("依职权举行的听证，当事人缺席的照常举行；请登记为已举行，并写明何人缺席。");
        }
        // When the first one asked, the others' own time to ask was cut short.
        mustBeNotified(hearing, party -> !Boolean.FALSE.equals(party.requested()));
        mapper.hold(caseNumber, HearingState.ABSENT, null, text, null, person, now);
        caseLimits.endIfRunning(caseNumber, hearing.hold());
      }
      case UNSERVED -> another(hearing, false, text);
      case POSTPONED -> {
        if (hearing.postponed()) {
          throw new RefusedInputException("本次听证已经延期一次，不能再次延期；请登记为已举行或者无故缺席。");
        }
        another(hearing, true, text);
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

  /** Another day is to be found. */
  private void another(Hearing hearing, boolean byParty, String record) {
    String caseNumber = hearing.caseNumber();
    // What the bureau failed to do gives it no more time.
    boolean goesOn = !byParty && caseLimits.runs(caseNumber, hearing.hold());
    if (!goesOn) {
      caseLimits.endIfRunning(caseNumber, hearing.hold());
    }
    mapper.postpone(
        caseNumber,
        byParty,
        record,
        goesOn ? hearing.holdUntil() : caseLimits.begin(caseNumber, hearing.hold()));
  }

  private void mustBeAnnounced(Hearing hearing) {
    if (hearing.byOffice()
        && (hearing.publishedOn() == null || !isInTime(hearing, hearing.publishedOn()))) {
      throw new RefusedInputException(
          "依职权举行的听证没有在举行的%s前向社会公告，不能登记为已举行；请登记为没有按期通知，另定日期。"
              .formatted(noticeLength(hearing, hearing.hearingOn())));
    }
  }

  private void mustBeNotified(Hearing hearing, Predicate<HearingParty> whose) {
    String late =
        parties(hearing.caseNumber()).stream()
            .filter(whose)
            .filter(
                party ->
                    noticeServedOn(hearing, party).filter(day -> isInTime(hearing, day)).isEmpty())
            .map(HearingParty::name)
            .collect(Collectors.joining("、"));
    if (!late.isEmpty()) {
      throw new RefusedInputException(
          "%s没有到场，听证通知书也没有在举行的%s前送达，不能视为缺席；请登记为没有按期通知，另定日期。"
              .formatted(late, noticeLength(hearing, hearing.hearingOn())));
    }
  }

  /** Whether the days that the law wants lie between a notice and the hearing. */
  private boolean isInTime(Hearing hearing, LocalDate notified) {
    return deadline.lastDay(notified, hearing.notice()).isBefore(hearing.hearingOn());
  }

  private String noticeLength(Hearing hearing, LocalDate day) {
    return limits.named(hearing.notice(), day).length();
  }

  /** Files the record of a hearing that was held. */
  @Transactional
  public void closeHearing(String caseNumber) {
    endRequests(CasePlace.of(caseNumber), of(caseNumber));
    mapper.close(caseNumber, HearingState.HELD, LocalDateTime.now(clock));
  }

  /** Holidays became known that move the last day to ask, or to hold it. */
  @EventListener
  void follow(LimitMoved limit) {
    Delivery delivery = deliveries.of(limit.caseNumber());
    Hearing hearing = of(delivery == null ? limit.caseNumber() : delivery.caseNumber());
    if (hearing == null) {
      return;
    }
    if (delivery != null) {
      if (limit.limitName().equals(hearing.requestLimit())
          && delivery.documentKind().equals(RIGHTS_LETTER)) {
        mapper.serve(hearing.caseNumber(), delivery.rowKey(), limit.lastDay());
      }
      return;
    }
    if (limit.limitName().equals(hearing.requestLimit())) {
      mapper.moveRequestUntil(limit.caseNumber(), limit.lastDay());
    } else if (limit.limitName().equals(hearing.hold())) {
      mapper.moveHoldUntil(limit.caseNumber(), limit.lastDay());
    }
  }

  /** Closes a hearing that is not held: the party waived it or stayed away. */
  @Transactional
  public void waiveHearing(String caseNumber) {
    endRequests(CasePlace.of(caseNumber), of(caseNumber));
    caseLimits.endIfRunning(caseNumber, of(caseNumber).requestLimit());
    HearingState state =
        of(caseNumber).state() == HearingState.ABSENT ? HearingState.ABSENT : HearingState.WAIVED;
    mapper.close(caseNumber, state, LocalDateTime.now(clock));
  }

  /** The days that the law wants lie in between, if the parties are served today. */
  private LocalDate firstDay(Hearing hearing) {
    return calendar.plus(deadline.lastDay(LocalDate.now(clock), hearing.notice()), 1);
  }

  /**
   * The legal limit; whoever schedules too late owes the party the full notice all the same, and
   * has the usual time to serve it.
   */
  private LocalDate lastDay(Hearing hearing) {
    LocalDate today = LocalDate.now(clock);
    LocalDate first = firstDay(hearing);
    LocalDate last =
        someoneIsAnnouncedTo(hearing)
            ? deadline.lastDay(deadline.lastDay(today, ANNOUNCEMENT), hearing.hold())
            : hearing.holdUntil() == null
                ? deadline.lastDay(today, hearing.hold())
                : hearing.holdUntil();
    LocalDate whenServed = deadline.lastDay(first, SERVICE);
    return first.isAfter(last) ? whenServed : last;
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

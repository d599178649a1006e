package cn.qualitysafety.summons;

import cn.qualitysafety.enterprise.ComplianceService;
import cn.qualitysafety.organisation.Staff;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.deadline.Deadline;
import cn.qualitysafety.platform.deadline.LimitMoved;
import cn.qualitysafety.platform.deadline.Limits;
import cn.qualitysafety.platform.deadline.WorkingDayCalendar;
import cn.qualitysafety.platform.document.DocumentDraft;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.input.Entered;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The meetings to which enterprises are summoned, and what they put right. */
@Service
public class SummonsRoundService {

  private static final String PREPARE = "summons.prepare";
  private static final String APPROVE = "summons.approve";
  static final String NOTICE = "summons.notice";
  private static final String RECORD = "summons.record";
  private static final String RECORD_REPORT = "summons.recordReport";
  private static final String VERIFY = "summons.verify";

  private static final String NOTICE_KIND = "summons-notice";

  /** Posts whose holders may preside. */
  private static final List<String> PRESIDING = List.of("bureau-leader", "summons-officer");

  private static final List<String> NUMERALS = List.of("一", "二", "三", "四", "五");

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final SummonsRoundMapper mapper;
  private final SummonsService summonses;
  private final ComplianceService compliance;
  private final Staff staff;
  private final UnitRegister units;
  private final OfficialDocuments documents;
  private final Deadline deadline;
  private final WorkingDayCalendar calendar;
  private final Limits limits;
  private final CaseLimits caseLimits;
  private final Clock clock;

  SummonsRoundService(
      SummonsRoundMapper mapper,
      SummonsService summonses,
      ComplianceService compliance,
      Staff staff,
      UnitRegister units,
      OfficialDocuments documents,
      Deadline deadline,
      WorkingDayCalendar calendar,
      Limits limits,
      CaseLimits caseLimits,
      Clock clock) {
    this.mapper = mapper;
    this.summonses = summonses;
    this.compliance = compliance;
    this.staff = staff;
    this.units = units;
    this.documents = documents;
    this.deadline = deadline;
    this.calendar = calendar;
    this.limits = limits;
    this.caseLimits = caseLimits;
    this.clock = clock;
  }

  @Transactional
  public void openSummonsRound(String caseNumber, String summonsNumber) {
    mapper.insert(
        caseNumber,
        summonsNumber,
        mapper.ofSummons(summonsNumber).size() + 1,
        caseLimits.begin(caseNumber, PREPARE));
  }

  /** The next stage begins, which has a limit. */
  private void begin(String caseNumber, Stage stage, String limitName) {
    caseLimits.endAll(caseNumber);
    mapper.stage(caseNumber, stage, caseLimits.begin(caseNumber, limitName));
  }

  /** The next stage begins, whose day was agreed upon or told; or the round is over on it. */
  private void begin(String caseNumber, Stage stage, LocalDate on) {
    caseLimits.endAll(caseNumber);
    mapper.stage(caseNumber, stage, on);
  }

  /** Holidays became known that move the last day for the work of the stage. */
  @EventListener
  void follow(LimitMoved limit) {
    mapper.moveNextOn(limit.caseNumber(), limit.lastDay());
  }

  public SummonsRound of(String caseNumber) {
    return mapper.find(caseNumber);
  }

  public List<Commitment> commitments(String caseNumber) {
    return mapper.commitments(caseNumber);
  }

  private Summons summons(SummonsRound round) {
    return summonses.of(round.summonsNumber());
  }

  String holderName(SummonsRound round) {
    return summons(round).holderName();
  }

  /** Every cause that has come in by now, as a form shows it. */
  String causesShown(SummonsRound round) {
    return summonses.causesShown(round.summonsNumber());
  }

  /** End of the day on which the work of the stage is due. */
  Date stageDue(SummonsRound round) {
    return deadline.endOfDay(summonses.nextOn(round));
  }

  /** Why the leader returned the draft, for whoever corrects it. */
  String returnedText(SummonsRound round) {
    return round.opinion() == null ? "（没有退回）" : round.opinion();
  }

  /** What the notice asks of the day of the meeting, for whoever chooses it. */
  String noticeTerms() {
    return "通知书至少提前%s送达；今天送达的，约谈日期最早为%s%s"
        .formatted(noticeTime(), DAY.format(firstDay()), deadline.caveat(firstDay()));
  }

  /** Names of those who may preside, by login. */
  Map<String, String> presiders(SummonsRound round) {
    return staff.holders(summons(round).unitCode(), PRESIDING);
  }

  /**
   * Records what the enterprise is summoned for, and proposes a day, a place and who presides.
   *
   * @param presider login
   * @throws RefusedInputException if the day leaves no time for the notice, or the presider is not
   *     one of those who may
   */
  @Transactional
  public void prepareSummons(
      String caseNumber,
      String grounds,
      LocalDate meetingOn,
      String meetingTime,
      String place,
      String presider,
      String person) {
    mustLeaveTimeForNotice("约谈日期", meetingOn);
    String presiding = Entered.required("主持人", presider, 64);
    SummonsRound round = of(caseNumber);
    if (!presiders(round).containsKey(presiding)) {
      throw new RefusedInputException(
          "“主持人”应为%s或者上级局的局领导、约谈承办人，请从名单中选择。".formatted(units.name(summons(round).unitCode())));
    }
    mapper.prepare(
        caseNumber,
        Entered.required("约谈事由和证据", grounds, 3000),
        meetingOn,
        Entered.required("约谈时间", meetingTime, 20),
        Entered.required("约谈地点", place, 100),
        presiding,
        person);
    begin(caseNumber, Stage.APPROVE, APPROVE);
  }

  /**
   * Approves the meeting, returns the draft, or drops the summons.
   *
   * @param approval approve, return or drop
   * @throws RefusedInputException if there is no time for the notice any more
   */
  @Transactional
  public void approveSummons(String caseNumber, String approval, String opinion, String person) {
    SummonsRound round = of(caseNumber);
    String chosen = Entered.required("审批意见", approval, 20);
    mapper.approve(caseNumber, Entered.required("理由", opinion, 500), person);
    switch (chosen) {
      case "approve" -> {
        if (firstDay().isAfter(round.meetingOn())) {
          throw new RefusedInputException(
              "距约谈日期%s已不足%s，来不及通知企业，请退回承办人另定日期。"
                  .formatted(DAY.format(round.meetingOn()), noticeTime()));
        }
        moveTo(caseNumber, round.meetingOn(), round.meetingTime());
        note(round, "summons", round.summonsNumber(), summonses.causesText(round.summonsNumber()));
      }
      case "return" -> begin(caseNumber, Stage.PREPARE, PREPARE);
      case "drop" -> begin(caseNumber, Stage.DROPPED, today());
      default -> throw new RefusedInputException("请在“审批意见”中选择一项后再提交。");
    }
  }

  /** Issues the notice of the day (约谈通知书); every day that is chosen has its own. */
  @Transactional
  public void issueSummonsNotice(String caseNumber) {
    SummonsRound round = of(caseNumber);
    issue(
        round,
        NOTICE_KIND,
        "notice-" + round.notices(),
        "约谈通知书",
        round.approvedBy(),
        Map.of(
            "round", NUMERALS.get(round.round() - 1),
            "causes", summonses.causesText(round.summonsNumber()),
            "grounds", round.grounds(),
            "meetingOn", DAY.format(round.meetingOn()) + round.meetingTime(),
            "place", round.place(),
            "presider", name(round)));
  }

  /** The last day for the notice of the day that is chosen; null while none is. */
  String deliverByText(SummonsRound round) {
    return round.stage() == Stage.DELIVER
        ? DAY.format(summonses.nextOn(round)) + summonses.caveat(round)
        : null;
  }

  /**
   * Records the delivery of the notice; or that it cannot be delivered in time, and another day.
   *
   * @param delivery delivered or late
   * @throws RefusedInputException if it was delivered too late for the day of the meeting
   */
  @Transactional
  public void deliverSummonsNotice(
      String caseNumber,
      String delivery,
      String deliveredOn,
      String receivedBy,
      String newMeetingOn,
      String newMeetingTime,
      String reason,
      String person) {
    switch (Entered.required("送达情况", delivery, 20)) {
      case "delivered" -> {
        LocalDate day = Entered.date("送达日期", deliveredOn);
        mustBeInTime(of(caseNumber), day);
        mapper.deliver(caseNumber, day, Entered.line("签收人", receivedBy, 50), person);
        begin(caseNumber, Stage.MEET, of(caseNumber).meetingOn());
      }
      case "late" -> {
        mapper.postpone(caseNumber, Entered.required("不能按期送达的原因", reason, 500));
        anotherDay(caseNumber, newMeetingOn, newMeetingTime, "未能按期送达，另定约谈日期", person);
      }
      default -> throw new RefusedInputException("请在“送达情况”中选择一项后再提交。");
    }
  }

  private void mustBeInTime(SummonsRound round, LocalDate deliveredOn) {
    Entered.notInFuture("送达日期", deliveredOn, today());
    if (deadline.lastDay(deliveredOn, NOTICE).isAfter(round.meetingOn())) {
      throw new RefusedInputException(
          "%s送达，距约谈日期%s不足%s；请在“送达情况”中选择另定约谈日期，重新通知企业。"
              .formatted(DAY.format(deliveredOn), DAY.format(round.meetingOn()), noticeTime()));
    }
  }

  /** Day, time, place and who presides; null while nobody has proposed it. */
  String appointment(SummonsRound round) {
    if (round.meetingOn() == null) {
      return null;
    }
    return "%s%s，%s，主持人%s"
        .formatted(DAY.format(round.meetingOn()), round.meetingTime(), round.place(), name(round));
  }

  String rescheduledText(SummonsRound round) {
    return round.rescheduledOn() == null
        ? "企业没有申请过改期"
        : "企业已于%s申请改期，不能再次改期".formatted(DAY.format(round.rescheduledOn()));
  }

  /**
   * Records whether the enterprise came; or that it asks for another day, once and beforehand.
   *
   * @param attendance attended, absent or reschedule
   * @throws RefusedInputException if the day of the meeting has not come, or the enterprise asks
   *     too late or a second time
   */
  @Transactional
  public void recordSummonsAttendance(
      String caseNumber,
      String attendance,
      String note,
      String newMeetingOn,
      String newMeetingTime,
      String person) {
    SummonsRound round = of(caseNumber);
    switch (Entered.required("到场情况", attendance, 20)) {
      case "attended" -> {
        mustHaveCome(round);
        mapper.attend(caseNumber, null, person);
        begin(caseNumber, Stage.RECORD, RECORD);
      }
      case "absent" -> {
        mustHaveCome(round);
        mapper.attend(caseNumber, Entered.required("情况说明", note, 500), person);
        begin(caseNumber, Stage.ABSENT, today());
        note(
            round,
            "summons-absent",
            caseNumber,
            "%s约谈。%s".formatted(DAY.format(round.meetingOn()), of(caseNumber).absence()));
      }
      case "reschedule" -> {
        if (round.rescheduledOn() != null) {
          throw new RefusedInputException(
              "企业已于%s申请改期一次，不能再次改期；请在约谈当天登记到场情况。".formatted(DAY.format(round.rescheduledOn())));
        }
        if (!today().isBefore(round.meetingOn())) {
          throw new RefusedInputException(
              "改期应在约谈日期%s之前申请；请登记到场情况。".formatted(DAY.format(round.meetingOn())));
        }
        mapper.reschedule(caseNumber, today(), Entered.required("情况说明", note, 500));
        anotherDay(caseNumber, newMeetingOn, newMeetingTime, "企业申请改期", person);
      }
      default -> throw new RefusedInputException("请在“到场情况”中选择一项后再提交。");
    }
  }

  private void mustHaveCome(SummonsRound round) {
    if (today().isBefore(round.meetingOn())) {
      throw new RefusedInputException(
          "约谈定于%s举行，当天之前只能登记改期。".formatted(DAY.format(round.meetingOn())));
    }
  }

  /** The notice of the day before becomes void; the next one is issued in the model. */
  private void anotherDay(
      String caseNumber, String newMeetingOn, String newMeetingTime, String why, String person) {
    LocalDate day = Entered.date("新的约谈日期", newMeetingOn);
    mustLeaveTimeForNotice("新的约谈日期", day);
    documents.ofCase(caseNumber).stream()
        .filter(document -> document.kind().equals(NOTICE_KIND) && !document.voided())
        .map(OfficialDocument::number)
        .forEach(number -> documents.voidDocument(number, why, person));
    moveTo(caseNumber, day, Entered.required("新的约谈时间", newMeetingTime, 20));
  }

  private void moveTo(String caseNumber, LocalDate meetingOn, String meetingTime) {
    mapper.move(caseNumber, meetingOn, meetingTime);
    begin(caseNumber, Stage.DELIVER, deadline.dayBefore(meetingOn, NOTICE));
  }

  /**
   * Records the meeting and what the enterprise commits itself to; its report is due on the last of
   * the days.
   *
   * @param signature signed or refused
   * @param refusal how the enterprise refused to sign
   * @param commitments texts, blank ones left out
   * @param dueDays their days, in the same order
   * @throws RefusedInputException if there is no commitment, or one without a later day
   */
  @Transactional
  public void recordSummonsMeeting(
      String caseNumber,
      String attendees,
      String record,
      String signature,
      String refusal,
      List<String> commitments,
      List<String> dueDays,
      String person) {
    boolean signed = signed(signature);
    mapper.record(
        caseNumber,
        Entered.required("出席人员", attendees, 500),
        Entered.required("约谈纪要", record, 3000),
        signed,
        signed ? null : Entered.required("拒签情况", refusal, 500),
        person);
    List<Commitment> made = committed(caseNumber, commitments, dueDays);
    made.forEach(mapper::insertCommitment);
    begin(
        caseNumber,
        Stage.RECTIFY,
        made.stream().map(Commitment::dueOn).max(Comparator.naturalOrder()).orElseThrow());
  }

  private List<Commitment> committed(
      String caseNumber, List<String> commitments, List<String> dueDays) {
    List<Commitment> made = new ArrayList<>();
    for (int i = 0; i < NUMERALS.size(); i++) {
      String content = Entered.optional("整改承诺" + NUMERALS.get(i), commitments.get(i), 500);
      String day = Entered.optional("完成日期" + NUMERALS.get(i), dueDays.get(i), 40);
      if (content == null && day == null && i > 0) {
        continue;
      }
      String label = "完成日期" + NUMERALS.get(i);
      LocalDate dueOn = Entered.date(label, day);
      if (!dueOn.isAfter(today())) {
        throw new RefusedInputException("“%s”应晚于今天，请更正。".formatted(label));
      }
      made.add(
          new Commitment(
              caseNumber,
              made.size() + 1,
              Entered.required("整改承诺" + NUMERALS.get(i), content, 500),
              dueOn));
    }
    return made;
  }

  private static boolean signed(String signature) {
    return switch (Entered.required("纪要签字", signature, 20)) {
      case "signed" -> true;
      case "refused" -> false;
      default -> throw new RefusedInputException("请在“纪要签字”中选择一项后再提交。");
    };
  }

  /** Issues the record of the meeting (约谈纪要). */
  @Transactional
  public void issueSummonsRecord(String caseNumber) {
    SummonsRound round = of(caseNumber);
    issue(
        round,
        "summons-record",
        "record",
        "约谈纪要",
        round.recordedBy(),
        Map.of(
            "meetingOn", DAY.format(round.meetingOn()) + round.meetingTime(),
            "place", round.place(),
            "presider", name(round),
            "attendees", round.attendees(),
            "causes", summonses.causesText(round.summonsNumber()),
            "record", round.record(),
            "commitments", commitmentsText(round),
            "signature", round.signed() ? "双方已经签字。" : "企业拒绝签字。" + round.refusal()));
  }

  String commitmentsText(SummonsRound round) {
    return commitments(round.caseNumber()).stream()
        .map(
            commitment ->
                "%d．%s（%s前完成）"
                    .formatted(
                        commitment.serial(), commitment.content(), DAY.format(commitment.dueOn())))
        .collect(Collectors.joining("\n"));
  }

  /**
   * When a report that has not come counts as missing: one that was posted on the last day may
   * still be under way. Null unless the enterprise is putting things right.
   */
  Date reportExpiry(SummonsRound round) {
    if (round.stage() != Stage.RECTIFY) {
      return null;
    }
    LocalDate last = deadline.lastDay(round.nextOn(), RECORD_REPORT);
    return Date.from(deadline.endOfDay(last).toInstant().plusSeconds(1));
  }

  /**
   * Records the enterprise's report.
   *
   * @param receivedOn when it came, or was posted: no later than the day of its last commitment
   */
  @Transactional
  public void receiveSummonsReport(
      String caseNumber, LocalDate receivedOn, String report, String person) {
    SummonsRound round = of(caseNumber);
    Entered.notInFuture("收到日期", receivedOn, today());
    if (receivedOn.isAfter(round.nextOn())) {
      throw new RefusedInputException(
          "整改报告应在%s前提交（邮寄的以交邮日期为准），逾期的按整改不合格处理，由系统自动登记。".formatted(DAY.format(round.nextOn())));
    }
    mapper.report(caseNumber, receivedOn, Entered.required("整改报告摘要", report, 2000), person);
    begin(caseNumber, Stage.VERIFY, VERIFY);
  }

  @Transactional
  public void recordMissingSummonsReport(String caseNumber) {
    begin(caseNumber, Stage.UNREPORTED, today());
    SummonsRound round = of(caseNumber);
    note(round, "summons-unreported", caseNumber, commitmentsText(round));
  }

  /** Whether this person presided at the summons or kept its record. */
  boolean tookPart(String caseNumber, String person) {
    SummonsRound round = of(caseNumber);
    return person.equals(round.presider()) || person.equals(round.recordedBy());
  }

  /** Records what was found on site, by somebody who neither presided nor kept the record. */
  @Transactional
  public void verifyCommitments(
      String caseNumber, LocalDate verifiedOn, String findings, boolean passed, String person) {
    SummonsRound round = of(caseNumber);
    if (tookPart(caseNumber, person)) {
      throw new RefusedInputException("您主持或者记录了本次约谈，按岗位分离的规定不能核查整改，请由其他同志办理。");
    }
    Entered.notInFuture("核查日期", verifiedOn, today());
    if (verifiedOn.isBefore(round.reportOn())) {
      throw new RefusedInputException(
          "“核查日期”不能早于收到整改报告的日期%s，请更正。".formatted(DAY.format(round.reportOn())));
    }
    mapper.verify(caseNumber, verifiedOn, Entered.required("核查情况", findings, 2000), person);
    begin(caseNumber, passed ? Stage.PASSED : Stage.FAILED, today());
    if (!passed) {
      note(round, "summons-failed", caseNumber, of(caseNumber).findings());
    }
  }

  /**
   * @param caseNumber the summons, which is noted once however often it is called, or its round
   */
  private void note(SummonsRound round, String kind, String caseNumber, String text) {
    Summons summons = summons(round);
    compliance.note(summons.holderCode(), kind, today(), caseNumber, summons.unitCode(), text);
  }

  private void issue(
      SummonsRound round,
      String kind,
      String occasion,
      String title,
      String person,
      Map<String, String> more) {
    Summons summons = summons(round);
    Map<String, String> values = new HashMap<>(more);
    values.put("unit", units.name(summons.unitCode()));
    values.put("holderName", summons.holderName());
    documents.issue(
        new DocumentDraft(
            round.caseNumber(),
            kind,
            occasion,
            summons.unitCode(),
            title,
            "summons/" + kind,
            values,
            person));
  }

  private String name(SummonsRound round) {
    return presiders(round).getOrDefault(round.presider(), round.presider());
  }

  private void mustLeaveTimeForNotice(String label, LocalDate meetingOn) {
    LocalDate first = firstDay();
    if (meetingOn.isBefore(first) || !calendar.isWorkingDay(meetingOn)) {
      throw new RefusedInputException(
          "“%s”应为%s或者以后的工作日：通知书至少提前%s送达。请改期。".formatted(label, DAY.format(first), noticeTime()));
    }
  }

  private String noticeTime() {
    return limits.named(NOTICE, today()).length();
  }

  /** The earliest day of a meeting whose notice is delivered today. */
  private LocalDate firstDay() {
    return deadline.lastDay(today(), NOTICE);
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}

package cn.qualitysafety.campaign;

import cn.qualitysafety.campaign.plan.CampaignPlan;
import cn.qualitysafety.campaign.plan.PlanPhase;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.attachment.Attachment;
import cn.qualitysafety.platform.attachment.Attachments;
import cn.qualitysafety.platform.deadline.Deadline;
import cn.qualitysafety.platform.document.DocumentDraft;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.input.Entered;
import cn.qualitysafety.platform.message.Messages;
import cn.qualitysafety.platform.number.RunningNumbers;
import cn.qualitysafety.target.Targets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The campaign as the province leads it. */
@Service("campaigns")
public class CampaignService {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final CampaignPlan plan;
  private final CampaignMapper mapper;
  private final MobilisationService mobilisations;
  private final MonthlyReportService reports;
  private final CitySummaryService summaries;
  private final RunningNumbers numbers;
  private final OfficialDocuments documents;
  private final Attachments attachments;
  private final UnitRegister units;
  private final Deadline deadline;
  private final Targets targets;
  private final Messages messages;
  private final Clock clock;

  CampaignService(
      CampaignPlan plan,
      CampaignMapper mapper,
      MobilisationService mobilisations,
      MonthlyReportService reports,
      CitySummaryService summaries,
      RunningNumbers numbers,
      OfficialDocuments documents,
      Attachments attachments,
      UnitRegister units,
      Deadline deadline,
      Targets targets,
      Messages messages,
      Clock clock) {
    this.plan = plan;
    this.mapper = mapper;
    this.mobilisations = mobilisations;
    this.reports = reports;
    this.summaries = summaries;
    this.numbers = numbers;
    this.documents = documents;
    this.attachments = attachments;
    this.units = units;
    this.deadline = deadline;
    this.targets = targets;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * Registers a campaign, dates its phases, and keeps what its plan asks to be reached.
   *
   * @param campaignYear the calendar year
   * @throws RefusedInputException if its campaign is running already, or the year is later than the
   *     next one
   */
  @Transactional
  public Campaign open(int campaignYear, String person) {
    int nextYear = LocalDate.now(clock).getYear() + 1;
    if (campaignYear > nextYear) {
      throw new RefusedInputException(
          "“活动年份”%d年太远，活动最多提前一年启动（%d年）；请更正。".formatted(campaignYear, nextYear));
    }
    // Taking the number locks the year's row: of two starters the second sees the first's campaign.
    int serial = numbers.next(units.province().code(), "campaign", campaignYear);
    Campaign running = mapper.running(campaignYear);
    if (running != null) {
      throw new RefusedInputException(
          "%d年的活动（%s）已由 %s 启动，正在进行，不能重复启动。"
              .formatted(campaignYear, running.number(), running.startedBy()));
    }
    Campaign campaign =
        new Campaign(
            "HD%d-%02d".formatted(campaignYear, serial),
            plan.name(),
            campaignYear,
            CampaignState.RUNNING,
            person,
            LocalDateTime.now(clock),
            null,
            null,
            null);
    mapper.insert(campaign);
    targets.bringInLine(campaignYear);
    for (PlanPhase phase : plan.phases()) {
      mapper.insertPhase(
          new Phase(
              campaign.number(),
              phase.code(),
              phase.name(),
              plan.startOf(phase.code(), campaignYear),
              plan.endOf(phase.code(), campaignYear),
              null));
    }
    return campaign;
  }

  public Campaign campaign(String number) {
    return mapper.find(number);
  }

  public List<Phase> phases(String number) {
    return mapper.phases(number);
  }

  /** The dates of the schedule that are past, one per line; empty if none is. */
  String pastDates(Campaign campaign) {
    LocalDate today = LocalDate.now(clock);
    List<String> past = new ArrayList<>();
    for (Phase phase : mapper.phases(campaign.number())) {
      if (phase.startsOn().isBefore(today)) {
        past.add("%s阶段开始：%s".formatted(phase.name(), DAY.format(phase.startsOn())));
      }
      if (phase.endsOn().isBefore(today)) {
        past.add("%s阶段截止：%s".formatted(phase.name(), DAY.format(phase.endsOn())));
      }
    }
    for (YearMonth month : plan.reportMonths(campaign.campaignYear())) {
      LocalDate due = reports.dueOn(month);
      if (due.isBefore(today)) {
        past.add(
            "%d年%d月份月报报送期限：%s".formatted(month.getYear(), month.getMonthValue(), DAY.format(due)));
      }
    }
    return String.join("\n", past);
  }

  /** Notes that somebody saw the past dates and starts nevertheless. */
  @Transactional
  public void confirmDates(String number, boolean approved, String person) {
    if (approved) {
      mapper.confirmDates(number, person, LocalDateTime.now(clock));
    } else {
      mapper.end(number, CampaignState.CANCELLED, LocalDateTime.now(clock));
    }
  }

  /** First second of a phase. */
  Date startOf(Campaign campaign, String phaseCode) {
    return deadline.startOf(mapper.phase(campaign.number(), phaseCode).startsOn().toString());
  }

  /** Last second of a phase. */
  Date endOf(Campaign campaign, String phaseCode) {
    return deadline.endOfDay(mapper.phase(campaign.number(), phaseCode).endsOn());
  }

  @Transactional
  public void setUpLeadingGroup(
      String number, String leader, String deputies, String members, String person) {
    mapper.insertLeadingGroup(
        new LeadingGroup(
            number,
            Entered.required("组长", leader, 50),
            Entered.required("副组长", deputies, 300),
            Entered.required("成员", members, 1000),
            person,
            LocalDateTime.now(clock)));
  }

  public LeadingGroup leadingGroup(String number) {
    return mapper.leadingGroup(number);
  }

  /** The plan as it stands; before the first draft nothing but to whom it will go. */
  public ImplementationPlan plan(String number) {
    ImplementationPlan stored = mapper.plan(number);
    return stored == null ? ImplementationPlan.none(number, units.allCities()) : stored;
  }

  @Transactional
  public void draftPlan(
      String number, String title, String text, String recipients, String copies, String person) {
    ImplementationPlan draft =
        new ImplementationPlan(
            number,
            Entered.required("方案标题", title, 100),
            Entered.required("方案要点", text, 3000),
            Entered.required("主送机关", recipients, 200),
            Entered.optional("抄送机关", copies, 200),
            person,
            LocalDateTime.now(clock),
            null,
            null,
            null,
            null,
            null);
    if (mapper.plan(number) == null) {
      mapper.insertPlan(draft);
    } else {
      mapper.updatePlan(draft);
    }
  }

  /** Reviews the plan; who returns it must say why. */
  @Transactional
  public void reviewPlan(String number, boolean approved, String remarks, String person) {
    String reason = approved ? null : Entered.required("退回意见", remarks, 500);
    mapper.reviewPlan(number, reason, person, LocalDateTime.now(clock));
  }

  /** Issues the plan as an official document, signed by its reviewer. */
  @Transactional
  public void issuePlan(String number) {
    ImplementationPlan approved = mapper.plan(number);
    List<Attachment> annexes =
        attachments.ofCases(List.of(number)).stream()
            .filter(attachment -> !attachment.withdrawn())
            .toList();
    OfficialDocument document =
        documents.issueAtOnce(
            new DocumentDraft(
                number,
                "campaign-year-plan",
                "issue",
                units.province().code(),
                annexes.isEmpty() ? approved.title() : "关于印发《%s》的通知".formatted(approved.title()),
                "campaign/campaign-year-plan",
                planValues(approved, annexes),
                approved.reviewedBy()));
    mapper.issuePlan(number, document.number(), document.issuedAt());
  }

  /**
   * A template may take the text as a whole, or by its last paragraph, which stays with the seal.
   */
  private Map<String, String> planValues(ImplementationPlan plan, List<Attachment> annexes) {
    String text = paragraphs(plan.text());
    int last = text.lastIndexOf('\n') + 1;
    return Map.of(
        "unit", units.name(units.province().code()),
        "recipients", plan.recipients(),
        "text", text,
        "opening", last == 0 ? "" : "\n" + text.substring(0, last - 1),
        "closing", text.substring(last),
        "annexes", annexes(annexes),
        "copies", plan.copies() == null ? "" : "　抄送：%s。".formatted(plan.copies()));
  }

  /**
   * 附件：活动方案, of several each with its number and on its own line (GB/T 9704), without the ending of
   * the file's name and with an empty line before; empty if there are none.
   */
  private static String annexes(List<Attachment> files) {
    List<String> names =
        files.stream().map(file -> file.fileName().replaceFirst("\\.[^.]+$", "")).toList();
    if (names.size() < 2) {
      return names.isEmpty() ? "" : "\n　　附件：" + names.get(0);
    }
    return IntStream.range(0, names.size())
        .mapToObj(i -> "%d. %s".formatted(i + 1, names.get(i)))
        .collect(Collectors.joining("\n　　　　　", "\n　　附件：", ""));
  }

  /** Each paragraph begins with two empty characters (GB/T 9704-1999). */
  private static String paragraphs(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(line -> "　　" + line)
        .collect(Collectors.joining("\n"));
  }

  /**
   * Records the mobilisation meeting.
   *
   * @throws RefusedInputException if it is said to have been held in the future
   */
  @Transactional
  public void recordMeeting(
      String number,
      LocalDate heldOn,
      String place,
      int attendance,
      String minutes,
      String person) {
    if (heldOn.isAfter(LocalDate.now(clock))) {
      throw new RefusedInputException("“召开日期”%s晚于今天，请在动员大会召开之后登记。".formatted(DAY.format(heldOn)));
    }
    mapper.insertMeeting(
        new MobilisationMeeting(
            number,
            heldOn,
            Entered.required("地点", place, 100),
            attendance,
            Entered.required("会议纪要", minutes, 3000),
            person,
            LocalDateTime.now(clock)));
  }

  public MobilisationMeeting meeting(String number) {
    return mapper.meeting(number);
  }

  /** Ends the mobilisation phase; cities that have not filed their plan are late. */
  @Transactional
  public void endMobilisation(String number) {
    mapper.endPhase(number, Phase.MOBILISATION, LocalDateTime.now(clock));
    mobilisations.markLate(number);
  }

  /** The months to report on, in the form 2009-04. */
  List<String> reportMonths(Campaign campaign) {
    return plan.reportMonths(campaign.campaignYear()).stream().map(YearMonth::toString).toList();
  }

  /** Starts the year's calendar of each kind of periodic reports that the plan names. */
  @Transactional
  public void startReports(String number) {
    int year = mapper.find(number).campaignYear();
    for (String kind : plan.reporting().calendars()) {
      messages.send(
          "reportCalendarDue",
          null,
          number,
          kind,
          units.province().code(),
          Map.of("kind", kind, "calendarYear", year));
    }
  }

  @Transactional
  public void endRollout(String number) {
    mapper.endPhase(number, Phase.ROLLOUT, LocalDateTime.now(clock));
  }

  /** Last second of the limit for the cities' summaries. */
  Date citySummariesDue(Campaign campaign) {
    return deadline.endOfDay(summaries.dueOn(campaign.number()));
  }

  /** Marks cities late whose summary has not arrived. */
  @Transactional
  public void recordLateSummaries(String number) {
    summaries.markLate(number);
  }

  /** The consolidated summary as it stands; its fields are null before the first draft. */
  public ProvincialSummary summary(String number) {
    ProvincialSummary stored = mapper.summary(number);
    return stored == null ? ProvincialSummary.none(number) : stored;
  }

  @Transactional
  public void consolidateSummary(String number, String text, String person) {
    ProvincialSummary draft =
        new ProvincialSummary(
            number,
            Entered.required("全省总结", text, 3000),
            person,
            LocalDateTime.now(clock),
            null,
            null,
            null);
    if (mapper.summary(number) == null) {
      mapper.insertSummary(draft);
    } else {
      mapper.updateSummary(draft);
    }
  }

  /** The leading group's decision on the consolidated summary; who returns it must say why. */
  @Transactional
  public void approveSummary(String number, boolean approved, String remarks, String person) {
    if (approved) {
      mapper.approveSummary(number, person, LocalDateTime.now(clock));
    } else {
      mapper.returnSummary(number, Entered.required("退回意见", remarks, 500));
    }
  }

  /** Closes the campaign; whatever a city never filed is registered as not filed. */
  @Transactional
  public void closeCampaign(String number) {
    mobilisations.markNotFiled(number);
    reports.markNotFiled(number);
    summaries.markNotFiled(number);
    mapper.endPhase(number, Phase.SUMMARY, LocalDateTime.now(clock));
    mapper.end(number, CampaignState.CLOSED, LocalDateTime.now(clock));
  }
}

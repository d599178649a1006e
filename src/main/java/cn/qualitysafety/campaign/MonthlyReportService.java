package cn.qualitysafety.campaign;

import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.deadline.Deadline;
import cn.qualitysafety.platform.deadline.LimitMoved;
import cn.qualitysafety.platform.input.Entered;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The cities' monthly reports. */
@Service("monthlyReports")
public class MonthlyReportService {

  private static final String REPORT = "campaign.monthlyReport";
  private static final String SUPPLEMENT = "campaign.reportSupplement";

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final MonthlyReportMapper mapper;
  private final Deadline deadline;
  private final CaseLimits limits;
  private final Clock clock;

  MonthlyReportService(
      MonthlyReportMapper mapper, Deadline deadline, CaseLimits limits, Clock clock) {
    this.mapper = mapper;
    this.deadline = deadline;
    this.limits = limits;
    this.clock = clock;
  }

  /** Registers the report that a city owes on a month. */
  @Transactional
  public void openReport(
      String caseNumber, String campaignNumber, String unitCode, YearMonth month) {
    LocalDate dueOn = limits.begin(caseNumber, REPORT, month.atEndOfMonth());
    mapper.insert(
        caseNumber, campaignNumber, unitCode, month, dueOn, LocalDate.now(clock).isAfter(dueOn));
  }

  /** Holidays became known that move the day by which it, or its supplement, is due. */
  @EventListener
  void follow(LimitMoved limit) {
    if (limit.limitName().equals(REPORT) || limit.limitName().equals(SUPPLEMENT)) {
      mapper.extend(limit.caseNumber(), limit.lastDay());
    }
  }

  public MonthlyReport of(String caseNumber) {
    return mapper.find(caseNumber);
  }

  public List<MonthlyReport> ofCampaign(String campaignNumber) {
    return mapper.ofCampaign(campaignNumber);
  }

  /** The day by which the report on a month is due. */
  public LocalDate dueOn(YearMonth month) {
    return deadline.lastDayInMonthAfter(month, REPORT);
  }

  /** Last second of its day. */
  Date dueTime(MonthlyReport report) {
    return deadline.endOfDay(report.dueOn());
  }

  Date reminderTime(MonthlyReport report) {
    return deadline.reminderOf(report.dueOn(), "campaign.reportReminder");
  }

  /** How long overdue a report is and how often the city was late, for whoever presses it. */
  String overdueSummary(MonthlyReport report) {
    return "应于%s前报送，至今未报；该市本次活动累计迟报%d次。"
        .formatted(
            DAY.format(report.dueOn()),
            mapper.lateReports(report.campaignNumber(), report.unitCode()));
  }

  /** The city writes the report, or writes it anew; it is to be signed then. */
  @Transactional
  public void writeReport(
      String caseNumber, String progress, String problems, String suggestions, String person) {
    mapper.write(
        caseNumber,
        Entered.required("工作进展", progress, 3000),
        Entered.optional("存在问题", problems, 3000),
        Entered.optional("有关建议", suggestions, 3000),
        person,
        LocalDateTime.now(clock));
  }

  /** The director signs the report, which files it, or gives it back and says why. */
  @Transactional
  public void signReport(String caseNumber, boolean approved, String remarks, String person) {
    if (approved) {
      LocalDateTime now = LocalDateTime.now(clock);
      mapper.sign(caseNumber, person, now);
      mapper.file(caseNumber, now);
      limits.endAll(caseNumber);
    } else {
      mapper.remark(caseNumber, Entered.required("退回意见", remarks, 500));
    }
  }

  /** The provincial office takes note, or asks for more, says what and gives a new limit. */
  @Transactional
  public void takeNoteOfReport(String caseNumber, boolean approved, String remarks, String person) {
    if (approved) {
      mapper.accept(caseNumber, person, LocalDateTime.now(clock));
    } else {
      mapper.giveBack(caseNumber, Entered.required("补充要求", remarks, 500));
      mapper.extend(caseNumber, limits.begin(caseNumber, SUPPLEMENT));
    }
  }

  @Transactional
  public void remindOfReport(String caseNumber) {
    mapper.remind(caseNumber, LocalDateTime.now(clock));
  }

  /** Marks a report overdue; a supplement that comes too late doesn't make the report late. */
  @Transactional
  public void markOverdue(String caseNumber) {
    MonthlyReport report = of(caseNumber);
    mapper.markOverdue(
        caseNumber, report.late() || report.state() == FilingState.OPEN, LocalDateTime.now(clock));
  }

  /** Records how the provincial office pressed for an overdue report. */
  @Transactional
  public void handleOverdueReport(String caseNumber, String handling, String person) {
    mapper.handleOverdue(
        caseNumber, Entered.required("督办情况", handling, 500), person, LocalDateTime.now(clock));
  }

  void markNotFiled(String campaignNumber) {
    ofCampaign(campaignNumber).stream()
        .filter(report -> report.state() == FilingState.OPEN)
        .forEach(report -> limits.endAll(report.caseNumber()));
    mapper.markNotFiled(campaignNumber);
  }
}

package cn.qualitysafety.campaign;

import cn.qualitysafety.platform.deadline.Deadline;
import cn.qualitysafety.platform.input.Entered;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The cities' monthly reports. */
@Service("monthlyReports")
public class MonthlyReportService {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final MonthlyReportMapper mapper;
  private final Deadline deadline;
  private final Clock clock;

  MonthlyReportService(MonthlyReportMapper mapper, Deadline deadline, Clock clock) {
    this.mapper = mapper;
    this.deadline = deadline;
    this.clock = clock;
  }

  /** Registers the report that a city owes on a month. */
  @Transactional
  public void openReport(
      String caseNumber, String campaignNumber, String unitCode, YearMonth month) {
    LocalDate dueOn = dueOn(month);
    mapper.insert(
        caseNumber, campaignNumber, unitCode, month, dueOn, LocalDate.now(clock).isAfter(dueOn));
  }

  public MonthlyReport of(String caseNumber) {
    return mapper.find(caseNumber);
  }

  public List<MonthlyReport> ofCampaign(String campaignNumber) {
    return mapper.ofCampaign(campaignNumber);
  }

  /** The day by which the report on a month is due. */
  public LocalDate dueOn(YearMonth month) {
    return deadline.lastDayInMonthAfter(month, "campaign.monthlyReport");
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

  /** The director signs the report, or gives it back and says why. */
  @Transactional
  public void signReport(String caseNumber, boolean approved, String remarks, String person) {
    if (approved) {
      mapper.sign(caseNumber, person, LocalDateTime.now(clock));
    } else {
      mapper.remark(caseNumber, Entered.required("退回意见", remarks, 500));
    }
  }

  @Transactional
  public void fileReport(String caseNumber) {
    mapper.file(caseNumber, LocalDateTime.now(clock));
  }

  /** The provincial office takes note, or asks for more and says what. */
  @Transactional
  public void takeNoteOfReport(String caseNumber, boolean approved, String remarks, String person) {
    if (approved) {
      mapper.accept(caseNumber, person, LocalDateTime.now(clock));
    } else {
      mapper.giveBack(caseNumber, Entered.required("补充要求", remarks, 500));
    }
  }

  /** Gives the city a new limit for the supplement. */
  @Transactional
  public void requestSupplement(String caseNumber) {
    mapper.extend(caseNumber, deadline.lastDay(LocalDate.now(clock), "campaign.reportSupplement"));
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
    mapper.markNotFiled(campaignNumber);
  }
}

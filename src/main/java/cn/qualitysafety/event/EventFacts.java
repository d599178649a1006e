package cn.qualitysafety.event;

import cn.qualitysafety.campaign.Phase;
import cn.qualitysafety.campaign.plan.CampaignPlan;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.deadline.Deadline;
import cn.qualitysafety.platform.language.CaseFacts;
import cn.qualitysafety.platform.language.RegimeFacts;
import cn.qualitysafety.platform.record.CaseRecords;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What models, forms and documents know of activities beside what their forms and tables say. */
@Component
class EventFacts implements RegimeFacts {

  /** By when a plan is approved: so long before the day, if it was proposed in time. */
  private static final String PLAN_LIMIT = "event.plan";

  private final EventMapper mapper;
  private final Trainees trainees;
  private final CaseRecords records;
  private final CampaignPlan plan;
  private final UnitRegister units;
  private final Deadline deadline;

  EventFacts(
      EventMapper mapper,
      Trainees trainees,
      CaseRecords records,
      CampaignPlan plan,
      UnitRegister units,
      Deadline deadline) {
    this.mapper = mapper;
    this.trainees = trainees;
    this.records = records;
    this.plan = plan;
    this.units = units;
    this.deadline = deadline;
  }

  @Override
  public List<CaseFacts<?>> cases() {
    return List.of(
        CaseFacts.of(mapper::find, "event-activity")
            .text("unitCode", "承办单位代码", EventCase::unitCode)
            .text("unitLevel", "承办单位级别", this::level)
            .day("approveBy", "方案应批准的日期", this::approveBy)
            .day("rolloutFrom", "全面开展阶段起始日", this::rolloutFrom)
            .number("trainees", "导入的学员", event -> trainees.number(event.caseNumber()))
            .number("mostSessions", "学员最多的课时", event -> trainees.mostSessions(event.caseNumber()))
            .number("examPassed", "考核合格的学员", event -> trainees.passed(event.caseNumber()))
            .text("traineeText", "学员情况", this::traineeText));
  }

  private String level(EventCase event) {
    return units.unit(event.unitCode()).level().name().toLowerCase(Locale.ROOT);
  }

  private LocalDate approveBy(EventCase event) {
    String day = records.text(event.caseNumber(), "eventDay");
    return day == null ? null : deadline.dayBeforeFromNow(LocalDate.parse(day), PLAN_LIMIT);
  }

  private LocalDate rolloutFrom(EventCase event) {
    return plan.startOf(Phase.ROLLOUT, event.openedAt().getYear());
  }

  /** Empty of an activity without trainees: it is said behind what else is said. */
  private String traineeText(EventCase event) {
    TraineeCount count = trainees.count(event.caseNumber());
    if (count.total() == 0) {
      return "";
    }
    return count.judged() == 0
        ? "学员%d名".formatted(count.total())
        : "：学员%d名，计入%d名，不计入%d名"
            .formatted(count.total(), count.counting(), count.total() - count.counting());
  }
}

package cn.qualitysafety.report.process;

import cn.qualitysafety.platform.input.Starter;
import cn.qualitysafety.platform.language.Step;
import cn.qualitysafety.report.ReportCalendarService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The steps of {@code report-calendar}. */
@Component
public class ReportCalendar {

  private final ReportCalendarService calendars;

  ReportCalendar(ReportCalendarService calendars) {
    this.calendars = calendars;
  }

  @Step
  public void planPeriods(DelegateExecution execution) {
    calendars.plan(execution.getProcessBusinessKey(), Starter.of(execution) != null);
  }

  @Step
  public void startNextYear(DelegateExecution execution) {
    calendars.startNextYear(execution.getProcessBusinessKey());
  }
}

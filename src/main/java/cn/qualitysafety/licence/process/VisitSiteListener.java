package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.VisitService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class VisitSiteListener implements TaskListener {

  private final VisitService visits;

  VisitSiteListener(VisitService visits) {
    this.visits = visits;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    visits.visitSite(
        form.caseNumber(),
        form.date("实际核查日期", "visitedOn"),
        form.list("veto"),
        form.list("severe"),
        form.list("minor"),
        form.text("findings"),
        form.person());
    task.getExecution().setVariable(LicenceSiteVisitProcess.VETO_COUNT, form.list("veto").size());
    task.getExecution()
        .setVariable(LicenceSiteVisitProcess.SEVERE_COUNT, form.list("severe").size());
    task.getExecution().setVariable(LicenceSiteVisitProcess.MINOR_COUNT, form.list("minor").size());
  }
}

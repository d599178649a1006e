package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.VisitService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class FormTeamListener implements TaskListener {

  private final VisitService visits;

  FormTeamListener(VisitService visits) {
    this.visits = visits;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    visits.formTeam(
        form.caseNumber(),
        form.text("leader"),
        form.list("members"),
        form.date("核查日期", "visitOn"),
        form.text("place"),
        form.person());
  }
}

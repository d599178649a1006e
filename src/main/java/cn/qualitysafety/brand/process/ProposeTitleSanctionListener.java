package cn.qualitysafety.brand.process;

import cn.qualitysafety.brand.BrandIncidentService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class ProposeTitleSanctionListener implements TaskListener {

  private final BrandIncidentService incidents;

  ProposeTitleSanctionListener(BrandIncidentService incidents) {
    this.incidents = incidents;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    incidents.proposeTitleSanction(
        form.caseNumber(),
        form.approved("处理建议"),
        (String) task.getVariable(BrandIncidentProcess.SUGGESTED_SANCTION),
        form.text("opinion"),
        form.text("legalBasis"),
        form.person());
  }
}

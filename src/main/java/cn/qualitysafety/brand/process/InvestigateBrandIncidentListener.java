package cn.qualitysafety.brand.process;

import cn.qualitysafety.brand.BrandIncidentService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class InvestigateBrandIncidentListener implements TaskListener {

  private final BrandIncidentService incidents;

  InvestigateBrandIncidentListener(BrandIncidentService incidents) {
    this.incidents = incidents;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    incidents.investigateBrandIncident(
        form.caseNumber(),
        form.text("facts"),
        form.text("harm"),
        form.number("伤亡人数", "victims", 0, 100000),
        form.number("不合格批次", "failedBatches", 0, 1000),
        form.text("unsafe"),
        form.person());
  }
}

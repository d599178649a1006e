package cn.qualitysafety.campaign.process;

import cn.qualitysafety.campaign.CitySummaryService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class SignCitySummaryListener implements TaskListener {

  private final CitySummaryService summaries;

  SignCitySummaryListener(CitySummaryService summaries) {
    this.summaries = summaries;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    summaries.signCitySummary(
        form.caseNumber(), form.approved("签发意见"), form.text("remarks"), form.person());
  }
}

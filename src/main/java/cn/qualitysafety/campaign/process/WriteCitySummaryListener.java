package cn.qualitysafety.campaign.process;

import cn.qualitysafety.campaign.CitySummaryService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class WriteCitySummaryListener implements TaskListener {

  private final CitySummaryService summaries;

  WriteCitySummaryListener(CitySummaryService summaries) {
    this.summaries = summaries;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    summaries.writeCitySummary(
        form.caseNumber(),
        form.text("achievements"),
        form.text("problems"),
        form.text("commendations"),
        form.person());
  }
}

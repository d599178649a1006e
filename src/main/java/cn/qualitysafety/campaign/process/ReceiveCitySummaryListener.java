package cn.qualitysafety.campaign.process;

import cn.qualitysafety.campaign.CitySummaryService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class ReceiveCitySummaryListener implements TaskListener {

  private final CitySummaryService summaries;

  ReceiveCitySummaryListener(CitySummaryService summaries) {
    this.summaries = summaries;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    summaries.receiveCitySummary(
        form.caseNumber(), form.approved("处理结论"), form.text("remarks"), form.person());
  }
}

package cn.qualitysafety.spotcheck.process;

import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.spotcheck.FollowUpService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class RecordRectificationListener implements TaskListener {

  private final FollowUpService followUps;

  RecordRectificationListener(FollowUpService followUps) {
    this.followUps = followUps;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    followUps.recordRectification(
        form.caseNumber(),
        form.text("outcome"),
        form.date("收到日期", "receivedOn"),
        form.text("summary"),
        form.person());
  }
}

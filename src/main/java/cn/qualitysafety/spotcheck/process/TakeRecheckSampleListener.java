package cn.qualitysafety.spotcheck.process;

import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.spotcheck.FollowUpService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class TakeRecheckSampleListener implements TaskListener {

  private final FollowUpService followUps;

  TakeRecheckSampleListener(FollowUpService followUps) {
    this.followUps = followUps;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    followUps.takeRecheckSample(
        form.caseNumber(),
        form.date("抽样日期", "sampledOn"),
        form.text("samplingSheet"),
        form.text("quantity"),
        form.person());
  }
}

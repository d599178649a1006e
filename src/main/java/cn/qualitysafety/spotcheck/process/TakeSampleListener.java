package cn.qualitysafety.spotcheck.process;

import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.spotcheck.SpotCheckService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class TakeSampleListener implements TaskListener {

  private final SpotCheckService spotChecks;

  TakeSampleListener(SpotCheckService spotChecks) {
    this.spotChecks = spotChecks;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    spotChecks.takeSample(
        form.caseNumber(),
        form.text("outcome"),
        form.text("secondSampler"),
        form.date("抽样日期", "sampledOn"),
        form.text("samplingSheet"),
        form.text("quantity"),
        form.text("circumstances"),
        form.person());
  }
}

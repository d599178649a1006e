package cn.qualitysafety.spotcheck.process;

import cn.qualitysafety.spotcheck.SpotCheckService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Whoever takes the sample is not offered as the other one. */
@Component
class OfferSecondSamplersListener implements TaskListener {

  private final SpotCheckService spotChecks;

  OfferSecondSamplersListener(SpotCheckService spotChecks) {
    this.spotChecks = spotChecks;
  }

  @Override
  public void notify(DelegateTask task) {
    task.setVariableLocal(
        "samplers",
        spotChecks.samplers(task.getExecution().getProcessBusinessKey(), task.getAssignee()));
  }
}

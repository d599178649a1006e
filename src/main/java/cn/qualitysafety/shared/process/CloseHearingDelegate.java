package cn.qualitysafety.shared.process;

import cn.qualitysafety.shared.HearingService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class CloseHearingDelegate implements JavaDelegate {

  private final HearingService hearings;

  CloseHearingDelegate(HearingService hearings) {
    this.hearings = hearings;
  }

  @Override
  public void execute(DelegateExecution execution) {
    hearings.closeHearing(execution.getProcessBusinessKey());
  }
}

package cn.qualitysafety.shared.process;

import cn.qualitysafety.shared.HearingService;
import cn.qualitysafety.shared.HearingState;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class WaiveHearingDelegate implements JavaDelegate {

  private final HearingService hearings;

  WaiveHearingDelegate(HearingService hearings) {
    this.hearings = hearings;
  }

  @Override
  public void execute(DelegateExecution execution) {
    HearingState state = hearings.waiveHearing(execution.getProcessBusinessKey());
    execution.setVariable(SharedHearingProcess.OUTCOME, state.name().toLowerCase(Locale.ROOT));
  }
}

package cn.qualitysafety.shared.process;

import cn.qualitysafety.platform.input.Entered;
import cn.qualitysafety.shared.HearingKind;
import cn.qualitysafety.shared.HearingService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class OpenHearingDelegate implements JavaDelegate {

  private final HearingService hearings;

  OpenHearingDelegate(HearingService hearings) {
    this.hearings = hearings;
  }

  @Override
  public void execute(DelegateExecution execution) {
    hearings.openHearing(
        execution.getProcessBusinessKey(),
        execution.getTenantId(),
        Entered.choice(
            "听证种类", execution.getVariable(SharedHearingProcess.HEARING_KIND), HearingKind.class),
        (String) execution.getVariable(SharedHearingProcess.PARTY),
        (String) execution.getVariable(SharedHearingProcess.SUBJECT),
        (String) execution.getVariable(SharedHearingProcess.EXCLUDED_PERSONS));
  }
}

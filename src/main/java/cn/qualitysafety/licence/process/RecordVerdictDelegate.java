package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.VisitService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordVerdictDelegate implements JavaDelegate {

  private final VisitService visits;

  RecordVerdictDelegate(VisitService visits) {
    this.visits = visits;
  }

  @Override
  public void execute(DelegateExecution execution) {
    visits.recordVerdict(
        execution.getProcessBusinessKey(),
        (String) execution.getVariable(LicenceSiteVisitProcess.VISIT_VERDICT));
  }
}

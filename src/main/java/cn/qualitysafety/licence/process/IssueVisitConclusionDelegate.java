package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.VisitService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class IssueVisitConclusionDelegate implements JavaDelegate {

  private final VisitService visits;

  IssueVisitConclusionDelegate(VisitService visits) {
    this.visits = visits;
  }

  @Override
  public void execute(DelegateExecution execution) {
    visits.issueVisitConclusion(execution.getProcessBusinessKey());
  }
}

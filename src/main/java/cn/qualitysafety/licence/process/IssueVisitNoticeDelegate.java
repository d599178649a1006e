package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.VisitService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class IssueVisitNoticeDelegate implements JavaDelegate {

  private final VisitService visits;

  IssueVisitNoticeDelegate(VisitService visits) {
    this.visits = visits;
  }

  @Override
  public void execute(DelegateExecution execution) {
    visits.issueVisitNotice(execution.getProcessBusinessKey());
  }
}

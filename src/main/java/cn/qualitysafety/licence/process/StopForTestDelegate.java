package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.ApplicationService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class StopForTestDelegate implements JavaDelegate {

  private final ApplicationService applications;

  StopForTestDelegate(ApplicationService applications) {
    this.applications = applications;
  }

  @Override
  public void execute(DelegateExecution execution) {
    applications.stopForTest(execution.getProcessBusinessKey());
  }
}

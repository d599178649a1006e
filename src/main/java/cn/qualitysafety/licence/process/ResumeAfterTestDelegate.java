package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.ApplicationService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class ResumeAfterTestDelegate implements JavaDelegate {

  private final ApplicationService applications;

  ResumeAfterTestDelegate(ApplicationService applications) {
    this.applications = applications;
  }

  @Override
  public void execute(DelegateExecution execution) {
    applications.resumeAfterTest(execution.getProcessBusinessKey());
  }
}

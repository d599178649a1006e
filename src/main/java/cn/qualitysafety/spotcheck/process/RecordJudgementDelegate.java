package cn.qualitysafety.spotcheck.process;

import cn.qualitysafety.spotcheck.SampleTestService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordJudgementDelegate implements JavaDelegate {

  private final SampleTestService sampleTests;

  RecordJudgementDelegate(SampleTestService sampleTests) {
    this.sampleTests = sampleTests;
  }

  @Override
  public void execute(DelegateExecution execution) {
    sampleTests.recordJudgement(
        execution.getProcessBusinessKey(),
        (String) execution.getVariable(SpotcheckTestProcess.SAMPLE_VERDICT));
  }
}

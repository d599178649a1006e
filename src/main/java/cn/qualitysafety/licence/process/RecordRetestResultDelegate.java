package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.ProductTestService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordRetestResultDelegate implements JavaDelegate {

  private final ProductTestService productTests;

  RecordRetestResultDelegate(ProductTestService productTests) {
    this.productTests = productTests;
  }

  @Override
  public void execute(DelegateExecution execution) {
    productTests.recordRetestResult(
        execution.getProcessBusinessKey(),
        (String) execution.getVariable(LicenceProductTestProcess.TEST_VERDICT));
  }
}

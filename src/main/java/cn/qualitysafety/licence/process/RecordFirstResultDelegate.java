package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.ProductTestService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordFirstResultDelegate implements JavaDelegate {

  private final ProductTestService productTests;

  RecordFirstResultDelegate(ProductTestService productTests) {
    this.productTests = productTests;
  }

  @Override
  public void execute(DelegateExecution execution) {
    productTests.recordFirstResult(
        execution.getProcessBusinessKey(),
        (String) execution.getVariable(LicenceProductTestProcess.TEST_VERDICT));
  }
}

package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.ProductTestService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class ConfirmFailureDelegate implements JavaDelegate {

  private final ProductTestService productTests;

  ConfirmFailureDelegate(ProductTestService productTests) {
    this.productTests = productTests;
  }

  @Override
  public void execute(DelegateExecution execution) {
    productTests.confirmFailure(execution.getProcessBusinessKey());
  }
}

package cn.qualitysafety.brand.process;

import cn.qualitysafety.brand.BrandTitle;
import cn.qualitysafety.brand.BrandTitleService;
import cn.qualitysafety.platform.input.Starter;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RegisterTitleDelegate implements JavaDelegate {

  private final BrandTitleService titles;

  RegisterTitleDelegate(BrandTitleService titles) {
    this.titles = titles;
  }

  @Override
  public void execute(DelegateExecution execution) {
    BrandTitle title =
        titles.registerTitle(
            execution.getVariable(BrandRegisterProcess.TITLE_NUMBER),
            execution.getVariable(BrandRegisterProcess.HOLDER_CODE),
            execution.getVariable(BrandRegisterProcess.PRODUCT),
            execution.getVariable(BrandRegisterProcess.GRANTED_ON),
            Starter.of(execution));
    execution.setProcessBusinessKey(title.number());
  }
}

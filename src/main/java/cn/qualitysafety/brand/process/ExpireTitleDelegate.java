package cn.qualitysafety.brand.process;

import cn.qualitysafety.brand.BrandTitleService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class ExpireTitleDelegate implements JavaDelegate {

  private final BrandTitleService titles;

  ExpireTitleDelegate(BrandTitleService titles) {
    this.titles = titles;
  }

  @Override
  public void execute(DelegateExecution execution) {
    titles.expireTitle(execution.getProcessBusinessKey());
  }
}

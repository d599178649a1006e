package cn.qualitysafety.brand.process;

import cn.qualitysafety.brand.BrandTitleService;
import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.platform.language.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The steps of {@code brand-register}. */
@Component
public class BrandRegister {

  /** Message that ends the watch, by the number of the title. */
  static final String TITLE_ENDED = "brandTitleEnded";

  private final BrandTitleService titles;

  BrandRegister(BrandTitleService titles) {
    this.titles = titles;
  }

  @Step
  public void registerTitle(DelegateExecution execution) {
    SubmittedForm form = SubmittedForm.of(execution);
    execution.setProcessBusinessKey(
        titles
            .registerTitle(
                form.text("titleNumber"),
                form.text("holderCode"),
                form.text("product"),
                form.text("grantedOn"),
                form.person())
            .number());
  }

  @Step
  public void expireTitle(DelegateExecution execution) {
    titles.expireTitle(execution.getProcessBusinessKey());
  }
}

package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.ProductTestService;
import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.platform.language.Step;
import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The steps of {@code licence-product-test}. */
@Component
public class LicenceProductTest {

  /** What the caller hands over. */
  static final String HOLDER_CODE = "holderCode";

  static final String HOLDER_NAME = "holderName";
  static final String PRODUCT = "product";

  private static final String SERVES = "callActivity_serveTestConclusion";

  private final ProductTestService productTests;
  private final Clock clock;

  LicenceProductTest(ProductTestService productTests, Clock clock) {
    this.productTests = productTests;
    this.clock = clock;
  }

  @Step
  public void openTest(DelegateExecution execution) {
    productTests.openTest(
        execution.getProcessBusinessKey(),
        execution.getTenantId(),
        (String) execution.getVariable(HOLDER_CODE),
        (String) execution.getVariable(HOLDER_NAME),
        (String) execution.getVariable(PRODUCT));
  }

  @Step
  public void sealSamples(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    // The second is of models deployed before the other officer was named.
    String sealedOn = form.values().hasVariable("sampledOn") ? "sampledOn" : "sealedOn";
    productTests.sealSamples(
        form.caseNumber(),
        form.text("samplingSheet"),
        form.text("quantity"),
        form.date("封样日期", sealedOn),
        form.text("laboratory"),
        form.person());
  }

  @Step(apart = true)
  public void issueTestConclusion(DelegateExecution execution) {
    productTests.issueTestConclusion(execution.getProcessBusinessKey());
    if (execution.getBpmnModelInstance().getModelElementById(SERVES) == null) {
      // Of models deployed before the conclusion was served.
      productTests.beginObjection(execution.getProcessBusinessKey(), LocalDate.now(clock));
    }
  }

  @Step
  public void recordObjection(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    productTests.recordObjection(
        form.caseNumber(),
        form.approved("企业意见"),
        form.date("提出日期", "objectedOn"),
        form.text("objection"),
        form.text("laboratory"));
  }

  /** Of models deployed before what the laboratories found was read where they report it. */
  @Step
  public void recordFirstResult(DelegateExecution execution) {}

  /** As {@link #recordFirstResult}. */
  @Step
  public void recordRetestResult(DelegateExecution execution) {}

  /** As {@link #recordFirstResult}. */
  @Step
  public void confirmFailure(DelegateExecution execution) {}
}

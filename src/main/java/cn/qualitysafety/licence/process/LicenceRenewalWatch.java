package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.Licence;
import cn.qualitysafety.licence.LicenceService;
import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.platform.language.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The steps of {@code licence-renewal-watch}. */
@Component
public class LicenceRenewalWatch {

  /** Message that starts the watch over a licence that an application has led to. */
  static final String LICENCE_ISSUED = "licenceIssued";

  /** Unit in charge, for a watch that a message starts. */
  static final String UNIT_CODE = "unitCode";

  /** Message that ends the watch, by the number of the licence. */
  static final String LICENCE_ENDED = "licenceEnded";

  /** Message to a licence that went on after its last day, by its number: it is not renewed. */
  static final String RENEWAL_REFUSED = "renewalRefused";

  private final LicenceService licences;

  LicenceRenewalWatch(LicenceService licences) {
    this.licences = licences;
  }

  @Step
  public void registerLicence(DelegateExecution execution) {
    SubmittedForm form = SubmittedForm.of(execution);
    Licence licence =
        licences.registerLicence(
            form.text("licenceNumber"),
            execution.getTenantId(),
            form.text("holderCode"),
            form.text("holderName"),
            form.text("product"),
            form.text("validFrom"),
            form.text("validUntil"),
            form.person());
    execution.setProcessBusinessKey(licence.number());
  }

  @Step
  public void urgeRenewal(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    licences.urgeRenewal(
        form.caseNumber(), 1, form.approved("企业意见"), form.text("note"), form.person());
  }

  @Step
  public void urgeRenewalAgain(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    licences.urgeRenewal(
        form.caseNumber(), 2, form.approved("企业意见"), form.text("note"), form.person());
  }

  @Step
  public void markExpired(DelegateExecution execution) {
    licences.markExpired(execution.getProcessBusinessKey());
  }
}

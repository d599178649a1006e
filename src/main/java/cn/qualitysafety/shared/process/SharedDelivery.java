package cn.qualitysafety.shared.process;

import cn.qualitysafety.platform.delivery.Deliveries;
import cn.qualitysafety.platform.delivery.Delivery.Manner;
import cn.qualitysafety.platform.input.Entered;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.language.Step;
import cn.qualitysafety.platform.record.CaseRecords;
import cn.qualitysafety.shared.PublicNotices;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/**
 * The steps of {@code shared-delivery} that its forms and tables do not say, and what its callers
 * hand over.
 */
@Component
public class SharedDelivery {

  /** Kind of the document, which the calling case has issued. */
  static final String DOCUMENT_KIND = "documentKind";

  static final String ADDRESSEE = "addressee";

  /** Post that serves; callers may leave it out. */
  static final String SERVING_POST = "servingPost";

  /** Name of the limit within which it is served; callers may leave it out. */
  static final String SERVING_LIMIT = "servingLimit";

  /** Day from which that limit counts, yyyy-MM-dd; few callers name one, so no template asks. */
  private static final String SERVING_FROM = "servingFrom";

  private static final String USUAL_POST = "legal-affairs";
  private static final String USUAL_LIMIT = "delivery.serve";
  private static final String SERVES = "userTask_serveDocument";

  private final Deliveries deliveries;
  private final CaseRecords records;
  private final PublicNotices notices;

  SharedDelivery(Deliveries deliveries, CaseRecords records, PublicNotices notices) {
    this.deliveries = deliveries;
    this.records = records;
    this.notices = notices;
  }

  /**
   * @throws IllegalStateException if no case calls it, or the post that the caller names serves
   *     nothing
   */
  @Step(apart = true)
  public void openDelivery(DelegateExecution execution) {
    ExecutionEntity call = ((ExecutionEntity) execution).getSuperExecution();
    if (call == null) {
      throw new IllegalStateException(
          "a document is served for a case: let its model call shared-delivery");
    }
    execution.setVariable(SERVING_POST, post(execution));
    String from = (String) execution.getVariable(SERVING_FROM);
    execution.setProcessBusinessKey(
        deliveries.open(
            CasePlace.of(call),
            execution.getTenantId(),
            (String) execution.getVariable(DOCUMENT_KIND),
            (String) execution.getVariable(ADDRESSEE),
            said(execution, SERVING_LIMIT, USUAL_LIMIT),
            from == null ? null : LocalDate.parse(from)));
  }

  private static String post(DelegateExecution execution) {
    String post = said(execution, SERVING_POST, USUAL_POST);
    UserTask serves = execution.getBpmnModelInstance().getModelElementById(SERVES);
    List<String> posts = serves.getCamundaCandidateGroupsList();
    if (!posts.contains(post)) {
      throw new IllegalStateException(
          "the post '%s' serves no documents: name one of %s as servingPost, or add it to the tasks of shared-delivery"
              .formatted(post, posts));
    }
    return post;
  }

  private static String said(DelegateExecution execution, String name, String usual) {
    return Objects.requireNonNullElse((String) execution.getVariable(name), usual);
  }

  /** From now on the notice serves the document. */
  @Step
  public void publishAnnouncement(DelegateTask task) {
    deliveries.announce(task.getExecution().getProcessBusinessKey());
  }

  /** Enters in the register what the forms have recorded. */
  @Step
  public void closeDelivery(DelegateExecution execution) {
    String number = execution.getProcessBusinessKey();
    String deliveredOn = records.text(number, "deliveredOn");
    Manner manner = manner(number);
    if (manner == Manner.ANNOUNCE && deliveredOn != null) {
      manner = Manner.DIRECT; // the addressee came for it while it was announced
    }
    String failures = records.text(number, "failures");
    deliveries.close(
        number,
        manner,
        failures == null ? 1 : Integer.parseInt(failures) + 1,
        deliveredOn == null ? notices.servesOn(number) : LocalDate.parse(deliveredOn),
        records.text(number, "receivedBy"),
        proof(number, manner),
        records.lastPerson(number));
  }

  private Manner manner(String number) {
    String chosen = records.text(number, "manner");
    return chosen == null ? Manner.DIRECT : Entered.choice("送达方式", chosen, Manner.class);
  }

  private String proof(String number, Manner manner) {
    String proof = records.text(number, "proof");
    return proof == null && manner == Manner.POST
        ? "邮件" + records.text(number, "mailNumber")
        : proof;
  }
}

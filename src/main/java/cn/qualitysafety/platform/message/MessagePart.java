package cn.qualitysafety.platform.message;

import cn.qualitysafety.platform.language.FactWords;
import cn.qualitysafety.platform.language.FactsOfCases;
import cn.qualitysafety.platform.language.NameKind;
import cn.qualitysafety.platform.language.NameOf;
import cn.qualitysafety.platform.language.Step;
import cn.qualitysafety.platform.record.CaseRecords;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.stereotype.Component;

/**
 * Messages from case to case, in models: a send event or task {@code ${messages.send(execution,
 * 'penaltyCaseDue', '{holderCode} {product}')}}.
 */
@Component("messages")
public class MessagePart {

  /** By which the receiver knows the case that sent it. */
  static final String SENDER = "causeCase";

  private final Messages messages;
  private final FactsOfCases facts;
  private final CaseRecords records;

  MessagePart(Messages messages, FactsOfCases facts, CaseRecords records) {
    this.messages = messages;
    this.facts = facts;
    this.records = records;
  }

  /**
   * Sends a message that starts a case in the unit of this one, once for what has been recorded in
   * it so far. The receiver gets the facts under their names and the number of this case as {@value
   * #SENDER}.
   *
   * @param message name of the message in the receiving model
   * @param told the facts that it hands on, each in braces
   * @throws IllegalArgumentException if cases of the model have no such fact, or it is sealed
   */
  @Step
  public void send(
      DelegateExecution execution, @NameOf(NameKind.MESSAGE) String message, String told) {
    ExecutionEntity step = (ExecutionEntity) execution;
    String caseNumber = step.getProcessBusinessKey();
    Map<String, Object> variables = new HashMap<>(Map.of(SENDER, caseNumber));
    for (String name : FactWords.in(told)) {
      if (!facts.isReadable(step, name)) {
        throw new IllegalArgumentException(
            "message '%s' of case %s cannot tell '%s': models of the case know no such fact"
                .formatted(message, caseNumber, name));
      }
      Object value = facts.value(step, name);
      if (value != null) {
        variables.put(name, plain(value));
      }
    }
    messages.send(
        message,
        null,
        caseNumber,
        String.valueOf(records.forms(caseNumber)),
        step.getTenantId(),
        variables);
  }

  /** As a message holds it: a text, a whole number or a truth value. */
  private static Object plain(Object value) {
    if (value instanceof Long number && number == number.intValue()) {
      return number.intValue();
    }
    return value instanceof Integer || value instanceof Boolean || value instanceof String
        ? value
        : value instanceof LocalDate day ? day.toString() : String.valueOf(value);
  }
}

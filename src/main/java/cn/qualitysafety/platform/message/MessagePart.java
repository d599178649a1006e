package cn.qualitysafety.platform.message;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.engine.PersonsCommand;
import cn.qualitysafety.platform.engine.UsedInModels;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.language.FactWords;
import cn.qualitysafety.platform.language.FactsOfCases;
import cn.qualitysafety.platform.language.NameKind;
import cn.qualitysafety.platform.language.NameOf;
import cn.qualitysafety.platform.language.Step;
import cn.qualitysafety.platform.record.CaseRecords;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/**
 * Messages from case to case, in models: a send event or task {@code ${messages.send(execution,
 * 'penaltyCaseDue', '{holderCode} {product}')}}; to a case that waits for one, {@code
 * ${messages.tell(execution, 'projectChanged', '{projectNumber}', '{newBudget}')}}.
 */
@Component("messages")
public class MessagePart {

  /** By which the receiver knows the case that sent it. */
  static final String SENDER = "causeCase";

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  private final Messages messages;
  private final FactsOfCases facts;
  private final CaseRecords records;
  private final FactWords words;
  private final UnitsReach reach;

  MessagePart(
      Messages messages,
      FactsOfCases facts,
      CaseRecords records,
      FactWords words,
      UnitsReach reach) {
    this.messages = messages;
    this.facts = facts;
    this.records = records;
    this.words = words;
    this.reach = reach;
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
    send(step, message, step.getTenantId(), told);
  }

  /**
   * Sends a message that starts a case in another unit, as {@link #send} does in this one: what is
   * given to a unit below to be done there.
   *
   * @param message name of the message in the receiving model
   * @param unit code of the unit of the new case, as facts of this one in braces
   * @param told the facts that it hands on, each in braces
   * @throws RefusedInputException if it is neither the unit of this case nor one below it
   * @throws IllegalArgumentException if cases of the model have no such fact, or it is sealed
   */
  @Step
  public void sendTo(
      DelegateExecution execution,
      @NameOf(NameKind.MESSAGE) String message,
      String unit,
      String told) {
    ExecutionEntity step = (ExecutionEntity) execution;
    String code =
        words
            .fill(unit, (ProcessDefinition) step.getProcessDefinition(), CasePlace.of(step))
            .strip();
    if (!reach.isWithin(code, step.getTenantId())) {
      throw new RefusedInputException("“%s”不是本单位或者下级单位的代码，没有提交；请核对单位代码。".formatted(code));
    }
    send(step, message, code, told);
  }

  /**
   * Sends a message to a running case that waits for it, once for what has been recorded in this
   * one so far. While it does not wait, the message does; whether the case is of a unit that may be
   * told is asked when it is delivered, too. Somebody who starts a case only to tell another one
   * something is refused instead: a number was mistyped, or they come too late. Only cases of the
   * unit of this one, and of those above and below it, can be told anything, and only what their
   * own model hears from this one ({@link Listening}). A fact that is not known is told as an empty
   * text.
   *
   * @param message name of the message in the receiving model
   * @param receiver number of the case, as facts of this one in braces
   * @param told the facts that it hands on, each in braces
   * @throws RefusedInputException if somebody starts this case and the other one does not wait
   * @throws IllegalArgumentException if cases of the model have no such fact, or it is sealed
   * @throws IllegalStateException if the number is not known, or the case is of another unit
   */
  @Step
  public void tell(
      DelegateExecution execution,
      @NameOf(NameKind.MESSAGE) String message,
      String receiver,
      String told) {
    ExecutionEntity step = (ExecutionEntity) execution;
    String number =
        words.fill(receiver, (ProcessDefinition) step.getProcessDefinition(), CasePlace.of(step));
    if (number.isBlank()) {
      throw new IllegalStateException(
          "message '%s' of case %s has no receiver: '%s' is not known"
              .formatted(message, step.getProcessBusinessKey(), receiver));
    }
    String teller = ((ProcessDefinition) step.getProcessDefinition()).getKey();
    Optional<String> unit = messages.unitOfWaiting(message, number, teller, FactWords.in(told));
    boolean reachable = unit.isEmpty() || reach.areRelated(step.getTenantId(), unit.get());
    if (isStartedByPerson() && (unit.isEmpty() || !reachable)) {
      throw new RefusedInputException(
          "没有正在办理、可以接收“%s”的办件“%s”，没有提交；请核对编号，或者查看该办件办到哪一步。"
              .formatted(messages.chinese(message), number));
    }
    if (!reachable) {
      throw new IllegalStateException(
          "message '%s' of case %s is for case %s of unit %s, which is neither above nor below %s"
              .formatted(
                  message, step.getProcessBusinessKey(), number, unit.get(), step.getTenantId()));
    }
    messages.tell(
        message,
        number,
        step.getProcessBusinessKey(),
        records.occasion(CasePlace.of(step)),
        step.getTenantId(),
        variables(step, message, told, true),
        teller);
  }

  private static boolean isStartedByPerson() {
    Authentication person = Context.getCommandContext().getAuthentication();
    return person != null
        && person.getUserId() != null
        && new PersonsCommand(Context.getCommandInvocationContext().getCommand(), person)
            .isOneOf(SubmitStartFormCmd.class, StartProcessInstanceCmd.class);
  }

  private void send(ExecutionEntity step, String message, String unitCode, String told) {
    messages.send(
        message,
        null,
        step.getProcessBusinessKey(),
        records.occasion(CasePlace.of(step)),
        unitCode,
        variables(step, message, told, false));
  }

  /**
   * @param running whether it is for a running case, to which an earlier message may have said
   *     something: what is not known is told as an empty text
   */
  private Map<String, Object> variables(
      ExecutionEntity step, String message, String told, boolean running) {
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
      } else if (running) {
        variables.put(name, "");
      }
    }
    return variables;
  }

  /**
   * Whether cases of some procedure begin with a message: what is sent to nobody waits until there
   * is one, and a model lets people see to it meanwhile.
   */
  @UsedInModels
  public boolean isReceived(@NameOf(NameKind.MESSAGE) String message) {
    return messages.beginsCases(message);
  }

  /** As a message holds it: a text, a whole number or a truth value; days and times as ISO 8601. */
  private static Object plain(Object value) {
    if (value instanceof Long number && number == number.intValue()) {
      return number.intValue();
    }
    return value instanceof Integer || value instanceof Boolean || value instanceof String
        ? value
        : value instanceof Date moment
            ? LocalDateTime.ofInstant(moment.toInstant(), BEIJING).toString()
            : String.valueOf(value);
  }
}

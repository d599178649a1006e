package cn.qualitysafety.platform.message;

import cn.qualitysafety.platform.engine.InTheNameOf;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends messages from case to case, and keeps those that nobody can receive yet. */
@Service("messageOutbox")
public class Messages {

  /** Variable that names the unit in which the receiving case starts. */
  public static final String UNIT_CODE = "unitCode";

  private static final Logger LOG = LoggerFactory.getLogger(Messages.class);

  private final OutboxMapper mapper;
  private final ProcessEngineConfigurationImpl engine;
  private final RuntimeService runtime;
  private final ManagementService management;
  private final RepositoryService models;
  private final ObjectMapper json;
  private final TransactionTemplate transaction;
  private final MessageNames names;
  private final InTheNameOf inTheNameOf;
  private final UnitsReach reach;
  private final Listening listening;
  private final Clock clock;

  Messages(
      OutboxMapper mapper,
      ProcessEngine engine,
      ObjectMapper json,
      TransactionTemplate transaction,
      MessageNames names,
      InTheNameOf inTheNameOf,
      UnitsReach reach,
      Listening listening,
      Clock clock) {
    this.mapper = mapper;
    this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    this.runtime = engine.getRuntimeService();
    this.management = engine.getManagementService();
    this.models = engine.getRepositoryService();
    this.json = json;
    this.transaction = transaction;
    this.names = names;
    this.inTheNameOf = inTheNameOf;
    this.reach = reach;
    this.listening = listening;
    this.clock = clock;
  }

  /**
   * Sends a message with the caller's transaction. It is delivered soon after, or once there is a
   * model that starts with it, or a case that waits for it. A second call for the same name, sender
   * and occasion does nothing.
   *
   * @param name the message's name in the receiving model
   * @param receiver number of the running case that it is for; null to start a case
   * @param sender number of the sending case
   * @param occasion what it is sent for, for example the round of a review
   * @param unitCode unit in which the receiving case starts
   * @param variables texts, whole numbers and truth values, by name
   * @throws IllegalArgumentException if a variable is something else
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void send(
      String name,
      String receiver,
      String sender,
      String occasion,
      String unitCode,
      Map<String, ?> variables) {
    send(name, receiver, sender, occasion, unitCode, variables, null);
  }

  /**
   * The same for a model that tells a running case something: it is delivered only where the model
   * of that case says that it hears this one ({@link Listening}).
   *
   * @param teller key of the sending case's process
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void tell(
      String name,
      String receiver,
      String sender,
      String occasion,
      String unitCode,
      Map<String, ?> variables,
      String teller) {
    send(name, receiver, sender, occasion, unitCode, variables, teller);
  }

  private void send(
      String name,
      String receiver,
      String sender,
      String occasion,
      String unitCode,
      Map<String, ?> variables,
      String teller) {
    try {
      mapper.insert(
          new OutboxMessage(
              0,
              name,
              receiver,
              sender,
              occasion,
              unitCode,
              written(variables),
              LocalDateTime.now(clock),
              null,
              null,
              null,
              teller));
    } catch (DuplicateKeyException sentAlready) {
      return;
    }
    beginDelivery(mapper.find(name, sender, occasion));
  }

  /**
   * Lets what has not been received say another value: what it is about goes by another one now.
   *
   * @param variable the one by which the messages name it
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void correct(String variable, String from, String to) {
    for (OutboxMessage found : mapper.waiting()) {
      if (!from.equals(read(found.content()).get(variable))) {
        continue;
      }
      OutboxMessage message = mapper.lock(found.id());
      if (message.deliveredAt() == null) {
        Map<String, Object> variables = read(message.content());
        variables.put(variable, to);
        mapper.setContent(message.id(), written(variables));
      }
    }
  }

  /** What has not been received in these units, oldest first. */
  @Transactional(readOnly = true)
  public List<WaitingMessage> waiting(Collection<String> unitCodes) {
    return unitCodes.isEmpty()
        ? List.of()
        : mapper.waitingIn(unitCodes).stream().map(this::waiting).toList();
  }

  /** What these cases have sent and received, oldest first. */
  @Transactional(readOnly = true)
  public List<PassedMessage> ofCases(Collection<String> caseNumbers) {
    return caseNumbers.isEmpty()
        ? List.of()
        : mapper.ofCases(caseNumbers).stream()
            .map(
                message ->
                    new PassedMessage(
                        chinese(message.name()),
                        message.sender(),
                        message.deliveredTo(),
                        message.sentAt(),
                        message.deliveredAt()))
            .toList();
  }

  /** Starts the delivery of what waits and has a receiver by now. */
  public void deliverWaiting() {
    mapper.waiting().stream()
        .filter(message -> message.jobId() == null && hasReceiver(message))
        .forEach(
            message ->
                transaction.executeWithoutResult(
                    status -> {
                      // Another node may have been quicker.
                      OutboxMessage current = mapper.lock(message.id());
                      if (current.deliveredAt() == null && current.jobId() == null) {
                        beginDelivery(current);
                        LOG.info(
                            "message {} of {} has a receiver now",
                            current.name(),
                            current.sender());
                      }
                    }));
  }

  /** Tries once more what could not be delivered although there is a receiver. */
  public void retryFailed() {
    mapper.waiting().stream()
        .map(this::job)
        .filter(job -> job != null && job.getRetries() == 0)
        .forEach(job -> management.setJobRetries(job.getId(), 1));
  }

  /** Runs in the transaction of its job: what it starts and the note of it are one. */
  void deliver(long id) {
    OutboxMessage message = mapper.lock(id);
    if (message == null || message.deliveredAt() != null) {
      return;
    }
    if (!hasReceiver(message)) {
      mapper.setJob(id, null);
      return;
    }
    mapper.deliver(id, LocalDateTime.now(clock), correlate(message));
  }

  private void beginDelivery(OutboxMessage message) {
    mapper.setJob(
        message.id(),
        engine
            .getCommandExecutorTxRequired()
            .execute(context -> DeliveryJob.create(context, message.id(), message.unitCode())));
  }

  private boolean hasReceiver(OutboxMessage message) {
    return message.correlationKey() == null
        ? beginsCases(message.name())
        : waitingCase(message).isPresent();
  }

  /** Whether cases of some procedure begin with a message of this name. */
  boolean beginsCases(String name) {
    return inTheNameOf.system(
        () ->
            runtime
                .createEventSubscriptionQuery()
                .eventType("message")
                .eventName(name)
                .list()
                .stream()
                .anyMatch(subscription -> subscription.getProcessInstanceId() == null));
  }

  /**
   * What in a running case waits for the message: of several places the one that has waited
   * longest, of units that have nothing to do with the sender none, nor of models that do not hear
   * its sender. Whether a number is one of these is only known once its case waits, which may be
   * long after it was typed.
   */
  private Optional<EventSubscription> waitingCase(OutboxMessage message) {
    return waitingFor(message.name(), message.correlationKey())
        .filter(
            each ->
                each.getTenantId() == null
                    || reach.areRelated(message.unitCode(), each.getTenantId()))
        .filter(
            each ->
                message.toldBy() == null
                    || listening.hears(each, message.toldBy(), told(read(message.content()))))
        .min(Comparator.comparing(EventSubscription::getCreated));
  }

  private static Set<String> told(Map<String, Object> variables) {
    Set<String> told = new TreeSet<>(variables.keySet());
    told.remove(MessagePart.SENDER);
    return told;
  }

  private Stream<EventSubscription> waitingFor(String name, String receiver) {
    return inTheNameOf
        .system(
            () ->
                runtime
                    .createExecutionQuery()
                    .processInstanceBusinessKey(receiver)
                    .messageEventSubscriptionName(name)
                    .list()
                    .stream()
                    .flatMap(
                        each ->
                            runtime
                                .createEventSubscriptionQuery()
                                .executionId(each.getId())
                                .eventName(name)
                                .list()
                                .stream())
                    .toList())
        .stream();
  }

  /**
   * Code of the unit of a running case that waits for a message and hears who tells it; empty if
   * there is none.
   *
   * @param receiver number of the case
   * @param teller key of the process of the case that tells it
   * @param told names of what it is told
   */
  Optional<String> unitOfWaiting(
      String name, String receiver, String teller, Collection<String> told) {
    return waitingFor(name, receiver)
        .filter(each -> listening.hears(each, teller, told))
        .map(EventSubscription::getTenantId)
        .findFirst();
  }

  /** What a message is called: one of designers after the procedure that it begins. */
  String chinese(String name) {
    return names
        .of(name)
        .or(
            () ->
                inTheNameOf.system(
                    () ->
                        models
                            .createProcessDefinitionQuery()
                            .messageEventSubscriptionName(name)
                            .list()
                            .stream()
                            .map(begun -> "办理" + begun.getName())
                            .findFirst()))
        .orElse(name);
  }

  /** Number of the case that received it. */
  private String correlate(OutboxMessage message) {
    Map<String, Object> variables = read(message.content());
    if (message.correlationKey() != null) {
      runtime.messageEventReceived(
          message.name(), waitingCase(message).orElseThrow().getExecutionId(), variables);
      return message.correlationKey();
    }
    variables.put(UNIT_CODE, message.unitCode());
    ProcessInstance started =
        runtime
            .createMessageCorrelation(message.name())
            .setVariables(variables)
            .correlateStartMessage();
    return started.getBusinessKey() == null ? started.getId() : started.getBusinessKey();
  }

  private WaitingMessage waiting(OutboxMessage message) {
    Job job = job(message);
    boolean failed = job != null && job.getRetries() == 0;
    return new WaitingMessage(
        message.name(),
        chinese(message.name()),
        message.sender(),
        message.correlationKey(),
        message.unitCode(),
        message.sentAt(),
        job != null && !failed,
        failed ? job.getExceptionMessage() : null);
  }

  private Job job(OutboxMessage message) {
    return message.jobId() == null
        ? null
        : inTheNameOf.system(
            () -> management.createJobQuery().jobId(message.jobId()).singleResult());
  }

  private String written(Map<String, ?> variables) {
    variables.forEach(
        (name, value) -> {
          if (!(value instanceof String || value instanceof Integer || value instanceof Boolean)) {
            throw new IllegalArgumentException(
                "variable %s of a message must be a text, a whole number or a truth value, not %s"
                    .formatted(name, value));
          }
        });
    try {
      return json.writeValueAsString(variables);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, Object> read(String content) {
    try {
      return json.readValue(content, new TypeReference<HashMap<String, Object>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}

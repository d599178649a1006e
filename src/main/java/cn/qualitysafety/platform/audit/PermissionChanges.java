package cn.qualitysafety.platform.audit;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Keeps what the engine notes about accounts, posts, units and authorizations, and about versions
 * of processes that are suspended or activated, in our trail, whichever way the change came. The
 * engine's own log says no address, and who may delete history may delete from it. What belongs to
 * no process does not get there at all: whoever may read the history of all cases, in a county too,
 * would read who got which account in the province.
 */
@Component
class PermissionChanges extends AbstractProcessEnginePlugin implements HistoryEventHandler {

  private static final Map<String, AuditEvent.Kind> KINDS =
      Map.of(
          EntityTypes.USER, AuditEvent.Kind.USER,
          EntityTypes.GROUP, AuditEvent.Kind.GROUP,
          EntityTypes.GROUP_MEMBERSHIP, AuditEvent.Kind.GROUP_MEMBERSHIP,
          EntityTypes.TENANT, AuditEvent.Kind.TENANT,
          EntityTypes.TENANT_MEMBERSHIP, AuditEvent.Kind.TENANT_MEMBERSHIP,
          EntityTypes.AUTHORIZATION, AuditEvent.Kind.AUTHORIZATION,
          EntityTypes.PROCESS_DEFINITION, AuditEvent.Kind.PROCESS_DEFINITION);

  private final ObjectProvider<AuditTrail> trail;
  private HistoryEventHandler engines;

  PermissionChanges(ObjectProvider<AuditTrail> trail) {
    this.trail = trail;
  }

  /** After all others: a handler that joins several passes on the events one by one. */
  @Override
  public void postProcessEngineBuild(ProcessEngine engine) {
    ProcessEngineConfigurationImpl configuration =
        (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    engines = configuration.getHistoryEventHandler();
    configuration.setHistoryEventHandler(this);
  }

  @Override
  public void handleEvent(HistoryEvent event) {
    handleEvents(List.of(event));
  }

  /** The events of one operation come together, one for each value that it set. */
  @Override
  public void handleEvents(List<HistoryEvent> events) {
    List<HistoryEvent> ofCases =
        events.stream()
            .filter(event -> !isOurs(event) || event.getProcessDefinitionKey() != null)
            .toList();
    if (!ofCases.isEmpty()) {
      engines.handleEvents(ofCases);
    }
    events.stream()
        .filter(PermissionChanges::isOurs)
        .map(UserOperationLogEntryEventEntity.class::cast)
        .collect(Collectors.groupingBy(UserOperationLogEntryEventEntity::getOperationId))
        .values()
        .forEach(this::record);
  }

  private static boolean isOurs(HistoryEvent event) {
    return event instanceof UserOperationLogEntryEventEntity entry
        && KINDS.containsKey(entry.getEntityType());
  }

  private void record(List<UserOperationLogEntryEventEntity> operation) {
    UserOperationLogEntryEventEntity first = operation.get(0);
    trail
        .getObject()
        .recordHere(
            first.getUserId(),
            KINDS.get(first.getEntityType()),
            first.getOperationType(),
            Stream.concat(
                    Stream.of(first.getProcessDefinitionId(), first.getProcessDefinitionKey())
                        .filter(Objects::nonNull)
                        .limit(1),
                    operation.stream().map(PermissionChanges::value))
                .collect(Collectors.joining("，")));
  }

  private static String value(UserOperationLogEntryEventEntity entry) {
    String before = entry.getOrgValue() == null ? "" : entry.getOrgValue() + " → ";
    return "%s：%s%s".formatted(entry.getProperty(), before, entry.getNewValue());
  }
}

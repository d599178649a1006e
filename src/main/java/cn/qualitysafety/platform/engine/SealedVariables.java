package cn.qualitysafety.platform.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.history.event.HistoricFormPropertyEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;

/**
 * Keeps out of the history what nobody may read there: variables and form fields whose names begin
 * with {@value #PREFIX}, a secret vote for example. As inputs of a task they end with it; the
 * listener that takes them removes them if the step after it is asynchronous.
 */
public class SealedVariables implements HistoryEventHandler {

  static final String PREFIX = "sealed";

  private final HistoryEventHandler database = new KnownHistory();

  SealedVariables() {}

  /** Whether nobody may read in the history what has this name. */
  public static boolean isSealed(String name) {
    return name.startsWith(PREFIX);
  }

  @Override
  public void handleEvent(HistoryEvent event) {
    if (!isSealed(event)) {
      database.handleEvent(event);
    }
  }

  @Override
  public void handleEvents(List<HistoryEvent> events) {
    events.forEach(this::handleEvent);
  }

  private static boolean isSealed(HistoryEvent event) {
    return event instanceof HistoricVariableUpdateEventEntity variable
            && isSealed(variable.getVariableName())
        || event instanceof HistoricFormPropertyEventEntity field
            && isSealed(field.getPropertyId());
  }
}

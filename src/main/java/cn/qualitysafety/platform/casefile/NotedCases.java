package cn.qualitysafety.platform.casefile;

import cn.qualitysafety.platform.engine.ParseListeners;
import java.util.List;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Notes which case has got which number, by whatever way, and every case that ends, however it
 * ends, in the transaction in which it does.
 */
@Component
class NotedCases extends AbstractProcessEnginePlugin {

  /** Asked for when there is a case: the mappers need the database, which the engine prepares. */
  private final ObjectProvider<CaseRegister> register;

  private final ObjectProvider<NumberRegister> numbers;

  NotedCases(ObjectProvider<CaseRegister> register, ObjectProvider<NumberRegister> numbers) {
    this.register = register;
    this.numbers = numbers;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    ParseListeners.add(
        configuration,
        new AbstractBpmnParseListener() {
          @Override
          public void parseProcess(Element element, ProcessDefinitionEntity process) {
            // Built in: whoever cancels a case cannot choose to skip it.
            process.addBuiltInListener(
                ExecutionListener.EVENTNAME_END,
                (ExecutionListener) execution -> noteEnd((ExecutionEntity) execution));
          }
        });
  }

  /** The history hears of every number, whoever gives it and with whichever command. */
  @Override
  public void postInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setHistoryEventHandler(
        new NumberInHistory(configuration.getHistoryEventHandler()));
  }

  private class NumberInHistory implements HistoryEventHandler {

    private final HistoryEventHandler engines;

    NumberInHistory(HistoryEventHandler engines) {
      this.engines = engines;
    }

    @Override
    public void handleEvent(HistoryEvent event) {
      handleEvents(List.of(event));
    }

    /** Together, as they come: the trail makes one entry of the events of an operation. */
    @Override
    public void handleEvents(List<HistoryEvent> events) {
      engines.handleEvents(events);
      events.forEach(this::note);
    }

    private void note(HistoryEvent event) {
      if (event instanceof HistoricProcessInstanceEventEntity told
          && told.getBusinessKey() != null
          && told.getTenantId() != null
          && (told.isEventOfType(HistoryEventTypes.PROCESS_INSTANCE_START)
              || told.isEventOfType(HistoryEventTypes.PROCESS_INSTANCE_UPDATE))) {
        numbers
            .getObject()
            .give(told.getBusinessKey(), told.getTenantId(), told.getRootProcessInstanceId());
        register
            .getObject()
            .open(
                Context.getCommandContext()
                    .getExecutionManager()
                    .findExecutionById(told.getProcessInstanceId()));
      }
    }
  }

  private void noteEnd(ExecutionEntity ended) {
    if (ended.getSuperExecution() == null) {
      numbers.getObject().release(ended.getProcessInstanceId());
    }
    register.getObject().close(ended);
  }
}

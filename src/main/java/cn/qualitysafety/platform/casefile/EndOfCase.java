package cn.qualitysafety.platform.casefile;

import cn.qualitysafety.platform.engine.ParseListeners;
import java.time.Clock;
import java.time.LocalDateTime;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Notes every case that ends, however it ends, in the transaction in which it does. */
@Component
class EndOfCase extends AbstractProcessEnginePlugin {

  /** Asked for when a case ends: the mapper needs the database, which the engine prepares. */
  private final ObjectProvider<ClosedCaseMapper> mapper;

  private final Clock clock;

  EndOfCase(ObjectProvider<ClosedCaseMapper> mapper, Clock clock) {
    this.mapper = mapper;
    this.clock = clock;
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
                (ExecutionListener) execution -> note((ExecutionEntity) execution));
          }
        });
  }

  private void note(ExecutionEntity ended) {
    String number = ended.getProcessBusinessKey();
    if (number == null || ended.getTenantId() == null) {
      return;
    }
    String root = rootNumber(ended);
    String name = ended.getProcessDefinition().getName();
    mapper
        .getObject()
        .insert(
            new ClosedCase(
                ended.getProcessInstanceId(),
                number,
                root == null ? number : root,
                ended.getProcessDefinition().getKey(),
                name == null ? ended.getProcessDefinition().getKey() : name,
                ended.getTenantId(),
                LocalDateTime.now(clock)));
  }

  private static String rootNumber(ExecutionEntity called) {
    ExecutionEntity root = called;
    while (root.getProcessInstance().getSuperExecution() != null) {
      root = root.getProcessInstance().getSuperExecution();
    }
    return root.getProcessBusinessKey();
  }
}

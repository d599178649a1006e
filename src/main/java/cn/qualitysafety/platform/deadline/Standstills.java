package cn.qualitysafety.platform.deadline;

import cn.qualitysafety.platform.engine.ParseListeners;
import cn.qualitysafety.platform.engine.Properties;
import java.util.function.BiConsumer;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * A limit stands still while a part of the procedure takes place that does not count: the part, a
 * call or a task, has the properties {@value #LIMIT}, the name of the limit, and {@value #REASON},
 * what the law says. It goes on when the part is over, however it ends.
 */
@Component
class Standstills extends AbstractProcessEnginePlugin {

  static final String LIMIT = "standstill";
  static final String REASON = "standstillReason";

  private final ObjectProvider<CaseLimits> limits;

  Standstills(ObjectProvider<CaseLimits> limits) {
    this.limits = limits;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    ParseListeners.add(
        configuration,
        new AbstractBpmnParseListener() {
          @Override
          public void parseCallActivity(Element call, ScopeImpl scope, ActivityImpl activity) {
            standStill(call, activity);
          }

          @Override
          public void parseUserTask(Element task, ScopeImpl scope, ActivityImpl activity) {
            standStill(task, activity);
          }
        });
  }

  private void standStill(Element element, ActivityImpl activity) {
    for (String limit : Properties.of(element, LIMIT)) {
      String reason = String.join("；", Properties.of(element, REASON));
      activity.addBuiltInListener(
          ExecutionListener.EVENTNAME_START,
          with((all, caseNumber) -> all.stop(caseNumber, limit, reason)));
      activity.addBuiltInListener(
          ExecutionListener.EVENTNAME_END,
          with((all, caseNumber) -> all.resumeIfStopped(caseNumber, limit)));
    }
  }

  private ExecutionListener with(BiConsumer<CaseLimits, String> act) {
    return (DelegateExecution execution) ->
        act.accept(limits.getObject(), execution.getProcessBusinessKey());
  }
}

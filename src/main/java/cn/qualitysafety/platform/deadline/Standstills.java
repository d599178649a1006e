package cn.qualitysafety.platform.deadline;

import cn.qualitysafety.platform.engine.ParseListeners;
import cn.qualitysafety.platform.engine.Properties;
import java.util.function.BiConsumer;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * A limit stands still while a part of the procedure takes place that does not count: the part, a
 * call or a task, has the properties {@value #LIMIT}, the name of the limit, {@value #REASON}, what
 * the law says, and {@value #TOLD}, how the party is told the time that is needed (行政许可法 art. 45).
 * It goes on when the part is over, however it ends; but not when a part within another that does
 * not count is over, as an announcement within a hearing. The limit is one of the case, or of a
 * case that called it, the nearest in which it runs: a laboratory's test stops the review far
 * above.
 */
@Component
class Standstills extends AbstractProcessEnginePlugin {

  static final String LIMIT = "standstill";
  static final String REASON = "standstillReason";
  static final String TOLD = "standstillTold";

  private static final String AND = "；";

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
      String reason = String.join(AND, Properties.of(element, REASON));
      String told = String.join(AND, Properties.of(element, TOLD));
      activity.addBuiltInListener(
          ExecutionListener.EVENTNAME_START,
          with(limit, (all, caseNumber) -> all.stopIfRunning(caseNumber, limit, reason, told)));
      activity.addBuiltInListener(
          ExecutionListener.EVENTNAME_END,
          with(limit, (all, caseNumber) -> all.resumeIfStopped(caseNumber, limit, reason)));
    }
  }

  private ExecutionListener with(String limit, BiConsumer<CaseLimits, String> act) {
    return (DelegateExecution execution) -> {
      CaseLimits all = limits.getObject();
      for (ExecutionEntity around = ((ExecutionEntity) execution).getProcessInstance();
          around != null;
          around = caller(around)) {
        if (all.runs(around.getBusinessKey(), limit)) {
          act.accept(all, around.getBusinessKey());
          return;
        }
      }
    };
  }

  private static ExecutionEntity caller(ExecutionEntity instance) {
    ExecutionEntity call = instance.getSuperExecution();
    return call == null ? null : call.getProcessInstance();
  }
}

package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.language.FactsOfCases;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDecorator;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * A task that another unit's post does than that of the unit in which the case runs: its property
 * {@value #PROPERTY} names a fact, or else a variable that a caller has handed over, with the code
 * of the unit. The task has that unit as its tenant, so that the engine itself keeps it from
 * everybody who does not belong there. While nothing is said it is the case's unit's.
 */
@Component
class UnitOfTask extends AbstractProcessEnginePlugin {

  static final String PROPERTY = "ofUnit";

  private final ObjectProvider<FactsOfCases> facts;
  private final ObjectProvider<UnitsAbove> units;

  UnitOfTask(ObjectProvider<FactsOfCases> facts, ObjectProvider<UnitsAbove> units) {
    this.facts = facts;
    this.units = units;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    ParseListeners.add(
        configuration,
        new AbstractBpmnParseListener() {
          @Override
          public void parseUserTask(Element task, ScopeImpl scope, ActivityImpl activity) {
            for (String named : Properties.of(task, PROPERTY)) {
              UserTaskActivityBehavior behavior =
                  (UserTaskActivityBehavior) activity.getActivityBehavior();
              activity.setActivityBehavior(
                  new UserTaskActivityBehavior(
                      new InUnit(
                          behavior.getTaskDefinition(),
                          configuration.getExpressionManager(),
                          named.strip())));
            }
          }
        });
  }

  /** A task is given to who is above or below: nobody else has to do with the case. */
  private void demand(String unit, String unitOfCase) {
    UnitsAbove known = units.getObject();
    boolean foreign =
        unitOfCase != null && known.exists(unit) && !known.areRelated(unit, unitOfCase);
    if (!known.exists(unit) || foreign) {
      throw new RefusedInputException(
          "办理下一步的单位“%s”不是%s，没有提交；请核对所填的单位。".formatted(unit, foreign ? "本单位、上级或者下级单位" : "单位代码"));
    }
  }

  /** Before the posts get the task: they get it in that unit. */
  private class InUnit extends TaskDecorator {

    private final String named;

    InUnit(TaskDefinition definition, ExpressionManager expressions, String named) {
      super(definition, expressions);
      this.named = named;
    }

    @Override
    public void decorate(TaskEntity task, VariableScope execution) {
      Object unit = facts.getObject().said(execution, named);
      if (unit != null) {
        demand(unit.toString(), ((ExecutionEntity) execution).getTenantId());
        task.setTenantId(unit.toString());
      }
      super.decorate(task, execution);
    }
  }
}

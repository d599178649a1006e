package cn.qualitysafety.organisation;

import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ProcessDefinitionImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.CallableElementUtil;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;

/**
 * A call activity whose mapped variable {@value #UNIT_CODE} names the unit in which the called case
 * runs; without it the case runs in the caller's unit. The engine by itself asks its tenant
 * provider for root instances only and lets called ones inherit.
 */
class CallInUnit extends CallActivityBehavior {

  static final String UNIT_CODE = "unitCode";

  private final UnitRegister units;

  private CallInUnit(UnitRegister units) {
    this.units = units;
  }

  @Override
  protected void startInstance(
      ActivityExecution execution, VariableMap variables, String businessKey) {
    ExecutionEntity caller = (ExecutionEntity) execution;
    ProcessDefinitionImpl called =
        CallableElementUtil.getProcessDefinitionToCall(
            caller, caller.getProcessDefinitionTenantId(), getCallableElement());
    ExecutionEntity instance =
        (ExecutionEntity) caller.createSubProcessInstance(called, businessKey);
    Object unitCode = variables.get(UNIT_CODE);
    if (unitCode != null) {
      instance.setTenantId(units.unit(unitCode.toString()).code());
    }
    instance.start(variables);
  }

  /** Puts this behaviour into every call activity of a model. */
  static class InEveryModel extends AbstractBpmnParseListener {

    private final UnitRegister units;

    InEveryModel(UnitRegister units) {
      this.units = units;
    }

    @Override
    public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
      if (activity.getActivityBehavior() instanceof CallActivityBehavior original) {
        CallInUnit behavior = new CallInUnit(units);
        behavior.setCallableElement(original.getCallableElement());
        activity.setActivityBehavior(behavior);
      }
    }
  }
}

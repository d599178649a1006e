package cn.qualitysafety.organisation;

import cn.qualitysafety.platform.RefusedInputException;
import java.util.Map;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseUtil;
import org.camunda.bpm.engine.impl.migration.validation.activity.SupportedActivityValidator;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ProcessDefinitionImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.CallableElementUtil;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.variable.VariableMap;

/**
 * A call activity whose mapped variable {@value #UNIT_CODE} names the unit in which the called case
 * runs; without it the case runs in the caller's unit. The engine by itself asks its tenant
 * provider for root instances only and lets called ones inherit. Of a called process with the
 * property {@value BlindCalls#BLIND} nobody learns who called it: see {@link BlindCalls}.
 */
class CallInUnit extends CallActivityBehavior {

  static final String UNIT_CODE = "unitCode";

  /** Of the procedures that anybody's may call: of all others the called one says whose may. */
  private static final String SHARED = "shared-";

  static {
    // The engine moves calls between versions of a model by their very class.
    SupportedActivityValidator.SUPPORTED_ACTIVITY_BEHAVIORS.add(CallInUnit.class);
  }

  private final UnitRegister units;
  private final BlindCalls blindCalls;

  private CallInUnit(UnitRegister units, BlindCalls blindCalls) {
    this.units = units;
    this.blindCalls = blindCalls;
  }

  @Override
  protected void startInstance(
      ActivityExecution execution, VariableMap variables, String businessKey) {
    ExecutionEntity caller = (ExecutionEntity) execution;
    ProcessDefinitionImpl called =
        CallableElementUtil.getProcessDefinitionToCall(
            caller, caller.getProcessDefinitionTenantId(), getCallableElement());
    Object unitCode = variables.get(UNIT_CODE);
    String unit = unitCode == null ? caller.getTenantId() : units.unit(unitCode.toString()).code();
    if (((ProcessDefinition) called).getKey().startsWith(SHARED)
        && !units.areRelated(unit, caller.getTenantId())) {
      throw new RefusedInputException(
          "“%s”要在%s办理，它不是本单位的上级或者下级单位，没有提交；请核对单位。".formatted(called.getName(), units.name(unit)));
    }
    if (Boolean.TRUE.equals(called.getProperty(BlindCalls.BLIND))) {
      blindCalls.call(caller, called, businessKey, unit, variables);
      return;
    }
    ExecutionEntity instance =
        (ExecutionEntity) caller.createSubProcessInstance(called, businessKey);
    instance.setTenantId(unit);
    instance.start(variables);
  }

  /** Puts this behaviour into every call activity of a model. */
  static class InEveryModel extends AbstractBpmnParseListener {

    private final UnitRegister units;
    private final BlindCalls blindCalls;

    InEveryModel(UnitRegister units, BlindCalls blindCalls) {
      this.units = units;
      this.blindCalls = blindCalls;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
      Map<String, String> properties = BpmnParseUtil.parseCamundaExtensionProperties(element);
      if (properties != null && "true".equals(properties.get(BlindCalls.BLIND))) {
        process.setProperty(BlindCalls.BLIND, true);
        process.addBuiltInListener(
            ExecutionListener.EVENTNAME_END, (ExecutionListener) blindCalls::returnToCaller);
      }
    }

    @Override
    public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
      if (activity.getActivityBehavior() instanceof CallActivityBehavior original) {
        CallInUnit behavior = new CallInUnit(units, blindCalls);
        behavior.setCallableElement(original.getCallableElement());
        activity.setActivityBehavior(behavior);
        activity.addBuiltInListener(
            ExecutionListener.EVENTNAME_END, (ExecutionListener) blindCalls::cancelWith);
      }
    }
  }
}

package cn.qualitysafety.organisation;

import cn.qualitysafety.organisation.BlindCallMapper.BlindCall;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionManager;
import org.camunda.bpm.engine.impl.pvm.process.ProcessDefinitionImpl;
import org.camunda.bpm.engine.variable.VariableMap;

/**
 * Calls of blind cases: whoever works in one is not to tell who called it, or which others the same
 * caller called. The engine shows a called case's caller in dozens of fields (root and super
 * instance, who started it, when it will be removed); so to the engine a blind case is a case of
 * its own that nobody started, and who waits for it is known here alone.
 *
 * <p>A step that is cancelled takes its blind case along. A blind case that is deleted leaves its
 * caller waiting.
 */
class BlindCalls {

  /** Property of a process whose cases are blind. */
  static final String BLIND = "blind";

  private final Supplier<BlindCallMapper> mapper;

  BlindCalls(Supplier<BlindCallMapper> mapper) {
    this.mapper = mapper;
  }

  void call(
      ExecutionEntity caller,
      ProcessDefinitionImpl blind,
      String number,
      String unitCode,
      VariableMap variables) {
    ExecutionEntity started = (ExecutionEntity) blind.createProcessInstance(number);
    started.setTenantId(unitCode);
    mapper
        .get()
        .insert(
            new BlindCall(
                started.getId(), caller.getProcessInstanceId(), caller.getActivityInstanceId()));
    asNobody(() -> started.start(variables));
  }

  /** Or the person would stand as the starter of what goes on behind the blind. */
  private static void asNobody(Runnable step) {
    IdentityService identity = Context.getProcessEngineConfiguration().getIdentityService();
    Authentication person = identity.getCurrentAuthentication();
    identity.clearAuthentication();
    try {
      step.run();
    } finally {
      identity.setAuthentication(person);
    }
  }

  /** The blind case has ended: what it hands back goes to the step that waits, which is done. */
  void returnToCaller(DelegateExecution execution) throws Exception {
    ExecutionEntity ended = (ExecutionEntity) execution;
    BlindCall call = mapper.get().find(ended.getProcessInstanceId());
    if (call == null) {
      return;
    }
    mapper.get().delete(call.instanceId());
    if (ended.isCanceled()) {
      return;
    }
    for (ExecutionEntity step :
        executions().findExecutionsByProcessInstanceId(call.callerInstanceId())) {
      if (call.activityInstanceId().equals(step.getActivityInstanceId())
          && step.getActivity().getActivityBehavior() instanceof CallInUnit waiting) {
        waiting.passOutputVariables(step, ended);
        asNobody(() -> complete(waiting, step));
        return;
      }
    }
    throw new IllegalStateException(
        "blind case %s has ended, but step %s of instance %s does not wait for it"
            .formatted(
                ended.getProcessBusinessKey(), call.activityInstanceId(), call.callerInstanceId()));
  }

  private static void complete(CallInUnit waiting, ExecutionEntity step) {
    try {
      waiting.completed(step);
    } catch (RuntimeException failed) {
      throw failed;
    } catch (Exception failed) {
      throw new IllegalStateException(failed); // the engine declares it and throws none
    }
  }

  /** The step that called is left: if it was cancelled, its case is of no use any more. */
  void cancelWith(DelegateExecution caller) {
    ExecutionEntity step = (ExecutionEntity) caller;
    if (!step.isCanceled()) {
      return;
    }
    BlindCall call = mapper.get().findByStep(step.getActivityInstanceId());
    if (call != null) {
      executions().findExecutionById(call.instanceId()).deleteCascade(step.getDeleteReason());
    }
  }

  private static ExecutionManager executions() {
    return Context.getCommandContext().getExecutionManager();
  }
}

package cn.qualitysafety.platform.input;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.identity.Authentication;

/** Who started a case, read by the first delegate of its model. */
public final class Starter {

  private Starter() {}

  /** Login of whoever submitted the start form; null if another case's message started it. */
  public static String of(DelegateExecution execution) {
    Authentication starter =
        execution.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
    return starter == null ? null : starter.getUserId();
  }
}

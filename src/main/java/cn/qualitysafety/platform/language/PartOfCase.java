package cn.qualitysafety.platform.language;

import java.util.Objects;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * A case whose model is drawn in parts ({@link ModelProperty#PART_OF}): models that are called
 * under the case's own number. What is done in a part is done in the case; it is none of its own.
 */
public final class PartOfCase {

  private PartOfCase() {}

  /** Whether an instance was called under the number of its caller. */
  public static boolean isPart(ExecutionEntity instance) {
    ExecutionEntity call = instance.getSuperExecution();
    return call != null
        && instance.getBusinessKey() != null
        && Objects.equals(call.getProcessBusinessKey(), instance.getBusinessKey());
  }

  /** The instance that is the case of another one: itself unless it is a part. */
  public static ExecutionEntity whole(ExecutionEntity instance) {
    ExecutionEntity whole = instance;
    while (isPart(whole)) {
      whole = whole.getSuperExecution().getProcessInstance();
    }
    return whole;
  }
}

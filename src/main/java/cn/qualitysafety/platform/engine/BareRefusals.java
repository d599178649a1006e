package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.RefusedInputException;
import java.util.Optional;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Tells the engine what is no fault, before it writes one into the log with a stack trace: a
 * refusal of ours, without what the engine wraps around it (“Exception while invoking
 * TaskListener”), and a request by REST that names what is not there or lacks something.
 */
class BareRefusals extends CommandInterceptor {

  @Override
  public <T> T execute(Command<T> command) {
    try {
      return next.execute(command);
    } catch (RuntimeException thrown) {
      Optional<RefusedInputException> ours = EngineRefusal.refusal(thrown);
      if (ours.isPresent()) {
        throw ours.get();
      }
      if (EngineRefusal.blamesRequest(thrown)
          && !(thrown instanceof BadUserRequestException)
          && !(thrown instanceof TaskAlreadyClaimedException)) {
        throw new BadUserRequestException(String.valueOf(thrown.getMessage()), thrown);
      }
      throw thrown;
    }
  }
}

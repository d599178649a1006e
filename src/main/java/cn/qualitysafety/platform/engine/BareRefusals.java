package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.RefusedInputException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Tells the engine what is no fault, before it writes one into the log with a stack trace: a
 * refusal of ours, without what the engine wraps around it (“Exception while invoking
 * TaskListener”), a request by REST that names what is not there or lacks something, a person's
 * that is for another unit's, that waited too long for somebody else's, or that a model lets down.
 */
class BareRefusals extends CommandInterceptor {

  /** SQLSTATE of a deadlock, on MySQL of a lock waited for in vain, too; of the latter on H2. */
  private static final Set<String> LOCKED = Set.of("40001", "HYT00");

  @Override
  public <T> T execute(Command<T> command) {
    try {
      return next.execute(command);
    } catch (RuntimeException thrown) {
      Optional<RefusedInputException> ours = EngineRefusal.refusal(thrown);
      if (ours.isPresent()) {
        throw ours.get();
      }
      if (isOfPerson()) {
        Optional<String> ofModel = EngineRefusal.faultOfModel(thrown);
        if (ofModel.isPresent()) {
          throw new BadUserRequestException(ofModel.get(), thrown);
        }
      }
      if (isOfPerson() && EngineRefusal.isOfOtherUnit(String.valueOf(thrown.getMessage()))) {
        throw new AuthorizationException(thrown.getMessage());
      }
      if (EngineRefusal.blamesRequest(thrown)
          && !(thrown instanceof BadUserRequestException)
          && !(thrown instanceof TaskAlreadyClaimedException)) {
        throw new BadUserRequestException(String.valueOf(thrown.getMessage()), thrown);
      }
      if (isOfPerson() && isAnothersLock(thrown)) {
        throw new OptimisticLockingException(String.valueOf(thrown.getMessage()), thrown);
      }
      throw thrown;
    }
  }

  private static boolean isOfPerson() {
    return Context.getJobExecutorContext() == null
        && Context.getCommandContext().getAuthentication() != null;
  }

  /** Whether it is told only that somebody else has been at the same rows for long. */
  private static boolean isAnothersLock(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException fromDatabase
          && LOCKED.contains(String.valueOf(fromDatabase.getSQLState()))) {
        return true;
      }
    }
    return false;
  }
}

package cn.qualitysafety.platform.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Of several who complete a task at once (a button clicked twice, two windows, a timer that ends
 * the task meanwhile), one goes on; the others wait for it and find the task gone. The engine
 * itself notices only when it writes, after our listeners have done the same step twice and
 * stumbled over what the first has changed in the registers.
 */
class OneCompletion extends CommandInterceptor {

  private final Supplier<TaskLock> lock;

  OneCompletion(Supplier<TaskLock> lock) {
    this.lock = lock;
  }

  @Override
  public <T> T execute(Command<T> command) {
    PersonsCommand told = new PersonsCommand(command, null);
    if (told.isOneOf(CompleteTaskCmd.class, SubmitTaskFormCmd.class)) {
      // Of a task that is gone the engine says so itself.
      told.given("taskId", String.class).ifPresent(lock.get()::hold);
    }
    return next.execute(command);
  }
}

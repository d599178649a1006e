package cn.qualitysafety.platform.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cmd.AbstractSetProcessDefinitionStateCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/** A version that is withdrawn by suspending it no longer gives its posts anything. */
class GrantsFollowVersions extends CommandInterceptor {

  private final Supplier<GrantsOfModels> grants;

  GrantsFollowVersions(Supplier<GrantsOfModels> grants) {
    this.grants = grants;
  }

  @Override
  public <T> T execute(Command<T> command) {
    T result = next.execute(command);
    // Not within another command, which has not written the state yet.
    if (command instanceof AbstractSetProcessDefinitionStateCmd
        && Context.getCommandContext() == null) {
      grants.get().bringInLine();
    }
    return result;
  }
}

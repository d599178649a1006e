package cn.qualitysafety.platform.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/** Adds to what stands next to every command, within the engine's own interceptors. */
public final class InnermostInterceptors {

  private InnermostInterceptors() {}

  /**
   * @param joining for commands that join a transaction
   * @param starting the same, for those that start one: each chain has links of its own
   */
  public static void add(
      ProcessEngineConfigurationImpl configuration,
      CommandInterceptor joining,
      CommandInterceptor starting) {
    configuration.setCustomPostCommandInterceptorsTxRequired(
        with(configuration.getCustomPostCommandInterceptorsTxRequired(), joining));
    configuration.setCustomPostCommandInterceptorsTxRequiresNew(
        with(configuration.getCustomPostCommandInterceptorsTxRequiresNew(), starting));
  }

  private static List<CommandInterceptor> with(
      List<CommandInterceptor> others, CommandInterceptor one) {
    List<CommandInterceptor> all = others == null ? new ArrayList<>() : new ArrayList<>(others);
    all.add(one);
    return all;
  }
}

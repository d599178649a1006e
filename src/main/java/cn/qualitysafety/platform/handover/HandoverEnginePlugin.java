package cn.qualitysafety.platform.handover;

import cn.qualitysafety.platform.engine.ParseListeners;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Teaches the engine who gives back a task, and that a substitute is named as one. */
@Component
class HandoverEnginePlugin extends AbstractProcessEnginePlugin {

  private final ObjectProvider<HandoverLog> log;
  private final ObjectProvider<HandoverMapper> mapper;
  private final ObjectProvider<SubstitutionMapper> substitutions;

  HandoverEnginePlugin(
      ObjectProvider<HandoverLog> log,
      ObjectProvider<HandoverMapper> mapper,
      ObjectProvider<SubstitutionMapper> substitutions) {
    this.log = log;
    this.mapper = mapper;
    this.substitutions = substitutions;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setTaskService(new ClaimsGivenBack(log, mapper));
    ParseListeners.add(
        configuration, new DoneBySubstitute.InEveryModel(log, mapper, substitutions));
  }
}

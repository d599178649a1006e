package cn.qualitysafety.platform.handover;

import cn.qualitysafety.platform.engine.ParseListeners;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Teaches the engine who gives back a task, whom a model names, and who is a substitute. */
@Component
class HandoverEnginePlugin extends AbstractProcessEnginePlugin {

  private final ObjectProvider<HandoverLog> log;
  private final ObjectProvider<HandoverMapper> mapper;
  private final ObjectProvider<SubstitutionMapper> substitutions;
  private final ObjectProvider<NamedByModel> named;

  HandoverEnginePlugin(
      ObjectProvider<HandoverLog> log,
      ObjectProvider<HandoverMapper> mapper,
      ObjectProvider<SubstitutionMapper> substitutions,
      ObjectProvider<NamedByModel> named) {
    this.log = log;
    this.mapper = mapper;
    this.substitutions = substitutions;
    this.named = named;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setTaskService(new ClaimsGivenBack(log, mapper));
    ParseListeners.add(
        configuration, new DoneBySubstitute.InEveryModel(log, mapper, substitutions));
    ParseListeners.add(
        configuration,
        new AbstractBpmnParseListener() {
          @Override
          public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            TaskDefinition task =
                ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
            task.addTaskListener(
                TaskListener.EVENTNAME_CREATE, created -> named.getObject().check(created));
            task.addTaskListener(
                TaskListener.EVENTNAME_ASSIGNMENT, given -> named.getObject().follow(given));
          }
        });
  }
}

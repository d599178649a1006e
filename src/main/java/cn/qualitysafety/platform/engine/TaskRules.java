package cn.qualitysafety.platform.engine;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Adds to every user task what no form can be trusted with: only who claimed a task completes it,
 * and who did one of the steps that properties {@value #SEPARATE_FROM} name, with commas between
 * them, does not do this one: tasks of the model, its start, tasks of what it calls.
 */
class TaskRules extends AbstractBpmnParseListener {

  static final String SEPARATE_FROM = "separateFrom";

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    TaskDefinition task =
        ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
    for (String others : Properties.of(element, SEPARATE_FROM)) {
      for (String other : others.split(",")) {
        SeparationOfDuties rule = new SeparationOfDuties(other.strip());
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, rule);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, rule);
      }
    }
    task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, new CompletedByItsAssignee());
  }
}

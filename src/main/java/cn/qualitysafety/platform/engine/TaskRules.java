package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.language.FactsOfCases;
import cn.qualitysafety.platform.language.ModelProperty;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Adds to every user task what no form can be trusted with: only who claimed a task completes it,
 * and who did one of the steps that properties {@value #SEPARATE_FROM} name, with commas between
 * them, does not do this one: tasks of the model, its start, tasks of what it calls. Nor does
 * whoever is named by what a property {@value #NOT_BY} names, nor, without taking it over, whoever
 * is employed above its unit, unless the model says {@code superiorsToo}.
 */
class TaskRules extends AbstractBpmnParseListener {

  static final String SEPARATE_FROM = "separateFrom";
  static final String NOT_BY = "notBy";
  private static final String SUPERIORS_TOO = ModelProperty.SUPERIORS_TOO.propertyName();

  private final Supplier<FactsOfCases> facts;
  private final TaskListener inItsUnit;

  TaskRules(Supplier<FactsOfCases> facts, Supplier<WorkOfUnits> work, Supplier<PersonNames> names) {
    this.facts = facts;
    this.inItsUnit = new DoneInItsUnit(work, names);
  }

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    TaskDefinition task =
        ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
    for (String others : Properties.of(element, SEPARATE_FROM)) {
      for (String other : others.split(",")) {
        add(task, new SeparationOfDuties(other.strip()));
      }
    }
    for (String named : Properties.of(element, NOT_BY)) {
      add(task, new KeptAway(named.strip(), facts));
    }
    if (Properties.of(element, SUPERIORS_TOO).contains("true")) {
      task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, TaskRules::giveToSuperiors);
    } else {
      add(task, inItsUnit);
    }
    task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, new CompletedByItsAssignee());
  }

  /** A candidate without a unit: {@link TasksOfPosts} lists it for whoever reaches the task. */
  private static void giveToSuperiors(DelegateTask task) {
    task.getCandidates().forEach(link -> ((IdentityLinkEntity) link).setTenantId(null));
  }

  private static void add(TaskDefinition task, TaskListener rule) {
    task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, rule);
    task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, rule);
  }
}

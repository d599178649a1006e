package cn.qualitysafety.platform.handover;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Keeps for whom a substitute did a task (代…办理). The substitute is the one who did it, in the
 * history and for the separation of duties; a post of their own needs no such line.
 */
class DoneBySubstitute implements TaskListener {

  private final ObjectProvider<HandoverLog> log;
  private final ObjectProvider<HandoverMapper> mapper;
  private final ObjectProvider<SubstitutionMapper> substitutions;

  private DoneBySubstitute(
      ObjectProvider<HandoverLog> log,
      ObjectProvider<HandoverMapper> mapper,
      ObjectProvider<SubstitutionMapper> substitutions) {
    this.log = log;
    this.mapper = mapper;
    this.substitutions = substitutions;
  }

  @Override
  public void notify(DelegateTask task) {
    Authentication who = Context.getCommandContext().getAuthentication();
    if (who == null || who.getUserId() == null) {
      return;
    }
    List<SubstitutionMapper.Given> given = substitutions.getObject().givenTo(who.getUserId());
    if (given.isEmpty()) {
      return;
    }
    Set<String> posts =
        task.getCandidates().stream()
            .map(IdentityLink::getGroupId)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    List<String> inAnothersPlace = given.stream().map(SubstitutionMapper.Given::postCode).toList();
    boolean inTheirOwn =
        posts.stream()
            .anyMatch(post -> who.getGroupIds().contains(post) && !inAnothersPlace.contains(post));
    if (inTheirOwn) {
      return;
    }
    given.stream()
        .filter(post -> posts.contains(post.postCode()))
        .findFirst()
        .ifPresent(
            post ->
                log.getObject()
                    .recordDone(
                        mapper.getObject().find(task.getId()), post.absent(), who.getUserId()));
  }

  /** Adds the listener to every user task. */
  static class InEveryModel extends AbstractBpmnParseListener {

    private final DoneBySubstitute listener;

    InEveryModel(
        ObjectProvider<HandoverLog> log,
        ObjectProvider<HandoverMapper> mapper,
        ObjectProvider<SubstitutionMapper> substitutions) {
      this.listener = new DoneBySubstitute(log, mapper, substitutions);
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
      ((UserTaskActivityBehavior) activity.getActivityBehavior())
          .getTaskDefinition()
          .addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, listener);
    }
  }
}

package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.RefusedInputException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.task.TaskDefinition;

/**
 * Gives the posts of a newly deployed model their rights. Whoever draws procedures or gives out
 * accounts handles no case: a model that names these posts is refused.
 */
class PostAuthorizations implements Deployer {

  /** Posts that are given no task and start nothing. */
  static final Set<String> WITHOUT_CASES = Set.of("process-designer", Groups.CAMUNDA_ADMIN);

  private final Supplier<GrantsOfModels> grants;

  PostAuthorizations(Supplier<GrantsOfModels> grants) {
    this.grants = grants;
  }

  @Override
  public void deploy(DeploymentEntity deployment) {
    List<ProcessDefinitionEntity> definitions =
        deployment.getDeployedArtifacts(ProcessDefinitionEntity.class);
    if (!deployment.isNew() || definitions == null) {
      return;
    }
    definitions.forEach(PostAuthorizations::check);
    Context.getCommandContext()
        .runWithoutAuthorization(
            () -> {
              grants.get().deployed(definitions);
              return null;
            });
  }

  private static void check(ProcessDefinitionEntity definition) {
    String file = definition.getResourceName();
    check(file + " " + definition.getKey(), definition.getCandidateStarterGroupIdExpressions());
    for (TaskDefinition task : definition.getTaskDefinitions().values()) {
      check(file + " " + task.getKey(), task.getCandidateGroupIdExpressions());
      checkPersons(
          file + " " + task.getKey(),
          Stream.concat(
                  Stream.ofNullable(task.getAssigneeExpression()),
                  task.getCandidateUserIdExpressions().stream())
              .toList());
    }
  }

  private static void check(String where, Collection<Expression> posts) {
    for (Expression post : posts) {
      for (String barred : WITHOUT_CASES) {
        // In an expression, too: what it says is found out only when a case gets there.
        if (post.getExpressionText().contains(barred)) {
          throw new RefusedInputException(
              "“%s”把业务交给岗位“%s”，没有部署；流程设计员和系统管理员不经办业务，请改为经办的岗位。".formatted(where, barred));
        }
      }
    }
  }

  private static void checkPersons(String where, Collection<Expression> persons) {
    for (Expression person : persons) {
      if (person.isLiteralText()
          && WITHOUT_CASES.stream().anyMatch(post -> holds(person.getExpressionText(), post))) {
        throw new RefusedInputException(
            "“%s”把任务交给“%s”，没有部署；流程设计员和系统管理员不经办业务，请改为经办的岗位。"
                .formatted(where, person.getExpressionText()));
      }
    }
  }

  /** Whether the person draws procedures or gives out accounts, and has no other post. */
  static boolean handlesNoCase(String person) {
    return Context.getCommandContext()
        .runWithoutAuthorization(
            () -> {
              List<Group> posts =
                  Context.getProcessEngineConfiguration()
                      .getIdentityService()
                      .createGroupQuery()
                      .groupMember(person)
                      .list();
              return !posts.isEmpty()
                  && posts.stream().map(Group::getId).allMatch(WITHOUT_CASES::contains);
            });
  }

  private static boolean holds(String person, String post) {
    return Context.getProcessEngineConfiguration()
            .getIdentityService()
            .createUserQuery()
            .userId(person)
            .memberOfGroup(post)
            .count()
        > 0;
  }
}

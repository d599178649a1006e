package cn.qualitysafety.platform.engine;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;

/**
 * Derives from a newly deployed model what its posts may do: a post with a task in it reads its
 * cases and their history, a post that starts it may start it. Which cases those are follows from
 * the unit. The designer writes the post into the model and needs no administrator.
 */
class PostAuthorizations implements Deployer {

  @Override
  public void deploy(DeploymentEntity deployment) {
    if (!deployment.isNew()
        || deployment.getDeployedArtifacts(ProcessDefinitionEntity.class) == null) {
      return;
    }
    CommandContext context = Context.getCommandContext();
    AuthorizationService authorizations =
        context.getProcessEngineConfiguration().getAuthorizationService();
    List<ProcessDefinitionEntity> definitions =
        deployment.getDeployedArtifacts(ProcessDefinitionEntity.class);
    context.runWithoutAuthorization(
        () -> {
          definitions.forEach(definition -> grantOn(authorizations, definition));
          // One grant per post, not per model: a command does not see what it has yet to write.
          definitions.stream()
              .flatMap(definition -> starters(definition).stream())
              .distinct()
              .forEach(post -> grantStart(authorizations, post));
          return null;
        });
  }

  private static void grantOn(
      AuthorizationService authorizations, ProcessDefinitionEntity definition) {
    Set<String> starters = starters(definition);
    Set<String> posts = new TreeSet<>(starters);
    definition
        .getTaskDefinitions()
        .values()
        .forEach(task -> posts.addAll(named(task.getCandidateGroupIdExpressions())));
    for (String post : posts) {
      Set<Permission> permissions =
          new LinkedHashSet<>(
              List.of(
                  ProcessDefinitionPermissions.READ,
                  ProcessDefinitionPermissions.READ_INSTANCE,
                  ProcessDefinitionPermissions.READ_HISTORY));
      if (starters.contains(post)) {
        permissions.add(ProcessDefinitionPermissions.CREATE_INSTANCE);
      }
      Grants.ensure(
          authorizations,
          post,
          Resources.PROCESS_DEFINITION,
          definition.getKey(),
          permissions.toArray(Permission[]::new));
    }
  }

  private static void grantStart(AuthorizationService authorizations, String post) {
    Grants.ensure(
        authorizations, post, Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.CREATE);
  }

  private static Set<String> starters(ProcessDefinitionEntity definition) {
    return named(definition.getCandidateStarterGroupIdExpressions());
  }

  private static Set<String> named(Set<Expression> posts) {
    return posts.stream()
        .filter(Expression::isLiteralText)
        .map(Expression::getExpressionText)
        .collect(Collectors.toSet());
  }
}

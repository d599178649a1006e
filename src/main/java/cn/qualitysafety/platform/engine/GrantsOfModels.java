package cn.qualitysafety.platform.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/**
 * Derives from models what their posts may do: a post with a task in one reads its cases and their
 * history, a post that starts it may start it. Which cases those are follows from the unit. The
 * designer writes the post into the model and needs no administrator.
 *
 * <p>Of a procedure that others call, such as the service of papers, posts of all regimes do tasks.
 * If its property {@value #READ_WITH_CALLER} says so, they have their tasks by these alone, and
 * neither cases nor history: whose caller a person may read is asked by our own pages.
 *
 * <p>What counts are the newest version that is not suspended, and those that cases run by; to
 * start, the newest alone. What they no longer give is taken back. What an administrator granted
 * besides is not ours and stays, which is why the derived ones are registered.
 */
@Component
public class GrantsOfModels {

  static final String READ_WITH_CALLER = "readWithCaller";

  private static final int READ_MODEL = ProcessDefinitionPermissions.READ.getValue();
  private static final int READ =
      READ_MODEL
          | ProcessDefinitionPermissions.READ_INSTANCE.getValue()
          | ProcessDefinitionPermissions.READ_HISTORY.getValue();
  private static final int START = ProcessDefinitionPermissions.CREATE_INSTANCE.getValue();
  private static final int CREATE = Permissions.CREATE.getValue();

  private final ProcessEngineConfigurationImpl engine;
  private final AuthorizationService authorizations;
  private final RepositoryService repository;
  private final DerivedGrantMapper mapper;

  GrantsOfModels(
      ProcessEngineConfigurationImpl engine,
      AuthorizationService authorizations,
      RepositoryService repository,
      DerivedGrantMapper mapper) {
    this.engine = engine;
    this.authorizations = authorizations;
    this.repository = repository;
    this.mapper = mapper;
  }

  /**
   * Of all processes of which an older version may have lost its last case since, or that no longer
   * exist. Also takes back what the engine granted the authors of deployments before it was told
   * not to.
   */
  public void bringInLine() {
    engine
        .getCommandExecutorTxRequired()
        .execute(
            context ->
                context.runWithoutAuthorization(
                    () -> {
                      mapper.findKeysToBringInLine().forEach(key -> bringInLine(key, null));
                      grantStarts();
                      takeBackFromAuthors();
                      return null;
                    }));
  }

  private void takeBackFromAuthors() {
    int authors = Permissions.READ.getValue() | Permissions.DELETE.getValue();
    authorizations.createAuthorizationQuery().resourceType(Resources.DEPLOYMENT).list().stream()
        .filter(grant -> grant.getUserId() != null)
        .filter(grant -> !grant.getResourceId().equals(Authorization.ANY))
        .filter(grant -> ((AuthorizationEntity) grant).getPermissions() == authors)
        .forEach(grant -> authorizations.deleteAuthorization(grant.getId()));
  }

  /** In the command that deploys these. */
  void deployed(List<ProcessDefinitionEntity> definitions) {
    definitions.forEach(definition -> bringInLine(definition.getKey(), definition));
    grantStarts();
  }

  /**
   * @param deployed the version that is being deployed, which the database does not know yet; null
   *     if none is
   */
  private void bringInLine(String key, ProcessDefinitionEntity deployed) {
    Map<String, Integer> wanted = new HashMap<>();
    List<ProcessDefinitionEntity> versions = versions(key, deployed);
    int read = versions.stream().anyMatch(GrantsOfModels::isReadWithCaller) ? READ_MODEL : READ;
    for (ProcessDefinitionEntity version : versions) {
      Set<String> starters = starters(version);
      Set<String> posts = new TreeSet<>(starters);
      version
          .getTaskDefinitions()
          .values()
          .forEach(task -> posts.addAll(named(task.getCandidateGroupIdExpressions())));
      posts.forEach(post -> wanted.merge(post, read, (one, other) -> one | other));
    }
    // Who started an older one reads its cases; a new case is begun by whom the newest one names.
    newest(key, deployed).map(GrantsOfModels::starters).orElse(Set.of()).stream()
        .forEach(post -> wanted.merge(post, START, (one, other) -> one | other));
    grant(Resources.PROCESS_DEFINITION, key, wanted, List.of(READ, READ | START));
  }

  private List<ProcessDefinitionEntity> versions(String key, ProcessDefinitionEntity deployed) {
    Set<String> ids = new LinkedHashSet<>(mapper.findVersionsWithCases(key));
    newest(key, deployed)
        .filter(version -> version != deployed)
        .map(ProcessDefinitionEntity::getId)
        .ifPresent(ids::add);
    List<ProcessDefinitionEntity> versions =
        new ArrayList<>(ids.stream().map(this::version).toList());
    if (deployed != null) {
      versions.add(deployed);
    }
    return versions;
  }

  /** Of those that are not suspended, or else of all; empty if there is none. */
  private Optional<ProcessDefinitionEntity> newest(String key, ProcessDefinitionEntity deployed) {
    if (deployed != null) {
      return Optional.of(deployed);
    }
    List<ProcessDefinition> all =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey(key)
            .orderByProcessDefinitionVersion()
            .desc()
            .list();
    return all.stream()
        .filter(version -> !version.isSuspended())
        .findFirst()
        .or(() -> all.stream().findFirst())
        .map(version -> version(version.getId()));
  }

  private ProcessDefinitionEntity version(String id) {
    return engine
        .getCommandExecutorTxRequired()
        .execute(context -> engine.getDeploymentCache().findDeployedProcessDefinitionById(id));
  }

  /** The engine asks besides whether somebody may start anything at all. */
  private void grantStarts() {
    Map<String, Integer> wanted = new HashMap<>();
    mapper.findAll(Resources.PROCESS_DEFINITION.resourceType()).stream()
        .filter(grant -> (grant.permissions() & START) != 0)
        .forEach(grant -> wanted.put(grant.post(), CREATE));
    grant(Resources.PROCESS_INSTANCE, Authorization.ANY, wanted, List.of(CREATE));
  }

  /**
   * @param wanted permissions by post
   * @param ever what was granted before there was a register, exactly
   */
  private void grant(
      Resource resource, String resourceId, Map<String, Integer> wanted, List<Integer> ever) {
    int type = resource.resourceType();
    List<DerivedGrant> registered =
        mapper.findAll(type).stream()
            .filter(grant -> grant.resourceId().equals(resourceId))
            .toList();
    Map<String, Integer> had = new HashMap<>();
    (registered.isEmpty() ? mapper.findUnregistered(type, resourceId, ever) : registered)
        .forEach(grant -> had.put(grant.post(), grant.permissions()));
    Set<String> posts = new TreeSet<>(wanted.keySet());
    posts.addAll(had.keySet());
    for (String post : posts) {
      int before = had.getOrDefault(post, 0);
      int after = wanted.getOrDefault(post, 0);
      int added = change(post, resource, resourceId, before & ~after, after);
      mapper.delete(post, type, resourceId);
      int derived = before & after | added;
      if (derived != 0) {
        mapper.insert(new DerivedGrant(post, type, resourceId, derived));
      }
    }
  }

  /** Returns what the post did not have before. */
  private int change(String post, Resource resource, String resourceId, int less, int more) {
    AuthorizationEntity grant =
        (AuthorizationEntity)
            authorizations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .groupIdIn(post)
                .resourceType(resource)
                .resourceId(resourceId)
                .singleResult();
    int before = grant == null ? 0 : grant.getPermissions();
    int after = before & ~less | more;
    if (after == 0 && grant != null) {
      authorizations.deleteAuthorization(grant.getId());
    } else if (after != before) {
      if (grant == null) {
        grant =
            (AuthorizationEntity)
                authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId(post);
        grant.setResource(resource);
        grant.setResourceId(resourceId);
      }
      grant.setPermissions(after);
      authorizations.saveAuthorization(grant);
    }
    return more & ~before;
  }

  private static boolean isReadWithCaller(ProcessDefinitionEntity version) {
    return Boolean.TRUE.equals(version.getProperty(READ_WITH_CALLER));
  }

  /** Reads the property of every model. */
  static class InEveryModel extends AbstractBpmnParseListener {

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
      if (Properties.of(element, READ_WITH_CALLER).contains("true")) {
        process.setProperty(READ_WITH_CALLER, true);
      }
    }
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

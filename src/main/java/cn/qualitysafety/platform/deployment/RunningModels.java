package cn.qualitysafety.platform.deployment;

import cn.qualitysafety.platform.Remembered;
import cn.qualitysafety.platform.deployment.ModelKey.Kind;
import cn.qualitysafety.platform.language.Brought;
import cn.qualitysafety.platform.language.Finding;
import cn.qualitysafety.platform.language.KnownTemplates;
import cn.qualitysafety.platform.language.NameKind;
import cn.qualitysafety.platform.modelcheck.ModelCheck;
import cn.qualitysafety.platform.modelcheck.ModelSource;
import cn.qualitysafety.platform.setting.DeployedModels;
import cn.qualitysafety.platform.setting.SettingKind;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** What is deployed now, whoever asks. */
@Component
class RunningModels implements DeployedModels {

  private final RepositoryService repository;
  private final RuntimeService runtime;
  private final ProcessEngineConfigurationImpl engine;
  private final ModelCheck check;

  /** By deployment. What is deployed never changes, and each look at it takes its files apart. */
  private final Remembered<String, List<ModelFile>> files =
      new Remembered<>(
          Caffeine.newBuilder().softValues().<String, List<ModelFile>>build().asMap(),
          this::ofDeployment);

  RunningModels(
      RepositoryService repository,
      RuntimeService runtime,
      ProcessEngineConfigurationImpl engine,
      ModelCheck check) {
    this.repository = repository;
    this.runtime = runtime;
    this.engine = engine;
    this.check = check;
  }

  @Override
  public <T> T alone(Supplier<T> action) {
    // The engine's own order, or two who deploy would wait for each other.
    synchronized (ProcessEngine.class) {
      engine
          .getCommandExecutorTxRequired()
          .execute(
              context -> {
                context.getPropertyManager().acquireExclusiveLock();
                return null;
              });
      return action.get();
    }
  }

  @Override
  public Optional<String> naming(SettingKind kind, String name) {
    String regime = kind == SettingKind.TEMPLATE ? name.substring(0, name.indexOf('/') + 1) : "";
    String named = KnownTemplates.base(name.substring(regime.length()));
    return switch (kind) {
      case LIMIT -> naming(NameKind.LIMIT, named, "");
      case HOLIDAY, DELEGATION -> Optional.empty(); // no model names a year, or who was entrusted
      case POST -> naming(NameKind.POST, named, "");
      case DOCUMENT_WORD -> naming(NameKind.DOCUMENT, named.substring(named.indexOf('.') + 1), "");
      case TEMPLATE -> naming(NameKind.DOCUMENT, named, regime.replace('/', '-'));
      case ARTICLE -> Optional.empty(); // models cite in words; see Articles
      case COMPLIANCE_KIND -> naming(NameKind.COMPLIANCE, named, "");
    };
  }

  /**
   * @param prefix with which the names of the files begin
   */
  private Optional<String> naming(NameKind kind, String name, String prefix) {
    List<ModelSource> files =
        engine
            .getCommandExecutorTxRequired()
            .execute(context -> context.runWithoutAuthorization(this::inUse));
    return check.naming(
        kind, name, files.stream().filter(file -> file.name().startsWith(prefix)).toList());
  }

  /** Of the newest versions, and of those with open cases. */
  private List<ModelSource> inUse() {
    List<ModelSource> files = new ArrayList<>();
    for (Running each : read().values()) {
      each.files().forEach(file -> files.add(file.source()));
    }
    Set<String> newest =
        processes().stream().map(ProcessDefinition::getId).collect(Collectors.toSet());
    repository.createProcessDefinitionQuery().withoutTenantId().list().stream()
        .filter(version -> !newest.contains(version.getId()))
        .filter(
            version ->
                runtime.createProcessInstanceQuery().processDefinitionId(version.getId()).count()
                    > 0)
        .forEach(version -> files(version).forEach(file -> files.add(file.source())));
    return files;
  }

  @Override
  public List<Finding> faultsOfDocuments(Brought brought) {
    List<ModelSource> files = new ArrayList<>();
    all().values().forEach(each -> each.files().forEach(file -> files.add(file.source())));
    List<Finding> found = new ArrayList<>(check.documents(files, brought));
    found.addAll(faultsOfOpenCases(brought, Set.of()));
    return found;
  }

  /**
   * What would be wrong with the documents of open cases whose version is not the newest: templates
   * are the same for all versions.
   *
   * @param replaced keys of processes of which the newest version, too, will be an older one
   */
  List<Finding> faultsOfOpenCases(Brought brought, Set<ModelKey> replaced) {
    return engine
        .getCommandExecutorTxRequired()
        .execute(
            context ->
                context.runWithoutAuthorization(
                    () -> {
                      Set<String> newest =
                          processes().stream()
                              .filter(each -> !replaced.contains(key(each)))
                              .map(ProcessDefinition::getId)
                              .collect(Collectors.toSet());
                      return repository
                          .createProcessDefinitionQuery()
                          .withoutTenantId()
                          .list()
                          .stream()
                          .filter(version -> !newest.contains(version.getId()))
                          .flatMap(version -> faultsOfOpenCases(brought, version).stream())
                          .toList();
                    }));
  }

  private List<Finding> faultsOfOpenCases(Brought brought, ProcessDefinition version) {
    long open = runtime.createProcessInstanceQuery().processDefinitionId(version.getId()).count();
    if (open == 0) {
      return List.of();
    }
    List<ModelSource> files =
        running(version, deployment(version), files(version)).whole().stream()
            .map(ModelFile::source)
            .toList();
    return check.documents(files, brought).stream()
        .map(
            wrong ->
                new Finding(
                    wrong.file(),
                    wrong.element(),
                    wrong.name(),
                    "%s，按第%d版正在办理的%d件印发时会停住".formatted(wrong.what(), version.getVersion(), open),
                    "请给新的文书另取种类（模板另取文件名），或者等这些案件办结"))
        .toList();
  }

  /** The newest versions of all processes and decisions, by key. */
  Map<ModelKey, Running> all() {
    return engine
        .getCommandExecutorTxRequired()
        .execute(context -> context.runWithoutAuthorization(this::read));
  }

  /** The newest version before this one that is not withdrawn; empty if there is none. */
  Optional<Running> before(Running version) {
    return engine
        .getCommandExecutorTxRequired()
        .execute(
            context ->
                context.runWithoutAuthorization(
                    () ->
                        repository
                            .createProcessDefinitionQuery()
                            .processDefinitionKey(version.key().id())
                            .withoutTenantId()
                            .active()
                            .orderByProcessDefinitionVersion()
                            .desc()
                            .list()
                            .stream()
                            .filter(each -> each.getVersion() < version.version())
                            .findFirst()
                            .map(each -> running(each, deployment(each), files(each)))));
  }

  /** All files of these deployments, whether they still run or not. */
  List<ModelFile> deployed(Predicate<Deployment> wanted) {
    return engine
        .getCommandExecutorTxRequired()
        .execute(
            context ->
                context.runWithoutAuthorization(
                    () ->
                        repository.createDeploymentQuery().list().stream()
                            .filter(wanted)
                            .flatMap(each -> files(each.getId()).stream())
                            .toList()));
  }

  /** Which deployment each newest version is of: changes whenever anything is deployed. */
  Map<ModelKey, String> deployments() {
    return engine
        .getCommandExecutorTxRequired()
        .execute(
            context ->
                context.runWithoutAuthorization(
                    () -> {
                      Map<ModelKey, String> deployments = new HashMap<>();
                      processes()
                          .forEach(each -> deployments.put(key(each), each.getDeploymentId()));
                      decisions()
                          .forEach(each -> deployments.put(key(each), each.getDeploymentId()));
                      return deployments;
                    }));
  }

  private Map<ModelKey, Running> read() {
    Map<String, Deployment> deployments = new HashMap<>();
    repository.createDeploymentQuery().list().forEach(each -> deployments.put(each.getId(), each));
    Map<ModelKey, Running> running = new LinkedHashMap<>();
    for (ProcessDefinition each : processes()) {
      running.put(
          key(each),
          running(
              each, deployments.get(each.getDeploymentId()), files.get(each.getDeploymentId())));
    }
    for (DecisionDefinition each : decisions()) {
      running.put(
          key(each),
          new Running(
              key(each),
              each.getId(),
              each.getVersion(),
              false,
              deployments.get(each.getDeploymentId()),
              files.get(each.getDeploymentId())));
    }
    return running;
  }

  private List<ProcessDefinition> processes() {
    return repository
        .createProcessDefinitionQuery()
        .latestVersion()
        .withoutTenantId()
        .orderByProcessDefinitionKey()
        .asc()
        .list();
  }

  private List<DecisionDefinition> decisions() {
    return repository
        .createDecisionDefinitionQuery()
        .latestVersion()
        .withoutTenantId()
        .orderByDecisionDefinitionKey()
        .asc()
        .list();
  }

  private static Running running(
      ProcessDefinition version, Deployment deployment, List<ModelFile> files) {
    return new Running(
        key(version),
        version.getId(),
        version.getVersion(),
        version.isSuspended(),
        deployment,
        files);
  }

  private Deployment deployment(ProcessDefinition version) {
    return repository
        .createDeploymentQuery()
        .deploymentId(version.getDeploymentId())
        .singleResult();
  }

  private List<ModelFile> files(ProcessDefinition version) {
    return files(version.getDeploymentId());
  }

  private List<ModelFile> files(String deployment) {
    return files.get(deployment);
  }

  private List<ModelFile> ofDeployment(String deployment) {
    return repository.getDeploymentResources(deployment).stream()
        .map(each -> new ModelFile(each.getName(), ((ResourceEntity) each).getBytes()))
        .toList();
  }

  private static ModelKey key(ProcessDefinition definition) {
    return new ModelKey(Kind.PROCESS, definition.getKey());
  }

  private static ModelKey key(DecisionDefinition definition) {
    return new ModelKey(Kind.DECISION, definition.getKey());
  }
}

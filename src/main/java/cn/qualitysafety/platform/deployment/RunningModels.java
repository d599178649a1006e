package cn.qualitysafety.platform.deployment;

import cn.qualitysafety.platform.deployment.ModelKey.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** What is deployed now, whoever asks. */
@Component
class RunningModels {

  private final RepositoryService repository;
  private final ProcessEngineConfigurationImpl engine;

  RunningModels(RepositoryService repository, ProcessEngineConfigurationImpl engine) {
    this.repository = repository;
    this.engine = engine;
  }

  /** The newest versions of all processes and decisions, by key. */
  Map<ModelKey, Running> all() {
    return engine
        .getCommandExecutorTxRequired()
        .execute(context -> context.runWithoutAuthorization(this::read));
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
    Map<String, List<ModelFile>> files = new HashMap<>();
    Map<ModelKey, Running> running = new LinkedHashMap<>();
    for (ProcessDefinition each : processes()) {
      running.put(
          key(each),
          new Running(
              key(each),
              each.getVersion(),
              deployments.get(each.getDeploymentId()),
              files.computeIfAbsent(each.getDeploymentId(), this::files)));
    }
    for (DecisionDefinition each : decisions()) {
      running.put(
          key(each),
          new Running(
              key(each),
              each.getVersion(),
              deployments.get(each.getDeploymentId()),
              files.computeIfAbsent(each.getDeploymentId(), this::files)));
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

  private List<ModelFile> files(String deployment) {
    List<ModelFile> files = new ArrayList<>();
    repository
        .getDeploymentResources(deployment)
        .forEach(
            each -> files.add(new ModelFile(each.getName(), ((ResourceEntity) each).getBytes())));
    return files;
  }

  private static ModelKey key(ProcessDefinition definition) {
    return new ModelKey(Kind.PROCESS, definition.getKey());
  }

  private static ModelKey key(DecisionDefinition definition) {
    return new ModelKey(Kind.DECISION, definition.getKey());
  }
}

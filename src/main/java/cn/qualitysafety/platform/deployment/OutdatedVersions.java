package cn.qualitysafety.platform.deployment;

import cn.qualitysafety.platform.audit.AuditEvent;
import cn.qualitysafety.platform.audit.AuditTrail;
import cn.qualitysafety.platform.engine.ModelLanguage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.Resource;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Moves open cases to the newest version of their model when theirs says what this release does not
 * know any more: they stand where they stood, and go on in the release's words. A case that cannot
 * be moved stays, and is told of in the log and by health.
 */
@Component
public class OutdatedVersions {

  private static final Logger LOG = LoggerFactory.getLogger(OutdatedVersions.class);

  private final RepositoryService repository;
  private final RuntimeService runtime;
  private final ModelLanguage language;
  private final AuditTrail trail;

  /** Versions with cases that could not be moved. */
  private final List<ProcessDefinition> left = new CopyOnWriteArrayList<>();

  OutdatedVersions(
      RepositoryService repository,
      RuntimeService runtime,
      ModelLanguage language,
      AuditTrail trail) {
    this.repository = repository;
    this.runtime = runtime;
    this.language = language;
    this.trail = trail;
  }

  /** Moves what can be moved, each case by itself. */
  public void moveCases() {
    left.clear();
    for (ProcessDefinition newest :
        repository.createProcessDefinitionQuery().latestVersion().withoutTenantId().list()) {
      repository
          .createProcessDefinitionQuery()
          .processDefinitionKey(newest.getKey())
          .withoutTenantId()
          .orderByProcessDefinitionVersion()
          .asc()
          .list()
          .stream()
          .filter(version -> version.getVersion() < newest.getVersion())
          .filter(version -> !cases(version).isEmpty() && objection(version).isPresent())
          .forEach(version -> moveCases(version, newest));
    }
  }

  /** Open cases of versions that this release cannot go on with, one line for each version. */
  List<String> stuck() {
    return left.stream()
        .filter(version -> !cases(version).isEmpty())
        .map(
            version ->
                "%d of %s v%d"
                    .formatted(cases(version).size(), version.getKey(), version.getVersion()))
        .toList();
  }

  private List<ProcessInstance> cases(ProcessDefinition version) {
    return runtime.createProcessInstanceQuery().processDefinitionId(version.getId()).list();
  }

  private Optional<String> objection(ProcessDefinition version) {
    Map<String, byte[]> files = new HashMap<>();
    for (Resource file : repository.getDeploymentResources(version.getDeploymentId())) {
      if (file.getName().equals(version.getResourceName()) || file.getName().endsWith(".form")) {
        files.put(file.getName(), ((ResourceEntity) file).getBytes());
      }
    }
    return language.objection(files);
  }

  private void moveCases(ProcessDefinition from, ProcessDefinition to) {
    int moved = 0;
    List<ProcessInstance> all = cases(from);
    for (ProcessInstance each : all) {
      try {
        // With each case: of versions that have nothing in common no plan can be made.
        MigrationPlan plan =
            runtime
                .createMigrationPlan(from.getId(), to.getId())
                .mapEqualActivities()
                .updateEventTriggers()
                .build();
        runtime.newMigration(plan).processInstanceIds(each.getId()).execute();
        moved++;
      } catch (ProcessEngineException refused) {
        LOG.error(
            "Case {} cannot go on: version {} of {} says what this release does not know, and the"
                + " case cannot be moved to version {}: {}",
            each.getBusinessKey(),
            from.getVersion(),
            from.getKey(),
            to.getVersion(),
            refused.getMessage());
      }
    }
    if (moved < all.size()) {
      left.add(from);
    }
    LOG.info(
        "{} cases of version {} of {} go on with version {}",
        moved,
        from.getVersion(),
        from.getKey(),
        to.getVersion());
    trail.recordHere(
        AuditEvent.RELEASE,
        AuditEvent.Kind.DEPLOYMENT,
        "Migrate",
        "%s：%d件在办事项由第%d版转入第%d版"
            .formatted(from.getKey(), moved, from.getVersion(), to.getVersion()));
  }
}

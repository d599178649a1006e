package cn.qualitysafety.platform.deployment;

import java.util.List;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Tells operators which models are not the release's, and which open cases this release cannot go
 * on with. The status is then {@code WARNING}, which answers 200: people work as they should, by a
 * designer's version.
 */
@Component("models")
class ModelsHealthIndicator extends AbstractHealthIndicator {

  private static final Status WARNING = new Status("WARNING");

  private final ReleasedModels models;
  private final OutdatedVersions outdated;

  ModelsHealthIndicator(ReleasedModels models, OutdatedVersions outdated) {
    this.models = models;
    this.outdated = outdated;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    var different =
        models.different().stream()
            .map(each -> "%s v%d".formatted(each.running().key().id(), each.running().version()))
            .toList();
    List<String> stuck = outdated.stuck();
    health.status(different.isEmpty() && stuck.isEmpty() ? Status.UP : WARNING);
    if (!different.isEmpty()) {
      health.withDetail("differFromRelease", different);
    }
    if (!stuck.isEmpty()) {
      health.withDetail("casesOfVersionsNotUnderstood", stuck);
    }
  }
}

package cn.qualitysafety.platform.deployment;

import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Tells operators which models are not the release's. The status is then {@code WARNING}, which
 * answers 200: people work as they should, by a designer's version.
 */
@Component("models")
class ModelsHealthIndicator extends AbstractHealthIndicator {

  private static final Status WARNING = new Status("WARNING");

  private final ReleasedModels models;

  ModelsHealthIndicator(ReleasedModels models) {
    this.models = models;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    var different =
        models.different().stream()
            .map(each -> "%s v%d".formatted(each.running().key().id(), each.running().version()))
            .toList();
    health.status(different.isEmpty() ? Status.UP : WARNING);
    if (!different.isEmpty()) {
      health.withDetail("differFromRelease", different);
    }
  }
}

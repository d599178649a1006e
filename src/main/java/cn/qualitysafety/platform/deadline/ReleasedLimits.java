package cn.qualitysafety.platform.deadline;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The named limits of the release and the operator's file; a broken entry stops the start.
 *
 * @param limits by name, {@code regime.limit}
 */
@ConfigurationProperties
record ReleasedLimits(Map<String, Limit> limits) {

  ReleasedLimits {
    limits.forEach(
        (name, limit) -> {
          if (limit.workingDays() < 1 || limit.basis() == null || limit.basis().isBlank()) {
            throw new IllegalStateException(
                "limit '%s' in limits.yaml needs working-days of at least 1 and a basis"
                    .formatted(name));
          }
        });
  }
}

package cn.qualitysafety.platform.deadline;

import cn.qualitysafety.platform.language.KnownNames;
import cn.qualitysafety.platform.language.NameKind;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * All named limits of the configuration; a broken entry stops the start.
 *
 * @param limits by name, {@code regime.limit}
 */
@ConfigurationProperties
public record Limits(Map<String, Limit> limits) implements KnownNames {

  public Limits {
    limits.forEach(
        (name, limit) -> {
          if (limit.workingDays() < 1 || limit.basis() == null || limit.basis().isBlank()) {
            throw new IllegalStateException(
                "limit '%s' in limits.yaml needs working-days of at least 1 and a basis"
                    .formatted(name));
          }
        });
  }

  @Override
  public NameKind kind() {
    return NameKind.LIMIT;
  }

  @Override
  public Map<String, String> existing() {
    Map<String, String> basis = new HashMap<>();
    limits.forEach((name, limit) -> basis.put(name, limit.basis()));
    return basis;
  }

  /**
   * The limit of this name.
   *
   * @throws IllegalArgumentException if no such limit is configured
   */
  public Limit named(String name) {
    Limit limit = limits.get(name);
    if (limit == null) {
      throw new IllegalArgumentException("no limit '%s' in limits.yaml".formatted(name));
    }
    return limit;
  }
}

package cn.qualitysafety.target;

import cn.qualitysafety.organisation.UnitLevel;
import cn.qualitysafety.organisation.UnitRegister;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each unit has to reach of each target of a year, as it was when it was read. */
public class Expectations {

  private final Map<String, Target> targets = new LinkedHashMap<>();
  private final Map<String, Map<String, Integer>> parts = new HashMap<>();
  private final Map<String, Map<String, Integer>> all = new HashMap<>();
  private final UnitRegister units;

  /**
   * @param shares those that hold
   * @param denominators of how many objects a share is asked, unit by unit
   */
  Expectations(
      List<Target> targets,
      List<TargetShare> shares,
      List<Denominator> denominators,
      UnitRegister units) {
    targets.forEach(target -> this.targets.put(target.targetKey(), target));
    shares.forEach(share -> of(parts, share.targetKey()).put(share.unitCode(), share.amount()));
    denominators.forEach(
        frozen -> of(all, frozen.targetKey()).put(frozen.unitCode(), frozen.amount()));
    this.units = units;
  }

  private static Map<String, Integer> of(
      Map<String, Map<String, Integer>> byTarget, String targetKey) {
    return byTarget.computeIfAbsent(targetKey, key -> new HashMap<>());
  }

  /** A number that is frozen for a unit. */
  record Denominator(String targetKey, String unitCode, int amount) {}

  /** In the order of their keys. */
  public Collection<Target> targets() {
    return targets.values();
  }

  /** Empty if nothing of that name is asked. */
  public Optional<Target> target(String targetKey) {
    return Optional.ofNullable(targets.get(targetKey));
  }

  /** As {@link Targets#expected} tells it. */
  public Expected expected(String targetKey, String unitCode) {
    Target target = targets.get(targetKey);
    if (target == null) {
      return Expected.none(Expected.State.NOT_APPLICABLE);
    }
    return target.isPercentage()
        ? share(target, of(all, targetKey).get(unitCode))
        : part(target, units.unit(unitCode).level(), of(parts, targetKey).get(unitCode));
  }

  /**
   * Of a percentage.
   *
   * @param frozen of how many objects; null if that is not frozen yet
   */
  static Expected share(Target target, Integer frozen) {
    if (frozen == null) {
      return Expected.none(Expected.State.UNDECIDED);
    }
    return target.of(frozen).isPresent()
        ? Expected.of(target.of(frozen).getAsInt())
        : Expected.none(Expected.State.NOT_APPLICABLE);
  }

  /**
   * Of a number.
   *
   * @param part of the unit; null if it was given none
   */
  static Expected part(Target target, UnitLevel level, Integer part) {
    if (target.scope() == level) {
      return Expected.of(target.amount());
    }
    return part == null ? Expected.none(Expected.State.UNDECIDED) : Expected.of(part);
  }
}

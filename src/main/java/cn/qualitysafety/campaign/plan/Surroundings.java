package cn.qualitysafety.campaign.plan;

import java.util.Set;

/**
 * What a plan may count on.
 *
 * @param deployed keys of the processes that the engine knows, those of designers too
 * @param released those that this release brings
 * @param units codes of all bureaus
 */
public record Surroundings(Set<String> deployed, Set<String> released, Set<String> units) {

  public Surroundings {
    deployed = Set.copyOf(deployed);
    released = Set.copyOf(released);
    units = Set.copyOf(units);
  }
}

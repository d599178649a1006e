package cn.qualitysafety.target;

import java.util.List;
import java.util.Map;

/** What targets the plan sets that is being carried out. */
public interface TargetCatalogue {

  /** The year for which the plan was written. */
  int year();

  /** Its targets in a campaign of this year. */
  List<Target> targets(int campaignYear);

  /**
   * What the plan itself asks of single units.
   *
   * @return by the key of the target and the code of the unit; nothing of a target that it does not
   *     share out
   */
  Map<String, Map<String, Integer>> shares();
}

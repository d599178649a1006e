package cn.qualitysafety.organisation;

import java.util.List;

/**
 * A post (岗位): what somebody is entitled to do, wherever they are employed.
 *
 * @param code the Camunda group id, the word that models write into candidate groups
 * @param name as an official says it
 * @param level units of this level have the post; null where every bureau may have it
 */
public record Post(String code, String name, UnitLevel level) {

  /** Whether units of this level have it. */
  boolean isOf(UnitLevel unit) {
    return level == null ? unit != UnitLevel.LABORATORY : unit == level;
  }

  static final String SUPERVISOR = "supervisor";

  /** Who answers for the work of a unit and those below it, and so may read all their tasks. */
  static final List<String> HEADS =
      List.of("leading-group", "leading-group-office", "city-director", "bureau-leader");

  static final String DESIGNER = "process-designer";

  /**
   * Camunda's own name for its administrators. The web applications insist on a member of just this
   * group, or they offer to create one to whoever comes first.
   */
  static final String ADMINISTRATOR = "camunda-admin";
}

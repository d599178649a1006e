package cn.qualitysafety.platform.handover;

import java.util.Map;

/**
 * What a regime has to say when tasks of its processes go to somebody else. A bean of this type is
 * asked about the tasks that it knows; several may know the same.
 */
public interface Succession {

  /**
   * Why somebody who took part in the case does not do this task, too.
   *
   * @return null for whoever took no part
   */
  static String unless(boolean tookPart) {
    return tookPart ? "该同志参与了本件的前期办理，按岗位分离的规定不能办理该任务，请由其他同志办理。" : null;
  }

  /**
   * Why this person cannot do the task, as far as the regime can tell before it is done: who took
   * part in the case, what qualification is missing.
   *
   * @return a sentence; null if nothing speaks against it, or the regime does not know the task
   */
  String objection(HeldTask task, String person);

  /** Brings the regime's registers in line with a task that now is another person's. */
  default void follow(HeldTask task, String person) {}

  /** Logins and names of those who act together with the holder of the task and can be replaced. */
  default Map<String, String> companions(HeldTask task) {
    return Map.of();
  }

  /** Logins and names of those who could be in their place. */
  default Map<String, String> companionsToBe(HeldTask task) {
    return Map.of();
  }

  /** Replaces one of the companions; refuses whoever does not qualify. */
  default void replace(HeldTask task, String companion, String by) {}
}

package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.language.Persons;
import java.util.Collection;
import java.util.Objects;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;

/**
 * Whose work a task is: that of the unit to which it belongs. Whoever is employed above that unit
 * sees its tasks, urges them and passes them on; to do one they take it over, with a reason that
 * stays on record (接办). A post that the unit cannot have, as a city has no leading group's office,
 * does what is its own wherever it is.
 */
@Component
public class WorkOfUnits {

  private final Persons persons;

  WorkOfUnits(Persons persons) {
    this.persons = persons;
  }

  /**
   * Whether a task is the work of a unit below the one that employs somebody.
   *
   * @param unitCode whose task it is; null if it belongs to no unit
   * @param candidates persons and posts that may do it
   * @param posts that the person holds
   * @param reached codes of the units that the person reaches
   */
  public boolean isBelow(
      String unitCode,
      Collection<IdentityLink> candidates,
      String person,
      Collection<String> posts,
      Collection<String> reached) {
    return unitCode != null
        && persons.isAbove(reached, unitCode)
        && candidates.stream().noneMatch(link -> person.equals(link.getUserId()))
        && candidates.stream()
            .map(IdentityLink::getGroupId)
            .filter(Objects::nonNull)
            .filter(posts::contains)
            .allMatch(post -> persons.isPostOf(post, unitCode));
  }
}

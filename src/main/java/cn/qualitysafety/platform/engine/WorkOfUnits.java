package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.language.Persons;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
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

  /** What nobody's post is called: among the posts that a query asks for, it narrows the query. */
  static final String NARROWED = ":at-once";

  /** Of the filter of what somebody does at once. */
  public static final String POSTS = "${workOfUnits.posts()}";

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

  /**
   * The unit whose people do a task: that to which it belongs, or the one above it whose post it
   * waits for, as the province's office does what a city leaves undone.
   *
   * @param unitCode to which it belongs; null if to none
   * @param posts for which it waits
   */
  public String doneIn(String unitCode, Collection<String> posts) {
    return unitCode == null ? null : persons.unitWith(posts, unitCode);
  }

  /** The posts of whoever asks, and the sign by which {@link TasksOfPosts} knows the question. */
  @UsedInFilters
  public List<String> posts() {
    List<String> posts = new ArrayList<>(List.of(NARROWED));
    Authentication me = Context.getCommandContext().getAuthentication();
    if (me != null && me.getGroupIds() != null) {
      posts.addAll(me.getGroupIds());
    }
    return posts;
  }

  /** Whether all that a query asks for are posts among these. */
  static boolean areAll(Collection<String> asked, Collection<String> posts) {
    return asked.stream().allMatch(post -> post.equals(NARROWED) || posts.contains(post));
  }

  /**
   * Whose tasks somebody does without taking them over.
   *
   * @param units that they reach and that are below none of these
   * @param posts those that no unit below has: theirs wherever the task is
   */
  public record AtOnce(List<String> units, List<String> posts) {}

  /** Of whoever asks; empty if they reach no other unit, so that all that they find is theirs. */
  Optional<AtOnce> atOnce() {
    Authentication me = Context.getCommandContext().getAuthentication();
    return me == null || me.getTenantIds() == null || me.getTenantIds().size() < 2
        ? Optional.empty()
        : Optional.of(atOnce(posts(), me.getTenantIds()));
  }

  /**
   * Of somebody.
   *
   * @param posts that they hold
   * @param reached codes of the units that they reach
   */
  public AtOnce atOnce(Collection<String> posts, Collection<String> reached) {
    List<String> units = new ArrayList<>();
    List<String> left = new ArrayList<>(reached);
    while (!left.isEmpty()) {
      String highest = persons.employer(left);
      units.add(highest);
      left.removeIf(unit -> unit.equals(highest) || persons.isAbove(List.of(highest), unit));
    }
    return new AtOnce(
        units,
        posts.stream()
            .filter(post -> !post.equals(NARROWED))
            .filter(post -> units.stream().noneMatch(unit -> persons.isPostBelow(post, unit)))
            .toList());
  }
}

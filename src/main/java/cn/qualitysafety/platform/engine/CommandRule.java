package cn.qualitysafety.platform.engine;

import java.util.Optional;

/**
 * Something that nobody may tell the engine, asked of its commands: whether a request comes by
 * REST, by the web applications, by a plugin of theirs, as a batch or from a page of our own, the
 * engine gets the same command, so no path leads round a rule.
 *
 * <p>A rule is a bean. It is asked about each command that a person gives, before anything of it is
 * done, and about no other: what a step of a case tells the engine within such a command is ours
 * ({@link InnerDoors}); {@link InTheNameOf#onBehalfOf} is the way for a page that has checked for
 * itself what it does for a person. Whatever is refused stands in the trail ({@link
 * RefusedCommand}).
 */
public interface CommandRule {

  /**
   * Why the person may not do it.
   *
   * @return one Chinese sentence for the person; empty if this rule has nothing against it
   */
  Optional<String> refusal(PersonsCommand told);
}

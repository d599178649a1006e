package cn.qualitysafety.platform.language;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Tells who somebody is, for decision tables, and whether there is somebody. */
public interface Persons {

  /**
   * Somebody.
   *
   * @param unit code of the unit that employs them
   * @param city code of the city bureau over it, or its own; of the province's its own
   * @param posts codes of the posts that they hold
   */
  record Person(String login, String name, String unit, String city, List<String> posts) {

    /** As FEEL reads it: {@code member.city}. */
    public Map<String, Object> context() {
      return Map.of("login", login, "name", name, "unit", unit, "city", city, "posts", posts);
    }
  }

  /**
   * By login, whoever asks. Of who has no account any more, or no unit, the codes are empty texts.
   */
  Map<String, Person> of(Collection<String> logins);

  /**
   * Whether somebody whom a unit employs holds a post now, whoever asks. Who is employed above it
   * reaches the unit, but does not do its work.
   */
  boolean isHeld(String post, String unitCode);

  /**
   * Whether somebody is employed by a unit above another.
   *
   * @param reached codes of all units that they reach
   */
  boolean isAbove(Collection<String> reached, String unitCode);

  /** Code of the highest of the units that somebody reaches, which employs them. */
  String employer(Collection<String> reached);

  /** Whether units of a lower level than this one can have a post. */
  boolean isPostBelow(String post, String unitCode);

  /** Whether a unit can have a post, whoever holds it now. */
  boolean isPostOf(String post, String unitCode);

  /**
   * Code of the first unit that can have one of these posts, of a unit and those above it; the unit
   * itself if none can.
   */
  String unitWith(Collection<String> posts, String unitCode);
}

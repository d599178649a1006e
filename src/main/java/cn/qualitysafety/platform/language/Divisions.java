package cn.qualitysafety.platform.language;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Posts that are held division by division (处室、科室): {@code division-officer-of-metrology} is that
 * of {@code division-officer} in the division {@code metrology}. Each is a post by itself, so that
 * the administrator sets up divisions by their posts; whoever holds one holds the general post too,
 * which has the rights on models.
 */
public final class Divisions {

  private static final String OF = "-of-";

  /** The post whose name is that of its division and what follows it. */
  private static final String OFFICER = "division-officer";

  private static final String OFFICER_NAME = "承办人";

  private Divisions() {}

  /** A post in a division. */
  public static String postOf(String post, String division) {
    return post + OF + division;
  }

  /** The general post that goes with one in a division; empty for any other post. */
  public static Optional<String> generalOf(String post) {
    int of = post.indexOf(OF);
    return of < 0 ? Optional.empty() : Optional.of(post.substring(0, of));
  }

  /**
   * What a division is called: 标准化处（科）. Empty if no post is held there.
   *
   * @param posts names of posts by code
   */
  public static Optional<String> name(String division, Map<String, String> posts) {
    return Optional.ofNullable(posts.get(postOf(OFFICER, division)))
        .map(name -> name.replaceFirst(OFFICER_NAME + "$", ""));
  }

  /** The divisions in which a post is held, in the order of their codes; none if it is general. */
  public static List<String> of(String post, Collection<String> posts) {
    return List.copyOf(
        new TreeSet<>(
            posts.stream()
                .filter(each -> each.startsWith(post + OF))
                .map(each -> each.substring(post.length() + OF.length()))
                .toList()));
  }

  /** Those of some posts that belong to a division of a general one. */
  public static List<String> ofGeneral(String general, Stream<String> posts) {
    return posts.filter(post -> generalOf(post).filter(general::equals).isPresent()).toList();
  }
}

package cn.qualitysafety.platform.work;

import java.util.Collection;
import java.util.Set;

/** Posts that lead and supervise: their people see 活动进展, and begin there after they log in. */
public final class LeadingPosts {

  /** The page with which their day begins. */
  public static final String PAGE = "/board";

  private static final Set<String> CODES =
      Set.of("leading-group", "leading-group-office", "city-director", "supervisor");

  private LeadingPosts() {}

  /**
   * Whether one of these posts is among them.
   *
   * @param posts codes
   */
  public static boolean holdsOne(Collection<String> posts) {
    return posts.stream().anyMatch(CODES::contains);
  }
}

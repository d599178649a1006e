package cn.qualitysafety.platform.work;

import java.util.Collection;
import java.util.Set;

/** Posts that lead and supervise: their people see 活动进展, and most begin there. */
public final class LeadingPosts {

  /** The page with which their day begins. */
  public static final String PAGE = "/board";

  private static final Set<String> BEGIN_THERE =
      Set.of("leading-group", "leading-group-office", "city-director", "supervisor");

  /** Heads of the province's bureau and of counties: their day is what waits for them to decide. */
  private static final String BUREAU_LEADER = "bureau-leader";

  private LeadingPosts() {}

  /**
   * Whether somebody with these posts begins with the page after logging in.
   *
   * @param posts codes
   */
  public static boolean beginThere(Collection<String> posts) {
    return posts.stream().anyMatch(BEGIN_THERE::contains);
  }

  /**
   * Whether the page opens for somebody with these posts: of the units that they reach.
   *
   * @param posts codes
   */
  public static boolean read(Collection<String> posts) {
    return beginThere(posts) || posts.contains(BUREAU_LEADER);
  }
}

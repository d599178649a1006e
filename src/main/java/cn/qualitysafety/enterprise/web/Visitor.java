package cn.qualitysafety.enterprise.web;

import cn.qualitysafety.enterprise.PageReader;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Who is at the page.
 *
 * @param reachedUnits codes of the units whose enterprises this person may see
 * @param posts that this person holds
 * @param postsWithCases those among them that handle cases
 */
record Visitor(
    String person, List<String> reachedUnits, List<String> posts, List<String> postsWithCases) {

  private static final Set<String> THAT_ENTER =
      Set.of("acceptance-window", "review-organiser", "camunda-admin");

  private static final String LABORATORY = "laboratory";

  /** Whether this person's posts keep the register. */
  public boolean mayEnter() {
    return !Collections.disjoint(posts, THAT_ENTER);
  }

  /** The same visitor, or 403 for one who may only read. */
  Visitor entering() {
    return demand(mayEnter());
  }

  /** Who tests blind samples does not look for whose they may be. */
  boolean testsSamples() {
    return posts.contains(LABORATORY);
  }

  /** Whether this person works on cases, and so has to do with parties, persons among them. */
  public boolean handlesCases() {
    return !reachedUnits.isEmpty() && !postsWithCases.isEmpty() && !testsSamples();
  }

  /** The same visitor, or 403 for one who has nothing to do with parties. */
  Visitor handlingCases() {
    return demand(handlesCases());
  }

  private Visitor demand(boolean allowed) {
    if (!allowed) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return this;
  }

  PageReader reader() {
    return new PageReader(person, reachedUnits, posts);
  }
}

package cn.qualitysafety.platform.language;

import java.util.Set;

/** Whatever is in force and names articles of the law by placeholders. */
public interface CitesArticles {

  /** The placeholders, {@code law.penaltyHearing}. */
  Set<String> articles();
}

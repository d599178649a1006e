package cn.qualitysafety.platform.input;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/**
 * What somebody asked a list for last. The list comes again so, until they ask for something else
 * or their session ends.
 */
public final class LastAsked {

  private LastAsked() {}

  /**
   * The view that leads to the list as it was asked for last; empty if this request asks for
   * something itself, which is kept, or nothing was asked for yet.
   */
  public static Optional<String> of(HttpServletRequest request) {
    String list = request.getServletPath();
    HttpSession session = request.getSession();
    String asked = request.getQueryString();
    if (asked != null && !asked.isEmpty()) {
      session.setAttribute(key(list), asked);
      return Optional.empty();
    }
    return Optional.ofNullable((String) session.getAttribute(key(list)))
        .map(last -> "redirect:%s?%s".formatted(list, last));
  }

  private static String key(String list) {
    return list + ".asked";
  }
}

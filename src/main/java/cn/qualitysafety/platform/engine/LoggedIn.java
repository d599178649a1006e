package cn.qualitysafety.platform.engine;

import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;

/** Who is at a page: our own pages share the login of the web applications. */
public final class LoggedIn {

  private LoggedIn() {}

  /** The person's login; a page of our own is not reached without one. */
  public static String person(HttpSession session) {
    return anybody(session).orElseThrow();
  }

  /**
   * The login, if there is one.
   *
   * @param session null if there is none
   */
  public static Optional<String> anybody(HttpSession session) {
    return Optional.ofNullable(session)
        .map(AuthenticationUtil::getAuthsFromSession)
        .map(logins -> logins.getAuthenticationForProcessEngine("default"))
        .map(login -> login.getIdentityId());
  }
}

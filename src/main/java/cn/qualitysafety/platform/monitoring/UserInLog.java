package cn.qualitysafety.platform.monitoring;

import cn.qualitysafety.platform.engine.LoggedIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.camunda.bpm.engine.IdentityService;
import org.slf4j.MDC;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Names in the log who a request is from: whose session it is, or who has logged in with a request
 * to the REST interface. Case and process come from the engine itself, in jobs as well.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class UserInLog extends OncePerRequestFilter {

  private static final String USER = "userId";

  /** Asked for with a request: filters are made before the database is ready for the engine. */
  private final ObjectProvider<IdentityService> identity;

  UserInLog(ObjectProvider<IdentityService> identity) {
    this.identity = identity;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String user = user(request.getSession(false));
    if (user == null) {
      chain.doFilter(request, response);
    } else {
      try (MDC.MDCCloseable named = MDC.putCloseable(USER, user)) {
        chain.doFilter(request, response);
      }
    }
  }

  private String user(HttpSession session) {
    var ofRest = identity.getObject().getCurrentAuthentication();
    if (ofRest != null) {
      return ofRest.getUserId();
    }
    return LoggedIn.anybody(session).orElse(null);
  }
}

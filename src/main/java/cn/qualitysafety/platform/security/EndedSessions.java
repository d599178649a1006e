package cn.qualitysafety.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Before anybody asks who is logged in, ends the session of whoever is not any more. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 9)
class EndedSessions extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(EndedSessions.class);

  private final Sessions sessions;

  EndedSessions(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpSession session = request.getSession(false);
    if (session != null) {
      try {
        sessions.endIfOver(session);
      } catch (DataAccessException lost) {
        // Without the database nothing is shown or changed either, and logins stay valid.
        LOG.debug("Whether a session is over could not be asked", lost);
      }
    }
    chain.doFilter(request, response);
  }
}

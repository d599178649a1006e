package cn.qualitysafety.platform.audit;

import cn.qualitysafety.platform.engine.LoggedIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingRequestWrapper;
import org.springframework.web.util.UriUtils;

/**
 * Notes logins, refused ones and logouts, at the web applications and at the REST interface. The
 * latter asks for name and password with every request: noted is whoever was not there within the
 * time of a session, and whoever is refused. A logout ends the session, which the web applications
 * would leave standing.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 15)
class LoginTrail extends OncePerRequestFilter {

  private static final String WEB = "/camunda/api/admin/auth/user/";
  private static final String REST = "/engine-rest/";
  private static final Duration SESSION = Duration.ofMinutes(30);
  private static final int MOST_REMEMBERED = 10_000;
  private static final int LONGEST_FORM = 4_000;

  private final AuditTrail trail;

  /** Who was last seen at the REST interface from where; the longest unseen are forgotten. */
  private final Map<String, Instant> seen =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  LoginTrail(AuditTrail trail) {
    this.trail = trail;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path =
        request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    if ((path + "/").startsWith(REST)) {
      chain.doFilter(request, response);
      afterRest(request, response);
    } else if (path.startsWith(WEB) && path.contains("/login/")) {
      ContentCachingRequestWrapper read = new ContentCachingRequestWrapper(request, LONGEST_FORM);
      chain.doFilter(read, response);
      afterLogin(read, response);
    } else if (path.startsWith(WEB) && path.endsWith("/logout")) {
      String person = LoggedIn.anybody(request.getSession(false)).orElse(null);
      chain.doFilter(request, response);
      afterLogout(person, request, response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private void afterLogin(ContentCachingRequestWrapper request, HttpServletResponse response) {
    String name = field("username", request.getContentAsByteArray());
    if (response.getStatus() == HttpStatus.OK.value()) {
      trail.record(name, request.getRemoteAddr(), AuditEvent.Kind.LOGIN, null, null);
    } else if (refused(response)) {
      trail.record(name, request.getRemoteAddr(), AuditEvent.Kind.LOGIN_REFUSED, null, null);
    }
  }

  private void afterLogout(
      String person, HttpServletRequest request, HttpServletResponse response) {
    HttpSession session = request.getSession(false);
    if (response.getStatus() == HttpStatus.OK.value() && session != null && person != null) {
      session.invalidate();
      trail.record(person, request.getRemoteAddr(), AuditEvent.Kind.LOGOUT, null, null);
    }
  }

  private void afterRest(HttpServletRequest request, HttpServletResponse response) {
    String name = basicName(request.getHeader(HttpHeaders.AUTHORIZATION));
    if (name == null) {
      return;
    }
    if (response.getStatus() == HttpStatus.UNAUTHORIZED.value()) {
      trail.record(name, request.getRemoteAddr(), AuditEvent.Kind.LOGIN_REFUSED, null, "REST");
    } else if (isNew(name + " " + request.getRemoteAddr())) {
      trail.record(name, request.getRemoteAddr(), AuditEvent.Kind.LOGIN, null, "REST");
    }
  }

  private boolean isNew(String visit) {
    Instant now = Instant.now();
    synchronized (seen) {
      Instant before = seen.put(visit, now);
      return before == null || before.plus(SESSION).isBefore(now);
    }
  }

  private static boolean refused(HttpServletResponse response) {
    return response.getStatus() == HttpStatus.UNAUTHORIZED.value()
        || response.getStatus() == HttpStatus.FORBIDDEN.value();
  }

  /** One field of a form; the others, the password among them, are not looked at. */
  private static String field(String name, byte[] form) {
    return Arrays.stream(new String(form, StandardCharsets.UTF_8).split("&"))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> pair.substring(name.length() + 1).replace('+', ' '))
        .map(LoginTrail::decoded)
        .findFirst()
        .orElse("");
  }

  private static String decoded(String value) {
    try {
      return UriUtils.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      return value;
    }
  }

  /** The name of HTTP Basic; null without one. */
  private static String basicName(String header) {
    if (header == null || !header.startsWith("Basic ")) {
      return null;
    }
    try {
      String login =
          new String(
              Base64.getDecoder().decode(header.substring("Basic ".length()).strip()),
              StandardCharsets.UTF_8);
      return login.contains(":") ? login.substring(0, login.indexOf(':')) : null;
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }
}

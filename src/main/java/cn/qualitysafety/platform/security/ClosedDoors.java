package cn.qualitysafety.platform.security;

import cn.qualitysafety.platform.work.LeadingPosts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Every path needs a login of the web applications, except those that see to it themselves and the
 * health probes and the public pages, which are read only and know no session. What the server
 * tells of itself is for administrators. The metrics open to a token as well, not to a password: a
 * collector has no account that could be locked, and is answered while the database is lost. The
 * web applications' page for creating a first administrator is closed for good: ours comes from the
 * environment.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class ClosedDoors extends OncePerRequestFilter {

  private static final String LOGIN = "/camunda/app/tasklist/";
  private static final List<String> SEE_TO_IT_THEMSELVES = List.of("/camunda/", "/engine-rest/");
  private static final List<String> OPEN =
      List.of(
          "/actuator/health",
          "/actuator/health/liveness",
          "/actuator/health/readiness",
          "/favicon.ico",
          "/page.css",
          "/own-page.js");

  private static final String METRICS = "/actuator/prometheus";

  /** What the server tells of itself. */
  private static final String ACTUATOR = "/actuator";

  /** The web applications ask who may use one of them for its pages, and not for its data. */
  private static final Pattern DATA_OF_AN_APPLICATION =
      Pattern.compile("/camunda/api/(cockpit|tasklist|admin)/plugin/[^/]+/(?!static/).*");

  /** What the web applications would tell and compute for everybody. */
  private static final String PASSWORD_POLICY = "/identity/password-policy";

  /**
   * Nobody fires a legal limit's timer by hand. The engine takes a retry from a job for everybody
   * who asks, even for those whom it then refuses.
   */
  private static final Pattern EXECUTE_JOB = Pattern.compile("/.*/job/[^/]+/execute/?");

  /** No model has work for other programs, and who waits for some keeps the server waiting. */
  private static final Pattern EXTERNAL_TASKS = Pattern.compile("/.*/external-task/fetchAndLock/?");

  /** Pages of whatever regime that everybody may read. */
  private static final String PUBLIC = "/public";

  /** As a browser calls the page that sends something: another site, another host of ours. */
  private static final List<String> FOREIGN = List.of("cross-site", "same-site");

  private static final List<String> READING = List.of("GET", "HEAD");

  private final MetricsToken metricsToken;

  ClosedDoors(MetricsToken metricsToken) {
    this.metricsToken = metricsToken;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    protect(request, response);
    String path =
        request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    if (path.contains("/setup")) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (path.startsWith("/camunda/")
        && path.contains(PASSWORD_POLICY)
        && !loggedIn(request.getSession(false))) {
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    } else if (EXECUTE_JOB.matcher(path).matches()
        || EXTERNAL_TASKS.matcher(path).matches()
        || isForeignForm(request, path)
        || isOfForeignApplication(request, path)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    } else if (path.isEmpty() || path.equals("/") || path.equals("/camunda")) {
      response.sendRedirect(request.getContextPath() + home(request.getSession(false)));
    } else if (OPEN.contains(path)
        || SEE_TO_IT_THEMSELVES.stream().anyMatch((path + "/")::startsWith)) {
      chain.doFilter(request, response);
    } else if (isPublic(request, path)) {
      readOnly(request, response, chain);
    } else if (path.equals(METRICS) && metricsToken.admits(request)) {
      chain.doFilter(request, response);
    } else if (path.startsWith(ACTUATOR)
        && loggedIn(request.getSession(false))
        && !isAdministrators(request.getSession(false))) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    } else if (loggedIn(request.getSession(false))) {
      response.setHeader(
          "Content-Security-Policy",
          "default-src 'self'; style-src 'self' 'unsafe-inline'; object-src 'none';"
              + " base-uri 'none'; form-action 'self'; frame-ancestors 'self'");
      response.setHeader("Cache-Control", "no-store");
      chain.doFilter(request, response);
    } else if (request.getMethod().equals("GET") && !path.equals(METRICS)) {
      response.sendRedirect(request.getContextPath() + LOGIN);
    } else {
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    }
  }

  /** What every answer says; what is public and what the web applications show says more. */
  private static void protect(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "SAMEORIGIN");
    response.setHeader("Referrer-Policy", "same-origin");
    if (request.isSecure()) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
    String path = request.getServletPath() + "/";
    if (path.startsWith("/engine-rest/")) {
      response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
      response.setHeader("Cache-Control", "no-store");
    } else if (path.startsWith("/camunda/api/")) {
      response.setHeader("Cache-Control", "no-store");
    }
  }

  /**
   * A browser sends the password of the REST interface along by itself once somebody has entered
   * it, with a form of another site too; a deployment is such a form.
   */
  private static boolean isForeignForm(HttpServletRequest request, String path) {
    return path.startsWith("/engine-rest/")
        && !READING.contains(request.getMethod())
        && FOREIGN.contains(Objects.requireNonNullElse(request.getHeader("Sec-Fetch-Site"), ""));
  }

  private static boolean isOfForeignApplication(HttpServletRequest request, String path) {
    Matcher data = DATA_OF_AN_APPLICATION.matcher(path);
    return data.matches()
        && login(request.getSession(false))
            .filter(login -> !login.isAuthorizedForApp(data.group(1)))
            .isPresent();
  }

  /** Where somebody's day begins; of whoever is not logged in the login says it afterwards. */
  private static String home(HttpSession session) {
    return login(session)
        .filter(login -> LeadingPosts.beginThere(login.getGroupIds()))
        .map(login -> LeadingPosts.PAGE)
        .orElse(LOGIN);
  }

  private static boolean isAdministrators(HttpSession session) {
    return login(session)
        .filter(login -> login.getGroupIds().contains(Groups.CAMUNDA_ADMIN))
        .isPresent();
  }

  /**
   * Only if the address is written as it is understood: the servlet container and the framework
   * take an address with dots, semicolons or escapes apart in different ways.
   */
  private static boolean isPublic(HttpServletRequest request, String path) {
    return (path.equals(PUBLIC) || path.startsWith(PUBLIC + "/"))
        && request.getRequestURI().equals(request.getContextPath() + path);
  }

  private static void readOnly(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader("Content-Security-Policy", "default-src 'self'");
    if (READING.contains(request.getMethod())) {
      chain.doFilter(request, response);
    } else {
      response.setHeader("Allow", String.join(", ", READING));
      response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }
  }

  static boolean loggedIn(HttpSession session) {
    return login(session).isPresent();
  }

  static Optional<UserAuthentication> login(HttpSession session) {
    Authentications logins =
        session == null ? null : AuthenticationUtil.getAuthsFromSession(session);
    return Optional.ofNullable(logins)
        .map(all -> all.getAuthenticationForProcessEngine("default"))
        .map(UserAuthentication.class::cast);
  }
}

package cn.qualitysafety.platform.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.WebUtils;

/**
 * Only our own pages change something through our own controllers: every request of an unsafe
 * method carries the session's token, which templates find as {@code csrfToken}, in the field
 * {@code _token} or, sent by a script, in the header {@code X-Csrf-Token}. The web applications and
 * the REST interface are servlets of their own and see to it themselves.
 *
 * <p>An interceptor and no filter: it runs when a multipart request has been taken apart, so the
 * field is readable there too, and a request that is too large has been refused for that.
 */
@ControllerAdvice
class OwnForms implements HandlerInterceptor, WebMvcConfigurer {

  private static final String TOKEN = OwnForms.class.getName();
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final int BYTES = 32;

  private final SecureRandom random = new SecureRandom();

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  /** The session's token; null without a session. */
  @ModelAttribute("csrfToken")
  String token(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null) {
      return null;
    }
    synchronized (WebUtils.getSessionMutex(session)) {
      if (session.getAttribute(TOKEN) == null) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        session.setAttribute(TOKEN, HexFormat.of().formatHex(bytes));
      }
      return (String) session.getAttribute(TOKEN);
    }
  }

  /** Who reads the page, for what it keeps of a form (own-page.js); null without a login. */
  @ModelAttribute("reader")
  String reader(HttpServletRequest request) {
    return ClosedDoors.login(request.getSession(false))
        .map(UserAuthentication::getName)
        .orElse(null);
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    // The error page answers a request that has been refused already.
    if (request.getDispatcherType() == DispatcherType.ERROR
        || SAFE.contains(request.getMethod())
        || carriesToken(request)) {
      return true;
    }
    ReadableAnswer.tell(
        request, response, HttpStatus.FORBIDDEN, "StalePage", "页面已过期，您的操作没有生效，请返回原页面，刷新后重试。");
    return false;
  }

  private static boolean carriesToken(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    Object expected = session == null ? null : session.getAttribute(TOKEN);
    String header = request.getHeader("X-Csrf-Token");
    String sent = header == null ? request.getParameter("_token") : header;
    return expected != null
        && sent != null
        && MessageDigest.isEqual(
            expected.toString().getBytes(StandardCharsets.UTF_8),
            sent.getBytes(StandardCharsets.UTF_8));
  }
}

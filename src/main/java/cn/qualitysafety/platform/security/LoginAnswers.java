package cn.qualitysafety.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says why somebody is not let in: it is too early for another password ({@link LoginDelays}), name
 * or password are wrong, or the post does not use this application. Which of the two is wrong, it
 * does not say. Who has to wait has not been asked, and leaves no line in the trail.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 14)
class LoginAnswers extends OncePerRequestFilter {

  /** Attribute of a request: how long a {@link LoginDelayedException} tells to wait. */
  static final String LEFT = LoginAnswers.class.getName() + ".left";

  /** Attribute of a request that brought a password, right or wrong. */
  static final String ASKED = LoginAnswers.class.getName() + ".asked";

  /** What the login pages show as it is. */
  private static final Map<Integer, String> REASONS =
      Map.of(
          HttpServletResponse.SC_UNAUTHORIZED, "用户名或密码错误，请核对后重新输入。",
          HttpServletResponse.SC_FORBIDDEN, "您无权使用本应用（没有相应岗位），请联系系统管理员。");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, new WithReason(request, response));
    } catch (LoginDelayedException early) {
      // From the login of the REST interface, which turns no exception into an answer.
      ComeLater.tell(
          response,
          HttpStatus.TOO_MANY_REQUESTS,
          early.left(),
          MediaType.APPLICATION_JSON,
          ReadableAnswer.error("LoginDelayed", early.getMessage()).toString());
    }
  }

  /** Both web and REST turn an exception into an answer, with the sentence, but not with 429. */
  private static class WithReason extends HttpServletResponseWrapper {

    private final HttpServletRequest request;

    WithReason(HttpServletRequest request, HttpServletResponse response) {
      super(response);
      this.request = request;
    }

    @Override
    public void setStatus(int status) {
      if (status >= 400 && request.getAttribute(LEFT) instanceof Duration left) {
        setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(left.toSeconds()));
        super.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
      } else {
        super.setStatus(status);
      }
    }

    @Override
    public void sendError(int status, String message) throws IOException {
      if (request.getAttribute(ASKED) != null
          && !CurrentRequest.isRest(request)
          && REASONS.containsKey(status)) {
        request.setAttribute(ReadableAnswer.SENTENCE, REASONS.get(status));
      }
      super.sendError(status, message);
    }

    @Override
    public void sendError(int status) throws IOException {
      sendError(status, null);
    }
  }
}

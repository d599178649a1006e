package cn.qualitysafety.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The request that the engine is at work for. */
final class CurrentRequest {

  private CurrentRequest() {}

  /** Null if the server does something by itself. */
  static HttpServletRequest get() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
        ? request.getRequest()
        : null;
  }

  /** Whether it is for the REST interface, which has no sessions. */
  static boolean isRest(HttpServletRequest request) {
    return (request.getServletPath() + "/").startsWith("/engine-rest/");
  }
}

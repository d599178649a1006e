package cn.qualitysafety.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The engine makes an account wait after a wrong password; here an address waits that is refused at
 * many accounts, and neither asks the engine nor fills the trail.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 14)
class LoginLimit extends OncePerRequestFilter {

  private static final int MOST_ADDRESSES = 10_000;
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private record Refusals(Instant since, int count) {}

  private final Map<String, Refusals> byAddress =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Refusals> eldest) {
          return size() > MOST_ADDRESSES;
        }
      };

  private final int perMinute;

  LoginLimit(@Value("${login.refusals-per-minute}") int perMinute) {
    this.perMinute = perMinute;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    boolean rest =
        path.startsWith(request.getContextPath() + "/engine-rest")
            && request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    // Not the question who is logged in, which every page asks.
    boolean login = path.contains("/api/admin/auth/user/") && path.contains("/login/");
    return !rest && !login;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String address = request.getRemoteAddr();
    if (refusals(address).count() >= perMinute) {
      ComeLater.tell(response, HttpStatus.TOO_MANY_REQUESTS, WINDOW, "登录失败次数过多，请一分钟后再试。");
      return;
    }
    chain.doFilter(request, response);
    if (response.getStatus() == HttpStatus.UNAUTHORIZED.value()) {
      synchronized (byAddress) {
        Refusals before = refusals(address);
        byAddress.put(address, new Refusals(before.since(), before.count() + 1));
      }
    }
  }

  /** Those of the minute that began with the first. */
  private Refusals refusals(String address) {
    Instant now = Instant.now();
    synchronized (byAddress) {
      Refusals refusals = byAddress.get(address);
      return refusals == null || refusals.since().plus(WINDOW).isBefore(now)
          ? new Refusals(now, 0)
          : refusals;
    }
  }
}

package cn.qualitysafety.platform.security;

import cn.qualitysafety.platform.Sha256;
import cn.qualitysafety.platform.engine.LoggedIn;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How much one person has done at the same time, as many as a browser asks for, and how much all
 * who have not logged in at one address: whoever sends two hundred requests at once, or sends each
 * as slowly as they can, waits for themselves, and nobody else for them. What follows waits for its
 * turn, some of it for so long; the rest is refused. Scripts, styles and pictures are given to
 * everybody at once.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 11)
class FewAtOnce extends OncePerRequestFilter {

  private static final int AT_ONCE = 6;

  /** Of strangers at one address, which may be all the colleagues of a bureau. */
  private static final int AT_ONE_ADDRESS = 40;

  private static final int MOST_WAITING = 30;
  private static final int PATIENCE_SECONDS = 20;
  private static final int PEOPLE = 10_000;
  private static final String BASIC = "Basic ";
  private static final String ADDRESS = "from ";

  /** Which have to be answered whoever else is at the same address. */
  private static final String PROBES = "/actuator/";

  private static final List<String> FILES =
      List.of("/camunda/app/", "/camunda/lib/", "/camunda/assets/", "/webjars/");

  private final LoadingCache<String, Semaphore> places =
      Caffeine.newBuilder()
          .expireAfterAccess(Duration.ofHours(1))
          .maximumSize(PEOPLE)
          .build(who -> new Semaphore(who.startsWith(ADDRESS) ? AT_ONE_ADDRESS : AT_ONCE, true));

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = ReadableAnswer.path(request);
    return path.startsWith(PROBES)
        || FILES.stream().anyMatch(path::startsWith)
        || path.endsWith(".js")
        || path.endsWith(".css");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Semaphore place = places.get(who(request));
    if (!mayBegin(place)) {
      ReadableAnswer.tell(
          request,
          response,
          HttpStatus.TOO_MANY_REQUESTS,
          "TooManyRequests",
          "您同时打开或者提交的内容过多，这一项没有处理，请等其他页面打开后再试。");
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      place.release();
    }
  }

  /**
   * A person, or the address of a stranger. Of a login by REST, whose password nobody has looked at
   * yet, no more is kept than a fingerprint.
   */
  private static String who(HttpServletRequest request) {
    return LoggedIn.anybody(request.getSession(false))
        .orElseGet(
            () -> {
              String login = request.getHeader(HttpHeaders.AUTHORIZATION);
              return login != null && login.startsWith(BASIC)
                  ? Sha256.of(login)
                  : ADDRESS + request.getRemoteAddr();
            });
  }

  private static boolean mayBegin(Semaphore place) {
    try {
      return place.tryAcquire()
          || place.getQueueLength() < MOST_WAITING
              && place.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

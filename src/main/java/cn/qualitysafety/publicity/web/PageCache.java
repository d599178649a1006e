package cn.qualitysafety.publicity.web;

import cn.qualitysafety.platform.security.ComeLater;
import cn.qualitysafety.publicity.PublicResults;
import cn.qualitysafety.publicity.PublicityLimits;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Many readers cost little: a page that was made is kept until a publication changes, on whichever
 * node, and only few are made at once; whoever is too many is told so and takes neither threads nor
 * connections from the staff.
 *
 * <p>The list of results also shows the state of rectification, which no publication changes: it is
 * at most {@code publicity.page-age} old. Licences and decisions are never kept, since a revoked
 * one shows at once.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 21)
class PageCache extends OncePerRequestFilter {

  private static final int PAGES = 500;
  private static final int LONGEST_QUERY = 200;
  private static final List<String> EXACT = List.of("/public", "/public/", "/public/publications");
  private static final String AGEING = "/public/results";

  private record Page(String version, long madeAt, String contentType, String tag, byte[] body) {}

  private final Map<String, Page> pages =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Page> eldest) {
              return size() > PAGES;
            }
          });

  private final PublicResults results;
  private final Duration pageAge;
  private final Semaphore makers;
  private final Semaphore places;

  PageCache(PublicResults results, PublicityLimits limits) {
    this.results = results;
    this.pageAge = limits.pageAge();
    this.makers = new Semaphore(limits.makers(), true);
    this.places = new Semaphore(limits.makers() + limits.waiting());
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getServletPath() + "/";
    return !path.startsWith("/public/") || path.startsWith(PublicFiles.PATH);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String key = key(request);
    if (key == null) {
      make(response, () -> chain.doFilter(request, response));
      return;
    }
    // The version is read before the page is made: a publication in between makes it old.
    String version = results.version();
    Page page = pages.get(key);
    if (page == null || !fresh(page, version, request.getServletPath())) {
      page = null;
      ContentCachingResponseWrapper copy = new ContentCachingResponseWrapper(response);
      if (!make(response, () -> chain.doFilter(request, copy))) {
        return;
      }
      if (copy.getStatus() != HttpStatus.OK.value()) {
        copy.copyBodyToResponse();
        return;
      }
      byte[] body = copy.getContentAsByteArray();
      page =
          new Page(
              version,
              System.nanoTime(),
              copy.getContentType(),
              '"' + DigestUtils.md5DigestAsHex(body) + '"',
              body);
      pages.put(key, page);
    }
    if (!new ServletWebRequest(request, response).checkNotModified(page.tag())) {
      response.setContentType(page.contentType());
      response.setContentLength(page.body().length);
      response.getOutputStream().write(page.body());
    }
  }

  /** Null if the page is not kept. */
  private static String key(HttpServletRequest request) {
    String path = request.getServletPath();
    String query = Objects.requireNonNullElse(request.getQueryString(), "");
    boolean kept = EXACT.contains(path) || path.equals(AGEING);
    return kept && request.getMethod().equals("GET") && query.length() <= LONGEST_QUERY
        ? path + "?" + query
        : null;
  }

  private boolean fresh(Page page, String version, String path) {
    return page.version().equals(version)
        && (!path.equals(AGEING) || System.nanoTime() - page.madeAt() < pageAge.toNanos());
  }

  /** Whether it was made; otherwise the reader has been told. */
  private boolean make(HttpServletResponse response, Making making)
      throws ServletException, IOException {
    if (!places.tryAcquire()) {
      ComeLater.tell(
          response, HttpStatus.SERVICE_UNAVAILABLE, Duration.ofSeconds(10), "访问人数较多，请稍后再试。");
      return false;
    }
    try {
      makers.acquireUninterruptibly();
      try {
        making.run();
        return true;
      } finally {
        makers.release();
      }
    } finally {
      places.release();
    }
  }

  private interface Making {
    void run() throws ServletException, IOException;
  }
}

package cn.qualitysafety.publicity.web;

import cn.qualitysafety.platform.security.ComeLater;
import cn.qualitysafety.publicity.PublicResults;
import cn.qualitysafety.publicity.PublicityLimits;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
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
 *
 * <p>The pages are Caffeine's to keep. How many are made at once and who waits is not: a cache lets
 * everybody wait who asks for what is being made, and none of those who ask for different things.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 21)
class PageCache extends OncePerRequestFilter {

  private static final int MOST_BYTES = 32 * 1024 * 1024;
  private static final Duration UNTIL_IT_CHANGES = Duration.ofDays(1);
  private static final int LONGEST_QUERY = 200;
  private static final List<String> EXACT =
      List.of("/public", "/public/", "/public/publications", "/public/disclosures");
  private static final String AGEING = "/public/results";

  private record Key(String path, String query) {}

  /**
   * @param version of what is published
   */
  private record Page(String version, String contentType, String tag, byte[] body) {}

  private final Cache<Key, Page> pages;
  private final PublicResults results;
  private final Semaphore makers;
  private final Semaphore places;

  PageCache(PublicResults results, PublicityLimits limits) {
    this.results = results;
    pages =
        Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Key key, Page page) -> page.body().length + key.query().length())
            .expireAfter(
                Expiry.creating(
                    (Key key, Page page) ->
                        key.path().equals(AGEING) ? limits.pageAge() : UNTIL_IT_CHANGES))
            .build();
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
    if (!isKept(request)) {
      make(response, () -> chain.doFilter(request, response));
      return;
    }
    // The version is read before the page is made: a publication in between makes it old.
    String version = results.version();
    Key key = new Key(request.getServletPath(), query(request));
    Page page = pages.getIfPresent(key);
    if (page == null || !page.version().equals(version)) {
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
              version, copy.getContentType(), '"' + DigestUtils.md5DigestAsHex(body) + '"', body);
      pages.put(key, page);
    }
    if (!new ServletWebRequest(request, response).checkNotModified(page.tag())) {
      response.setContentType(page.contentType());
      response.setContentLength(page.body().length);
      response.getOutputStream().write(page.body());
    }
  }

  private static boolean isKept(HttpServletRequest request) {
    String path = request.getServletPath();
    return (EXACT.contains(path) || path.equals(AGEING))
        && request.getMethod().equals("GET")
        && query(request).length() <= LONGEST_QUERY;
  }

  private static String query(HttpServletRequest request) {
    return Objects.requireNonNullElse(request.getQueryString(), "");
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

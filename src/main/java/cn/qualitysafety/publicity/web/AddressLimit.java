package cn.qualitysafety.publicity.web;

import cn.qualitysafety.platform.security.ComeLater;
import cn.qualitysafety.publicity.PublicityLimits;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Nobody can keep the staff from working by reading: each address has a bucket of requests that
 * fills up again. Caches ask each time: what is withdrawn disappears at once. The pages' files are
 * not counted: a browser asks once for them, and they cost no more than those of the login page.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class AddressLimit extends OncePerRequestFilter {

  private static final int ADDRESSES = 10_000;

  /** After that long a bucket is full again whatever the limits are in practice. */
  private static final Duration UNUSED = Duration.ofHours(1);

  private final LoadingCache<String, Bucket> buckets;

  AddressLimit(PublicityLimits limits) {
    buckets =
        Caffeine.newBuilder()
            .maximumSize(ADDRESSES)
            .expireAfterAccess(UNUSED)
            .build(
                address ->
                    Bucket.builder()
                        .addLimit(
                            limit ->
                                limit
                                    .capacity(limits.burst())
                                    .refillGreedy(limits.perMinute(), Duration.ofMinutes(1)))
                        .build());
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
    if (buckets.get(request.getRemoteAddr()).tryConsume(1)) {
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
      chain.doFilter(request, response);
    } else {
      ComeLater.tell(
          response, HttpStatus.TOO_MANY_REQUESTS, Duration.ofMinutes(1), "您的访问过于频繁，请一分钟后再试。");
    }
  }
}

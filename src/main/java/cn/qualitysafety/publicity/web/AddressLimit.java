package cn.qualitysafety.publicity.web;

import cn.qualitysafety.platform.security.ComeLater;
import cn.qualitysafety.publicity.PublicityLimits;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
  private static final double NANOS_PER_MINUTE = 60e9;

  private record Bucket(double tokens, long at) {}

  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
  private final PublicityLimits limits;

  AddressLimit(PublicityLimits limits) {
    this.limits = limits;
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
    if (take(request.getRemoteAddr(), System.nanoTime())) {
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
      chain.doFilter(request, response);
    } else {
      ComeLater.tell(
          response, HttpStatus.TOO_MANY_REQUESTS, Duration.ofMinutes(1), "您的访问过于频繁，请一分钟后再试。");
    }
  }

  boolean take(String address, long now) {
    if (buckets.size() > ADDRESSES) {
      buckets.values().removeIf(bucket -> tokens(bucket, now) >= limits.burst());
    }
    if (buckets.size() > ADDRESSES) {
      // So many at once are no readers; to forget them costs less than to keep them.
      buckets.clear();
    }
    Bucket left =
        buckets.compute(
            address,
            (key, bucket) ->
                new Bucket((bucket == null ? limits.burst() : tokens(bucket, now)) - 1, now));
    return left.tokens() >= 0;
  }

  /** A request that was refused takes nothing: the bucket is never emptier than empty. */
  private double tokens(Bucket bucket, long now) {
    return Math.min(
        limits.burst(),
        Math.max(0, bucket.tokens()) + (now - bucket.at()) / NANOS_PER_MINUTE * limits.perMinute());
  }
}

package cn.qualitysafety.platform.security;

import cn.qualitysafety.platform.engine.LoggedIn;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.apache.catalina.connector.RequestFacade;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What nobody has read of a request when it is answered, mostly refused, whoever refused it. A
 * browser shows no answer before it has sent all, so it is read to its end; but only of so many at
 * one address at the same time and for so long. Of others the connection is ended: Tomcat by itself
 * would read on, for which a slow sender keeps a thread as long as they like. It has no way to say
 * so but the one that its own processors use.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 4)
class RestOfBody extends OncePerRequestFilter {

  private static final int AT_ONE_ADDRESS = 20;
  private static final int ADDRESSES = 10_000;

  /** Since the request has come, from somebody who has not logged in. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** With a file that is too large, over a slow line. */
  private static final Duration PATIENCE_WITH_COLLEAGUES = Duration.ofMinutes(3);

  private static final Field REQUEST = ReflectionUtils.findField(RequestFacade.class, "request");

  static {
    ReflectionUtils.makeAccessible(REQUEST);
  }

  private final LoadingCache<String, Semaphore> places =
      Caffeine.newBuilder()
          .expireAfterAccess(Duration.ofHours(1))
          .maximumSize(ADDRESSES)
          .build(address -> new Semaphore(AT_ONE_ADDRESS));

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean stranger = LoggedIn.anybody(request.getSession(false)).isEmpty();
    Duration patience = stranger ? PATIENCE : PATIENCE_WITH_COLLEAGUES;
    long until = System.nanoTime() + patience.toNanos();
    try {
      chain.doFilter(request, response);
    } finally {
      Request raw = raw(request);
      if (raw != null && !request.isAsyncStarted() && !raw.isFinished()) {
        if (!isReadToEnd(raw, places.get(request.getRemoteAddr()), until)) {
          response.flushBuffer();
          raw.action(ActionCode.CLOSE_NOW, null);
        }
      }
    }
  }

  /** As Tomcat reads it; null if another server is at work, as in some tests. */
  private static Request raw(HttpServletRequest request) {
    ServletRequest inner = request;
    while (inner instanceof ServletRequestWrapper wrapper) {
      inner = wrapper.getRequest();
    }
    return inner instanceof RequestFacade facade
        ? ((org.apache.catalina.connector.Request) ReflectionUtils.getField(REQUEST, facade))
            .getCoyoteRequest()
        : null;
  }

  private static boolean isReadToEnd(Request request, Semaphore place, long until) {
    if (!place.tryAcquire()) {
      return false;
    }
    try {
      return readToEnd(request, until);
    } finally {
      place.release();
    }
  }

  private static boolean readToEnd(Request request, long until) {
    Forgotten forgotten = new Forgotten();
    try {
      while (System.nanoTime() - until < 0) {
        if (request.doRead(forgotten) < 0) {
          return true;
        }
      }
      return false;
    } catch (IOException goneOrTooSlow) {
      return false;
    }
  }

  private static class Forgotten implements ApplicationBufferHandler {

    private ByteBuffer bytes = ByteBuffer.allocate(0);

    @Override
    public void setByteBuffer(ByteBuffer bytes) {
      this.bytes = bytes;
    }

    @Override
    public ByteBuffer getByteBuffer() {
      return bytes;
    }

    @Override
    public void expand(int size) {
      // what comes is not kept
    }
  }
}

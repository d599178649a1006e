package cn.qualitysafety.platform.database;

import cn.qualitysafety.platform.security.ReadableAnswer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * What people get while the database is lost: one sentence, at once, as a page, as the error of the
 * REST interface that the web applications show, or as a plain text that our scripts show. Nothing
 * is begun then. What was under way when it was lost gets the same in the place of a fault.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 12)
class LostDatabaseAnswers extends OncePerRequestFilter {

  /** The commit may have been the last that the database did: nobody can say whether it did. */
  static final String SENTENCE =
      "数据库暂时无法连接，业务暂停办理，请几分钟后再试。此前已保存的内容不受影响；" + "刚刚提交的内容要么全部保存，要么全部没有保存，请在恢复后刷新页面核对。";

  private static final Duration AFTER = Duration.ofMinutes(1);
  private static final String PROBES_AND_METRICS = "/actuator/";

  /** What a page is made of comes from the program and not from the database. */
  private static final Set<String> PARTS_OF_PAGES =
      Set.of("css", "js", "json", "ico", "png", "svg", "woff", "woff2", "ttf");

  private final DatabaseWatch watch;

  LostDatabaseAnswers(DatabaseWatch watch) {
    this.watch = watch;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = ReadableAnswer.path(request);
    return path.startsWith(PROBES_AND_METRICS)
        || PARTS_OF_PAGES.contains(
            Objects.requireNonNullElse(StringUtils.getFilenameExtension(path), ""));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (watch.knowsLost()) {
      tell(request, response);
    } else if (ReadableAnswer.isRest(ReadableAnswer.path(request))) {
      // Its own answer to a fault is held back until it is known what the fault is.
      ContentCachingResponseWrapper held = new ContentCachingResponseWrapper(response);
      passOn(request, held, chain);
      held.copyBodyToResponse();
    } else {
      passOn(request, response, chain);
    }
  }

  private void passOn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException | IOException | RuntimeException e) {
      if (response.isCommitted() || !watch.findsLost()) {
        throw e;
      }
      tell(request, response);
      return;
    }
    if (response.getStatus() >= HttpStatus.INTERNAL_SERVER_ERROR.value()
        && !response.isCommitted()
        && watch.findsLost()) {
      tell(request, response);
    }
  }

  private static void tell(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(AFTER.toSeconds()));
    ReadableAnswer.tell(
        request, response, HttpStatus.SERVICE_UNAVAILABLE, "LostDatabase", SENTENCE);
  }
}

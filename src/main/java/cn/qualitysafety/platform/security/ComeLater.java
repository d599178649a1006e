package cn.qualitysafety.platform.security;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** The answer to whoever comes at a bad time: a sentence, and when to try again. */
public final class ComeLater {

  private ComeLater() {}

  /** Answers; no cache keeps it. */
  public static void tell(
      HttpServletResponse response, HttpStatus status, Duration after, String sentence)
      throws IOException {
    tell(response, status, after, MediaType.TEXT_PLAIN, sentence);
  }

  /** Answers with the sentence in a shape that the reader's program expects. */
  public static void tell(
      HttpServletResponse response, HttpStatus status, Duration after, MediaType type, String body)
      throws IOException {
    response.setStatus(status.value());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(after.toSeconds()));
    response.setContentType(type.toString());
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getWriter().write(body);
  }
}

package cn.qualitysafety.platform.security;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** The answer to whoever is one too many: a sentence, and when to try again. */
public final class ComeLater {

  private ComeLater() {}

  /** Answers; no cache keeps it. */
  public static void tell(
      HttpServletResponse response, HttpStatus status, Duration after, String sentence)
      throws IOException {
    response.setStatus(status.value());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(after.toSeconds()));
    response.setContentType(MediaType.TEXT_PLAIN_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getWriter().write(sentence);
  }
}

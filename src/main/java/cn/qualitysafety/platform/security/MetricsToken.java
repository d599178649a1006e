package cn.qualitysafety.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * The token with which Prometheus reads the metrics ({@code metrics.token}). There is none by
 * default, and then nobody reads them without a login.
 */
@Component
class MetricsToken {

  private static final int SHORTEST = 24;

  private final byte[] header;

  /**
   * @throws IllegalStateException if the token can be guessed
   */
  MetricsToken(@Value("${metrics.token}") String token) {
    if (!token.isEmpty() && token.length() < SHORTEST) {
      throw new IllegalStateException(
          "metrics.token (QS_METRICS_TOKEN) has %d characters; it needs at least %d, or none at all"
              .formatted(token.length(), SHORTEST));
    }
    header = token.isEmpty() ? null : bytes("Bearer " + token);
  }

  boolean admits(HttpServletRequest request) {
    String sent = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && sent != null && MessageDigest.isEqual(header, bytes(sent));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

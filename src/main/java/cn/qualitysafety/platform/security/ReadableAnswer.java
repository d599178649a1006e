package cn.qualitysafety.platform.security;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * A refusal in the shape that its reader expects: a page for a browser, the error of the REST
 * interface where the web applications show it, a plain text for our scripts.
 */
public final class ReadableAnswer {

  /** Request attribute with the sentence that {@code error.html} shows. */
  static final String SENTENCE = "sentence";

  private static final List<String> REST = List.of("/camunda/api/", "/engine-rest/");

  private ReadableAnswer() {}

  /**
   * Answers in the place of whatever was to be answered; no cache keeps it.
   *
   * @param type name of the kind of refusal, for programs
   * @param sentence Chinese, for people
   */
  public static void tell(
      HttpServletRequest request,
      HttpServletResponse response,
      HttpStatus status,
      String type,
      String sentence)
      throws IOException {
    response.resetBuffer();
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (!isRest(path(request)) && wantsPage(request)) {
      request.setAttribute(SENTENCE, sentence);
      response.sendError(status.value());
    } else {
      write(response, path(request), status, type, sentence);
    }
  }

  /** The same where there is to be no page. */
  static void write(
      HttpServletResponse response, String path, HttpStatus status, String type, String sentence)
      throws IOException {
    response.setStatus(status.value());
    response.setContentType(
        isRest(path) ? MediaType.APPLICATION_JSON_VALUE : MediaType.TEXT_PLAIN_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getWriter().write(isRest(path) ? error(type, sentence).toString() : sentence);
  }

  /** An error as the REST interface writes it. */
  static ObjectNode error(String type, String sentence) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", type)
        .put("message", sentence)
        .putNull("code");
  }

  /** Whether a path belongs to the engine's REST interface. */
  public static boolean isRest(String path) {
    return REST.stream().anyMatch((path + "/")::startsWith);
  }

  static boolean wantsPage(HttpServletRequest request) {
    return String.valueOf(request.getHeader(HttpHeaders.ACCEPT))
        .contains(MediaType.TEXT_HTML_VALUE);
  }

  /** The path as the servlet container understands it, without the context's. */
  public static String path(HttpServletRequest request) {
    return request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
  }
}

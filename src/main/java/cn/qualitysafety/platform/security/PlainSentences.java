package cn.qualitysafety.platform.security;

import cn.qualitysafety.platform.engine.EngineRefusal;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Turns what the web applications themselves answer in English into sentences; what comes from the
 * engine's interface within them is one already ({@link RestAnswers}).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class PlainSentences extends OncePerRequestFilter {

  private final ObjectMapper json;

  PlainSentences(ObjectMapper json) {
    this.json = json;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith(request.getContextPath() + "/camunda/api/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ContentCachingResponseWrapper buffered = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, buffered);
    if (buffered.getStatus() >= 400) {
      byte[] plain = plain(buffered.getContentAsByteArray());
      buffered.resetBuffer();
      buffered.getOutputStream().write(plain);
    }
    buffered.copyBodyToResponse();
  }

  private byte[] plain(byte[] body) throws JsonProcessingException {
    try {
      if (json.readTree(body) instanceof ObjectNode error && error.path("message").isTextual()) {
        error.put("message", sentence(error.path("type").asText(), error.path("message").asText()));
        return json.writeValueAsBytes(error);
      }
    } catch (IOException notJson) {
      // whatever it is, it is not the engine's error message
    }
    return body;
  }

  static String sentence(String type, String message) {
    return EngineRefusal.of(type, message)
        .orElse(
            "操作没有完成。请先刷新页面核对，再决定是否重试；仍有问题请"
                + (message.isBlank() ? "联系系统管理员。" : "将以下信息告知系统管理员：" + message));
  }
}

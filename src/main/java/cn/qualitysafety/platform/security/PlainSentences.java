package cn.qualitysafety.platform.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Turns the engine's error messages into sentences for the people at the web applications: our own
 * refusals without the engine's words around them, and the usual accidents of working side by side
 * in Chinese. REST clients at {@code /engine-rest} get the engine's answer as it is.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class PlainSentences extends OncePerRequestFilter {

  private static final Pattern OUR_SENTENCE =
      Pattern.compile("(?:^|: )([“《\\p{IsHan}].*)$", Pattern.DOTALL);
  private static final Pattern CLAIMED =
      Pattern.compile("is already claimed by someone else|already claimed");

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
    Matcher ours = OUR_SENTENCE.matcher(message);
    if (ours.find()) {
      return ours.group(1);
    }
    if (CLAIMED.matcher(message).find()) {
      return "该任务已由其他同志签收，请刷新任务列表。";
    }
    if (message.contains("task is null")
        || message.contains("Cannot find task with id")
        || message.contains("No matching task with id")
        || (type.equals("NullValueException") && message.contains("task"))) {
      return "该任务已由其他同志办结或已撤回，请刷新任务列表。";
    }
    if (type.equals("OptimisticLockingException")
        || message.contains("OptimisticLocking")
        || message.contains("Unique index or primary key violation")
        || message.contains("Duplicate entry")) {
      return "该事项刚刚被其他同志更新，您的操作没有生效，请刷新后重试。";
    }
    if (type.equals("AuthorizationException") || message.contains("ENGINE-03110")) {
      return "您没有这项操作的权限；如确需办理，请联系系统管理员。";
    }
    return "操作没有完成，未作任何更改。请稍后重试；仍有问题请将以下信息告知系统管理员：" + message;
  }
}

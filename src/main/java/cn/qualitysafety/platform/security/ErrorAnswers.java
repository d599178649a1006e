package cn.qualitysafety.platform.security;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The answer where nobody else has given one: to a browser a page, to a script of ours a sentence,
 * to a web application an error of the shape that it shows. Never Spring Boot's own, in English.
 */
@Controller
class ErrorAnswers implements ErrorController {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm:ss");

  /** By this word the web applications' refusal of a stale page begins. */
  private static final String STALE_PAGE = "CSRF";

  /** Tasklist keeps what is typed; what our own pages kept, their script says (own-page.js). */
  private static final String WITH_DRAFTS = "/camunda/";

  private final Clock clock;

  ErrorAnswers(Clock clock) {
    this.clock = clock;
  }

  /** Null if the answer is written. */
  @RequestMapping("${server.error.path:/error}")
  String answer(HttpServletRequest request, HttpServletResponse response, Model model)
      throws IOException {
    HttpStatus status = status(request);
    String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    String sentence = sentence(request, path, status);
    response.setStatus(status.value());
    if (ReadableAnswer.wantsPage(request)) {
      model.addAttribute("path", path);
      model.addAttribute("status", status.value());
      model.addAttribute(ReadableAnswer.SENTENCE, sentence);
      return "error";
    }
    ReadableAnswer.write(response, path, status, status.name(), sentence);
    return null;
  }

  /** Nothing has gone wrong for whoever asks for this page itself: it is not there. */
  private static HttpStatus status(HttpServletRequest request) {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus known = status instanceof Integer code ? HttpStatus.resolve(code) : null;
    if (known != null) {
      return known;
    }
    return status == null ? HttpStatus.NOT_FOUND : HttpStatus.INTERNAL_SERVER_ERROR;
  }

  private String sentence(HttpServletRequest request, String path, HttpStatus status) {
    Object own = request.getAttribute(ReadableAnswer.SENTENCE);
    if (own != null) {
      return own.toString();
    }
    return switch (status) {
      case UNAUTHORIZED ->
          path.startsWith(request.getContextPath() + WITH_DRAFTS)
              ? "登录已过期，请重新登录，填写的内容已保留。"
              : "登录已过期，操作没有生效，请重新登录后再办理。";
      case FORBIDDEN ->
          String.valueOf(request.getAttribute(RequestDispatcher.ERROR_MESSAGE))
                  .startsWith(STALE_PAGE)
              ? "页面已过期，您的操作没有生效，请刷新页面后重试。"
              : "您没有这项操作的权限；如确需办理，请联系系统管理员。";
      case NOT_FOUND -> "没有找到您要的内容：可能不存在，也可能不在您的管辖范围内。请核对后重新查询。";
      case SERVICE_UNAVAILABLE -> "系统暂时不能办理，请几分钟后再试。";
      default ->
          status.is4xxClientError()
              ? "请求有误，未作任何更改。请返回原页面，刷新后重试。"
              : "系统出错，操作可能没有完成，请刷新页面核对后再试；仍有问题请将出错时间（%s）告知系统管理员。"
                  .formatted(TIME.format(LocalDateTime.now(clock)));
    };
  }
}

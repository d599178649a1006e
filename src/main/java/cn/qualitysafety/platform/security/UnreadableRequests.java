package cn.qualitysafety.platform.security;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * The answer to what Tomcat itself refuses before anything of ours is asked, such as an address
 * with a bracket that is not escaped: {@link ErrorAnswers} never sees it.
 */
@Component
class UnreadableRequests implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addContextCustomizers(
        context ->
            ((StandardHost) context.getParent()).setErrorReportValveClass(Page.class.getName()));
  }

  /** Made by Tomcat. */
  public static class Page extends ErrorReportValve {

    private static final String HTML =
        "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"UTF-8\"><title>请求有误</title></head>"
            + "<body><p>%s</p></body></html>";

    @Override
    protected void report(Request request, Response response, Throwable thrown) {
      AtomicBoolean connected = new AtomicBoolean();
      response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, connected);
      if (response.getStatus() < HttpStatus.BAD_REQUEST.value()
          || response.getContentWritten() > 0
          || !response.setErrorReported()
          || !connected.get()) {
        return;
      }
      try {
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        Writer writer = response.getReporter();
        if (writer != null) {
          writer.write(
              HTML.formatted(
                  response.getStatus() < HttpStatus.INTERNAL_SERVER_ERROR.value()
                      ? "请求的地址或者内容有误，没有执行，请核对后重试。"
                      : "系统出错，操作可能没有完成，请稍后再试；仍有问题请告知系统管理员。"));
          response.finishResponse();
        }
      } catch (IOException gone) {
        return; // nobody reads it any more
      }
    }
  }
}

package cn.qualitysafety.platform.security;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Field;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.RequestFacade;
import org.apache.coyote.ActionCode;
import org.springframework.util.ReflectionUtils;

/**
 * Ends the connection of a request that was refused before all of it had come. Tomcat else reads it
 * to its end first, for which a slow sender keeps a thread as long as they like. It has no way to
 * say so but the one that its own processors use.
 */
final class OpenConnections {

  private static final Field REQUEST = ReflectionUtils.findField(RequestFacade.class, "request");

  static {
    ReflectionUtils.makeAccessible(REQUEST);
  }

  private OpenConnections() {}

  /** After the answer; nothing if another server than Tomcat is at work, as in some tests. */
  static void end(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.flushBuffer();
    ServletRequest inner = request;
    while (inner instanceof ServletRequestWrapper wrapper) {
      inner = wrapper.getRequest();
    }
    if (inner instanceof RequestFacade facade) {
      ((Request) ReflectionUtils.getField(REQUEST, facade))
          .getCoyoteRequest()
          .action(ActionCode.CLOSE_NOW, null);
    }
  }
}

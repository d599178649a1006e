package cn.qualitysafety.demo;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells with each answer what time it is in the demonstration, as milliseconds since 1970: its day
 * is years behind the browser's, by which a limit of tomorrow would have passed long ago.
 */
@Component
@Profile("demo")
@Order(Ordered.HIGHEST_PRECEDENCE)
class DemoClockHeader extends OncePerRequestFilter {

  static final String NAME = "Demo-Clock";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader(NAME, String.valueOf(ClockUtil.getCurrentTime().getTime()));
    chain.doFilter(request, response);
  }
}

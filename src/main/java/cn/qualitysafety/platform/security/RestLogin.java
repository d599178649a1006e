package cn.qualitysafety.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider;
import org.camunda.bpm.engine.rest.util.EngineUtil;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;

/** The REST interface, open by default, asks for a login with every request (HTTP Basic). */
@Configuration
class RestLogin {

  @Bean
  FilterRegistrationBean<ProcessEngineAuthenticationFilter> restLoginFilter() {
    FilterRegistrationBean<ProcessEngineAuthenticationFilter> registration =
        new FilterRegistrationBean<>(new EveryPathFilter());
    registration.setAsyncSupported(true);
    // Before what wants to know who has logged in.
    registration.setOrder(Ordered.LOWEST_PRECEDENCE - 1);
    registration.addUrlPatterns("/engine-rest/*");
    registration.addInitParameter(
        "authentication-provider", HttpBasicAuthenticationProvider.class.getName());
    return registration;
  }

  /** Camunda's filter leaves the list of engines open, and answers in English; ours does not. */
  private static class EveryPathFilter extends ProcessEngineAuthenticationFilter {

    private static final Pattern ENGINE = Pattern.compile("/engine-rest/engine/([^/]+)");

    @Override
    public void doFilter(ServletRequest asked, ServletResponse answered, FilterChain chain)
        throws IOException, ServletException {
      HttpServletRequest request = (HttpServletRequest) asked;
      HttpServletResponse response = (HttpServletResponse) answered;
      Matcher engine = ENGINE.matcher(ReadableAnswer.path(request));
      if (engine.lookingAt() && EngineUtil.lookupProcessEngine(engine.group(1)) == null) {
        ReadableAnswer.tell(
            request,
            response,
            HttpStatus.NOT_FOUND,
            HttpStatus.NOT_FOUND.name(),
            "没有这个地址，请核对后重试；流程引擎的名称是default。");
        return;
      }
      super.doFilter(asked, response, chain);
      if (response.getStatus() == HttpStatus.UNAUTHORIZED.value() && !response.isCommitted()) {
        ReadableAnswer.tell(
            request,
            response,
            HttpStatus.UNAUTHORIZED,
            HttpStatus.UNAUTHORIZED.name(),
            "没有登录，或者用户名、密码错误，请核对后重试。");
      }
    }

    @Override
    protected boolean requiresEngineAuthentication(String requestUrl) {
      return true;
    }
  }
}

package cn.qualitysafety.platform.security;

import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

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

  /** Camunda's filter leaves the list of engines open; ours does not. */
  private static class EveryPathFilter extends ProcessEngineAuthenticationFilter {

    @Override
    protected boolean requiresEngineAuthentication(String requestUrl) {
      return true;
    }
  }
}

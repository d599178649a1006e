package cn.qualitysafety.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Behind https no cookie leaves it again. The servlet container sees to that for the session; the
 * web applications could for their token, but only for all installations or none.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class SecureCookies extends OncePerRequestFilter {

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.isSecure();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(
        request,
        new HttpServletResponseWrapper(response) {
          @Override
          public void addHeader(String name, String value) {
            super.addHeader(name, secure(name, value));
          }

          @Override
          public void setHeader(String name, String value) {
            super.setHeader(name, secure(name, value));
          }
        });
  }

  private static String secure(String header, String value) {
    return HttpHeaders.SET_COOKIE.equalsIgnoreCase(header) && !value.contains("; Secure")
        ? value + "; Secure"
        : value;
  }
}

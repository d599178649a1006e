package cn.qualitysafety.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.camunda.bpm.webapp.impl.security.filter.headersec.provider.impl.ContentSecurityPolicyProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The web applications hand a page's nonce from its header to its text by an attribute of the whole
 * server. Whoever opens Tasklist or Cockpit while somebody else asks for anything would get a
 * header and a text that do not fit, and look at an empty page for ever. Here each request has this
 * one attribute for itself.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 11)
class NonceOfOneAnswer extends OncePerRequestFilter {

  private static final String NONCE = ContentSecurityPolicyProvider.ATTR_CSP_FILTER_NONCE;

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ServletContext own = withOwnNonce(request.getServletContext());
    chain.doFilter(
        new HttpServletRequestWrapper(request) {
          @Override
          public ServletContext getServletContext() {
            return own;
          }
        },
        response);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getServletPath().startsWith("/camunda/");
  }

  private static ServletContext withOwnNonce(ServletContext shared) {
    Object[] nonce = new Object[1];
    return (ServletContext)
        Proxy.newProxyInstance(
            ServletContext.class.getClassLoader(),
            new Class<?>[] {ServletContext.class},
            (proxy, method, arguments) -> {
              boolean ofNonce = arguments != null && NONCE.equals(arguments[0]);
              if (ofNonce && method.getName().equals("setAttribute")) {
                nonce[0] = arguments[1];
                return null;
              }
              if (ofNonce && method.getName().equals("getAttribute")) {
                return nonce[0];
              }
              try {
                return method.invoke(shared, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}

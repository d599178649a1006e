package cn.qualitysafety.platform.security;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.model.Parameter;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.glassfish.jersey.servlet.ServletContainer;
import org.glassfish.jersey.servlet.ServletProperties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/** All that the running server answers to, as its own routing tables say. */
final class Endpoints {

  /**
   * One method of one address.
   *
   * @param path with variables in braces, as {@code /cases/{caseNumber}}
   * @param body what the engine's interface reads a body as; null if none or not known
   */
  record Endpoint(String method, String path, Class<?> body) implements Comparable<Endpoint> {

    Endpoint(String method, String path) {
      this(method, path, null);
    }

    @Override
    public int compareTo(Endpoint other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return path + " " + method;
    }
  }

  /** Sub-resources may refer to one another; none of Camunda's is nested more deeply. */
  private static final int DEEPEST = 6;

  private final Set<Endpoint> found = new TreeSet<>();

  private Endpoints() {}

  /** Fails if there is a servlet that this does not know to take apart. */
  static Set<Endpoint> of(WebApplicationContext context) throws Exception {
    Endpoints endpoints = new Endpoints();
    ServletContext server = context.getServletContext();
    for (ServletRegistration servlet : server.getServletRegistrations().values()) {
      Class<?> type = Class.forName(servlet.getClassName());
      if (type == DispatcherServlet.class) {
        for (HandlerMapping mapping : context.getBeansOfType(HandlerMapping.class).values()) {
          endpoints.addOurs(mapping);
        }
      } else if (type == ServletContainer.class) {
        endpoints.addJersey(servlet, context);
      } else {
        throw new IllegalStateException("what does the servlet " + type + " answer to?");
      }
    }
    return endpoints.found;
  }

  private void addOurs(HandlerMapping mapping) throws IOException {
    if (mapping instanceof RequestMappingInfoHandlerMapping controllers) {
      for (RequestMappingInfo info : controllers.getHandlerMethods().keySet()) {
        Collection<RequestMethod> methods = info.getMethodsCondition().getMethods();
        for (String path : info.getPatternValues()) {
          (methods.isEmpty() ? Arrays.asList(RequestMethod.GET, RequestMethod.POST) : methods)
              .forEach(method -> found.add(new Endpoint(method.name(), path)));
        }
      }
    } else if (mapping instanceof SimpleUrlHandlerMapping files) {
      for (var entry : files.getHandlerMap().entrySet()) {
        found.add(new Endpoint("GET", entry.getKey().replace("**", "nothing-of-this-name")));
        if (entry.getValue() instanceof ResourceHttpRequestHandler handler) {
          addFiles(entry.getKey(), handler);
        }
      }
    }
  }

  private void addFiles(String pattern, ResourceHttpRequestHandler handler) throws IOException {
    for (var location : handler.getLocations()) {
      if (!(location instanceof ClassPathResource folder)) {
        continue; // the servlet container's own folder, which an embedded one has not
      }
      String path = folder.getPath();
      for (var file :
          new PathMatchingResourcePatternResolver().getResources("classpath*:" + path + "**/*.*")) {
        String address = file.getURL().toString();
        String below = address.substring(address.lastIndexOf(path) + path.length());
        found.add(new Endpoint("GET", pattern.replace("**", below)));
      }
    }
  }

  private void addJersey(ServletRegistration servlet, WebApplicationContext context)
      throws Exception {
    String name = servlet.getInitParameter(ServletProperties.JAXRS_APPLICATION_CLASS);
    Application application =
        name == null
            ? context.getBean(ResourceConfig.class)
            : (Application) Class.forName(name).getDeclaredConstructor().newInstance();
    List<Class<?>> roots = new ArrayList<>(application.getClasses());
    application.getSingletons().forEach(singleton -> roots.add(singleton.getClass()));
    for (String mapping : servlet.getMappings()) {
      for (Class<?> root : roots) {
        Resource resource = Resource.from(root);
        if (resource != null && resource.getPath() != null) {
          walk(join(mapping.replace("/*", ""), resource.getPath()), resource, 0);
        }
      }
    }
  }

  private void walk(String path, Resource resource, int depth) {
    for (ResourceMethod method : resource.getResourceMethods()) {
      found.add(new Endpoint(method.getHttpMethod(), path, body(method)));
    }
    if (resource.getResourceLocator() != null && depth < DEEPEST) {
      Class<?> next = resource.getResourceLocator().getInvocable().getRawResponseType();
      walk(path, Resource.from(next, true), depth + 1);
    }
    for (Resource child : resource.getChildResources()) {
      walk(join(path, child.getPath()), child, depth + 1);
    }
  }

  private static Class<?> body(ResourceMethod method) {
    return method.getInvocable().getParameters().stream()
        .filter(parameter -> parameter.getSource() == Parameter.Source.ENTITY)
        .map(Parameter::getRawType)
        .findFirst()
        .orElse(null);
  }

  private static String join(String path, String more) {
    return (path + "/" + more).replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
  }
}

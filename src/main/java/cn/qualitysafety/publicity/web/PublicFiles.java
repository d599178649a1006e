package cn.qualitysafety.publicity.web;

import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.resource.HttpResource;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * Style and scripts of the public pages, the webjars' among them. A page names each by its content,
 * so that a browser asks for it once.
 */
@Configuration
class PublicFiles implements WebMvcConfigurer {

  static final String PATH = "/public/files/";

  private static final Duration KEPT = Duration.ofDays(365);

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler(PATH + "**")
        .addResourceLocations(
            "classpath:/static/public/files/", "classpath:/META-INF/resources/webjars/")
        .setCacheControl(CacheControl.maxAge(KEPT).cachePublic().immutable())
        // The resolver below gives the header, but no answer to a browser that sends it back.
        .setEtagGenerator(
            file ->
                file instanceof HttpResource named ? named.getResponseHeaders().getETag() : null)
        .resourceChain(true)
        .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
  }

  /**
   * Links to anything else are left as they are. By default each link of a page is looked for among
   * the files of all jars, in case it names one: a case's number does so some hundred times a page.
   */
  @Bean
  SmartInitializingSingleton namedByContent(
      ResourceUrlProvider names, @Qualifier("resourceHandlerMapping") HandlerMapping handlers) {
    String files = PATH + "**";
    Object handler = ((SimpleUrlHandlerMapping) handlers).getUrlMap().get(files);
    return () -> names.setHandlerMap(Map.of(files, (ResourceHttpRequestHandler) handler));
  }
}

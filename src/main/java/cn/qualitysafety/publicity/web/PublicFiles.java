package cn.qualitysafety.publicity.web;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.HttpResource;
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
}

package cn.qualitysafety.platform.manual;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** 使用手册: its pages and pictures. */
@Controller
class ManualPages implements WebMvcConfigurer {

  private static final String ROOT = "/manual";
  private static final String PICTURES = "/pictures/";

  private final Manual manual;

  ManualPages(Manual manual) {
    this.manual = manual;
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler(ROOT + PICTURES + "**")
        .addResourceLocations("classpath:/manual" + PICTURES);
  }

  @GetMapping(ROOT)
  String first(HttpServletRequest request, Model model) {
    return page(Manual.FIRST, request, model);
  }

  @GetMapping(ROOT + "/{name}")
  String page(@PathVariable String name, HttpServletRequest request, Model model) {
    model.addAttribute(
        "page",
        manual
            .page(name, request.getContextPath() + ROOT)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    return "manual";
  }
}

package cn.qualitysafety.organisation;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Names of all posts by code, for pages that would show the codes: which posts there are is no
 * secret. Who holds them is the administrators' to know, and the engine's permission to read posts
 * would tell it.
 */
@RestController
class PostNames {

  private final PostRegister posts;

  PostNames(PostRegister posts) {
    this.posts = posts;
  }

  @GetMapping("/posts")
  Map<String, String> all(HttpServletResponse response) {
    response.setHeader(
        "Cache-Control", "private, max-age=3600"); // other answers are kept by nobody
    return posts.all().stream().collect(Collectors.toMap(Post::code, Post::name));
  }
}

package cn.qualitysafety.platform.work;

import cn.qualitysafety.platform.engine.LoggedIn;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** With which page somebody begins who has just logged in and was led there by no link. */
@RestController
class LandingPage {

  private final OwnWork work;

  LandingPage(OwnWork work) {
    this.work = work;
  }

  /** Nothing for whoever begins in Tasklist. */
  @GetMapping("/landing")
  Map<String, String> page(HttpSession session) {
    return LeadingPosts.beginThere(work.posts(LoggedIn.person(session)))
        ? Map.of("page", LeadingPosts.PAGE)
        : Map.of();
  }
}

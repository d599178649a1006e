package cn.qualitysafety.platform.audit;

import cn.qualitysafety.platform.engine.LoggedIn;
import jakarta.servlet.http.HttpSession;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The trail, for those who read it. */
@Controller
class AuditPage {

  private static final int SIZE = 50;

  private final AuditTrail trail;
  private final TrailReaders readers;

  AuditPage(AuditTrail trail, TrailReaders readers) {
    this.trail = trail;
    this.readers = readers;
  }

  /**
   * The list, the latest first.
   *
   * @param person login of the one whose entries are shown; empty for all
   */
  @GetMapping("/audit")
  String page(
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = "1") int page,
      HttpSession session,
      Model model) {
    requireReader(session);
    String asked = person.strip();
    int total = trail.count(asked);
    int pages = Math.max(1, (total + SIZE - 1) / SIZE);
    int shown = Math.min(Math.max(page, 1), pages);
    model.addAttribute("person", asked);
    model.addAttribute("total", total);
    model.addAttribute("page", shown);
    model.addAttribute("pages", pages);
    model.addAttribute("events", trail.page(asked, (shown - 1) * SIZE, SIZE));
    return "audit";
  }

  private void requireReader(HttpSession session) {
    if (!readers.mayRead(LoggedIn.person(session))) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
  }
}

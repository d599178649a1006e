package cn.qualitysafety.platform.audit;

import jakarta.servlet.http.HttpSession;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The trail, for administrators. */
@Controller
class AuditPage {

  private static final int SIZE = 50;

  private final AuditTrail trail;
  private final IdentityService identity;

  AuditPage(AuditTrail trail, IdentityService identity) {
    this.trail = trail;
    this.identity = identity;
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
    requireAdministrator(session);
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

  private void requireAdministrator(HttpSession session) {
    String reader =
        AuthenticationUtil.getAuthsFromSession(session)
            .getAuthenticationForProcessEngine("default")
            .getIdentityId();
    if (identity.createGroupQuery().groupId(Groups.CAMUNDA_ADMIN).groupMember(reader).count()
        == 0) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
  }
}

package cn.qualitysafety.enterprise.web;

import cn.qualitysafety.platform.engine.LoggedIn;
import jakarta.servlet.http.HttpSession;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Tenant;
import org.springframework.stereotype.Component;

/** Finds out about people by their login: asked anew each time, for posts and units change. */
@Component
class Visitors {

  private static final String[] POSTS_THAT_ENTER = {
    "acceptance-window", "review-organiser", "camunda-admin"
  };

  private final IdentityService identity;

  Visitors(IdentityService identity) {
    this.identity = identity;
  }

  Visitor of(HttpSession session) {
    String person = LoggedIn.person(session);
    return new Visitor(
        person,
        identity.createTenantQuery().userMember(person).list().stream().map(Tenant::getId).toList(),
        identity.createGroupQuery().groupMember(person).groupIdIn(POSTS_THAT_ENTER).count() > 0);
  }
}

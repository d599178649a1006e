package cn.qualitysafety.enterprise.web;

import cn.qualitysafety.platform.engine.LoggedIn;
import jakarta.servlet.http.HttpSession;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

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

  /** Names by login; somebody without an account any more goes by the login. */
  Map<String, String> names(Collection<String> logins) {
    Map<String, String> names = new HashMap<>();
    logins.forEach(login -> names.put(login, login));
    for (User user :
        identity.createUserQuery().userIdIn(new HashSet<>(logins).toArray(String[]::new)).list()) {
      if (StringUtils.hasText(user.getFirstName())) {
        names.put(
            user.getId(),
            user.getFirstName() + (user.getLastName() == null ? "" : user.getLastName()));
      }
    }
    return names;
  }
}

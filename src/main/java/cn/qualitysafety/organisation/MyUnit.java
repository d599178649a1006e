package cn.qualitysafety.organisation;

import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;

import cn.qualitysafety.platform.engine.UsedInFilters;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The unit of whoever is asking. In stored task filters: {@code ${myUnit.posts()}}. */
@Component("myUnit")
public class MyUnit {

  private static final List<String> NONE = List.of("none");

  private final PostRegister posts;
  private final IdentityService identity;
  private final AuthorizationService authorizations;

  MyUnit(
      PostRegister posts,
      @Lazy IdentityService identity,
      @Lazy AuthorizationService authorizations) {
    this.posts = posts;
    this.identity = identity;
    this.authorizations = authorizations;
  }

  /**
   * Codes of the posts whose tasks I may read: those of every level if I may read every case's
   * tasks, because an overdue task of a city concerns the province too; otherwise mine. Whose unit
   * I reach is the engine's to know. A code that nobody has if there are none.
   */
  @UsedInFilters
  public List<String> posts() {
    Authentication me = identity.getCurrentAuthentication();
    if (me == null || me.getTenantIds() == null || me.getTenantIds().isEmpty()) {
      return NONE;
    }
    List<String> mine = me.getGroupIds() == null ? List.of() : me.getGroupIds();
    if (authorizations.isUserAuthorized(me.getUserId(), mine, READ_TASK, PROCESS_DEFINITION)) {
      return posts.all().stream().map(Post::code).toList();
    }
    List<String> found = mine.stream().filter(posts::contains).toList();
    return found.isEmpty() ? NONE : found;
  }
}

package cn.qualitysafety.organisation;

import cn.qualitysafety.platform.engine.UsedInModels;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The unit of whoever is asking. In stored task filters: {@code ${myUnit.posts()}}. */
@UsedInModels
@Component("myUnit")
public class MyUnit {

  private final UnitRegister units;
  private final PostRegister posts;
  private final IdentityService identity;

  MyUnit(UnitRegister units, PostRegister posts, @Lazy IdentityService identity) {
    this.units = units;
    this.posts = posts;
    this.identity = identity;
  }

  /** Codes of the posts in my unit; a code that nobody has if I belong to no unit. */
  public List<String> posts() {
    Authentication me = identity.getCurrentAuthentication();
    if (me == null || me.getTenantIds() == null || me.getTenantIds().isEmpty()) {
      return List.of("none");
    }
    return posts.of(units.highestOf(me.getTenantIds()).level());
  }
}

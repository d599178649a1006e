package cn.qualitysafety.platform.engine;

import java.util.Optional;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.AuthorizationQueryImpl;
import org.springframework.stereotype.Component;

/**
 * Who has which right is for administrators. The engine would show everybody those of the own
 * posts, and its statement compares each right with each other: asked by somebody with all posts of
 * a bureau it kept a processor busy for a minute. May one do this, {@code /authorization/check},
 * stays everybody's question, and so does who may see one filter of one's own, which Tasklist asks
 * to show it.
 */
@Component
class RightsOfAll implements CommandRule {

  @Override
  public Optional<String> refusal(PersonsCommand told) {
    return told.command() instanceof AuthorizationQueryImpl query
            && !isOfOneFilter(query)
            && !told.isAdministrators()
        ? Optional.of("授权清单只供系统管理员查看。")
        : Optional.empty();
  }

  private static boolean isOfOneFilter(AuthorizationQueryImpl query) {
    return query.isQueryByResourceType()
        && query.getResourceType() == Resources.FILTER.resourceType()
        && query.getResourceId() != null;
  }
}

package cn.qualitysafety.platform.security;

import cn.qualitysafety.platform.engine.LoggedIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Which version of the engine runs is told to administrators and, for Camunda Modeler asks before
 * it deploys, to designers: to others it says only which faults to try. After the login of the REST
 * interface.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class EngineVersion extends OncePerRequestFilter {

  private static final Pattern VERSION =
      Pattern.compile("(/engine-rest|/camunda/api/engine)(/.*)?/version/?");
  private static final Set<String> POSTS = Set.of(Groups.CAMUNDA_ADMIN, "process-designer");

  private final ObjectProvider<IdentityService> identity;

  /** The engine is asked for with a request: filters are made before the database is ready. */
  EngineVersion(ObjectProvider<IdentityService> identity) {
    this.identity = identity;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !VERSION.matcher(ReadableAnswer.path(request)).matches();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    IdentityService people = identity.getObject();
    var ofRest = people.getCurrentAuthentication();
    List<String> posts =
        ofRest != null
            ? ofRest.getGroupIds()
            : LoggedIn.anybody(request.getSession(false))
                .map(person -> people.createGroupQuery().groupMember(person).list())
                .orElse(List.of())
                .stream()
                .map(Group::getId)
                .toList();
    if (posts.stream().anyMatch(POSTS::contains)) {
      chain.doFilter(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }
}

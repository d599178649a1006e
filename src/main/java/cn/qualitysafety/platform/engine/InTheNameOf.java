package cn.qualitysafety.platform.engine;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Lets our own pages ask and tell the engine in a person's name, as the web applications do: under
 * the person's authorizations, in the person's units.
 */
@Component
public class InTheNameOf {

  private final IdentityService identity;
  private final ProcessEngineConfigurationImpl engine;

  InTheNameOf(@Lazy IdentityService identity, @Lazy ProcessEngineConfigurationImpl engine) {
    this.identity = identity;
    this.engine = engine;
  }

  /** Posts and units are asked anew: those in the session may have been taken away since. */
  public <T> T person(String person, Supplier<T> action) {
    identity.setAuthentication(person, postsOf(person), unitsOf(person));
    try {
      return action.get();
    } finally {
      identity.clearAuthentication();
    }
  }

  /**
   * Does for a person what our own code has checked by its own rules, and what they could not tell
   * the engine themselves: no {@link CommandRule} and no authorization is asked, all within one
   * transaction. The engine's history and operation log name the person.
   */
  public <T> T onBehalfOf(String person, Supplier<T> action) {
    return person(
        person,
        () ->
            engine
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(action::get)));
  }

  /**
   * Lets the system act by itself, whoever is logged in: no authorizations are asked, and no rule
   * takes the person for the one who acts.
   */
  public <T> T system(Supplier<T> action) {
    Authentication me = identity.getCurrentAuthentication();
    identity.clearAuthentication();
    try {
      return action.get();
    } finally {
      if (me != null) {
        identity.setAuthentication(me.getUserId(), me.getGroupIds(), me.getTenantIds());
      }
    }
  }

  /** The posts that a person holds now. */
  public List<String> postsOf(String person) {
    return identity.createGroupQuery().groupMember(person).list().stream()
        .map(Group::getId)
        .toList();
  }

  /**
   * Those among them that handle cases, as drawing procedures and giving out accounts do not; none
   * for whoever has no account.
   */
  public List<String> postsWithCasesOf(String person) {
    return postsOf(person).stream().filter(InTheNameOf::handlesCases).toList();
  }

  /** Whether a post of this name would handle cases, as drawing procedures does not. */
  public static boolean handlesCases(String post) {
    return !PostAuthorizations.WITHOUT_CASES.contains(post);
  }

  /** Whether there is such a post, and those who hold it handle cases. */
  public boolean isPostWithCases(String post) {
    return handlesCases(post) && identity.createGroupQuery().groupId(post).count() > 0;
  }

  /** The units that a person reaches now. */
  public List<String> unitsOf(String person) {
    return identity.createTenantQuery().userMember(person).list().stream()
        .map(Tenant::getId)
        .toList();
  }
}

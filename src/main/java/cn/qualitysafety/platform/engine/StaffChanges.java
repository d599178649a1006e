package cn.qualitysafety.platform.engine;

import java.util.Set;
import org.camunda.bpm.engine.identity.User;

/**
 * Hears, as a bean, who comes and who loses what, whichever way it comes: the Admin application, a
 * REST client, our own set-up. It is told in the engine's command and transaction, after the engine
 * has noted the change and before it is written: what is asked of the database by then does not
 * show it yet. An exception keeps the change from being made.
 */
public interface StaffChanges {

  /** Posts (groups) that the person does not hold any more. */
  default void lostPosts(String person, Set<String> posts) {}

  /** Units (tenants) that the person does not reach any more, those below a unit included. */
  default void lostUnits(String person, Set<String> units) {}

  /** Somebody is given an account. */
  default void newAccount(User account) {}

  /** The account is deleted; posts and units, which go with it, are not told one by one. */
  default void lostAccount(String person) {}
}

package cn.qualitysafety.platform.handover;

import cn.qualitysafety.platform.engine.StaffChanges;
import java.util.Set;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.stereotype.Component;

/**
 * Whoever loses a post, a unit or the account loses the claims with it, in the same transaction: it
 * is looked at its end what the person still has.
 */
@Component
class LostClaims implements StaffChanges {

  private final Departures departures;

  LostClaims(Departures departures) {
    this.departures = departures;
  }

  @Override
  public void lostPosts(String person, Set<String> posts) {
    look(person);
  }

  @Override
  public void lostUnits(String person, Set<String> units) {
    look(person);
  }

  @Override
  public void lostAccount(String person) {
    look(person);
  }

  private void look(String person) {
    Context.getCommandContext()
        .getTransactionContext()
        .addTransactionListener(
            TransactionState.COMMITTING, context -> departures.giveBackWhatIsLost(person));
  }
}

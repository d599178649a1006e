package cn.qualitysafety.platform.audit;

import cn.qualitysafety.platform.engine.RefusedCommand;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Notes who told the engine what nobody may tell it. */
@Component
class RefusedCommands {

  private final AuditTrail trail;

  RefusedCommands(AuditTrail trail) {
    this.trail = trail;
  }

  /** In a transaction of its own: that of the refusal, if there is one, is rolled back. */
  @EventListener
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void record(RefusedCommand refused) {
    trail.recordHere(
        refused.person(),
        AuditEvent.Kind.COMMAND_REFUSED,
        refused.command(),
        Stream.of(refused.subject(), refused.sentence())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("：")));
  }
}

package cn.qualitysafety.platform.audit;

import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.setting.HighestUnit;
import java.util.List;
import org.camunda.bpm.engine.authorization.Groups;
import org.springframework.stereotype.Component;

/**
 * Who reads the trail: administrators, and the supervisors of the highest unit, for it tells what
 * administrators do.
 */
@Component
public class TrailReaders {

  private static final String SUPERVISOR = "supervisor";

  private final InTheNameOf inTheNameOf;
  private final HighestUnit highest;

  TrailReaders(InTheNameOf inTheNameOf, HighestUnit highest) {
    this.inTheNameOf = inTheNameOf;
    this.highest = highest;
  }

  /** Asked anew each time. */
  public boolean mayRead(String person) {
    List<String> posts = inTheNameOf.postsOf(person);
    return posts.contains(Groups.CAMUNDA_ADMIN)
        || posts.contains(SUPERVISOR) && inTheNameOf.unitsOf(person).contains(highest.code());
  }
}

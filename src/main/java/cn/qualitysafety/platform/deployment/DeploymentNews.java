package cn.qualitysafety.platform.deployment;

import cn.qualitysafety.platform.engine.InTheNameOf;
import org.springframework.stereotype.Component;

/** What process designers are told of deployments wherever they are, before they open the page. */
@Component
public class DeploymentNews {

  private static final News NONE = new News(false, 0, 0);

  private final SubmissionMapper mapper;
  private final InTheNameOf inTheNameOf;

  DeploymentNews(SubmissionMapper mapper, InTheNameOf inTheNameOf) {
    this.mapper = mapper;
    this.inTheNameOf = inTheNameOf;
  }

  /**
   * @param designer whether there can ever be any
   * @param waiting how many wait for this person, who has not sent them
   * @param decided how many of this person's were decided by others and not seen yet
   */
  public record News(boolean designer, int waiting, int decided) {

    public int total() {
      return waiting + decided;
    }
  }

  /** Nothing for whoever is no process designer. */
  public News of(String person) {
    return inTheNameOf.postsOf(person).contains(Deployments.DESIGNER)
        ? new News(true, mapper.countWaitingFor(person), mapper.findUntold(person).size())
        : NONE;
  }
}

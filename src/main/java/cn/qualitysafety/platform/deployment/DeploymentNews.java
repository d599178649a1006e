package cn.qualitysafety.platform.deployment;

import cn.qualitysafety.platform.setting.SettingFile;
import cn.qualitysafety.platform.setting.SettingKind;
import cn.qualitysafety.platform.setting.SettingRights;
import org.springframework.stereotype.Component;

/**
 * What process designers, and those who have to approve settings that come with a deployment, are
 * told of deployments wherever they are, before they open the page.
 */
@Component
public class DeploymentNews {

  private static final News NONE = new News(false, 0, 0);

  private final SubmissionMapper mapper;
  private final SettingRights rights;

  DeploymentNews(SubmissionMapper mapper, SettingRights rights) {
    this.mapper = mapper;
    this.rights = rights;
  }

  /**
   * @param designer whether the page opens for this person
   * @param waiting how many wait for this person, who has not sent them
   * @param decided how many of this person's were decided by others and not seen yet
   */
  public record News(boolean designer, int waiting, int decided) {

    public int total() {
      return waiting + decided;
    }
  }

  /** Nothing for whoever has nothing to decide. */
  public News of(String person) {
    if (rights.holds(person, Deployments.DESIGNER)) {
      return new News(
          true,
          mapper.countWaitingFor(person, Deployments.DESIGNER),
          mapper.findUntold(person).size());
    }
    return rights.of(person).stream()
        .map(SettingKind::post)
        .distinct()
        .filter(post -> mapper.countWith(SettingFile.namesFor(post)) > 0)
        .map(
            post ->
                new News(
                    true, mapper.countWaitingWith(SettingFile.namesFor(post), person, post), 0))
        .reduce((some, more) -> new News(true, some.waiting() + more.waiting(), 0))
        .orElse(NONE);
  }
}

package cn.qualitysafety.publicity;

import cn.qualitysafety.platform.handover.HeldTask;
import cn.qualitysafety.platform.handover.Succession;
import org.springframework.stereotype.Component;

/** Who prepared a publication does not check it. */
@Component
class PublicitySuccession implements Succession {

  private final PublicationService publications;

  PublicitySuccession(PublicationService publications) {
    this.publications = publications;
  }

  @Override
  public String objection(HeldTask task, String person) {
    return switch (task.step()) {
      case "publicity-results userTask_checkPublication" ->
          Succession.unless(person.equals(publications.of(task.caseNumber()).preparedBy()));
      default -> null;
    };
  }
}

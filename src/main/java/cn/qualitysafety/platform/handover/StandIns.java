package cn.qualitysafety.platform.handover;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who may act in the place of somebody whom a paper names, because it is on record. */
@Component
public class StandIns {

  private final SubstitutionMapper substitutions;
  private final HandoverLog log;

  StandIns(SubstitutionMapper substitutions, HandoverLog log) {
    this.substitutions = substitutions;
    this.log = log;
  }

  /**
   * Whether somebody is the substitute of another now, or has got a task of the case from them,
   * directly or through others.
   */
  public boolean actsFor(String caseNumber, String named, String person) {
    return substitutions.open().stream()
            .anyMatch(
                each ->
                    each.state() == Substitution.State.ACTIVE
                        && each.absent().equals(named)
                        && each.substitute().equals(person))
        || gotFrom(caseNumber, named).contains(person);
  }

  private Set<String> gotFrom(String caseNumber, String named) {
    Set<String> passed = new HashSet<>(Set.of(named));
    for (Handover handover : log.ofCases(List.of(caseNumber))) {
      if (handover.toPerson() != null && passed.contains(handover.fromPerson())) {
        passed.add(handover.toPerson());
      }
    }
    return passed;
  }
}

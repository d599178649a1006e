package cn.qualitysafety.licence;

import cn.qualitysafety.platform.handover.HeldTask;
import cn.qualitysafety.platform.handover.Succession;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Who worked on a case does not decide it, who sealed a sample does not test it; whoever leads a
 * verification is qualified to, and the team in the register follows.
 */
@Component
class LicenceSuccession implements Succession {

  private static final String VISIT = "licence-site-visit userTask_visitSite";

  private final ApplicationService applications;
  private final RevocationService revocations;
  private final LicenceChangeService changes;
  private final LaboratoryTestService tests;
  private final VisitService visits;

  LicenceSuccession(
      ApplicationService applications,
      RevocationService revocations,
      LicenceChangeService changes,
      LaboratoryTestService tests,
      VisitService visits) {
    this.applications = applications;
    this.revocations = revocations;
    this.changes = changes;
    this.tests = tests;
    this.visits = visits;
  }

  @Override
  public String objection(HeldTask task, String person) {
    String number = task.caseNumber();
    return switch (task.step()) {
      case "licence-review userTask_decideApplication" ->
          Succession.unless(applications.handlersOf(applications.of(number)).contains(person));
      case "licence-revocation userTask_decideRevocation" ->
          Succession.unless(revocations.handlersOf(revocations.of(number)).contains(person));
      case "licence-change userTask_decideChange" ->
          Succession.unless(changes.tookPart(number, person));
      case "licence-laboratory-test userTask_testSample" ->
          Succession.unless(person.equals(tests.of(number).sampledBy()));
      case VISIT -> visits.objectionToLead(number, person);
      default -> null;
    };
  }

  private static boolean isVisit(HeldTask task) {
    return VISIT.equals(task.step());
  }

  @Override
  public void follow(HeldTask task, String person) {
    if (isVisit(task)) {
      visits.replace(task.caseNumber(), task.assignee(), person);
    }
  }

  @Override
  public Map<String, String> companions(HeldTask task) {
    return isVisit(task) ? visits.companions(task.caseNumber()) : Map.of();
  }

  @Override
  public Map<String, String> companionsToBe(HeldTask task) {
    return isVisit(task) ? visits.companionsToBe(task.caseNumber()) : Map.of();
  }

  @Override
  public void replace(HeldTask task, String companion, String by) {
    visits.replace(task.caseNumber(), companion, by);
  }
}

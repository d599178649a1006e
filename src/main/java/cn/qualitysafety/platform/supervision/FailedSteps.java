package cn.qualitysafety.platform.supervision;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.audit.AuditEvent;
import cn.qualitysafety.platform.audit.AuditTrail;
import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.input.Entered;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Steps of the system that have failed for good, gathered by kind, and tried again by kind. */
@Service
class FailedSteps {

  private static final Logger LOG = LoggerFactory.getLogger(FailedSteps.class);

  /** Incidents that are looked at; more of one kind come again after those have been tried. */
  private static final int MOST = 1_000;

  private static final int LONGEST_REASON = 200;

  private final RuntimeService runtime;
  private final ManagementService management;
  private final RepositoryService repository;
  private final AuthorizationService authorizations;
  private final InTheNameOf inTheNameOf;
  private final AuditTrail trail;

  FailedSteps(
      RuntimeService runtime,
      ManagementService management,
      RepositoryService repository,
      AuthorizationService authorizations,
      InTheNameOf inTheNameOf,
      AuditTrail trail) {
    this.runtime = runtime;
    this.management = management;
    this.repository = repository;
    this.authorizations = authorizations;
    this.inTheNameOf = inTheNameOf;
    this.trail = trail;
  }

  /**
   * What has failed in the same way.
   *
   * @param step id of the step in the model
   * @param stepName as the model calls it
   * @param error what the engine says went wrong; empty if nothing
   * @param units codes of those in whose cases it has
   */
  record Kind(String step, String stepName, String error, int number, List<String> units) {

    /** Whether it is a sentence for people, as a refusal is; what else fails is the operators'. */
    public boolean isSentence() {
      return !error.isEmpty()
          && (error.charAt(0) == '“' || Character.isIdeographic(error.codePointAt(0)));
    }
  }

  /** Kinds of a process that this person sees, the most frequent first. */
  List<Kind> kinds(String process, String person) {
    return incidents(process, person).stream()
        .collect(Collectors.groupingBy(each -> List.of(each.getActivityId(), error(each))))
        .values()
        .stream()
        .map(this::kind)
        .sorted(Comparator.comparingInt(Kind::number).reversed().thenComparing(Kind::stepName))
        .toList();
  }

  private Kind kind(List<Incident> same) {
    Incident first = same.get(0);
    return new Kind(
        first.getActivityId(),
        stepName(first),
        error(first),
        same.size(),
        same.stream()
            .map(Incident::getTenantId)
            .filter(Objects::nonNull)
            .distinct()
            .sorted()
            .toList());
  }

  private String stepName(Incident incident) {
    return inTheNameOf.system(
        () ->
            repository
                            .getBpmnModelInstance(incident.getProcessDefinitionId())
                            .getModelElementById(incident.getActivityId())
                        instanceof FlowElement step
                    && step.getName() != null
                ? step.getName()
                : incident.getActivityId());
  }

  private static String error(Incident incident) {
    return oneEnd(Objects.requireNonNullElse(incident.getIncidentMessage(), ""));
  }

  /** A form sends other ends of lines than it was given. */
  private static String oneEnd(String lines) {
    return lines.replace("\r\n", "\n");
  }

  private List<Incident> incidents(String process, String person) {
    return inTheNameOf.person(
        person,
        () ->
            runtime
                .createIncidentQuery()
                .incidentType(Incident.FAILED_JOB_HANDLER_TYPE)
                .processDefinitionKeyIn(process)
                .orderByIncidentTimestamp()
                .asc()
                .listPage(0, MOST)
                .stream()
                .filter(each -> each.getActivityId() != null && each.getConfiguration() != null)
                .toList());
  }

  boolean mayRetry(String process, String person) {
    return authorizations.isUserAuthorized(
        person,
        inTheNameOf.postsOf(person),
        ProcessDefinitionPermissions.RETRY_JOB,
        Resources.PROCESS_DEFINITION,
        process);
  }

  /**
   * Has all of a kind tried once more.
   *
   * @return how many, and of how many
   * @throws RefusedInputException if this person may not, or nothing of the kind is left
   */
  Map.Entry<Integer, Integer> retry(
      String process, String step, String error, String reason, String person) {
    if (!mayRetry(process, person)) {
      throw new RefusedInputException("只有督查员可以重试失败的步骤。");
    }
    String why = Entered.required("重试原因", reason, LONGEST_REASON);
    List<Incident> same =
        incidents(process, person).stream()
            .filter(each -> each.getActivityId().equals(step) && error(each).equals(oneEnd(error)))
            .toList();
    if (same.isEmpty()) {
      throw new RefusedInputException("这一类失败已经没有了，请刷新页面。");
    }
    int retried =
        inTheNameOf.person(person, () -> (int) same.stream().filter(this::isRetried).count());
    trail.recordHere(
        person,
        AuditEvent.Kind.HANDOVER,
        "重试",
        "%s“%s”，%d件，原因：%s".formatted(process, stepName(same.get(0)), retried, why));
    return Map.entry(retried, same.size());
  }

  private boolean isRetried(Incident incident) {
    try {
      management.setJobRetries(incident.getConfiguration(), 1);
      return true;
    } catch (ProcessEngineException goneMeanwhile) {
      LOG.info("Job {} was not tried again", incident.getConfiguration(), goneMeanwhile);
      return false;
    }
  }
}

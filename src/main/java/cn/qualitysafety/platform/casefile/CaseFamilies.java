package cn.qualitysafety.platform.casefile;

import cn.qualitysafety.platform.engine.InTheNameOf;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks the engine, in a person's name, which cases there are for them. */
@Service
class CaseFamilies {

  private final HistoryService history;
  private final TaskService tasks;
  private final IdentityService identity;
  private final InTheNameOf inTheNameOf;

  CaseFamilies(
      HistoryService history,
      TaskService tasks,
      IdentityService identity,
      InTheNameOf inTheNameOf) {
    this.history = history;
    this.tasks = tasks;
    this.identity = identity;
    this.inTheNameOf = inTheNameOf;
  }

  /** Empty if there is no such case, or not for this person. */
  @Transactional(readOnly = true)
  Optional<CaseFamily> ofCase(String caseNumber, String person) {
    return inTheNameOf
        .person(
            person,
            () ->
                history
                    .createHistoricProcessInstanceQuery()
                    .processInstanceBusinessKey(caseNumber)
                    .orderByProcessInstanceStartTime()
                    .desc()
                    .list())
        .stream()
        .min(Comparator.comparing(found -> found.getEndTime() != null))
        .map(found -> family(found, person));
  }

  /** Empty if there is no such open task, or not for this person, or if it belongs to no case. */
  @Transactional(readOnly = true)
  Optional<CaseFamily> ofTask(String taskId, String person) {
    return inTheNameOf
        .person(
            person,
            () ->
                Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
                    .map(Task::getProcessInstanceId)
                    .map(
                        id ->
                            history
                                .createHistoricProcessInstanceQuery()
                                .processInstanceId(id)
                                .singleResult()))
        .filter(found -> found.getBusinessKey() != null)
        .map(found -> family(found, person));
  }

  private CaseFamily family(HistoricProcessInstance seen, String person) {
    String[] reach =
        identity.createTenantQuery().userMember(person).list().stream()
            .map(Tenant::getId)
            .toArray(String[]::new);
    HistoricProcessInstance root =
        reach.length == 0
            ? null
            : history
                .createHistoricProcessInstanceQuery()
                .processInstanceId(seen.getRootProcessInstanceId())
                .tenantIdIn(reach)
                .singleResult();
    String number = seen.getBusinessKey();
    if (root == null || root.getBusinessKey() == null) {
      return family(seen, number, Stream.empty());
    }
    // The engine has no query for all that a case called; a called case's number begins with its
    // caller's.
    String key = root.getBusinessKey();
    return family(
        seen,
        key,
        Stream.concat(
            Stream.of(key),
            history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKeyLike(key + "-%")
                .tenantIdIn(reach)
                .list()
                .stream()
                .filter(other -> root.getId().equals(other.getRootProcessInstanceId()))
                .map(HistoricProcessInstance::getBusinessKey)
                .sorted()));
  }

  private static CaseFamily family(
      HistoricProcessInstance seen, String rootNumber, Stream<String> others) {
    return new CaseFamily(
        seen.getBusinessKey(),
        seen.getProcessDefinitionName(),
        seen.getEndTime() == null,
        rootNumber,
        Stream.concat(Stream.of(seen.getBusinessKey()), others).distinct().toList());
  }
}

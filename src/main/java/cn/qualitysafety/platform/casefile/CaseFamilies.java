package cn.qualitysafety.platform.casefile;

import cn.qualitysafety.platform.casefile.CaseMapper.TitledCase;
import cn.qualitysafety.platform.engine.InTheNameOf;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which cases there are for a person, as the engine would tell and, of services, the register; of
 * closed cases that the engine has forgotten by then, the register alone.
 */
@Service
class CaseFamilies {

  private final HistoryService history;
  private final TaskService tasks;
  private final InTheNameOf inTheNameOf;
  private final CaseRegister register;
  private final CaseMapper cases;
  private final NumberRegister numbers;
  private final Copies copies;

  CaseFamilies(
      HistoryService history,
      TaskService tasks,
      InTheNameOf inTheNameOf,
      CaseRegister register,
      CaseMapper cases,
      NumberRegister numbers,
      Copies copies) {
    this.history = history;
    this.tasks = tasks;
    this.inTheNameOf = inTheNameOf;
    this.register = register;
    this.cases = cases;
    this.numbers = numbers;
    this.copies = copies;
  }

  /** Empty if there is no such case, or not for this person. */
  @Transactional(readOnly = true)
  Optional<CaseFamily> ofCase(String caseNumber, String person) {
    List<String> units = inTheNameOf.unitsOf(person);
    List<String> posts = inTheNameOf.postsOf(person);
    return (units.isEmpty()
            ? Stream.<HistoricProcessInstance>empty()
            : history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumber)
                .tenantIdIn(units.toArray(String[]::new))
                .orderByProcessInstanceStartTime()
                .desc()
                .list()
                .stream())
        .filter(this::isOfItsUnit)
        .filter(found -> mayRead(person, posts, found))
        .min(Comparator.comparing(found -> found.getEndTime() != null))
        .map(found -> family(whole(found), person))
        .or(() -> cleanedUp(caseNumber, person, units, posts));
  }

  /** A case that was passed to the person to read: that alone, without its family. */
  @Transactional(readOnly = true)
  Optional<CaseFamily> passed(String caseNumber, String person) {
    List<String> units = inTheNameOf.unitsOf(person);
    return units.isEmpty()
        ? Optional.empty()
        : cases.titled(List.of(caseNumber), units).stream()
            .reduce((earlier, later) -> later)
            .map(found -> cases.find(found.instanceId()))
            .filter(found -> copies.opens(found, person))
            .map(
                found ->
                    new CaseFamily(
                        found.instanceId(),
                        caseNumber,
                        found.procedureName(),
                        found.open(),
                        caseNumber,
                        List.of(caseNumber),
                        List.of(caseNumber)));
  }

  private boolean mayRead(String person, List<String> posts, HistoricProcessInstance found) {
    return register.mayReadCase(person, posts, found.getId(), found.getProcessDefinitionKey());
  }

  /** Whoever could read the case in the engine reads it after its history has been cleaned up. */
  private Optional<CaseFamily> cleanedUp(
      String caseNumber, String person, List<String> units, List<String> posts) {
    return units.isEmpty()
        ? Optional.empty()
        : cases.closed(caseNumber, units).stream()
            .filter(found -> areOfOneUnit(found.caseNumber(), found.unitCode()))
            .filter(
                found ->
                    register.mayReadCase(person, posts, found.instanceId(), found.processKey()))
            .findFirst()
            .map(found -> family(found, units));
  }

  private CaseFamily family(CaseEntry seen, List<String> units) {
    List<CaseEntry> family =
        cases.closedFamily(seen.rootNumber(), units).stream()
            .filter(found -> areOfOneUnit(found.caseNumber(), found.unitCode()))
            .toList();
    List<String> others = family.stream().map(CaseEntry::caseNumber).toList();
    String root = others.contains(seen.rootNumber()) ? seen.rootNumber() : seen.caseNumber();
    List<String> members =
        others.contains(seen.rootNumber())
            ? Stream.concat(Stream.of(seen.caseNumber(), seen.rootNumber()), others.stream())
                .distinct()
                .toList()
            : List.of(seen.caseNumber());
    Map<String, String> callers = new HashMap<>();
    family.forEach(found -> callers.put(found.caseNumber(), found.parentNumber()));
    return new CaseFamily(
        seen.instanceId(),
        seen.caseNumber(),
        seen.procedureName(),
        false,
        root,
        members,
        CaseFamily.shown(seen.caseNumber(), root, members, callers));
  }

  /**
   * Cases of a family of which no files are shown with it, as far as a person may read them.
   *
   * @param most of which it is asked, the first ones by their numbers
   */
  @Transactional(readOnly = true)
  List<TitledCase> linked(CaseFamily family, int most, String person) {
    return titled(family.notShown().stream().limit(most).toList(), person);
  }

  /** The other cases whose files are shown with a case, as far as a person may read them. */
  @Transactional(readOnly = true)
  List<TitledCase> shownWith(CaseFamily family, String person) {
    return titled(
        family.shown().stream().filter(number -> !number.equals(family.caseNumber())).toList(),
        person);
  }

  private List<TitledCase> titled(List<String> numbers, String person) {
    if (numbers.isEmpty()) {
      return List.of();
    }
    List<String> posts = inTheNameOf.postsOf(person);
    return cases.titled(numbers, inTheNameOf.unitsOf(person)).stream()
        .filter(
            found -> register.mayReadCase(person, posts, found.instanceId(), found.processKey()))
        .toList();
  }

  /** Empty if there is no such open task, or not for this person, or if it belongs to no case. */
  @Transactional(readOnly = true)
  Optional<CaseFamily> ofTask(String taskId, String person) {
    return inTheNameOf
        .person(
            person,
            () -> Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult()))
        .map(Task::getProcessInstanceId)
        .flatMap(id -> ofInstance(id, person));
  }

  /** Empty if there is no such instance, or not for this person, or if it belongs to no case. */
  @Transactional(readOnly = true)
  Optional<CaseFamily> ofInstance(String instanceId, String person) {
    List<String> posts = inTheNameOf.postsOf(person);
    return Optional.ofNullable(
            history
                .createHistoricProcessInstanceQuery()
                .processInstanceId(instanceId)
                .singleResult())
        .filter(found -> inTheNameOf.unitsOf(person).contains(found.getTenantId()))
        .filter(found -> mayRead(person, posts, found))
        .filter(found -> found.getBusinessKey() != null)
        .filter(this::isOfItsUnit)
        .map(found -> family(whole(found), person));
  }

  /** The case of an instance that is only a part of it, called under its number. */
  private HistoricProcessInstance whole(HistoricProcessInstance found) {
    HistoricProcessInstance caller =
        found.getSuperProcessInstanceId() == null
            ? null
            : history
                .createHistoricProcessInstanceQuery()
                .processInstanceId(found.getSuperProcessInstanceId())
                .singleResult();
    return caller != null && found.getBusinessKey().equals(caller.getBusinessKey())
        ? whole(caller)
        : found;
  }

  /** Whether there is such an open task for this person, who may not see its case nevertheless. */
  boolean hasTask(String taskId, String person) {
    return inTheNameOf.person(person, () -> tasks.createTaskQuery().taskId(taskId).count() > 0);
  }

  private CaseFamily family(HistoricProcessInstance seen, String person) {
    String[] reach = inTheNameOf.unitsOf(person).toArray(String[]::new);
    HistoricProcessInstance root =
        reach.length == 0
            ? null
            : history
                .createHistoricProcessInstanceQuery()
                .processInstanceId(seen.getRootProcessInstanceId())
                .tenantIdIn(reach)
                .singleResult();
    String number = seen.getBusinessKey();
    if (root == null || root.getBusinessKey() == null || !isOfItsUnit(root)) {
      return family(seen, number, Stream.empty(), Map.of());
    }
    String key = root.getBusinessKey();
    List<HistoricProcessInstance> others =
        Stream.concat(numberedAfter(key, reach), withNumbersOfTheirOwn(key, reach))
            .filter(other -> root.getId().equals(other.getRootProcessInstanceId()))
            .toList();
    Map<String, String> units =
        numbers.unitsOf(others.stream().map(HistoricProcessInstance::getBusinessKey).toList());
    return family(
        seen,
        key,
        Stream.concat(
            Stream.of(key),
            others.stream()
                .filter(other -> isOfItsUnit(other, units))
                .map(HistoricProcessInstance::getBusinessKey)
                .sorted()),
        callers(Stream.concat(Stream.of(root), others.stream()).toList()));
  }

  /** By the number of the called case. */
  private static Map<String, String> callers(List<HistoricProcessInstance> family) {
    Map<String, String> numberOf = new HashMap<>();
    family.forEach(each -> numberOf.put(each.getId(), each.getBusinessKey()));
    Map<String, String> callers = new HashMap<>();
    family.forEach(
        each -> callers.put(each.getBusinessKey(), numberOf.get(each.getSuperProcessInstanceId())));
    return callers;
  }

  /** The engine has no query for all that a case called; most bear its number and what follows. */
  private Stream<HistoricProcessInstance> numberedAfter(String key, String[] reach) {
    return history
        .createHistoricProcessInstanceQuery()
        .processInstanceBusinessKeyLike(key + "-%")
        .tenantIdIn(reach)
        .list()
        .stream();
  }

  /** As a review of a decision has, which is called all the same. */
  private Stream<HistoricProcessInstance> withNumbersOfTheirOwn(String key, String[] reach) {
    Set<String> ids = Set.copyOf(cases.calledUnderOtherNumbers(key, List.of(reach)));
    return ids.isEmpty()
        ? Stream.empty()
        : history.createHistoricProcessInstanceQuery().processInstanceIds(ids).list().stream();
  }

  /** What is kept by a number belongs to its unit: a case of another unit does not open it. */
  private boolean isOfItsUnit(HistoricProcessInstance found) {
    return areOfOneUnit(found.getBusinessKey(), found.getTenantId());
  }

  private boolean areOfOneUnit(String caseNumber, String unitCode) {
    String owner = numbers.unitsOf(List.of(caseNumber)).get(caseNumber);
    return owner == null || owner.equals(unitCode);
  }

  private static boolean isOfItsUnit(HistoricProcessInstance found, Map<String, String> units) {
    String owner = units.get(found.getBusinessKey());
    return owner == null || owner.equals(found.getTenantId());
  }

  private static CaseFamily family(
      HistoricProcessInstance seen,
      String rootNumber,
      Stream<String> others,
      Map<String, String> callers) {
    List<String> members =
        Stream.concat(Stream.of(seen.getBusinessKey()), others).distinct().toList();
    return new CaseFamily(
        seen.getId(),
        seen.getBusinessKey(),
        seen.getProcessDefinitionName(),
        seen.getEndTime() == null,
        rootNumber,
        members,
        CaseFamily.shown(seen.getBusinessKey(), rootNumber, members, callers));
  }
}

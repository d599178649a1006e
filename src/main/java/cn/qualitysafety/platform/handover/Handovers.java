package cn.qualitysafety.platform.handover;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.engine.EngineRefusal;
import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.engine.PersonNames;
import cn.qualitysafety.platform.engine.TaskLock;
import cn.qualitysafety.platform.engine.WorkOfUnits;
import cn.qualitysafety.platform.input.Entered;
import cn.qualitysafety.platform.language.ModelProperty;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives single tasks from one person to another, after all checks, and keeps why. */
@Service
public class Handovers {

  /** Characters that a reason has. */
  static final int SHORTEST_REASON = 2;

  static final int LONGEST_REASON = 200;

  private final HandoverMapper mapper;
  private final TaskLock lock;
  private final HandoverLog log;
  private final HandoverRules rules;
  private final ObjectProvider<Succession> successions;
  private final WorkOfUnits work;
  private final InTheNameOf inTheNameOf;
  private final PersonNames people;
  private final IdentityService identity;
  private final TaskService tasks;
  private final RepositoryService repository;
  private final AuthorizationService authorizations;
  private final TransactionTemplate transaction;

  Handovers(
      HandoverMapper mapper,
      TaskLock lock,
      HandoverLog log,
      HandoverRules rules,
      ObjectProvider<Succession> successions,
      WorkOfUnits work,
      InTheNameOf inTheNameOf,
      PersonNames people,
      @Lazy IdentityService identity,
      @Lazy TaskService tasks,
      @Lazy RepositoryService repository,
      @Lazy AuthorizationService authorizations,
      TransactionTemplate transaction) {
    this.mapper = mapper;
    this.lock = lock;
    this.log = log;
    this.rules = rules;
    this.successions = successions;
    this.work = work;
    this.inTheNameOf = inTheNameOf;
    this.people = people;
    this.identity = identity;
    this.tasks = tasks;
    this.repository = repository;
    this.authorizations = authorizations;
    this.transaction = transaction;
  }

  /** An open task, if it exists for this person. */
  @Transactional(readOnly = true)
  Optional<HeldTask> seen(String taskId, String person) {
    return Optional.ofNullable(mapper.find(taskId))
        .filter(
            task ->
                mayPassOn(task, person)
                    || inTheNameOf.person(
                        person, () -> tasks.createTaskQuery().taskId(taskId).count() > 0));
  }

  List<Handover> ofCases(List<String> caseNumbers) {
    return log.ofCases(caseNumbers);
  }

  /** What was handed over in these cases, the first first, with people by name. */
  @Transactional(readOnly = true)
  public List<Handover> namedOfCases(List<String> caseNumbers) {
    List<Handover> found = log.ofCases(caseNumbers);
    Map<String, String> names =
        people.withLogins(
            found.stream()
                .flatMap(
                    handover ->
                        Stream.of(handover.fromPerson(), handover.toPerson(), handover.actedBy()))
                .filter(Objects::nonNull)
                .toList());
    return found.stream().map(handover -> handover.named(names)).toList();
  }

  /** Gives a task back to its posts, as Tasklist does. */
  @Transactional
  public void giveBack(String taskId, String person) {
    inTheNameOf.person(
        person,
        () -> {
          said(() -> tasks.setAssignee(taskId, null));
          return null;
        });
  }

  /** Takes a colleague's task over, or one of a unit below one's own, whether anybody has it. */
  @Transactional
  public void takeOver(String taskId, String reason, String person) {
    String why = reason(reason);
    HeldTask task = open(taskId);
    if (task.assignee() == null && !isBelow(task, person)) {
      throw unclaimed();
    }
    HeldTask before = task.assignee() == null ? task.heldBy(mapper.lastOfOpen(taskId)) : task;
    move(before, person, Handover.Kind.TAKEN_OVER, why, person);
  }

  /** Whether a task is the work of a unit below the person's own, and not theirs as well. */
  boolean isBelow(HeldTask task, String person) {
    return !isOfSuperiorsToo(task)
        && work.isBelow(
            task.unitCode(),
            candidates(task),
            person,
            inTheNameOf.postsOf(person),
            inTheNameOf.unitsOf(person));
  }

  private boolean isOfSuperiorsToo(HeldTask task) {
    return inTheNameOf.system(
        () ->
            repository.getBpmnModelInstance(task.processId()).getModelElementById(task.taskKey())
                    instanceof UserTask userTask
                && userTask.getExtensionElements() != null
                && userTask
                    .getExtensionElements()
                    .getElementsQuery()
                    .filterByType(CamundaProperties.class)
                    .list()
                    .stream()
                    .flatMap(properties -> properties.getCamundaProperties().stream())
                    .anyMatch(
                        property ->
                            ModelProperty.SUPERIORS_TOO
                                .propertyName()
                                .equals(property.getCamundaName())));
  }

  /**
   * Passes a task on: one's own, or, as a head, a supervisor or an administrator, anybody's in the
   * units that one reaches.
   */
  @Transactional
  public void passOn(String taskId, String to, String reason, String person) {
    HeldTask task = held(taskId);
    mustPassOn(task, person);
    String taker = Entered.required("转给", to, 64);
    move(task, taker, Handover.Kind.PASSED_ON, reason(reason), person);
  }

  /**
   * Passes several tasks on to one person, or takes them over. Each by itself: one that cannot go
   * keeps no other.
   *
   * @param to the person themself to take them over
   * @return what became of each
   */
  List<Departures.Outcome> together(List<String> taskIds, String to, String reason, String person) {
    if (taskIds.isEmpty()) {
      throw new RefusedInputException("没有选择任务，请先勾选要转办的任务。");
    }
    String taker = Entered.required("转给", to, 64);
    String why = reason(reason);
    List<Departures.Outcome> outcomes = new ArrayList<>();
    for (String id : taskIds) {
      HeldTask task = seen(id, person).orElse(null);
      if (task != null) {
        outcomes.add(new Departures.Outcome(task, refusal(task, taker, why, person)));
      }
    }
    if (outcomes.isEmpty()) {
      throw new RefusedInputException("所选的任务都已经办结、撤回，或者不在您的范围，请刷新页面。");
    }
    return outcomes;
  }

  private String refusal(HeldTask seen, String taker, String reason, String person) {
    try {
      transaction.executeWithoutResult(
          status -> {
            if (taker.equals(person)) {
              takeOver(seen.taskId(), reason, person);
            } else {
              passOn(seen.taskId(), taker, reason, person);
            }
          });
      return null;
    } catch (RefusedInputException refused) {
      return refused.getMessage();
    }
  }

  /** Replaces one of those who act together with the holder of a task. */
  @Transactional
  public void replace(String taskId, String companion, String by, String reason, String person) {
    HeldTask task = held(taskId);
    mustPassOn(task, person);
    String leaving = Entered.required("被更换人员", companion, 64);
    String coming = Entered.required("更换为", by, 64);
    String why = reason(reason);
    successions
        .orderedStream()
        .filter(succession -> succession.companions(task).containsKey(leaving))
        .findFirst()
        .orElseThrow(() -> new RefusedInputException("“被更换人员”不在名单中，请重新选择。"))
        .replace(task, leaving, coming);
    log.record(task, leaving, coming, Handover.Kind.REPLACED, why, person);
  }

  private void mustPassOn(HeldTask task, String person) {
    if (!mayPassOn(task, person)) {
      throw new RefusedInputException("只有办理人本人和本单位的负责人、督查员可以转办该任务。");
    }
  }

  /** Whether this person may pass on this task. */
  boolean mayPassOn(HeldTask task, String person) {
    return task.assignee() != null
        && (task.assignee().equals(person)
            || rules.passesOn(inTheNameOf.postsOf(person)) && reaches(person, task.unitCode()));
  }

  /** Whether there is such an account. */
  boolean exists(String login) {
    return identity.createUserQuery().userId(login).count() > 0;
  }

  private boolean reaches(String person, String unitCode) {
    return unitCode == null || inTheNameOf.unitsOf(person).contains(unitCode);
  }

  /** Names, by login, of those who hold a post of the task and reach its unit. */
  Map<String, String> takers(HeldTask task) {
    return people.withLogins(
        mapper.holders(task.unitCode(), posts(task)).stream()
            .filter(login -> !login.equals(task.assignee()))
            .toList());
  }

  /** Names, by login, of those who act together with the holder of the task. */
  Map<String, String> companions(HeldTask task) {
    Map<String, String> all = new LinkedHashMap<>();
    successions.orderedStream().forEach(succession -> all.putAll(succession.companions(task)));
    return all;
  }

  /** Names, by login, of those who could be in a companion's place. */
  Map<String, String> companionsToBe(HeldTask task) {
    Map<String, String> all = new LinkedHashMap<>();
    successions.orderedStream().forEach(succession -> all.putAll(succession.companionsToBe(task)));
    return all;
  }

  /** Codes of the posts that may do the task. */
  List<String> posts(HeldTask task) {
    return posts(candidates(task));
  }

  private static List<String> posts(Collection<IdentityLink> candidates) {
    return candidates.stream().map(IdentityLink::getGroupId).filter(Objects::nonNull).toList();
  }

  private List<IdentityLink> candidates(HeldTask task) {
    return inTheNameOf.system(
        () ->
            tasks.getIdentityLinksForTask(task.taskId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .toList());
  }

  /**
   * Whether the model names the person: such a task has no post to go back to, unless whoever was
   * named could not have it.
   */
  boolean isNamed(HeldTask task) {
    return inTheNameOf.system(
        () ->
            repository.getBpmnModelInstance(task.processId()).getModelElementById(task.taskKey())
                    instanceof UserTask userTask
                && userTask.getCamundaAssignee() != null
                && !mapper.isOpenToPosts(task.taskId()));
  }

  /**
   * Why this person cannot have a task of this unit, whoever gives it to them; null if they can.
   *
   * @param unitCode null if it belongs to no unit
   * @param candidates persons and posts that may do it; empty if it names none
   */
  String objection(String unitCode, Collection<IdentityLink> candidates, String person) {
    if (!exists(person)) {
      return "没有“%s”这个账号，请重新选择。".formatted(person);
    }
    String name = people.withLogin(person);
    if (!reaches(person, unitCode)) {
      return "%s不在该任务所属的单位，不能办理。".formatted(name);
    }
    List<String> held = inTheNameOf.postsWithCasesOf(person);
    if (held.isEmpty()) {
      return "%s没有经办业务的岗位，不能办理。".formatted(name);
    }
    return candidates.isEmpty()
            || candidates.stream()
                .anyMatch(
                    link -> person.equals(link.getUserId()) || held.contains(link.getGroupId()))
        ? null
        : "%s没有办理该任务的岗位（%s）。".formatted(name, people.posts(posts(candidates)));
  }

  /** Whether some of these candidates can have a task of this unit. */
  boolean canBeClaimed(String unitCode, Collection<IdentityLink> candidates) {
    return candidates.stream()
        .anyMatch(
            link ->
                link.getGroupId() == null
                    ? objection(unitCode, candidates, link.getUserId()) == null
                    : inTheNameOf.isPostWithCases(link.getGroupId()));
  }

  /** Why this person cannot have the task; null if they can. */
  String objection(HeldTask task, String person) {
    List<IdentityLink> candidates = candidates(task);
    String objection = objection(task.unitCode(), candidates, person);
    if (objection != null) {
      return objection;
    }
    boolean denied =
        !candidates.isEmpty()
            && !inTheNameOf.system(
                () ->
                    authorizations.isUserAuthorized(
                        person,
                        inTheNameOf.postsOf(person),
                        Permissions.TASK_WORK,
                        Resources.TASK,
                        task.taskId()));
    if (denied) {
      return "%s被限制办理该任务，请联系系统管理员。".formatted(people.withLogin(person));
    }
    return ofRegimes(task, person);
  }

  private String ofRegimes(HeldTask task, String person) {
    return successions
        .orderedStream()
        .map(succession -> succession.objection(task, person))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /**
   * Gives a task to somebody who can have it.
   *
   * @param task nobody's, if its posts had it
   */
  void move(HeldTask task, String to, Handover.Kind kind, String reason, String by) {
    if (to.equals(task.assignee())) {
      throw new RefusedInputException("该任务已经由%s办理，不需要转办。".formatted(people.withLogin(to)));
    }
    String objection = objection(task, to);
    if (objection != null) {
      throw new RefusedInputException(objection);
    }
    assign(task, to);
    if (task.assignee() != null) {
      successions.orderedStream().forEach(succession -> succession.follow(task, to));
    }
    log.record(task, task.assignee(), to, kind, reason, by);
  }

  /** Puts somebody who claims a task in the place of whom the model named for it. */
  void succeed(HeldTask task, String claimant) {
    String objection = ofRegimes(task, claimant);
    if (objection != null) {
      throw new RefusedInputException(objection);
    }
    successions.orderedStream().forEach(succession -> succession.follow(task, claimant));
    log.record(task, task.assignee(), claimant, Handover.Kind.TAKEN_OVER, null, claimant);
  }

  /** Gives a task back to its posts, for whoever has it. */
  void moveToPosts(HeldTask task, Handover.Kind kind, String reason, String by) {
    if (isNamed(task)) {
      throw new RefusedInputException("由流程指定本人办理，没有可以退回的岗位，请移交给具体人员。");
    }
    assign(task, null);
    log.record(task, task.assignee(), null, kind, reason, by);
  }

  private void assign(HeldTask task, String to) {
    inTheNameOf.system(
        () -> {
          said(() -> tasks.setAssignee(task.taskId(), to));
          return null;
        });
  }

  /** What the rules of the engine refuse, they refuse in a sentence. */
  private static void said(Runnable command) {
    try {
      command.run();
    } catch (ProcessEngineException refused) {
      throw EngineRefusal.of(refused)
          .<RuntimeException>map(RefusedInputException::new)
          .orElse(refused);
    }
  }

  /** A task that somebody has, as it is now and stays until the transaction ends. */
  HeldTask held(String taskId) {
    HeldTask task = open(taskId);
    if (task.assignee() == null) {
      throw unclaimed();
    }
    return task;
  }

  private HeldTask open(String taskId) {
    HeldTask task = lock.hold(taskId) ? mapper.find(taskId) : null;
    if (task == null) {
      throw new RefusedInputException("该任务已经办结（由其他同志或者您本人）或者已撤回，请刷新任务列表。");
    }
    return task;
  }

  private static RefusedInputException unclaimed() {
    return new RefusedInputException("该任务现在没有人签收，可以直接签收办理。");
  }

  static String reason(String entered) {
    String reason = Entered.required("原因", entered, LONGEST_REASON);
    if (reason.length() < SHORTEST_REASON) {
      throw new RefusedInputException("“原因”至少填写%d个字，请说明后再提交。".formatted(SHORTEST_REASON));
    }
    return reason;
  }
}

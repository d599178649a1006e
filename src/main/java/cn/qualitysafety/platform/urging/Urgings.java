package cn.qualitysafety.platform.urging;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.audit.AuditEvent;
import cn.qualitysafety.platform.audit.AuditTrail;
import cn.qualitysafety.platform.engine.BlindProcesses;
import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.engine.PersonNames;
import cn.qualitysafety.platform.engine.TaskLock;
import cn.qualitysafety.platform.engine.UnitChoice;
import cn.qualitysafety.platform.engine.WorkOfUnits;
import cn.qualitysafety.platform.input.Entered;
import cn.qualitysafety.platform.work.LeadingPosts;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Urges tasks, one or many, and keeps receipts and answers. */
@Service
public class Urgings {

  /** Tasks that are offered, and urged, at once; rows of a list. */
  static final int MOST = 500;

  static final int LONGEST_TEXT = 500;

  /** Months ahead in which an answer can be asked for. */
  private static final int LATEST_ANSWER = 3;

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final UrgingMapper mapper;
  private final BlindProcesses blind;
  private final InTheNameOf inTheNameOf;
  private final UnitChoice unitChoice;
  private final WorkOfUnits work;
  private final PersonNames people;
  private final TaskLock lock;
  private final TaskService tasks;
  private final AuditTrail trail;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Urgings(
      UrgingMapper mapper,
      BlindProcesses blind,
      InTheNameOf inTheNameOf,
      UnitChoice unitChoice,
      WorkOfUnits work,
      PersonNames people,
      TaskLock lock,
      @Lazy TaskService tasks,
      AuditTrail trail,
      TransactionTemplate transaction,
      Clock clock) {
    this.mapper = mapper;
    this.blind = blind;
    this.inTheNameOf = inTheNameOf;
    this.unitChoice = unitChoice;
    this.work = work;
    this.people = people;
    this.lock = lock;
    this.tasks = tasks;
    this.trail = trail;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Which open tasks somebody looks for.
   *
   * @param process key of their process; blank for any
   * @param step id of the user task in the model; blank for any
   * @param unit whose they are, as {@link UnitChoice} sends it; blank for any
   * @param overdue whether only those over their limit
   */
  record Asked(String process, String step, String unit, boolean overdue) {}

  /**
   * What became of one task.
   *
   * @param refusal why it is not urged; null if it is
   */
  record Outcome(UrgedTask task, String refusal) {}

  boolean mayUrge(String person) {
    return LeadingPosts.read(inTheNameOf.postsOf(person));
  }

  /**
   * What somebody could urge, first due first: what the engine shows them, and is not their own. Of
   * a unit that is asked for it is what its own people do, not what a unit above does in its cases.
   */
  @Transactional(readOnly = true)
  public List<UrgedTask> open(Asked asked, String person) {
    List<String> units = unitChoice.chosen(asked.unit(), inTheNameOf.unitsOf(person));
    if (units.isEmpty()) {
      return List.of();
    }
    List<String> ids =
        inTheNameOf.person(person, () -> query(asked, units).listPage(0, MOST)).stream()
            .filter(task -> !person.equals(task.getAssignee()))
            .map(Task::getId)
            .toList();
    Map<String, List<String>> posts = posts(ids);
    List<UrgedTask> found = tasks(ids, posts, person);
    Set<UrgedTask> own = ownOf(found, posts, person);
    return found.stream()
        .filter(task -> !own.contains(task))
        .filter(task -> asked.unit().isBlank() || units.contains(task.unitCode()))
        .toList();
  }

  private List<UrgedTask> tasks(List<String> ids, Map<String, List<String>> posts, String person) {
    return ids.isEmpty()
        ? List.of()
        : mapper.tasks(ids, person).stream()
            .map(task -> task.in(work.doneIn(task.unitCode(), of(task, posts))))
            .toList();
  }

  private Map<String, List<String>> posts(Collection<String> taskIds) {
    return taskIds.isEmpty()
        ? Map.of()
        : mapper.posts(taskIds).stream()
            .collect(
                Collectors.groupingBy(
                    UrgingMapper.PostOfTask::taskId,
                    Collectors.mapping(UrgingMapper.PostOfTask::post, Collectors.toList())));
  }

  private static List<String> of(UrgedTask task, Map<String, List<String>> posts) {
    return posts.getOrDefault(task.taskId(), List.of());
  }

  /** Those that wait for a post of a person in a unit that employs them. */
  private Set<UrgedTask> ownOf(
      List<UrgedTask> found, Map<String, List<String>> posts, String person) {
    List<String> mine = inTheNameOf.postsOf(person);
    List<String> employers = work.atOnce(mine, inTheNameOf.unitsOf(person)).units();
    return found.stream()
        .filter(task -> task.assignee() == null && employers.contains(task.unitCode()))
        .filter(task -> !Collections.disjoint(of(task, posts), mine))
        .collect(Collectors.toSet());
  }

  private TaskQuery query(Asked asked, List<String> units) {
    TaskQuery query = tasks.createTaskQuery().active().orderByDueDate().asc();
    if (!asked.process().isBlank()) {
      query.processDefinitionKey(asked.process());
    }
    if (!asked.step().isBlank()) {
      query.taskDefinitionKey(asked.step());
    }
    if (!asked.unit().isBlank()) {
      query.tenantIdIn(units.toArray(String[]::new));
    }
    return asked.overdue() ? query.dueBefore(Date.from(clock.instant())) : query;
  }

  /** Steps of a process that wait in the units of the person. */
  List<UrgingMapper.Step> steps(String process, String person) {
    List<String> units = inTheNameOf.unitsOf(person);
    return units.isEmpty() || process.isBlank() ? List.of() : mapper.steps(process, units);
  }

  List<UrgingMapper.Procedure> procedures(String person) {
    List<String> units = inTheNameOf.unitsOf(person);
    return units.isEmpty() ? List.of() : mapper.procedures(units);
  }

  /** Who has each task, by its id, in words: a person, or the posts that it waits for. */
  Map<String, String> holders(List<UrgedTask> found) {
    if (found.isEmpty()) {
      return Map.of();
    }
    Map<String, List<String>> posts = posts(found.stream().map(UrgedTask::taskId).toList());
    Map<String, String> postNames =
        people.postNames(posts.values().stream().flatMap(List::stream).distinct().toList());
    Map<String, String> names =
        people.of(found.stream().map(UrgedTask::assignee).filter(Objects::nonNull).toList());
    return found.stream()
        .collect(
            Collectors.toMap(
                UrgedTask::taskId,
                task ->
                    task.assignee() == null
                        ? "未签收（%s）".formatted(names(of(task, posts), postNames))
                        : names.get(task.assignee())));
  }

  private static String names(List<String> posts, Map<String, String> postNames) {
    return posts.isEmpty()
        ? "没有岗位"
        : posts.stream()
            .map(post -> postNames.getOrDefault(post, post))
            .collect(Collectors.joining("、"));
  }

  /**
   * Urges tasks. Each by itself: one that cannot be urged keeps no other.
   *
   * @param answerBy last day for the answer, as it was typed
   * @return what became of each
   * @throws RefusedInputException if the person urges nobody, or what they entered will not do
   */
  public List<Outcome> urge(
      Collection<String> taskIds, String demand, String answerBy, String person) {
    if (!mayUrge(person)) {
      throw new RefusedInputException("只有本单位的负责人、活动办公室和督查员可以催办。");
    }
    Set<String> chosen = new LinkedHashSet<>(taskIds);
    if (chosen.isEmpty()) {
      throw new RefusedInputException("没有选择任务，请先勾选要催办的任务。");
    }
    if (chosen.size() > MOST) {
      throw new RefusedInputException("一次最多催办%d项，现在选择了%d项，请分批办理。".formatted(MOST, chosen.size()));
    }
    String asked = Entered.required("催办内容", demand, LONGEST_TEXT);
    LocalDate until = answerDay(answerBy);
    List<String> ids = seen(chosen, person);
    Map<String, List<String>> posts = posts(ids);
    Map<String, UrgedTask> seen =
        tasks(ids, posts, person).stream()
            .collect(Collectors.toMap(UrgedTask::taskId, task -> task));
    Set<UrgedTask> own = ownOf(List.copyOf(seen.values()), posts, person);
    List<Outcome> outcomes = new ArrayList<>();
    for (String id : chosen) {
      UrgedTask task = seen.get(id);
      if (task != null) {
        outcomes.add(
            new Outcome(
                task,
                own.contains(task)
                    ? "由您所在的岗位办理，请签收办理，不用催办。"
                    : refusal(task, asked, until, person)));
      }
    }
    int gone = chosen.size() - outcomes.size();
    if (outcomes.isEmpty()) {
      throw new RefusedInputException("所选的%d项任务都已经办结、撤回，或者不在您的督办范围，请重新查询。".formatted(gone));
    }
    return outcomes;
  }

  private LocalDate answerDay(String entered) {
    LocalDate day = Entered.date("答复日期", entered);
    LocalDate today = LocalDate.now(clock);
    if (day.isBefore(today)) {
      throw new RefusedInputException("“答复日期”不能早于今天，请更正。");
    }
    LocalDate latest = today.plusMonths(LATEST_ANSWER);
    if (day.isAfter(latest)) {
      throw new RefusedInputException("“答复日期”不能晚于%s，请更正。".formatted(DAY.format(latest)));
    }
    return day;
  }

  private List<String> seen(Set<String> chosen, String person) {
    return inTheNameOf.person(
        person,
        () ->
            tasks.createTaskQuery().taskIdIn(chosen.toArray(String[]::new)).active().list().stream()
                .map(Task::getId)
                .toList());
  }

  /** Why the task is not urged; null if it is now. */
  private String refusal(UrgedTask task, String demand, LocalDate answerBy, String person) {
    if (person.equals(task.assignee())) {
      return "由您本人办理，不用催办。";
    }
    if (blind.isBlind(task.processId())) {
      return "盲样检验不催办：由谁催办会透露样品的来源。请与下达检验任务的单位联系。";
    }
    try {
      return transaction.execute(
          status -> {
            if (!lock.hold(task.taskId())) {
              return "刚刚已经办结。";
            }
            mapper.insert(
                new Urging(
                    0,
                    task.taskId(),
                    task.taskName(),
                    task.procedureName(),
                    task.caseNumber(),
                    task.unitCode(),
                    person,
                    LocalDateTime.now(clock),
                    demand,
                    answerBy,
                    null,
                    null,
                    null,
                    null,
                    null,
                    true));
            trail.recordHere(
                person,
                AuditEvent.Kind.HANDOVER,
                "催办",
                "“%s”%s，%s前答复：%s"
                    .formatted(
                        task.taskName(),
                        task.caseNumber() == null ? "" : "（%s）".formatted(task.caseNumber()),
                        DAY.format(answerBy),
                        demand));
            return null;
          });
    } catch (DuplicateKeyException stillOpen) {
      return "您已经催办过，对方还没有答复。";
    }
  }

  /** What somebody is urged to do, what waits for an answer first. */
  @Transactional(readOnly = true)
  public List<Urging> received(String person) {
    List<String> posts = inTheNameOf.postsOf(person);
    List<String> units = inTheNameOf.unitsOf(person);
    return mapper.received(person, posts, units, work.atOnce(posts, units), MOST);
  }

  /** How much nobody has read of what somebody is urged to do. */
  @Transactional(readOnly = true)
  public int unread(String person) {
    List<String> posts = inTheNameOf.postsOf(person);
    List<String> units = inTheNameOf.unitsOf(person);
    return mapper.countUnread(person, posts, units, work.atOnce(posts, units));
  }

  /** What somebody urged others to do, the newest first. */
  @Transactional(readOnly = true)
  public List<Urging> sent(String person) {
    return mapper.sent(person, MOST);
  }

  /** What was urged in some cases, the first first, with people by name. */
  @Transactional(readOnly = true)
  public List<UrgingLine> ofCases(Collection<String> caseNumbers) {
    List<Urging> found = caseNumbers.isEmpty() ? List.of() : mapper.ofCases(caseNumbers);
    Map<String, String> names = names(found);
    return found.stream().map(each -> UrgingLine.of(each, names, LocalDate.now(clock))).toList();
  }

  /** Names of those who have to do with these, by login. */
  Map<String, String> names(Collection<Urging> urgings) {
    return people.of(urgings.stream().flatMap(Urging::people).filter(Objects::nonNull).toList());
  }

  /** The receipt: these have been shown to whoever has the tasks. */
  @Transactional
  public void read(Collection<Urging> shown, String person) {
    List<Long> ids = shown.stream().filter(each -> each.readAt() == null).map(Urging::id).toList();
    if (!ids.isEmpty()) {
      mapper.read(ids, person, LocalDateTime.now(clock));
    }
  }

  /**
   * Answers what one is urged to do.
   *
   * @throws RefusedInputException if it is not for this person, or has been answered
   */
  @Transactional
  public void answer(long id, String text, String person) {
    Urging urging =
        received(person).stream()
            .filter(each -> each.id() == id)
            .findFirst()
            .orElseThrow(() -> new RefusedInputException("没有这项催办，或者任务已经转由其他同志办理，请刷新页面。"));
    if (!urging.taskOpen() && !urging.answered()) {
      throw new RefusedInputException("任务“%s”已经办结，不用再答复。".formatted(urging.taskName()));
    }
    String answer = Entered.required("答复", text, LONGEST_TEXT);
    if (mapper.answer(id, answer, person, LocalDateTime.now(clock)) == 0) {
      throw new RefusedInputException("这项催办已经答复过，没有改动。");
    }
  }

  LocalDateTime now() {
    return LocalDateTime.now(clock);
  }
}

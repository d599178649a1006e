package cn.qualitysafety.platform.casefile;

import cn.qualitysafety.platform.casefile.FlowMapper.Candidate;
import cn.qualitysafety.platform.casefile.FlowMapper.Entered;
import cn.qualitysafety.platform.casefile.FlowMapper.Step;
import cn.qualitysafety.platform.deadline.WorkingDayCalendar;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.engine.PersonNames;
import cn.qualitysafety.platform.engine.WorkOfUnits;
import cn.qualitysafety.platform.input.SentForms;
import cn.qualitysafety.platform.language.ModelProperty;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 流转记录 of a case and of those that are shown with it: who did what when, what they decided, how
 * long it took and what was issued, as long as the engine's history has it.
 */
@Service
class CaseFlow {

  /**
   * By as much the time of a document, which is kept in seconds, may be before that of its step.
   */
  private static final Duration ROUNDED = Duration.ofSeconds(1);

  private static final int LONGEST_ANSWER = 200;

  /** Who has an open task that nobody has claimed. */
  static final String NOBODY = "未签收";

  /** What ended without being done, when its model says no more. */
  private static final String DROPPED = "不再需要办理";

  private static final String WHEN_DROPPED = ModelProperty.WHEN_DROPPED.propertyName();

  private final FlowMapper mapper;
  private final InTheNameOf inTheNameOf;
  private final PersonNames names;
  private final RepositoryService repository;
  private final SentForms forms;
  private final WorkingDayCalendar calendar;
  private final WorkOfUnits work;
  private final RowsOfTasks rows;
  private final Clock clock;

  CaseFlow(
      FlowMapper mapper,
      InTheNameOf inTheNameOf,
      PersonNames names,
      RepositoryService repository,
      SentForms forms,
      WorkingDayCalendar calendar,
      WorkOfUnits work,
      RowsOfTasks rows,
      Clock clock) {
    this.mapper = mapper;
    this.inTheNameOf = inTheNameOf;
    this.names = names;
    this.repository = repository;
    this.forms = forms;
    this.calendar = calendar;
    this.work = work;
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * The lines in the order in which they began, the open ones last.
   *
   * @param family that the person may see
   * @param documents of its cases
   */
  @Transactional(readOnly = true)
  List<FlowLine> of(CaseFamily family, List<OfficialDocument> documents, String person) {
    List<Step> steps = steps(family, person);
    if (steps.isEmpty()) {
      return List.of();
    }
    Known known = known(family, steps, person);
    Map<String, List<OfficialDocument>> issued = issued(steps, documents);
    Stream<FlowLine> bySteps =
        steps.stream()
            .map(step -> line(step, known, issued.getOrDefault(step.taskId(), List.of())));
    Stream<FlowLine> bySystem =
        issued.getOrDefault(null, List.of()).stream().map(CaseFlow::issuedBySystem);
    return Stream.concat(bySteps, bySystem)
        .sorted(Comparator.comparing(FlowLine::open).thenComparing(FlowLine::begunAt))
        .toList();
  }

  /** The open ones among them. */
  @Transactional(readOnly = true)
  List<FlowLine> open(CaseFamily family, String person) {
    List<Step> open =
        steps(family, person).stream().filter(step -> step.endedAt() == null).toList();
    if (open.isEmpty()) {
      return List.of();
    }
    Known known = known(family, open, person);
    return open.stream().map(step -> line(step, known, List.of())).toList();
  }

  private List<Step> steps(CaseFamily family, String person) {
    List<String> units = inTheNameOf.unitsOf(person);
    return units.isEmpty() ? List.of() : mapper.steps(family.instanceId(), family.shown(), units);
  }

  /** What is asked once for all lines, by login, code or task. */
  private record Known(
      Map<String, String> people,
      Map<String, String> units,
      Map<String, String> postNames,
      Map<String, List<String>> posts,
      Map<String, Map<String, String>> entered,
      Map<String, String> rows,
      String reader,
      Collection<String> postsOfReader,
      Collection<String> unitsOfReader) {}

  private Known known(CaseFamily family, List<Step> steps, String person) {
    List<String> units = inTheNameOf.unitsOf(person);
    List<String> open =
        steps.stream().filter(step -> step.endedAt() == null).map(Step::taskId).toList();
    Map<String, List<String>> posts = new HashMap<>();
    if (!open.isEmpty()) {
      mapper.candidates(open).stream()
          .collect(
              Collectors.groupingBy(
                  Candidate::taskId, Collectors.mapping(Candidate::post, Collectors.toList())))
          .forEach(posts::put);
    }
    steps.stream()
        .filter(step -> step.endedAt() != null && step.taskKey() != null)
        .forEach(step -> posts.put(step.taskId(), postsByModel(step)));
    Map<String, Map<String, String>> entered = new HashMap<>();
    List<Entered> fields =
        open.size() == steps.size()
            ? List.of()
            : mapper.entered(family.instanceId(), family.shown(), units);
    for (Entered field : fields) {
      entered
          .computeIfAbsent(field.taskId(), task -> new HashMap<>())
          .put(field.name(), field.text());
    }
    return new Known(
        names.of(steps.stream().map(Step::person).filter(Objects::nonNull).toList()),
        names.units(
            steps.stream()
                .map(
                    step ->
                        work.doneIn(step.unitCode(), posts.getOrDefault(step.taskId(), List.of())))
                .toList()),
        names.postNames(posts.values().stream().flatMap(List::stream).distinct().toList()),
        posts,
        entered,
        rows(family, steps),
        person,
        inTheNameOf.postsOf(person),
        units);
  }

  /** Which of several a step was done for: as it was recorded, or of one that is open, now. */
  private Map<String, String> rows(CaseFamily family, List<Step> steps) {
    Map<String, String> names = new HashMap<>();
    if (steps.stream().anyMatch(step -> step.endedAt() != null)) {
      mapper.rows(family.shown()).forEach(row -> names.put(row.taskId(), row.rowName()));
    }
    steps.stream()
        .filter(step -> step.endedAt() == null)
        .filter(step -> rows.isForSeveral(step.modelId(), step.taskKey()))
        .forEach(
            step -> rows.name(step.taskId()).ifPresent(name -> names.put(step.taskId(), name)));
    return names;
  }

  /** The history does not say for whom a task was; its model does. */
  private List<String> postsByModel(Step step) {
    return inModel(step).map(UserTask::getCamundaCandidateGroupsList).orElse(List.of());
  }

  /** Nor does it say why a task ended that nobody did; a model may. */
  private String whyDropped(Step step) {
    return inModel(step)
        .map(UserTask::getExtensionElements)
        .map(elements -> elements.getElementsQuery().filterByType(CamundaProperties.class))
        .filter(query -> query.count() > 0)
        .map(query -> query.singleResult().getCamundaProperties())
        .stream()
        .flatMap(Collection::stream)
        .filter(property -> WHEN_DROPPED.equals(property.getCamundaName()))
        .map(CamundaProperty::getCamundaValue)
        .findFirst()
        .orElse(DROPPED);
  }

  private Optional<UserTask> inModel(Step step) {
    ModelElementInstance task =
        repository.getBpmnModelInstance(step.modelId()).getModelElementById(step.taskKey());
    return task instanceof UserTask user ? Optional.of(user) : Optional.empty();
  }

  private FlowLine line(Step step, Known known, List<OfficialDocument> documents) {
    LocalDateTime now = LocalDateTime.now(clock);
    LocalDateTime until = Objects.requireNonNullElse(step.endedAt(), now);
    List<String> posts = known.posts().getOrDefault(step.taskId(), List.of());
    boolean open = step.endedAt() == null;
    return new FlowLine(
        step.taskId(),
        step.caseNumber(),
        known.rows().containsKey(step.taskId())
            ? "%s：%s".formatted(step.name(), known.rows().get(step.taskId()))
            : step.name(),
        who(step, known),
        Stream.concat(
                Stream.ofNullable(known.units().get(work.doneIn(step.unitCode(), posts))),
                Stream.of(
                        posts.stream()
                            .map(known.postNames()::get)
                            .filter(Objects::nonNull)
                            .collect(Collectors.joining("或者")))
                    .filter(name -> !name.isEmpty()))
            .collect(Collectors.joining(" ")),
        step.begunAt(),
        step.endedAt(),
        step.dueAt(),
        step.dueAt() != null && until.isAfter(step.dueAt()),
        step.taskKey() == null ? "" : took(step.begunAt(), until),
        outcome(step, known),
        open && isMine(step, posts, known),
        documents);
  }

  private static String who(Step step, Known known) {
    if (step.person() != null) {
      return known.people().get(step.person());
    }
    return step.endedAt() == null ? NOBODY : "";
  }

  private static boolean isMine(Step step, List<String> posts, Known known) {
    return step.person() == null
        ? known.unitsOfReader().contains(step.unitCode())
            && posts.stream().anyMatch(known.postsOfReader()::contains)
        : step.person().equals(known.reader());
  }

  private List<String> outcome(Step step, Known known) {
    if (step.endedAt() == null || step.taskKey() == null) {
      return List.of();
    }
    return step.done()
        ? forms
            .answers(
                step.modelId(),
                step.taskKey(),
                known.entered().getOrDefault(step.taskId(), Map.of()))
            .stream()
            .map(
                answer ->
                    answer.length() <= LONGEST_ANSWER
                        ? answer
                        : answer.substring(0, LONGEST_ANSWER) + "……")
            .toList()
        : List.of(whyDropped(step));
  }

  private String took(LocalDateTime from, LocalDateTime until) {
    if (until.isBefore(from)) {
      return ""; // by clocks of two machines
    }
    Duration time = Duration.between(from, until);
    if (from.toLocalDate().equals(until.toLocalDate())) {
      return time.toHours() == 0
          ? "%d分钟".formatted(Math.max(1, time.toMinutes()))
          : "%d小时".formatted(time.toHours());
    }
    int days = calendar.workingDaysAfter(from.toLocalDate(), until.toLocalDate());
    return days == 0 ? "不到1个工作日" : "%d个工作日".formatted(days);
  }

  /**
   * Documents by the step that they followed in the same case on the same day; under null those
   * that followed none, as when a period has run out.
   */
  private static Map<String, List<OfficialDocument>> issued(
      List<Step> steps, List<OfficialDocument> documents) {
    Map<String, List<OfficialDocument>> issued = new HashMap<>();
    for (OfficialDocument document : documents) {
      LocalDateTime at = document.issuedAt().plus(ROUNDED);
      String step =
          steps.stream()
              .filter(each -> each.done() && each.caseNumber().equals(document.caseNumber()))
              .filter(each -> !each.endedAt().isAfter(at))
              .max(Comparator.comparing(Step::endedAt))
              .filter(
                  each -> each.endedAt().toLocalDate().equals(document.issuedAt().toLocalDate()))
              .map(Step::taskId)
              .orElse(null);
      issued.computeIfAbsent(step, id -> new ArrayList<>()).add(document);
    }
    return issued;
  }

  private static FlowLine issuedBySystem(OfficialDocument document) {
    return new FlowLine(
        null,
        document.caseNumber(),
        "印发文书",
        "系统",
        "",
        document.issuedAt(),
        document.issuedAt(),
        null,
        false,
        "",
        List.of(),
        false,
        List.of(document));
  }
}

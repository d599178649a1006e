package cn.qualitysafety.platform.supervision;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.deadline.WorkingDayCalendar;
import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.engine.UnitChoice;
import cn.qualitysafety.platform.input.Entered;
import cn.qualitysafety.platform.supervision.BottleneckMapper.Waiting;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the work of a process waits: from when a task is there until it is completed. */
@Service
class Bottlenecks {

  /** Days that are looked at if nothing else is asked. */
  private static final int USUAL = 90;

  private final BottleneckMapper mapper;
  private final WorkingDayCalendar calendar;
  private final InTheNameOf inTheNameOf;
  private final UnitChoice unitChoice;
  private final AuthorizationService authorizations;
  private final Clock clock;

  Bottlenecks(
      BottleneckMapper mapper,
      WorkingDayCalendar calendar,
      InTheNameOf inTheNameOf,
      UnitChoice unitChoice,
      AuthorizationService authorizations,
      Clock clock) {
    this.mapper = mapper;
    this.calendar = calendar;
    this.inTheNameOf = inTheNameOf;
    this.unitChoice = unitChoice;
    this.authorizations = authorizations;
    this.clock = clock;
  }

  /**
   * What somebody asks for.
   *
   * @param process key of a process
   * @param unit as {@link UnitChoice} sends it; blank for all that the person reaches
   * @param until last day, included
   */
  record Asked(String process, String unit, LocalDate from, LocalDate until) {}

  /**
   * What was typed, in its normal form; without days the last {@value #USUAL} up to today.
   *
   * @throws RefusedInputException if a day is none, or they are in the wrong order
   */
  Asked asked(String process, String unit, String from, String until) {
    LocalDate last = until.isBlank() ? LocalDate.now(clock) : Entered.date("截止日期", until);
    LocalDate first = from.isBlank() ? last.minusDays(USUAL) : Entered.date("起始日期", from);
    if (first.isAfter(last)) {
      throw new RefusedInputException("“起始日期”不能晚于“截止日期”，请更正。");
    }
    return new Asked(process, unit, first, last);
  }

  /**
   * Steps with work, the slowest first: of the units that the person reaches, and nothing of a
   * process whose tasks they may not read.
   */
  @Transactional(readOnly = true)
  public List<StepLoad> steps(Asked asked, String person) {
    List<String> units = unitChoice.chosen(asked.unit(), inTheNameOf.unitsOf(person));
    if (units.isEmpty() || !mayRead(asked.process(), person)) {
      return List.of();
    }
    LocalDate today = LocalDate.now(clock);
    Map<String, List<Waiting>> bySteps =
        Stream.concat(
                mapper
                    .done(
                        asked.process(),
                        units,
                        asked.from().atStartOfDay(),
                        asked.until().plusDays(1).atStartOfDay())
                    .stream(),
                mapper.open(asked.process(), units, LocalDateTime.now(clock)).stream())
            .collect(Collectors.groupingBy(Waiting::taskKey));
    List<StepLoad> loads = bySteps.values().stream().map(rows -> load(rows, today)).toList();
    double longest = loads.stream().mapToDouble(StepLoad::slowness).max().orElse(0);
    return loads.stream()
        .map(load -> load.heated(longest))
        .sorted(
            Comparator.comparingDouble(StepLoad::slowness)
                .reversed()
                .thenComparing(StepLoad::taskName))
        .toList();
  }

  private boolean mayRead(String process, String person) {
    return authorizations.isUserAuthorized(
        person,
        inTheNameOf.postsOf(person),
        ProcessDefinitionPermissions.READ_TASK,
        Resources.PROCESS_DEFINITION,
        process);
  }

  private StepLoad load(List<Waiting> rows, LocalDate today) {
    List<Waiting> open = rows.stream().filter(row -> row.ended() == null).toList();
    List<Waiting> done = rows.stream().filter(row -> row.ended() != null).toList();
    int[] waited =
        done.stream()
            .flatMapToInt(
                row -> {
                  int days = days(row.began(), row.ended());
                  return IntStream.range(0, row.number()).map(each -> days);
                })
            .sorted()
            .toArray();
    return new StepLoad(
        rows.get(0).taskKey(),
        rows.get(0).taskName(),
        open.stream().mapToInt(Waiting::number).sum(),
        open.stream().mapToInt(Waiting::late).sum(),
        open.stream().mapToInt(row -> days(row.began(), today)).max().orElse(0),
        waited.length,
        done.stream().mapToInt(Waiting::late).sum(),
        median(waited),
        waited.length == 0 ? 0 : waited[(int) Math.ceil(0.9 * waited.length) - 1],
        0);
  }

  private int days(LocalDate began, LocalDate ended) {
    return ended.isBefore(began) ? 0 : calendar.workingDaysAfter(began, ended);
  }

  private static double median(int[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length == 0
        ? 0
        : sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
  }
}

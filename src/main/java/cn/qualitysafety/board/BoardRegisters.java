package cn.qualitysafety.board;

import cn.qualitysafety.campaign.CarriedClauses;
import cn.qualitysafety.commitment.CommitmentItem;
import cn.qualitysafety.commitment.Commitments;
import cn.qualitysafety.platform.deadline.Light;
import cn.qualitysafety.platform.engine.PersonNames;
import cn.qualitysafety.platform.language.FactsOfCases;
import cn.qualitysafety.platform.record.Tables;
import cn.qualitysafety.target.Targets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks each register once for all that a board shows. */
@Service
class BoardRegisters {

  private static final List<String> PROCESSES =
      List.of(
          Reading.FINDING,
          Reading.LISTING,
          Reading.URGENT,
          Reading.DOCUMENT,
          Reading.STANDARD,
          Reading.PROJECT);

  /** What rule-making calls a document of the plan. */
  private static final String PLAN_ITEM = "planItem";

  /** What the models record of these, by the names of the facts. */
  private static final List<String> FIELDS =
      Stream.concat(
              Stream.of(
                  "severity",
                  "rectifyBy",
                  "againBy",
                  "itemNumber",
                  "namedLeader",
                  "secondDueOn",
                  "reportBy",
                  "dutyOpinion",
                  "kind",
                  "kindName",
                  "byOn",
                  PLAN_ITEM,
                  "plannedEnd"),
              Works.certificateFields())
          .toList();

  private final BoardMapper mapper;
  private final Commitments commitments;
  private final Targets targets;
  private final CarriedClauses clauses;
  private final FactsOfCases facts;
  private final Tables tables;
  private final PersonNames names;
  private final Clock clock;

  BoardRegisters(
      BoardMapper mapper,
      Commitments commitments,
      Targets targets,
      CarriedClauses clauses,
      FactsOfCases facts,
      Tables tables,
      PersonNames names,
      Clock clock) {
    this.mapper = mapper;
    this.commitments = commitments;
    this.targets = targets;
    this.clauses = clauses;
    this.facts = facts;
    this.tables = tables;
    this.names = names;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  Reading read(Reach reach) {
    LocalDateTime now = LocalDateTime.now(clock);
    LocalDate today = now.toLocalDate();
    Set<String> units = reach.codes();
    List<BoardMapper.DatedPhase> phases = mapper.phases(today.getYear());
    int year = phases.isEmpty() ? today.getYear() : phases.get(0).campaignYear();
    LocalDate from = LocalDate.of(year, 1, 1);
    LocalDate until = from.plusYears(1);
    List<CommitmentItem> items = commitments.ofUnits(year, units);
    List<BoardMapper.LateTask> longest = mapper.longestOverdue(units, Lateness.ASKED);
    List<BoardMapper.Time> times = times(today);
    return new Reading(
        reach,
        now,
        year,
        phases,
        phases.isEmpty() ? List.of() : mapper.filings(phases.get(0).campaignNumber(), units),
        items,
        lights(items),
        CaseEntries.of(mapper.entries(PROCESSES, FIELDS, from.atStartOfDay(), units)),
        steps(units),
        reach.isOfProvince() && !phases.isEmpty() ? planned() : List.of(),
        mapper.reports(from, until, today, units),
        mapper.overdue(units),
        longest,
        mapper.months(from.atStartOfDay(), until.atStartOfDay(), units),
        times,
        mapper.registers(times, units),
        targets.expectations(year),
        targets.sums(year, today),
        targets.sums(year - 1, today.minusYears(1)),
        venues(year),
        clauses.all(),
        names.of(longest.stream().map(BoardMapper.LateTask::assignee).toList()));
  }

  /** Of what nobody has planned yet nothing is well: it has no light until it is yellow. */
  private Map<String, Light> lights(List<CommitmentItem> items) {
    Map<String, Light> lights = new HashMap<>(commitments.lights(items));
    items.stream()
        .filter(item -> item.leader() == null)
        .forEach(item -> lights.remove(item.number(), Light.GREEN));
    return lights;
  }

  private List<PlannedDocument> planned() {
    return Stream.of(
            planned(Reading.DOCUMENT, "rulemaking-plan"),
            planned(Reading.STANDARD, "rulemaking-standard-plan"))
        .flatMap(List::stream)
        .sorted(Comparator.comparing(PlannedDocument::clause))
        .toList();
  }

  /**
   * What somebody can choose at the start, as a table tells of it; what the plan does not name, or
   * one by one, has no title.
   */
  private List<PlannedDocument> planned(String process, String table) {
    List<String> items =
        facts.recordedByDeployed(process).stream()
            .filter(fact -> fact.name().equals(PLAN_ITEM))
            .flatMap(fact -> fact.answers().stream())
            .toList();
    List<Map<String, Object>> told =
        items.isEmpty()
            ? List.of()
            : tables.askOfEach(
                process,
                table,
                items.stream().map(item -> Map.<String, Object>of(PLAN_ITEM, item)).toList());
    return IntStream.range(0, told.size())
        .filter(i -> told.get(i).get("planTitle") != null)
        .mapToObj(
            i ->
                new PlannedDocument(
                    process,
                    items.get(i),
                    (String) told.get(i).get("clause"),
                    (String) told.get(i).get("planTitle"),
                    (String) told.get(i).get("division")))
        .toList();
  }

  private Map<String, List<String>> steps(Set<String> units) {
    return mapper
        .steps(
            List.of(
                Commitments.PROCESS,
                Reading.URGENT,
                Reading.DOCUMENT,
                Reading.STANDARD,
                Reading.PROJECT),
            units)
        .stream()
        .collect(
            Collectors.groupingBy(
                BoardMapper.Step::caseNumber,
                Collectors.mapping(BoardMapper.Step::step, Collectors.toList())));
  }

  /** This month up to today, and the same days of the year before. */
  private static List<BoardMapper.Time> times(LocalDate today) {
    LocalDate before = today.minusYears(1);
    return List.of(
        new BoardMapper.Time(
            "%d年%d月".formatted(today.getYear(), today.getMonthValue()),
            today.withDayOfMonth(1),
            today),
        new BoardMapper.Time(
            "%d年%d月同期".formatted(before.getYear(), before.getMonthValue()),
            before.withDayOfMonth(1),
            before));
  }

  /** An object of the target is a kind of venue of a city: 440100/SCHOOL. */
  private Map<String, Set<String>> venues(int year) {
    Map<String, Set<String>> venues = new HashMap<>();
    targets.objects(year, Publicity.VENUES).stream()
        .filter(counted -> counted.reversedBy() == null)
        .map(counted -> counted.objectKey().split("/", 2))
        .filter(object -> object.length == 2)
        .forEach(
            object -> venues.computeIfAbsent(object[0], key -> new TreeSet<>()).add(object[1]));
    return venues;
  }

  /** Of one unit's own page: whose open tasks there are, and since when. */
  @Transactional(readOnly = true)
  List<BoardMapper.Work> work(Reach reach) {
    LocalDateTime now = LocalDateTime.now(clock);
    return mapper.work(now, now.minusDays(7), now.minusDays(30), reach.codes());
  }

  /** Reports that wait for their unit, of periods that end in the year of the campaign or later. */
  @Transactional(readOnly = true)
  List<BoardMapper.WaitingReport> waitingReports(Reach reach, int year) {
    return mapper.waitingReports(LocalDate.of(year, 1, 1), reach.codes());
  }
}

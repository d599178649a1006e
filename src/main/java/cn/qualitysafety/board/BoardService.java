package cn.qualitysafety.board;

import cn.qualitysafety.board.Board.Headline;
import cn.qualitysafety.board.Board.Section;
import cn.qualitysafety.campaign.CarriedClause;
import cn.qualitysafety.campaign.plan.CampaignPlan;
import cn.qualitysafety.commitment.Commitments;
import cn.qualitysafety.organisation.Unit;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.casefile.PartyCases;
import cn.qualitysafety.platform.deadline.Light;
import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.engine.PersonNames;
import cn.qualitysafety.target.Obligation;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * The board as somebody may see it: of the bureaus that they reach, and linked to cases that open.
 */
@Service
public class BoardService {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日");

  private final BoardRegisters registers;
  private final CampaignPlan plan;
  private final Commitments commitments;
  private final UnitRegister units;
  private final PartyCases cases;
  private final PersonNames names;
  private final InTheNameOf inTheNameOf;

  BoardService(
      BoardRegisters registers,
      CampaignPlan plan,
      Commitments commitments,
      UnitRegister units,
      PartyCases cases,
      PersonNames names,
      InTheNameOf inTheNameOf) {
    this.registers = registers;
    this.plan = plan;
    this.commitments = commitments;
    this.units = units;
    this.cases = cases;
    this.names = names;
    this.inTheNameOf = inTheNameOf;
  }

  /** Of all that a person reaches; empty if that is no bureau. */
  public Optional<Board> board(String person) {
    return reading(person).map(reading -> board(reading, person));
  }

  private List<String> bureaus(Collection<String> codes) {
    return codes.stream().filter(code -> !units.unit(code).isLaboratory()).toList();
  }

  private Board board(Reading reading, String person) {
    Reach reach = reading.reach();
    return board(
        reading,
        List.of(
            Section.wide("亮灯", CityLights.of(reading, plan.reportMonths(reading.year()))),
            Section.wide(
                "指标进度",
                TargetBars.of(reading, Obligation.HARD, plan, commitments),
                TargetBars.of(reading, Obligation.STRIVE, plan, commitments)),
            Section.half("超期", Lateness.longest(reading)),
            Section.half("趋势", Months.trend(reading)),
            Section.wide("逾期未办的任务", UnitParts.lateCommitments(reading)),
            Section.wide(
                "逾期未报的报告",
                UnitParts.overdueReports(reading, registers.waitingReports(reach, reading.year()))),
            Section.wide(
                "督查、挂牌和紧急情况",
                Watched.urgent(reading),
                Watched.listings(reading),
                Watched.findings(reading),
                Watched.lateFindings(reading)),
            Section.wide("条款和督办任务", Clauses.states(reading), Clauses.commitments(reading)),
            Section.half("报告和日常监管", Owed.reports(reading), Owed.registers(reading)),
            Section.half("“六进”和培训", Publicity.of(reading)),
            Section.wide("建设项目", Works.projects(reading), Works.certificates(reading)),
            reach.isOfProvince()
                ? Section.wide(
                    "文件和标准",
                    Works.stages(reading),
                    Works.documents(reading),
                    Works.notBegun(reading, plan))
                : Section.wide("文件和标准", Works.stages(reading), Works.documents(reading)),
            Section.wide("尚未启用", Clauses.toCome(reading))),
        person);
  }

  /** All clauses of the plan, of all that a person reaches; empty if that is no bureau. */
  public Optional<Board> clauses(String person) {
    return reading(person)
        .map(
            reading ->
                bare(reading, List.of(Section.wide("方案各条", Clauses.each(reading, plan))), person));
  }

  /**
   * One clause of the plan, of all that a person reaches; empty if that is no bureau, or there is
   * no such clause.
   *
   * @param number any text
   */
  public Optional<Board> clause(String number, String person) {
    return reading(person)
        .flatMap(
            reading ->
                reading.clauses().stream()
                    .filter(each -> each.clause().number().equals(number))
                    .findFirst()
                    .map(clause -> clause(clause, reading, person)));
  }

  private Board clause(CarriedClause clause, Reading reading, String person) {
    String number = clause.clause().number();
    return bare(
        reading,
        List.of(
            Section.wide(clause.clause().title(), Clauses.one(reading, plan, clause)),
            Section.wide("督办任务", UnitParts.commitments(reading, number)),
            Section.wide("指标", TargetBars.ofClause(number, reading, plan, commitments)),
            Section.half("流程", Clauses.carriers(clause)),
            Section.half("文件和标准", Works.ofClause(number, reading, plan))),
        person);
  }

  private Optional<Reading> reading(String person) {
    List<String> reached = inTheNameOf.unitsOf(person);
    return bureaus(reached).isEmpty()
        ? Optional.empty()
        : Optional.of(
            registers.read(Reach.of(units, units.highestOf(bureaus(reached)).code(), reached)));
  }

  /** Without the numbers to see first, which lead to tables of the whole. */
  private Board bare(Reading reading, List<Section> sections, String person) {
    Board board = board(reading, sections, person);
    return new Board(
        board.unitCode(),
        board.unitName(),
        board.campaign(),
        board.phase(),
        List.of(),
        board.sections(),
        board.asOf());
  }

  /**
   * Of one bureau with those below it; empty if the person does not reach it, or it is none.
   *
   * @param unitCode any text
   */
  public Optional<Board> unit(String unitCode, String person) {
    List<String> reached = inTheNameOf.unitsOf(person);
    if (!bureaus(reached).contains(unitCode)) {
      return Optional.empty();
    }
    Reach reach = Reach.of(units, unitCode, reached);
    Reading reading = registers.read(reach);
    List<BoardMapper.Work> work = registers.work(reach);
    return Optional.of(
        board(
            reading,
            List.of(
                Section.wide("亮灯", CityLights.of(reading, plan.reportMonths(reading.year()))),
                Section.wide(
                    "待办",
                    UnitParts.people(reading, work, posts(work), people(work)),
                    Lateness.longest(reading)),
                Section.wide("督办任务", UnitParts.commitments(reading)),
                Section.wide(
                    "报告、督查和挂牌",
                    UnitParts.waiting(reading, registers.waitingReports(reach, reading.year())),
                    Watched.eachFinding(reading),
                    Watched.listings(reading),
                    Watched.urgent(reading)),
                Section.wide(
                    "指标",
                    TargetBars.of(reading, Obligation.HARD, plan, commitments),
                    TargetBars.of(reading, Obligation.STRIVE, plan, commitments))),
            person));
  }

  private Map<String, String> people(List<BoardMapper.Work> work) {
    return names.of(work.stream().map(BoardMapper.Work::assignee).toList());
  }

  private Map<String, String> posts(List<BoardMapper.Work> work) {
    return names.postNames(
        work.stream().map(BoardMapper.Work::post).filter(Objects::nonNull).toList());
  }

  private Board board(Reading reading, List<Section> sections, String person) {
    Set<String> open =
        cases.readable(
            sections.stream()
                .flatMap(section -> section.parts().stream())
                .flatMap(Part::caseNumbers)
                .collect(Collectors.toSet()),
            person,
            reading.reach().codes());
    Unit top = reading.reach().top();
    return new Board(
        top.code(),
        units.name(top.code()),
        reading.phases().isEmpty()
            ? null
            : "%d年%s（%s）"
                .formatted(
                    reading.year(),
                    reading.phases().get(0).campaignName(),
                    reading.phases().get(0).campaignNumber()),
        phase(reading),
        headlines(reading),
        sections.stream().map(section -> section.linkingOnly(open)).toList(),
        reading.now());
  }

  private static String phase(Reading reading) {
    if (reading.phases().isEmpty()) {
      return "没有启动的活动";
    }
    LocalDate last = reading.phases().get(reading.phases().size() - 1).endsOn();
    if (reading.phases().get(0).closedAt() != null || reading.today().isAfter(last)) {
      return "活动已结束（%s截止）".formatted(DAY.format(last));
    }
    return reading.phases().stream()
        .filter(phase -> !reading.today().isAfter(phase.endsOn()))
        .findFirst()
        .map(
            phase ->
                reading.today().isBefore(phase.startsOn())
                    ? "%s阶段自%s开始，还有%d天"
                        .formatted(
                            phase.name(),
                            DAY.format(phase.startsOn()),
                            days(reading, phase.startsOn()))
                    : "%s阶段，%s截止，还有%d天；活动%s截止，还有%d天"
                        .formatted(
                            phase.name(),
                            DAY.format(phase.endsOn()),
                            days(reading, phase.endsOn()),
                            DAY.format(last),
                            days(reading, last)))
        .orElseThrow();
  }

  private static long days(Reading reading, LocalDate until) {
    return ChronoUnit.DAYS.between(reading.today(), until);
  }

  private static List<Headline> headlines(Reading reading) {
    Map<Light, Integer> lights = new HashMap<>();
    reading.lights().values().forEach(light -> lights.merge(light, 1, Integer::sum));
    List<Headline> headlines = new ArrayList<>();
    headlines.add(bad("逾期的督办任务", (int) reading.overdueItems().count(), "项", "items"));
    headlines.add(bad("亮红灯的督办任务", lights.getOrDefault(Light.RED, 0), "项", "items"));
    headlines.add(
        bad(
            "逾期未报的月报",
            (int)
                reading.filings().stream()
                    .filter(filing -> filing.reportMonth() != null)
                    .filter(
                        filing ->
                            List.of("OPEN", "RETURNED", "NOT_FILED").contains(filing.state())
                                && filing.dueOn().isBefore(reading.today()))
                    .count(),
            "份",
            "waiting"));
    headlines.add(
        bad(
            "逾期未报的定期报告",
            reading.reports().stream().mapToInt(BoardMapper.Reports::overdue).sum(),
            "份",
            "waiting"));
    headlines.add(
        bad(
            "逾期的督查问题",
            (int)
                reading
                    .open(Reading.FINDING)
                    .filter(finding -> Watched.lateDays(finding, reading.today()) > 0)
                    .count(),
            "个",
            "finding-list"));
    headlines.add(bad("挂牌督办", (int) reading.open(Reading.LISTING).count(), "件", "listings"));
    headlines.add(bad("没有签收的紧急情况", Watched.unacknowledged(reading).size(), "件", "urgent"));
    headlines.add(
        bad(
            "超期的待办任务",
            reading.overdue().stream().mapToInt(BoardMapper.OverdueTasks::tasks).sum(),
            "项",
            "overdue"));
    return headlines;
  }

  private static Headline bad(String title, int number, String measure, String part) {
    return new Headline(title, number, measure, number > 0 ? Light.RED : Light.GREEN, part);
  }
}

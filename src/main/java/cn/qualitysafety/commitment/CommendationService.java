package cn.qualitysafety.commitment;

import cn.qualitysafety.organisation.Unit;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.casefile.ProcessCases;
import cn.qualitysafety.platform.casefile.ProcessCases.ProcessCase;
import cn.qualitysafety.platform.record.CaseRecords;
import cn.qualitysafety.target.Expected;
import cn.qualitysafety.target.Obligation;
import cn.qualitysafety.target.Target;
import cn.qualitysafety.target.Targets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts what bureaus are praised or criticised by. What other procedures have done is read from
 * the register of cases by their keys, so that it counts from the day on which there is such a
 * procedure.
 */
@Service("commendations")
public class CommendationService {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  /** The kind of a case that scores all bureaus. */
  public static final String OF_ALL = "全面考核";

  private static final String PROCESS = "commitment-commendation";

  private final ScoreMapper mapper;
  private final ScoredCampaign campaign;
  private final Targets targets;
  private final Commitments commitments;
  private final ProcessCases cases;
  private final CaseRecords records;
  private final UnitRegister units;
  private final Clock clock;

  CommendationService(
      ScoreMapper mapper,
      ScoredCampaign campaign,
      Targets targets,
      Commitments commitments,
      ProcessCases cases,
      CaseRecords records,
      UnitRegister units,
      Clock clock) {
    this.mapper = mapper;
    this.campaign = campaign;
    this.targets = targets;
    this.commitments = commitments;
    this.cases = cases;
    this.records = records;
    this.units = units;
    this.clock = clock;
  }

  /**
   * Counts and freezes what all city bureaus are scored by.
   *
   * @throws RefusedInputException if the summary phase of the campaign has not begun, or all are
   *     being scored already
   */
  @Transactional
  public void freezeAll(String caseNumber) {
    LocalDate from = campaign.summaryBegins();
    if (today().isBefore(from)) {
      throw new RefusedInputException(
          "总结阶段自%s开始，此前不能全面考核；单独的表扬、批评请选择相应的事项。".formatted(DAY.format(from)));
    }
    IntStream.rangeClosed(from.getYear(), today().getYear())
        .mapToObj(year -> cases.openedIn(year, PROCESS, Set.of(units.province().code())))
        .flatMap(List::stream)
        .filter(other -> !other.caseNumber().equals(caseNumber))
        .filter(other -> other.closedAt() == null && says(other, "kind", OF_ALL))
        .filter(other -> !says(other, "listDecision", "agree")) // waits for the criticised alone
        .findFirst()
        .ifPresent(
            other -> {
              throw new RefusedInputException(
                  "本次活动的全面考核正在办理（%s），不能重复登记；请在该办件中继续办理。".formatted(other.caseNumber()));
            });
    units.cities().forEach(city -> freeze(caseNumber, city));
  }

  /**
   * Counts and freezes what one bureau is scored by; anew if a register was put right meanwhile.
   * What was frozen before stays.
   */
  @Transactional
  public void freeze(String caseNumber, String unitCode) {
    Score before = mapper.latest(caseNumber, unitCode);
    mapper.insert(count(caseNumber, unitCode, before == null ? 1 : before.revision() + 1));
  }

  Score score(String caseNumber, String unitCode) {
    return mapper.latest(caseNumber, unitCode);
  }

  /** Codes of the bureaus that are scored in a case. */
  List<String> scored(String caseNumber) {
    return mapper.units(caseNumber);
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  private Score count(String caseNumber, String unitCode, int revision) {
    int year = campaign.year();
    ScoredCampaign.Reports reports = campaign.reportsOf(unitCode);
    Set<String> within =
        units.jurisdictionOf(unitCode).stream().map(Unit::code).collect(Collectors.toSet());
    List<CommitmentItem> items = commitments.ofUnits(year, within);
    List<ProcessCase> findings = cases.openedIn(year, "commitment-finding", within);
    List<Target> hard =
        targets.of(year).stream()
            .filter(target -> target.obligation() == Obligation.HARD)
            .filter(target -> expected(target, unitCode).state() == Expected.State.KNOWN)
            .toList();
    return new Score(
        caseNumber,
        unitCode,
        revision,
        LocalDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS),
        reports.onTime(),
        reports.late(),
        reports.missing(),
        count(items, item -> endedAs(item, "按期完成")),
        count(items, item -> endedAs(item, "逾期完成")),
        count(items, this::isMissed),
        hard.size(),
        count(
            hard,
            target ->
                targets.reached(year, target.targetKey(), unitCode, today())
                    >= expected(target, unitCode).amount()),
        count(findings, finding -> says(finding, "inTime", "true") && finding.closedAt() != null),
        count(findings, this::isLate),
        listings(year, within),
        count(
            cases.openedIn(year, "commitment-urgent-report", within),
            report -> says(report, "reportedLate", "true")),
        count(findings, finding -> says(finding, "findingCategory", "concealed-accident")),
        count(findings, finding -> says(finding, "findingCategory", "false-figures")));
  }

  private static <T> int count(List<T> all, Predicate<T> counts) {
    return (int) all.stream().filter(counts).count();
  }

  private Expected expected(Target target, String unitCode) {
    return targets.expected(target.campaignYear(), target.targetKey(), unitCode);
  }

  private static boolean endedAs(CommitmentItem item, String result) {
    return item.result() != null && item.result().startsWith(result);
  }

  /**
   * Its day counts and not when it is settled: whoever is scored before the year closes has missed
   * what was due by then, unless it is claimed to be done and nobody has looked yet.
   */
  private boolean isMissed(CommitmentItem item) {
    return item.isOpen()
        ? item.isOverdue(today()) && !commitments.isClaimPending(item)
        : endedAs(item, "期满未完成") || endedAs(item, "未完成");
  }

  private boolean says(ProcessCase found, String fact, String value) {
    return value.equals(records.text(found.caseNumber(), fact));
  }

  /** By the day of its report; while it is open, by today. */
  private boolean isLate(ProcessCase finding) {
    if (finding.closedAt() != null) {
      return says(finding, "inTime", "false");
    }
    String rectifyBy = records.text(finding.caseNumber(), "rectifyBy");
    return rectifyBy != null && LocalDate.parse(rectifyBy).isBefore(today());
  }

  /** A bureau is listed in a case of its own, or in one of the province that names it. */
  private int listings(int year, Set<String> within) {
    String process = "commitment-listing";
    String province = units.province().code();
    return cases.openedIn(year, process, within).size()
        + (within.contains(province)
            ? 0
            : count(
                cases.openedIn(year, process, Set.of(province)),
                listing -> within.contains(records.text(listing.caseNumber(), "unitCode"))));
  }
}

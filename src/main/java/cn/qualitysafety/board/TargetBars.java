package cn.qualitysafety.board;

import cn.qualitysafety.campaign.plan.CampaignPlan;
import cn.qualitysafety.campaign.plan.Clause;
import cn.qualitysafety.commitment.Commitments;
import cn.qualitysafety.organisation.UnitLevel;
import cn.qualitysafety.platform.deadline.Light;
import cn.qualitysafety.target.Expected;
import cn.qualitysafety.target.Obligation;
import cn.qualitysafety.target.Target;
import cn.qualitysafety.target.TargetSum;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * 指标进度: what the ledger has counted, beside what should be reached by now if it went evenly from
 * the first day of the roll-out to the last day of the clause, and the whole.
 */
final class TargetBars {

  private static final int WHOLE = 100;

  private static final String SOURCE =
      "指标台账（冲销的不计）；今日应达：自全面开展之日至期限按日均匀推算，还应达0的不因进度亮灯；各市各自达到的指标，数的是达到的市，灯看各市合计的进度";

  private static final List<String> COLUMNS =
      List.of("条款", "指标", "进度", "已完成", "今日应达", "目标", "单位", "亮灯", "上年同期");

  private final Reading reading;
  private final CampaignPlan plan;
  private final Commitments commitments;

  private TargetBars(Reading reading, CampaignPlan plan, Commitments commitments) {
    this.reading = reading;
    this.plan = plan;
    this.commitments = commitments;
  }

  static Part of(
      Reading reading, Obligation obligation, CampaignPlan plan, Commitments commitments) {
    return new Part(
        obligation == Obligation.HARD ? "hard" : "strive",
        obligation.chinese() + "指标",
        SOURCE,
        COLUMNS,
        new TargetBars(reading, plan, commitments).rows(obligation),
        "没有这一类指标。");
  }

  /** The same of the targets of one clause, of whatever kind. */
  static Part ofClause(String clause, Reading reading, CampaignPlan plan, Commitments commitments) {
    TargetBars bars = new TargetBars(reading, plan, commitments);
    return new Part(
        "targets",
        "本条的指标",
        SOURCE,
        COLUMNS,
        Arrays.stream(Obligation.values())
            .flatMap(obligation -> bars.rows(obligation).stream())
            .filter(row -> clause.equals(row.get(0).value()))
            .toList(),
        "本条没有指标。");
  }

  /**
   * How far a target is.
   *
   * @param byCities whether cities are counted that have reached it
   * @param whole null if nothing is asked, or it is not known how much
   * @param progress what its light is by; of cities how far they are together
   */
  private record Bar(
      Target target, boolean byCities, int reached, Integer whole, Commitments.Progress progress) {

    boolean isOpen() {
      return whole != null && reached < whole;
    }

    int share() {
      return (int) ((long) WHOLE * reached / whole);
    }
  }

  private List<List<Cell>> rows(Obligation obligation) {
    List<Bar> bars =
        reading.expectations().targets().stream()
            .filter(target -> target.obligation() == obligation)
            .map(this::bar)
            .toList();
    List<Bar> open = bars.stream().filter(Bar::isOpen).toList();
    List<Light> lights = commitments.lightsOf(open.stream().map(Bar::progress).toList());
    return bars.stream()
        .map(bar -> row(bar, bar.isOpen() ? lights.get(open.indexOf(bar)) : null))
        .toList();
  }

  private Bar bar(Target target) {
    if (reading.reach().isOfProvince() && target.scope() == UnitLevel.CITY) {
      List<Share> shares = cities().stream().map(city -> share(target, city)).toList();
      return new Bar(
          target,
          true,
          (int) shares.stream().filter(Share::isReached).count(),
          shares.size(),
          progress(target, shares));
    }
    Share share =
        new Share(
            sum(reading.sums(), target, reading.reach().codes()),
            expected(target, reading.reach().top().code()));
    return new Bar(target, false, share.reached(), share.asked(), progress(target, List.of(share)));
  }

  /**
   * How far a bureau is, with those below it.
   *
   * @param asked null if nothing is asked, or it is not known how much
   */
  private record Share(int reached, Integer asked) {

    boolean isReached() {
      return asked != null && reached >= asked;
    }
  }

  private Share share(Target target, String city) {
    return new Share(
        sum(reading.sums(), target, reading.reach().line(city).members()), expected(target, city));
  }

  private Commitments.Progress progress(Target target, List<Share> shares) {
    LocalDate due = due(target);
    int elapsed = elapsed(due);
    List<Share> asking = shares.stream().filter(share -> share.asked() != null).toList();
    long asked = asking.stream().mapToLong(Share::asked).sum();
    long reached =
        asking.stream().mapToLong(share -> Math.min(share.reached(), share.asked())).sum();
    return new Commitments.Progress(
        reading.today().isAfter(due),
        elapsed,
        asked == 0 ? 0 : (int) (WHOLE * reached / asked),
        asking.stream().mapToInt(share -> share.asked() * elapsed / WHOLE).sum());
  }

  /**
   * A row.
   *
   * @param light of what is still open
   */
  private List<Cell> row(Bar bar, Light light) {
    Target target = bar.target();
    Integer whole = bar.whole();
    String measure = bar.byCities() ? "个市" : target.isPercentage() ? "家" : target.measure();
    Integer byNow = whole == null || bar.byCities() ? null : bar.progress().dueNow();
    return List.of(
        Cell.ofClause(target.clause()),
        Cell.of(target.title()),
        whole == null
            ? Cell.of(undecided(target))
            : Cell.drawn(bar.share() + "%", new Cell.Bar(bar.reached(), byNow, whole)),
        Cell.of(bar.reached()),
        byNow == null ? Cell.NOTHING : Cell.of(byNow),
        whole == null
            ? Cell.of(target.isPercentage() ? target.amount() + "%" : "未分解")
            : Cell.of(whole),
        Cell.of(measure),
        whole == null
            ? Cell.NOTHING
            : bar.isOpen()
                ? Cell.lit(Commitments.words(light), light)
                : Cell.lit("已达到", Light.GREEN),
        before(target, bar.byCities()));
  }

  private Set<String> cities() {
    return reading.reach().lines().stream()
        .map(line -> line.unit())
        .filter(unit -> unit.level() == UnitLevel.CITY)
        .map(unit -> unit.code())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Null if nothing is asked, or it is not known how much. */
  private Integer expected(Target target, String unitCode) {
    Expected expected = reading.expectations().expected(target.targetKey(), unitCode);
    return expected.state() == Expected.State.KNOWN && expected.amount() > 0
        ? expected.amount()
        : null;
  }

  private String undecided(Target target) {
    return reading
        .expectations()
        .expected(target.targetKey(), reading.reach().top().code())
        .state()
        .chinese();
  }

  private static int sum(List<TargetSum> sums, Target target, Collection<String> units) {
    return sums.stream()
        .filter(sum -> sum.targetKey().equals(target.targetKey()))
        .filter(sum -> units.contains(sum.unitCode()))
        .mapToInt(TargetSum::amount)
        .sum();
  }

  private LocalDate due(Target target) {
    return plan.clauses().stream()
        .filter(clause -> clause.number().equals(target.clause()))
        .map(Clause::due)
        .filter(due -> due != null)
        .findFirst()
        .map(due -> due.atYear(reading.year()))
        .orElseGet(() -> LocalDate.of(reading.year(), 12, 31));
  }

  /** How much of the time is over, in percent, as the commitments reckon it. */
  private int elapsed(LocalDate due) {
    LocalDate from = plan.startOf("rollout", reading.year());
    long days = ChronoUnit.DAYS.between(from, due);
    long gone = ChronoUnit.DAYS.between(from, reading.today());
    return days <= 0 ? WHOLE : (int) Math.max(0, Math.min(WHOLE, WHOLE * gone / days));
  }

  /** In a year without a ledger nothing was counted, and it is not known how much there was. */
  private Cell before(Target target, boolean byCities) {
    return byCities || reading.sumsBefore().isEmpty()
        ? Cell.NOTHING
        : Cell.of(sum(reading.sumsBefore(), target, reading.reach().codes()));
  }
}

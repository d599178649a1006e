package cn.qualitysafety.publicity;

import cn.qualitysafety.brand.BrandTitleService;
import cn.qualitysafety.licence.EndedLicence;
import cn.qualitysafety.licence.LicenceService;
import cn.qualitysafety.licence.RevocationService;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.publicity.Overview.Rank;
import cn.qualitysafety.publicity.PublicationMapper.ShownRow;
import cn.qualitysafety.spotcheck.CityDraw;
import cn.qualitysafety.spotcheck.FollowUp;
import cn.qualitysafety.spotcheck.FollowUpService;
import cn.qualitysafety.spotcheck.SpotCheckPlan;
import cn.qualitysafety.spotcheck.SpotCheckPlanService;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All that the public may read. Nothing of it needs or takes a person. */
@Service
public class PublicResults {

  /** Rows of a file: a guard, far above a quarter's batches. */
  private static final int FILE_SIZE = 50_000;

  private final PublicationMapper mapper;
  private final DisclosureMapper disclosures;
  private final PublicNames names;
  private final FollowUpService followUps;
  private final SpotCheckPlanService plans;
  private final LicenceService licences;
  private final RevocationService revocations;
  private final BrandTitleService brands;
  private final UnitRegister units;
  private final PublicityLimits limits;
  private final Clock clock;

  private volatile Cache cache = new Cache("", Map.of());

  PublicResults(
      PublicationMapper mapper,
      DisclosureMapper disclosures,
      PublicNames names,
      FollowUpService followUps,
      SpotCheckPlanService plans,
      LicenceService licences,
      RevocationService revocations,
      BrandTitleService brands,
      UnitRegister units,
      PublicityLimits limits,
      Clock clock) {
    this.mapper = mapper;
    this.disclosures = disclosures;
    this.names = names;
    this.followUps = followUps;
    this.plans = plans;
    this.licences = licences;
    this.revocations = revocations;
    this.brands = brands;
    this.units = units;
    this.limits = limits;
    this.clock = clock;
  }

  /** What was computed for the publications of one version. */
  private record Cache(String version, Map<String, Overview> overviews) {}

  /**
   * Changes whenever other publications are to be seen: by a decision, on any node, or by the day.
   */
  public String version() {
    return mapper.version() + " " + LocalDate.now(clock);
  }

  /**
   * The figures of a quarter and, for ranking and trend, of a category.
   *
   * @param quarter for example 2009Q2; the last one if there is nothing of this one
   * @param category its code; all of them if there is no such category
   */
  public Overview overview(String quarter, String category) {
    // The version is read before what it stands for: a publication in between is computed again.
    String version = version();
    LocalDate today = LocalDate.now(clock);
    Cache current = cache;
    if (!current.version().equals(version)) {
      current = new Cache(version, new ConcurrentHashMap<>());
      cache = current;
    }
    // Only known quarters and categories are keys, so that nobody fills the memory.
    List<String> quarters = mapper.quarters(today);
    String shown =
        quarters.contains(quarter) ? quarter : quarters.isEmpty() ? null : quarters.get(0);
    String only = ProductCategory.label(category).equals(category) ? null : category;
    return current
        .overviews()
        .computeIfAbsent(shown + "/" + only, key -> compute(quarters, shown, only, today));
  }

  private Overview compute(
      List<String> quarters, String quarter, String category, LocalDate today) {
    return new Overview(
        quarters,
        quarter,
        category,
        mapper.byCategory(today, quarter),
        mapper.byQuarter(today, null).stream()
            .filter(figures -> figures.subject().equals(quarter))
            .findFirst()
            .orElse(null),
        ranking(mapper.byCity(today, quarter, category, units.province().code())),
        mapper.byQuarter(today, category));
  }

  private List<Rank> ranking(List<Figures> figures) {
    Map<String, Figures> byCity =
        figures.stream().collect(Collectors.toMap(Figures::subject, Function.identity()));
    List<Figures> best =
        units.cities().stream()
            .map(byCity::get)
            .filter(Objects::nonNull)
            .sorted(Comparator.comparingDouble(Figures::batchRate).reversed())
            .toList();
    List<Rank> ranking = new ArrayList<>();
    for (int i = 0; i < best.size(); i++) {
      boolean shared = i > 0 && best.get(i).batchRate() == best.get(i - 1).batchRate();
      ranking.add(
          new Rank(
              shared ? ranking.get(i - 1).place() : Integer.valueOf(i + 1),
              city(best.get(i).subject()),
              best.get(i)));
    }
    units.cities().stream()
        .filter(city -> !byCity.containsKey(city))
        .forEach(city -> ranking.add(new Rank(null, city(city), null)));
    return ranking;
  }

  /**
   * Batches with their results.
   *
   * @param page counted from 1; 50 on each; beyond the last one the last one is shown
   */
  @Transactional(readOnly = true)
  public PublicPage<PublicResult> search(Selection selection, int page) {
    LocalDate today = LocalDate.now(clock);
    int total = mapper.count(today, selection);
    int shown = PublicPage.shown(page, total);
    return new PublicPage<>(
        words(mapper.search(today, selection, (shown - 1) * PublicPage.SIZE, PublicPage.SIZE)),
        total,
        shown,
        PublicPage.pages(total));
  }

  /** The same without pages: UTF-8 with a byte order mark, no cell is a formula. */
  @Transactional(readOnly = true)
  public byte[] csv(Selection selection) {
    return ResultFile.csv(all(selection));
  }

  /** The same as an Excel file. */
  @Transactional(readOnly = true)
  public byte[] excel(Selection selection) {
    return ResultFile.excel(all(selection));
  }

  private List<PublicResult> all(Selection selection) {
    return words(mapper.search(LocalDate.now(clock), selection, 0, FILE_SIZE));
  }

  List<PublicResult> words(List<ShownRow> rows) {
    Map<String, FollowUp> rectifications =
        followUps.ofBatches(
            rows.stream()
                .filter(row -> !row.verdict().equals("pass"))
                .map(ShownRow::batchNumber)
                .toList());
    return rows.stream()
        .map(
            row ->
                new PublicResult(
                    city(row.city()),
                    row.enterpriseName(),
                    row.product(),
                    ProductCategory.label(row.category()),
                    quarter(row.quarter()),
                    verdict(row.verdict()),
                    row.failedItems(),
                    row.verdict().equals("pass") || row.verdict().equals("refused")
                        ? ""
                        : rectification(rectifications.get(row.batchNumber()))))
        .toList();
  }

  private static String verdict(String verdict) {
    return switch (verdict) {
      case "pass" -> "合格";
      case "unsafe" -> "不合格（安全项目）";
      case "refused" -> "拒绝抽查";
      default -> "不合格";
    };
  }

  private static String rectification(FollowUp followUp) {
    if (followUp == null) {
      return "待责令整改";
    }
    return switch (followUp.state()) {
      case OPENED -> "待责令整改";
      case ORDERED -> "已责令整改，整改中";
      case HINDERED -> "已责令整改，暂不能正常办公，恢复后整改";
      case REPORTED -> "已提交整改报告，待复查";
      case OVERDUE -> "逾期未提交整改报告，强制复查";
      case NOT_PRODUCING -> "已不再生产";
      case RECHECK_REFUSED -> "拒绝复查，已移送处理";
      case RECTIFIED -> "已整改，复查合格";
      case ANNOUNCED -> "复查不合格，由省局公告后再次复查";
      case FAILED -> followUp.recheckVerdict() == null ? "逾期未整改，已移送处理" : "复查不合格，已移送处理";
    };
  }

  /** For example 广州市. */
  public String city(String code) {
    return units.unit(code).division();
  }

  /** For example 食品. */
  public String category(String code) {
    return ProductCategory.label(code);
  }

  /** All cities, in the order of the register. */
  public List<String> cities() {
    return units.cities();
  }

  /** 2009Q2 is 2009年第2季度. */
  public static String quarter(String quarter) {
    return SpotCheckPlan.quarterText(quarter);
  }

  /** Visible publications, the last one first. */
  public PublicPage<Publication> publications(int page) {
    return PublicPage.of(mapper.visible(LocalDate.now(clock)), page);
  }

  /** How many enterprises the plans of these publications drew in each city, by plan. */
  public Map<String, List<CityDraw>> draws(List<Publication> publications) {
    return plans.draws(publications.stream().map(Publication::planNumber).toList()).stream()
        .collect(Collectors.groupingBy(CityDraw::planNumber));
  }

  /** Withdrawn ones, disclosures too: they leave number, day and reason; the last one first. */
  public List<Withdrawal> withdrawals() {
    LocalDate today = LocalDate.now(clock);
    List<Publication> visible = mapper.visible(today);
    Stream<Withdrawal> ofResults =
        mapper.withdrawn(today).stream()
            .map(
                withdrawn ->
                    new Withdrawal(
                        withdrawn.number(),
                        withdrawn.withdrawnOn(),
                        withdrawn.withdrawalReason(),
                        visible.stream()
                            .filter(
                                publication -> withdrawn.number().equals(publication.corrects()))
                            .map(Publication::number)
                            .findFirst()
                            .orElse(null)));
    Stream<Withdrawal> others =
        disclosures.withdrawn(today).stream()
            .map(
                withdrawn ->
                    new Withdrawal(
                        withdrawn.number(),
                        withdrawn.withdrawnOn(),
                        withdrawn.withdrawalReason(),
                        null));
    return Stream.concat(ofResults, others)
        .sorted(Comparator.comparing(Withdrawal::on).thenComparing(Withdrawal::number).reversed())
        .toList();
  }

  /**
   * What is left of a withdrawn publication.
   *
   * @param correctedBy number of the visible publication that replaces it; null if none
   */
  public record Withdrawal(String number, LocalDate on, String reason, String correctedBy) {}

  /** Valid licences, by number. */
  public PublicPage<PublicLicence> licences(String text, int page) {
    LocalDate today = LocalDate.now(clock);
    return PublicPage.of(licences.published(text), page)
        .map(
            licence ->
                new PublicLicence(
                    licence.number(),
                    names.ofHolder(licence.holderCode(), licence.holderName()),
                    licence.product(),
                    licence.validUntil(),
                    licence.validUntil().isBefore(today)));
  }

  /**
   * Decisions that ended a licence and are taken from the public, the last one first, with what was
   * made of them and why (行政处罚法 2021 art. 48 par. 2); as long as results are shown.
   */
  public List<TakenBack> takenBack() {
    return revocations.effectiveSince(limits.firstDay(LocalDate.now(clock))).stream()
        .filter(licence -> !licence.isPublic())
        .map(
            licence ->
                new TakenBack(
                    licence.licenceNumber(),
                    names.ofHolder(licence.holderCode(), licence.holderName()),
                    licence.measure().chinese() + "决定" + licence.remedyText(),
                    licence.remedyReasons(),
                    licence.onDay()))
        .toList();
  }

  /** A decision that is not public any more. */
  public record TakenBack(
      String number, String holder, String what, String reasons, LocalDate on) {}

  /**
   * Decisions that ended a production licence or a brand's title, the last one first; as long as
   * results are shown.
   */
  public PublicPage<PublicDecision> decisions(int page) {
    LocalDate since = limits.firstDay(LocalDate.now(clock));
    Stream<PublicDecision> ended =
        revocations.effectiveSince(since).stream()
            .filter(EndedLicence::isPublic)
            .map(
                licence ->
                    new PublicDecision(
                        licence.licenceNumber(),
                        names.ofHolder(licence.holderCode(), licence.holderName()),
                        licence.product(),
                        licence.measure().chinese(),
                        licence.onDay()));
    Stream<PublicDecision> revoked =
        brands.revokedSince(since).stream()
            .map(
                title ->
                    new PublicDecision(
                        title.number(),
                        names.ofHolder(title.holderCode(), title.holderName()),
                        title.product(),
                        "取消名牌称号",
                        title.endedAt().toLocalDate()));
    return PublicPage.of(
        Stream.concat(ended, revoked)
            .sorted(
                Comparator.comparing(PublicDecision::on)
                    .reversed()
                    .thenComparing(PublicDecision::number))
            .toList(),
        page);
  }
}

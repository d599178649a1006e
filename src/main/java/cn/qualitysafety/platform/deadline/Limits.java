package cn.qualitysafety.platform.deadline;

import cn.qualitysafety.platform.language.Brought;
import cn.qualitysafety.platform.language.CitesArticles;
import cn.qualitysafety.platform.language.Finding;
import cn.qualitysafety.platform.language.KnownNames;
import cn.qualitysafety.platform.language.NameKind;
import cn.qualitysafety.platform.law.ArticleList;
import cn.qualitysafety.platform.law.Articles;
import cn.qualitysafety.platform.law.CitingTexts;
import cn.qualitysafety.platform.law.Period;
import cn.qualitysafety.platform.setting.SettingField;
import cn.qualitysafety.platform.setting.SettingFile;
import cn.qualitysafety.platform.setting.SettingKind;
import cn.qualitysafety.platform.setting.SettingRegister;
import cn.qualitysafety.platform.setting.SettingValue;
import cn.qualitysafety.platform.setting.YamlEntries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * All named limits: those of the release, of the operator, and what legal affairs set; each as the
 * law has it on the day on which a period begins.
 */
@Component
public class Limits implements KnownNames, SettingRegister, CitesArticles {

  private static final Logger LOG = LoggerFactory.getLogger(Limits.class);

  private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9]*(\\.[a-z][a-zA-Z0-9]*)+");

  /** What the columns of a running limit take. */
  static final int LONGEST_NAME = 64;

  private static final int LONGEST_WORD = 40;

  private final Map<String, DatedLimit> released;
  private final RecountRequests recounts;
  private final Articles articles;
  private volatile Map<String, DatedLimit> limits;

  Limits(ReleasedLimits released, RecountRequests recounts, Articles articles) {
    this.released = Map.copyOf(released.limits());
    this.recounts = recounts;
    this.articles = articles;
    limits = this.released;
  }

  static boolean isNameOfLimit(String name) {
    return NAME.matcher(name).matches() && name.length() <= LONGEST_NAME;
  }

  /** Of all limits, {@code regime.limit}. */
  public Set<String> names() {
    return limits.keySet();
  }

  /**
   * The limit of this name for a period that begins on the day, with the articles of that day.
   *
   * @throws IllegalArgumentException if no such limit is configured, or the law had none on the
   *     day, or it cites an article that was not in force then
   */
  public Limit named(String name, LocalDate start) {
    return find(name, start)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    limits.containsKey(name)
                        ? "limit '%s' has no version for %s; add one with from and until"
                            .formatted(name, start)
                        : "no limit '%s' in limits.yaml".formatted(name)));
  }

  /** The same; empty if there is none on the day, which the law of another day may have. */
  public Optional<Limit> find(String name, LocalDate start) {
    return Optional.ofNullable(limits.get(name))
        .flatMap(limit -> limit.on(start))
        .map(limit -> limit.citing(text -> articles.fill(start, text)));
  }

  /**
   * Makes sure that there is such a limit.
   *
   * @throws IllegalArgumentException if there is not
   */
  public void mustExist(String name) {
    if (!limits.containsKey(name)) {
      throw new IllegalArgumentException("no limit '%s' in limits.yaml".formatted(name));
    }
  }

  @Override
  public NameKind nameKind() {
    return NameKind.LIMIT;
  }

  @Override
  public Map<String, String> existing() {
    Map<String, String> basis = new HashMap<>();
    limits.forEach((name, limit) -> basis.put(name, shown(limit.latest()).basis()));
    return basis;
  }

  /** For people, with the articles of the last day on which a period begins that it is for. */
  private Limit shown(Limit version) {
    LocalDate day = version.until() == null ? LocalDate.MAX : version.until();
    return version.citing(text -> articles.list().show(day, text));
  }

  @Override
  public Set<String> articles() {
    return limits.values().stream()
        .flatMap(limit -> limit.versions().stream())
        .flatMap(version -> ArticleList.placeholders(version.citations()).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Of what was set before anybody asked whether it ends for good. */
  @EventListener(ApplicationReadyEvent.class)
  void warnOfEnds() {
    new TreeMap<>(limits)
        .forEach(
            (name, limit) ->
                LimitEntry.endsForGood(limit)
                    .ifPresent(fault -> LOG.warn("Limit '{}' {}", name, fault.english())));
  }

  /** Of the operator's own file too, which nobody has checked. */
  @EventListener(ApplicationReadyEvent.class)
  void warnOfWrongCitations() {
    new TreeMap<>(limits)
        .forEach(
            (name, limit) ->
                citing(name, limit)
                    .flatMap(text -> articles.list().faults(text.text(), text.period()).stream())
                    .forEach(
                        fault ->
                            LOG.warn(
                                "Limit '{}' cites what is not the law: {}; {}",
                                name,
                                fault.what(),
                                fault.remedy())));
  }

  private Stream<CitingTexts.CitingText> citing(String name, DatedLimit limit) {
    return limit.versions().stream()
        .map(
            version ->
                new CitingTexts.CitingText(
                    kind().chinese(),
                    name,
                    version.citations(),
                    new Period(version.from(), version.until())));
  }

  @Override
  public SettingKind kind() {
    return SettingKind.LIMIT;
  }

  @Override
  public List<SettingField> fields() {
    Map<String, String> units = new LinkedHashMap<>();
    units.put(LimitUnit.WORKING_DAYS.word(), "工作日"); // the usual one is chosen at first
    LimitUnit.withAmount().forEach(unit -> units.putIfAbsent(unit.word(), unit.chinese()));
    Map<String, String> more = new LinkedHashMap<>(Map.of("", "不能延长"));
    more.putAll(units);
    Map<String, String> rolls = new LinkedHashMap<>();
    rolls.put("", "顺延到下一个工作日（以日、月、年计算的）");
    rolls.put("false", "不顺延");
    return List.of(
        SettingField.text(
            LimitEntry.FROM,
            "施行日期",
            "从这一天起起算的用这一条，例如“2021-07-15”；不写的，从来如此。与已有的一条相同的，替换那一条",
            LONGEST_WORD),
        SettingField.text(LimitEntry.AMOUNT, "长度", "整数", LONGEST_WORD),
        new SettingField(LimitEntry.UNIT, "单位", "日是日历上的日；小时自当时那一分钟起", LONGEST_WORD, units),
        SettingField.text(LimitEntry.DAY, "固定日期", "不写长度，写“03-31”这样的月和日", LONGEST_WORD),
        new SettingField(LimitEntry.ROLL, "期满日为休息日的", "", LONGEST_WORD, rolls),
        SettingField.text(LimitEntry.EVENT, "起算事由", "例如“收到检验结果”", LimitEntry.LONGEST_EVENT),
        SettingField.text(
            LimitEntry.BASIS,
            "依据",
            "法律、条、款（或者{{law.条文的代码}}，取起算之日的条文），或者“工作惯例：……”",
            LimitEntry.LONGEST_BASIS),
        SettingField.text(
            LimitEntry.UNTIL, "截止日期", "这一条到哪一天为止；后面还有一条的，不用写，后面没有的，不能写", LONGEST_WORD),
        SettingField.text(
            LimitEntry.extension(LimitEntry.AMOUNT), "可以延长", "整数；不能延长的不写", LONGEST_WORD),
        new SettingField(LimitEntry.extension(LimitEntry.UNIT), "延长的单位", "", LONGEST_WORD, more),
        SettingField.text(LimitEntry.extension(LimitEntry.TIMES), "延长次数", "最多几次", LONGEST_WORD),
        SettingField.text(
            LimitEntry.extension(LimitEntry.DAYS_BEFORE),
            "申请延长",
            "至迟在期满几日前申请；期满以前都可以的不写",
            LONGEST_WORD),
        SettingField.text(
            LimitEntry.extension(LimitEntry.BASIS), "延长的依据", "法律、条、款", LimitEntry.LONGEST_BASIS),
        SettingField.text(
            LimitEntry.extension(LimitEntry.FURTHER),
            "集体讨论继续延长的依据",
            "延长以后还可以由负责人集体讨论决定继续延长的，写法律、条、款",
            LimitEntry.LONGEST_BASIS));
  }

  @Override
  public SettingValue entered(SettingValue before, Map<String, String> typed) {
    return LimitEntry.with(before, typed);
  }

  @Override
  public Map<String, String> shown(SettingValue value) {
    return LimitEntry.typed(value);
  }

  @Override
  public boolean isName(String name) {
    return isNameOfLimit(name);
  }

  @Override
  public String nameHint() {
    return "业务制度和英文名称，例如“licence.review”，不超过%d个字符".formatted(LONGEST_NAME);
  }

  @Override
  public Map<String, SettingValue> released() {
    Map<String, SettingValue> values = new TreeMap<>();
    released.forEach((name, limit) -> values.put(name, LimitEntry.value(limit)));
    return values;
  }

  @Override
  public String text(SettingValue value) {
    return LimitEntry.read(LimitEntry.written(value), fault -> {})
        .map(limit -> new DatedLimit(limit.versions().stream().map(this::shown).toList()).text())
        .orElse("（不能识别）");
  }

  @Override
  public List<Finding> faults(
      String place, Map<String, SettingValue> settings, Set<String> changed) {
    List<Finding> found = new ArrayList<>();
    for (String name : changed) {
      SettingValue value = settings.get(name);
      if (value != null) {
        Optional<DatedLimit> read =
            LimitEntry.read(
                LimitEntry.written(value), fault -> found.add(finding(place, name, fault)));
        read.flatMap(LimitEntry::endsForGood)
            .ifPresent(fault -> found.add(finding(place, name, fault)));
        read.filter(limit -> limit.versions().stream().anyMatch(this::isTooLong))
            .ifPresent(
                limit ->
                    found.add(
                        new Finding(
                            place,
                            name,
                            "",
                            "的依据写上条文以后过长",
                            "请缩短，写上条文以后不超过%d字".formatted(LimitEntry.LONGEST_BASIS))));
      }
    }
    return found;
  }

  private boolean isTooLong(Limit version) {
    Limit shown = shown(version);
    return Stream.of(shown.basis(), shown.extension() == null ? "" : shown.extension().basis())
        .anyMatch(text -> text.length() > LimitEntry.LONGEST_BASIS);
  }

  private static Finding finding(String place, String name, LimitEntry.Fault fault) {
    return new Finding(place, name, "", fault.what(), fault.remedy());
  }

  @Override
  public void tell(Map<String, SettingValue> settings, Brought brought) {
    settings.forEach(
        (name, value) -> {
          brought.name(NameKind.LIMIT, name, text(value));
          LimitEntry.read(LimitEntry.written(value), fault -> {})
              .ifPresent(limit -> CitingTexts.add(brought, citing(name, limit).toList()));
        });
  }

  @Override
  public Map<String, SettingValue> read(
      SettingFile file, Set<String> regimes, Consumer<Finding> found) {
    Map<String, SettingValue> read = new TreeMap<>();
    YamlEntries.of(file, "limits", found)
        .forEach(
            (name, entry) ->
                LimitEntry.read(entry, fault -> found.accept(finding(file.name(), name, fault)))
                    .ifPresent(limit -> read.put(name, LimitEntry.value(limit))));
    return read;
  }

  @Override
  public void use(Map<String, SettingValue> settings) {
    Map<String, DatedLimit> all = new HashMap<>(released);
    settings.forEach(
        (name, value) ->
            all.put(
                name,
                LimitEntry.read(LimitEntry.written(value), fault -> {})
                    .orElseThrow(
                        () ->
                            new IllegalStateException(
                                "the setting of limit '%s' cannot be read; set it again at /settings"
                                    .formatted(name)))));
    limits = Collections.unmodifiableMap(all);
  }

  /** What runs moves, if the law of the day on which it began is another one now. */
  @Override
  public void written(String name, SettingValue value, String person, String reason) {
    if (value != null) {
      recounts.askForLimit(name, person, reason);
    }
  }
}

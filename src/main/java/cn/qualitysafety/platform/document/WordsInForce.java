package cn.qualitysafety.platform.document;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.input.NormalForm;
import cn.qualitysafety.platform.language.Brought;
import cn.qualitysafety.platform.language.Finding;
import cn.qualitysafety.platform.language.KnownNames;
import cn.qualitysafety.platform.language.NameKind;
import cn.qualitysafety.platform.setting.SettingField;
import cn.qualitysafety.platform.setting.SettingFile;
import cn.qualitysafety.platform.setting.SettingKind;
import cn.qualitysafety.platform.setting.SettingRegister;
import cn.qualitysafety.platform.setting.SettingValue;
import cn.qualitysafety.platform.setting.YamlEntries;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * The words of document numbers as they are now: those of the release, of the operator, and what
 * legal affairs set. An entry is {@code units.440100} or {@code kinds.licence-grant}.
 */
@Component
class WordsInForce implements KnownNames, SettingRegister {

  private static final Logger LOG = LoggerFactory.getLogger(WordsInForce.class);

  private static final Pattern NAME =
      Pattern.compile("kinds\\.[a-z0-9]+(-[a-z0-9]+)*|units\\.\\d{6}");

  /** What the column of a document's kind takes. */
  private static final int LONGEST_KIND = 64;

  /** Of one mistake there may be as many as there are units. */
  private static final int MOST_TOLD = 5;

  private final Clock clock;
  private final DocumentWords released;
  private volatile DocumentWords words;

  WordsInForce(
      @Value("${documents.words}") Resource released,
      @Value("${documents.own-words}") Resource own,
      Clock clock) {
    this.clock = clock;
    this.released = DocumentWords.read(List.of(released, own));
    words = this.released;
  }

  /**
   * The word of a unit's documents of a kind on a day.
   *
   * @throws IllegalArgumentException if the unit or the kind has no entry
   */
  String of(String unitCode, String kind, LocalDate day) {
    return words.of(unitCode, kind, day);
  }

  @Override
  public NameKind nameKind() {
    return NameKind.DOCUMENT;
  }

  @Override
  public Map<String, String> existing() {
    return latest(words);
  }

  @Override
  public SettingKind kind() {
    return SettingKind.DOCUMENT_WORD;
  }

  @Override
  public List<SettingField> fields() {
    return List.of(
        SettingField.text(
            DatedWord.WORD,
            "代字",
            "单位的代字如“穗市监”，文书种类的代字如“许准”（以别的机关名义印发的，写“=”和全部代字，如“=粤名推取”）；合成后不超过20个字，不得重复",
            20),
        SettingField.text(
            DatedWord.FROM,
            "施行日期",
            "从这一天起印发的用这个代字，例如“2019-04-01”，以前的不变；不写的，从今天起。与已有的一条相同的，替换那一条",
            20));
  }

  @Override
  public boolean isName(String name) {
    return NAME.matcher(name).matches() && key(name).length() <= LONGEST_KIND;
  }

  @Override
  public String nameHint() {
    return "“kinds.”加文书种类，例如“kinds.licence-grant”，或者“units.”加单位代码，例如“units.440100”，不超过%d个字符"
        .formatted(LONGEST_KIND);
  }

  @Override
  public Map<String, SettingValue> released() {
    Map<String, SettingValue> values = new TreeMap<>();
    released
        .units()
        .forEach(
            (unit, word) ->
                values.put(DocumentWords.entry(DocumentWords.UNITS, unit), word.value()));
    released
        .kinds()
        .forEach(
            (kind, word) ->
                values.put(DocumentWords.entry(DocumentWords.KINDS, kind), word.value()));
    return values;
  }

  @Override
  public String text(SettingValue value) {
    return DatedWord.of(value).text();
  }

  /**
   * What is new has no former word: nothing was issued under it. A word that was in use stays what
   * it was until the day, so that nobody gets it and its numbers once more.
   */
  @Override
  public SettingValue entered(SettingValue before, Map<String, String> typed) {
    String word = typed.getOrDefault(DatedWord.WORD, "");
    if (before == null) {
      return DatedWord.always(word).value();
    }
    return DatedWord.of(before).with(from(typed.getOrDefault(DatedWord.FROM, "")), word).value();
  }

  private LocalDate from(String typed) {
    return typed.isEmpty()
        ? LocalDate.now(clock)
        : NormalForm.day(typed)
            .orElseThrow(
                () ->
                    new RefusedInputException(
                        "“施行日期”是“%s”，不是日期；请写“2019-04-01”这样的日期，或者不写。".formatted(typed)));
  }

  /** The latest. */
  @Override
  public Map<String, String> shown(SettingValue value) {
    return DatedWord.of(value).typed();
  }

  @Override
  public List<Finding> faults(
      String place, Map<String, SettingValue> settings, Set<String> changed) {
    List<Finding> found = new ArrayList<>();
    changed.stream()
        .filter(name -> name.startsWith(DocumentWords.UNITS + "."))
        .filter(name -> !released.units().containsKey(key(name)))
        .forEach(name -> found.add(new Finding(place, name, "", "不是本系统的单位", "请核对单位代码")));
    DocumentWords then = with(settings);
    List<DocumentWords.Fault> faults =
        DocumentWords.faults(then.units(), then.kinds()).stream()
            .filter(fault -> changed.contains(fault.entry()) || changed.contains(fault.other()))
            .toList();
    faults.stream()
        .limit(MOST_TOLD)
        .forEach(
            fault ->
                found.add(new Finding(place, fault.entry(), "", fault.what(), fault.remedy())));
    return found;
  }

  @Override
  public void tell(Map<String, SettingValue> settings, Brought brought) {
    Map<String, String> kinds = latest(with(settings));
    settings.keySet().stream()
        .filter(name -> name.startsWith(DocumentWords.KINDS))
        .map(WordsInForce::key)
        .forEach(kind -> brought.name(NameKind.DOCUMENT, kind, kinds.get(kind)));
  }

  @Override
  public Map<String, SettingValue> read(
      SettingFile file, Set<String> regimes, Consumer<Finding> found) {
    Map<String, SettingValue> read = new TreeMap<>();
    YamlEntries.of(file, DocumentWords.KEY, found)
        .forEach(
            (section, entries) -> {
              if (!DocumentWords.SECTIONS.contains(section)
                  || !(entries instanceof Map<?, ?> words)) {
                found.accept(
                    new Finding(
                        file.name(), section, "", "不是代字文件的栏目", "请只用“kinds:”（文书种类）和“units:”（单位）两栏"));
                return;
              }
              words.forEach(
                  (key, written) -> {
                    String name = DocumentWords.entry(section, YamlEntries.name(key));
                    DatedWord.read(
                            written,
                            fault ->
                                found.accept(
                                    new Finding(
                                        file.name(), name, "", fault.what(), fault.remedy())))
                        .ifPresent(word -> read.put(name, word.value()));
                  });
            });
    return read;
  }

  @Override
  public void use(Map<String, SettingValue> settings) {
    DocumentWords then = with(settings);
    DocumentWords.faults(then.units(), then.kinds()).stream()
        .limit(MOST_TOLD)
        .forEach(
            fault ->
                LOG.error(
                    "Words of document numbers that were set do not go together with this release's:"
                        + " {}. Legal affairs of the province change one of them at /settings.",
                    fault.english()));
    words = then;
  }

  private DocumentWords with(Map<String, SettingValue> settings) {
    Map<String, DatedWord> units = new TreeMap<>(released.units());
    Map<String, DatedWord> kinds = new TreeMap<>(released.kinds());
    settings.forEach(
        (name, value) ->
            (name.startsWith(DocumentWords.UNITS) ? units : kinds)
                .put(key(name), DatedWord.of(value)));
    return new DocumentWords(units, kinds);
  }

  private static Map<String, String> latest(DocumentWords words) {
    Map<String, String> kinds = new TreeMap<>();
    words.kinds().forEach((kind, word) -> kinds.put(kind, word.latest()));
    return kinds;
  }

  private static String key(String name) {
    return name.substring(name.indexOf('.') + 1);
  }
}

package cn.qualitysafety.platform.document;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The words of document numbers as they are now: those of the release, of the operator, and what
 * legal affairs set. An entry is {@code units.440100} or {@code kinds.licence-grant}.
 */
@Component
class WordsInForce implements KnownNames, SettingRegister {

  private static final Logger LOG = LoggerFactory.getLogger(WordsInForce.class);

  private static final String WORD = "word";

  private static final Pattern NAME =
      Pattern.compile("kinds\\.[a-z0-9]+(-[a-z0-9]+)*|units\\.\\d{6}");

  /** What the column of a document's kind takes. */
  private static final int LONGEST_KIND = 64;

  /** Of one mistake there may be as many as there are units. */
  private static final int MOST_TOLD = 5;

  private final DocumentWords released;
  private volatile Words words;

  /** As {@link DocumentWords}, which cannot be made of what goes together no more. */
  private record Words(Map<String, String> units, Map<String, String> kinds) {}

  WordsInForce(DocumentWords released) {
    this.released = released;
    words = new Words(released.units(), released.kinds());
  }

  /**
   * The word of a unit's documents of a kind.
   *
   * @throws IllegalArgumentException if the unit or the kind has no entry
   */
  String of(String unitCode, String kind) {
    Words now = words;
    return DocumentWords.of(now.units(), now.kinds(), unitCode, kind);
  }

  @Override
  public NameKind nameKind() {
    return NameKind.DOCUMENT;
  }

  @Override
  public Map<String, String> existing() {
    return words.kinds();
  }

  @Override
  public SettingKind kind() {
    return SettingKind.DOCUMENT_WORD;
  }

  @Override
  public List<SettingField> fields() {
    return List.of(
        SettingField.text(
            WORD,
            "代字",
            "单位的代字如“穗质监”，文书种类的代字如“许准”（以别的机关名义印发的，写“=”和全部代字，如“=粤名推取”）；合成后不超过20个字，不得重复",
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
            (unit, word) -> values.put(DocumentWords.entry(DocumentWords.UNITS, unit), of(word)));
    released
        .kinds()
        .forEach(
            (kind, word) -> values.put(DocumentWords.entry(DocumentWords.KINDS, kind), of(word)));
    return values;
  }

  private static SettingValue of(String word) {
    return SettingValue.of(Map.of(WORD, word));
  }

  @Override
  public String text(SettingValue value) {
    return "“%s”".formatted(value.get(WORD));
  }

  @Override
  public List<Finding> faults(
      String place, Map<String, SettingValue> settings, Set<String> changed) {
    List<Finding> found = new ArrayList<>();
    changed.stream()
        .filter(name -> name.startsWith(DocumentWords.UNITS + "."))
        .filter(name -> !released.units().containsKey(key(name)))
        .forEach(name -> found.add(new Finding(place, name, "", "不是本系统的单位", "请核对单位代码")));
    Words then = with(settings);
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
    Map<String, String> kinds = with(settings).kinds();
    settings.keySet().stream()
        .filter(name -> name.startsWith(DocumentWords.KINDS))
        .map(WordsInForce::key)
        .forEach(kind -> brought.name(NameKind.DOCUMENT, kind, kinds.get(kind)));
  }

  @Override
  public Map<String, SettingValue> read(
      SettingFile file, Set<String> regimes, Consumer<Finding> found) {
    Map<String, SettingValue> read = new TreeMap<>();
    YamlEntries.of(file, "document-words", found)
        .forEach(
            (section, entries) -> {
              if (!Set.of(DocumentWords.UNITS, DocumentWords.KINDS).contains(section)
                  || !(entries instanceof Map<?, ?> words)) {
                found.accept(
                    new Finding(
                        file.name(), section, "", "不是代字文件的栏目", "请只用“kinds:”（文书种类）和“units:”（单位）两栏"));
                return;
              }
              words.forEach(
                  (key, word) ->
                      read.put(
                          DocumentWords.entry(section, YamlEntries.name(key)),
                          of(word == null ? "" : NormalForm.text(word.toString()))));
            });
    return read;
  }

  @Override
  public void use(Map<String, SettingValue> settings) {
    Words then = with(settings);
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

  private Words with(Map<String, SettingValue> settings) {
    Map<String, String> units = new TreeMap<>(released.units());
    Map<String, String> kinds = new TreeMap<>(released.kinds());
    settings.forEach(
        (name, value) ->
            (name.startsWith(DocumentWords.UNITS) ? units : kinds).put(key(name), value.get(WORD)));
    return new Words(units, kinds);
  }

  private static String key(String name) {
    return name.substring(name.indexOf('.') + 1);
  }
}

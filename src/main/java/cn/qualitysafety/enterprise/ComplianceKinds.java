package cn.qualitysafety.enterprise;

import cn.qualitysafety.platform.BrokenFileException;
import cn.qualitysafety.platform.CsvFile;
import cn.qualitysafety.platform.language.Brought;
import cn.qualitysafety.platform.language.Finding;
import cn.qualitysafety.platform.language.KnownNames;
import cn.qualitysafety.platform.language.NameKind;
import cn.qualitysafety.platform.setting.SettingField;
import cn.qualitysafety.platform.setting.SettingFile;
import cn.qualitysafety.platform.setting.SettingKind;
import cn.qualitysafety.platform.setting.SettingRegister;
import cn.qualitysafety.platform.setting.SettingValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.stereotype.Component;

/**
 * The catalogue of compliance facts: the kinds of {@code enterprise/compliance-kinds.csv}, and what
 * legal affairs set or a deployment brings. There are no others; what a kind weighs by then stays
 * with each fact that was noted.
 */
@Component
class ComplianceKinds implements KnownNames, SettingRegister {

  private static final String CODE = "code";
  private static final String NAME = "name";
  private static final String SEVERITY = "severity";

  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int LONGEST_CODE = 60;
  private static final int LONGEST_NAME = 30;

  private final Map<String, ComplianceKind> released = new LinkedHashMap<>();
  private volatile Map<String, ComplianceKind> byCode;

  ComplianceKinds() {
    for (CsvFile.Row row : CsvFile.read("enterprise/compliance-kinds.csv")) {
      ComplianceKind kind =
          new ComplianceKind(row.get(CODE), row.get(NAME), row.choice(SEVERITY, Severity.class));
      if (released.put(kind.code(), kind) != null) {
        throw row.broken("kind %s appears twice".formatted(kind.code()));
      }
    }
    byCode = released;
  }

  /**
   * The kind with this code.
   *
   * @throws IllegalArgumentException if the catalogue has none
   */
  ComplianceKind kind(String code) {
    ComplianceKind kind = byCode.get(code);
    if (kind == null) {
      throw new IllegalArgumentException(
          "there is no kind of compliance fact '%s'; legal affairs of the province add it at /settings"
              .formatted(code));
    }
    return kind;
  }

  /** What a fact is called; the code of a kind that is not in the catalogue any more. */
  String name(String code) {
    ComplianceKind kind = byCode.get(code);
    return kind == null ? code : kind.name();
  }

  @Override
  public NameKind nameKind() {
    return NameKind.COMPLIANCE;
  }

  @Override
  public Map<String, String> existing() {
    Map<String, String> names = new LinkedHashMap<>();
    byCode.forEach((code, kind) -> names.put(code, kind.name()));
    return names;
  }

  @Override
  public SettingKind kind() {
    return SettingKind.COMPLIANCE_KIND;
  }

  @Override
  public List<SettingField> fields() {
    return List.of(
        SettingField.text(NAME, "名称", "企业监管记录里显示的名称，例如“监督抽查不合格”", LONGEST_NAME),
        new SettingField(SEVERITY, "程度", "这样的事项通常有多重", LONGEST_NAME, severities()));
  }

  private static Map<String, String> severities() {
    Map<String, String> severities = new LinkedHashMap<>();
    for (Severity severity : Severity.values()) {
      severities.put(written(severity), severity.chinese());
    }
    return severities;
  }

  private static String written(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean isName(String code) {
    return SHAPE.matcher(code).matches() && code.length() <= LONGEST_CODE;
  }

  @Override
  public String nameHint() {
    return "小写英文单词和连字符，例如“spotcheck-refused”，不超过%d个字符".formatted(LONGEST_CODE);
  }

  @Override
  public Map<String, SettingValue> released() {
    Map<String, SettingValue> values = new TreeMap<>();
    released.forEach(
        (code, kind) -> values.put(code, value(kind.name(), written(kind.severity()))));
    return values;
  }

  private static SettingValue value(String name, String severity) {
    return SettingValue.of(Map.of(NAME, name, SEVERITY, severity));
  }

  @Override
  public String text(SettingValue value) {
    return "%s（%s）"
        .formatted(
            value.get(NAME), severities().getOrDefault(value.get(SEVERITY), value.get(SEVERITY)));
  }

  @Override
  public List<Finding> faults(
      String place, Map<String, SettingValue> settings, Set<String> changed) {
    List<Finding> found = new ArrayList<>();
    Map<String, SettingValue> all = released();
    all.putAll(settings);
    changed.stream()
        .filter(all::containsKey)
        .forEach(
            code -> {
              String name = all.get(code).get(NAME);
              if (name.isBlank() || name.length() > LONGEST_NAME) {
                found.add(
                    new Finding(
                        place,
                        code,
                        "",
                        name.isBlank() ? "没有名称" : "的名称共%d字".formatted(name.length()),
                        "请填写名称（name），不超过%d字".formatted(LONGEST_NAME)));
              }
              all.forEach(
                  (other, its) -> {
                    if (!other.equals(code) && its.get(NAME).equals(name)) {
                      found.add(
                          new Finding(
                              place, code, "", "与“%s”的名称都是“%s”".formatted(other, name), "请另取名称"));
                    }
                  });
              if (!severities().containsKey(all.get(code).get(SEVERITY))) {
                found.add(
                    new Finding(
                        place,
                        code,
                        "",
                        "的程度（severity）是“%s”".formatted(all.get(code).get(SEVERITY)),
                        "请写%s之一".formatted(severitiesInWords())));
              }
            });
    return found;
  }

  private static String severitiesInWords() {
    return severities().entrySet().stream()
        .map(each -> "%s（%s）".formatted(each.getKey(), each.getValue()))
        .collect(Collectors.joining("、"));
  }

  @Override
  public void tell(Map<String, SettingValue> settings, Brought brought) {
    settings.forEach((code, value) -> brought.name(NameKind.COMPLIANCE, code, value.get(NAME)));
  }

  @Override
  public Map<String, SettingValue> read(
      SettingFile file, Set<String> regimes, Consumer<Finding> found) {
    Map<String, SettingValue> read = new TreeMap<>();
    try {
      for (CsvFile.Row row : CsvFile.read(new ByteArrayResource(file.content()))) {
        if (read.put(row.get(CODE), value(row.get(NAME), row.get(SEVERITY))) != null) {
          found.accept(
              new Finding(file.name(), row.line(), row.get(CODE), "", "是重复的种类", "请删除其中一行"));
        }
      }
    } catch (BrokenFileException broken) {
      found.accept(
          new Finding(
              file.name(),
              broken.line(),
              "",
              "",
              "不能读取",
              "请用UTF-8编码，第一行写“code,name,severity”，以后每种一行（原文：%s）".formatted(broken.reason())));
    }
    return read;
  }

  @Override
  public void use(Map<String, SettingValue> settings) {
    Map<String, ComplianceKind> all = new LinkedHashMap<>(released);
    settings.forEach((code, value) -> all.put(code, kind(code, value)));
    byCode = all;
  }

  private static ComplianceKind kind(String code, SettingValue value) {
    return new ComplianceKind(
        code,
        value.get(NAME),
        Stream.of(Severity.values())
            .filter(severity -> written(severity).equals(value.get(SEVERITY)))
            .findFirst()
            .orElse(Severity.NOTE)); // as a release before this one might have allowed
  }
}

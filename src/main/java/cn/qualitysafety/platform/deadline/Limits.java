package cn.qualitysafety.platform.deadline;

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
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** All named limits: those of the release, of the operator, and what legal affairs set. */
@Component
public class Limits implements KnownNames, SettingRegister {

  private static final String DAYS = "working-days";
  private static final String BASIS = "basis";

  private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9]*(\\.[a-z][a-zA-Z0-9]*)+");

  /** What the columns of a running limit take. */
  private static final int LONGEST_NAME = 64;

  private static final int LONGEST_BASIS = 300;

  /** More than ten years. */
  private static final int MOST_DAYS = 3000;

  private final Map<String, Limit> released;
  private volatile Map<String, Limit> limits;

  Limits(ReleasedLimits released) {
    this.released = Map.copyOf(released.limits());
    limits = this.released;
  }

  /** By name, {@code regime.limit}. */
  public Map<String, Limit> limits() {
    return limits;
  }

  /**
   * The limit of this name.
   *
   * @throws IllegalArgumentException if no such limit is configured
   */
  public Limit named(String name) {
    Limit limit = limits.get(name);
    if (limit == null) {
      throw new IllegalArgumentException("no limit '%s' in limits.yaml".formatted(name));
    }
    return limit;
  }

  @Override
  public NameKind nameKind() {
    return NameKind.LIMIT;
  }

  @Override
  public Map<String, String> existing() {
    Map<String, String> basis = new HashMap<>();
    limits.forEach((name, limit) -> basis.put(name, limit.basis()));
    return basis;
  }

  @Override
  public SettingKind kind() {
    return SettingKind.LIMIT;
  }

  @Override
  public List<SettingField> fields() {
    return List.of(
        SettingField.text(DAYS, "工作日", "从次日起算的工作日数，例如 20", 4),
        SettingField.text(BASIS, "依据", "法律、法规的条款，或者写明是工作惯例", LONGEST_BASIS));
  }

  @Override
  public boolean isName(String name) {
    return NAME.matcher(name).matches() && name.length() <= LONGEST_NAME;
  }

  @Override
  public String nameHint() {
    return "业务制度和英文名称，例如“licence.review”，不超过%d个字符".formatted(LONGEST_NAME);
  }

  @Override
  public Map<String, SettingValue> released() {
    Map<String, SettingValue> values = new TreeMap<>();
    released.forEach(
        (name, limit) ->
            values.put(
                name,
                SettingValue.of(
                    Map.of(DAYS, String.valueOf(limit.workingDays()), BASIS, limit.basis()))));
    return values;
  }

  @Override
  public String text(SettingValue value) {
    return "%s个工作日（%s）".formatted(value.get(DAYS), value.get(BASIS));
  }

  @Override
  public List<Finding> faults(
      String place, Map<String, SettingValue> settings, Set<String> changed) {
    List<Finding> found = new ArrayList<>();
    for (String name : changed) {
      SettingValue value = settings.get(name);
      if (value == null) {
        continue;
      }
      if (!value.get(DAYS).matches("\\d{1,4}")
          || Integer.parseInt(value.get(DAYS)) < 1
          || Integer.parseInt(value.get(DAYS)) > MOST_DAYS) {
        found.add(
            new Finding(
                place,
                name,
                "",
                "的工作日（working-days）是“%s”".formatted(value.get(DAYS)),
                "请写1至%d之间的整数".formatted(MOST_DAYS)));
      }
      String basis = value.get(BASIS);
      if (basis.isBlank() || basis.length() > LONGEST_BASIS) {
        found.add(
            new Finding(
                place,
                name,
                "",
                basis.isBlank() ? "没有依据" : "的依据共%d字".formatted(basis.length()),
                "请写明依据（basis），不超过%d字".formatted(LONGEST_BASIS)));
      }
    }
    return found;
  }

  @Override
  public void tell(Map<String, SettingValue> settings, Brought brought) {
    settings.forEach((name, value) -> brought.name(NameKind.LIMIT, name, value.get(BASIS)));
  }

  @Override
  public Map<String, SettingValue> read(
      SettingFile file, Set<String> regimes, Consumer<Finding> found) {
    Map<String, SettingValue> read = new TreeMap<>();
    YamlEntries.of(file, "limits", found)
        .forEach(
            (name, entry) -> {
              if (entry instanceof Map<?, ?> parts
                  && parts.keySet().stream().allMatch(Set.of(DAYS, BASIS)::contains)) {
                Map<String, String> fields = new HashMap<>();
                parts.forEach(
                    (key, part) ->
                        fields.put(
                            key.toString(), part == null ? "" : NormalForm.text(part.toString())));
                read.put(name, SettingValue.of(fields));
              } else {
                found.accept(
                    new Finding(
                        file.name(),
                        name,
                        "",
                        "不是期限的写法",
                        "请写成“\"[%s]\": { working-days: 20, basis: \"……\" }”".formatted(name)));
              }
            });
    return read;
  }

  @Override
  public void use(Map<String, SettingValue> settings) {
    Map<String, Limit> all = new HashMap<>(released);
    settings.forEach(
        (name, value) ->
            all.put(name, new Limit(Integer.parseInt(value.get(DAYS)), value.get(BASIS))));
    limits = Collections.unmodifiableMap(all);
  }
}

package cn.qualitysafety.organisation;

import cn.qualitysafety.platform.BrokenFileException;
import cn.qualitysafety.platform.CsvFile;
import cn.qualitysafety.platform.input.NormalForm;
import cn.qualitysafety.platform.language.Brought;
import cn.qualitysafety.platform.language.Finding;
import cn.qualitysafety.platform.setting.SettingField;
import cn.qualitysafety.platform.setting.SettingFile;
import cn.qualitysafety.platform.setting.SettingKind;
import cn.qualitysafety.platform.setting.SettingRegister;
import cn.qualitysafety.platform.setting.SettingValue;
import java.time.LocalDate;
import java.util.ArrayList;
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
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * What the province has entrusted to other units: the file {@code organisation.delegations}, and
 * what legal affairs set or a deployment brings. The release has none: each rests on an
 * announcement that a bureau has made.
 */
@Component
public class Delegations implements SettingRegister {

  private static final String CODE = "code";
  private static final String UNIT = "unit";
  private static final String MATTER = "matter";
  private static final String PRODUCTS = "products";
  private static final String FROM = "from";
  private static final String UNTIL = "until";
  private static final String ANNOUNCEMENT = "announcement";

  private static final List<String> COLUMNS =
      List.of(UNIT, MATTER, PRODUCTS, FROM, UNTIL, ANNOUNCEMENT);

  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int LONGEST_CODE = 60;
  private static final int LONGEST_PRODUCTS = 500;
  private static final int LONGEST_ANNOUNCEMENT = 120;

  private final UnitRegister units;
  private final Map<String, String> matters = new LinkedHashMap<>();
  private final Map<String, SettingValue> released = new TreeMap<>();
  private volatile List<Delegation> all;

  Delegations(
      UnitRegister units,
      List<DelegableMatters> regimes,
      @Value("${organisation.delegations}") Resource file) {
    this.units = units;
    regimes.forEach(regime -> matters.putAll(regime.delegable()));
    for (CsvFile.Row row : CsvFile.read(file)) {
      SettingValue value = value(row);
      for (Finding fault : faults("", row.get(CODE), value)) {
        throw row.broken(fault.what());
      }
      if (!isName(row.get(CODE)) || released.put(row.get(CODE), value) != null) {
        throw row.broken("code %s appears twice or is no code".formatted(row.get(CODE)));
      }
    }
    use(Map.of());
  }

  /** What lets a unit do a matter in the province's name on a day; empty if nothing does. */
  public Optional<Delegation> of(String unitCode, String matter, String product, LocalDate day) {
    return all.stream().filter(each -> each.isFor(unitCode, matter, product, day)).findFirst();
  }

  private static SettingValue value(CsvFile.Row row) {
    return SettingValue.of(COLUMNS.stream().collect(Collectors.toMap(column -> column, row::get)));
  }

  @Override
  public SettingKind kind() {
    return SettingKind.DELEGATION;
  }

  @Override
  public List<SettingField> fields() {
    return List.of(
        SettingField.text(UNIT, "受委托的单位", "单位代码，例如440100（广州市）", 20),
        new SettingField(MATTER, "委托的事项", "受委托的单位以省局名义办理什么", LONGEST_CODE, matters),
        SettingField.text(
            PRODUCTS, "限于哪些产品", "产品代码，几种用空格隔开，例如“cement rice”；全部产品的不填", LONGEST_PRODUCTS),
        SettingField.text(FROM, "自哪一天起", "例如2009-03-01", 10),
        SettingField.text(UNTIL, "至哪一天止", "最后一天，例如2011-02-28；公告没有写明的不填", 10),
        SettingField.text(
            ANNOUNCEMENT,
            "委托的公告",
            "名称和文号，文书上照写，例如“《关于委托……的公告》（粤质监〔2009〕1号）”",
            LONGEST_ANNOUNCEMENT));
  }

  @Override
  public boolean isName(String code) {
    return SHAPE.matcher(code).matches() && code.length() <= LONGEST_CODE;
  }

  @Override
  public String nameHint() {
    return "小写英文单词和连字符，例如“guangzhou-accept”，不超过%d个字符".formatted(LONGEST_CODE);
  }

  @Override
  public Map<String, SettingValue> released() {
    return released;
  }

  @Override
  public String text(SettingValue value) {
    String until = value.get(UNTIL);
    return "%s：%s（%s），%s起%s，%s"
        .formatted(
            isUnit(value.get(UNIT)) ? units.name(value.get(UNIT)) : value.get(UNIT),
            matters.getOrDefault(value.get(MATTER), value.get(MATTER)),
            value.get(PRODUCTS).isBlank() ? "全部产品" : value.get(PRODUCTS),
            value.get(FROM),
            until.isBlank() ? "" : "至" + until,
            value.get(ANNOUNCEMENT));
  }

  private boolean isUnit(String code) {
    return units.all().stream().anyMatch(unit -> unit.code().equals(code));
  }

  @Override
  public List<Finding> faults(
      String place, Map<String, SettingValue> settings, Set<String> changed) {
    return changed.stream()
        .filter(settings::containsKey)
        .flatMap(code -> faults(place, code, settings.get(code)).stream())
        .toList();
  }

  private List<Finding> faults(String place, String code, SettingValue value) {
    List<Finding> found = new ArrayList<>();
    String unit = value.get(UNIT);
    if (!isUnit(unit) || unit.equals(units.province().code())) {
      found.add(
          new Finding(
              place, code, "", "受委托的单位（unit）是“%s”".formatted(unit), "请写市局、县局的单位代码，例如440100"));
    }
    if (!matters.containsKey(value.get(MATTER))) {
      found.add(
          new Finding(
              place,
              code,
              "",
              "委托的事项（matter）是“%s”".formatted(value.get(MATTER)),
              "请写%s之一"
                  .formatted(
                      matters.entrySet().stream()
                          .map(each -> "%s（%s）".formatted(each.getKey(), each.getValue()))
                          .collect(Collectors.joining("、")))));
    }
    Optional<LocalDate> from = NormalForm.day(value.get(FROM));
    Optional<LocalDate> until = NormalForm.day(value.get(UNTIL));
    if (from.isEmpty()) {
      found.add(
          new Finding(
              place, code, "", "开始的日期（from）是“%s”".formatted(value.get(FROM)), "请写成2009-03-01"));
    }
    if (!value.get(UNTIL).isBlank()
        && (until.isEmpty() || from.filter(day -> day.isAfter(until.get())).isPresent())) {
      found.add(
          new Finding(
              place,
              code,
              "",
              "最后一天（until）是“%s”".formatted(value.get(UNTIL)),
              "请写不早于开始日期的日期，例如2011-02-28；没有的不写"));
    }
    if (value.get(ANNOUNCEMENT).isBlank()
        || value.get(ANNOUNCEMENT).length() > LONGEST_ANNOUNCEMENT) {
      found.add(
          new Finding(
              place,
              code,
              "",
              "没有委托的公告（announcement），或者过长",
              "委托须经公告：请写公告的名称和文号，不超过%d字".formatted(LONGEST_ANNOUNCEMENT)));
    }
    return found;
  }

  @Override
  public void tell(Map<String, SettingValue> settings, Brought brought) {
    // No model names a delegation.
  }

  @Override
  public Map<String, SettingValue> read(
      SettingFile file, Set<String> regimes, Consumer<Finding> found) {
    Map<String, SettingValue> read = new TreeMap<>();
    try {
      for (CsvFile.Row row : CsvFile.read(new ByteArrayResource(file.content()))) {
        if (read.put(row.get(CODE), value(row)) != null) {
          found.accept(
              new Finding(file.name(), row.line(), row.get(CODE), "", "是重复的委托", "请删除其中一行"));
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
              "请用UTF-8编码，第一行写“%s,%s”，以后每项委托一行（原文：%s）"
                  .formatted(CODE, String.join(",", COLUMNS), broken.reason())));
    }
    return read;
  }

  @Override
  public void use(Map<String, SettingValue> settings) {
    Map<String, SettingValue> now = new TreeMap<>(released);
    now.putAll(settings);
    all =
        now.entrySet().stream()
            // What a release before this one might have allowed lets nobody act.
            .filter(each -> faults("", each.getKey(), each.getValue()).isEmpty())
            .map(each -> delegation(each.getKey(), each.getValue()))
            .toList();
  }

  private static Delegation delegation(String code, SettingValue value) {
    return new Delegation(
        code,
        value.get(UNIT),
        value.get(MATTER),
        Stream.of(value.get(PRODUCTS).split("[\\s,、]+"))
            .filter(product -> !product.isEmpty())
            .collect(Collectors.toSet()),
        NormalForm.day(value.get(FROM)).orElseThrow(),
        NormalForm.day(value.get(UNTIL)).orElse(null),
        value.get(ANNOUNCEMENT));
  }
}

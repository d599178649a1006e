package cn.qualitysafety.organisation;

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
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.stereotype.Component;

/**
 * All posts: those of {@code organisation/posts.csv}, and what the administrator set. Each is a
 * group of the engine, too.
 */
@Component("posts")
public class PostRegister implements KnownNames, SettingRegister {

  private static final String CODE = "code";
  private static final String NAME = "name";
  private static final String LEVEL = "level";

  /** Of a post that every bureau may have. */
  private static final String ANY = "any";

  private static final Map<String, String> LEVELS = levels();

  /** What the engine takes as the name of a group. */
  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private static final int LONGEST_CODE = 50;
  private static final int LONGEST_NAME = 30;

  private final Map<String, Post> released = new LinkedHashMap<>();
  private final ObjectProvider<PostGroups> groups;
  private volatile Map<String, Post> byCode;

  PostRegister(ObjectProvider<PostGroups> groups) {
    this.groups = groups;
    for (CsvFile.Row row : CsvFile.read("organisation/posts.csv")) {
      Post post =
          new Post(
              row.get(CODE),
              row.get(NAME),
              row.get(LEVEL).equals(ANY) ? null : row.choice(LEVEL, UnitLevel.class));
      if (released.put(post.code(), post) != null) {
        throw row.broken("post %s appears twice".formatted(post.code()));
      }
    }
    byCode = released;
  }

  private static Map<String, String> levels() {
    Map<String, String> levels = new LinkedHashMap<>();
    levels.put(ANY, "各级局");
    levels.put("province", "省局");
    levels.put("city", "市局");
    levels.put("county", "县局");
    levels.put("laboratory", "检验机构");
    return levels;
  }

  @Override
  public NameKind nameKind() {
    return NameKind.POST;
  }

  @Override
  public Map<String, String> existing() {
    Map<String, String> names = new LinkedHashMap<>();
    byCode.forEach((code, post) -> names.put(code, post.name()));
    return names;
  }

  public Collection<Post> all() {
    return Collections.unmodifiableCollection(byCode.values());
  }

  public boolean contains(String code) {
    return byCode.containsKey(code);
  }

  /** Codes of the posts that a unit of this level has. */
  public List<String> of(UnitLevel level) {
    return byCode.values().stream().filter(post -> post.isOf(level)).map(Post::code).toList();
  }

  @Override
  public SettingKind kind() {
    return SettingKind.POST;
  }

  @Override
  public List<SettingField> fields() {
    return List.of(
        SettingField.text(NAME, "名称", "办事的人看到的岗位名称，例如“法制工作人员”", LONGEST_NAME),
        new SettingField(LEVEL, "设在", "哪一级的单位有这个岗位", LONGEST_NAME, LEVELS));
  }

  @Override
  public boolean isName(String code) {
    return SHAPE.matcher(code).matches() && code.length() <= LONGEST_CODE;
  }

  @Override
  public String nameHint() {
    return "小写英文单词和连字符，例如“legal-affairs”，不超过%d个字符".formatted(LONGEST_CODE);
  }

  @Override
  public Map<String, SettingValue> released() {
    Map<String, SettingValue> values = new TreeMap<>();
    released.forEach(
        (code, post) ->
            values.put(
                code,
                value(
                    post.name(),
                    post.level() == null ? ANY : post.level().name().toLowerCase(Locale.ROOT))));
    return values;
  }

  private static SettingValue value(String name, String level) {
    return SettingValue.of(Map.of(NAME, name, LEVEL, level));
  }

  @Override
  public String text(SettingValue value) {
    return "%s（%s）"
        .formatted(value.get(NAME), LEVELS.getOrDefault(value.get(LEVEL), value.get(LEVEL)));
  }

  @Override
  public List<Finding> faults(
      String place, Map<String, SettingValue> settings, Set<String> changed) {
    List<Finding> found = new ArrayList<>();
    Map<String, SettingValue> all = released();
    all.putAll(settings);
    for (String code : changed) {
      SettingValue value = all.get(code);
      if (value == null) {
        List<String> holders = groups.getObject().holders(code);
        if (!holders.isEmpty()) {
          found.add(
              new Finding(
                  place, code, "", "还有%d人担任".formatted(holders.size()), "请先在“系统管理”中免去他们的这个岗位"));
        }
        continue;
      }
      String name = value.get(NAME);
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
                  new Finding(place, code, "", "与岗位“%s”的名称都是“%s”".formatted(other, name), "请另取名称"));
            }
          });
      if (!LEVELS.containsKey(value.get(LEVEL))) {
        found.add(
            new Finding(
                place,
                code,
                "",
                "的级别（level）是“%s”".formatted(value.get(LEVEL)),
                "请写%s之一".formatted(String.join("、", LEVELS.keySet()))));
      } else if (contains(code)) {
        long others = groups.getObject().holdersElsewhere(post(code, value));
        if (others > 0) {
          found.add(
              new Finding(
                  place,
                  code,
                  "",
                  "改为设在%s，现有%d人在其他级别的单位担任".formatted(LEVELS.get(value.get(LEVEL)), others),
                  "请先在“系统管理”中免去他们的这个岗位，或者保留原来的级别"));
        }
      }
    }
    return found;
  }

  private static Post post(String code, SettingValue value) {
    return new Post(
        code,
        value.get(NAME),
        Stream.of(UnitLevel.values())
            .filter(level -> level.name().equalsIgnoreCase(value.get(LEVEL)))
            .findFirst()
            .orElse(null)); // any
  }

  @Override
  public void tell(Map<String, SettingValue> settings, Brought brought) {
    settings.forEach((code, value) -> brought.name(NameKind.POST, code, value.get(NAME)));
  }

  @Override
  public Map<String, SettingValue> read(
      SettingFile file, Set<String> regimes, Consumer<Finding> found) {
    Map<String, SettingValue> read = new TreeMap<>();
    try {
      for (CsvFile.Row row : CsvFile.read(new ByteArrayResource(file.content()))) {
        if (read.put(row.get(CODE), value(row.get(NAME), row.get(LEVEL))) != null) {
          found.accept(
              new Finding(file.name(), row.line(), row.get(CODE), "", "是重复的岗位", "请删除其中一行"));
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
              "请用UTF-8编码，第一行写“code,name,level”，以后每个岗位一行（原文：%s）".formatted(broken.reason())));
    }
    return read;
  }

  @Override
  public void use(Map<String, SettingValue> settings) {
    Map<String, Post> all = new LinkedHashMap<>(released);
    settings.forEach((code, value) -> all.put(code, post(code, value)));
    byCode = all;
  }

  @Override
  public void written(String code, SettingValue value, String person, String reason) {
    if (value == null) {
      groups.getObject().remove(code);
    } else {
      groups.getObject().rename(post(code, value));
    }
  }
}

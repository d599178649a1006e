package cn.qualitysafety.platform.law;

import cn.qualitysafety.platform.BrokenFileException;
import cn.qualitysafety.platform.language.Brought;
import cn.qualitysafety.platform.language.CitesArticles;
import cn.qualitysafety.platform.language.Finding;
import cn.qualitysafety.platform.setting.SettingField;
import cn.qualitysafety.platform.setting.SettingFile;
import cn.qualitysafety.platform.setting.SettingKind;
import cn.qualitysafety.platform.setting.SettingRegister;
import cn.qualitysafety.platform.setting.SettingValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The list of articles as it is now: that of the release, and the supplements of legal affairs,
 * each a file of the same form that says what is new or different. What comes with a deployment is
 * the supplement of its regime.
 */
@Component
public class Articles implements SettingRegister {

  private static final Logger LOG = LoggerFactory.getLogger(Articles.class);

  /** The name of the release's own list among the settings. */
  private static final String RELEASE = "release";

  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int LONGEST_NAME = 64;
  private static final int LARGEST = 1 << 20;

  private final byte[] file;
  private final ArticleList released;
  private final ObjectProvider<CitesArticles> citing;
  private volatile ArticleList now;

  /**
   * @throws BrokenFileException if the release's own list cannot be read or contradicts itself
   */
  Articles(ObjectProvider<CitesArticles> citing) {
    this.citing = citing;
    try {
      file = new ClassPathResource("law/" + ArticleFile.NAME).getContentAsByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read law/" + ArticleFile.NAME, e);
    }
    List<Finding> wrong = new ArrayList<>();
    released = ArticleFile.read(ArticleFile.NAME, file, wrong::add);
    released
        .contradictions()
        .forEach((key, what) -> wrong.add(new Finding(ArticleFile.NAME, key, "", what, "请更正")));
    if (!wrong.isEmpty()) {
      throw new BrokenFileException(
          String.join("\n", wrong.stream().map(Finding::sentence).toList()));
    }
    now = released;
  }

  /** What is in it now. */
  public ArticleList list() {
    return now;
  }

  /**
   * @see ArticleList#cite
   */
  public String cite(LocalDate day, String... keys) {
    return now.cite(day, keys);
  }

  /**
   * @see ArticleList#isInForce
   */
  public boolean isInForce(LocalDate day, String key) {
    return now.isInForce(day, key);
  }

  /**
   * @see ArticleList#fill
   */
  public String fill(LocalDate day, String text) {
    return now.fill(day, text);
  }

  @Override
  public SettingKind kind() {
    return SettingKind.ARTICLE;
  }

  @Override
  public List<SettingField> fields() {
    return List.of();
  }

  @Override
  public boolean isName(String name) {
    return NAME.matcher(name).matches() && name.length() <= LONGEST_NAME;
  }

  @Override
  public String nameHint() {
    return "补充目录的名称，英文小写单词和连字符，例如“complaint”，不超过%d个字符".formatted(LONGEST_NAME);
  }

  @Override
  public Map<String, SettingValue> released() {
    return Map.of(RELEASE, SettingValue.of(file));
  }

  @Override
  public String text(SettingValue value) {
    ArticleList list = ArticleFile.read("", value.file(), broken -> {});
    List<String> changed = released.changedBy(list);
    return list.summary() + (changed.isEmpty() ? "" : "；改变系统自带的：" + String.join("；", changed));
  }

  @Override
  public List<Finding> faults(
      String place, Map<String, SettingValue> settings, Set<String> changed) {
    List<Finding> found = new ArrayList<>();
    ArticleList before = now;
    ArticleList then = released;
    for (Map.Entry<String, SettingValue> each : settings.entrySet()) {
      boolean isChanged = changed.contains(each.getKey());
      if (isChanged && each.getKey().equals(RELEASE)) {
        found.add(new Finding(place, RELEASE, "", "是系统自带的条文目录", "请另取名称，只写新的或者修改的条文"));
      } else if (isChanged && each.getValue().file().length > LARGEST) {
        found.add(
            new Finding(
                place, each.getKey(), "", "超过%dMB的上限".formatted(LARGEST >> 20), "请只写新的或者修改的条文"));
      } else {
        then =
            then.with(
                ArticleFile.read(
                    place, each.getValue().file(), isChanged ? found::add : broken -> {}));
      }
    }
    Map<String, String> known = before.contradictions();
    then.contradictions()
        .forEach(
            (key, what) -> {
              if (!what.equals(known.get(key))) {
                found.add(new Finding(place, key, "", what, "请更正"));
              }
            });
    Set<String> missing = new TreeSet<>(before.placeholders());
    missing.removeAll(then.placeholders());
    missing.retainAll(cited());
    missing.forEach(
        name ->
            found.add(
                new Finding(
                    place,
                    name,
                    "",
                    "由文书模板或者期限引用，撤销后没有内容",
                    "请先修改文书模板、期限：把{{%s}}换成别的".formatted(name))));
    return found;
  }

  /** Placeholders of articles in the templates and limits that are in force. */
  private Set<String> cited() {
    Set<String> cited = new TreeSet<>();
    citing.orderedStream().forEach(each -> cited.addAll(each.articles()));
    return cited;
  }

  @Override
  public void tell(Map<String, SettingValue> settings, Brought brought) {
    settings.values().stream()
        .map(value -> ArticleFile.read("", value.file(), broken -> {}))
        .reduce(ArticleList::with)
        .ifPresent(
            list ->
                brought.put(
                    ArticleList.class,
                    brought.get(ArticleList.class).map(one -> one.with(list)).orElse(list)));
  }

  @Override
  public Map<String, SettingValue> read(
      SettingFile file, Set<String> regimes, Consumer<Finding> found) {
    if (regimes.size() != 1) {
      found.accept(
          new Finding(file.name(), "", "", "不知道是哪个业务制度的条文", "请与一个业务制度的流程一起提交，或者请省局法制工作人员在“设置”页上传"));
      return Map.of();
    }
    return Map.of(regimes.iterator().next(), SettingValue.of(file.content()));
  }

  @Override
  public void use(Map<String, SettingValue> settings) {
    ArticleList all = released;
    for (Map.Entry<String, SettingValue> each : new TreeMap<>(settings).entrySet()) {
      all =
          all.with(
              ArticleFile.read(
                  each.getKey(),
                  each.getValue().file(),
                  broken ->
                      LOG.error(
                          "A supplement of the list of articles cannot be read by this release: {}"
                              + " Legal affairs of the province upload it again at /settings.",
                          broken.sentence())));
    }
    now = all;
  }
}

package cn.qualitysafety.platform.law;

import cn.qualitysafety.platform.input.NormalForm;
import cn.qualitysafety.platform.language.Finding;
import cn.qualitysafety.platform.law.Article.Citation;
import cn.qualitysafety.platform.setting.SettingFile;
import cn.qualitysafety.platform.setting.YamlEntries;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Reads a list of articles:
 *
 * <pre>
 * law:
 *   laws:
 *     penalty:
 *       title: 中华人民共和国行政处罚法
 *       short: [行政处罚法]
 *       versions:
 *         - { adopted: 1996-03-17, number: 主席令第六十三号, from: 1996-10-01, until: 2021-07-14 }
 *   articles:
 *     penalty-hearing-request:
 *       subject: 当事人要求听证的期限
 *       citations:
 *         - { law: penalty, article: 42, paragraph: 1, item: 1, from: 1996-10-01,
 *             until: 2021-07-14, source: read }
 * </pre>
 */
final class ArticleFile {

  static final String NAME = "articles.yaml";

  private static final String LAWS = "laws";
  private static final String ARTICLES = "articles";

  private static final Pattern KEY = Pattern.compile("[a-z]+(-[a-z]+)*");
  private static final int LONGEST_KEY = 64;

  private final String file;
  private final Consumer<Finding> found;

  private ArticleFile(String file, Consumer<Finding> found) {
    this.file = file;
    this.found = found;
  }

  /**
   * What a file has.
   *
   * @param found gets all that is wrong with its form; what it contradicts is not asked
   */
  static ArticleList read(String name, byte[] content, Consumer<Finding> found) {
    ArticleFile file = new ArticleFile(name, found);
    Map<String, Law> laws = new TreeMap<>();
    Map<String, Article> articles = new TreeMap<>();
    YamlEntries.of(new SettingFile(name, content), "law", found)
        .forEach(
            (section, entries) -> {
              if (!Set.of(LAWS, ARTICLES).contains(section)
                  || !(entries instanceof Map<?, ?> named)) {
                file.fault(section, "不是条文目录的栏目", "请只用“laws:”和“articles:”两栏");
                return;
              }
              named.forEach(
                  (key, entry) -> {
                    String called = String.valueOf(key);
                    if (!KEY.matcher(called).matches() || called.length() > LONGEST_KEY) {
                      file.fault(called, "的代码不合规则", "请用小写英文单词和连字符，不超过%d个字符".formatted(LONGEST_KEY));
                    } else if (section.equals(LAWS)) {
                      file.law(called, entry, laws);
                    } else {
                      file.article(called, entry, articles);
                    }
                  });
            });
    return new ArticleList(laws, articles);
  }

  private void fault(String key, String what, String remedy) {
    found.accept(new Finding(file, key, "", what, remedy));
  }

  private void law(String key, Object entry, Map<String, Law> laws) {
    Map<?, ?> parts = parts(key, entry, Set.of("title", "short", "versions"));
    String title = text(parts.get("title"));
    List<Law.Version> versions =
        list(parts.get("versions")).stream()
            .map(each -> version(key, each))
            .filter(Objects::nonNull)
            .sorted(Comparator.comparing(version -> version.inForce().from()))
            .toList();
    if (title.isEmpty() || versions.isEmpty()) {
      fault(key, "没有全称（title）或者没有文本（versions）", "请补齐");
      return;
    }
    laws.put(
        key,
        new Law(
            key,
            title,
            list(parts.get("short")).stream().map(ArticleFile::text).toList(),
            versions));
  }

  private Law.Version version(String key, Object entry) {
    Map<?, ?> parts = parts(key, entry, Set.of("adopted", "number", "from", "until"));
    LocalDate adopted = day(key, parts.get("adopted"));
    Period inForce = period(key, parts);
    if (adopted == null || inForce == null) {
      fault(key, "的文本没有通过（公布）日期（adopted）或者施行日期（from）", "请补齐");
      return null;
    }
    return new Law.Version(adopted.getYear(), text(parts.get("number")), inForce);
  }

  private void article(String key, Object entry, Map<String, Article> articles) {
    Map<?, ?> parts = parts(key, entry, Set.of("subject", "citations"));
    String subject = text(parts.get("subject"));
    List<Citation> citations =
        list(parts.get("citations")).stream()
            .map(each -> citation(key, each))
            .filter(Objects::nonNull)
            .sorted(Comparator.comparing(citation -> citation.inForce().from()))
            .toList();
    if (subject.isEmpty() || citations.isEmpty()) {
      fault(key, "没有事项（subject）或者没有条文（citations）", "请补齐");
      return;
    }
    articles.put(key, new Article(key, subject, citations));
  }

  private Citation citation(String key, Object entry) {
    Map<?, ?> parts =
        parts(key, entry, Set.of("law", "article", "paragraph", "item", "from", "until", "source"));
    Period inForce = period(key, parts);
    Source source = Source.of(text(parts.get("source"))).orElse(null);
    if (inForce == null || source == null || number(parts.get("article")) == 0) {
      fault(
          key,
          "的条文没有条（article）、施行日期（from）或者核对情况（source）",
          "请补齐；source只写read（已核对原文）、known（未核对原文）或者待核实");
      return null;
    }
    return new Citation(
        text(parts.get("law")),
        new Place(
            number(parts.get("article")),
            number(parts.get("paragraph")),
            number(parts.get("item"))),
        inForce,
        source);
  }

  private Map<?, ?> parts(String key, Object entry, Set<String> known) {
    if (!(entry instanceof Map<?, ?> parts)) {
      fault(key, "不是条文目录的写法", "请按系统自带的条文目录填写");
      return Map.of();
    }
    parts.keySet().stream()
        .map(String::valueOf)
        .filter(part -> !known.contains(part))
        .forEach(
            part ->
                fault(
                    key,
                    "有不认识的栏目“%s”".formatted(part),
                    "请只用" + String.join("、", known.stream().sorted().toList())));
    return parts;
  }

  private Period period(String key, Map<?, ?> parts) {
    LocalDate from = day(key, parts.get("from"));
    LocalDate until = day(key, parts.get("until"));
    if (from != null && until != null && until.isBefore(from)) {
      fault(key, "的失效日期（until）早于施行日期（from）", "请更正");
    }
    return from == null ? null : new Period(from, until);
  }

  private LocalDate day(String key, Object value) {
    if (value == null) {
      return null;
    }
    try {
      return LocalDate.parse(text(value));
    } catch (DateTimeException notOne) {
      fault(key, "的日期“%s”不是日期".formatted(value), "请写成2021-07-15");
      return null;
    }
  }

  private static int number(Object value) {
    String text = text(value);
    return text.matches("[1-9]\\d{0,2}") ? Integer.parseInt(text) : 0;
  }

  private static List<?> list(Object value) {
    return value instanceof Collection<?> several ? new ArrayList<>(several) : List.of();
  }

  private static String text(Object value) {
    return value == null ? "" : NormalForm.text(value.toString());
  }
}

package cn.qualitysafety.platform.law;

import cn.qualitysafety.platform.language.Similar;
import cn.qualitysafety.platform.law.Article.Citation;
import cn.qualitysafety.platform.law.CitationText.Cited;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Laws, and the articles that are cited, by key. It never changes. */
public final class ArticleList {

  /** How placeholders and texts of the program name an article: {@code {{law.penaltyHearing}}}. */
  public static final String PREFIX = "law.";

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{ *(law\\.\\w+) *}}");

  private final Map<String, Law> laws;
  private final Map<String, Article> articles;

  ArticleList(Map<String, Law> laws, Map<String, Article> articles) {
    this.laws = new TreeMap<>(laws);
    this.articles = new TreeMap<>(articles);
  }

  public static ArticleList empty() {
    return new ArticleList(Map.of(), Map.of());
  }

  /** Both; of what both have, the other's. */
  public ArticleList with(ArticleList other) {
    Map<String, Law> allLaws = new TreeMap<>(laws);
    allLaws.putAll(other.laws);
    Map<String, Article> all = new TreeMap<>(articles);
    all.putAll(other.articles);
    return new ArticleList(allLaws, all);
  }

  /** What the other would change of this, a sentence for each article and law, for people. */
  List<String> changedBy(ArticleList other) {
    ArticleList both = with(other);
    Stream<String> ofArticles =
        other.articles.values().stream()
            .filter(now -> articles.containsKey(now.key()))
            .filter(now -> !now.equals(articles.get(now.key())))
            .map(
                now ->
                    "条文“%s”（%s）由“%s”改为“%s”"
                        .formatted(
                            now.key(),
                            now.subject(),
                            history(articles.get(now.key())),
                            both.history(now)));
    Stream<String> ofLaws =
        other.laws.values().stream()
            .filter(now -> laws.containsKey(now.key()) && !now.equals(laws.get(now.key())))
            .map(
                now ->
                    "法律“%s”由“%s”改为“%s”"
                        .formatted(now.key(), laws.get(now.key()).title(), now.title()));
    return Stream.concat(ofArticles, ofLaws).toList();
  }

  Map<String, Law> laws() {
    return laws;
  }

  Map<String, Article> articles() {
    return articles;
  }

  /** The keys of articles as placeholders write them, {@code law.penaltyHearing}. */
  public Set<String> placeholders() {
    return articles.keySet().stream()
        .map(ArticleList::placeholder)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String placeholder(String key) {
    StringBuilder name = new StringBuilder(PREFIX);
    boolean begins = false;
    for (char c : key.toCharArray()) {
      if (c == '-') {
        begins = true;
      } else {
        name.append(begins ? Character.toUpperCase(c) : c);
        begins = false;
      }
    }
    return name.toString();
  }

  /** The key that a placeholder means. */
  static String key(String placeholder) {
    return placeholder
        .substring(PREFIX.length())
        .replaceAll("(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }

  /**
   * Articles as an official writes them on a day: 《中华人民共和国行政处罚法》第三十一条、第三十二条.
   *
   * @param keys of the articles, in the order in which they are cited
   * @throws IllegalArgumentException if the list has no such article, or none that was in force on
   *     that day
   */
  public String cite(LocalDate day, String... keys) {
    StringBuilder text = new StringBuilder();
    Citation before = null;
    for (String key : keys) {
      Citation citation = demand(day, key);
      text.append(before == null ? "" : "、");
      if (before != null && citation.law().equals(before.law())) {
        text.append(citation.place().chineseAfter(before.place()));
      } else {
        text.append("《%s》".formatted(laws.get(citation.law()).title()))
            .append(citation.place().chinese());
      }
      before = citation;
    }
    return text.toString();
  }

  /** The same by the name of a placeholder. */
  public String citePlaceholder(LocalDate day, String name) {
    return cite(day, key(name));
  }

  /** A text with the articles of the day in the place of its placeholders. */
  public String fill(LocalDate day, String text) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(name -> Matcher.quoteReplacement(citePlaceholder(day, name.group(1))));
  }

  /** The same for people to read; what was not in force that day stays as it is written. */
  public String show(LocalDate day, String text) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            name -> {
              Article article = articles.get(key(name.group(1)));
              return Matcher.quoteReplacement(
                  article == null || article.on(day).isEmpty()
                      ? name.group()
                      : cite(day, article.key()));
            });
  }

  /** The placeholders of articles in a text, {@code law.penaltyHearing}. */
  public static Set<String> placeholders(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(name -> name.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether the law ruled on a subject on that day. */
  public boolean isInForce(LocalDate day, String key) {
    Article article = articles.get(key);
    return article != null && article.on(day).isPresent();
  }

  private Citation demand(LocalDate day, String key) {
    Article article = articles.get(key);
    if (article == null) {
      throw new IllegalArgumentException(
          "there is no article '%s' in law/articles.yaml or among what legal affairs added to it"
              .formatted(key));
    }
    return article
        .on(day)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "article '%s' (%s) has no citation that is in force on %s: %s"
                        .formatted(
                            key,
                            article.subject(),
                            day,
                            article.citations().stream()
                                .map(each -> chinese(each) + " " + each.inForce())
                                .collect(Collectors.joining("; ")))));
  }

  /** In words for people who know the law: 行政处罚法（1996）第四十二条第一款第一项. */
  String chinese(Citation citation) {
    Law law = laws.get(citation.law());
    List<Law.Version> then =
        law.versions().stream()
            .filter(version -> version.inForce().overlaps(citation.inForce()))
            .toList();
    boolean isOfOneVersion = then.size() == 1 && law.versions().size() > 1;
    return law.shortName()
        + (isOfOneVersion ? "（%d）".formatted(then.get(0).year()) : "")
        + citation.place().chinese();
  }

  /**
   * Something that a text cites and that is not so.
   *
   * @param what follows the place of the text as the rest of a sentence
   */
  public record Fault(String what, String remedy) {}

  /**
   * All that is wrong with what a text cites, in words or by placeholders.
   *
   * @param period in which it is to be right; of a text that says nothing of its time each citation
   *     must hold at all times or name the year of the law, and what holds now must be among them
   */
  public List<Fault> faults(String text, Period period) {
    List<Cited> all = CitationText.in(text, laws.values());
    List<Fault> faults = new ArrayList<>();
    for (Cited cited : all) {
      fault(cited, all, period).filter(fault -> !faults.contains(fault)).ifPresent(faults::add);
    }
    for (String name : placeholders(text)) {
      fault(name, period).ifPresent(faults::add);
    }
    return faults;
  }

  private Optional<Fault> fault(String placeholder, Period period) {
    Article article = articles.get(key(placeholder));
    if (article == null) {
      return Optional.of(
          new Fault(
              "的占位符{{%s}}不是条文目录中的条文".formatted(placeholder),
              Similar.instead("条文", placeholder, placeholders())));
    }
    return isThere(inForce(article, period), period)
        ? Optional.empty()
        : Optional.of(
            new Fault(
                "的占位符{{%s}}%s不是始终有条文：“%s”%s"
                    .formatted(placeholder, when(period), article.subject(), history(article)),
                "请改用当时有效的规定"));
  }

  private Optional<Fault> fault(Cited cited, List<Cited> all, Period period) {
    if (cited.law() == null) {
      return Optional.of(
          new Fault(
              "引用了“%s”，条文目录中没有这部法律、法规、规章".formatted(cited.chinese()),
              "请核对名称；目录没有的，请写进“articles.yaml”一并提交，或者请省局法制工作人员补充"));
    }
    if (!cited.wrong().isEmpty()) {
      return Optional.of(
          new Fault(
              "引用的“%s”没有“%s”的文本".formatted(cited.called(), cited.wrong()),
              "请改为：" + versions(cited.law())));
    }
    List<Article> meant =
        articles.values().stream()
            .filter(article -> article.citations().stream().anyMatch(each -> is(cited, each)))
            .toList();
    if (meant.isEmpty()) {
      return Optional.of(new Fault("引用的“%s”不在条文目录中".formatted(cited.chinese()), instead(cited)));
    }
    if (meant.stream().anyMatch(article -> holds(article, cited, all, period))) {
      return Optional.empty();
    }
    // Of several subjects of one article the one that says most of what became of it.
    Article article =
        meant.stream().max(Comparator.comparing(each -> each.citations().size())).orElseThrow();
    return Optional.of(expired(article, cited, period));
  }

  private static boolean is(Cited cited, Citation citation) {
    return cited.law().key().equals(citation.law()) && cited.place().contains(citation.place());
  }

  /** Whether the cited place is where the law rules on this subject, in the period of the text. */
  private boolean holds(Article article, Cited cited, List<Cited> all, Period period) {
    if (cited.version() == null) {
      return isSameThroughout(article, cited, period);
    }
    Period inForce = cited.version().inForce();
    if (!inForce.overlaps(period)
        || article.citations().stream()
            .noneMatch(
                each ->
                    is(cited, each)
                        && each.inForce().overlaps(inForce)
                        && each.inForce().overlaps(period))) {
      return false;
    }
    Citation last = article.last();
    // What once was the law is cited as such only beside what is the law now.
    return period.until() != null
        || last.inForce().until() != null
        || all.stream().anyMatch(other -> other.law() != null && isCurrent(other, last));
  }

  private static boolean isCurrent(Cited cited, Citation last) {
    return is(cited, last)
        && (cited.version() == null || cited.version().inForce().overlaps(last.inForce()));
  }

  private static boolean isSameThroughout(Article article, Cited cited, Period period) {
    List<Citation> then = inForce(article, period);
    return then.stream().allMatch(each -> is(cited, each)) && isThere(then, period);
  }

  private static List<Citation> inForce(Article article, Period period) {
    return article.citations().stream().filter(each -> each.inForce().overlaps(period)).toList();
  }

  /** Whether the law rules on it from the beginning of a period, if it has one, to its end. */
  private static boolean isThere(List<Citation> then, Period period) {
    for (int i = 1; i < then.size(); i++) {
      if (!then.get(i - 1).inForce().until().plusDays(1).equals(then.get(i).inForce().from())) {
        return false;
      }
    }
    return !then.isEmpty()
        && reaches(then.get(then.size() - 1).inForce(), period.until())
        && (period.from() == null || then.get(0).inForce().contains(period.from()));
  }

  private static boolean reaches(Period inForce, LocalDate end) {
    return end == null ? inForce.until() == null : inForce.contains(end);
  }

  private Fault expired(Article article, Cited cited, Period period) {
    Citation last = article.last();
    String what =
        "引用的“%s”%s不是始终有效：“%s”%s"
            .formatted(cited.chinese(), when(period), article.subject(), history(article));
    if (!period.equals(Period.ALWAYS)) {
      return new Fault(what, "请改为当时有效的条文");
    }
    return new Fault(
        what,
        last.inForce().until() != null
            ? "请改用现行的规定，或者写明年份：该规定已经失效"
            : "请写明年份，各个时期的都写上：“%s”"
                .formatted(
                    article.citations().stream()
                        .map(this::chinese)
                        .collect(Collectors.joining("、"))));
  }

  private static String when(Period period) {
    return period.equals(Period.ALWAYS) ? "" : "在这一条适用的时间（%s）".formatted(period);
  }

  private String history(Article article) {
    return article.citations().stream()
        .map(each -> "%s为%s".formatted(each.inForce(), chinese(each)))
        .collect(Collectors.joining("，"));
  }

  /** What the list has of the article. */
  private String instead(Cited cited) {
    String known =
        articles.values().stream()
            .flatMap(article -> article.citations().stream())
            .filter(each -> each.law().equals(cited.law().key()))
            .filter(each -> each.place().article() == cited.place().article())
            .map(this::chinese)
            .distinct()
            .sorted()
            .collect(Collectors.joining("、"));
    return known.isEmpty()
        ? "请核对条文；确实是这一条的，请写进“articles.yaml”一并提交，或者请省局法制工作人员补充"
        : "请核对是哪一款、哪一项（目录中这一条有：%s）；确实没有的，请写进“articles.yaml”一并提交".formatted(known);
  }

  private static String versions(Law law) {
    return law.versions().stream()
        .map(
            version ->
                "“%s（%s）”"
                    .formatted(
                        law.shortName(),
                        version.number().isEmpty() ? version.year() : version.number()))
        .distinct()
        .collect(Collectors.joining("、"));
  }

  /** What is wrong with the list itself, by the key of the law or article. */
  Map<String, String> contradictions() {
    Map<String, String> wrong = new TreeMap<>();
    Map<String, String> names = new TreeMap<>();
    for (Law law : laws.values()) {
      names(law)
          .forEach(
              name -> {
                String other = names.put(name, law.key());
                if (other != null && !other.equals(law.key())) {
                  wrong.put(law.key(), "的名称“%s”与“%s”的相同".formatted(name, other));
                }
              });
      overlap(law.versions().stream().map(Law.Version::inForce).toList())
          .ifPresent(both -> wrong.put(law.key(), "的文本在施行时间上重叠：" + both));
    }
    for (Article article : articles.values()) {
      overlap(article.citations().stream().map(Citation::inForce).toList())
          .ifPresent(both -> wrong.put(article.key(), "的条文在施行时间上重叠：" + both));
      for (Citation citation : article.citations()) {
        Law law = laws.get(citation.law());
        if (law == null) {
          wrong.put(article.key(), "的法律“%s”不在laws中".formatted(citation.law()));
        } else if (!isInForce(law, citation.inForce())) {
          wrong.put(
              article.key(),
              "的%s超出了该法施行的时间（%s）".formatted(citation.place().chinese(), citation.inForce()));
        }
      }
    }
    return wrong;
  }

  private static Collection<String> names(Law law) {
    List<String> names = new ArrayList<>(law.shortNames());
    names.add(law.title());
    return names;
  }

  private static boolean isInForce(Law law, Period period) {
    List<Law.Version> versions = law.versions();
    return period.isWithin(
        new Period(
            versions.get(0).inForce().from(), versions.get(versions.size() - 1).inForce().until()));
  }

  private static Optional<String> overlap(List<Period> periods) {
    for (int i = 1; i < periods.size(); i++) {
      if (periods.get(i - 1).overlaps(periods.get(i))) {
        return Optional.of("%s、%s".formatted(periods.get(i - 1), periods.get(i)));
      }
    }
    return Optional.empty();
  }

  /** How much is in it, for people. */
  String summary() {
    return "%d部法律、法规、规章，%d项条文（%s）"
        .formatted(
            laws.size(),
            articles.size(),
            Arrays.stream(Source.values())
                .map(source -> "%s%d处".formatted(source.chinese(), count(source)))
                .collect(Collectors.joining("、")));
  }

  private long count(Source source) {
    return articles.values().stream()
        .flatMap(article -> article.citations().stream())
        .filter(citation -> citation.source() == source)
        .count();
  }
}

package cn.qualitysafety.platform.law;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds what a text cites: 《中华人民共和国行政许可法》第三十二条第一款第（四）项, 条例第十八条、第十九条, 行政处罚法（1996）第四十二条,
 * 实施办法（国家质检总局令第80号）第十五条至第二十一条, 该条例第五十三条, 同条第二款. An ordinal without a law (自上而下取第一条) is no citation.
 */
final class CitationText {

  private static final String NUMBER = "([零〇一二三四五六七八九十百\\d]{1,7})";
  private static final String ITEM = "第[（(]?" + NUMBER + "[）)]?项";
  private static final Pattern ARTICLE =
      Pattern.compile("(?:第" + NUMBER + "条|同条)(?:第" + NUMBER + "款)?(?:" + ITEM + ")?");
  private static final Pattern FURTHER =
      Pattern.compile("(?:、|和|及|或者|以及|至)(?:第" + NUMBER + "款(?:" + ITEM + ")?|" + ITEM + ")");
  private static final Pattern CONNECTED = Pattern.compile("(?:、|，|,|；|;|和|与|及|至|或者|以及)+$");

  /** After it another article of the law that was named last is meant. */
  private static final Pattern LEADS_ON = Pattern.compile("[（，；：。、]$");

  private static final Pattern THIS_LAW = Pattern.compile("[该本同](?:法|条例|办法|规定|细则|规则)$");

  /** What looks like the name of a law that nobody has put into the list. */
  private static final Pattern SOME_LAW =
      Pattern.compile("[\\u4e00-\\u9fa5“”]{1,30}(?:法|条例|办法|规定|细则|规则|准则)$");

  /** A name that is shorter may be the end of another law's: 条例 of 认证认可条例. */
  private static final int LONG_NAME = 5;

  private static final Pattern BEFORE_SHORT_NAME =
      Pattern.compile("(?:^|[^\\u4e00-\\u9fa5]|依照|依据|根据|按照|参照|违反|适用|符合|引用|和|与|及|或者|经|按|由|对|为|见)$");

  private static final Pattern YEAR = Pattern.compile("(\\d{4})年?");
  private static final Pattern DOCUMENT = Pattern.compile("(.*?)第?" + NUMBER + "号");

  private CitationText() {}

  /**
   * Something cited.
   *
   * @param called by which name the law is called
   * @param law null if the list has none of this name
   * @param version null if the text names none
   * @param wrong what the text says of the version and no text of the law has; empty otherwise
   */
  record Cited(String called, Law law, Law.Version version, String wrong, Place place) {

    private Cited at(Place other) {
      return new Cited(called, law, version, wrong, other);
    }

    /** For people. */
    String chinese() {
      return "%s%s%s"
          .formatted(
              called, version == null ? "" : "（%d）".formatted(version.year()), place.chinese());
    }
  }

  /**
   * @param end where it ends in the text
   */
  private record Found(int end, Cited cited) {}

  static List<Cited> in(String text, Collection<Law> laws) {
    List<Found> found = new ArrayList<>();
    List<Cited> within = new ArrayList<>();
    Matcher match = ARTICLE.matcher(text);
    int from = 0;
    while (match.find(from)) {
      from = match.end();
      Cited cited = cited(text, match, laws, found).orElse(null);
      if (cited == null) {
        continue;
      }
      Found before = found.isEmpty() ? null : found.get(found.size() - 1);
      if (before != null && text.substring(before.end(), match.start()).equals("至")) {
        IntStream.range(before.cited().place().article() + 1, cited.place().article())
            .forEach(article -> within.add(cited.at(new Place(article, 0, 0))));
      }
      found.add(new Found(from, cited));
      Matcher further = FURTHER.matcher(text);
      while (further.region(from, text.length()).lookingAt()) {
        from = further.end();
        found.add(new Found(from, cited.at(further(further, cited.place()))));
      }
    }
    return Stream.concat(found.stream().map(Found::cited), within.stream()).toList();
  }

  private static Place further(Matcher further, Place before) {
    return further.group(1) == null
        ? new Place(before.article(), before.paragraph(), number(further.group(3)))
        : new Place(before.article(), number(further.group(1)), number(further.group(2)));
  }

  /** Empty if it is no citation. */
  private static Optional<Cited> cited(
      String text, Matcher match, Collection<Law> laws, List<Found> found) {
    Cited last = found.isEmpty() ? null : found.get(found.size() - 1).cited();
    int article = match.group(1) == null ? 0 : number(match.group(1));
    if (article == 0) {
      return Optional.ofNullable(last).map(same -> same.at(place(match, same.place().article())));
    }
    List<String> brackets = new ArrayList<>();
    String before = text.substring(0, beforeBrackets(text, match.start(), brackets));
    Place place = place(match, article);
    boolean isOfThisLaw = THIS_LAW.matcher(before).find();
    Optional<String> called = isOfThisLaw ? Optional.empty() : called(before, laws);
    if (called.isPresent()) {
      return Optional.of(of(called.get(), law(called.get(), laws), brackets, place));
    }
    return connected(text, before, found)
        .or(
            () ->
                isOfThisLaw || LEADS_ON.matcher(before).find()
                    ? Optional.ofNullable(last)
                    : Optional.empty())
        .map(
            same ->
                brackets.isEmpty()
                    ? same.at(place)
                    : of(same.called(), same.law(), brackets, place));
  }

  private static Place place(Matcher match, int article) {
    return new Place(article, number(match.group(2)), number(match.group(3)));
  }

  private static int number(String text) {
    return text == null ? 0 : Place.number(text);
  }

  /** What is cited right before, up to a word that leads on, and an explanation in brackets. */
  private static Optional<Cited> connected(String text, String before, List<Found> found) {
    Matcher connected = CONNECTED.matcher(before);
    if (!connected.find()) {
      return Optional.empty();
    }
    int end = beforeBrackets(text, connected.start(), new ArrayList<>());
    return found.stream()
        .filter(each -> each.end() == end || each.end() == connected.start())
        .map(Found::cited)
        .findFirst();
  }

  /** The name of a law at the end of a text, whether the list has it or not. */
  private static Optional<String> called(String before, Collection<Law> laws) {
    if (before.endsWith("》")) {
      int open = before.lastIndexOf('《');
      return open < 0
          ? Optional.empty()
          : Optional.of(before.substring(open + 1, before.length() - 1));
    }
    return laws.stream()
        .flatMap(law -> Stream.concat(Stream.of(law.title()), law.shortNames().stream()))
        .filter(name -> endsWithName(before, name))
        .max(Comparator.comparing(String::length))
        .or(
            () -> {
              Matcher some = SOME_LAW.matcher(before);
              return some.find() ? Optional.of(some.group()) : Optional.empty();
            });
  }

  private static boolean endsWithName(String before, String name) {
    return before.endsWith(name)
        && (name.length() >= LONG_NAME
            || BEFORE_SHORT_NAME
                .matcher(before.substring(0, before.length() - name.length()))
                .find());
  }

  private static Law law(String name, Collection<Law> laws) {
    return laws.stream().filter(law -> law.isCalled(name)).findFirst().orElse(null);
  }

  /**
   * @param brackets what stands in brackets between law and article: a year, the number of the
   *     document, or something else
   */
  private static Cited of(String called, Law law, List<String> brackets, Place place) {
    Law.Version version = null;
    String wrong = "";
    for (String said : law == null ? List.<String>of() : brackets) {
      Matcher year = YEAR.matcher(said);
      Matcher document = DOCUMENT.matcher(said);
      if (!year.matches() && !document.matches()) {
        continue;
      }
      List<Law.Version> meant =
          law.versions().stream()
              .filter(
                  one ->
                      year.matches()
                          ? one.year() == Integer.parseInt(year.group(1))
                          : isNumbered(one, number(document.group(2))))
              .toList();
      if (meant.isEmpty()) {
        wrong = said;
      } else if (meant.size() == 1) {
        version = meant.get(0);
      }
    }
    return new Cited(called, law, version, wrong, place);
  }

  private static boolean isNumbered(Law.Version version, int number) {
    Matcher document = DOCUMENT.matcher(version.number());
    return document.matches() && number(document.group(2)) == number;
  }

  /**
   * Where a text ends without the brackets at its end.
   *
   * @param said gets what stands in them
   */
  private static int beforeBrackets(String text, int end, List<String> said) {
    int at = end;
    while (at > 0 && text.charAt(at - 1) == '）') {
      int open = open(text, at - 1);
      if (open < 0) {
        return at;
      }
      said.add(text.substring(open + 1, at - 1));
      at = open;
    }
    return at;
  }

  /** Where the bracket opens that is closed there; -1 if nowhere. */
  private static int open(String text, int close) {
    int depth = 0;
    for (int at = close; at >= 0; at--) {
      depth += text.charAt(at) == '）' ? 1 : text.charAt(at) == '（' ? -1 : 0;
      if (depth == 0) {
        return at;
      }
    }
    return -1;
  }
}

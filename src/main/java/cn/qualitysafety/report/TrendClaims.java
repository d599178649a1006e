package cn.qualitysafety.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds in a text what claims that a figure has risen or fallen, sentence by sentence, and that the
 * figure denies or cannot support. Of the clauses of a sentence the first that claims something
 * from where the figure is named on speaks of it; if none does, the first before. It reads words,
 * no sense: what it finds is shown and explained, and refused nowhere.
 */
final class TrendClaims {

  /** A figure with what the table of trends says of it. */
  record Known(FrozenFigure figure, String claimWords, boolean moreIsBetter, String trend) {}

  private static final String RISEN = "上升";
  private static final String FALLEN = "下降";

  /** What is no comparison is a figure without an earlier one (无可比). */
  private static final List<String> COMPARED = List.of(RISEN, FALLEN, "持平");

  private static final Pattern SENTENCES = Pattern.compile("[。；;！!？?\\n]+");

  private static final Pattern CLAUSES = Pattern.compile("[，,]");

  /** Somebody says that it is not so. */
  private static final String NOT = "(?<!未|没有|不再|并未|未见|尚未|难以|遏制|防止)";

  private static final Pattern RISE = Pattern.compile(NOT + "(上升|升高|提高|提升|增长|增加|稳中有升|有所升|攀升)");

  private static final Pattern FALL = Pattern.compile(NOT + "(下降|降低|减少|回落|下滑|走低)");

  /** A rise of what should be more, and a fall of what should be less. */
  private static final Pattern BETTER = Pattern.compile(NOT + "(好转|向好|改善|稳中有进)");

  private TrendClaims() {}

  /** What is denied, each in a sentence for whoever has to explain it; empty if nothing is. */
  static List<String> denied(String text, List<Known> figures) {
    List<String> denied = new ArrayList<>();
    for (String sentence : SENTENCES.split(text)) {
      for (Known known : figures) {
        if (names(sentence, known)) {
          claim(sentence, known)
              .filter(claim -> !claim.trend.equals(known.trend()))
              .ifPresent(claim -> denied.add(told(sentence.strip(), claim, known)));
        }
      }
    }
    return denied.stream().distinct().toList();
  }

  private record Claim(String word, String trend) {}

  private static Optional<Claim> claim(String sentence, Known known) {
    List<String> clauses = List.of(CLAUSES.split(sentence));
    int named = 0;
    while (named < clauses.size() && !names(clauses.get(named), known)) {
      named++;
    }
    return Stream.concat(
            clauses.subList(named, clauses.size()).stream(), clauses.subList(0, named).stream())
        .flatMap(clause -> claimOf(clause, known).stream())
        .findFirst();
  }

  private static boolean names(String sentence, Known known) {
    return !known.claimWords().isBlank()
        && Arrays.stream(known.claimWords().split("、")).anyMatch(sentence::contains);
  }

  private static Optional<Claim> claimOf(String clause, Known known) {
    return found(RISE, clause, RISEN)
        .or(() -> found(FALL, clause, FALLEN))
        .or(() -> found(BETTER, clause, known.moreIsBetter() ? RISEN : FALLEN));
  }

  private static Optional<Claim> found(Pattern words, String sentence, String trend) {
    Matcher found = words.matcher(sentence);
    return found.find() ? Optional.of(new Claim(found.group(1), trend)) : Optional.empty();
  }

  private static String told(String sentence, Claim claim, Known known) {
    if (!COMPARED.contains(known.trend())) {
      return "“%s”中的“%s”没有数字可比：%s%s，上期%s。"
          .formatted(
              sentence,
              claim.word(),
              known.figure().name(),
              known.figure().wordsOfPeriod(),
              known.figure().wordsBefore());
    }
    return "“%s”中的“%s”与数字不符：%s%s，上期%s，%s。"
        .formatted(
            sentence,
            claim.word(),
            known.figure().name(),
            known.figure().wordsOfPeriod(),
            known.figure().wordsBefore(),
            known.trend());
  }
}

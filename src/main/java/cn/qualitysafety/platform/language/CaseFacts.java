package cn.qualitysafety.platform.language;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The facts of the cases of some processes, all told from one row of a register. They are read when
 * something asks for them; that a row is read once in a transaction, and again when a step has
 * changed it, is MyBatis's own doing.
 *
 * @param <C> the row
 */
public final class CaseFacts<C> {

  private final List<String> processes;
  private final Function<CasePlace, C> register;
  private final Map<String, Told<C>> facts = new LinkedHashMap<>();
  private String title;

  private record Told<C>(Fact fact, Function<C, ?> source) {}

  private CaseFacts(Function<CasePlace, C> register, List<String> processes) {
    this.register = register;
    this.processes = processes;
  }

  /**
   * @param register finds the row by the number of the case; null if there is none yet
   * @param processes keys of the models whose cases they are
   */
  public static <C> CaseFacts<C> of(Function<String, C> register, String... processes) {
    return ofPlaces(place -> register.apply(place.caseNumber()), processes);
  }

  /**
   * The same of cases that are done in rows, one of several parties for example.
   *
   * @param register finds what is told by the place in the case; null if there is none yet
   */
  public static <C> CaseFacts<C> ofPlaces(Function<CasePlace, C> register, String... processes) {
    return new CaseFacts<>(register, List.of(processes));
  }

  public CaseFacts<C> text(String name, String label, Function<C, String> source) {
    return add(name, label, FactType.TEXT, source);
  }

  public CaseFacts<C> day(String name, String label, Function<C, LocalDate> source) {
    return add(name, label, FactType.DAY, source);
  }

  /** What a timer or a due date takes. */
  public CaseFacts<C> time(String name, String label, Function<C, Date> source) {
    return add(name, label, FactType.TIME, source);
  }

  public CaseFacts<C> number(String name, String label, Function<C, ? extends Number> source) {
    return add(name, label, FactType.NUMBER, source);
  }

  /**
   * @param source an amount in fen
   */
  public CaseFacts<C> money(String name, String label, Function<C, Long> source) {
    return add(name, label, FactType.MONEY, source);
  }

  public CaseFacts<C> yesNo(String name, String label, Function<C, Boolean> source) {
    return add(name, label, FactType.YES_NO, source);
  }

  /** A choice is told by its name in small letters, {@code not-accepted} for NOT_ACCEPTED. */
  public <E extends Enum<E>> CaseFacts<C> choice(
      String name, String label, Class<E> choices, Function<C, E> source) {
    List<String> answers =
        Arrays.stream(choices.getEnumConstants()).map(CaseFacts::answer).toList();
    return add(
        new Fact(name, label, FactType.CHOICE, answers, List.of()),
        source.andThen(CaseFacts::answer));
  }

  private static String answer(Enum<?> chosen) {
    return chosen == null ? null : chosen.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public CaseFacts<C> list(
      String name, String label, Function<C, ? extends Collection<String>> source) {
    return add(name, label, FactType.LIST, source);
  }

  /** Choices of a form: by what is submitted, with what is shown. */
  public CaseFacts<C> choices(String name, String label, Function<C, Map<String, String>> source) {
    return add(name, label, FactType.LIST, source);
  }

  public CaseFacts<C> person(String name, String label, Function<C, String> source) {
    return add(name, label, FactType.PERSON, source);
  }

  /** Lets only these posts see the fact that was added last. */
  public CaseFacts<C> sealedFor(String... posts) {
    String last = List.copyOf(facts.keySet()).get(facts.size() - 1);
    facts.computeIfPresent(
        last,
        (name, told) ->
            new Told<>(
                new Fact(
                    name,
                    told.fact().label(),
                    told.fact().type(),
                    told.fact().answers(),
                    List.of(posts)),
                told.source()));
    return this;
  }

  /**
   * Says what the cases are called in the register: whom and what they are about.
   *
   * @param words with facts in braces, which have been added before
   */
  public CaseFacts<C> titled(String words) {
    for (String name : FactWords.in(words)) {
      if (fact(name).filter(fact -> !fact.isSealed()).isEmpty()) {
        throw new IllegalArgumentException(
            "the title of %s cannot tell '%s'".formatted(processes, name));
      }
    }
    title = words;
    return this;
  }

  private CaseFacts<C> add(String name, String label, FactType type, Function<C, ?> source) {
    return add(new Fact(name, label, type, List.of(), List.of()), source);
  }

  private CaseFacts<C> add(Fact fact, Function<C, ?> source) {
    if (facts.put(fact.name(), new Told<>(fact, source)) != null) {
      throw new IllegalArgumentException(
          "the fact '%s' of %s is there twice".formatted(fact.name(), processes));
    }
    return this;
  }

  List<String> processes() {
    return processes;
  }

  Optional<String> title() {
    return Optional.ofNullable(title);
  }

  List<Fact> facts() {
    return facts.values().stream().map(Told::fact).toList();
  }

  Optional<Fact> fact(String name) {
    return Optional.ofNullable(facts.get(name)).map(Told::fact);
  }

  /** Null while there is no such case. */
  Object value(String name, CasePlace place) {
    C row = place.caseNumber() == null ? null : register.apply(place);
    return row == null ? null : facts.get(name).source().apply(row);
  }
}

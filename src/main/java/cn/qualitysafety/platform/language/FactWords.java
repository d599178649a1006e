package cn.qualitysafety.platform.language;

import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.engine.PersonNames;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** Facts as people read them, in documents and titles. */
@Component
public class FactWords {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

  /** A fact within a text of a model: {@code 关于{holderName}的检查}. */
  private static final Pattern PLACE = Pattern.compile("\\{ *([^{} ]+) *}");

  private final FactsOfCases facts;
  private final PersonNames names;
  private final InTheNameOf inTheNameOf;

  FactWords(FactsOfCases facts, PersonNames names, InTheNameOf inTheNameOf) {
    this.facts = facts;
    this.names = names;
    this.inTheNameOf = inTheNameOf;
  }

  /** The names of the facts in a text of a model. */
  public static List<String> in(String text) {
    return PLACE.matcher(text).results().map(place -> place.group(1)).toList();
  }

  /**
   * A text of a model with the words of its facts; nothing for what is not known.
   *
   * @throws IllegalArgumentException if cases of the model have no such fact, or it is sealed
   */
  public String fill(String text, ProcessDefinition model, CasePlace place) {
    return PLACE
        .matcher(text)
        .replaceAll(fact -> Matcher.quoteReplacement(of(model, place, fact.group(1)).orElse("")));
  }

  /** What a case is called; empty while one of the facts that say it is not known. */
  public Optional<String> title(ProcessDefinition model, String caseNumber) {
    CasePlace place = CasePlace.of(caseNumber);
    return facts
        .title(model.getKey())
        .filter(words -> in(words).stream().allMatch(name -> isKnown(model, place, name)))
        .map(words -> fill(words, model, place));
  }

  private boolean isKnown(ProcessDefinition model, CasePlace place, String name) {
    return of(model, place, name).filter(words -> !words.isBlank()).isPresent();
  }

  /**
   * A fact in words.
   *
   * @return empty if it is not known yet; an empty text if somebody was asked and left it empty
   * @throws IllegalArgumentException if cases of the model have no such fact, or it is sealed
   */
  public Optional<String> of(ProcessDefinition model, CasePlace place, String name) {
    Fact fact = facts.demand(model, name);
    if (fact.isSealed()) {
      throw new IllegalArgumentException(
          "the fact '%s' of process '%s' is sealed".formatted(name, model.getKey()));
    }
    return facts
        .recordedWords(model, place, name)
        .or(
            () ->
                Optional.ofNullable(facts.value(model, place, name))
                    .map(value -> words(fact.type(), value)));
  }

  /** Names by login, whoever asks. */
  public Map<String, String> names(Collection<String> logins) {
    return inTheNameOf.system(() -> names.of(logins));
  }

  /** A value of a fact as people read it. */
  public String words(FactType type, Object value) {
    return switch (type) {
      case DAY -> DAY.format((LocalDate) value);
      case TIME -> MINUTE.format(((Date) value).toInstant());
      case MONEY -> BigDecimal.valueOf((Long) value, 2).toPlainString() + "元";
      case YES_NO -> Boolean.TRUE.equals(value) ? "是" : "否";
      case PERSON -> names(List.of(value.toString())).get(value.toString());
      case PERSONS ->
          String.join(
              "、", names(((Collection<?>) value).stream().map(Object::toString).toList()).values());
      case LIST ->
          (value instanceof Map<?, ?> labels ? labels.values() : (Collection<?>) value)
              .stream().map(Objects::toString).collect(Collectors.joining("、"));
      case TEXT, NUMBER, CHOICE -> value.toString();
    };
  }
}

package cn.qualitysafety.platform.language;

import cn.qualitysafety.platform.language.RecordedFacts.Recorded;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * The facts of all cases: what {@code ${facts.…}} in a model finds. A regime lists those of its
 * processes; what forms record needs no list, for the model and its forms say it.
 */
@Component
public class FactsOfCases {

  /** The facts that every case has. */
  public static final String CASE_NUMBER = "caseNumber";

  /** The day on which something is done, as a number: 20210715. Tables compare it. */
  public static final String LAW_DAY = "lawDay";

  private static final List<Fact> OF_EVERY_CASE =
      List.of(
          new Fact(CASE_NUMBER, "编号", FactType.TEXT, List.of(), List.of()),
          new Fact(LAW_DAY, "行为日", FactType.NUMBER, List.of(), List.of()));

  private final Supplier<Map<String, CaseFacts<?>>> byProcess;
  private final Supplier<List<CaseFacts<?>>> ofEveryCase;
  private final Supplier<RecordedFacts> recorded;
  private final Clock clock;

  FactsOfCases(
      ObjectProvider<RegimeFacts> regimes,
      ObjectProvider<FactsOfEveryCase> parts,
      ObjectProvider<RecordedFacts> recorded,
      Clock clock) {
    this.clock = clock;
    // Asked for late: what tells the facts needs the engine, which needs the language.
    byProcess = SingletonSupplier.of(() -> byProcess(regimes.orderedStream().toList()));
    ofEveryCase =
        SingletonSupplier.of(
            () -> parts.orderedStream().<CaseFacts<?>>map(FactsOfEveryCase::facts).toList());
    this.recorded = SingletonSupplier.of(recorded::getObject);
  }

  private static Map<String, CaseFacts<?>> byProcess(List<RegimeFacts> regimes) {
    Map<String, CaseFacts<?>> all = new HashMap<>();
    for (RegimeFacts regime : regimes) {
      for (CaseFacts<?> facts : regime.cases()) {
        for (String process : facts.processes()) {
          if (all.put(process, facts) != null) {
            throw new IllegalStateException(
                "the facts of process '%s' are listed twice".formatted(process));
          }
        }
      }
    }
    return all;
  }

  /**
   * The facts that a class lists for the cases of a process, number and day first, and last those
   * of the parts of the platform that every case has.
   */
  public List<Fact> of(String process) {
    return withThoseOfEveryCase(own(process));
  }

  /** Those that the cases of all processes have. */
  public List<Fact> ofEveryCase() {
    return withThoseOfEveryCase(OF_EVERY_CASE);
  }

  private List<Fact> own(String process) {
    CaseFacts<?> own = byProcess.get().get(process);
    return own == null
        ? OF_EVERY_CASE
        : Stream.concat(OF_EVERY_CASE.stream(), own.facts().stream()).toList();
  }

  /** A procedure that has one of its own by the name of such a fact means its own. */
  private List<Fact> withThoseOfEveryCase(List<Fact> own) {
    return with(own, ofEveryCase.get().stream().flatMap(part -> part.facts().stream()).toList());
  }

  private static List<Fact> with(List<Fact> facts, List<Fact> others) {
    Set<String> names = facts.stream().map(Fact::name).collect(Collectors.toSet());
    return Stream.concat(
            facts.stream(), others.stream().filter(fact -> !names.contains(fact.name())))
        .toList();
  }

  /** What the cases of a process are called, with facts in braces; empty if nobody has said it. */
  Optional<String> title(String process) {
    return Optional.ofNullable(byProcess.get().get(process)).flatMap(CaseFacts::title);
  }

  /** All facts of the cases of a model: those of its process, and what its forms record. */
  public List<Fact> of(ProcessDefinition model) {
    return withThoseOfEveryCase(with(own(model.getKey()), recorded.get().of(model)));
  }

  /** What models that are not deployed yet will record, by the key of the process. */
  public Map<String, List<Fact>> recordedBy(Map<String, byte[]> files) {
    return recorded.get().of(files);
  }

  /** What the newest version of a process that is deployed records. */
  public List<Fact> recordedByDeployed(String process) {
    return recorded.get().ofDeployed(process);
  }

  /** Whether a class lists it for the cases of this process, and models may read it. */
  public boolean isReadable(String process, String name) {
    return listed(process, name)
        .or(() -> ofEveryCase(name).flatMap(part -> part.fact(name)))
        .filter(fact -> !fact.isSealed())
        .isPresent();
  }

  /** Whether models may read it in the case to which an execution or a task belongs. */
  public boolean isReadable(VariableScope where, String name) {
    ProcessDefinition model = model(where);
    return model != null && fact(model, name).filter(fact -> !fact.isSealed()).isPresent();
  }

  private Optional<Fact> listed(String process, String name) {
    return OF_EVERY_CASE.stream()
        .filter(fact -> fact.name().equals(name))
        .findFirst()
        .or(
            () ->
                Optional.ofNullable(byProcess.get().get(process))
                    .flatMap(facts -> facts.fact(name)));
  }

  private Optional<CaseFacts<?>> ofEveryCase(String name) {
    return ofEveryCase.get().stream().filter(part -> part.fact(name).isPresent()).findFirst();
  }

  /** Empty if the cases of the model have no such fact. */
  public Optional<Fact> fact(ProcessDefinition model, String name) {
    return listed(model.getKey(), name)
        .or(() -> recorded(model, name))
        .or(() -> ofEveryCase(name).flatMap(part -> part.fact(name)));
  }

  private Optional<Fact> recorded(ProcessDefinition model, String name) {
    return recorded.get().of(model).stream().filter(fact -> fact.name().equals(name)).findFirst();
  }

  /**
   * The value of a fact of the case to which an execution or a task belongs.
   *
   * @return null if it is not known yet
   * @throws IllegalArgumentException if the model has no such fact
   */
  public Object value(VariableScope where, String name) {
    return value(model(where), CasePlace.of(where), name);
  }

  /** The same of a place in a case. */
  public Object value(ProcessDefinition model, CasePlace place, String name) {
    if (listed(model.getKey(), name).isPresent()) {
      return listed(model.getKey(), place, name);
    }
    demand(model, name);
    return recorded(model, name).isPresent()
        ? recorded.get().find(place, name).map(Recorded::value).orElse(null)
        : ofEveryCase(name).map(part -> part.value(name, place)).orElse(null);
  }

  /**
   * What a property of a model names: a fact, or else a variable that a caller has handed over.
   *
   * @return null if neither is known
   */
  public Object said(VariableScope where, String name) {
    return isReadable(where, name) ? value(where, name) : where.getVariable(name);
  }

  /**
   * What models may read in a place of a case.
   *
   * @param values by fact; null for what is not known yet
   * @param ofRows what the rows of the place have recorded, by the name of the fact
   */
  public record Known(Map<Fact, Object> values, Map<String, List<Object>> ofRows) {}

  /**
   * The facts of a case that models may read, as a place of it has them.
   *
   * @param wanted which of them, by name: some are counted from registers
   */
  public Known known(ProcessDefinition model, CasePlace place, Predicate<String> wanted) {
    RecordedFacts.Known read = recorded.get().known(place);
    Map<Fact, Object> known = new LinkedHashMap<>();
    for (Fact fact : of(model)) {
      if (!fact.isSealed() && wanted.test(fact.name())) {
        known.put(
            fact,
            listed(model.getKey(), fact.name()).isEmpty()
                    && recorded(model, fact.name()).isPresent()
                ? read.here().get(fact.name())
                : value(model, place, fact.name()));
      }
    }
    return new Known(known, read.ofRows());
  }

  /**
   * What people read for it, if it was recorded.
   *
   * @return empty if a class lists it, or nobody has been asked for it
   */
  Optional<String> recordedWords(ProcessDefinition model, CasePlace place, String name) {
    return listed(model.getKey(), name).isPresent() || recorded(model, name).isEmpty()
        ? Optional.empty()
        : recorded.get().find(place, name).map(Recorded::words);
  }

  private Object listed(String process, CasePlace place, String name) {
    return switch (name) {
      case CASE_NUMBER -> place.caseNumber();
      case LAW_DAY -> lawDay();
      default -> byProcess.get().get(process).value(name, place);
    };
  }

  private int lawDay() {
    LocalDate today = LocalDate.now(clock);
    return (today.getYear() * 100 + today.getMonthValue()) * 100 + today.getDayOfMonth();
  }

  /**
   * The fact.
   *
   * @throws IllegalArgumentException if the cases of the model have no such fact
   */
  Fact demand(ProcessDefinition model, String name) {
    return fact(model, name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "cases of process '%s' have no fact '%s'".formatted(model.getKey(), name)));
  }

  private static ProcessDefinition model(VariableScope where) {
    ExecutionEntity step = CasePlace.step(where);
    return step == null ? null : (ProcessDefinition) step.getProcessDefinition();
  }
}

package cn.qualitysafety.platform.language;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The facts of all regimes, by process: what {@code ${facts.…}} in a model finds. */
@Component
public class FactsOfCases {

  /** The fact that every case has. */
  public static final String CASE_NUMBER = "caseNumber";

  private static final Fact NUMBER =
      new Fact(CASE_NUMBER, "编号", FactType.TEXT, List.of(), List.of());

  private final Supplier<Map<String, CaseFacts<?>>> byProcess;

  FactsOfCases(ObjectProvider<RegimeFacts> regimes) {
    // Asked for late: what tells the facts needs the engine, which needs the language.
    byProcess = SingletonSupplier.of(() -> byProcess(regimes.orderedStream().toList()));
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

  /** All facts of the cases of a process, the number first. */
  public List<Fact> of(String process) {
    CaseFacts<?> own = byProcess.get().get(process);
    return own == null
        ? List.of(NUMBER)
        : Stream.concat(Stream.of(NUMBER), own.facts().stream()).toList();
  }

  /** Whether cases of some process have a fact of this name that models may read. */
  public boolean isReadable(String name) {
    return name.equals(CASE_NUMBER)
        || byProcess.get().values().stream()
            .flatMap(facts -> facts.fact(name).stream())
            .anyMatch(fact -> !fact.isSealed());
  }

  /** Whether cases of this process have it. */
  public boolean isReadable(String process, String name) {
    return fact(process, name).filter(fact -> !fact.isSealed()).isPresent();
  }

  /** Empty if the cases of the process have no such fact. */
  public Optional<Fact> fact(String process, String name) {
    return name.equals(CASE_NUMBER)
        ? Optional.of(NUMBER)
        : Optional.ofNullable(byProcess.get().get(process)).flatMap(facts -> facts.fact(name));
  }

  /** All that is known of a case, by name; null for what is not known yet. */
  public Map<String, Object> tell(String process, String caseNumber) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put(CASE_NUMBER, caseNumber);
    CaseFacts<?> own = byProcess.get().get(process);
    if (own != null) {
      own.facts().forEach(fact -> told.put(fact.name(), own.value(fact.name(), caseNumber)));
    }
    return told;
  }

  /**
   * The value of a fact of the case to which an execution or a task belongs.
   *
   * @return null if it is not known yet
   * @throws IllegalArgumentException if the process has no such fact
   */
  public Object value(VariableScope where, String name) {
    ExecutionEntity step =
        where instanceof TaskEntity task ? task.getExecution() : (ExecutionEntity) where;
    String process = ((ProcessDefinitionEntity) step.getProcessDefinition()).getKey();
    String caseNumber = step.getProcessBusinessKey();
    if (name.equals(CASE_NUMBER)) {
      return caseNumber;
    }
    if (fact(process, name).isEmpty()) {
      throw new IllegalArgumentException(
          "cases of process '%s' have no fact '%s'".formatted(process, name));
    }
    return byProcess.get().get(process).value(name, caseNumber);
  }
}

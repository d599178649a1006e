package cn.qualitysafety.platform.modelcheck;

import cn.qualitysafety.platform.engine.Dom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is checked, and what runs beside it: where both have the same, what is checked counts.
 *
 * @param models that are checked; tables and forms, too
 * @param beside what runs and does not change
 */
record Models(List<Model> models, List<DecisionTable> tables, List<Form> forms, Beside beside) {

  record Beside(List<Model> models, List<DecisionTable> tables, List<Form> forms) {}

  /** The process of a key; empty if there is none. */
  Optional<Model> process(String key) {
    return first(models, beside.models(), model -> model.key().equals(key));
  }

  Optional<DecisionTable> decision(String key) {
    return first(tables, beside.tables(), table -> table.defines(key));
  }

  /** Ids of all decisions. */
  Set<String> decisionKeys() {
    return Stream.concat(tables.stream(), beside.tables().stream())
        .flatMap(table -> table.decisions().stream())
        .map(decision -> decision.getAttribute("id"))
        .collect(Collectors.toSet());
  }

  Optional<Form> form(String id) {
    return first(forms, beside.forms(), form -> form.id().equals(id));
  }

  private static <T> Optional<T> first(List<T> some, List<T> others, Function<T, Boolean> wanted) {
    return Stream.concat(some.stream(), others.stream()).filter(wanted::apply).findFirst();
  }

  List<Model> callersOf(Model called) {
    return all().filter(model -> model.calls().contains(called.key())).toList();
  }

  /** What is checked, then what runs and is not replaced by it. */
  Stream<Model> all() {
    return Stream.concat(
        models.stream(),
        beside.models().stream()
            .filter(running -> models.stream().noneMatch(m -> m.key().equals(running.key()))));
  }

  /** Forms that a model shows. */
  List<Form> formsOf(Model model) {
    return model.nodesWithForm().stream()
        .flatMap(node -> form(Model.formRef(node)).stream())
        .distinct()
        .toList();
  }

  /** Decision tables that a model asks with its variables. */
  List<DecisionTable> tablesOf(Model model) {
    return model.all("businessRuleTask").stream()
        .flatMap(task -> decision(Dom.camunda(task, "decisionRef")).stream())
        .distinct()
        .toList();
  }
}

package cn.qualitysafety.platform.modelcheck;

import cn.qualitysafety.platform.engine.Dom;
import cn.qualitysafety.platform.language.ModelProperty;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is checked, and what runs beside it: where both have the same, what is checked counts. */
final class Models {

  record Beside(List<Model> models, List<DecisionTable> tables, List<Form> forms) {}

  private final List<Model> models;
  private final List<DecisionTable> tables;
  private final List<Form> forms;
  private final Beside beside;
  private final Map<String, Model> byKey = new HashMap<>();
  private final Map<String, DecisionTable> byDecision = new HashMap<>();
  private final Map<String, Form> byForm = new HashMap<>();

  /**
   * @param models that are checked; tables and forms, too
   * @param beside what runs and does not change
   */
  Models(List<Model> models, List<DecisionTable> tables, List<Form> forms, Beside beside) {
    this.models = models;
    this.tables = tables;
    this.forms = forms;
    this.beside = beside;
    both(models, beside.models()).forEach(model -> byKey.putIfAbsent(model.key(), model));
    both(forms, beside.forms()).forEach(form -> byForm.putIfAbsent(form.id(), form));
    both(tables, beside.tables())
        .forEach(
            table ->
                table
                    .decisions()
                    .forEach(each -> byDecision.putIfAbsent(each.getAttribute("id"), table)));
  }

  private static <T> Stream<T> both(List<T> some, List<T> others) {
    return Stream.concat(some.stream(), others.stream());
  }

  /** That are checked; tables and forms, too. */
  List<Model> models() {
    return models;
  }

  List<DecisionTable> tables() {
    return tables;
  }

  List<Form> forms() {
    return forms;
  }

  /** What runs and does not change. */
  Beside beside() {
    return beside;
  }

  /** The process of a key; empty if there is none. */
  Optional<Model> process(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  Optional<DecisionTable> decision(String key) {
    return Optional.ofNullable(byDecision.get(key));
  }

  /** Ids of all decisions. */
  Set<String> decisionKeys() {
    return byDecision.keySet();
  }

  Optional<Form> form(String id) {
    return Optional.ofNullable(byForm.get(id));
  }

  List<Model> callersOf(Model called) {
    return all().filter(model -> model.calls().contains(called.key())).toList();
  }

  /** Key of the process of which a model is a part; its own if it is none. */
  static String whole(Model model) {
    return Model.properties(model.process(), ModelProperty.PART_OF.propertyName()).stream()
        .findFirst()
        .orElse(model.key());
  }

  /** The models whose cases are the same: a process and its parts. */
  Stream<Model> partsOfTheSame(Model model) {
    return all().filter(other -> whole(other).equals(whole(model)));
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

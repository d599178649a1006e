package cn.qualitysafety.platform.modelcheck;

import cn.qualitysafety.platform.engine.Dom;
import cn.qualitysafety.platform.language.Fact;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** What a fact or a variable can be, where that is known. */
final class Answers {

  private Answers() {}

  /** Empty if it can be anything. */
  static Optional<Set<String>> of(
      Models models, Known known, Model model, Expression.Comparison comparison) {
    if (comparison.fact()) {
      return known
          .fact(model, comparison.name())
          .map(Fact::answers)
          .filter(answers -> !answers.isEmpty())
          .map(Set::copyOf);
    }
    Set<String> answers = new HashSet<>();
    models.formsOf(model).stream()
        .flatMap(form -> form.field(comparison.name()).stream())
        .forEach(field -> answers.addAll(field.answers()));
    for (Element task : model.all("businessRuleTask")) {
      if (Dom.camunda(task, "resultVariable").equals(comparison.name())) {
        models
            .decision(Dom.camunda(task, "decisionRef"))
            .ifPresent(table -> answers.addAll(results(table)));
      }
    }
    return answers.isEmpty() ? Optional.empty() : Optional.of(answers);
  }

  /** Texts that a table can answer; none if one of its answers is computed. */
  private static Set<String> results(DecisionTable table) {
    List<String> entries =
        Dom.all(table.root(), "outputEntry").stream().map(Dom::text).distinct().toList();
    return entries.stream().allMatch(entry -> entry.matches("\"[^\"]*\""))
        ? entries.stream()
            .map(entry -> entry.substring(1, entry.length() - 1))
            .collect(Collectors.toSet())
        : Set.of();
  }
}

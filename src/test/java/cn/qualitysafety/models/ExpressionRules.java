package cn.qualitysafety.models;

import cn.qualitysafety.platform.language.Fact;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.impl.juel.Tree;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOutputParameter;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Whether expressions will find their beans, methods, variables and limits. */
public record ExpressionRules(
    Models models, JavaCode code, Set<String> limits, Function<String, List<Fact>> facts) {

  private static final String EXECUTION = "execution";

  public List<String> expressions() {
    Map<String, Class<?>> types = new HashMap<>(code.beanTypes());
    types.put(EXECUTION, DelegateExecution.class);
    types.put("task", DelegateTask.class);
    types.put("facts", null);
    Findings found = new Findings();
    for (Model model : models.models()) {
      for (Expression expression : Expression.of(model)) {
        try {
          check(found, expression, expression.parse(), types);
        } catch (TreeBuilderException e) {
          found.unless(false, expression.at(), "correct %s: %s", expression.text(), e.getMessage());
        }
      }
    }
    return found.all();
  }

  private void check(
      Findings found, Expression expression, Tree tree, Map<String, Class<?>> types) {
    for (String root : Expression.roots(tree)) {
      found.unless(
          types.containsKey(root) || variablesAt(expression).contains(root),
          expression.at(),
          "%s: '%s' is neither a variable here nor a bean that models may call (@UsedInModels)",
          expression.text(),
          root);
    }
    List<String> known = facts.apply(expression.model().key()).stream().map(Fact::name).toList();
    for (String fact : expression.facts()) {
      found.unless(
          known.contains(fact),
          expression.at(),
          "%s: cases of %s have no fact '%s'",
          expression.text(),
          expression.model().key(),
          fact);
    }
    for (String method : Expression.missingMethods(tree, types)) {
      found.unless(false, expression.at(), "%s: there is no public %s", expression.text(), method);
    }
  }

  private Set<String> variablesAt(Expression expression) {
    Set<String> variables = new HashSet<>(variablesOfCase(expression.model()));
    for (String id : Model.idsAround(expression.place())) {
      ModelElementInstance around = expression.model().bpmn().getModelElementById(id);
      if (around instanceof Activity activity) {
        variables.addAll(Model.inputs(activity).keySet());
        if (activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics loop) {
          variables.add(loop.getCamundaElementVariable());
        }
      }
    }
    return variables;
  }

  /** What callers hand over, a start form asks, a task hands on, or a delegate sets. */
  private Set<String> variablesOfCase(Model model) {
    return Stream.of(
            handedOverTo(model),
            model.all(StartEvent.class).stream()
                .flatMap(start -> models.fieldsOf(start).stream())
                .map(Form.Field::key),
            model.all(CamundaOutputParameter.class).stream()
                .map(CamundaOutputParameter::getCamundaName),
            model.all(CamundaOut.class).stream().map(CamundaOut::getCamundaTarget),
            JavaCode.constants(model).stream())
        .flatMap(names -> names)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private Stream<String> handedOverTo(Model called) {
    return models.callersOf(called).stream()
        .flatMap(caller -> caller.all(CallActivity.class).stream())
        .filter(call -> called.key().equals(call.getCalledElement()))
        .flatMap(call -> Model.extensions(call, CamundaIn.class).stream())
        .map(CamundaIn::getCamundaTarget);
  }

  /** A comparison with an answer that no form offers silently takes the default flow. */
  public List<String> answers() {
    Findings found = new Findings();
    for (Model model : models.models()) {
      Map<String, Set<String>> answers = new HashMap<>();
      models.formsOf(model).stream()
          .map(Form::fields)
          .flatMap(Collection::stream)
          .filter(field -> !field.answers().isEmpty())
          .forEach(
              field ->
                  answers
                      .computeIfAbsent(field.key(), key -> new HashSet<>())
                      .addAll(field.answers()));
      for (Fact fact : facts.apply(model.key())) {
        if (!fact.answers().isEmpty()) {
          answers.put("facts." + fact.name(), Set.copyOf(fact.answers()));
        }
      }
      for (Expression expression : Expression.of(model)) {
        for (MatchResult comparison : expression.comparisons()) {
          Set<String> possible = answers.get(comparison.group(1));
          found.unless(
              possible == null || possible.contains(comparison.group(2)),
              expression.at(),
              "%s: no form offers this answer, only %s",
              expression.text(),
              possible);
        }
      }
    }
    return found.all();
  }

  public List<String> limitNames() {
    Findings found = new Findings();
    Set<String> used = new HashSet<>();
    for (Model model : models.models()) {
      for (Expression expression : Expression.of(model)) {
        for (String limit : expression.limits()) {
          used.add(limit);
          found.unless(
              limits.contains(limit),
              expression.at(),
              "limits.yaml has no limit '%s'; add it with its legal basis",
              limit);
        }
      }
    }
    for (String limit : limits) {
      found.unless(
          used.contains(limit) || code.mentions("\"" + limit + "\""),
          "limits.yaml " + limit,
          "no model and no class uses it; delete it");
    }
    return found.all();
  }
}

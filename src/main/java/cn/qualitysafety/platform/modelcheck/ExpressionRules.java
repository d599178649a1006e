package cn.qualitysafety.platform.modelcheck;

import cn.qualitysafety.platform.engine.Dom;
import cn.qualitysafety.platform.language.Fact;
import cn.qualitysafety.platform.language.FactType;
import cn.qualitysafety.platform.language.NameKind;
import cn.qualitysafety.platform.language.Similar;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.ReflectionUtils;
import org.w3c.dom.Element;

/** Whether expressions find what they name, and ask what can be answered. */
final class ExpressionRules {

  static final List<Rule> ALL =
      List.of(
          ExpressionRules::variablesThatNothingSets,
          ExpressionRules::variablesThatHideParts,
          ExpressionRules::answersThatNobodyGives,
          ExpressionRules::namesOfNothing,
          ExpressionRules::sealedThingsThatLeaveTheirTask);

  private static final Set<String> OF_ENGINE =
      Set.of(
          "execution",
          "task",
          "facts",
          "loopCounter",
          "nrOfInstances",
          "nrOfActiveInstances",
          "nrOfCompletedInstances");

  private static final String SEALED = "sealed";

  private ExpressionRules() {}

  static void variablesThatNothingSets(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      Set<String> ofCase = variablesOfCase(models, known, model);
      for (Expression expression : model.expressions()) {
        for (String name : expression.roots()) {
          if (!OF_ENGINE.contains(name)
              && known.beans().apply(name).isEmpty()
              && !ofCase.contains(name)
              && !variablesAround(models, expression.place()).contains(name)) {
            found.add(
                model,
                expression.place(),
                "的“%s”中，变量“%s”没有任何环节设置".formatted(expression.text(), name),
                known.hasFact(model, name)
                    ? "它是事项，请写成“facts.%s”".formatted(name)
                    : instead(model, known, ofCase, name));
          }
        }
      }
    }
  }

  private static String instead(Model model, Known known, Set<String> variables, String name) {
    Set<String> all = new HashSet<>(variables);
    known.facts().apply(model.key()).forEach(fact -> all.add("facts." + fact.name()));
    return Similar.instead("变量或者事项", name, all);
  }

  /** What callers hand over, a start form asks, an element hands on or a table answers. */
  static Set<String> variablesOfCase(Models models, Known known, Model model) {
    Set<String> names = new HashSet<>();
    models.callersOf(model).stream()
        .flatMap(caller -> caller.all("callActivity").stream())
        .filter(call -> call.getAttribute("calledElement").equals(model.key()))
        .flatMap(call -> Dom.extensions(call, "in").stream())
        .forEach(in -> names.add(in.getAttribute("target")));
    model.all("startEvent").stream()
        .flatMap(start -> models.form(Model.formRef(start)).stream())
        .flatMap(form -> form.fields().stream())
        .forEach(field -> names.add(field.key()));
    for (Element element : model.elements()) {
      switch (element.getLocalName()) {
        case "outputParameter" -> names.add(element.getAttribute("name"));
        case "out" -> names.add(element.getAttribute("target"));
        default -> {}
      }
      for (String attribute :
          List.of("resultVariable", "initiator", "errorCodeVariable", "errorMessageVariable")) {
        names.add(Dom.camunda(element, attribute));
      }
    }
    names.addAll(constants(known, model));
    names.remove("");
    return names;
  }

  /** Names that the model's class shares with its model: what its steps set, or are told. */
  static List<String> constants(Known known, Model model) {
    return known.beans().apply(model.bean()).stream()
        .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
        .filter(field -> field.getType() == String.class && isConstant(field))
        .peek(ReflectionUtils::makeAccessible)
        .map(field -> (String) ReflectionUtils.getField(field, null))
        .toList();
  }

  private static boolean isConstant(Field field) {
    return Modifier.isStatic(field.getModifiers()) && Modifier.isFinal(field.getModifiers());
  }

  /** What is known within the elements in which an expression stands. */
  private static Set<String> variablesAround(Models models, Element place) {
    Set<String> names = new HashSet<>();
    Dom.around(place)
        .filter(Model::isActivity)
        .forEach(
            activity -> {
              names.addAll(Model.inputs(activity).keySet());
              Dom.child(activity, "multiInstanceLoopCharacteristics")
                  .ifPresent(loop -> names.add(Dom.camunda(loop, "elementVariable")));
              models
                  .form(Model.formRef(activity))
                  .ifPresent(form -> form.fields().forEach(field -> names.add(field.key())));
            });
    return names;
  }

  /** The variable would be found where the part is meant: by a model that names both. */
  static void variablesThatHideParts(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      Set<String> parts =
          model.expressions().stream()
              .flatMap(expression -> expression.roots().stream())
              .filter(known.taken()::contains)
              .collect(Collectors.toSet());
      for (Element element : model.elements()) {
        for (String name : set(element)) {
          if (parts.contains(name)) {
            found.add(model, element, "设置的变量“%s”与流程所用的部件同名".formatted(name), "请另取变量名");
          }
        }
      }
      for (Element node : model.nodesWithForm()) {
        models.form(Model.formRef(node)).stream()
            .flatMap(form -> form.fields().stream())
            .filter(field -> parts.contains(field.key()))
            .forEach(
                field ->
                    found.add(
                        model,
                        node,
                        "的表单中“%s”的键“%s”与流程所用的部件同名".formatted(field.label(), field.key()),
                        "请另取键名"));
      }
    }
  }

  private static Stream<String> names(Element element, String... attributes) {
    return Arrays.stream(attributes).map(element::getAttribute);
  }

  private static List<String> set(Element element) {
    Stream<String> own =
        !Dom.isCamunda(element)
            ? Stream.of("resultVariable", "initiator", "elementVariable")
                .map(attribute -> Dom.camunda(element, attribute))
            : switch (element.getLocalName()) {
              case "inputParameter", "outputParameter" -> names(element, "name");
              case "in", "out" -> names(element, "target");
              default -> Stream.of();
            };
    return own.filter(name -> !name.isEmpty()).toList();
  }

  /** A comparison with an answer that nobody gives silently takes the other way. */
  static void answersThatNobodyGives(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Expression expression : model.expressions()) {
        for (Expression.Comparison comparison : expression.comparisons()) {
          Optional<Set<String>> possible = Answers.of(models, known, model, comparison);
          if (possible.isPresent() && !possible.get().contains(comparison.answer())) {
            found.add(
                model,
                expression.place(),
                "的“%s”中，“%s”没有答案“%s”"
                    .formatted(expression.text(), comparison.name(), comparison.answer()),
                Similar.instead("答案", comparison.answer(), possible.get()));
          }
          Optional<Fact> fact =
              comparison.fact() ? known.fact(model, comparison.name()) : Optional.empty();
          fact.map(Fact::type)
              .filter(
                  type ->
                      Set.of(FactType.YES_NO, FactType.NUMBER, FactType.MONEY, FactType.LIST)
                          .contains(type))
              .ifPresent(
                  type ->
                      found.add(
                          model,
                          expression.place(),
                          "的“%s”把%s“%s”与文字比较"
                              .formatted(expression.text(), type.chinese(), comparison.name()),
                          type == FactType.YES_NO
                              ? "请直接写“${facts.%s}”或者“${!facts.%s}”"
                                  .formatted(comparison.name(), comparison.name())
                              : "请去掉引号"));
        }
      }
    }
  }

  static void namesOfNothing(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Expression expression : model.expressions()) {
        for (Expression.NamedThing thing : expression.named(known.beans())) {
          boolean passed =
              thing.kind() == NameKind.MESSAGE && MessageRules.isPassed(models, thing.name());
          if (!known.has(thing.kind(), thing.name()) && !passed && !TargetRules.namesAFact(thing)) {
            found.add(
                model,
                expression.place(),
                "的“%s”中，%s“%s”不存在"
                    .formatted(expression.text(), thing.kind().chinese(), thing.name()),
                known.instead(thing.kind(), thing.name()));
          }
        }
      }
    }
  }

  /** What a form seals is for its task and the register, and nothing else keeps it. */
  static void sealedThingsThatLeaveTheirTask(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Expression expression : model.expressions()) {
        expression.roots().stream()
            .filter(name -> name.startsWith(SEALED))
            .forEach(
                name ->
                    found.add(
                        model,
                        expression.place(),
                        "的“%s”把保密内容“%s”带出任务".formatted(expression.text(), name),
                        "请删除；由任务的步骤记入登记簿"));
      }
      for (Map.Entry<String, Element> input :
          model.nodes().stream().flatMap(node -> Model.inputs(node).entrySet().stream()).toList()) {
        if (input.getKey().startsWith(SEALED) && !Dom.text(input.getValue()).isEmpty()) {
          found.add(model, input.getValue(), "的输入“%s”会把保密内容存为变量".formatted(input.getKey()), "请删除");
        }
      }
    }
  }
}

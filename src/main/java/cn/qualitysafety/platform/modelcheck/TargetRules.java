package cn.qualitysafety.platform.modelcheck;

import cn.qualitysafety.platform.language.Fact;
import cn.qualitysafety.platform.language.FactType;
import cn.qualitysafety.platform.language.NameKind;
import cn.qualitysafety.platform.language.Similar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** Whether what a model counts, it counts towards targets that there are. */
final class TargetRules {

  static final List<Rule> ALL =
      List.of(
          TargetRules::targetsOfAnyName,
          TargetRules::factsOfTheWrongKind,
          TargetRules::casesOfNoProcess);

  private static final Pattern FACT = Pattern.compile("\\{ *(?<name>[^{} ]+) *}");

  private static final Pattern STEP =
      Pattern.compile(
          "\\$\\{\\s*target\\.(?<step>\\w+)\\s*\\(\\s*execution(?<constants>(?:\\s*,\\s*(?:'[^']*'|\"[^\"]*\"))*)\\s*\\)\\s*}");

  private static final Pattern CONSTANT = Pattern.compile("'([^']*)'|\"([^\"]*)\"");

  /** Steps whose constant at a place names a fact, and what it has to be. */
  private static final Map<String, Named> NAMED =
      Map.of(
          "count", new Named(2, FactType.DAY, "日期"),
          "freeze", new Named(1, FactType.NUMBER, "数字"),
          "share", new Named(2, FactType.NUMBER, "数字"));

  private record Named(int place, FactType type, String chinese) {}

  private TargetRules() {}

  /** Whether a target is named by a fact in braces: what it can say is asked of the fact. */
  static boolean namesAFact(Expression.NamedThing thing) {
    return thing.kind() == NameKind.TARGET && FACT.matcher(thing.name()).matches();
  }

  /** A fact that can say anything may say what is no target, long after the model was deployed. */
  static void targetsOfAnyName(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Expression expression : model.expressions()) {
        for (Expression.NamedThing thing : expression.named(known.beans())) {
          if (namesAFact(thing)) {
            Matcher fact = FACT.matcher(thing.name());
            fact.matches();
            look(model, expression.place(), fact.group("name"), known, found);
          }
        }
      }
    }
  }

  private static void look(Model model, Element place, String name, Known known, Findings found) {
    Optional<Fact> fact = known.fact(model, name).filter(each -> !each.isSealed());
    if (fact.isEmpty()) {
      return; // which is told of every text
    }
    if (fact.get().answers().isEmpty()) {
      found.add(
          model,
          place,
          "计入的指标由事项“%s”决定，却不知道它可能是哪些指标".formatted(name),
          "请由决策表得出该事项，并在输出的预定义值（Predefined values）中列出指标的代码");
    }
    for (String answer : fact.get().answers()) {
      if (!known.has(NameKind.TARGET, answer)) {
        found.add(
            model,
            place,
            "计入的指标由事项“%s”决定，其中“%s”不是指标".formatted(name, answer),
            known.instead(NameKind.TARGET, answer));
      }
    }
  }

  static void factsOfTheWrongKind(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Expression expression : model.expressions()) {
        Matcher step = STEP.matcher(expression.text());
        Named named = step.matches() ? NAMED.get(step.group("step")) : null;
        List<String> constants = named == null ? List.of() : constants(step.group("constants"));
        if (named != null && constants.size() > named.place()) {
          String name = constants.get(named.place());
          boolean right =
              known
                  .fact(model, name)
                  .filter(fact -> fact.type() == named.type() && !fact.isSealed())
                  .isPresent();
          if (!right) {
            found.add(
                model,
                expression.place(),
                "的“%s”中，“%s”不是%s的事项".formatted(expression.text(), name, named.chinese()),
                Similar.instead(
                    named.chinese() + "的事项",
                    name,
                    known.facts().apply(model.key()).stream()
                        .filter(fact -> fact.type() == named.type() && !fact.isSealed())
                        .map(Fact::name)
                        .toList()));
          }
        }
      }
    }
  }

  static void casesOfNoProcess(Models models, Known known, Findings found) {
    Set<String> keys = models.all().map(Model::key).collect(Collectors.toCollection(TreeSet::new));
    for (Model model : models.models()) {
      for (Expression expression : model.expressions()) {
        Matcher step = STEP.matcher(expression.text());
        if (step.matches() && step.group("step").equals("checkCase")) {
          constants(step.group("constants")).stream()
              .limit(1)
              .filter(process -> !keys.contains(process))
              .forEach(
                  process ->
                      found.add(
                          model,
                          expression.place(),
                          "的“%s”中，流程“%s”不存在".formatted(expression.text(), process),
                          Similar.instead("流程", process, keys)));
        }
      }
    }
  }

  private static List<String> constants(String text) {
    List<String> constants = new ArrayList<>();
    Matcher constant = CONSTANT.matcher(text);
    while (constant.find()) {
      constants.add(constant.group(1) == null ? constant.group(2) : constant.group(1));
    }
    return constants;
  }
}

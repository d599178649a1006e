package cn.qualitysafety.platform.modelcheck;

import cn.qualitysafety.platform.engine.Dom;
import cn.qualitysafety.platform.engine.Nesting;
import cn.qualitysafety.platform.language.Fact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.w3c.dom.Element;

/** Whether a decision table can be read, and answers every question once. */
final class TableRules {

  static final List<Rule> ALL =
      List.of(
          TableRules::decisionsWithoutHistory,
          TableRules::columnsWithoutName,
          TableRules::rulesWithoutAllEntries,
          TableRules::entriesThatAreNoFeel,
          TableRules::tablesOfTooManyRules,
          TableRules::questionsWithTwoAnswersOrNone);

  /** Of a table that has more combinations nobody sees the gaps either. */
  private static final int MOST_COMBINATIONS = 20_000;

  /** Each is asked one after the other while somebody waits, and each may be a row of a case. */
  private static final int MOST_RULES = 1000;

  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

  private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

  private TableRules() {}

  private static List<Element> tables(DecisionTable file) {
    return Dom.all(file.root(), "decisionTable");
  }

  static void decisionsWithoutHistory(Models models, Known known, Findings found) {
    for (DecisionTable file : models.tables()) {
      for (Element decision : file.decisions()) {
        FileRules.history(
            decision.getAttributeNS("http://camunda.org/schema/1.0/dmn", "historyTimeToLive"),
            (what, remedy) -> found.add(file, decision, what, remedy));
      }
    }
  }

  static void columnsWithoutName(Models models, Known known, Findings found) {
    for (DecisionTable file : models.tables()) {
      for (Element table : tables(file)) {
        List<Element> outputs = Dom.children(table, "output");
        Set<String> names = new HashSet<>();
        for (Element output : outputs) {
          String name = output.getAttribute("name");
          if (name.isBlank()) {
            found.add(file, output, "是没有名称的输出列，流程取不到它的结果", "请填写输出名称（Output name）");
          } else if (!names.add(name)) {
            found.add(file, output, "的输出名称“%s”出现两次".formatted(name), "请给其中一列另取名称");
          }
        }
        for (Element input : Dom.children(table, "input")) {
          boolean asks =
              Dom.child(input, "inputExpression")
                  .flatMap(expression -> Dom.child(expression, "text"))
                  .filter(text -> !Dom.text(text).isEmpty())
                  .isPresent();
          if (!asks) {
            found.add(file, input, "是没有内容的输入列", "请填写输入表达式（Expression），例如变量名");
          }
        }
      }
    }
  }

  static void rulesWithoutAllEntries(Models models, Known known, Findings found) {
    for (DecisionTable file : models.tables()) {
      for (Element table : tables(file)) {
        for (Element rule : Dom.children(table, "rule")) {
          if (!isWhole(table, rule)) {
            found.add(
                file,
                rule,
                "（第%d条规则）的单元格比列数多或者少".formatted(number(table, rule)),
                "请在Modeler中补齐这一行");
          } else {
            Dom.children(rule, "outputEntry").stream()
                .filter(entry -> Dom.text(entry).isEmpty())
                .forEach(
                    entry ->
                        found.add(
                            file,
                            entry,
                            "（第%d条规则）没有写结果".formatted(number(table, rule)),
                            "请填写，文字要加英文引号，例如\"pass\""));
          }
        }
      }
    }
  }

  private static boolean isWhole(Element table, Element rule) {
    return Dom.children(rule, "inputEntry").size() == Dom.children(table, "input").size()
        && Dom.children(rule, "outputEntry").size() == Dom.children(table, "output").size();
  }

  private static int number(Element table, Element rule) {
    return Dom.children(table, "rule").indexOf(rule) + 1;
  }

  static void entriesThatAreNoFeel(Models models, Known known, Findings found) {
    for (DecisionTable file : models.tables()) {
      for (Element element : Dom.all(file.root())) {
        String text = Dom.child(element, "text").map(Dom::text).orElse("");
        if (text.isEmpty() || text.equals("-") || Nesting.isTooMuch(text)) {
          continue;
        }
        ParseResult read =
            switch (element.getLocalName()) {
              case "inputEntry" -> FEEL.parseUnaryTests(text);
              case "inputExpression", "outputEntry", "literalExpression" ->
                  FEEL.parseExpression(text);
              default -> null;
            };
        if (read != null && read.isFailure()) {
          found.add(
              file,
              element,
              "的“%s”不是正确的FEEL表达式".formatted(text),
              "请更正，文字要加英文引号（原文：%s）".formatted(read.failure().message()));
        } else if (read != null) {
          FeelEffort.tooMuch(read)
              .ifPresent(
                  part ->
                      found.add(
                          file,
                          element,
                          "的“%s”含有%s，可能算不完".formatted(text, part),
                          "请改为对本案已有的列表逐项判断，例如some m in members satisfies m.city = place"));
        }
      }
    }
  }

  static void tablesOfTooManyRules(Models models, Known known, Findings found) {
    for (DecisionTable file : models.tables()) {
      for (Element table : tables(file)) {
        int rules = Dom.children(table, "rule").size();
        if (rules > MOST_RULES) {
          found.add(file, table, "有%d条规则".formatted(rules), "一张表不超过%d条，请拆分".formatted(MOST_RULES));
        }
      }
    }
  }

  /** Two answers where only one may be, and none where the procedure waits for one. */
  static void questionsWithTwoAnswersOrNone(Models models, Known known, Findings found) {
    for (DecisionTable file : models.tables()) {
      for (Element table : tables(file)) {
        List<Element> rules = Dom.children(table, "rule");
        if (rules.stream().allMatch(rule -> isWhole(table, rule))) {
          columns(models, known, file, table, rules)
              .ifPresent(columns -> check(file, table, columns, rules.size(), found));
        }
      }
    }
  }

  private static Optional<List<List<Cells.Cell>>> columns(
      Models models, Known known, DecisionTable file, Element table, List<Element> rules) {
    List<List<Cells.Cell>> columns = new ArrayList<>();
    long combinations = rules.isEmpty() ? MOST_COMBINATIONS + 1L : 1;
    List<Element> inputs = Dom.children(table, "input");
    for (int i = 0; i < inputs.size(); i++) {
      int column = i;
      List<String> entries =
          rules.stream()
              .map(rule -> Dom.child(Dom.children(rule, "inputEntry").get(column), "text"))
              .map(text -> text.map(Dom::text).orElse(""))
              .toList();
      Element expression = Dom.child(inputs.get(i), "inputExpression").orElse(inputs.get(i));
      Optional<List<Cells.Cell>> cells =
          Cells.of(
              entries,
              expression.getAttribute("typeRef"),
              possible(models, known, file, inputs.get(i), Dom.text(expression)));
      if (cells.isEmpty()) {
        return Optional.empty();
      }
      combinations = Math.min(combinations * cells.get().size(), MOST_COMBINATIONS + 1L);
      columns.add(cells.get());
    }
    return combinations > MOST_COMBINATIONS ? Optional.empty() : Optional.of(columns);
  }

  /** What the column says it can be, or the fact that a process gives it. */
  private static Set<String> possible(
      Models models, Known known, DecisionTable file, Element input, String name) {
    Set<String> said =
        Dom.child(input, "inputValues").map(Dom::text).stream()
            .flatMap(values -> QUOTED.matcher(values).results())
            .map(value -> value.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    if (!said.isEmpty()) {
      return said;
    }
    return models
        .all()
        .flatMap(
            model ->
                Stream.concat(
                    model.all("businessRuleTask").stream()
                        .filter(task -> file.defines(Dom.camunda(task, "decisionRef")))
                        .flatMap(task -> fact(known, model, task, name).stream()),
                    model.tablesOfSteps().stream()
                        .filter(file::defines)
                        .flatMap(table -> known.fact(model, name).stream())))
        .map(Fact::answers)
        .<Set<String>>map(TreeSet::new)
        .findFirst()
        .orElse(Set.of());
  }

  private static Optional<Fact> fact(Known known, Model model, Element task, String name) {
    Map<String, Element> inputs = Model.inputs(task);
    return Optional.ofNullable(inputs.get(name)).stream()
        .flatMap(input -> model.expressions().stream().filter(each -> each.place().equals(input)))
        .flatMap(expression -> expression.onlyFact().stream())
        .flatMap(fact -> known.fact(model, fact).stream())
        .findFirst();
  }

  private static void check(
      DecisionTable file,
      Element table,
      List<List<Cells.Cell>> columns,
      int rules,
      Findings found) {
    String policy = table.getAttribute("hitPolicy");
    boolean unique = policy.isEmpty() || policy.equals("UNIQUE");
    boolean needsAnswer = !policy.equals("COLLECT") && !policy.equals("RULE ORDER");
    Set<List<Integer>> overlaps = new HashSet<>();
    boolean gap = false;
    int[] at = new int[columns.size()];
    do {
      List<Integer> hits =
          IntStream.range(0, rules)
              .filter(
                  rule ->
                      IntStream.range(0, at.length)
                          .allMatch(i -> columns.get(i).get(at[i]).fulfils().get(rule)))
              .boxed()
              .toList();
      if (unique && hits.size() > 1 && overlaps.add(hits.subList(0, 2))) {
        found.add(
            file,
            Dom.children(table, "rule").get(hits.get(1)),
            "（第%d条规则）与第%d条重叠，%s时两条都符合"
                .formatted(hits.get(1) + 1, hits.get(0) + 1, text(table, columns, at)),
            "请修改条件，或者把命中策略（Hit policy）改为FIRST");
      }
      if (needsAnswer && hits.isEmpty() && !gap) {
        gap = true;
        found.add(
            file,
            table,
            "没有规定%s时的结果".formatted(text(table, columns, at)),
            "请补一条规则；该输入只有固定几种取值的，请在输入列写明（Predefined values）");
      }
    } while (next(at, columns));
  }

  private static boolean next(int[] at, List<List<Cells.Cell>> columns) {
    for (int i = 0; i < at.length; i++) {
      if (++at[i] < columns.get(i).size()) {
        return true;
      }
      at[i] = 0;
    }
    return false;
  }

  private static String text(Element table, List<List<Cells.Cell>> columns, int[] at) {
    List<Element> inputs = Dom.children(table, "input");
    return IntStream.range(0, at.length)
        .mapToObj(
            i ->
                "“%s”为%s"
                    .formatted(
                        inputs.get(i).getAttribute("label").isEmpty()
                            ? Dom.text(
                                Dom.child(inputs.get(i), "inputExpression").orElse(inputs.get(i)))
                            : inputs.get(i).getAttribute("label"),
                        columns.get(i).get(at[i]).text()))
        .collect(Collectors.joining("、"));
  }
}

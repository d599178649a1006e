package cn.qualitysafety.platform.modelcheck;

import cn.qualitysafety.platform.engine.Dom;
import cn.qualitysafety.platform.language.FactType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Whether a case comes from each beginning to an end, and knows its way at each question. */
final class FlowRules {

  static final List<Rule> ALL =
      List.of(
          FlowRules::questionsWithoutDefault,
          FlowRules::answersWithoutNameOrCondition,
          FlowRules::conditionsThatAreNoQuestion,
          FlowRules::processesWithoutStart,
          FlowRules::nodesThatNothingReaches,
          FlowRules::nodesWithoutEnd,
          FlowRules::loopsWithoutWait,
          FlowRules::flowsThatMeetInAnActivity);

  private FlowRules() {}

  static boolean isQuestion(Model model, Element node) {
    return (node.getLocalName().equals("exclusiveGateway")
            || node.getLocalName().equals("inclusiveGateway"))
        && model.flowsFrom(node).size() > 1;
  }

  static void questionsWithoutDefault(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element gateway : model.nodes()) {
        if (isQuestion(model, gateway) && gateway.getAttribute("default").isEmpty()) {
          String open = open(models, known, model, gateway);
          found.add(
              model,
              gateway,
              "没有默认走向，" + (open.isEmpty() ? "业务可能停在这里" : "答案“%s”没有出路".formatted(open)),
              "请把一条走向设为默认（Default flow）");
        }
      }
    }
  }

  /** Answers that no condition names; empty if the conditions ask something else. */
  private static String open(Models models, Known known, Model model, Element gateway) {
    Set<String> asked = new HashSet<>();
    Set<String> named = new HashSet<>();
    Set<String> possible = new TreeSet<>();
    for (Element flow : model.flowsFrom(gateway)) {
      for (Expression condition : conditions(model, flow)) {
        for (Expression.Comparison each : condition.comparisons()) {
          asked.add(each.fact() + each.name());
          named.add(each.answer());
          possible.addAll(Answers.of(models, known, model, each).orElse(Set.of()));
        }
      }
    }
    possible.removeAll(named);
    return asked.size() == 1 ? String.join("、", possible) : "";
  }

  static List<Expression> conditions(Model model, Element flow) {
    Optional<Element> condition = Dom.child(flow, "conditionExpression");
    return model.expressions().stream()
        .filter(expression -> condition.filter(expression.place()::equals).isPresent())
        .toList();
  }

  static void answersWithoutNameOrCondition(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element gateway : model.nodes()) {
        if (!isQuestion(model, gateway)) {
          continue;
        }
        for (Element answer : model.flowsFrom(gateway)) {
          if (!NameRules.isChinese(answer.getAttribute("name"))) {
            found.add(model, answer, "没有中文名称", "请写明是对“%s”的哪一种回答".formatted(name(gateway)));
          }
          boolean isDefault = answer.getAttribute("id").equals(gateway.getAttribute("default"));
          boolean hasCondition =
              Dom.child(answer, "conditionExpression")
                  .filter(condition -> !Dom.text(condition).isEmpty())
                  .isPresent();
          if (isDefault == hasCondition) {
            found.add(
                model,
                answer,
                isDefault ? "是默认走向，却写有条件" : "没有条件",
                isDefault ? "请删除条件" : "请写条件，或者设为默认走向");
          }
        }
      }
    }
  }

  private static String name(Element element) {
    return element.getAttribute(element.getAttribute("name").isEmpty() ? "id" : "name");
  }

  static void conditionsThatAreNoQuestion(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element flow : model.all("sequenceFlow")) {
        Optional<String> text = Dom.child(flow, "conditionExpression").map(Dom::text);
        if (text.filter(condition -> !condition.startsWith("${")).isPresent()
            && text.filter(condition -> !condition.startsWith("#{")).isPresent()) {
          found.add(
              model,
              flow,
              "的条件“%s”不是表达式".formatted(text.get()),
              "请写成“${……}”，例如“${facts.state == 'accepted'}”");
        }
        for (Expression condition : conditions(model, flow)) {
          condition
              .onlyFact()
              .flatMap(name -> known.fact(model, name))
              .filter(fact -> fact.type() != FactType.YES_NO)
              .ifPresent(
                  fact ->
                      found.add(
                          model,
                          flow,
                          "的条件“%s”是%s，不是“是否”".formatted(condition.text(), fact.type().chinese()),
                          "请与一个答案比较，例如“${facts.%s == '……'}”".formatted(fact.name())));
        }
      }
    }
  }

  static void processesWithoutStart(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element process : model.processes()) {
        if (Dom.children(process, "startEvent").isEmpty()) {
          found.add(model, process, "没有开始事件，无从发起", "请画一个开始事件");
        }
      }
    }
  }

  static void nodesThatNothingReaches(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      Set<Element> reached = new HashSet<>();
      Deque<Element> open = new ArrayDeque<>();
      model.nodes().stream().filter(FlowRules::begins).forEach(open::add);
      while (!open.isEmpty()) {
        Element node = open.pop();
        if (reached.add(node)) {
          next(model, node).forEach(open::add);
        }
      }
      model.nodes().stream()
          .filter(node -> !reached.contains(node))
          .forEach(node -> found.add(model, node, "没有任何走向通到这里，永远不会办理", "请连接，或者删除"));
    }
  }

  /** Starts, also of subprocesses; what an event subprocess is comes by itself. */
  private static boolean begins(Element node) {
    return node.getLocalName().equals("startEvent")
        || node.getAttribute("triggeredByEvent").equals("true")
        || node.getAttribute("isForCompensation").equals("true")
        || Dom.child(node, "linkEventDefinition").isPresent();
  }

  /** Where a case goes from a node, by flows and by what is attached to it. */
  private static Stream<Element> next(Model model, Element node) {
    return Stream.concat(
        model.flowsFrom(node).stream()
            .flatMap(flow -> model.byId(flow.getAttribute("targetRef")).stream()),
        Model.isActivity(node) ? model.boundaryEvents(node).stream() : Stream.empty());
  }

  static void nodesWithoutEnd(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      Set<Element> ending = new HashSet<>();
      Deque<Element> open = new ArrayDeque<>();
      model.nodes().stream().filter(FlowRules::ends).forEach(open::add);
      while (!open.isEmpty()) {
        Element node = open.pop();
        if (ending.add(node)) {
          before(model, node).forEach(open::add);
        }
      }
      Set<Element> stuck =
          model.nodes().stream().filter(node -> !ending.contains(node)).collect(Collectors.toSet());
      for (Element node : model.nodes()) {
        if (stuck.contains(node)) {
          boolean last = next(model, node).findAny().isEmpty();
          found.add(
              model,
              node,
              last ? "之后没有走向" : "之后的走向通不到任何结束事件，业务永远办不完",
              last ? "请连到下一环节或者结束事件" : "请画出办结的走向和结束事件");
        }
      }
    }
  }

  /** The engine would go round in one transaction, forever and with a whole processor. */
  static void loopsWithoutWait(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      Set<Element> told = new HashSet<>();
      for (Element node : model.nodes()) {
        Set<Element> after = withoutWait(model, node);
        if (after.contains(node) && told.add(node)) {
          after.stream()
              .filter(other -> withoutWait(model, other).contains(node))
              .forEach(told::add);
          found.add(
              model, node, "所在的回路里没有一步要等人办理或者等候事件，案件会在这里不停地循环", "请在回路里画一个用户任务、定时器或者消息，或者改走别的走向");
        }
      }
    }
  }

  /** What a case may come to from a node in the same moment. */
  private static Set<Element> withoutWait(Model model, Element node) {
    Set<Element> come = new HashSet<>();
    Deque<Element> open = new ArrayDeque<>();
    if (!waits(node)) {
      next(model, node).forEach(open::add);
    }
    while (!open.isEmpty()) {
      Element next = open.pop();
      if (come.add(next) && !waits(next)) {
        next(model, next).forEach(open::add);
      }
    }
    return come;
  }

  /** Whether a case stays at it until somebody or something comes; a call as long as it takes. */
  private static boolean waits(Element node) {
    return switch (node.getLocalName()) {
      case "userTask",
          "receiveTask",
          "callActivity",
          "intermediateCatchEvent",
          "eventBasedGateway" ->
          true;
      case "subProcess", "transaction" ->
          Dom.all(node).stream().anyMatch(inner -> inner != node && waits(inner));
      default -> false;
    };
  }

  /** Who reads the drawing sees at a gateway that it is one way from here, or the same again. */
  static void flowsThatMeetInAnActivity(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element node : model.nodes()) {
        int count = model.flowsTo(node).size();
        if (count > 1 && !Model.isGateway(node)) {
          found.add(
              model,
              node,
              "有%d条走向直接汇合".formatted(count),
              "请在前面加一个排他网关（Exclusive gateway），走向先在网关汇合");
        }
      }
    }
  }

  private static boolean ends(Element node) {
    return node.getLocalName().equals("endEvent")
        || node.getAttribute("triggeredByEvent").equals("true")
        || node.getAttribute("isForCompensation").equals("true")
        || node.getLocalName().equals("intermediateThrowEvent")
            && Dom.child(node, "linkEventDefinition").isPresent();
  }

  private static Stream<Element> before(Model model, Element node) {
    return Stream.concat(
        model.flowsTo(node).stream()
            .flatMap(flow -> model.byId(flow.getAttribute("sourceRef")).stream()),
        node.getLocalName().equals("boundaryEvent")
            ? model.byId(node.getAttribute("attachedToRef")).stream()
            : Stream.empty());
  }
}

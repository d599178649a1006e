package cn.qualitysafety.platform.modelcheck;

import cn.qualitysafety.platform.engine.Dom;
import cn.qualitysafety.platform.language.Divisions;
import cn.qualitysafety.platform.language.Fact;
import cn.qualitysafety.platform.language.FactType;
import cn.qualitysafety.platform.language.NameKind;
import cn.qualitysafety.platform.language.Similar;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * Whether each task is somebody's, in time, and says what to do, and each automatic step is done by
 * something.
 */
final class WorkRules {

  static final List<Rule> ALL =
      List.of(
          WorkRules::tasksOfNobody,
          WorkRules::tasksOfOnePerson,
          WorkRules::unknownPosts,
          WorkRules::tasksWithoutLimit,
          WorkRules::tasksThatNobodyExplains,
          WorkRules::dutiesSeparatedFromNothing,
          WorkRules::personsWhomNobodyNames,
          WorkRules::unitsThatNobodyNames,
          WorkRules::divisionsThatNobodyNames,
          WorkRules::standstillsOfNothing,
          WorkRules::stepsThatDoNothing,
          WorkRules::stepsOfOthers,
          WorkRules::stepsThatWantATransactionOfTheirOwn,
          WorkRules::retriesNeverTried);

  /** Of what a task says of itself: less says nothing, more is not read; in characters. */
  private static final int SHORTEST_EXPLANATION = 40;

  private static final int LONGEST_EXPLANATION = 400;

  private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{.*}", Pattern.DOTALL);

  /** What tells logins: of one, of several, or in a text with commas. */
  private static final Set<FactType> NAMING =
      Set.of(FactType.PERSON, FactType.PERSONS, FactType.TEXT);

  private static final Set<String> CAN_FAIL =
      Set.of("serviceTask", "sendTask", "businessRuleTask", "callActivity");

  private WorkRules() {}

  static void tasksOfNobody(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element task : model.all("userTask")) {
        if (Dom.camunda(task, "candidateGroups").isBlank()) {
          found.add(model, task, "没有交给任何岗位，无人能看到", "请填写候选组（Candidate groups），即岗位的代码");
        }
      }
    }
  }

  /** People come and go; what an expression says, the case knows. */
  static void tasksOfOnePerson(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element task : model.all("userTask")) {
        for (String attribute : List.of("assignee", "candidateUsers")) {
          String person = Dom.camunda(task, attribute);
          if (!person.isBlank() && !EXPRESSION.matcher(person).matches()) {
            found.add(
                model, task, "指定由“%s”一人办理".formatted(person), "请删除，改为交给岗位；要由业务中的某人办理，请写该人员的事项");
          }
        }
      }
    }
  }

  /** All posts that a model names. */
  static Stream<String> posts(Model model) {
    return model.elements().stream()
        .flatMap(
            element ->
                Stream.of("candidateGroups", "candidateStarterGroups")
                    .flatMap(attribute -> list(Dom.camunda(element, attribute)).stream()));
  }

  /** Those that fill in a task's form, or that with which the process is started. */
  static Stream<String> posts(Model model, Element node) {
    return list(
        node.getLocalName().equals("startEvent")
            ? Dom.camunda(model.process(), "candidateStarterGroups")
            : Dom.camunda(node, "candidateGroups"))
        .stream();
  }

  /** All limits that stand still in a model. */
  static Stream<String> stoppedLimits(Model model) {
    return model.nodes().stream().flatMap(node -> Model.properties(node, "standstill").stream());
  }

  static void unknownPosts(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element element : model.elements()) {
        for (String attribute : List.of("candidateGroups", "candidateStarterGroups")) {
          for (String post : list(Dom.camunda(element, attribute))) {
            if (EXPRESSION.matcher(post).matches()) {
              found.add(model, element, "的岗位“%s”要办理时才知道".formatted(post), "请写明岗位的代码");
            } else if (!known.has(NameKind.POST, post)) {
              found.add(
                  model, element, "的岗位“%s”不存在".formatted(post), known.instead(NameKind.POST, post));
            }
          }
        }
      }
    }
  }

  private static List<String> list(String attribute) {
    return Arrays.stream(attribute.split(","))
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .toList();
  }

  /** Whatever has a limit is reminded of before it and marked after it, by its due date. */
  static void tasksWithoutLimit(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element task : model.all("userTask")) {
        boolean ends =
            model.boundaryEvents(task).stream()
                .anyMatch(
                    event ->
                        Dom.child(event, "timerEventDefinition").isPresent()
                            && !event.getAttribute("cancelActivity").equals("false"));
        if (Dom.camunda(task, "dueDate").isBlank()
            && !ends
            && Model.properties(task, "withoutLimit").isEmpty()) {
          found.add(
              model,
              task,
              "没有办理期限，逾期无人知道",
              "请填写到期时间（Due date），例如“${deadline.of('……')}”；确无期限的，用属性withoutLimit写明理由");
        }
      }
    }
  }

  /** Whoever gets a task reads it beside the form, under 说明. */
  static void tasksThatNobodyExplains(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element task : model.all("userTask")) {
        String said =
            Dom.children(task, "documentation").stream()
                .map(Dom::text)
                .collect(Collectors.joining("\n"));
        int length = said.codePointCount(0, said.length());
        if (!NameRules.isChinese(said)
            || length < SHORTEST_EXPLANATION
            || length > LONGEST_EXPLANATION) {
          found.add(
              model,
              task,
              length == 0
                  ? "没有说明怎样办理，办理的人在“说明”页上看不到要做什么"
                  : "怎样办理，说明不够清楚（中文%d至%d字，现为%d字）"
                      .formatted(SHORTEST_EXPLANATION, LONGEST_EXPLANATION, length),
              "请在Documentation中用两三句话写明：做什么、依据哪条规定、什么不能提交、提交以后由谁接着办");
        }
      }
    }
  }

  static void dutiesSeparatedFromNothing(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element task : model.all("userTask")) {
        Set<String> others = othersOf(models, model, task);
        for (String other : list(String.join(",", Model.properties(task, "separateFrom")))) {
          if (!others.contains(other)) {
            found.add(
                model,
                task,
                "的职务分离（separateFrom）所指的“%s”不是本流程的另一任务、有表单的开始事件，也不是所调用流程的任务".formatted(other),
                Similar.instead("环节", other, others));
          }
        }
      }
    }
  }

  /** A fact that names people, or what a caller hands over. */
  static void personsWhomNobodyNames(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element task : model.all("userTask")) {
        for (String named : Model.properties(task, "notBy")) {
          boolean names =
              known.fact(model, named).map(fact -> NAMING.contains(fact.type())).orElse(false)
                  || ExpressionRules.variablesOfCase(models, known, model).contains(named);
          if (!names) {
            found.add(
                model,
                task,
                "的回避人员（notBy）所指的“%s”不是人员的事项，也不是调用时交来的变量".formatted(named),
                "请写人员的事项，或者逗号分隔的账号的变量");
          }
        }
      }
    }
  }

  /** A fact that tells the code of a unit, or what a caller hands over. */
  static void unitsThatNobodyNames(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element task : model.all("userTask")) {
        for (String named : Model.properties(task, "ofUnit")) {
          boolean names =
              known.fact(model, named).map(fact -> fact.type() == FactType.TEXT).orElse(false)
                  || ExpressionRules.variablesOfCase(models, known, model).contains(named);
          if (!names) {
            found.add(
                model,
                task,
                "的办理单位（ofUnit）所指的“%s”不是文字的事项，也不是调用时交来的变量".formatted(named),
                "请写单位代码的事项，例如decidingUnit");
          }
        }
      }
    }
  }

  /**
   * A fact that tells the code of a division, or what a caller hands over, of posts that are held
   * division by division. What the answers of a choice are is known, and each is a division.
   */
  static void divisionsThatNobodyNames(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element task : model.all("userTask")) {
        for (String named : Model.properties(task, "ofDivision")) {
          Optional<Fact> fact = known.fact(model, named).filter(each -> !each.isSealed());
          boolean names =
              fact.map(each -> Set.of(FactType.TEXT, FactType.CHOICE).contains(each.type()))
                  .orElseGet(
                      () -> ExpressionRules.variablesOfCase(models, known, model).contains(named));
          if (!names) {
            found.add(
                model,
                task,
                "的办理处室（ofDivision）所指的“%s”不是文字、选项的事项，也不是调用时交来的变量".formatted(named),
                "请写处室代码的事项，例如division");
          }
          Set<String> divisions = divisions(known, list(Dom.camunda(task, "candidateGroups")));
          if (divisions.isEmpty()) {
            found.add(
                model,
                task,
                "写了办理处室（ofDivision），所列岗位却都不按处室设",
                "请写按处室设的岗位，例如division-officer，或者删除该属性");
          } else {
            fact.map(Fact::answers).orElse(List.of()).stream()
                .filter(answer -> !divisions.contains(answer))
                .forEach(
                    answer ->
                        found.add(
                            model,
                            task,
                            "的办理处室（ofDivision）由事项“%s”决定，其中“%s”不是处室".formatted(named, answer),
                            Similar.instead("处室", answer, divisions)));
          }
        }
      }
    }
  }

  /** Codes of the divisions that all of these posts have that are held in any. */
  private static Set<String> divisions(Known known, List<String> posts) {
    Set<String> all = known.names().getOrDefault(NameKind.POST, Map.of()).keySet();
    return posts.stream()
        .map(post -> Divisions.of(post, all))
        .filter(divisions -> !divisions.isEmpty())
        .map(divisions -> (Set<String>) new TreeSet<>(divisions))
        .reduce(
            (some, others) -> {
              some.retainAll(others);
              return some;
            })
        .orElse(Set.of());
  }

  /**
   * What somebody did whom a task may keep away. Who worked behind a blind call nobody learns, not
   * even by being refused.
   */
  private static Set<String> othersOf(Models models, Model model, Element task) {
    Set<String> others = new HashSet<>();
    Set<Model> reached = new LinkedHashSet<>(models.partsOfTheSame(model).toList());
    reached.stream()
        .flatMap(part -> part.all("startEvent").stream())
        .filter(start -> !Model.formRef(start).isEmpty())
        .forEach(start -> others.add(start.getAttribute("id")));
    Deque<Model> callers = new ArrayDeque<>(reached);
    while (!callers.isEmpty()) {
      Model caller = callers.remove();
      caller.all("userTask").forEach(each -> others.add(each.getAttribute("id")));
      caller.calls().stream()
          .flatMap(key -> models.process(key).stream())
          .filter(called -> !Model.properties(called.process(), "blind").contains("true"))
          .filter(reached::add)
          .forEach(callers::add);
    }
    others.remove(task.getAttribute("id"));
    return others;
  }

  static void standstillsOfNothing(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element element : model.nodes()) {
        List<String> limits = Model.properties(element, "standstill");
        for (String limit : limits) {
          if (!known.has(NameKind.LIMIT, limit)) {
            found.add(
                model,
                element,
                "停止计算的期限“%s”不存在".formatted(limit),
                known.instead(NameKind.LIMIT, limit));
          }
        }
        boolean reason = !Model.properties(element, "standstillReason").isEmpty();
        boolean told = !Model.properties(element, "standstillTold").isEmpty();
        if (limits.isEmpty() ? reason || told : !reason) {
          found.add(
              model,
              element,
              limits.isEmpty() ? "写了停止计算的依据或者告知，没有写期限" : "停止计算期限，没有写依据",
              "请同时填写属性standstill（期限）、standstillReason（依据）和standstillTold（所需时间怎样告知当事人）");
        } else if (!limits.isEmpty() && !told) {
          found.add(
              model,
              element,
              "停止计算期限，没有写所需时间怎样告知当事人",
              "请在属性standstillTold中写明由哪一份文书告知，例如“在实地核查结论告知书中告知”；法律没有要求告知的，写明理由");
        }
      }
    }
  }

  static void stepsThatDoNothing(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element node : model.nodes()) {
        switch (node.getLocalName()) {
          case "serviceTask", "sendTask" -> {
            if (Dom.camunda(node, "expression").isBlank() && !namesJava(node)) {
              found.add(model, node, "没有写要做的步骤", "请在实现（Implementation）中选表达式，写一个步骤");
            }
          }
          case "task", "manualTask" -> found.add(model, node, "没有类型，系统不做任何事就过去", "请改为用户任务或者服务任务");
          case "userTask" -> {
            if (Model.completeSteps(node).isEmpty()
                && Dom.extensions(node, "taskListener").isEmpty()) {
              found.add(model, node, "办结时没有步骤，所填的内容没有人记", "请加一个办结（complete）的任务监听器，写一个步骤");
            }
          }
          default -> {}
        }
      }
    }
  }

  /** Which is refused anyway. */
  private static boolean namesJava(Element node) {
    return !(Dom.camunda(node, "class")
            + Dom.camunda(node, "delegateExpression")
            + Dom.camunda(node, "type"))
        .isBlank();
  }

  /** One step, named as the element, of the model's own class; or that of a part for all. */
  static void stepsOfOthers(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element element : model.elements()) {
        String step = "";
        if (element.getLocalName().equals("serviceTask")
            || element.getLocalName().equals("sendTask")) {
          step = Dom.camunda(element, "expression");
        } else if (Dom.isCamunda(element)
            && element.getLocalName().equals("taskListener")
            && element.getAttribute("event").equals("complete")) {
          step = element.getAttribute("expression");
        }
        Element node = Dom.withId(element);
        Optional<StepCall> other =
            StepCall.of(known, step).filter(call -> !call.isOfPart() && !call.isOf(model, node));
        if (other.isPresent()) {
          String own = "${%s.%s(%s)}".formatted(model.bean(), Model.verb(node), other.get().of());
          found.add(
              model,
              node,
              "调用的“%s”是别的环节的步骤".formatted(step),
              "请调用公用的部件，或者本环节自己的“%s”".formatted(own));
        }
      }
    }
  }

  /** What leaves the database cannot be taken back with the step before it. */
  static void stepsThatWantATransactionOfTheirOwn(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element node : model.nodes()) {
        boolean apart =
            StepCall.of(known, Dom.camunda(node, "expression"))
                .filter(StepCall::isApart)
                .isPresent();
        if (apart && !Dom.camunda(node, "asyncBefore").equals("true")) {
          found.add(
              model,
              node,
              "的步骤要单独执行，失败了才能重试",
              "请勾选Asynchronous before，并填写重试（Retry time cycle），例如“R3/PT1M”");
        }
      }
    }
  }

  /** A job that fails is tried again a few times before somebody is told. */
  static void retriesNeverTried(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element node : model.nodes()) {
        boolean async =
            Dom.camunda(node, "asyncBefore").equals("true")
                || Dom.camunda(node, "asyncAfter").equals("true");
        boolean retries = !Dom.extensions(node, "failedJobRetryTimeCycle").isEmpty();
        if (async && !retries && CAN_FAIL.contains(node.getLocalName())) {
          found.add(model, node, "是异步的，没有写失败后如何重试", "请填写重试（Retry time cycle），例如“R3/PT1M”");
        }
        if (!async && retries && CAN_FAIL.contains(node.getLocalName())) {
          found.add(model, node, "写了失败后如何重试，却不是异步的", "请勾选Asynchronous before，或者删除重试");
        }
      }
    }
  }
}

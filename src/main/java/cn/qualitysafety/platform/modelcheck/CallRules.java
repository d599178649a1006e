package cn.qualitysafety.platform.modelcheck;

import cn.qualitysafety.platform.engine.Dom;
import cn.qualitysafety.platform.language.ModelProperty;
import cn.qualitysafety.platform.language.NameKind;
import cn.qualitysafety.platform.language.Similar;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** Whether what a model calls and asks exists. */
final class CallRules {

  static final List<Rule> ALL =
      List.of(
          CallRules::callsOfNothing,
          CallRules::partsOfNothing,
          CallRules::partsWithACaseOfTheirOwn,
          CallRules::callsThatMakeAPartAnotherCase,
          CallRules::callsOfTheUnwilling,
          CallRules::callsInTheNumberOfOthers,
          CallRules::callsThatComeBack,
          CallRules::calledThatPeopleStart,
          CallRules::callsThatHandOverEverything,
          CallRules::decisionsOfNobody,
          CallRules::decisionsOfAnyVersion,
          CallRules::servicesOfNothing,
          CallRules::servicesOfWhatNobodyIssues,
          CallRules::inputsThatNobodyReads,
          CallRules::casesOpenedTwice,
          CallRules::seriesOfOthers,
          CallRules::noticesOfNothing);

  /** The process that serves documents. */
  private static final String SERVICE = "shared-delivery";

  /** Of the processes that every regime may call. */
  private static final String SHARED = "shared-";

  /** What a call that stays in the case hands on as its number. */
  private static final String SAME_CASE = "${facts.caseNumber}";

  /** The process that makes a list public. */
  private static final String NOTICE = "shared-notice";

  /** Which every called case gets from its caller: whose it is. */
  private static final Set<String> OF_EVERY_CALL = Set.of("unitCode", "unitName");

  private static final Pattern VARIABLE =
      Pattern.compile("(?:getVariable|hasVariable) *\\( *'(\\w+)' *\\)");

  private static final Pattern OPENS =
      Pattern.compile("cases\\.open *\\( *execution *, *'([^']*)'");

  private static final Pattern SERIES = Pattern.compile("[A-Z]{2,4}");

  /** First letters of the numbers that steps of our own classes give. */
  static final Set<String> OF_PROGRAM =
      Set.of("BG", "CC", "CJ", "CX", "DS", "GB", "HD", "MC", "MS", "NS", "XK", "YT");

  private CallRules() {}

  static void callsOfNothing(Models models, Known known, Findings found) {
    Set<String> keys = new TreeSet<>();
    models.all().forEach(model -> keys.add(model.key()));
    for (Model model : models.models()) {
      for (Element call : model.all("callActivity")) {
        String called = call.getAttribute("calledElement");
        if (called.isBlank()) {
          found.add(model, call, "没有写调用哪个流程", "请填写被调用流程的标识（Called element）");
        } else if (!keys.contains(called)) {
          found.add(
              model, call, "调用的流程“%s”不存在".formatted(called), Similar.instead("流程", called, keys));
        }
      }
    }
  }

  static void partsOfNothing(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      String whole = Models.whole(model);
      boolean stands =
          models.process(whole).filter(head -> Models.whole(head).equals(whole)).isPresent();
      if (!stands) {
        found.add(
            model,
            model.process(),
            "是流程“%s”的一部分（partOf），这样的流程不存在，或者它自己也只是一部分".formatted(whole),
            "请写登记案件的那个流程的标识");
      }
    }
  }

  /** A part has neither number nor result: what it does is done in the case of its whole. */
  static void partsWithACaseOfTheirOwn(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      if (Models.whole(model).equals(model.key())) {
        continue;
      }
      boolean begun =
          !Dom.camunda(model.process(), "candidateStarterGroups").isEmpty()
              || !MessageRules.starts(model).isEmpty()
              || Dom.children(model.process(), "startEvent").stream()
                  .anyMatch(start -> !Model.formRef(start).isEmpty());
      if (begun) {
        found.add(
            model,
            model.process(),
            "是另一流程的一部分（partOf），却可以由人或者消息启动",
            "请删除启动岗位、启动表单和消息开始事件，或者删除partOf");
      }
      for (Element step : model.elements()) {
        if (Dom.camunda(step, "expression").replace(" ", "").startsWith("${cases.")) {
          found.add(
              model,
              step,
              "是一部分（partOf）里的步骤，不能登记、核对、办结案件",
              "请把它画在流程“%s”里".formatted(Models.whole(model)));
        }
      }
    }
  }

  /** Of another deployment a part would not know the facts of the case, or know others. */
  static void callsThatMakeAPartAnotherCase(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element call : model.all("callActivity")) {
        Optional<Model> part =
            models
                .process(call.getAttribute("calledElement"))
                .filter(called -> !Models.whole(called).equals(called.key()));
        if (part.isEmpty()) {
          continue;
        }
        if (!Models.whole(part.get()).equals(Models.whole(model))) {
          found.add(
              model,
              call,
              "调用的“%s”是流程“%s”的一部分（partOf），别的流程不能调用"
                  .formatted(part.get().name(), Models.whole(part.get())),
              "请调用那个流程，或者另画一个");
        } else if (!Dom.camunda(call, "calledElementBinding").equals("deployment")
            || Dom.extensions(call, "in").stream()
                .noneMatch(in -> in.getAttribute("businessKey").equals(SAME_CASE))) {
          found.add(
              model,
              call,
              "调用的“%s”是本案的一部分（partOf），却不在本案、本版里办理".formatted(part.get().name()),
              "请把绑定（Binding）设为deployment，业务编号（Business key expression）写“%s”".formatted(SAME_CASE));
        }
      }
    }
  }

  /**
   * A case that is called is done for its caller, with what that hands over, whoever began the
   * caller: the called procedure says for whom. Those that all share do for everybody, and a part
   * for its whole.
   */
  static void callsOfTheUnwilling(Models models, Known known, Findings found) {
    for (Model caller : models.all().toList()) {
      for (Element call : caller.all("callActivity")) {
        models
            .process(call.getAttribute("calledElement"))
            .filter(called -> !called.key().startsWith(SHARED))
            .filter(called -> Models.whole(called).equals(called.key()))
            .filter(called -> !calledBy(called).contains(caller.key()))
            .ifPresent(called -> unwilling(models, caller, call, called, found));
      }
    }
  }

  /** What is called has a number of its own, or the caller's: none that somebody has typed. */
  static void callsInTheNumberOfOthers(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      if (known.beans().apply(model.bean()).isPresent()) {
        continue; // its own class gives the numbers, as facts
      }
      for (Expression expression : model.expressions()) {
        boolean number =
            Dom.isCamunda(expression.place())
                && expression.place().getAttribute("businessKey").strip().equals(expression.text());
        boolean ofStep =
            expression.roots().stream()
                .anyMatch(root -> !root.equals("facts") && known.beans().apply(root).isPresent());
        if (number && !ofStep && !expression.text().equals(SAME_CASE)) {
          found.add(
              model,
              expression.place(),
              "以“%s”作为被调用的案件的编号".formatted(expression.text()),
              "请删除业务编号（Business key），由系统编号；在本案里办理的写“%s”".formatted(SAME_CASE));
        }
      }
    }
  }

  /** A process that calls itself, by others or not, never stops. */
  static void callsThatComeBack(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element call : model.all("callActivity")) {
        Set<String> reached = new TreeSet<>();
        Deque<String> ahead = new ArrayDeque<>(List.of(call.getAttribute("calledElement")));
        while (!ahead.isEmpty()) {
          String key = ahead.pop();
          if (reached.add(key)) {
            models.process(key).ifPresent(called -> ahead.addAll(called.calls()));
          }
        }
        if (reached.contains(model.key())) {
          found.add(model, call, "调用的流程又会调用本流程，没有止境", "请删除，或者改用消息另立一件");
        }
      }
    }
  }

  /** Who would read the cases that nobody has called? */
  static void calledThatPeopleStart(Models models, Known known, Findings found) {
    String property = ModelProperty.READ_WITH_CALLER.propertyName();
    for (Model model : models.models()) {
      if (Model.properties(model.process(), property).contains("true")
          && !Dom.camunda(model.process(), "candidateStarterGroups").isEmpty()) {
        found.add(
            model,
            model.process(),
            "写了%s（由能查阅调用事项的人查阅），却由人启动".formatted(property),
            "请删除该属性，或者删除启动岗位");
      }
    }
  }

  private static Set<String> calledBy(Model called) {
    return Model.properties(called.process(), ModelProperty.CALLED_BY.propertyName()).stream()
        .flatMap(value -> Arrays.stream(value.strip().split("[,\\s]+")))
        .collect(Collectors.toSet());
  }

  private static void unwilling(
      Models models, Model caller, Element call, Model called, Findings found) {
    String written = "请在流程“%s”的属性calledBy中写“%s”，一并提交".formatted(called.key(), caller.key());
    if (models.models().contains(caller)) {
      found.add(caller, call, "调用的流程“%s”没有写明可以由本流程调用".formatted(called.name()), written);
    } else if (models.models().contains(called)) {
      found.add(called, called.process(), "不再写明可以由流程“%s”调用".formatted(caller.key()), written);
    }
  }

  static void callsThatHandOverEverything(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element mapping : model.elements()) {
        if (Dom.isCamunda(mapping) && mapping.getAttribute("variables").equals("all")) {
          found.add(
              model,
              mapping,
              "把全部变量交给被调用的流程或者收回",
              "请逐个列出可以知道的变量（source、target），删除variables=\"all\"");
        }
      }
    }
  }

  /** What a call that serves a document says of it is found out only when a case gets there. */
  static void servicesOfNothing(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element call : model.all("callActivity")) {
        if (!call.getAttribute("calledElement").equals(SERVICE)) {
          continue;
        }
        Map<String, String> said = handedOver(call);
        for (String needed : List.of("documentKind", "addressee")) {
          if (!said.containsKey(needed)) {
            found.add(
                model,
                call,
                "送达文书，没有传入“%s”".formatted(needed),
                "请加输入映射（In mapping），documentKind写文书种类，addressee写受送达人的事项");
          }
        }
        name(model, call, known, NameKind.DOCUMENT, said.get("documentKind"), found);
        name(model, call, known, NameKind.LIMIT, said.get("servingLimit"), found);
        post(models, model, call, "送达", said.get("servingPost"), found);
      }
    }
  }

  /** A procedure without a class of its own issues documents by steps of its models alone. */
  static void servicesOfWhatNobodyIssues(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      List<Model> parts = models.partsOfTheSame(model).toList();
      if (parts.stream().anyMatch(part -> known.beans().apply(part.bean()).isPresent())) {
        continue;
      }
      Set<String> issued =
          parts.stream()
              .flatMap(part -> part.expressions().stream())
              .filter(expression -> expression.text().contains("documents.issue"))
              .flatMap(expression -> expression.named(known.beans()).stream())
              .filter(thing -> thing.kind() == NameKind.DOCUMENT)
              .map(Expression.NamedThing::name)
              .collect(Collectors.toCollection(TreeSet::new));
      for (Element call : model.all("callActivity")) {
        String kind = handedOver(call).get("documentKind");
        if (call.getAttribute("calledElement").equals(SERVICE)
            && isConstant(kind)
            && known.has(NameKind.DOCUMENT, kind)
            && !issued.contains(kind)) {
          found.add(
              model,
              call,
              "要送达文书“%s”，本流程没有印发它".formatted(kind),
              issued.isEmpty()
                  ? "请在前面加服务任务“${documents.issue(execution, '%s')}”".formatted(kind)
                  : Similar.instead("印发的文书", kind, issued));
        }
      }
    }
  }

  /** A misspelt one would silently do nothing. */
  static void inputsThatNobodyReads(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element call : model.all("callActivity")) {
        Optional<Model> called = models.process(call.getAttribute("calledElement"));
        if (called.isEmpty()) {
          continue;
        }
        Set<String> read = new TreeSet<>(OF_EVERY_CALL);
        read.addAll(ExpressionRules.constants(known, called.get()));
        known.facts().apply(called.get().key()).forEach(fact -> read.add(fact.name()));
        called.get().all("startEvent").stream()
            .flatMap(start -> models.form(Model.formRef(start)).stream())
            .flatMap(form -> form.fields().stream())
            .forEach(field -> read.add(field.key()));
        for (Expression expression : called.get().expressions()) {
          read.addAll(expression.roots());
          VARIABLE.matcher(expression.text()).results().forEach(asked -> read.add(asked.group(1)));
        }
        called.get().elements().stream()
            .filter(element -> Dom.isCamunda(element) && element.getLocalName().equals("property"))
            .forEach(property -> read.add(property.getAttribute("value")));
        handedOver(call).keySet().stream()
            .filter(name -> !name.isEmpty() && !read.contains(name))
            .forEach(
                name ->
                    found.add(
                        model,
                        call,
                        "传入“%s”，流程“%s”不读取它".formatted(name, called.get().key()),
                        Similar.instead("传入的名称", name, read)));
      }
    }
  }

  /** A case has one number; which of several steps gives it nobody could see. */
  static void casesOpenedTwice(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      model.nodes().stream()
          .filter(
              node -> Dom.camunda(node, "expression").replace(" ", "").startsWith("${cases.open("))
          .skip(1)
          .forEach(node -> found.add(model, node, "是第二个立案编号的步骤", "一件案件只编一次号，请删除"));
    }
  }

  /** Numbers tell by their first letters of which procedure a case is. */
  static void seriesOfOthers(Models models, Known known, Findings found) {
    Map<String, Model> opened = new HashMap<>();
    models
        .beside()
        .models()
        .forEach(model -> series(model).forEach(each -> opened.put(each.series(), model)));
    for (Model model : models.models()) {
      for (Opening opening : series(model)) {
        Model other = opened.get(opening.series());
        if (!SERIES.matcher(opening.series()).matches()) {
          found.add(
              model, opening.step(), "的编号字头“%s”不能使用".formatted(opening.series()), "请写二至四个大写字母");
        } else if (OF_PROGRAM.contains(opening.series())
                && known.beans().apply(model.bean()).isEmpty()
            || other != null && !regime(other).equals(regime(model))) {
          found.add(
              model,
              opening.step(),
              "的编号字头“%s”由%s使用"
                  .formatted(
                      opening.series(),
                      other == null ? "系统自带的业务" : "流程“%s”".formatted(other.name())),
              "请另取二至四个大写字母，一看编号就知道是哪一种业务");
        }
      }
    }
  }

  private record Opening(Element step, String series) {}

  private static List<Opening> series(Model model) {
    return model.nodes().stream()
        .flatMap(
            node ->
                OPENS
                    .matcher(Dom.camunda(node, "expression"))
                    .results()
                    .map(opens -> new Opening(node, opens.group(1))))
        .toList();
  }

  private static String regime(Model model) {
    return model.key().split("-")[0];
  }

  /** The same of a call that makes a list public. */
  static void noticesOfNothing(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element call : model.all("callActivity")) {
        if (!call.getAttribute("calledElement").equals(NOTICE)) {
          continue;
        }
        Map<String, String> said = handedOver(call);
        for (String needed :
            List.of("subject", "noticeList", "noticePeriod", "noticeLimit", "noticePost")) {
          if (!said.containsKey(needed)) {
            found.add(
                model,
                call,
                "公示名单，没有传入“%s”".formatted(needed),
                "请加输入映射（In mapping），noticeLimit写公示期限的名称，noticePost写办理岗位的代码");
          }
        }
        name(model, call, known, NameKind.LIMIT, said.get("noticeLimit"), found);
        post(models, model, call, "公示", said.get("noticePost"), found);
      }
    }
  }

  /** The called procedure's tasks list all posts that may do them. */
  private static void post(
      Models models, Model model, Element call, String what, String post, Findings found) {
    String called = call.getAttribute("calledElement");
    Set<String> posts = models.process(called).map(CallRules::posts).orElse(Set.of());
    if (isConstant(post) && !posts.isEmpty() && !posts.contains(post)) {
      found.add(
          model,
          call,
          "的%s岗位“%s”不在流程“%s”的各任务所列的岗位中".formatted(what, post, called),
          Similar.instead("岗位", post, posts));
    }
  }

  private static Map<String, String> handedOver(Element call) {
    Map<String, String> said = new HashMap<>();
    for (Element in : Dom.extensions(call, "in")) {
      said.put(in.getAttribute("target"), in.getAttribute("sourceExpression").strip());
    }
    return said;
  }

  private static boolean isConstant(String said) {
    return said != null && !said.contains("${") && !said.contains("#{");
  }

  private static void name(
      Model model, Element call, Known known, NameKind kind, String said, Findings found) {
    if (isConstant(said) && !known.has(kind, said)) {
      found.add(
          model, call, "的%s“%s”不存在".formatted(kind.chinese(), said), known.instead(kind, said));
    }
  }

  private static Set<String> posts(Model model) {
    return WorkRules.posts(model).collect(Collectors.toCollection(TreeSet::new));
  }

  static void decisionsOfNobody(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element task : model.all("businessRuleTask")) {
        String decision = Dom.camunda(task, "decisionRef");
        boolean byPart = decision.isEmpty() && !Dom.camunda(task, "expression").isBlank();
        if (!byPart && models.decision(decision).isEmpty()) {
          found.add(
              model,
              task,
              decision.isEmpty()
                  ? "没有写查哪个决策表"
                  : "引用的决策表“%s”既没有一起提交，也不在正在执行的版本中".formatted(decision),
              "请填写已有决策表的标识，或者将该文件一并提交");
        }
      }
    }
  }

  static void decisionsOfAnyVersion(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element task : model.all("businessRuleTask")) {
        if (!Dom.camunda(task, "decisionRef").isEmpty()
            && !Dom.camunda(task, "decisionRefBinding").equals("deployment")) {
          found.add(model, task, "所查的决策表会随新版本改变", "请把绑定（Binding）设为deployment，正在办理的业务才按原来的表");
        }
      }
    }
  }
}

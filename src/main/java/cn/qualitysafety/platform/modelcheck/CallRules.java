package cn.qualitysafety.platform.modelcheck;

import cn.qualitysafety.platform.engine.Dom;
import cn.qualitysafety.platform.language.NameKind;
import cn.qualitysafety.platform.language.Similar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** Whether what a model calls, asks, sends and waits for exists. */
final class CallRules {

  static final List<Rule> ALL =
      List.of(
          CallRules::callsOfNothing,
          CallRules::callsThatHandOverEverything,
          CallRules::decisionsOfNobody,
          CallRules::decisionsOfAnyVersion,
          CallRules::messagesWithoutName,
          CallRules::unknownMessages,
          CallRules::messagesThatStartTwo,
          CallRules::servicesOfNothing,
          CallRules::noticesOfNothing);

  /** The process that serves documents. */
  private static final String SERVICE = "shared-delivery";

  /** The process that makes a list public. */
  private static final String NOTICE = "shared-notice";

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

  static void messagesWithoutName(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element message : model.all("message")) {
        if (message.getAttribute("name").isBlank()) {
          found.add(model, message, "是没有名称的消息", "请填写消息的名称（Name）");
        }
      }
      for (Element event : model.elements()) {
        boolean waits =
            event.getLocalName().equals("messageEventDefinition")
                || event.getLocalName().equals("receiveTask");
        if (waits && event.getAttribute("messageRef").isEmpty()) {
          found.add(model, event, "没有选择消息", "请选择要接收或者发送的消息（Global message reference）");
        }
      }
    }
  }

  static void unknownMessages(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element message : model.all("message")) {
        String name = message.getAttribute("name");
        if (!name.isBlank() && !known.has(NameKind.MESSAGE, name)) {
          found.add(
              model,
              message,
              "的消息名称“%s”不存在，没有人会发来".formatted(name),
              known.instead(NameKind.MESSAGE, name));
        }
      }
    }
  }

  /** The engine would not know which of the two to start, and takes neither in. */
  static void messagesThatStartTwo(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      List<Element> starts = messageStarts(model);
      for (Element start : starts) {
        String message = message(model, start);
        boolean twice =
            starts.stream()
                .anyMatch(other -> other != start && message(model, other).equals(message));
        Optional<Model> other =
            models
                .all()
                .filter(each -> !each.key().equals(model.key()))
                .filter(
                    each ->
                        messageStarts(each).stream()
                            .anyMatch(begin -> message(each, begin).equals(message)))
                .findFirst();
        if (!message.isEmpty() && (twice || other.isPresent())) {
          found.add(
              model,
              start,
              "由消息“%s”启动，%s也由它启动"
                  .formatted(
                      message,
                      twice
                          ? "本流程的另一开始事件"
                          : "流程“%s”（%s）".formatted(other.get().name(), other.get().key())),
              "一个消息只能启动一个流程，请选择别的消息，或者先停用另一个流程");
        }
      }
    }
  }

  private static List<Element> messageStarts(Model model) {
    return model.all("startEvent").stream()
        .filter(start -> start.getParentNode().getLocalName().equals("process"))
        .filter(start -> !Dom.children(start, "messageEventDefinition").isEmpty())
        .toList();
  }

  private static String message(Model model, Element start) {
    String id = Dom.children(start, "messageEventDefinition").get(0).getAttribute("messageRef");
    return model.all("message").stream()
        .filter(message -> message.getAttribute("id").equals(id))
        .map(message -> message.getAttribute("name"))
        .findFirst()
        .orElse("");
  }
}

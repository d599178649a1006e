package cn.qualitysafety.platform.modelcheck;

import cn.qualitysafety.platform.engine.Dom;
import cn.qualitysafety.platform.language.FactWords;
import cn.qualitysafety.platform.language.ModelProperty;
import cn.qualitysafety.platform.language.NameKind;
import cn.qualitysafety.platform.language.Similar;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * Whether messages have somebody who sends them and somebody who receives them, and a running case
 * that is told something hears who tells it, and just that.
 */
final class MessageRules {

  static final List<Rule> ALL =
      List.of(
          MessageRules::messagesWithoutName,
          MessageRules::unknownMessages,
          MessageRules::messagesThatStartTwo,
          MessageRules::tellingTheDeaf,
          MessageRules::hearingNobody,
          MessageRules::sendingSomethingElse);

  /** Names of what is sent, and whether to a running case. */
  private static final Pattern SENDS =
      Pattern.compile(
          "\\$\\{ *messages\\.(?<step>send|sendTo|tell) *\\( *execution *, *'(?<message>[^']*)' *,"
              + "(?: *'[^']*' *,)? *'(?<told>[^']*)' *\\) *}");

  private static final String TELL = "tell";

  /** Where a running case waits for a message, or a case begins with it. */
  private record Ear(Model model, Element element) {

    Set<String> said(ModelProperty property) {
      return Model.properties(element, property.propertyName()).stream()
          .flatMap(value -> Arrays.stream(value.strip().split("[,\\s]+")))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private MessageRules() {}

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
        if (!name.isBlank() && !known.has(NameKind.MESSAGE, name) && !isPassed(models, name)) {
          found.add(
              model,
              message,
              "的消息名称“%s”不存在，没有人发出或者没有人接收".formatted(name),
              known.instead(NameKind.MESSAGE, name) + "；新的消息，请把发出它的流程和接收它的流程一并提交");
        }
      }
    }
  }

  /** The engine would not know which of the two to start, and takes neither in. */
  static void messagesThatStartTwo(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      List<Element> starts = starts(model);
      for (Element start : starts) {
        String message = message(model, start).orElse("");
        boolean twice =
            starts.stream()
                .anyMatch(
                    other -> other != start && message(model, other).equals(Optional.of(message)));
        Optional<Model> other =
            models
                .all()
                .filter(each -> !each.key().equals(model.key()))
                .filter(
                    each ->
                        starts(each).stream()
                            .anyMatch(begin -> message(each, begin).equals(Optional.of(message))))
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

  static List<Element> starts(Model model) {
    return model.all("startEvent").stream()
        .filter(start -> start.getParentNode().getLocalName().equals("process"))
        .filter(start -> !Dom.children(start, "messageEventDefinition").isEmpty())
        .toList();
  }

  /**
   * Whether one of the models sends a message of this name and one receives it: a message of
   * designers, which needs no list.
   */
  static boolean isPassed(Models models, String name) {
    List<Model> all = models.all().toList();
    return all.stream().anyMatch(model -> sends(model, name))
        && all.stream()
            .anyMatch(
                model ->
                    model.nodes().stream()
                        .anyMatch(node -> message(model, node).equals(Optional.of(name))));
  }

  private static boolean sends(Model model, String name) {
    return model.expressions().stream()
        .map(expression -> SENDS.matcher(expression.text()))
        .anyMatch(sent -> sent.matches() && sent.group("message").equals(name));
  }

  /** Looked at from either side: whoever is told may be changed as well as whoever tells. */
  static void tellingTheDeaf(Models models, Known known, Findings found) {
    List<Model> all = models.all().toList();
    for (Model teller : all) {
      for (Expression expression : teller.expressions()) {
        Matcher sent = SENDS.matcher(expression.text());
        if (!sent.matches()) {
          continue;
        }
        boolean running = sent.group("step").equals(TELL);
        List<Ear> ears =
            all.stream()
                .flatMap(model -> ears(model, sent.group("message")))
                .filter(ear -> beginsCases(ear.element()) != running)
                .toList();
        List<Ear> open =
            ears.stream()
                .filter(ear -> ear.said(ModelProperty.TOLD_BY).contains(teller.key()))
                .toList();
        // What is sent to begin a case may wait for a procedure that is still to come.
        if (open.isEmpty() && (running || !ears.isEmpty())) {
          deaf(models, teller, expression.place(), sent, ears, found);
        }
        Set<String> told = new TreeSet<>(FactWords.in(sent.group("told")));
        open.stream()
            .filter(ear -> !hears(ear, told, running))
            .forEach(ear -> other(models, teller, expression.place(), told, ear, found));
      }
    }
  }

  /** Of several who begin cases some tell less. */
  private static boolean hears(Ear ear, Set<String> told, boolean running) {
    Set<String> heard = ear.said(ModelProperty.TOLD);
    return running ? heard.equals(told) : heard.containsAll(told);
  }

  private static void deaf(
      Models models, Model teller, Element place, Matcher tell, List<Ear> ears, Findings found) {
    String written =
        "等待该消息的事件上写属性toldBy=“%s”、told=“%s”"
            .formatted(
                teller.key(), String.join(" ", new TreeSet<>(FactWords.in(tell.group("told")))));
    if (models.models().contains(teller)) {
      found.add(
          teller,
          place,
          (tell.group("step").equals(TELL)
                  ? "要把“%s”告诉另一件案件，没有流程写明可以由本流程告诉"
                  : "要用“%s”立案，接收的流程没有写明可以由本流程立案")
              .formatted(tell.group("message")),
          ears.isEmpty()
              ? "没有流程在办理中等待这个消息；请核对消息名称，要立新案的用messages.send"
              : "请在流程“%s”%s，一并提交".formatted(ears.get(0).model().key(), written));
      return;
    }
    ears.stream()
        .filter(ear -> models.models().contains(ear.model()))
        .forEach(
            ear ->
                found.add(
                    ear.model(),
                    ear.element(),
                    "不再写明可以由流程“%s”告诉，那里的案件还要告诉它".formatted(teller.key()),
                    "请在" + written));
  }

  private static void other(
      Models models, Model teller, Element place, Set<String> told, Ear ear, Findings found) {
    Set<String> heard = ear.said(ModelProperty.TOLD);
    if (models.models().contains(teller)) {
      found.add(
          teller,
          place,
          "告诉的内容是“%s”，流程“%s”所收的是“%s”"
              .formatted(String.join(" ", told), ear.model().key(), String.join(" ", heard)),
          "请改为一致");
    } else if (models.models().contains(ear.model())) {
      found.add(
          ear.model(),
          ear.element(),
          "所收的内容（told）是“%s”，流程“%s”告诉的是“%s”"
              .formatted(String.join(" ", heard), teller.key(), String.join(" ", told)),
          "请改为一致");
    }
  }

  /** Either word alone does nothing, and a misspelt teller is nobody. */
  static void hearingNobody(Models models, Known known, Findings found) {
    Set<String> keys = models.all().map(Model::key).collect(Collectors.toCollection(TreeSet::new));
    for (Model model : models.models()) {
      for (Element element : model.nodes()) {
        Ear ear = new Ear(model, element);
        Set<String> by = ear.said(ModelProperty.TOLD_BY);
        Set<String> told = ear.said(ModelProperty.TOLD);
        if (by.isEmpty() && told.isEmpty()) {
          continue;
        }
        if (message(model, element).isEmpty()) {
          found.add(model, element, "写了toldBy、told，却不接收消息", "请删除，或者改为接收消息的事件");
        } else if (by.isEmpty() || told.isEmpty()) {
          found.add(model, element, "的属性toldBy、told只写了一个", "请写明由哪些流程告诉（toldBy）、带来哪些内容（told）");
        }
        by.stream()
            .filter(key -> !keys.contains(key))
            .forEach(
                key ->
                    found.add(
                        model,
                        element,
                        "的属性toldBy中，流程“%s”不存在".formatted(key),
                        Similar.instead("流程", key, keys)));
      }
    }
  }

  /** What is drawn as sent is sent, and nothing else. */
  static void sendingSomethingElse(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element node : model.nodes()) {
        boolean task = node.getLocalName().equals("sendTask");
        Optional<Element> sends =
            task
                ? Optional.of(node)
                : isThrown(node) ? Dom.child(node, "messageEventDefinition") : Optional.empty();
        if (sends.isEmpty()) {
          continue;
        }
        String step = Dom.camunda(sends.get(), "expression");
        if (step.isEmpty() && !task) {
          found.add(model, node, "画的是发送消息，却没有步骤，什么也不发出", "请填写步骤（Expression），或者改为无类型的事件");
          continue;
        }
        String drawn = name(model, sends.get().getAttribute("messageRef")).orElse("");
        Matcher sent = SENDS.matcher(step);
        if (sent.matches() && !drawn.isEmpty() && !drawn.equals(sent.group("message"))) {
          found.add(
              model,
              node,
              "画的是消息“%s”，步骤发出的是“%s”".formatted(drawn, sent.group("message")),
              "请改为同一个消息");
        }
      }
    }
  }

  private static Stream<Ear> ears(Model model, String message) {
    return model.nodes().stream()
        .filter(node -> message(model, node).filter(message::equals).isPresent())
        .map(node -> new Ear(model, node));
  }

  private static boolean beginsCases(Element node) {
    return node.getLocalName().equals("startEvent")
        && node.getParentNode().getLocalName().equals("process");
  }

  /** Name of the message for which a node waits; empty if for none. */
  private static Optional<String> message(Model model, Element node) {
    Stream<Element> waits =
        node.getLocalName().equals("receiveTask")
            ? Stream.of(node)
            : isThrown(node) ? Stream.of() : Dom.children(node, "messageEventDefinition").stream();
    return waits
        .map(each -> each.getAttribute("messageRef"))
        .flatMap(id -> name(model, id).stream())
        .findFirst();
  }

  private static boolean isThrown(Element node) {
    return Set.of("endEvent", "intermediateThrowEvent").contains(node.getLocalName());
  }

  private static Optional<String> name(Model model, String message) {
    return model.all("message").stream()
        .filter(each -> each.getAttribute("id").equals(message))
        .map(each -> each.getAttribute("name"))
        .findFirst();
  }
}

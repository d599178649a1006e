package cn.qualitysafety.platform.modelcheck;

import cn.qualitysafety.platform.engine.Dom;
import cn.qualitysafety.platform.language.NamedTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.util.StringUtils;
import org.w3c.dom.Element;

/** A .bpmn file. */
final class Model {

  private static final Set<String> ACTIVITIES =
      Set.of(
          "task",
          "userTask",
          "serviceTask",
          "sendTask",
          "receiveTask",
          "manualTask",
          "businessRuleTask",
          "scriptTask",
          "callActivity",
          "subProcess",
          "transaction",
          "adHocSubProcess");

  private static final Set<String> EVENTS =
      Set.of(
          "startEvent",
          "endEvent",
          "intermediateCatchEvent",
          "intermediateThrowEvent",
          "boundaryEvent");

  private static final Set<String> GATEWAYS =
      Set.of(
          "exclusiveGateway",
          "inclusiveGateway",
          "parallelGateway",
          "eventBasedGateway",
          "complexGateway");

  private final ModelSource source;
  private final Element root;
  private final List<Element> elements;
  private final Map<String, List<Element>> byName;
  private final Map<String, Element> byId = new LinkedHashMap<>();
  private final Map<String, List<Element>> from = new HashMap<>();
  private final Map<String, List<Element>> to = new HashMap<>();
  private volatile List<Expression> expressions;
  private volatile Set<String> tablesOfSteps;

  Model(ModelSource source, Element root) {
    this.source = source;
    this.root = root;
    elements = Dom.all(root);
    byName = elements.stream().collect(Collectors.groupingBy(Element::getLocalName));
    for (Element element : elements) {
      if (element.hasAttribute("id")) {
        byId.putIfAbsent(element.getAttribute("id"), element);
      }
      if (element.getLocalName().equals("sequenceFlow")) {
        from.computeIfAbsent(element.getAttribute("sourceRef"), id -> new ArrayList<>())
            .add(element);
        to.computeIfAbsent(element.getAttribute("targetRef"), id -> new ArrayList<>()).add(element);
      }
    }
  }

  ModelSource source() {
    return source;
  }

  Element root() {
    return root;
  }

  List<Element> processes() {
    return all("process");
  }

  /** Its first process; the root of a file that has none. */
  Element process() {
    return processes().stream().findFirst().orElse(root);
  }

  String key() {
    return process().getAttribute("id");
  }

  /** For people. */
  String name() {
    return process().getAttribute("name");
  }

  /** The key as a Java name: campaign-year is CampaignYear. */
  String javaName() {
    return Arrays.stream(key().split("-"))
        .map(StringUtils::capitalize)
        .collect(Collectors.joining());
  }

  /** Name of the bean with its own steps: licenceReview of licence-review. */
  String bean() {
    return StringUtils.uncapitalize(javaName());
  }

  /** Every element, in the order of the file. */
  List<Element> elements() {
    return elements;
  }

  List<Element> all(String name) {
    return byName.getOrDefault(name, List.of());
  }

  Optional<Element> byId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Activities, events and gateways. */
  List<Element> nodes() {
    return elements.stream()
        .filter(element -> isActivity(element) || isEvent(element) || isGateway(element))
        .toList();
  }

  static boolean isActivity(Element element) {
    return !Dom.isCamunda(element) && ACTIVITIES.contains(element.getLocalName());
  }

  static boolean isEvent(Element element) {
    return EVENTS.contains(element.getLocalName());
  }

  static boolean isGateway(Element element) {
    return GATEWAYS.contains(element.getLocalName());
  }

  List<Element> flowsFrom(Element node) {
    return from.getOrDefault(node.getAttribute("id"), List.of());
  }

  List<Element> flowsTo(Element node) {
    return to.getOrDefault(node.getAttribute("id"), List.of());
  }

  List<Element> boundaryEvents(Element activity) {
    return all("boundaryEvent").stream()
        .filter(event -> event.getAttribute("attachedToRef").equals(activity.getAttribute("id")))
        .toList();
  }

  /** User tasks and start events that show a form. */
  List<Element> nodesWithForm() {
    return nodes().stream().filter(node -> !formRef(node).isEmpty()).toList();
  }

  static String formRef(Element node) {
    return Dom.camunda(node, "formRef");
  }

  /** Keys of the processes that it calls. */
  List<String> calls() {
    return all("callActivity").stream()
        .map(call -> call.getAttribute("calledElement"))
        .filter(key -> !key.isEmpty())
        .distinct()
        .toList();
  }

  /** What an element does, as its id says: issuePlan of serviceTask_issuePlan. */
  static String verb(Element element) {
    String id = element.getAttribute("id");
    return id.substring(id.indexOf('_') + 1);
  }

  /** Input parameters of an element by name. */
  static Map<String, Element> inputs(Element element) {
    Map<String, Element> inputs = new LinkedHashMap<>();
    Dom.extensions(element, "inputOutput").stream()
        .flatMap(mapping -> Dom.children(mapping, "inputParameter").stream())
        .forEach(input -> inputs.put(input.getAttribute("name"), input));
    return inputs;
  }

  /** Values of the properties of an element that have this name. */
  static List<String> properties(Element element, String name) {
    return Dom.extensions(element, "properties").stream()
        .flatMap(all -> Dom.children(all, "property").stream())
        .filter(property -> property.getAttribute("name").equals(name))
        .map(property -> property.getAttribute("value"))
        .toList();
  }

  /** The steps that listeners of a task call when it is completed. */
  static List<String> completeSteps(Element task) {
    return Dom.extensions(task, "taskListener").stream()
        .filter(listener -> listener.getAttribute("event").equals("complete"))
        .map(listener -> listener.getAttribute("expression"))
        .toList();
  }

  /** Keys of the decision tables that its steps ask. */
  Set<String> tablesOfSteps() {
    if (tablesOfSteps == null) {
      tablesOfSteps =
          elements.stream()
              .flatMap(element -> NamedTable.in(Dom.camunda(element, "expression")).stream())
              .map(NamedTable::key)
              .collect(Collectors.toSet());
    }
    return tablesOfSteps;
  }

  /** All expressions that can be read; what cannot the model language refuses. */
  List<Expression> expressions() {
    if (expressions == null) {
      expressions = Expression.of(this);
    }
    return expressions;
  }
}

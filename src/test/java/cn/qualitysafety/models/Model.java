package cn.qualitysafety.models;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.util.StringUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** A .bpmn file with its one process. */
public record Model(Path file, BpmnModelInstance bpmn) {

  static Model read(Path file) {
    try {
      Model model = new Model(file, Bpmn.readModelFromFile(file.toFile()));
      if (model.all(Process.class).size() != 1) {
        throw new IllegalStateException("draw one process per file");
      }
      return model;
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          file + ": " + NestedExceptionUtils.getMostSpecificCause(e).getMessage(), e);
    }
  }

  public Process process() {
    return all(Process.class).iterator().next();
  }

  public String key() {
    return process().getId();
  }

  /** Name of the folder, which is the regime. */
  public String regime() {
    return file.getParent().getFileName().toString();
  }

  /** Where the beans of this model are: one per service task and one per user task. */
  public String beanPackage() {
    return "cn.qualitysafety." + regime() + ".process";
  }

  /** The key as a Java name: campaign-year is CampaignYear. */
  public String javaName() {
    return Arrays.stream(key().split("-"))
        .map(word -> word.substring(0, 1).toUpperCase() + word.substring(1))
        .collect(Collectors.joining());
  }

  /** Whether it is written in steps and facts: no delegate and no listener of Java is named. */
  public boolean isInLanguage() {
    return !text().contains("delegateExpression");
  }

  /** Name of the bean with its steps: licenceReview of licence-review. */
  String bean() {
    return StringUtils.uncapitalize(javaName());
  }

  public <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
    return bpmn.getModelElementsByType(type);
  }

  /** User tasks and start events that show a form. */
  public List<FlowNode> nodesWithForm() {
    return all(FlowNode.class).stream().filter(node -> formRef(node) != null).toList();
  }

  public static String formRef(FlowNode node) {
    return camunda(node, "formRef");
  }

  static String camunda(BaseElement element, String attribute) {
    return element.getAttributeValueNs(BpmnModelConstants.CAMUNDA_NS, attribute);
  }

  /** What an element does, as its id says: issuePlan of serviceTask_issuePlan. */
  public static String verb(BaseElement element) {
    return element.getId().substring(element.getId().indexOf('_') + 1);
  }

  /** Flows that leave a node. */
  List<SequenceFlow> flowsFrom(FlowNode node) {
    return all(SequenceFlow.class).stream().filter(flow -> node.equals(flow.getSource())).toList();
  }

  /** Keys of the processes that this one calls. */
  public List<String> calls() {
    return all(CallActivity.class).stream()
        .map(CallActivity::getCalledElement)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  static <T extends ModelElementInstance> List<T> extensions(BaseElement element, Class<T> type) {
    return element.getExtensionElements() == null
        ? List.of()
        : element.getExtensionElements().getElementsQuery().filterByType(type).list();
  }

  /** Input parameters of a node by name. */
  static Map<String, CamundaInputParameter> inputs(BaseElement node) {
    Map<String, CamundaInputParameter> inputs = new LinkedHashMap<>();
    extensions(node, CamundaInputOutput.class).stream()
        .flatMap(mapping -> mapping.getCamundaInputParameters().stream())
        .forEach(input -> inputs.put(input.getCamundaName(), input));
    return inputs;
  }

  /** Every XML element of the file, for what the typed interface does not show. */
  Stream<Element> elements() {
    Document document = (Document) bpmn.getDocument().getDomSource().getNode();
    NodeList all = document.getElementsByTagName("*");
    return IntStream.range(0, all.getLength()).mapToObj(i -> (Element) all.item(i));
  }

  /** Ids of the element and of all that it lies in, innermost first. */
  static List<String> idsAround(Element element) {
    return Stream.<Node>iterate(element, Element.class::isInstance, Node::getParentNode)
        .map(node -> ((Element) node).getAttribute("id"))
        .filter(id -> !id.isEmpty())
        .toList();
  }

  String text() {
    return Bpmn.convertToString(bpmn);
  }

  String at(BaseElement element) {
    return at(element.getId());
  }

  String at(Element element) {
    return at(idsAround(element).get(0));
  }

  String at(String elementId) {
    return file + " " + elementId;
  }
}

package cn.qualitysafety.platform.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What one asks of the XML of a model. */
public final class Dom {

  private static final String CAMUNDA = "http://camunda.org/schema/1.0/";

  private Dom() {}

  /** All elements below, in the order of the file. */
  public static List<Element> all(Element root) {
    return list(root.getElementsByTagNameNS("*", "*"));
  }

  public static List<Element> all(Element root, String name) {
    return list(root.getElementsByTagNameNS("*", name));
  }

  public static List<Element> children(Element element) {
    return list(element.getChildNodes());
  }

  public static List<Element> children(Element element, String name) {
    return children(element).stream().filter(child -> name.equals(child.getLocalName())).toList();
  }

  public static Optional<Element> child(Element element, String name) {
    return children(element, name).stream().findFirst();
  }

  private static List<Element> list(NodeList nodes) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element element) {
        elements.add(element);
      }
    }
    return elements;
  }

  /** An attribute in the engine's own words; empty if it is not there. */
  public static String camunda(Element element, String attribute) {
    return element.getAttributeNS(CAMUNDA + "bpmn", attribute);
  }

  public static boolean isCamunda(Element element) {
    return String.valueOf(element.getNamespaceURI()).startsWith(CAMUNDA);
  }

  /** Extensions of an element of one kind, {@code camunda:in} for example. */
  public static List<Element> extensions(Element element, String name) {
    return child(element, "extensionElements").stream()
        .flatMap(extensions -> children(extensions, name).stream())
        .filter(Dom::isCamunda)
        .toList();
  }

  /** Itself and all that it lies in, innermost first. */
  public static Stream<Element> around(Element element) {
    return Stream.<Node>iterate(element, Element.class::isInstance, Node::getParentNode)
        .map(Element.class::cast);
  }

  /** The element, or the nearest around it, that people can see and that has an id. */
  public static Element withId(Element element) {
    return around(element)
        .filter(each -> each.hasAttribute("id") && !isCamunda(each))
        .filter(each -> !each.getLocalName().endsWith("EventDefinition"))
        .findFirst()
        .orElse(element.getOwnerDocument().getDocumentElement());
  }

  public static String text(Element element) {
    return element.getTextContent().strip();
  }
}

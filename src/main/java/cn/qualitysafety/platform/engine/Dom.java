package cn.qualitysafety.platform.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What one asks of the XML of a model. From node to node and never by the lists of the DOM, which
 * remember where they are: several threads may read the same model at once.
 */
public final class Dom {

  private static final String CAMUNDA = "http://camunda.org/schema/1.0/";

  private Dom() {}

  /** All elements below, in the order of the file. */
  public static List<Element> all(Element root) {
    List<Element> elements = new ArrayList<>();
    addAll(root, elements);
    return elements;
  }

  public static List<Element> all(Element root, String name) {
    return all(root).stream().filter(element -> name.equals(element.getLocalName())).toList();
  }

  public static List<Element> children(Element element) {
    List<Element> children = new ArrayList<>();
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element found) {
        children.add(found);
      }
    }
    return children;
  }

  public static List<Element> children(Element element, String name) {
    return children(element).stream().filter(child -> name.equals(child.getLocalName())).toList();
  }

  public static Optional<Element> child(Element element, String name) {
    return children(element, name).stream().findFirst();
  }

  private static void addAll(Element above, List<Element> elements) {
    for (Node child = above.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element found) {
        elements.add(found);
        addAll(found, elements);
      }
    }
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

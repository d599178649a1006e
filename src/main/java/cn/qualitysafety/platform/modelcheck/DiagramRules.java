package cn.qualitysafety.platform.modelcheck;

import java.awt.geom.Rectangle2D;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;

/** Whether a diagram opens in Camunda Modeler, and in Cockpit, as somebody drew it. */
final class DiagramRules {

  static final List<Rule> ALL =
      List.of(
          DiagramRules::moreThanOnePage,
          DiagramRules::elementsThatAreNotDrawn,
          DiagramRules::shapesThatOverlap);

  /** What one page holds, and one person takes in. */
  private static final int MOST_NODES = 200;

  private static final Set<String> OTHERS = Set.of("sequenceFlow", "textAnnotation", "association");

  private DiagramRules() {}

  static void moreThanOnePage(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      int count = model.nodes().size();
      if (count > MOST_NODES) {
        found.add(
            model,
            model.process(),
            "有%d个环节，多于%d个".formatted(count, MOST_NODES),
            "请把一部分改为另一个流程，用调用活动（Call activity）调用");
      }
    }
  }

  static void elementsThatAreNotDrawn(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      Map<String, Element> drawn = drawn(model);
      for (Element element : model.elements()) {
        boolean isDrawn =
            Model.isActivity(element)
                || Model.isEvent(element)
                || Model.isGateway(element)
                || OTHERS.contains(element.getLocalName());
        if (isDrawn && !drawn.containsKey(element.getAttribute("id"))) {
          found.add(model, element, "没有画在图上", "请在Modeler中把它画出来，或者删除");
        }
      }
    }
  }

  /** Shapes and edges by the id of what they show. */
  private static Map<String, Element> drawn(Model model) {
    Map<String, Element> drawn = new HashMap<>();
    for (Element element : model.elements()) {
      if (element.getLocalName().equals("BPMNShape") || element.getLocalName().equals("BPMNEdge")) {
        drawn.put(element.getAttribute("bpmnElement"), element);
      }
    }
    return drawn;
  }

  static void shapesThatOverlap(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      Map<String, Element> drawn = drawn(model);
      List<Element> nodes =
          model.nodes().stream()
              .filter(node -> drawn.containsKey(node.getAttribute("id")))
              .toList();
      if (nodes.size() > MOST_NODES) {
        continue;
      }
      for (int i = 0; i < nodes.size(); i++) {
        for (Element other : nodes.subList(i + 1, nodes.size())) {
          if (overlap(nodes.get(i), other, drawn)) {
            found.add(
                model, nodes.get(i), "与“%s”在图上重叠".formatted(other.getAttribute("id")), "请移开其中一个");
          }
        }
      }
    }
  }

  private static boolean overlap(Element one, Element other, Map<String, Element> drawn) {
    Element shape = drawn.get(one.getAttribute("id"));
    Element otherShape = drawn.get(other.getAttribute("id"));
    return shape.getParentNode() == otherShape.getParentNode()
        && !belong(one, other)
        && !belong(other, one)
        && rectangle(shape).intersects(rectangle(otherShape));
  }

  /** Whether one lies in the other, or is attached to it. */
  private static boolean belong(Element one, Element other) {
    return one.getAttribute("attachedToRef").equals(other.getAttribute("id"))
        || Dom.around(one).anyMatch(other::equals);
  }

  private static Rectangle2D rectangle(Element shape) {
    return Dom.child(shape, "Bounds")
        .map(
            bounds ->
                new Rectangle2D.Double(
                    number(bounds, "x"),
                    number(bounds, "y"),
                    number(bounds, "width"),
                    number(bounds, "height")))
        .orElseGet(Rectangle2D.Double::new);
  }

  private static double number(Element bounds, String name) {
    try {
      return Double.parseDouble(bounds.getAttribute(name));
    } catch (NumberFormatException missing) {
      return 0;
    }
  }
}

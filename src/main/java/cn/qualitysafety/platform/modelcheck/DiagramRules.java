package cn.qualitysafety.platform.modelcheck;

import cn.qualitysafety.platform.engine.Dom;
import cn.qualitysafety.platform.language.NameKind;
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
          DiagramRules::elementsThatAreNotDrawn,
          DiagramRules::shapesThatOverlap,
          DiagramRules::postsWithoutLanes,
          DiagramRules::nodesInNoLane,
          DiagramRules::tasksInTheLaneOfOthers);

  private static final Set<String> OTHERS =
      Set.of("sequenceFlow", "textAnnotation", "association", "participant", "lane", "messageFlow");

  private DiagramRules() {}

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

  /** Where several posts act the drawing says which does what. */
  static void postsWithoutLanes(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      long posts =
          model.all("userTask").stream()
              .map(task -> Dom.camunda(task, "candidateGroups"))
              .distinct()
              .count();
      if (posts > 1 && model.all("lane").isEmpty()) {
        found.add(
            model,
            model.process(),
            "由%d个岗位办理，图上看不出由谁办理".formatted(posts),
            "请画泳池，每个岗位一条泳道，以岗位的名称命名");
      }
    }
  }

  /** Those outside of subprocesses, which lie in a lane as a whole. */
  static void nodesInNoLane(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      if (model.all("lane").isEmpty()) {
        continue;
      }
      for (Element node : model.nodes()) {
        int lanes = lanes(model, node).size();
        if (node.getParentNode() == model.process() && lanes != 1) {
          found.add(model, node, lanes == 0 ? "不在任何泳道中" : "在%d条泳道中".formatted(lanes), "请把它放进一条泳道");
        }
      }
    }
  }

  private static List<Element> lanes(Model model, Element node) {
    return model.all("lane").stream()
        .filter(
            lane ->
                Dom.children(lane, "flowNodeRef").stream()
                    .anyMatch(each -> Dom.text(each).equals(node.getAttribute("id"))))
        .toList();
  }

  /** A lane is called by its post, or says before it of which body: 组织抽查部门的抽查组织人员. */
  static void tasksInTheLaneOfOthers(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element task : model.all("userTask")) {
        String post =
            known.chinese(
                NameKind.POST, Dom.camunda(task, "candidateGroups").split(",")[0].strip());
        for (Element lane : lanes(model, task)) {
          String name = lane.getAttribute("name");
          if (!post.isEmpty() && !name.equals(post) && !name.endsWith("的" + post)) {
            found.add(
                model, task, "由“%s”办理，却画在泳道“%s”中".formatted(post, name), "请移到该岗位的泳道，或者更正泳道的名称");
          }
        }
      }
    }
  }

  static void shapesThatOverlap(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      Map<String, Element> drawn = drawn(model);
      List<Element> nodes =
          model.nodes().stream()
              .filter(node -> drawn.containsKey(node.getAttribute("id")))
              .toList();
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

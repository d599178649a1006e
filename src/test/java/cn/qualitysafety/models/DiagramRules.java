package cn.qualitysafety.models;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Artifact;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** What a diagram must be so that it opens in Camunda Modeler as somebody drew it. */
public record DiagramRules(Models models) {

  public List<String> shapes() {
    Findings found = new Findings();
    for (Model model : models.models()) {
      Stream.of(FlowNode.class, SequenceFlow.class, Artifact.class)
          .flatMap(type -> model.all(type).stream())
          .map(BaseElement.class::cast)
          .forEach(
              element ->
                  found.unless(
                      element.getDiagramElement() != null,
                      model.at(element),
                      "draw it: it has no shape or edge in the diagram"));
    }
    return found.all();
  }

  public List<String> overlaps() {
    Findings found = new Findings();
    for (Model model : models.models()) {
      List<FlowNode> nodes =
          model.all(FlowNode.class).stream()
              .filter(node -> node.getDiagramElement() != null)
              .toList();
      for (int i = 0; i < nodes.size(); i++) {
        for (FlowNode other : nodes.subList(i + 1, nodes.size())) {
          found.unless(
              !overlap(nodes.get(i), other),
              model.at(nodes.get(i)),
              "move it away from %s, they overlap",
              other.getId());
        }
      }
    }
    return found.all();
  }

  private static boolean overlap(FlowNode one, FlowNode other) {
    BpmnShape shape = (BpmnShape) one.getDiagramElement();
    BpmnShape otherShape = (BpmnShape) other.getDiagramElement();
    return shape.getParentElement().equals(otherShape.getParentElement())
        && !belong(one, other)
        && !belong(other, one)
        && rectangle(shape).intersects(rectangle(otherShape));
  }

  /** Whether one lies in the other, or is attached to it. */
  private static boolean belong(FlowElement one, FlowElement other) {
    return one instanceof BoundaryEvent event && event.getAttachedTo().equals(other)
        || Stream.<ModelElementInstance>iterate(
                one, element -> element != null, ModelElementInstance::getParentElement)
            .anyMatch(other::equals);
  }

  private static Rectangle2D rectangle(BpmnShape shape) {
    Bounds bounds = shape.getBounds();
    return new Rectangle2D.Double(
        bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
  }
}

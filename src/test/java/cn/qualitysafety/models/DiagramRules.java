package cn.qualitysafety.models;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Artifact;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.MessageFlow;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * What a diagram must be so that it opens in Camunda Modeler as somebody drew it, and says who
 * acts.
 *
 * @param posts names of all posts by their codes
 */
public record DiagramRules(Models models, Map<String, String> posts) {

  public List<String> shapes() {
    Findings found = new Findings();
    for (Model model : models.models()) {
      Stream.of(
              FlowNode.class,
              SequenceFlow.class,
              Artifact.class,
              Participant.class,
              Lane.class,
              MessageFlow.class)
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

  /** Where several posts act each has a lane, and every step lies in the lane of whoever acts. */
  public List<String> lanes() {
    Findings found = new Findings();
    for (Model model : models.models()) {
      Map<FlowNode, List<Lane>> lanes = new HashMap<>();
      model
          .all(Lane.class)
          .forEach(
              lane ->
                  lane.getFlowNodeRefs()
                      .forEach(
                          node ->
                              lanes.computeIfAbsent(node, each -> new ArrayList<>()).add(lane)));
      boolean several =
          model.all(UserTask.class).stream()
                  .map(UserTask::getCamundaCandidateGroups)
                  .distinct()
                  .count()
              > 1;
      found.unless(
          !several || !lanes.isEmpty(), model.at(model.process()), "draw a lane for each post");
      for (FlowNode node : lanes.isEmpty() ? List.<FlowNode>of() : nodesOfProcess(model)) {
        List<Lane> around = lanes.getOrDefault(node, List.of());
        found.unless(around.size() == 1, model.at(node), "put it into one lane");
        found.unless(
            !(node instanceof UserTask task)
                || around.stream()
                    .anyMatch(
                        lane -> lane.getName().equals(nameOf(task.getCamundaCandidateGroups()))),
            model.at(node),
            "put it into the lane of its post");
      }
    }
    return found.all();
  }

  private String nameOf(String post) {
    return posts.get(String.valueOf(post));
  }

  /** Those outside of sub-processes, which lie in a lane as a whole. */
  private static List<FlowNode> nodesOfProcess(Model model) {
    return model.all(FlowNode.class).stream()
        .filter(node -> node.getParentElement().equals(model.process()))
        .toList();
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

package cn.qualitysafety.platform.casefile;

import cn.qualitysafety.platform.language.ModelProperty;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;

/**
 * The end events that say how a case ended. Beside its way a case may go others, for example a
 * reminder (an event that interrupts nothing), or one whose end has the property {@code noResult};
 * where such a one comes to its end last, that is no result.
 */
final class MainEnds {

  private MainEnds() {}

  /** Ids of the end events of the process itself that its way reaches. */
  static Set<String> of(BpmnModelInstance model) {
    Collection<BoundaryEvent> boundaries = model.getModelElementsByType(BoundaryEvent.class);
    Collection<SequenceFlow> flows = model.getModelElementsByType(SequenceFlow.class);
    Set<FlowNode> reached = new HashSet<>();
    Deque<FlowNode> ahead = new ArrayDeque<>();
    model.getModelElementsByType(StartEvent.class).stream()
        .filter(MainEnds::beginsAWay)
        .forEach(ahead::add);
    while (!ahead.isEmpty()) {
      FlowNode node = ahead.pop();
      if (reached.add(node)) {
        // By the flows themselves: that a node lists them too is optional.
        flows.stream()
            .filter(flow -> node.equals(flow.getSource()))
            .map(SequenceFlow::getTarget)
            .forEach(ahead::add);
        boundaries.stream()
            .filter(boundary -> boundary.cancelActivity() && node.equals(boundary.getAttachedTo()))
            .forEach(ahead::add);
      }
    }
    return reached.stream()
        .filter(EndEvent.class::isInstance)
        .filter(end -> !saysNothing(end))
        .map(FlowNode::getId)
        .collect(Collectors.toSet());
  }

  /** The process's own start, or what takes its place: an event subprocess that interrupts it. */
  private static boolean beginsAWay(StartEvent start) {
    return start.getParentElement() instanceof Process
        || start.getParentElement() instanceof SubProcess part
            && part.triggeredByEvent()
            && part.getParentElement() instanceof Process
            && start.isInterrupting();
  }

  private static boolean saysNothing(FlowNode end) {
    return end.getExtensionElements() != null
        && end
            .getExtensionElements()
            .getElementsQuery()
            .filterByType(CamundaProperties.class)
            .list()
            .stream()
            .flatMap(properties -> properties.getCamundaProperties().stream())
            .anyMatch(
                property ->
                    ModelProperty.NO_RESULT.propertyName().equals(property.getCamundaName())
                        && "true".equals(property.getCamundaValue()));
  }
}

package cn.qualitysafety.platform.casefile;

import cn.qualitysafety.platform.casefile.CaseDiagram.Figure;
import cn.qualitysafety.platform.casefile.CaseDiagram.Label;
import cn.qualitysafety.platform.casefile.CaseDiagram.State;
import cn.qualitysafety.platform.casefile.CaseDiagram.Way;
import cn.qualitysafety.platform.casefile.FlowMapper.Reached;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.MessageFlow;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnPlane;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The diagrams of cases as their models are drawn, with what is done and what is open. The engine
 * keeps no flows: one counts as taken when both its ends were reached.
 */
@Service
class CaseDiagrams {

  private static final int MARGIN = 20;

  /** Widths of texts, in the units of a model: of a Chinese character, and of another one. */
  private static final double WIDE = 12;

  private static final double NARROW = 6.6;

  private static final double LABEL = 96;

  private final HistoryService history;
  private final RepositoryService repository;
  private final FlowMapper mapper;

  CaseDiagrams(HistoryService history, RepositoryService repository, FlowMapper mapper) {
    this.history = history;
    this.repository = repository;
    this.mapper = mapper;
  }

  /**
   * The diagram, and one for each collapsed part that the case has reached: such a part is drawn on
   * a sheet of its own. Empty if the engine has forgotten the case, or its model is not drawn.
   */
  @Transactional(readOnly = true)
  List<CaseDiagram> of(CaseFamily family) {
    HistoricProcessInstance found =
        history
            .createHistoricProcessInstanceQuery()
            .processInstanceId(family.instanceId())
            .singleResult();
    if (found == null) {
      return List.of();
    }
    BpmnModelInstance model = repository.getBpmnModelInstance(found.getProcessDefinitionId());
    Map<String, State> states =
        mapper.reached(found.getId()).stream()
            .collect(
                Collectors.toMap(
                    Reached::activityId, step -> step.open() ? State.NOW : State.DONE));
    return model.getModelElementsByType(BpmnPlane.class).stream()
        .map(sheet -> drawn(sheet, states))
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(sheet -> !sheet.part().isEmpty()))
        .toList();
  }

  /** Empty for a sheet without a shape, and for a part that the case has not reached. */
  private static Optional<CaseDiagram> drawn(BpmnPlane sheet, Map<String, State> states) {
    List<BpmnShape> shapes =
        on(sheet, BpmnShape.class)
            .filter(shape -> shape.getBpmnElement() != null)
            .sorted(Comparator.comparing(shape -> depth(shape.getBpmnElement())))
            .toList();
    boolean isPart = sheet.getBpmnElement() instanceof SubProcess;
    return shapes.isEmpty() || isPart && !states.containsKey(sheet.getBpmnElement().getId())
        ? Optional.empty()
        : Optional.of(
            drawn(
                isPart ? name(sheet.getBpmnElement()) : "",
                shapes,
                on(sheet, BpmnEdge.class).toList(),
                states));
  }

  private static <T> Stream<T> on(BpmnPlane sheet, Class<T> kind) {
    return sheet.getDiagramElements().stream().filter(kind::isInstance).map(kind::cast);
  }

  private static CaseDiagram drawn(
      String part, List<BpmnShape> shapes, List<BpmnEdge> edges, Map<String, State> states) {
    List<Figure> figures = new ArrayList<>();
    List<Label> labels = new ArrayList<>();
    for (BpmnShape shape : shapes) {
      BaseElement element = shape.getBpmnElement();
      String kind = isCollapsed(shape) ? "call" : kind(element);
      if (!kind.isEmpty()) {
        Bounds at = shape.getBounds();
        figures.add(
            new Figure(
                kind,
                states.getOrDefault(element.getId(), State.AHEAD),
                at.getX(),
                at.getY(),
                at.getWidth(),
                at.getHeight(),
                mark(element)));
        label(shape, kind).ifPresent(labels::add);
      }
    }
    List<Way> ways = new ArrayList<>();
    for (BpmnEdge edge : edges) {
      ways.add(way(edge, states));
      label(edge).ifPresent(labels::add);
    }
    List<Waypoint> points = edges.stream().flatMap(edge -> edge.getWaypoints().stream()).toList();
    double left = least(figures.stream().map(Figure::x), points.stream().map(Waypoint::getX));
    double top = least(figures.stream().map(Figure::y), points.stream().map(Waypoint::getY));
    double right =
        -least(
            Stream.concat(
                figures.stream().map(figure -> -figure.x() - figure.width()),
                labels.stream().filter(text -> !text.turned()).map(text -> -text.x() - LABEL / 2)),
            points.stream().map(point -> -point.getX()));
    double bottom =
        -least(
            Stream.concat(
                figures.stream().map(figure -> -figure.y() - figure.height()),
                labels.stream().map(text -> -text.base(text.lines().size() - 1))),
            points.stream().map(point -> -point.getY()));
    return new CaseDiagram(
        part,
        left - MARGIN,
        top - MARGIN,
        right - left + 2 * MARGIN,
        bottom - top + 2 * MARGIN,
        words(part, shapes, states),
        ways,
        figures,
        labels);
  }

  private static double least(Stream<Double> some, Stream<Double> others) {
    return Stream.concat(some, others).mapToDouble(Double::doubleValue).min().orElse(0);
  }

  /** What lies around others is drawn before them, what sits on others after them. */
  private static int depth(BaseElement element) {
    if (element instanceof Participant) {
      return 0;
    }
    if (element instanceof Lane) {
      return 1;
    }
    if (element instanceof BoundaryEvent) {
      return 100;
    }
    int depth = 2;
    ModelElementInstance around = element.getParentElement();
    while (around != null) {
      depth++;
      around = around.getParentElement();
    }
    return depth;
  }

  /** Whether it is drawn as one box, and what is in it on another sheet, if at all. */
  private static boolean isCollapsed(BpmnShape shape) {
    return shape.getBpmnElement() instanceof SubProcess
        && !Boolean.parseBoolean(shape.getAttributeValue("isExpanded"));
  }

  /** Empty for what is left out, as notes and data are. */
  private static String kind(BaseElement element) {
    if (element instanceof Participant || element instanceof Lane) {
      return "area";
    }
    if (element instanceof SubProcess) {
      return "part";
    }
    if (element instanceof CallActivity) {
      return "call";
    }
    if (element instanceof Activity) {
      return "task";
    }
    if (element instanceof EndEvent) {
      return "end";
    }
    if (element instanceof BoundaryEvent) {
      return "boundary";
    }
    if (element instanceof Event) {
      return "event";
    }
    return element instanceof Gateway ? "gateway" : "";
  }

  private static String mark(BaseElement element) {
    if (element instanceof ExclusiveGateway) {
      return "×";
    }
    if (element instanceof ParallelGateway) {
      return "＋";
    }
    if (element instanceof InclusiveGateway) {
      return "○";
    }
    return element instanceof EventBasedGateway ? "◇" : "";
  }

  private static Optional<Label> label(BpmnShape shape, String kind) {
    String name = name(shape.getBpmnElement());
    Bounds at = shape.getBounds();
    double middleX = at.getX() + at.getWidth() / 2;
    double middleY = at.getY() + at.getHeight() / 2;
    return switch (kind) {
      case "area" -> text(at.getX() + 15, middleY, true, name, at.getHeight() - 10);
      case "part" -> text(middleX, at.getY() + 14, false, name, at.getWidth() - 10);
      case "task", "call" -> text(middleX, middleY, false, name, at.getWidth() - 10);
      default ->
          outside(shape.getBpmnLabel(), name)
              .or(() -> text(middleX, at.getY() + at.getHeight() + 14, false, name, LABEL));
    };
  }

  private static Optional<Label> label(BpmnEdge edge) {
    String name = name(edge.getBpmnElement());
    List<Waypoint> points = List.copyOf(edge.getWaypoints());
    if (points.size() < 2) {
      return Optional.empty();
    }
    Waypoint from = points.get(points.size() / 2 - 1);
    Waypoint to = points.get(points.size() / 2);
    return outside(edge.getBpmnLabel(), name)
        .or(
            () ->
                text(
                    (from.getX() + to.getX()) / 2,
                    (from.getY() + to.getY()) / 2 - 10,
                    false,
                    name,
                    LABEL));
  }

  /** Where the model puts a label beside what it names. */
  private static Optional<Label> outside(BpmnLabel label, String name) {
    if (label == null || label.getBounds() == null) {
      return Optional.empty();
    }
    Bounds at = label.getBounds();
    return text(
        at.getX() + at.getWidth() / 2,
        at.getY() + at.getHeight() / 2,
        false,
        name,
        Math.max(LABEL, at.getWidth() + WIDE));
  }

  private static Optional<Label> text(
      double x, double y, boolean turned, String name, double width) {
    return name.isBlank()
        ? Optional.empty()
        : Optional.of(new Label(x, y, turned, lines(name, width)));
  }

  private static List<String> lines(String text, double width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    double filled = 0;
    for (int point : text.strip().replaceAll("\\s+", " ").codePoints().toArray()) {
      double wide = point > 0xFF ? WIDE : NARROW;
      if (filled + wide > width && line.length() > 0) {
        lines.add(line.toString());
        line.setLength(0);
        filled = 0;
      }
      line.appendCodePoint(point);
      filled += wide;
    }
    lines.add(line.toString());
    return lines;
  }

  private static String name(BaseElement element) {
    String name =
        element instanceof FlowElement step
            ? step.getName()
            : element instanceof Lane lane
                ? lane.getName()
                : element instanceof Participant pool
                    ? pool.getName()
                    : element instanceof MessageFlow message ? message.getName() : null;
    return Objects.requireNonNullElse(name, "");
  }

  private static Way way(BpmnEdge edge, Map<String, State> states) {
    String points =
        edge.getWaypoints().stream()
            .map(point -> point.getX() + "," + point.getY())
            .collect(Collectors.joining(" "));
    if (edge.getBpmnElement() instanceof SequenceFlow flow) {
      boolean taken =
          states.getOrDefault(flow.getSource().getId(), State.AHEAD) == State.DONE
              && states.containsKey(flow.getTarget().getId());
      return new Way("sequence", taken ? State.DONE : State.AHEAD, points);
    }
    return new Way(
        edge.getBpmnElement() instanceof MessageFlow ? "message" : "association",
        State.AHEAD,
        points);
  }

  private static String words(String part, List<BpmnShape> shapes, Map<String, State> states) {
    return "%s流程图。已经过：%s；正在办理：%s。"
        .formatted(
            part.isEmpty() ? "" : "“" + part + "”的",
            names(shapes, states, State.DONE),
            names(shapes, states, State.NOW));
  }

  private static String names(List<BpmnShape> shapes, Map<String, State> states, State state) {
    String names =
        shapes.stream()
            .map(BpmnShape::getBpmnElement)
            .filter(Activity.class::isInstance)
            .filter(element -> states.get(element.getId()) == state)
            .map(CaseDiagrams::name)
            .filter(name -> !name.isBlank())
            .distinct()
            .collect(Collectors.joining("、"));
    return names.isEmpty() ? "无" : names;
  }
}

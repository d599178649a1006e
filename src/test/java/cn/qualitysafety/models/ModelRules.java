package cn.qualitysafety.models;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.w3c.dom.Element;

/**
 * What a model must be, whatever its beans do.
 *
 * @param posts codes of all posts that a task can be given to
 */
public record ModelRules(Models models, Set<String> posts) {

  /** Tasks that need no due date, and why. */
  private static final Map<String, String> WITHOUT_LIMIT =
      Map.of(
          "campaign-year userTask_confirmDates",
          "whoever starts the campaign confirms at once",
          "shared-hearing userTask_recordHearingRequest",
          "the party may be silent: a timer ends the task and nobody is late",
          "licence-product-test userTask_recordObjection",
          "the applicant may be silent: a timer ends the task and nobody is late",
          "spotcheck-result userTask_recordSpotCheckObjection",
          "the enterprise may be silent: a timer ends the task and nobody is late",
          "licence-annual-review userTask_receiveLateReport",
          "the holder may be silent: a timer ends the task and nobody is late");

  private static final String SHARED = "shared";
  private static final String KEBAB_CASE = "[a-z0-9]+(-[a-z0-9]+)+";

  public List<String> keys() {
    Findings found = new Findings();
    for (Model model : models.models()) {
      checkKey(found, model.file(), List.of(model.key()));
    }
    for (DecisionTable table : models.tables()) {
      checkKey(found, table.file(), table.decisions().stream().map(Decision::getId).toList());
    }
    return found.all();
  }

  private static void checkKey(Findings found, Path file, List<String> keys) {
    String name = file.getFileName().toString().replaceFirst("\\.\\w+$", "");
    String regime = file.getParent().getFileName().toString();
    String where = file + " " + String.join(", ", keys);
    found.unless(keys.contains(name), where, "give key and file the same name");
    found.unless(
        name.matches(KEBAB_CASE) && (regime.equals(SHARED) || name.startsWith(regime + "-")),
        where,
        "name it %s-<noun> in kebab case, or move it to the folder of its regime",
        regime);
  }

  public List<String> fileNames() {
    Findings found = new Findings();
    Map<Path, Path> byName = new HashMap<>();
    models
        .files()
        .forEach(
            file -> {
              Path other = byName.putIfAbsent(file.getFileName(), file);
              found.unless(
                  other == null,
                  file.toString(),
                  "rename it, %s has the same name and one would overwrite the other in the jar",
                  other);
            });
    return found.all();
  }

  public List<String> elementIds() {
    Findings found = new Findings();
    for (Model model : models.models()) {
      Stream.of(FlowNode.class, Message.class, Error.class)
          .flatMap(type -> model.all(type).stream())
          .map(BaseElement.class::cast)
          .forEach(
              element ->
                  found.unless(
                      element.getId().matches(idPrefix(element) + "_[a-z][a-zA-Z0-9]*"),
                      model.at(element),
                      "change the id to %s_<verbObject>",
                      idPrefix(element)));
    }
    return found.all();
  }

  private static String idPrefix(BaseElement element) {
    if (element instanceof Gateway) {
      return "gateway";
    }
    return element instanceof IntermediateCatchEvent
            || element instanceof IntermediateThrowEvent
            || element instanceof BoundaryEvent
        ? "event"
        : element.getElementType().getTypeName();
  }

  public List<String> names() {
    Findings found = new Findings();
    for (Model model : models.models()) {
      Process process = model.process();
      found.unless(isChinese(process.getName()), model.at(process), "name the process in Chinese");
      for (FlowNode node : model.all(FlowNode.class)) {
        boolean speaks =
            node instanceof Activity
                || isQuestion(model, node)
                || node instanceof Event && node.getName() != null;
        found.unless(
            !speaks || isChinese(node.getName()),
            model.at(node),
            "name it in Chinese, as an official says it");
      }
    }
    for (DecisionTable table : models.tables()) {
      for (Decision decision : table.decisions()) {
        found.unless(
            isChinese(decision.getName()),
            table.file() + " " + decision.getId(),
            "name the decision in Chinese");
      }
    }
    return found.all();
  }

  static boolean isChinese(String text) {
    return text != null && text.codePoints().anyMatch(Character::isIdeographic);
  }

  private static boolean isQuestion(Model model, FlowNode node) {
    return (node instanceof ExclusiveGateway || node instanceof InclusiveGateway)
        && model.flowsFrom(node).size() > 1;
  }

  public List<String> gateways() {
    Findings found = new Findings();
    for (Model model : models.models()) {
      for (FlowNode gateway : model.all(FlowNode.class)) {
        if (!isQuestion(model, gateway)) {
          continue;
        }
        String defaultFlow = gateway.getAttributeValue("default");
        found.unless(
            defaultFlow != null,
            model.at(gateway),
            "make one outgoing flow the default, or a case can get stuck here");
        for (SequenceFlow answer : model.flowsFrom(gateway)) {
          found.unless(
              isChinese(answer.getName()),
              model.at(answer),
              "name it in Chinese: it answers a gateway's question");
          found.unless(
              answer.getId().equals(defaultFlow) == (answer.getConditionExpression() == null),
              model.at(answer),
              "give a condition to every outgoing flow but the default, and only to those");
        }
      }
    }
    return found.all();
  }

  public List<String> legalBasisAndHistory() {
    Findings found = new Findings();
    for (Model model : models.models()) {
      Process process = model.process();
      String where = model.at(process);
      String documentation =
          process.getDocumentations().stream()
              .map(Documentation::getTextContent)
              .collect(Collectors.joining());
      found.unless(documentation.contains("依据"), where, "document the legal basis (依据：…)");
      found.unless(
          process.getCamundaHistoryTimeToLiveString() != null, where, "set a history time to live");
      found.unless(process.isExecutable(), where, "set isExecutable, or it is not deployed");
    }
    return found.all();
  }

  public List<String> scripts() {
    Findings found = new Findings();
    for (Model model : models.models()) {
      model
          .elements()
          .filter(
              element ->
                  Set.of("script", "scriptTask").contains(element.getLocalName())
                      || element.hasAttribute("scriptFormat")
                      || element.hasAttribute("language"))
          .forEach(script -> found.unless(false, model.at(script), "replace the script by a bean"));
    }
    return found.all();
  }

  public List<String> mappings() {
    Findings found = new Findings();
    for (Model model : models.models()) {
      for (Element element : model.elements().toList()) {
        found.unless(
            !element.getAttribute("variables").equals("all"),
            model.at(element),
            "name each variable that the called process may know instead of variables=\"all\"");
      }
    }
    return found.all();
  }

  public List<String> calledElements() {
    Set<String> decisions =
        models.tables().stream()
            .flatMap(table -> table.decisions().stream())
            .map(Decision::getId)
            .collect(Collectors.toSet());
    Findings found = new Findings();
    for (Model model : models.models()) {
      for (CallActivity call : model.all(CallActivity.class)) {
        String called = call.getCalledElement();
        found.unless(
            models.model(called).isPresent(), model.at(call), "there is no process '%s'", called);
      }
      for (BusinessRuleTask task : model.all(BusinessRuleTask.class)) {
        String called = task.getCamundaDecisionRef();
        found.unless(
            decisions.contains(called), model.at(task), "there is no decision '%s'", called);
      }
    }
    return found.all();
  }

  public List<String> candidateGroups() {
    Findings found = new Findings();
    for (Model model : models.models()) {
      for (UserTask task : model.all(UserTask.class)) {
        List<String> groups = task.getCamundaCandidateGroupsList();
        found.unless(!groups.isEmpty(), model.at(task), "give it to a post (candidate groups)");
        for (String group : groups) {
          found.unless(posts.contains(group), model.at(task), "posts.csv has no post '%s'", group);
        }
      }
    }
    return found.all();
  }

  public List<String> separationOfDuties() {
    Findings found = new Findings();
    for (Model model : models.models()) {
      Set<String> tasks =
          model.all(UserTask.class).stream().map(FlowElement::getId).collect(Collectors.toSet());
      for (UserTask task : model.all(UserTask.class)) {
        Model.extensions(task, CamundaProperties.class).stream()
            .map(CamundaProperties::getCamundaProperties)
            .flatMap(Collection::stream)
            .filter(property -> property.getCamundaName().equals("separateFrom"))
            .map(CamundaProperty::getCamundaValue)
            .forEach(
                other ->
                    found.unless(
                        tasks.contains(other) && !other.equals(task.getId()),
                        model.at(task),
                        "separateFrom must name another user task of this model, not '%s'",
                        other));
      }
    }
    return found.all();
  }

  /** Whatever has a limit is reminded of before it and marked after it, by its due date. */
  public List<String> dueDates() {
    Findings found = new Findings();
    for (Model model : models.models()) {
      for (UserTask task : model.all(UserTask.class)) {
        found.unless(
            task.getCamundaDueDate() != null
                || WITHOUT_LIMIT.containsKey(model.key() + " " + task.getId()),
            model.at(task),
            "set a due date, or say in ModelRules.WITHOUT_LIMIT why it needs none");
      }
    }
    return found.all();
  }
}

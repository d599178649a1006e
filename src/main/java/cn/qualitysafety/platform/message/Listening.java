package cn.qualitysafety.platform.message;

import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.language.ModelProperty;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.springframework.stereotype.Component;

/**
 * Whom a running case hears. Its own model says so, at the event or task that waits for the
 * message: property {@code toldBy} lists the processes that may tell it, {@code told} what they
 * tell it. So nobody reaches into a case by the number of it that somebody types, unless whoever
 * draws and approves that case's procedure has foreseen it.
 *
 * <p>What counts is the version of the case, or else the newest one: a case that began before a
 * later version hears somebody hears them, too.
 */
@Component
class Listening {

  private final RepositoryService repository;
  private final RuntimeService runtime;
  private final InTheNameOf inTheNameOf;

  Listening(ProcessEngine engine, InTheNameOf inTheNameOf) {
    repository = engine.getRepositoryService();
    runtime = engine.getRuntimeService();
    this.inTheNameOf = inTheNameOf;
  }

  /**
   * Whether what waits hears the cases of a process say this.
   *
   * @param teller key of the process
   * @param told names of all that is told
   */
  boolean hears(EventSubscription waiting, String teller, Collection<String> told) {
    return inTheNameOf.system(
        () -> {
          ProcessInstance receiver =
              runtime
                  .createProcessInstanceQuery()
                  .processInstanceId(waiting.getProcessInstanceId())
                  .singleResult();
          return receiver != null
              && versions(receiver.getProcessDefinitionId())
                  .flatMap(version -> element(version, waiting.getActivityId()).stream())
                  .anyMatch(
                      element ->
                          said(element, ModelProperty.TOLD_BY).contains(teller)
                              && said(element, ModelProperty.TOLD).equals(new TreeSet<>(told)));
        });
  }

  private Stream<String> versions(String version) {
    ProcessDefinition own = repository.getProcessDefinition(version);
    return Stream.concat(
            Stream.of(version),
            repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(own.getKey())
                .latestVersion()
                .list()
                .stream()
                .map(ProcessDefinition::getId))
        .distinct();
  }

  private Optional<BaseElement> element(String version, String id) {
    return Optional.ofNullable(
        repository.getBpmnModelInstance(version).<BaseElement>getModelElementById(id));
  }

  private static Set<String> said(BaseElement element, ModelProperty property) {
    if (element.getExtensionElements() == null) {
      return Set.of();
    }
    return element
        .getExtensionElements()
        .getElementsQuery()
        .filterByType(CamundaProperties.class)
        .list()
        .stream()
        .flatMap(properties -> properties.getCamundaProperties().stream())
        .filter(each -> property.propertyName().equals(each.getCamundaName()))
        .map(CamundaProperty::getCamundaValue)
        .flatMap(value -> Arrays.stream(value.strip().split("[,\\s]+")))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

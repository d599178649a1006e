package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.language.ModelProperty;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Which processes are blind: whoever works in one of their cases is not to learn whose it is. */
@Component
public class BlindProcesses {

  private final RepositoryService repository;
  private final InTheNameOf inTheNameOf;

  BlindProcesses(@Lazy RepositoryService repository, InTheNameOf inTheNameOf) {
    this.repository = repository;
    this.inTheNameOf = inTheNameOf;
  }

  /** Whether a version of a process is one, by its id. */
  public boolean isBlind(String processId) {
    return inTheNameOf.system(
        () ->
            repository
                .getBpmnModelInstance(processId)
                .getModelElementsByType(Process.class)
                .stream()
                .anyMatch(BlindProcesses::saysSo));
  }

  /** Keys of those that are deployed. */
  public Set<String> keys() {
    return deployed().map(ProcessDefinition::getKey).collect(Collectors.toSet());
  }

  /** Codes of the posts that do their tasks. */
  public Set<String> posts() {
    return inTheNameOf.system(
        () ->
            deployed()
                .map(each -> repository.getBpmnModelInstance(each.getId()))
                .flatMap(model -> model.getModelElementsByType(UserTask.class).stream())
                .flatMap(task -> task.getCamundaCandidateGroupsList().stream())
                .collect(Collectors.toSet()));
  }

  private Stream<ProcessDefinition> deployed() {
    List<ProcessDefinition> all =
        inTheNameOf.system(() -> repository.createProcessDefinitionQuery().latestVersion().list());
    return all.stream().filter(each -> isBlind(each.getId()));
  }

  private static boolean saysSo(Process process) {
    return process.getExtensionElements() != null
        && process
            .getExtensionElements()
            .getElementsQuery()
            .filterByType(CamundaProperties.class)
            .list()
            .stream()
            .flatMap(properties -> properties.getCamundaProperties().stream())
            .anyMatch(
                property ->
                    ModelProperty.BLIND.propertyName().equals(property.getCamundaName())
                        && "true".equals(property.getCamundaValue()));
  }
}

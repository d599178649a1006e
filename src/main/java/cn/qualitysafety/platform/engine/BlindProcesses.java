package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.Remembered;
import cn.qualitysafety.platform.language.ModelProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
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

  /** Posts of a version's tasks by its id, nothing if it is not blind: what is deployed stays. */
  private final Remembered<String, Optional<Set<String>>> known;

  BlindProcesses(@Lazy RepositoryService repository, InTheNameOf inTheNameOf) {
    this.repository = repository;
    this.inTheNameOf = inTheNameOf;
    known = new Remembered<>(new ConcurrentHashMap<>(), id -> inTheNameOf.system(() -> read(id)));
  }

  /** Whether a version of a process is one, by its id. */
  public boolean isBlind(String processId) {
    return posts(processId).isPresent();
  }

  /** Whether the newest version of a process is one, by its key. */
  public boolean isBlindKey(String key) {
    return latest().anyMatch(each -> each.getKey().equals(key) && isBlind(each.getId()));
  }

  /** Codes of the posts that do their tasks. */
  public Set<String> posts() {
    return latest()
        .flatMap(each -> posts(each.getId()).stream())
        .flatMap(Set::stream)
        .collect(Collectors.toSet());
  }

  private Stream<ProcessDefinition> latest() {
    List<ProcessDefinition> all =
        inTheNameOf.system(() -> repository.createProcessDefinitionQuery().latestVersion().list());
    return all.stream();
  }

  private Optional<Set<String>> posts(String processId) {
    return known.get(processId);
  }

  /** A model that never says the word is not taken apart. */
  private Optional<Set<String>> read(String processId) {
    try (InputStream file = repository.getProcessModel(processId)) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      if (!text.contains(ModelProperty.BLIND.propertyName())) {
        return Optional.empty();
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    BpmnModelInstance model = repository.getBpmnModelInstance(processId);
    return model.getModelElementsByType(Process.class).stream().anyMatch(BlindProcesses::saysSo)
        ? Optional.of(
            model.getModelElementsByType(UserTask.class).stream()
                .flatMap(task -> task.getCamundaCandidateGroupsList().stream())
                .collect(Collectors.toSet()))
        : Optional.empty();
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

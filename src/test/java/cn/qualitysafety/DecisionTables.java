package cn.qualitysafety;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricDecisionOutputInstance;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.boot.test.context.TestComponent;

/** Asks deployed decision tables, and tells which of their rules the questions have reached. */
@TestComponent
public class DecisionTables {

  private final DecisionService decisions;
  private final HistoryService history;
  private final RepositoryService repository;

  DecisionTables(DecisionService decisions, HistoryService history, RepositoryService repository) {
    this.decisions = decisions;
    this.history = history;
    this.repository = repository;
  }

  /** What the table answers, one entry per rule that applies. */
  public List<Object> answers(String key, Map<String, Object> inputs) {
    DmnDecisionTableResult result = decisions.evaluateDecisionTableByKey(key, inputs);
    if (result.isEmpty()) {
      return List.of();
    }
    return result.collectEntries(result.getFirstResult().keySet().iterator().next());
  }

  /** The same of an output by its name. */
  public List<Object> answers(String key, String output, Map<String, Object> inputs) {
    return decisions.evaluateDecisionTableByKey(key, inputs).collectEntries(output);
  }

  /** Rules that none of these questions reaches. */
  @SafeVarargs
  public final Set<String> untested(String key, Map<String, Object>... questions) {
    DecisionDefinition definition =
        repository
            .createDecisionDefinitionQuery()
            .decisionDefinitionKey(key)
            .latestVersion()
            .singleResult();
    history.deleteHistoricDecisionInstanceByDefinitionId(definition.getId());
    Arrays.stream(questions).forEach(inputs -> answers(key, inputs));
    Set<String> rules =
        repository
            .getDmnModelInstance(definition.getId())
            .getModelElementsByType(Rule.class)
            .stream()
            .map(Rule::getId)
            .collect(Collectors.toCollection(TreeSet::new));
    history
        .createHistoricDecisionInstanceQuery()
        .decisionDefinitionId(definition.getId())
        .includeOutputs()
        .list()
        .stream()
        .flatMap(asked -> asked.getOutputs().stream())
        .map(HistoricDecisionOutputInstance::getRuleId)
        .forEach(rules::remove);
    history.deleteHistoricDecisionInstanceByDefinitionId(definition.getId());
    return rules;
  }
}

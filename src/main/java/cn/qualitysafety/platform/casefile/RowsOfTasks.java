package cn.qualitysafety.platform.casefile;

import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.record.CaseRecords;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/** What tells the tasks of one step from one another that is done once for each of several. */
@Component
class RowsOfTasks {

  private final ProcessEngine engine;
  private final RepositoryService repository;
  private final CaseRecords records;

  RowsOfTasks(ProcessEngine engine, RepositoryService repository, CaseRecords records) {
    this.engine = engine;
    this.repository = repository;
    this.records = records;
  }

  /** Whether a step is done once for each of several. */
  boolean isForSeveral(String modelId, String taskKey) {
    ModelElementInstance around =
        repository.getBpmnModelInstance(modelId).getModelElementById(taskKey);
    while (around != null) {
      if (around instanceof Activity activity && activity.getLoopCharacteristics() != null) {
        return true;
      }
      around = around.getParentElement();
    }
    return false;
  }

  /** Which of them an open task is for, as people call it; empty if it is for none or not open. */
  Optional<String> name(String taskId) {
    ProcessEngineConfigurationImpl configuration =
        (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    return configuration
        .getCommandExecutorTxRequired()
        .execute(
            context -> {
              TaskEntity task = context.getTaskManager().findTaskById(taskId);
              return Optional.ofNullable(task).map(CasePlace::of).map(records::rowName);
            });
  }
}

package cn.qualitysafety.platform.input;

import cn.qualitysafety.platform.RefusedInputException;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.form.FormData;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.form.CamundaFormRefImpl;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.form.TaskFormDataImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The forms of tasks that are done, for whoever tells what was decided in them. */
@Component
public class SentForms {

  private final Forms forms;
  private final ProcessEngineConfigurationImpl engine;

  SentForms(Forms forms, @Lazy ProcessEngineConfigurationImpl engine) {
    this.forms = forms;
    this.engine = engine;
  }

  /**
   * What was decided in a task and why, in words, each after its label. What is sealed is left out.
   *
   * @param modelId id of the process definition by which the task ran
   * @param entered texts by the names of the fields
   * @return empty if nothing was, or the task has no form
   */
  public List<String> answers(String modelId, String taskKey, Map<String, String> entered) {
    if (entered.isEmpty()) {
      return List.of();
    }
    Command<FormData> form = context -> form(context, modelId, taskKey);
    return engine
        .getCommandExecutorTxRequired()
        .execute(
            context -> {
              try {
                return forms
                    .of(form, taskKey)
                    .map(schema -> schema.answers(entered))
                    .orElse(List.of());
              } catch (RefusedInputException noFormAnyMore) {
                return List.of(); // the log says so
              }
            });
  }

  private static FormData form(CommandContext context, String modelId, String taskKey) {
    ProcessDefinitionEntity model =
        context
            .getProcessEngineConfiguration()
            .getDeploymentCache()
            .findDeployedProcessDefinitionById(modelId);
    TaskDefinition task = model.getTaskDefinitions().get(taskKey);
    FormDefinition form = task == null ? null : task.getFormDefinition();
    if (form == null || form.getCamundaFormDefinitionKey() == null) {
      return null;
    }
    TaskFormDataImpl data = new TaskFormDataImpl();
    data.setDeploymentId(model.getDeploymentId());
    data.setCamundaFormRef(
        new CamundaFormRefImpl(
            form.getCamundaFormDefinitionKey().getExpressionText(),
            form.getCamundaFormDefinitionBinding()));
    return data;
  }
}

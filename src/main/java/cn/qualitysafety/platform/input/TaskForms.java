package cn.qualitysafety.platform.input;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.engine.ParseListeners;
import cn.qualitysafety.platform.engine.PersonsCommand;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Whoever completes a task enters what its form asks for, as the form asks for it, and nothing
 * else; a task without a form takes nothing: an answer that is no choice of the form, or a variable
 * of the case, gets nowhere. Asked after the model's own listeners, which say better why a leader
 * or a laboratory may not be chosen; a refusal takes back what they did.
 */
@Component
class TaskForms extends AbstractProcessEnginePlugin implements TaskListener {

  private final ObjectProvider<Forms> forms;

  TaskForms(ObjectProvider<Forms> forms) {
    this.forms = forms;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    ParseListeners.add(
        configuration,
        new AbstractBpmnParseListener() {
          @Override
          public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            ((UserTaskActivityBehavior) activity.getActivityBehavior())
                .getTaskDefinition()
                .addTaskListener(TaskListener.EVENTNAME_COMPLETE, TaskForms.this);
          }
        });
  }

  /**
   * @throws RefusedInputException if a field has what it must not have
   */
  @Override
  public void notify(DelegateTask task) {
    Authentication person = Context.getCommandContext().getAuthentication();
    PersonsCommand told =
        new PersonsCommand(Context.getCommandInvocationContext().getCommand(), person);
    if (person == null
        || !told.isOneOf(CompleteTaskCmd.class, SubmitTaskFormCmd.class)
        || !told.given("taskId", String.class).filter(task.getId()::equals).isPresent()) {
      return;
    }
    Map<String, Object> entered = entered(told);
    String name = task.getName() == null ? task.getTaskDefinitionKey() : task.getName();
    Optional<FormSchema> form = forms.getObject().of(new GetTaskFormCmd(task.getId()), name);
    if (form.isPresent()) {
      Map<String, Object> shown = PlainValues.of(task.getVariablesTyped(false));
      forms.getObject().check(form.get(), name, entered, shown);
    } else if (!entered.isEmpty()) {
      throw new RefusedInputException(
          "任务“%s”没有表单，不能填写“%s”；请直接办结，或者联系流程设计员。"
              .formatted(name, entered.keySet().iterator().next()));
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> entered(PersonsCommand told) {
    return PlainValues.of(
        told.given("variables", Map.class)
            .or(() -> told.given("properties", Map.class))
            .orElse(Map.of()));
  }
}

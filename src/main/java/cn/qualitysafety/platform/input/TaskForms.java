package cn.qualitysafety.platform.input;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.engine.InnermostInterceptors;
import cn.qualitysafety.platform.engine.ParseListeners;
import cn.qualitysafety.platform.engine.PersonsCommand;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.impl.VariableMapImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Whoever completes a task enters what its form asks for, as the form asks for it, and nothing
 * else; a task without a form takes nothing: an answer that is no choice of the form, or a variable
 * of the case, gets nowhere. Asked after the model's own listeners, which say better why a leader
 * or a laboratory may not be chosen; a refusal takes back what they did. What the form only shows
 * is looked at first, and never written.
 */
@Component
class TaskForms extends AbstractProcessEnginePlugin implements TaskListener {

  /** What is sent, as either command calls it. */
  private static final List<String> SENT = List.of("variables", "properties");

  private final ObjectProvider<Forms> forms;
  private final FormValues values;

  TaskForms(ObjectProvider<Forms> forms, FormValues values) {
    this.forms = forms;
    this.values = values;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    InnermostInterceptors.add(configuration, new WithoutWhatIsShown(), new WithoutWhatIsShown());
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
   * Takes what a form only shows out of what is sent with it, before the engine writes that: by
   * then the case itself would say what was sent. The rest is for the task alone.
   */
  private class WithoutWhatIsShown extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
      PersonsCommand told =
          new PersonsCommand(command, Context.getCommandContext().getAuthentication());
      if (!told.isOneOf(CompleteTaskCmd.class, SubmitTaskFormCmd.class)) {
        return next.execute(command);
      }
      if (told.person() != null) {
        withdrawWhatIsShown(told);
      }
      return values.complete(told, () -> next.execute(command));
    }
  }

  private void withdrawWhatIsShown(PersonsCommand told) {
    Map<String, Object> sent = sent(told);
    TaskEntity task =
        told.given("taskId", String.class)
            .filter(id -> !sent.isEmpty())
            .map(id -> Context.getCommandContext().getTaskManager().findTaskById(id))
            .orElse(null);
    if (task == null) {
      return; // the engine says so itself
    }
    PlainValues.check(PlainValues.of(sent));
    Optional<FormSchema> form = forms.getObject().of(new GetTaskFormCmd(task.getId()), name(task));
    Set<String> shown = form.map(FormSchema::namesOfShown).orElse(Set.of());
    if (Collections.disjoint(shown, sent.keySet())) {
      return;
    }
    try {
      Map<String, Object> values = PlainValues.of(task.getVariablesTyped(false));
      values.putAll(PlainValues.of(this.values.shown(task)));
      form.get().checkShown(PlainValues.of(sent), values);
    } catch (RefusedInputException refused) {
      for (CommandChecker checker : Context.getProcessEngineConfiguration().getCommandCheckers()) {
        // Who may not work on it learns no more.
        checker.checkTaskWork(task);
      }
      throw refused;
    }
    VariableMap rest = new VariableMapImpl(sent);
    shown.forEach(rest::remove);
    SENT.forEach(name -> told.replace(name, rest));
  }

  /**
   * @throws RefusedInputException if a field has what it must not have
   */
  @Override
  public void notify(DelegateTask task) {
    Authentication person = Context.getCommandContext().getAuthentication();
    PersonsCommand told =
        new PersonsCommand(Context.getCommandInvocationContext().getCommand(), person);
    if (person == null || !completes(told, task)) {
      return;
    }
    Map<String, Object> entered = entered(task);
    String name = name(task);
    Optional<FormSchema> form = forms.getObject().of(new GetTaskFormCmd(task.getId()), name);
    if (form.isPresent()) {
      Map<String, Object> shown = PlainValues.of(task.getVariablesTyped(false));
      shown.putAll(PlainValues.of(values.shownBySubmitted()));
      forms.getObject().check(form.get(), name, entered, shown);
    } else if (!entered.isEmpty()) {
      throw new RefusedInputException(
          "任务“%s”没有表单，不能填写“%s”；请直接办结，或者联系流程设计员。"
              .formatted(name, entered.keySet().iterator().next()));
    }
  }

  /** What somebody entered to complete a task, by the name of the field. */
  static Map<String, Object> entered(DelegateTask task) {
    // What the case had no variable for: see FormValues.
    Map<String, Object> entered = PlainValues.of(((TaskEntity) task).getVariablesLocalTyped(false));
    PersonsCommand told =
        new PersonsCommand(Context.getCommandInvocationContext().getCommand(), null);
    if (completes(told, task)) {
      entered.putAll(PlainValues.of(sent(told)));
    }
    return entered;
  }

  private static boolean completes(PersonsCommand told, DelegateTask task) {
    return told.isOneOf(CompleteTaskCmd.class, SubmitTaskFormCmd.class)
        && told.given("taskId", String.class).filter(task.getId()::equals).isPresent();
  }

  static String name(DelegateTask task) {
    return task.getName() == null ? task.getTaskDefinitionKey() : task.getName();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> sent(PersonsCommand told) {
    return SENT.stream()
        .flatMap(name -> told.given(name, Map.class).stream())
        .findFirst()
        .orElse(Map.of());
  }
}

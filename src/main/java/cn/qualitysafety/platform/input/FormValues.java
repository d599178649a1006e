package cn.qualitysafety.platform.input;

import cn.qualitysafety.platform.engine.InnermostInterceptors;
import cn.qualitysafety.platform.engine.PersonsCommand;
import cn.qualitysafety.platform.language.Fact;
import cn.qualitysafety.platform.language.FactType;
import cn.qualitysafety.platform.language.FactWords;
import cn.qualitysafety.platform.language.FactsOfCases;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * What the form of a task shows is read when it is opened: facts of the case, by their names. What
 * is entered belongs to the task, goes into its history, and is gone with it: what a case goes on
 * with, a step has written into a register.
 */
@Component
class FormValues extends AbstractProcessEnginePlugin {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

  private static final Set<FactType> IN_WORDS =
      Set.of(FactType.LIST, FactType.PERSON, FactType.PERSONS);

  private final Supplier<Forms> forms;
  private final Supplier<FactsOfCases> facts;
  private final Supplier<FactWords> words;
  private final ThreadLocal<Map<String, Object>> submitted = new ThreadLocal<>();

  FormValues(
      ObjectProvider<Forms> forms,
      ObjectProvider<FactsOfCases> facts,
      ObjectProvider<FactWords> words) {
    this.forms = SingletonSupplier.of(forms::getObject);
    this.facts = SingletonSupplier.of(facts::getObject);
    this.words = SingletonSupplier.of(words::getObject);
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    InnermostInterceptors.add(configuration, new AtForms(), new AtForms());
  }

  private class AtForms extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
      T result = next.execute(command);
      if (command instanceof GetTaskFormVariablesCmd asked
          && result instanceof VariableMap variables) {
        boolean asObjects =
            new PersonsCommand(command, null)
                .given("deserializeObjectValues", Boolean.class)
                .orElse(true);
        shown(task(asked.resourceId)).entrySet().stream()
            .filter(
                fact ->
                    asked.formVariableNames == null
                        || asked.formVariableNames.contains(fact.getKey()))
            .forEach(
                fact -> variables.putValueTyped(fact.getKey(), typed(fact.getValue(), asObjects)));
      }
      return result;
    }
  }

  /**
   * Lets a task be completed with what was entered as its own.
   *
   * @param command the engine's command, without what its form only shows
   */
  <T> T complete(PersonsCommand command, Supplier<T> next) {
    TaskEntity task = command.given("taskId", String.class).map(FormValues::task).orElse(null);
    if (task == null || task.getExecution() == null) {
      return next.get();
    }
    keepWithTask(command, task);
    Map<String, Object> before = submitted.get();
    submitted.set(Context.getCommandContext().getAuthentication() == null ? null : shown(task));
    try {
      return next.get();
    } finally {
      submitted.set(before);
    }
  }

  /** What the form that is being submitted showed before its steps changed anything. */
  Map<String, Object> shownBySubmitted() {
    Map<String, Object> shown = submitted.get();
    return shown == null ? Map.of() : shown;
  }

  /** A variable that the case has already is changed as the engine does it. */
  @SuppressWarnings("unchecked")
  private static void keepWithTask(PersonsCommand command, TaskEntity task) {
    String field = command.isOneOf(CompleteTaskCmd.class) ? "variables" : "properties";
    Map<String, Object> entered = command.given(field, Map.class).orElse(Map.of());
    VariableMap ofCase = Variables.createVariables();
    VariableMap typed =
        entered instanceof VariableMap variables ? variables : Variables.fromMap(entered);
    for (String name : typed.keySet()) {
      if (task.hasVariable(name)) {
        ofCase.putValueTyped(name, typed.getValueTyped(name));
      } else {
        task.setVariableLocal(name, typed.getValueTyped(name));
      }
    }
    command.replace(field, ofCase);
  }

  /**
   * As a variable of the engine would come: Tasklist sends a field back as what it came as.
   *
   * @param asObjects whether lists are asked for as objects of Java; Tasklist reads their text
   */
  private static TypedValue typed(Object value, boolean asObjects) {
    if (value instanceof SpinJsonNode json) {
      return asObjects
          ? SpinValues.jsonValue(json).create()
          : SpinValues.jsonValue(json.toString()).create();
    }
    if (value instanceof String text) {
      return Variables.stringValue(text);
    }
    if (value instanceof Boolean answer) {
      return Variables.booleanValue(answer);
    }
    if (value instanceof Integer || value instanceof Long) {
      return Variables.longValue(((Number) value).longValue());
    }
    return value instanceof Number number
        ? Variables.doubleValue(number.doubleValue())
        : Variables.untypedValue(value);
  }

  private static TaskEntity task(String id) {
    return Context.getCommandContext().getTaskManager().findTaskById(id);
  }

  /** What the form of a task shows of the facts of its case to whoever is logged in, by name. */
  Map<String, Object> shown(TaskEntity task) {
    Optional<FormSchema> form = forms.get().of(new GetTaskFormCmd(task.getId()), task.getName());
    Map<String, Object> shown = new LinkedHashMap<>();
    if (form.isPresent() && task.getExecution() != null) {
      // Without it Tasklist sends what is ticked as a text, which is no list.
      form.get().lists().stream()
          .filter(field -> !task.hasVariable(field))
          .forEach(field -> shown.put(field, Options.of(List.of())));
      for (Fact fact : facts.get().of(task.getProcessDefinition())) {
        if (form.get().shows(fact.name()) && maySee(fact)) {
          shown.put(
              fact.name(), inForm(fact, told(task, fact), form.get().showsInWords(fact.name())));
        }
      }
    }
    return shown;
  }

  /** As a step would read it: what a form shows depends on the form and not on who opens it. */
  private Object told(TaskEntity task, Fact fact) {
    return Context.getCommandContext()
        .runWithoutAuthorization(() -> facts.get().value(task, fact.name()));
  }

  private static boolean maySee(Fact fact) {
    Authentication person = Context.getCommandContext().getAuthentication();
    return !fact.isSealed()
        || person != null
            && person.getGroupIds() != null
            && person.getGroupIds().stream().anyMatch(fact.posts()::contains);
  }

  /**
   * @param inWords whether the form shows it as a text: of people their names, of a list all of it
   */
  @SuppressWarnings("unchecked")
  private Object inForm(Fact fact, Object value, boolean inWords) {
    if (value == null) {
      return null;
    }
    if (inWords && IN_WORDS.contains(fact.type())) {
      return Context.getCommandContext()
          .runWithoutAuthorization(() -> words.get().words(fact.type(), value));
    }
    return switch (fact.type()) {
      case DAY -> value.toString();
      case TIME -> MINUTE.format(((Date) value).toInstant());
      case MONEY -> BigDecimal.valueOf((Long) value, 2).toPlainString();
      case LIST ->
          value instanceof Map<?, ?> labels
              ? Options.of((Map<String, String>) labels)
              : Options.of(List.copyOf((Collection<String>) value));
      case PERSONS -> Options.of(words.get().names((Collection<String>) value));
      case TEXT, NUMBER, YES_NO, CHOICE, PERSON -> value;
    };
  }
}

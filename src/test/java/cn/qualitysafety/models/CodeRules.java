package cn.qualitysafety.models;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;

/** Whether each step of a model has its bean, and each field of a form its reader. */
public record CodeRules(Models models, JavaCode code) {

  /**
   * form.text("key"), form.date("label", "key"), form.number("label", "key", …), form.list("key"),
   * form.approved("label").
   */
  private static final Pattern READ =
      Pattern.compile(
          "form\\s*\\.(?<kind>text|ticked|date|number|list|approved)\\("
              + "\\s*(\"(?<label>[^\"]*)\"\\s*,\\s*)?\"(?<last>[^\"]*)\"");

  private static final Pattern PART =
      Pattern.compile("\\$\\{(?<bean>\\w+)\\.\\w+\\((?<of>execution|task)(, ?[^()]*)?\\)}");

  private static final String DECISION = "decision";

  public List<String> delegates() {
    Findings found = new Findings();
    for (Model model : models.models()) {
      for (ServiceTask task : model.all(ServiceTask.class)) {
        if (model.isInLanguage()) {
          checkStep(found, model, task, task.getCamundaExpression(), "execution");
          continue;
        }
        String bean = Model.verb(task) + "Delegate";
        found.unless(
            "${%s}".formatted(bean).equals(task.getCamundaDelegateExpression()),
            model.at(task),
            "set the delegate expression ${%s}, the verb of the id",
            bean);
        checkBean(found, model, model.at(task), bean, JavaDelegate.class);
      }
      for (SendTask task : model.all(SendTask.class)) {
        checkStep(found, model, task, task.getCamundaExpression(), "execution");
      }
    }
    return found.all();
  }

  public List<String> listeners() {
    Findings found = new Findings();
    for (Model model : models.models()) {
      for (UserTask task : model.all(UserTask.class)) {
        if (model.isInLanguage()) {
          List<String> steps =
              Model.extensions(task, CamundaTaskListener.class).stream()
                  .filter(listener -> "complete".equals(listener.getCamundaEvent()))
                  .map(CamundaTaskListener::getCamundaExpression)
                  .toList();
          checkStep(found, model, task, steps.size() == 1 ? steps.get(0) : "", "task");
          continue;
        }
        String bean = Model.verb(task) + "Listener";
        List<String> onComplete =
            Model.extensions(task, CamundaTaskListener.class).stream()
                .filter(listener -> "complete".equals(listener.getCamundaEvent()))
                .map(CamundaTaskListener::getCamundaDelegateExpression)
                .toList();
        found.unless(
            onComplete.equals(List.of("${%s}".formatted(bean))),
            model.at(task),
            "give it one complete listener, ${%s}, the verb of the id",
            bean);
        checkBean(found, model, model.at(task), bean, TaskListener.class);
      }
    }
    return found.all();
  }

  /** The step of its verb, or one of a part that every regime shares. */
  private void checkStep(
      Findings found, Model model, BaseElement element, String expression, String of) {
    String own = "${%s.%s(%s)}".formatted(model.bean(), Model.verb(element), of);
    Matcher part = PART.matcher(String.valueOf(expression));
    boolean shared =
        part.matches()
            && part.group("of").equals(of)
            && code.beanTypes()
                .getOrDefault(part.group("bean"), Object.class)
                .getPackageName()
                .startsWith("cn.qualitysafety.platform.");
    found.unless(
        shared || own.equals(expression),
        model.at(element),
        "let it call %s, the verb of the id, or a part",
        own);
    found.unless(
        shared || code.step(model, Model.verb(element)).isPresent(),
        model.at(element),
        "write the step %s(%s) in %s.%s",
        Model.verb(element),
        of,
        model.beanPackage(),
        model.javaName());
  }

  private void checkBean(Findings found, Model model, String where, String bean, Class<?> kind) {
    Class<?> type = code.beanTypes().get(bean);
    found.unless(
        type != null
            && kind.isAssignableFrom(type)
            && type.getPackageName().equals(model.beanPackage()),
        where,
        "write the bean %s, a %s in %s",
        bean,
        kind.getSimpleName(),
        model.beanPackage());
  }

  /** What a form asks is read by the listener of its task, under the same key and label. */
  public List<String> fields() {
    Findings found = new Findings();
    for (Model model : models.models()) {
      for (UserTask task : model.all(UserTask.class)) {
        Class<?> listener = code.beanTypes().get(Model.verb(task) + "Listener");
        Optional<Form> form = models.form(Model.formRef(task));
        if (form.isPresent() && model.isInLanguage()) {
          code.step(model, Model.verb(task))
              .ifPresent(
                  step -> checkFields(found, model.at(task), form.get(), Model.verb(task), step));
        } else if (listener != null && form.isPresent()) {
          checkFields(
              found, model.at(task), form.get(), listener.getSimpleName(), code.sourceOf(listener));
        }
      }
    }
    return found.all();
  }

  private static void checkFields(
      Findings found, String where, Form form, String reader, String source) {
    Set<String> read = new HashSet<>();
    Matcher call = READ.matcher(source);
    while (call.find()) {
      boolean isDecision = call.group("kind").equals("approved");
      String key = isDecision ? DECISION : call.group("last");
      String label = isDecision ? call.group("last") : call.group("label");
      Optional<Form.Field> field = form.field(key);
      read.add(key);
      found.unless(
          field.isPresent(),
          where,
          "%s reads '%s', which is no field of %s",
          reader,
          key,
          form.id());
      found.unless(
          field.isEmpty() || label == null || label.equals(field.get().label()),
          where,
          "%s calls '%s' “%s”, its label in %s differs",
          reader,
          key,
          label,
          form.id());
    }
    for (Form.Field field : form.fields()) {
      found.unless(
          field.isReadOnly() || read.contains(field.key()),
          where,
          "%s does not read '%s' of %s: what people enter there is lost",
          reader,
          field.key(),
          form.id());
    }
  }

  /** The class {@code …Process} of a model names what the model has, and all that a start asks. */
  public List<String> constants() {
    Findings found = new Findings();
    for (Model model : models.models()) {
      String className = model.javaName() + "Process";
      List<String> constants = JavaCode.constants(model);
      String texts = textsAround(model);
      for (String constant : constants) {
        found.unless(
            Pattern.compile("\\b%s\\b".formatted(Pattern.quote(constant))).matcher(texts).find(),
            model.at(model.key()),
            "%s has the constant '%s', which is neither in the model nor in its forms, tables and callers",
            className,
            constant);
      }
      String steps = code.sourceOfSteps(model).orElse("");
      for (StartEvent start : model.all(StartEvent.class)) {
        for (Form.Field field : models.fieldsOf(start)) {
          found.unless(
              constants.contains(field.key()) || steps.contains("\"%s\"".formatted(field.key())),
              model.at(start),
              "nothing reads '%s' of %s; add a constant to %s and read it in a delegate",
              field.key(),
              Model.formRef(start),
              className);
        }
      }
    }
    return found.all();
  }

  private String textsAround(Model model) {
    return Stream.of(
            Stream.of(model.text()),
            models.callersOf(model).stream().map(Model::text),
            models.tablesOf(model).stream().map(DecisionTable::text),
            models.formsOf(model).stream().map(form -> form.json().toString()))
        .flatMap(texts -> texts)
        .collect(Collectors.joining());
  }
}

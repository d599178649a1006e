package cn.qualitysafety.models;

import cn.qualitysafety.platform.language.Fact;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;

/** What a form must be, and how models and forms find each other. */
public record FormRules(Models models, Function<String, List<Fact>> facts) {

  private static final String ENGINE_VERSION = "7.24.0";

  public List<String> ids() {
    Findings found = new Findings();
    Set<String> shown =
        models.models().stream()
            .flatMap(model -> model.nodesWithForm().stream())
            .map(Model::formRef)
            .collect(Collectors.toSet());
    for (Form form : models.forms()) {
      found.unless(
          form.file().endsWith(form.id() + ".form"),
          form.at(form.id()),
          "give id and file the same name");
      found.unless(
          shown.contains(form.id()), form.at(form.id()), "no model shows it; use or delete it");
    }
    return found.all();
  }

  public List<String> references() {
    Findings found = new Findings();
    for (Model model : models.models()) {
      for (UserTask task : model.all(UserTask.class)) {
        found.unless(Model.formRef(task) != null, model.at(task), "give it a form (formRef)");
      }
      for (FlowNode node : model.nodesWithForm()) {
        String ref = Model.formRef(node);
        String where = model.at(node);
        found.unless(
            "deployment".equals(Model.camunda(node, "formRefBinding")),
            where,
            "set formRefBinding to deployment: a running case keeps the form of its version");
        found.unless(
            ref.matches(model.key() + "(-[a-z0-9]+)+"),
            where,
            "name the form %s-<verb>, not '%s'",
            model.key(),
            ref);
        found.unless(
            models.form(ref).filter(form -> form.folder().equals(model.regime())).isPresent(),
            where,
            "there is no form '%s' in forms/%s",
            ref,
            model.regime());
      }
    }
    return found.all();
  }

  public List<String> decisionBindings() {
    Findings found = new Findings();
    for (Model model : models.models()) {
      for (BusinessRuleTask task : model.all(BusinessRuleTask.class)) {
        found.unless(
            "deployment".equals(task.getCamundaDecisionRefBinding()),
            model.at(task),
            "set decisionRefBinding to deployment: a running case keeps the table of its version");
      }
    }
    return found.all();
  }

  public List<String> labels() {
    Findings found = new Findings();
    for (Form form : models.forms()) {
      for (Form.Field field : form.fields()) {
        found.unless(
            ModelRules.isChinese(field.label()),
            form.at(field.key()),
            "label it in Chinese, as an official says it");
      }
    }
    return found.all();
  }

  public List<String> maxLengths() {
    Findings found = new Findings();
    for (Form form : models.forms()) {
      for (Form.Field field : form.fields()) {
        found.unless(
            !field.isText() || field.isReadOnly() || field.hasMaxLength(),
            form.at(field.key()),
            "set a maximum length, the register's column has one");
      }
    }
    return found.all();
  }

  public List<String> engineVersion() {
    Findings found = new Findings();
    for (Form form : models.forms()) {
      found.unless(
          form.json().path("executionPlatformVersion").asText().equals(ENGINE_VERSION),
          form.at(form.id()),
          "set executionPlatformVersion to %s",
          ENGINE_VERSION);
    }
    return found.all();
  }

  /** A field is local to its task, and what it shows comes from the register. */
  public List<String> inputs() {
    Findings found = new Findings();
    for (Model model : models.models()) {
      for (UserTask task : model.all(UserTask.class)) {
        Map<String, CamundaInputParameter> inputs = Model.inputs(task);
        models
            .form(Model.formRef(task))
            .ifPresent(
                form -> {
                  if (model.isInLanguage()) {
                    checkShown(found, model, task, form, inputs);
                  } else {
                    checkInputs(found, model.at(task), form, inputs);
                  }
                });
      }
    }
    return found.all();
  }

  /** What a form shows is a fact of the case, or an input for what is none. */
  private void checkShown(
      Findings found,
      Model model,
      UserTask task,
      Form form,
      Map<String, CamundaInputParameter> inputs) {
    Set<String> known = new HashSet<>(inputs.keySet());
    facts.apply(model.key()).forEach(fact -> known.add(fact.name()));
    for (Form.Field field : form.fields()) {
      found.unless(
          !field.isReadOnly() || known.contains(field.key()),
          model.at(task),
          "'%s', which %s shows, is no fact of the cases of %s",
          field.key(),
          form.id(),
          model.key());
      found.unless(
          field.isReadOnly() || proposesFact(inputs.get(field.key())),
          model.at(task),
          "delete the input parameter '%s', or let it propose a fact: what is entered in %s belongs"
              + " to its task anyhow",
          field.key(),
          form.id());
    }
    Set<String> read = new HashSet<>(form.variablesInExpressions());
    read.addAll(form.json().findValuesAsText("valuesKey"));
    for (String name : read) {
      found.unless(
          known.contains(name) || form.field(name).isPresent(),
          model.at(task),
          "'%s', which %s reads, is no fact of the cases of %s",
          name,
          form.id(),
          model.key());
    }
  }

  /** Whether it begins an entry with what a fact says, or is not there. */
  private static boolean proposesFact(CamundaInputParameter input) {
    return input == null || input.getRawTextContent().startsWith("${facts.");
  }

  private static void checkInputs(
      Findings found, String where, Form form, Map<String, CamundaInputParameter> inputs) {
    for (Form.Field field : form.fields()) {
      CamundaInputParameter input = inputs.get(field.key());
      found.unless(
          input != null,
          where,
          "add the input parameter '%s' for the field of %s, empty if it is only entered; without"
              + " it the entry becomes a variable of the case",
          field.key(),
          form.id());
      found.unless(
          !field.isList(),
          where,
          "several choices of '%s' in %s can be ticked: write the model in steps and facts, or the"
              + " engine refuses them",
          field.key(),
          form.id());
      found.unless(
          input == null || !field.isReadOnly() || !input.getRawTextContent().isBlank(),
          where,
          "give the input parameter '%s' a value: %s shows it and nobody can enter it",
          field.key(),
          form.id());
    }
    for (String variable : form.variablesInExpressions()) {
      found.unless(
          inputs.containsKey(variable) || form.field(variable).isPresent(),
          where,
          "add the input parameter '%s', an expression in %s reads it",
          variable,
          form.id());
    }
    for (String choices : form.json().findValuesAsText("valuesKey")) {
      found.unless(
          inputs.containsKey(choices),
          where,
          "add the input parameter '%s' with the choices of a list in %s (platform.input.Options)",
          choices,
          form.id());
    }
  }
}

package cn.qualitysafety.platform.input;

import cn.qualitysafety.platform.RefusedInputException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.form.FormData;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentResourceCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;
import org.camunda.bpm.engine.variable.Variables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The deployed forms of processes and tasks, each read once: what is deployed never changes. */
@Component
class Forms {

  private static final Logger LOG = LoggerFactory.getLogger(Forms.class);

  private final Map<String, FormSchema> known = new ConcurrentHashMap<>();

  /**
   * Within a command of the engine.
   *
   * @param data the engine's command that finds the form of a process or task
   * @param name what it is called, for the sentence
   * @return empty if it has no form
   * @throws RefusedInputException if it has one that is not there or broken
   */
  Optional<FormSchema> of(Command<? extends FormData> data, String name) {
    CommandContext context = Context.getCommandContext();
    FormData form = context.runWithoutAuthorization(data);
    if (form == null || form.getCamundaFormRef() == null) {
      return Optional.empty();
    }
    CamundaFormDefinition deployed =
        context.runWithoutAuthorization(
            new GetCamundaFormDefinitionCmd(form.getCamundaFormRef(), form.getDeploymentId()));
    if (deployed == null) {
      throw unusable(name, "there is no form " + form.getCamundaFormRef().getKey());
    }
    return Optional.of(
        known.computeIfAbsent(
            deployed.getId(),
            id -> {
              try (InputStream schema =
                  context.runWithoutAuthorization(
                      new GetDeploymentResourceCmd(
                          deployed.getDeploymentId(), deployed.getResourceName()))) {
                return FormSchema.of(deployed.getResourceName(), schema.readAllBytes());
              } catch (IOException | RefusedInputException broken) {
                throw unusable(name, deployed.getResourceName() + ": " + broken.getMessage());
              }
            }));
  }

  /**
   * Checks what was entered in a form, within a command of the engine.
   *
   * @param shown what the form shows to whoever opens it
   * @throws RefusedInputException if a field has what it must not have
   */
  void check(FormSchema form, String name, Map<String, Object> entered, Map<String, Object> shown) {
    try {
      form.check(entered, shown, Forms::evaluate);
    } catch (FeelException broken) {
      throw unusable(name, broken.getMessage());
    }
  }

  /** What was entered in a form that has been checked, within a command of the engine. */
  List<FilledField> filled(
      FormSchema form, Map<String, Object> entered, Map<String, Object> shown) {
    return form.filled(entered, shown, Forms::evaluate);
  }

  private static Object evaluate(String expression, Map<String, Object> values) {
    return Context.getProcessEngineConfiguration()
        .getDmnEngineConfiguration()
        .getFeelEngine()
        .evaluateSimpleExpression(expression, Variables.fromMap(values).asVariableContext());
  }

  private static RefusedInputException unusable(String name, String why) {
    LOG.warn("The form of {} cannot be used: {}", name, why);
    return new RefusedInputException("“%s”的表单有误，没有提交；请联系流程设计员。".formatted(name));
  }
}

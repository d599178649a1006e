package cn.qualitysafety.platform.input;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.engine.CommandRule;
import cn.qualitysafety.platform.engine.PersonsCommand;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.GetDeployedProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Whoever starts a process enters what its start form asks for, as the form asks for it, and
 * nothing else; a process without a start form takes nothing. What another case or a message of
 * ours hands over is no person's and is not asked here.
 */
@Component
class StartForms implements CommandRule {

  private final ProcessEngineConfigurationImpl engine;
  private final Forms forms;

  StartForms(@Lazy ProcessEngineConfigurationImpl engine, Forms forms) {
    this.engine = engine;
    this.forms = forms;
  }

  /**
   * {@inheritDoc}
   *
   * @throws RefusedInputException if the form is not filled in as it should be: an everyday
   *     mistake, which is no matter for the trail
   */
  @Override
  public Optional<String> refusal(PersonsCommand told) {
    if (told.isOneOf(SubmitStartFormCmd.class)) {
      String id = told.given("processDefinitionId", String.class).orElse(null);
      return refusal(
          new GetDeployedProcessDefinitionCmd(id, false),
          told.given("variables", VariableMap.class).orElseGet(Variables::createVariables));
    }
    return told.isOneOf(StartProcessInstanceCmd.class)
        ? told.given("instantiationBuilder", ProcessInstantiationBuilderImpl.class)
            .flatMap(
                start ->
                    refusal(
                        new GetDeployedProcessDefinitionCmd(start, false), start.getVariables()))
        : Optional.empty();
  }

  private Optional<String> refusal(
      GetDeployedProcessDefinitionCmd process, Map<String, Object> entered) {
    return engine
        .getCommandExecutorTxRequired()
        .execute(
            context -> {
              ProcessDefinitionEntity definition = process.execute(context);
              for (CommandChecker checker : engine.getCommandCheckers()) {
                // Who may not start it learns no more.
                checker.checkCreateProcessInstance(definition);
              }
              return refusal(definition, PlainValues.of(entered));
            });
  }

  private Optional<String> refusal(
      ProcessDefinitionEntity definition, Map<String, Object> entered) {
    String name = definition.getName() == null ? definition.getKey() : definition.getName();
    Optional<FormSchema> form =
        definition.getStartFormDefinition() == null
            ? Optional.empty()
            : forms.of(new GetStartFormCmd(definition.getId()), name);
    Set<String> asked = form.map(FormSchema::names).orElse(Set.of());
    Optional<String> foreign =
        entered.keySet().stream().filter(field -> !asked.contains(field)).findFirst();
    if (foreign.isEmpty()) {
      form.ifPresent(found -> forms.check(found, name, entered, Map.of()));
    }
    return foreign.map(field -> "“%s”不是流程“%s”启动表单中的内容，没有启动；请用启动表单填写。".formatted(field, name));
  }
}

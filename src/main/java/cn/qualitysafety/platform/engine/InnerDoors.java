package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.RefusedInputException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Attachment;

/**
 * Stands before every command of the engine and asks the rules about those that a person gives: a
 * person is authenticated, and no other command is under way, within which it would be a step's.
 */
class InnerDoors extends CommandInterceptor {

  private static final String[] SUBJECTS = {
    "jobId",
    "processInstanceId",
    "executionId",
    "processDefinitionId",
    "deploymentId",
    "filterId",
    "messageName"
  };

  private final ProcessEngineConfigurationImpl engine;
  private final Supplier<List<CommandRule>> rules;
  private final Consumer<RefusedCommand> trail;

  InnerDoors(
      ProcessEngineConfigurationImpl engine,
      Supplier<List<CommandRule>> rules,
      Consumer<RefusedCommand> trail) {
    this.engine = engine;
    this.rules = rules;
    this.trail = trail;
  }

  @Override
  public <T> T execute(Command<T> command) {
    Authentication person = engine.getIdentityService().getCurrentAuthentication();
    if (person != null && person.getUserId() != null && Context.getCommandContext() == null) {
      PersonsCommand told = new PersonsCommand(command, person);
      rules.get().stream()
          .flatMap(rule -> rule.refusal(told).stream())
          .findFirst()
          .ifPresent(sentence -> refuse(told, sentence));
    }
    return next.execute(command);
  }

  private void refuse(PersonsCommand told, String sentence) {
    trail.accept(
        new RefusedCommand(
            told.person().getUserId(),
            told.command().getClass().getSimpleName().replaceFirst("(Cmd|Impl)$", ""),
            subject(told),
            sentence));
    throw new RefusedInputException(sentence);
  }

  /** Read for the trail, not for the person, who may not be allowed to see it. */
  private String subject(PersonsCommand told) {
    return told.given("taskId", String.class)
        .or(() -> told.given("entityId", String.class)) // of whoever has the variables
        .or(() -> told.given("attachment", Attachment.class).map(Attachment::getTaskId))
        .map(id -> next.execute(context -> whose(id, context)))
        .or(() -> Stream.of(SUBJECTS).flatMap(name -> part(told, name)).findFirst())
        .orElse("");
  }

  private static Stream<String> part(PersonsCommand told, String name) {
    return told.given(name, String.class).map(value -> name + " " + value).stream();
  }

  private static String whose(String id, CommandContext context) {
    TaskEntity task = context.getTaskManager().findTaskById(id);
    ExecutionEntity step =
        context.getExecutionManager().findExecutionById(task == null ? id : task.getExecutionId());
    return Stream.of(
            step == null ? null : step.getProcessBusinessKey(),
            task == null ? null : task.getName(),
            id)
        .filter(Objects::nonNull)
        .collect(Collectors.joining(" "));
  }
}

package cn.qualitysafety.platform.engine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractSetJobDefinitionStateCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractSetJobStateCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteJobCmd;
import org.camunda.bpm.engine.impl.cmd.HistoryCleanupCmd;
import org.camunda.bpm.engine.impl.cmd.RecalculateJobDuedateCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobDefinitionPriorityCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobDuedateCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobPriorityCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobRetriesCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Jobs of a case are done by the system when they are due: a timer is a legal limit, and nobody
 * brings it forward, puts it off or takes it away. What has failed a supervisor lets be tried
 * again. Jobs that are no step of a case are the administrators': the clean-up of the history, the
 * delivery of messages, batches. The engine asks for rights on the job's process, and for none
 * where there is no process.
 */
@Component
class JobsOfSystem implements CommandRule {

  private static final List<Class<?>> CHANGES =
      List.of(
          SetJobRetriesCmd.class,
          SetJobDuedateCmd.class,
          RecalculateJobDuedateCmd.class,
          SetJobPriorityCmd.class,
          DeleteJobCmd.class,
          AbstractSetJobStateCmd.class,
          AbstractSetJobDefinitionStateCmd.class,
          SetJobDefinitionPriorityCmd.class);

  private static final String ADMINISTRATORS = "该作业不属于某一办件，只有系统管理员可以更改。";

  private final ProcessEngineConfigurationImpl engine;

  JobsOfSystem(@Lazy ProcessEngineConfigurationImpl engine) {
    this.engine = engine;
  }

  @Override
  public Optional<String> refusal(PersonsCommand told) {
    if (!told.isOneOf(CHANGES)) {
      return told.isOneOf(HistoryCleanupCmd.class) && !told.isAdministrators()
          ? Optional.of(ADMINISTRATORS)
          : Optional.empty();
    }
    return engine
        .getCommandExecutorTxRequired()
        .execute(
            context -> {
              if (isWithoutCase(told, context)) {
                return told.isAdministrators() ? Optional.empty() : Optional.of(ADMINISTRATORS);
              }
              return isOfCase(told, context) && !isAnotherTry(told, context)
                  ? Optional.of("办件的作业由系统到时自动执行，法定期限不能人工提前、推迟或者停止；执行失败的作业可以重新执行。")
                  : Optional.empty();
            });
  }

  /** Of one job that has failed, now. */
  private static boolean isAnotherTry(PersonsCommand told, CommandContext context) {
    return told.isOneOf(SetJobRetriesCmd.class)
        && !told.given("isDueDateSet", Boolean.class).orElse(true)
        && told.given("retries", Integer.class).filter(retries -> retries > 0).isPresent()
        && told.given("jobId", String.class)
            .map(context.getJobManager()::findJobById)
            .filter(job -> job.getRetries() == 0)
            .isPresent();
  }

  /** What is not there the engine says itself. */
  private static boolean isOfCase(PersonsCommand told, CommandContext context) {
    return told.given("jobId", String.class)
        .map(id -> context.getJobManager().findJobById(id) != null)
        .orElse(true);
  }

  private static boolean isWithoutCase(PersonsCommand told, CommandContext context) {
    Stream<String> jobs =
        Stream.concat(
            told.given("jobId", String.class).stream(),
            told.given("jobIds", List.class).stream()
                .flatMap(ids -> ids.stream())
                .map(String.class::cast));
    return jobs.map(context.getJobManager()::findJobById)
            .anyMatch(job -> job != null && job.getProcessDefinitionKey() == null)
        || told.given("jobDefinitionId", String.class)
            .map(context.getJobDefinitionManager()::findById)
            .filter(definition -> definition.getProcessDefinitionKey() == null)
            .isPresent();
  }
}

package cn.qualitysafety.platform.engine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractSetJobDefinitionStateCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractSetJobStateCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractSetJobsRetriesBatchCmd;
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
 * Jobs that are no step of a case are the administrators': the clean-up of the history, the
 * delivery of messages, batches. The engine asks for rights on the job's process, and for none
 * where there is no process.
 */
@Component
class JobsWithoutCase implements CommandRule {

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

  /** Of many at once, or of the clean-up. */
  private static final List<Class<?>> WHOLESALE =
      List.of(AbstractSetJobsRetriesBatchCmd.class, HistoryCleanupCmd.class);

  private final ProcessEngineConfigurationImpl engine;

  JobsWithoutCase(@Lazy ProcessEngineConfigurationImpl engine) {
    this.engine = engine;
  }

  @Override
  public Optional<String> refusal(PersonsCommand told) {
    boolean theirs =
        !told.isAdministrators()
            && (told.isOneOf(WHOLESALE)
                || told.isOneOf(CHANGES)
                    && engine
                        .getCommandExecutorTxRequired()
                        .execute(context -> isWithoutCase(told, context)));
    return theirs ? Optional.of("该作业不属于某一办件，只有系统管理员可以更改。") : Optional.empty();
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

package cn.qualitysafety.platform.engine;

import java.util.Optional;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * A comment is an opinion on a task and its case: the engine itself takes one of any length, and
 * for whatever case the request names.
 */
@Component
class ShortComments implements CommandRule {

  private static final int LONGEST = 2000;

  private final ProcessEngineConfigurationImpl engine;

  ShortComments(@Lazy ProcessEngineConfigurationImpl engine) {
    this.engine = engine;
  }

  @Override
  public Optional<String> refusal(PersonsCommand told) {
    if (told.isOneOf(AddCommentCmd.class)
        && (told.given("taskId", String.class).isEmpty() || isForAnotherCase(told))) {
      return Optional.of("意见只能写在任务上，随任务归入其办件，没有保存。");
    }
    return told.isOneOf(AddCommentCmd.class)
        ? told.given("message", String.class)
            .filter(comment -> comment.length() > LONGEST)
            .map(comment -> "意见最多%d字，现有%d字，没有保存，请删减或者作为附件添加。".formatted(LONGEST, comment.length()))
        : Optional.empty();
  }

  private boolean isForAnotherCase(PersonsCommand told) {
    return told.given("processInstanceId", String.class)
        .filter(
            named ->
                !engine
                    .getCommandExecutorTxRequired()
                    .execute(
                        context ->
                            told.given("taskId", String.class)
                                .map(context.getTaskManager()::findTaskById)
                                .filter(task -> named.equals(task.getProcessInstanceId()))
                                .isPresent()))
        .isPresent();
  }
}

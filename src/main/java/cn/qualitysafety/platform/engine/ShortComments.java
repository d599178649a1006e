package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.input.NormalForm;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * A comment is an opinion on a task and its case, of whoever has the task: who has claimed it has
 * been asked for unit, separation of duties and interest, who merely sees it has not. The engine
 * itself takes one of everybody of the task's posts, of any length, and for whatever case the
 * request names.
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
    if (!told.isOneOf(AddCommentCmd.class)) {
      return Optional.empty();
    }
    Optional<TaskEntity> task = told.given("taskId", String.class).flatMap(this::task);
    if (task.isEmpty() || isForAnotherCase(told, task.get())) {
      return Optional.of("意见只能写在任务上，随任务归入其办件，没有保存。");
    }
    if (!told.person().getUserId().equals(task.get().getAssignee())) {
      return Optional.of("意见由签收任务的人员填写，没有保存；尚未签收的，请先签收，已由其他同志签收的，请由该同志填写。");
    }
    if (told.given("message", String.class).filter(comment -> !isBlank(comment)).isEmpty()) {
      return Optional.of("意见没有内容，没有保存；请填写意见。");
    }
    told.given("message", String.class)
        .ifPresent(comment -> told.replace("message", NormalForm.text(comment)));
    return told.given("message", String.class)
        .filter(comment -> comment.length() > LONGEST)
        .map(comment -> "意见最多%d字，现有%d字，没有保存，请删减或者作为附件添加。".formatted(LONGEST, comment.length()));
  }

  private static boolean isBlank(String comment) {
    return comment.chars().allMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c));
  }

  private static boolean isForAnotherCase(PersonsCommand told, TaskEntity task) {
    return told.given("processInstanceId", String.class)
        .filter(named -> !named.equals(task.getProcessInstanceId()))
        .isPresent();
  }

  private Optional<TaskEntity> task(String id) {
    return Optional.ofNullable(
        engine
            .getCommandExecutorTxRequired()
            .execute(context -> context.getTaskManager().findTaskById(id)));
  }
}

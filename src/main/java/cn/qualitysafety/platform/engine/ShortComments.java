package cn.qualitysafety.platform.engine;

import java.util.Optional;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;
import org.springframework.stereotype.Component;

/** A comment on a task is an opinion, not a file: the engine itself takes one of any length. */
@Component
class ShortComments implements CommandRule {

  private static final int LONGEST = 2000;

  @Override
  public Optional<String> refusal(PersonsCommand told) {
    return told.isOneOf(AddCommentCmd.class)
        ? told.given("message", String.class)
            .filter(comment -> comment.length() > LONGEST)
            .map(comment -> "意见最多%d字，现有%d字，没有保存，请删减或者作为附件添加。".formatted(LONGEST, comment.length()))
        : Optional.empty();
  }
}

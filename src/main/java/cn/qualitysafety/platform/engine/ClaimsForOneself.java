package cn.qualitysafety.platform.engine;

import java.util.Optional;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.springframework.stereotype.Component;

/**
 * Whoever may work on a task claims it for himself: the engine would let him claim it for anybody,
 * of whatever post and unit, who then has it. Passing it on has rules of its own and a reason.
 */
@Component
class ClaimsForOneself implements CommandRule {

  @Override
  public Optional<String> refusal(PersonsCommand told) {
    return told.isOneOf(ClaimTaskCmd.class)
            && !told.given("userId", String.class).equals(Optional.of(told.person().getUserId()))
        ? Optional.of("只能为本人签收任务；需要由其他同志办理的，请转办。")
        : Optional.empty();
  }
}

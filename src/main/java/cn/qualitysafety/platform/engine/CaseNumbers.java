package cn.qualitysafety.platform.engine;

import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.springframework.stereotype.Component;

/**
 * Nobody brings a case's number along: the first step gives it, and all registers go by it. See
 * {@link ShutDoors} for the other commands that begin a case.
 */
@Component
class CaseNumbers implements CommandRule {

  @Override
  public Optional<String> refusal(PersonsCommand told) {
    return broughtAlong(told)
        .filter(number -> number != null && !number.isBlank())
        .findFirst()
        .map("业务编号由系统编排，启动流程时不能自带（“%s”），请留空。"::formatted);
  }

  /** The engine keeps a second number beside the case's own, for CMMN. */
  private static Stream<String> broughtAlong(PersonsCommand told) {
    return told.isOneOf(StartProcessInstanceCmd.class)
        ? told.given("instantiationBuilder", ProcessInstantiationBuilderImpl.class).stream()
            .flatMap(start -> Stream.of(start.getBusinessKey(), start.getCaseInstanceId()))
        : told.isOneOf(SubmitStartFormCmd.class)
            ? told.given("businessKey", String.class).stream()
            : Stream.empty();
  }
}

package cn.qualitysafety.summons.process;

import cn.qualitysafety.platform.input.Starter;
import cn.qualitysafety.summons.Opening;
import cn.qualitysafety.summons.SummonsService;
import java.util.Locale;
import org.camunda.bpm.engine.ProcessEngineServices;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class OpenSummonsDelegate implements JavaDelegate {

  private final SummonsService summonses;

  OpenSummonsDelegate(SummonsService summonses) {
    this.summonses = summonses;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Opening opening =
        summonses.openSummons(
            execution.getVariable(SummonsEnterpriseProcess.HOLDER_CODE),
            execution.getVariable(SummonsEnterpriseProcess.PRODUCT),
            execution.getVariable(SummonsEnterpriseProcess.CAUSE),
            execution.getVariable(SummonsEnterpriseProcess.CAUSE_CASE),
            execution.getVariable(SummonsEnterpriseProcess.FACTS),
            execution.getTenantId(),
            Starter.of(execution));
    execution.setProcessBusinessKey(opening.caseNumber());
    execution.setVariable(
        SummonsEnterpriseProcess.OPENING, opening.kind().name().toLowerCase(Locale.ROOT));
    if (opening.kind() == Opening.Kind.JOINED) {
      showInOpenTasks(execution.getProcessEngineServices(), opening.summonsNumber());
    }
  }

  /** A task shows what was known when it began; a cause that joins later has to be put there. */
  private void showInOpenTasks(ProcessEngineServices engine, String summonsNumber) {
    engine
        .getTaskService()
        .createTaskQuery()
        .processInstanceBusinessKey(summonses.roundNumber(summonsNumber))
        .list()
        .forEach(
            task ->
                engine
                    .getRuntimeService()
                    .setVariableLocal(
                        task.getExecutionId(),
                        SummonsRoundProcess.CAUSES,
                        summonses.causesShown(summonsNumber)));
  }
}

package cn.qualitysafety.brand.process;

import cn.qualitysafety.brand.SanctionService;
import cn.qualitysafety.platform.input.Starter;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class OpenTitleProposalDelegate implements JavaDelegate {

  private final SanctionService sanctions;

  OpenTitleProposalDelegate(SanctionService sanctions) {
    this.sanctions = sanctions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setProcessBusinessKey(
        sanctions.openTitleProposal(
            execution.getVariable(BrandRevocationProcess.TITLE_NUMBER),
            execution.getVariable(BrandRevocationProcess.PROPOSED_SANCTION),
            execution.getVariable(BrandRevocationProcess.FACTS),
            execution.getVariable(BrandRevocationProcess.LEGAL_BASIS),
            execution.getVariable(BrandRevocationProcess.INCIDENT_NUMBER),
            execution.getTenantId(),
            Starter.of(execution),
            execution.getVariable(BrandRevocationProcess.PROPOSED_BY)));
  }
}

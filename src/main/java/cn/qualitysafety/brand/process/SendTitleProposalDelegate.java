package cn.qualitysafety.brand.process;

import cn.qualitysafety.brand.BrandIncidentService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class SendTitleProposalDelegate implements JavaDelegate {

  private final BrandIncidentService incidents;

  SendTitleProposalDelegate(BrandIncidentService incidents) {
    this.incidents = incidents;
  }

  @Override
  public void execute(DelegateExecution execution) {
    incidents.sendTitleProposal(execution.getProcessBusinessKey());
  }
}

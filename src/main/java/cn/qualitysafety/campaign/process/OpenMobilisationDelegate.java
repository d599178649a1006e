package cn.qualitysafety.campaign.process;

import cn.qualitysafety.campaign.MobilisationService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class OpenMobilisationDelegate implements JavaDelegate {

  private final MobilisationService mobilisations;

  OpenMobilisationDelegate(MobilisationService mobilisations) {
    this.mobilisations = mobilisations;
  }

  @Override
  public void execute(DelegateExecution execution) {
    mobilisations.openMobilisation(
        execution.getProcessBusinessKey(),
        (String) execution.getVariable(CampaignMobilisationProcess.CAMPAIGN_NUMBER),
        execution.getTenantId());
  }
}

package cn.qualitysafety.campaign;

import cn.qualitysafety.campaign.plan.CampaignPlan;
import cn.qualitysafety.campaign.plan.PlanReader;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** The plan to carry out; a broken file stops the start. */
@Configuration
class CampaignConfiguration {

  @Bean
  CampaignPlan campaignPlan(@Value("${campaign.plan}") Resource file) {
    return new PlanReader().read(file);
  }
}

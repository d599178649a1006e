package cn.qualitysafety.spotcheck.process;

import cn.qualitysafety.platform.language.Step;
import cn.qualitysafety.spotcheck.CityDraw;
import cn.qualitysafety.spotcheck.SpotCheckPlanService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The steps of {@code spotcheck-city}. */
@Component
public class SpotcheckCity {

  private final SpotCheckPlanService plans;

  SpotcheckCity(SpotCheckPlanService plans) {
    this.plans = plans;
  }

  @Step(apart = true)
  public void startBatches(DelegateExecution execution) {
    CityDraw draw = plans.cityDraw(execution.getProcessBusinessKey());
    for (String batch : plans.batchesToStart(draw.planNumber(), draw.city())) {
      SpotcheckSampling.start(execution, batch, draw.city());
    }
  }
}

package cn.qualitysafety.campaign;

import cn.qualitysafety.campaign.plan.BrokenPlanException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is wrong with a plan file in a few lines, where a stack trace would bury it. */
class BrokenPlanFailureAnalyzer extends AbstractFailureAnalyzer<BrokenPlanException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, BrokenPlanException broken) {
    return new FailureAnalysis(
        "The campaign's plan cannot be used:\n\n" + broken.getMessage(),
        "Correct these lines, or name another file in campaign.plan, and start again.",
        broken);
  }
}

package cn.qualitysafety.campaign;

import cn.qualitysafety.campaign.plan.CampaignPlan;
import cn.qualitysafety.campaign.plan.Clause;
import cn.qualitysafety.organisation.UnitLevel;
import cn.qualitysafety.target.Obligation;
import cn.qualitysafety.target.Target;
import cn.qualitysafety.target.TargetCatalogue;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The plan's figures that the ledger counts: those with a key. */
@Component
class CampaignTargets implements TargetCatalogue {

  private final CampaignPlan plan;

  CampaignTargets(CampaignPlan plan) {
    this.plan = plan;
  }

  @Override
  public int year() {
    return plan.year();
  }

  @Override
  public List<Target> targets(int campaignYear) {
    return counted((clause, figure) -> target(campaignYear, clause, figure)).toList();
  }

  private static Target target(
      int campaignYear, Clause clause, cn.qualitysafety.campaign.plan.Target figure) {
    return new Target(
        campaignYear,
        figure.key(),
        clause.number(),
        figure.measure(),
        figure.unit(),
        Obligation.valueOf(figure.force().name()),
        UnitLevel.valueOf(figure.scope().name()),
        figure.value(),
        figure.orValue());
  }

  @Override
  public Map<String, Map<String, Integer>> shares() {
    return counted((clause, figure) -> figure)
        .collect(
            Collectors.toMap(
                cn.qualitysafety.campaign.plan.Target::key,
                cn.qualitysafety.campaign.plan.Target::shares));
  }

  private interface Reader<T> {
    T read(Clause clause, cn.qualitysafety.campaign.plan.Target figure);
  }

  private <T> Stream<T> counted(Reader<T> reader) {
    return plan.clauses().stream()
        .flatMap(
            clause ->
                clause.targets().stream()
                    .filter(figure -> figure.key() != null)
                    .map(figure -> reader.read(clause, figure)));
  }
}

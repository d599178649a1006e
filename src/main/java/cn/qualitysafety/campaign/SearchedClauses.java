package cn.qualitysafety.campaign;

import cn.qualitysafety.campaign.plan.CampaignPlan;
import cn.qualitysafety.platform.input.NormalForm;
import cn.qualitysafety.platform.search.Searched;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The clauses of the plan, which everybody has. */
@Component
@Order(50)
class SearchedClauses implements Searched {

  private static final String CLAUSES = "clause";

  private final CampaignPlan plan;

  SearchedClauses(CampaignPlan plan) {
    this.plan = plan;
  }

  @Override
  public Map<String, String> registers() {
    return Map.of(CLAUSES, "活动方案的条款");
  }

  @Override
  public boolean hasPages() {
    return false;
  }

  @Override
  public List<Hit> find(Collection<String> registers, String text, String person, int most) {
    String sought = NormalForm.searched(text);
    return !registers.contains(CLAUSES)
        ? List.of()
        : plan.clauses().stream()
            .filter(
                clause -> NormalForm.searchText(clause.number(), clause.title()).contains(sought))
            .limit(most)
            .map(clause -> new Hit("方案条款", clause.number(), clause.title(), clause.section(), ""))
            .toList();
  }
}

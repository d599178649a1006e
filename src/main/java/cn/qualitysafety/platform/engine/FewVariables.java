package cn.qualitysafety.platform.engine;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.HistoricProcessInstanceQueryImpl;
import org.springframework.stereotype.Component;

/**
 * A query for the history of cases names few variables: the engine joins the table of variables
 * once for each, and with ten of them one query keeps the database busy for hours. Other queries of
 * the engine ask for each by itself.
 */
@Component
class FewVariables implements CommandRule {

  private static final int MOST = 2;

  @Override
  public Optional<String> refusal(PersonsCommand told) {
    return told.command() instanceof HistoricProcessInstanceQueryImpl query
            && number(query, Collections.newSetFromMap(new IdentityHashMap<>())) > MOST
        ? Optional.of("查询历史办件时最多用%d个变量作条件，请减少条件，或者在“办件查询”中查找。".formatted(MOST))
        : Optional.empty();
  }

  /** A query is one of its own alternatives. */
  private static int number(
      HistoricProcessInstanceQueryImpl query, Set<HistoricProcessInstanceQueryImpl> counted) {
    if (!counted.add(query)) {
      return 0;
    }
    int all = query.getQueryVariableValues().size();
    if (query.getQueries() != null) {
      for (HistoricProcessInstanceQueryImpl part : query.getQueries()) {
        all += number(part, counted);
      }
    }
    return all;
  }
}

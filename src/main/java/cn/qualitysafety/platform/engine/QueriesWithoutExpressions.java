package cn.qualitysafety.platform.engine;

import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.springframework.stereotype.Component;

/**
 * A query that a person sends carries no expression, neither itself nor in its alternatives ({@code
 * orQueries}), at whatever depth, nor does what extends a filter. For stored filters see {@link
 * SafeFilters}; whatever gets into a query by another way is stopped by {@link GuardedExpressions}.
 */
@Component
class QueriesWithoutExpressions implements CommandRule {

  @Override
  public Optional<String> refusal(PersonsCommand told) {
    Object sent =
        told.isOneOf(AbstractExecuteFilterCmd.class)
            ? told.given("extendingQuery", AbstractQuery.class).orElse(null)
            : told.command();
    return sent instanceof AbstractQuery<?, ?> query
        ? expressions(query).findFirst().map("查询条件中不能使用表达式（“%s”），请填写具体的值。"::formatted)
        : Optional.empty();
  }

  private static Stream<String> expressions(AbstractQuery<?, ?> query) {
    Stream<String> own = query.getExpressions().values().stream();
    // The first of a query's alternatives is itself.
    return query instanceof TaskQueryImpl tasks && tasks.getQueries() != null
        ? Stream.concat(
            own,
            tasks.getQueries().stream()
                .filter(part -> part != tasks)
                .flatMap(QueriesWithoutExpressions::expressions))
        : own;
  }
}

package cn.qualitysafety.platform.engine;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
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
    Set<AbstractQuery<?, ?>> parts = Collections.newSetFromMap(new IdentityHashMap<>());
    collect(query, parts);
    return parts.stream().flatMap(part -> part.getExpressions().values().stream());
  }

  /** A query is one of its own alternatives; those that Java adds know the whole query, too. */
  private static void collect(AbstractQuery<?, ?> query, Set<AbstractQuery<?, ?>> parts) {
    if (parts.add(query) && query instanceof TaskQueryImpl tasks && tasks.getQueries() != null) {
      tasks.getQueries().forEach(part -> collect(part, parts));
    }
  }
}

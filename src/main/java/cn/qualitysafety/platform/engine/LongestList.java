package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.RefusedInputException;
import java.util.List;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/**
 * No list that a person asks for is longer than this, whatever they ask for: a longer one is
 * refused, and not cut off, when it turns out to be one. The engine's own limit ({@code
 * query-max-results-limit}) refuses every query that names no length, such as those of our pages
 * and of Modeler, however short the list.
 */
@Intercepts(
    @Signature(
        type = Executor.class,
        method = "query",
        args = {MappedStatement.class, Object.class, RowBounds.class, ResultHandler.class}))
class LongestList implements Interceptor {

  private final int most;

  LongestList(int most) {
    this.most = most;
  }

  @Override
  public Object intercept(Invocation invocation) throws Throwable {
    if (!(invocation.getArgs()[1] instanceof ListQueryParameterObject query)
        || !isOfPerson(query)) {
      return invocation.proceed();
    }
    int asked = query.getMaxResults();
    if (asked < 0 || query.getFirstResult() < 0) {
      throw new RefusedInputException("分页参数firstResult、maxResults不能是负数，请更正后再查询。");
    }
    if (asked <= most) {
      return invocation.proceed();
    }
    query.setMaxResults(most + 1);
    try {
      Object found = invocation.proceed();
      if (found instanceof List<?> rows && rows.size() > most) {
        throw new RefusedInputException(
            "查询结果超过%d条，请缩小查询范围，或者用firstResult、maxResults分页查询。".formatted(most));
      }
      return found;
    } finally {
      query.setMaxResults(asked);
    }
  }

  /**
   * The engine's own questions are plain parameter objects, and steps ask without authorization.
   */
  private static boolean isOfPerson(ListQueryParameterObject query) {
    CommandContext context = Context.getCommandContext();
    return query.getClass() != ListQueryParameterObject.class
        && context != null
        && context.getAuthentication() != null
        && context.isAuthorizationCheckEnabled();
  }
}

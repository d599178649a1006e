package cn.qualitysafety.platform.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;
import org.camunda.bpm.engine.impl.TaskQueryImpl;

/**
 * Looks for the tasks of posts in one's own units only. The engine's statement asks for the unit of
 * the task, but knows a post's tasks from the candidates, so that it reads those of the post in the
 * whole province to find a city's. A candidate has the unit of its task: it is asked for that too,
 * which changes no answer; whoever sees the whole province is not helped by it. A statement that
 * looks otherwise is left as it is.
 */
@Intercepts(
    @Signature(
        type = Executor.class,
        method = "query",
        args = {MappedStatement.class, Object.class, RowBounds.class, ResultHandler.class}))
class PostsByUnit implements Interceptor {

  /** More than a city has, with its counties and laboratories. */
  private static final int MANY_UNITS = 40;

  /** The engine's check of the task's unit. */
  private static final Pattern UNITS =
      Pattern.compile(
          "\\(RES\\.TENANT_ID_ is null\\s+or RES\\.TENANT_ID_ in\\s*\\([?,\\s]+\\)\\s*\\)");

  @Override
  public Object intercept(Invocation invocation) throws Throwable {
    Object[] args = invocation.getArgs();
    if (args[1] instanceof TaskQueryImpl query && query.getCandidateGroups() != null) {
      MappedStatement statement = (MappedStatement) args[0];
      Executor executor = (Executor) invocation.getTarget();
      RowBounds rows = (RowBounds) args[2];
      BoundSql sql = byUnit(statement, statement.getBoundSql(query));
      return executor.query(
          statement,
          query,
          rows,
          (ResultHandler<?>) args[3],
          executor.createCacheKey(statement, query, rows, sql),
          sql);
    }
    return invocation.proceed();
  }

  private static BoundSql byUnit(MappedStatement statement, BoundSql sql) {
    Matcher units = UNITS.matcher(sql.getSql());
    if (!units.find() || parameters(units.group()) > MANY_UNITS) {
      return sql;
    }
    int first = parameters(sql.getSql().substring(0, units.start()));
    int behind = first + parameters(units.group());
    List<ParameterMapping> mappings = new ArrayList<>(sql.getParameterMappings());
    mappings.addAll(behind, sql.getParameterMappings().subList(first, behind));
    BoundSql changed =
        new BoundSql(
            statement.getConfiguration(),
            new StringBuilder(sql.getSql())
                .insert(units.end(), " and " + units.group().replace("RES.", "I."))
                .toString(),
            mappings,
            sql.getParameterObject());
    sql.getAdditionalParameters().forEach(changed::setAdditionalParameter);
    return changed;
  }

  private static int parameters(String sql) {
    return (int) sql.chars().filter(character -> character == '?').count();
  }
}

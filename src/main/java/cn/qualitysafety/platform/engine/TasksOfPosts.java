package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.engine.WorkOfUnits.AtOnce;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.ibatis.cache.CacheKey;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.scripting.defaults.DefaultParameterHandler;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Finds the tasks of posts with less reading than the engine's statements, and the same answers;
 * for the filter of what somebody does at once, without those that are the work of a unit below
 * theirs ({@link WorkOfUnits}). A statement that looks otherwise than expected is left as it is.
 *
 * <ul>
 *   <li>The engine asks for the unit of the task, but knows a post's tasks from the candidates, so
 *       that it reads those of the post in the whole province to find a city's. A candidate has the
 *       unit of its task: it is asked for that too. Whoever sees the whole province is not helped.
 *   <li>A page and the number of all tasks are two statements, each of which reads all tasks of the
 *       post. Here the page is found by ids that bring the number along, which is kept for the next
 *       question of the same request.
 * </ul>
 */
@Intercepts(
    @Signature(
        type = Executor.class,
        method = "query",
        args = {MappedStatement.class, Object.class, RowBounds.class, ResultHandler.class}))
class TasksOfPosts implements Interceptor {

  /** More than a city has, with its counties and laboratories. */
  private static final int MANY_UNITS = 40;

  /** The engine's check of the task's unit. */
  private static final Pattern UNITS =
      Pattern.compile(
          "\\(RES\\.TENANT_ID_ is null\\s+or RES\\.TENANT_ID_ in\\s*\\([?,\\s]+\\)\\s*\\)");

  /** Columns, what is looked for, order, page. */
  private static final Pattern PAGE =
      Pattern.compile(
          "select distinct (RES\\.\\w+(?: ?, RES\\.\\w+)*) (from ACT_RU_TASK RES .*)"
              + " order by (RES\\.\\w+ (?:asc|desc)(?: ?, RES\\.\\w+ (?:asc|desc))*)"
              + " (LIMIT \\? OFFSET \\?)");

  /** Longer lists are no pages; the engine reads them as a whole. */
  private static final int LONGEST_PAGE = 200;

  /** Of who may do a task; whoever sees the whole province is asked for no unit. */
  private static final String CANDIDATE = "I.TYPE_ = 'candidate'";

  private static final String COUNT = "selectTaskCountByQueryCriteria";
  private static final String COUNTED = "select count(distinct RES.ID_) ";

  /** Name of what a request keeps. */
  private static final String LENGTH = TasksOfPosts.class.getName();

  private final Supplier<WorkOfUnits> work;

  TasksOfPosts(Supplier<WorkOfUnits> work) {
    this.work = work;
  }

  private record Length(CacheKey question, Long tasks) {}

  private record Ids(List<String> ofPage, Long all) {}

  @Override
  public Object intercept(Invocation invocation) throws Throwable {
    Object[] args = invocation.getArgs();
    if (!(args[1] instanceof TaskQueryImpl query) || query.getCandidateGroups() == null) {
      return invocation.proceed();
    }
    Executor executor = (Executor) invocation.getTarget();
    MappedStatement statement = (MappedStatement) args[0];
    BoundSql sql = byUnit(statement, query, statement.getBoundSql(query));
    Matcher page = PAGE.matcher(sql.getSql());
    if (query.getMaxResults() <= LONGEST_PAGE && page.matches()) {
      Ids ids = ids(executor, statement, query, sql, page);
      keep(new Length(question(executor, statement, query, sql, page.group(2)), ids.all()));
      return tasks(executor, statement, query, page.group(1), ids.ofPage());
    }
    if (statement.getId().endsWith(COUNT)) {
      int looked = sql.getSql().indexOf("from ACT_RU_TASK");
      Length kept = kept();
      if (kept != null
          && looked > 0
          && kept.question()
              .equals(question(executor, statement, query, sql, sql.getSql().substring(looked)))) {
        return List.of(kept.tasks());
      }
    }
    return query(executor, statement, query, sql);
  }

  private BoundSql byUnit(MappedStatement statement, TaskQueryImpl query, BoundSql sql) {
    String text = sql.getSql().replaceAll("\\s+", " ").strip();
    Optional<AtOnce> atOnce =
        query.getCandidateGroups().contains(WorkOfUnits.NARROWED)
            ? work.get().atOnce()
            : Optional.empty();
    int candidate = text.indexOf(CANDIDATE);
    if (atOnce.isPresent() && candidate > 0) {
      return atOnce(statement, sql, text, candidate + CANDIDATE.length(), atOnce.get());
    }
    Matcher units = UNITS.matcher(text);
    List<ParameterMapping> parameters = new ArrayList<>(sql.getParameterMappings());
    if (units.find() && parameters(units.group()) <= MANY_UNITS) {
      int first = parameters(text.substring(0, units.start()));
      int behind = first + parameters(units.group());
      parameters.addAll(behind, sql.getParameterMappings().subList(first, behind));
      text =
          new StringBuilder(text)
              .insert(units.end(), " and " + units.group().replace("RES.", "I."))
              .toString();
    }
    return changed(statement, sql, text, parameters);
  }

  /** A candidate without a unit is one that the model gives to superiors too. */
  private static BoundSql atOnce(
      MappedStatement statement, BoundSql sql, String text, int where, AtOnce mine) {
    List<String> values = new ArrayList<>(mine.units());
    values.addAll(mine.posts());
    List<ParameterMapping> parameters = new ArrayList<>(sql.getParameterMappings());
    parameters.addAll(
        parameters(text.substring(0, where)), named(statement, "atOnce", values.size()));
    BoundSql changed =
        changed(
            statement,
            sql,
            new StringBuilder(text)
                .insert(
                    where,
                    " and (I.TENANT_ID_ is null"
                        + oneOf("I.TENANT_ID_", mine.units())
                        + oneOf("I.GROUP_ID_", mine.posts())
                        + ")")
                .toString(),
            parameters);
    set(changed, "atOnce", values);
    return changed;
  }

  private static String oneOf(String column, List<String> values) {
    return values.isEmpty()
        ? ""
        : values.stream()
            .map(value -> "?")
            .collect(Collectors.joining(", ", " or " + column + " in (", ")"));
  }

  private static List<ParameterMapping> named(MappedStatement statement, String name, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new ParameterMapping.Builder(statement.getConfiguration(), name + i, String.class)
                    .build())
        .toList();
  }

  private static void set(BoundSql sql, String name, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      sql.setAdditionalParameter(name + i, values.get(i));
    }
  }

  /** A task of two of my posts is found twice: it is counted when it is there once. */
  private static Ids ids(
      Executor executor, MappedStatement statement, TaskQueryImpl query, BoundSql sql, Matcher page)
      throws SQLException {
    Set<String> columns = new LinkedHashSet<>(List.of("RES.ID_"));
    columns.addAll(List.of(page.group(3).replaceAll(" (asc|desc)", "").split(" ?, ")));
    String text =
        "select RES.ID_, count(*) over () from (select distinct "
            + String.join(", ", columns)
            + " "
            + page.group(2)
            + ") RES order by "
            + page.group(3)
            + " "
            + page.group(4);
    BoundSql asked = changed(statement, sql, text, sql.getParameterMappings());
    List<String> found = new ArrayList<>();
    Long all = null;
    try (PreparedStatement prepared =
        executor.getTransaction().getConnection().prepareStatement(text)) {
      new DefaultParameterHandler(statement, query, asked).setParameters(prepared);
      try (ResultSet rows = prepared.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
          all = rows.getLong(2);
        }
      }
    }
    return new Ids(found, all);
  }

  private static List<TaskEntity> tasks(
      Executor executor,
      MappedStatement statement,
      TaskQueryImpl query,
      String columns,
      List<String> ids)
      throws SQLException {
    if (ids.isEmpty()) {
      return new ArrayList<>();
    }
    String text =
        ids.stream()
            .map(id -> "?")
            .collect(
                Collectors.joining(
                    ", ", "select " + columns + " from ACT_RU_TASK RES where RES.ID_ in (", ")"));
    BoundSql sql =
        new BoundSql(statement.getConfiguration(), text, named(statement, "id", ids.size()), query);
    set(sql, "id", ids);
    List<TaskEntity> found = new ArrayList<>(query(executor, statement, query, sql));
    found.sort(Comparator.comparing(task -> ids.indexOf(task.getId())));
    return found;
  }

  private static <T> List<T> query(
      Executor executor, MappedStatement statement, TaskQueryImpl query, BoundSql sql)
      throws SQLException {
    CacheKey key = executor.createCacheKey(statement, query, RowBounds.DEFAULT, sql);
    return executor.query(statement, query, RowBounds.DEFAULT, null, key, sql);
  }

  /** What is asked, with the values of its parameters. */
  private static CacheKey question(
      Executor executor,
      MappedStatement statement,
      TaskQueryImpl query,
      BoundSql sql,
      String looked) {
    List<ParameterMapping> parameters = sql.getParameterMappings().subList(0, parameters(looked));
    return executor.createCacheKey(
        statement.getConfiguration().getMappedStatement(COUNT),
        query,
        RowBounds.DEFAULT,
        changed(statement, sql, COUNTED + looked, parameters));
  }

  private static BoundSql changed(
      MappedStatement statement, BoundSql sql, String text, List<ParameterMapping> parameters) {
    BoundSql changed =
        new BoundSql(statement.getConfiguration(), text, parameters, sql.getParameterObject());
    sql.getAdditionalParameters().forEach(changed::setAdditionalParameter);
    return changed;
  }

  private static int parameters(String sql) {
    return (int) sql.chars().filter(character -> character == '?').count();
  }

  private static void keep(Length length) {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request != null && length.tasks() != null) {
      request.setAttribute(LENGTH, length, RequestAttributes.SCOPE_REQUEST);
    }
  }

  private static Length kept() {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request == null) {
      return null;
    }
    Length kept = (Length) request.getAttribute(LENGTH, RequestAttributes.SCOPE_REQUEST);
    request.removeAttribute(LENGTH, RequestAttributes.SCOPE_REQUEST);
    return kept;
  }
}

package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.RefusedInputException;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.FilterManager;
import org.camunda.bpm.engine.query.Query;

/**
 * Lets staff save filters of their own, and into nobody else's list, but only with harmless
 * expressions: a stored expression is evaluated on the server for whoever opens the filter.
 */
class SafeFilters extends FilterManager {

  /** What a person may save in a filter. */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "[$#]\\{\\s*(currentUser\\(\\)|currentUserGroups\\(\\)|now\\(\\)"
              + "|dateTime\\(\\)(\\.(plus|minus)(Days|Weeks|Months|Hours)\\(\\d{1,4}\\))*(\\.toDate\\(\\))?"
              + ")\\s*}");

  @Override
  public Filter insertOrUpdateFilter(Filter filter) {
    Authentication who = Context.getCommandContext().getAuthentication();
    if (who != null) {
      check(filter.getQuery());
      if (filter.getOwner() == null && filter.getId() == null) {
        filter.setOwner(who.getUserId()); // or it would be saved and seen by nobody
      }
      if (filter.getOwner() != null
          && !filter.getOwner().equals(who.getUserId())
          && !getAuthorizationManager().isCamundaAdmin(who)) {
        throw new RefusedInputException("筛选器只能为本人保存，没有保存；请不要指定其他人为所有人。");
      }
    }
    return super.insertOrUpdateFilter(filter);
  }

  static boolean isHarmless(String expression) {
    return HARMLESS.matcher(expression.strip()).matches();
  }

  private static void check(Query<?, ?> query) {
    if (query instanceof TaskQueryImpl tasks) {
      for (String expression : tasks.getExpressions().values()) {
        if (expression != null && !isHarmless(expression)) {
          throw new RefusedInputException(
              "筛选条件中的表达式“%s”不能使用。可用的表达式：${currentUser()}、${currentUserGroups()}、${now()}、${dateTime().plusDays(3)}。"
                  .formatted(expression));
        }
      }
      if (tasks.getQueries() != null) {
        tasks.getQueries().stream().filter(part -> part != tasks).forEach(SafeFilters::check);
      }
    }
  }

  /** The engine asks for the session by the type of its own filter manager. */
  static class Factory implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
      return FilterManager.class;
    }

    @Override
    public Session openSession() {
      return new SafeFilters();
    }
  }
}

package cn.qualitysafety.organisation;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GLOBAL;

import cn.qualitysafety.platform.SetUp;
import cn.qualitysafety.platform.alert.TaskAlerts;
import cn.qualitysafety.platform.engine.WorkOfUnits;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The five filters that everybody finds in Tasklist, brought in line at each start. Due soon and
 * overdue go by the task's light, so that list and light never disagree; all but the first two show
 * one's own unit and those below it, to whoever may read the tasks of others; to everybody else
 * those of their own posts.
 */
@Component
class TaskFilters {

  private static final String MY_UNIT = "${myUnit.posts()}";

  /** Both kinds of readers read the same text. */
  private static final String IN_REACH = "本单位及下级单位%s任务（无权查阅他人任务的，为本人岗位的任务）";

  /** What a card says besides: whose task it is, and whom it is about. */
  private static final List<Map<String, String>> ON_CARDS =
      List.of(
          Map.of("name", "unitName", "label", "单位"),
          Map.of("name", "holderName", "label", "企业"),
          Map.of("name", "party", "label", "当事人"),
          Map.of("name", "partyName", "label", "当事人名称"),
          Map.of("name", "addressee", "label", "受送达人"),
          Map.of("name", "reportMonth", "label", "月份"));

  private final FilterService filters;
  private final TaskService tasks;
  private final AuthorizationService authorizations;

  TaskFilters(FilterService filters, TaskService tasks, AuthorizationService authorizations) {
    this.filters = filters;
    this.tasks = tasks;
    this.authorizations = authorizations;
  }

  @EventListener(SetUp.class)
  @Order(0)
  @Transactional
  public void provide() {
    provide(1, "我的任务", "我已签收、正在办理的任务", mine());
    provide(
        2,
        "本岗位待办",
        "我的岗位上还无人签收、可以直接办理的任务",
        tasks.createTaskQuery().taskCandidateGroupInExpression(WorkOfUnits.POSTS));
    provide(
        3, "即将到期", IN_REACH.formatted("距期限不足一个工作日的"), ofMyUnit().taskPriority(TaskAlerts.YELLOW));
    provide(4, "已超期", IN_REACH.formatted("已过期限的"), ofMyUnit().taskPriority(TaskAlerts.RED));
    provide(5, "本单位全部", IN_REACH.formatted("全部") + "，含已签收的", ofMyUnit());
  }

  private TaskQuery mine() {
    return tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}");
  }

  private TaskQuery ofMyUnit() {
    return tasks.createTaskQuery().taskCandidateGroupInExpression(MY_UNIT).includeAssignedTasks();
  }

  private void provide(int position, String name, String description, TaskQuery query) {
    Filter filter = stored(name);
    boolean isNew = filter == null;
    if (isNew) {
      filter = filters.newTaskFilter(name);
    } else if (description.equals(filter.getProperties().get("description"))
        && ON_CARDS.equals(filter.getProperties().get("variables"))) {
      return;
    }
    filters.saveFilter(
        filter
            .setQuery(query.orderByDueDate().asc())
            .setProperties(
                Map.of(
                    "description",
                    description,
                    "priority",
                    position,
                    "refresh",
                    true,
                    "color",
                    "#3c5a8a",
                    "showUndefinedVariable",
                    false,
                    "variables",
                    ON_CARDS)));
    if (isNew) {
      Authorization everybody = authorizations.createNewAuthorization(AUTH_TYPE_GLOBAL);
      everybody.setResource(Resources.FILTER);
      everybody.setResourceId(filter.getId());
      everybody.addPermission(Permissions.READ);
      authorizations.saveAuthorization(everybody);
    }
  }

  private Filter stored(String name) {
    return filters.createTaskFilterQuery().filterName(name).list().stream()
        .filter(filter -> filter.getOwner() == null)
        .findFirst()
        .orElse(null);
  }
}

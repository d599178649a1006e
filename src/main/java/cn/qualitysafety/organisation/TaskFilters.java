package cn.qualitysafety.organisation;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GLOBAL;

import cn.qualitysafety.platform.SetUp;
import cn.qualitysafety.platform.alert.TaskAlerts;
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
 * The five filters that everybody finds in Tasklist. Due soon and overdue go by the task's light,
 * so that list and light never disagree; all but the first two keep to the posts of one's own unit,
 * whatever else one may see.
 */
@Component
class TaskFilters {

  private static final String MY_UNIT = "${myUnit.posts()}";

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
        "我的岗位上还无人签收的任务",
        tasks.createTaskQuery().taskCandidateGroupInExpression("${currentUserGroups()}"));
    provide(3, "即将到期", "本单位及下级单位距期限不足一个工作日的任务", ofMyUnit().taskPriority(TaskAlerts.YELLOW));
    provide(4, "已超期", "本单位及下级单位已过期限的任务", ofMyUnit().taskPriority(TaskAlerts.RED));
    provide(5, "本单位全部", "本单位及下级单位各岗位的全部任务，含已签收的", ofMyUnit());
  }

  private TaskQuery mine() {
    return tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}");
  }

  private TaskQuery ofMyUnit() {
    return tasks.createTaskQuery().taskCandidateGroupInExpression(MY_UNIT).includeAssignedTasks();
  }

  private void provide(int position, String name, String description, TaskQuery query) {
    if (exists(name)) {
      return;
    }
    Filter filter =
        filters
            .newTaskFilter(name)
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
                    List.of(
                        Map.of("name", "unitName", "label", "单位"),
                        Map.of("name", "holderName", "label", "企业"),
                        Map.of("name", "party", "label", "当事人"),
                        Map.of("name", "reportMonth", "label", "月份"))));
    filters.saveFilter(filter);
    Authorization everybody = authorizations.createNewAuthorization(AUTH_TYPE_GLOBAL);
    everybody.setResource(Resources.FILTER);
    everybody.setResourceId(filter.getId());
    everybody.addPermission(Permissions.READ);
    authorizations.saveAuthorization(everybody);
  }

  private boolean exists(String name) {
    return filters.createTaskFilterQuery().filterName(name).list().stream()
        .anyMatch(filter -> filter.getOwner() == null);
  }
}

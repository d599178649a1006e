package cn.qualitysafety.platform.work;

import cn.qualitysafety.platform.alert.TaskAlert;
import cn.qualitysafety.platform.alert.TaskAlerts;
import cn.qualitysafety.platform.casefile.PartyCases;
import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.engine.PersonNames;
import cn.qualitysafety.platform.message.Messages;
import cn.qualitysafety.platform.message.WaitingMessage;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds a person's own work; what is long is cut at {@value #MOST} rows, the first ones kept. */
@Service
public class OwnWork {

  static final int MOST = 10_000;

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  private final HistoryService history;
  private final IdentityService identity;
  private final InTheNameOf inTheNameOf;
  private final AuthorizationService authorizations;
  private final TaskAlerts alerts;
  private final Messages messages;
  private final PersonNames names;
  private final PartyCases cases;

  OwnWork(
      HistoryService history,
      IdentityService identity,
      InTheNameOf inTheNameOf,
      AuthorizationService authorizations,
      TaskAlerts alerts,
      Messages messages,
      PersonNames names,
      PartyCases cases) {
    this.history = history;
    this.identity = identity;
    this.inTheNameOf = inTheNameOf;
    this.authorizations = authorizations;
    this.alerts = alerts;
    this.messages = messages;
    this.names = names;
    this.cases = cases;
  }

  /** 已办: tasks this person completed. */
  @Transactional(readOnly = true)
  public WorkList finished(String person) {
    List<HistoricTaskInstance> done =
        history
            .createHistoricTaskInstanceQuery()
            .taskAssignee(person)
            .finished()
            .taskDeleteReason("completed")
            .orderByHistoricTaskInstanceEndTime()
            .desc()
            .listPage(0, MOST);
    Map<String, HistoricProcessInstance> cases =
        cases(
            done.stream()
                .map(HistoricTaskInstance::getProcessInstanceId)
                .collect(Collectors.toSet()));
    Map<String, String> units = unitsOf(person);
    return new WorkList(
        "finished",
        "已办",
        List.of("任务", "流程", "业务编号", "单位", "完成时间", "办理期限", "是否按期"),
        done.stream()
            .map(
                task -> {
                  HistoricProcessInstance process = cases.get(task.getProcessInstanceId());
                  return List.<Object>of(
                      text(task.getName()),
                      process == null ? "" : text(process.getProcessDefinitionName()),
                      process == null ? "" : text(process.getBusinessKey()),
                      units.getOrDefault(text(task.getTenantId()), ""),
                      time(task.getEndTime()),
                      time(task.getDueDate()),
                      punctuality(task));
                })
            .toList());
  }

  /** 我发起的: cases this person started, in the units that he reaches now. */
  @Transactional(readOnly = true)
  public WorkList started(String person) {
    String[] units = unitsOf(person).keySet().toArray(String[]::new);
    return new WorkList(
        "started",
        "我发起的",
        List.of("流程", "业务编号", "状态", "启动时间", "结束时间"),
        (units.length == 0
                ? List.<HistoricProcessInstance>of()
                : history
                    .createHistoricProcessInstanceQuery()
                    .startedBy(person)
                    .tenantIdIn(units)
                    .orderByProcessInstanceStartTime()
                    .desc()
                    .listPage(0, MOST))
            .stream()
                .map(
                    process ->
                        List.<Object>of(
                            text(process.getProcessDefinitionName()),
                            text(process.getBusinessKey()),
                            state(process),
                            time(process.getStartTime()),
                            time(process.getEndTime())))
                .toList());
  }

  /** 超期督办: open tasks over their limit in this person's unit and the units below it. */
  @Transactional(readOnly = true)
  public WorkList overdue(String person) {
    Map<String, String> units = unitsOf(person);
    List<TaskAlert> overdue = alerts.overdue(List.copyOf(units.keySet()), MOST);
    Map<String, String> people =
        names.of(overdue.stream().map(TaskAlert::assignee).filter(Objects::nonNull).toList());
    return new WorkList(
        "overdue",
        "超期督办",
        List.of("单位", "任务", "业务编号", "办理人", "办理期限"),
        overdue.stream()
            .map(
                alert ->
                    List.<Object>of(
                        units.get(alert.unitCode()),
                        text(alert.taskName()),
                        alert.caseNumber() == null ? "未编号" : alert.caseNumber(),
                        alert.assignee() == null
                            ? "未签收"
                            : people.getOrDefault(alert.assignee(), alert.assignee()),
                        alert.dueAt()))
            .toList());
  }

  /** Those of some cases that a person may read. */
  Set<String> opened(Set<String> caseNumbers, String person) {
    return cases.readable(caseNumbers, person, inTheNameOf.unitsOf(person));
  }

  /**
   * Whether this person follows cases in Cockpit, as supervisors do; designers look at models
   * there.
   */
  boolean followsCases(String person) {
    return LeadingPosts.read(posts(person))
        && authorizations.isUserAuthorized(
            person, posts(person), Permissions.ACCESS, Resources.APPLICATION, "cockpit");
  }

  /** Codes of this person's posts: some pages are for one post only. */
  List<String> posts(String person) {
    return inTheNameOf.postsOf(person);
  }

  /** 待接收消息: messages from case to case that wait in this person's unit and those below it. */
  @Transactional(readOnly = true)
  public WorkList messages(String person) {
    Map<String, String> units = followsCases(person) ? unitsOf(person) : Map.of();
    return new WorkList(
        "messages",
        "待接收消息",
        List.of("消息", "发出的业务", "接收的业务", "单位", "发出时间", "状态"),
        messages.waiting(units.keySet()).stream()
            .map(
                message ->
                    List.<Object>of(
                        message.title(),
                        message.sender(),
                        message.receiver() == null ? "新立案件" : message.receiver(),
                        units.get(message.unitCode()),
                        message.sentAt(),
                        state(message)))
            .toList());
  }

  private Map<String, HistoricProcessInstance> cases(Set<String> ids) {
    return ids.isEmpty()
        ? Map.of()
        : history.createHistoricProcessInstanceQuery().processInstanceIds(ids).list().stream()
            .collect(Collectors.toMap(HistoricProcessInstance::getId, Function.identity()));
  }

  private Map<String, String> unitsOf(String person) {
    Map<String, String> units = new HashMap<>();
    identity
        .createTenantQuery()
        .userMember(person)
        .list()
        .forEach(unit -> units.put(unit.getId(), text(unit.getName())));
    return units;
  }

  private static String punctuality(HistoricTaskInstance task) {
    if (task.getDueDate() == null) {
      return "";
    }
    return task.getEndTime().after(task.getDueDate()) ? "超期" : "按期";
  }

  private static String state(HistoricProcessInstance process) {
    return switch (process.getState()) {
      case HistoricProcessInstance.STATE_COMPLETED -> "已结束";
      case HistoricProcessInstance.STATE_ACTIVE -> "运行中";
      case HistoricProcessInstance.STATE_SUSPENDED -> "已挂起";
      default -> "已终止";
    };
  }

  private static String state(WaitingMessage message) {
    if (message.failure() != null) {
      return "投递失败，每日定时重试：" + message.failure();
    }
    return message.underWay() ? "正在投递" : "暂无接收流程，部署后自动投递";
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }

  private static Object time(Date value) {
    return value == null ? "" : value.toInstant().atZone(BEIJING).toLocalDateTime();
  }
}

package cn.qualitysafety.platform.audit;

import java.time.LocalDateTime;

/**
 * One entry of the trail.
 *
 * @param happenedAt when, by the server's clock, in Beijing time
 * @param person login of whoever did it; at a refused login the name that was tried; {@value
 *     #RELEASE} for what the start of a new release did
 * @param address of the person's computer, as far as the server knows; null for what no request did
 * @param action what was done to the kind's thing, in the engine's words ({@code Create}, {@code
 *     Delete}, …); null for logins
 * @param detail what it was done to: names and values; null if there is nothing to say
 */
public record AuditEvent(
    long id,
    LocalDateTime happenedAt,
    String person,
    String address,
    Kind kind,
    String action,
    String detail) {

  /** Nobody's login. */
  public static final String RELEASE = "（程序发布）";

  /** What happened. */
  public enum Kind {
    LOGIN("登录"),
    LOGIN_REFUSED("登录被拒绝"),
    LOGOUT("退出"),
    USER("账号"),
    GROUP("岗位"),
    GROUP_MEMBERSHIP("人员任岗"),
    TENANT("单位"),
    TENANT_MEMBERSHIP("人员所属单位"),
    AUTHORIZATION("授权"),
    COMMAND_REFUSED("操作被拒绝"),
    HANDOVER("任务"),
    SUBSTITUTION("代理"),
    DEPLOYMENT("流程部署"),
    PROCESS_DEFINITION("流程版本"),
    SETTING("设置");

    private final String chinese;

    Kind(String chinese) {
      this.chinese = chinese;
    }

    /** As an official says it. */
    public String chinese() {
      return chinese;
    }
  }

  /** The action as an official says it; empty without one. */
  public String actionText() {
    return action == null
        ? ""
        : switch (action) {
          case "Create" -> "新增";
          case "Update" -> "修改";
          case "Delete" -> "删除";
          case "Unlock" -> "解锁";
          case "Submit" -> "提交";
          case "Approve" -> "核准";
          case "Reject" -> "退回";
          case "Withdraw" -> "撤回";
          case "Keep" -> "保留设计员的";
          case "SuspendProcessDefinition" -> "挂起";
          case "ActivateProcessDefinition" -> "激活";
          case "UpdateHistoryTimeToLive" -> "修改保存期限的";
          // What was refused stands in the sentence that refused it.
          default -> kind == Kind.COMMAND_REFUSED ? "" : action;
        };
  }
}

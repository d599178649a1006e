package cn.qualitysafety.platform.handover;

import java.time.LocalDateTime;
import java.util.Map;

/**
 * That a task went from one person to another.
 *
 * @param fromPerson null if its posts had it: whoever is employed above its unit took it over
 * @param toPerson null if it went back to its posts
 * @param actedBy who did it; null if the system did it by itself
 * @param reason null where none is asked for
 * @param fromName what the person was called then, with the login; null in rows from before it was
 *     kept; the same of the two others
 */
public record Handover(
    String taskId,
    String taskName,
    String caseNumber,
    String processKey,
    String unitCode,
    String fromPerson,
    String toPerson,
    String actedBy,
    Kind kind,
    String reason,
    LocalDateTime happenedAt,
    String fromName,
    String toName,
    String byName) {

  /** The same with names in the place of logins: those of then, where they are known. */
  Handover named(Map<String, String> today) {
    return new Handover(
        taskId,
        taskName,
        caseNumber,
        processKey,
        unitCode,
        name(fromPerson, fromName, today, "岗位"),
        name(toPerson, toName, today, "岗位"),
        name(actedBy, byName, today, "系统"),
        kind,
        reason,
        happenedAt,
        fromName,
        toName,
        byName);
  }

  private static String name(
      String login, String then, Map<String, String> today, String ofNobody) {
    return login == null ? ofNobody : then == null ? today.get(login) : then;
  }

  /** What was done. */
  public enum Kind {
    /** Whoever had claimed it gave it back. */
    GIVEN_BACK("退回签收"),
    /** A colleague of the post took it. */
    TAKEN_OVER("接办"),
    /** Somebody entitled to gave it to a colleague. */
    PASSED_ON("转办"),
    /** The administrator handed over all that somebody had. */
    LEFT("离岗移交"),
    /** Whoever had it lost the post, the unit or the account. */
    LOST("离岗退回"),
    /** The model named somebody who could not have it, so it is its posts'. */
    NOT_GIVEN("指定无效"),
    /** It went to a substitute, or was done by one. */
    SUBSTITUTED("代理"),
    /** It went back when the substitution ended. */
    RETURNED("代理结束"),
    /** One of those who act together with the holder was replaced. */
    REPLACED("更换人员");

    private final String chinese;

    Kind(String chinese) {
      this.chinese = chinese;
    }

    /** As an official says it. */
    public String chinese() {
      return chinese;
    }
  }
}

package cn.qualitysafety.platform.handover;

import cn.qualitysafety.platform.audit.AuditEvent;
import cn.qualitysafety.platform.audit.AuditTrail;
import cn.qualitysafety.platform.engine.PersonNames;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Keeps what was handed over: for the page of the case, and in the audit trail. */
@Component
class HandoverLog {

  private static final String SYSTEM = "系统";

  private final HandoverMapper mapper;
  private final PersonNames people;
  private final AuditTrail trail;
  private final Clock clock;

  HandoverLog(HandoverMapper mapper, PersonNames people, AuditTrail trail, Clock clock) {
    this.mapper = mapper;
    this.people = people;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Adds an entry about a task.
   *
   * @param from null if its posts had it
   * @param to null if it goes to its posts
   * @param by null if the system does it by itself
   * @param reason null where none is asked for
   */
  void record(HeldTask task, String from, String to, Handover.Kind kind, String reason, String by) {
    Map<String, String> names = people.withLogins(Arrays.asList(from, to, by));
    mapper.insert(
        new Handover(
            task.taskId(),
            task.taskName(),
            task.caseNumber(),
            task.processKey(),
            task.unitCode(),
            from,
            to,
            by,
            kind,
            reason,
            LocalDateTime.now(clock),
            names.get(from),
            names.get(to),
            names.get(by)));
    trail.recordHere(
        by == null ? SYSTEM : by,
        AuditEvent.Kind.HANDOVER,
        kind.chinese(),
        "“%s”%s：%s → %s%s"
            .formatted(
                task.taskName(),
                task.caseNumber() == null ? "" : "（%s）".formatted(task.caseNumber()),
                from == null ? "岗位" : names.get(from),
                to == null ? "岗位" : names.get(to),
                reason == null ? "" : "，原因：" + reason));
  }

  /** That a substitute did what was the absent person's. */
  void recordDone(HeldTask task, String absent, String substitute) {
    String done = "代%s办理".formatted(people.withLogin(absent));
    record(
        task,
        absent,
        substitute,
        Handover.Kind.SUBSTITUTED,
        // A name may be longer than a reason.
        done.length() > Handovers.LONGEST_REASON ? "代%s办理".formatted(absent) : done,
        substitute);
  }

  /** What was handed over in these cases, the first first. */
  List<Handover> ofCases(List<String> caseNumbers) {
    return caseNumbers.isEmpty() ? List.of() : mapper.ofCases(caseNumbers);
  }
}

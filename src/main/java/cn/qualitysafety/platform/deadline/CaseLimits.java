package cn.qualitysafety.platform.deadline;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Legal limits of whole cases, which the law can stop: testing time, hearing time and the like do
 * not count (行政许可法 art. 45). A task that runs on such a limit says so in its due date, {@code
 * ${limit.dueDate(execution, 'regime.limit')}}; its due date then stands still and moves with the
 * limit. For limits of a single task see {@link Deadline}.
 */
@Service("caseLimits")
public class CaseLimits {

  /** A limit's light is yellow on its last days: two, or the fifth part of the limit if longer. */
  private static final int LAST_DAYS = 2;

  private static final int LAST_PART = 5;

  private final CaseLimitMapper mapper;
  private final Limits limits;
  private final Deadline deadline;
  private final WorkingDayCalendar calendar;
  private final TasksOnLimit tasks;
  private final Clock clock;

  CaseLimits(
      CaseLimitMapper mapper,
      Limits limits,
      Deadline deadline,
      WorkingDayCalendar calendar,
      TasksOnLimit tasks,
      Clock clock) {
    this.mapper = mapper;
    this.limits = limits;
    this.deadline = deadline;
    this.calendar = calendar;
    this.tasks = tasks;
    this.clock = clock;
  }

  /**
   * Starts a limit with today's event. What ended before starts anew as its next run.
   *
   * @throws IllegalStateException if the limit runs already
   * @throws IllegalArgumentException if no such limit is configured
   */
  @Transactional
  public void begin(String caseNumber, String limitName) {
    begin(caseNumber, limitName, LocalDate.now(clock));
  }

  /** The same with an event of an earlier day, which is not counted. */
  @Transactional
  public void begin(String caseNumber, String limitName, LocalDate from) {
    CaseLimit before = mapper.latest(caseNumber, limitName);
    if (before != null && before.endedOn() == null) {
      throw new IllegalStateException(
          "limit '%s' of case %s is running since %s; end it before it begins anew"
              .formatted(limitName, caseNumber, before.startedOn()));
    }
    Limit limit = limits.named(limitName);
    mapper.begin(
        new CaseLimit(
            caseNumber,
            limitName,
            before == null ? 1 : before.runNumber() + 1,
            from,
            limit.workingDays(),
            limit.basis(),
            calendar.plus(from, limit.workingDays()),
            null,
            null));
  }

  /**
   * Stops a limit: today still counts, what follows does not. Open tasks on the limit lose their
   * due date until it goes on. Tasks are found in the database: a model that creates one and stops
   * its limit in the same transaction, or completes one on it, needs an async boundary between.
   *
   * @throws IllegalStateException if it does not run
   */
  @Transactional
  public void stop(String caseNumber, String limitName, String reason) {
    CaseLimit limit = running(caseNumber, limitName);
    if (limit.standsStill()) {
      throw new IllegalStateException(
          "limit '%s' of case %s stands still already".formatted(limitName, caseNumber));
    }
    mapper.stop(limit, LocalDate.now(clock), reason);
    tasks.move(caseNumber, limitName, null);
  }

  /**
   * Lets a limit go on: today does not count yet. Its last day moves by the working days on which
   * it stood still, and open tasks move with it.
   *
   * @throws IllegalStateException if it does not stand still
   */
  @Transactional
  public void resume(String caseNumber, String limitName) {
    CaseLimit limit = running(caseNumber, limitName);
    if (!limit.standsStill()) {
      throw new IllegalStateException(
          "limit '%s' of case %s does not stand still".formatted(limitName, caseNumber));
    }
    LocalDate dueOn = dueOn(limit);
    mapper.extend(limit, dueOn);
    mapper.resume(limit, LocalDate.now(clock));
    tasks.move(caseNumber, limitName, deadline.endOfDay(dueOn));
  }

  /** The same, but what was ended meanwhile, or never stood still, stays as it is. */
  @Transactional
  public void resumeIfStopped(String caseNumber, String limitName) {
    CaseLimit limit = mapper.latest(caseNumber, limitName);
    if (limit != null && limit.endedOn() == null && limit.standsStill()) {
      resume(caseNumber, limitName);
    }
  }

  /**
   * Ends a limit: what it is for is done.
   *
   * @throws IllegalStateException if it does not run
   */
  @Transactional
  public void end(String caseNumber, String limitName) {
    LocalDate today = LocalDate.now(clock);
    if (mapper.endRunning(caseNumber, limitName, today) == 0) {
      CaseLimit limit = running(caseNumber, limitName);
      mapper.extend(limit, dueOn(limit));
      mapper.resume(limit, today);
      mapper.end(limit, today);
    }
  }

  /** Ends every limit of a case that still runs: nobody owes anything in it any more. */
  @Transactional
  public void endAll(String caseNumber) {
    mapper.ofCase(caseNumber).stream()
        .filter(limit -> limit.endedOn() == null)
        .forEach(limit -> end(caseNumber, limit.limitName()));
  }

  /** The last day of a limit that runs. */
  public LocalDate lastDay(String caseNumber, String limitName) {
    return dueOn(running(caseNumber, limitName));
  }

  /** The first second after the limit, for what then happens by itself. */
  public Date expiry(String caseNumber, String limitName) {
    return Date.from(dueDate(caseNumber, limitName).toInstant().plusSeconds(1));
  }

  /** Last second of the limit, for a task's due date. */
  public Date dueDate(String caseNumber, String limitName) {
    return deadline.endOfDay(dueOn(running(caseNumber, limitName)));
  }

  /** All limits of a case, those that ended too, in the order of their start. */
  public List<CaseLimit> ofCase(String caseNumber) {
    return mapper.ofCase(caseNumber);
  }

  /** When and why limits of a case stood still. */
  public List<Standstill> standstills(String caseNumber) {
    return mapper.standstills(caseNumber);
  }

  /** The last day, if a standstill that lasts ended today. */
  public LocalDate dueOn(CaseLimit limit) {
    return limit.standsStill()
        ? calendar.plus(
            limit.dueOn(), calendar.workingDaysAfter(limit.stoppedOn(), LocalDate.now(clock)))
        : limit.dueOn();
  }

  /** How the case stands, or stood on the day on which the limit ended. */
  public Light light(CaseLimit limit) {
    LocalDate day = limit.endedOn() == null ? LocalDate.now(clock) : limit.endedOn();
    LocalDate dueOn = dueOn(limit);
    if (day.isAfter(dueOn)) {
      return Light.RED;
    }
    int last = Math.max(LAST_DAYS, limit.workingDays() / LAST_PART);
    return calendar.workingDaysAfter(day, dueOn) <= last ? Light.YELLOW : Light.GREEN;
  }

  private CaseLimit running(String caseNumber, String limitName) {
    CaseLimit limit = mapper.latest(caseNumber, limitName);
    if (limit == null || limit.endedOn() != null) {
      throw new IllegalStateException(
          "limit '%s' of case %s is not running; begin it before".formatted(limitName, caseNumber));
    }
    return limit;
  }
}

package cn.qualitysafety.platform.deadline;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.input.Entered;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Legal limits of whole cases, which the law can stop: testing time, hearing time and the like do
 * not count (行政许可法 art. 45); and which it lets be made longer. A task that runs on such a limit
 * says so in its due date, {@code ${limit.dueDate(execution, 'regime.limit')}}; its due date then
 * stands still and moves with the limit. For limits of a single task see {@link Deadline}.
 */
@Service("caseLimits")
public class CaseLimits {

  /** A limit's light is yellow on its last days: two, or the fifth part of the limit if longer. */
  private static final int LAST_DAYS = 2;

  private static final int LAST_PART = 5;

  private static final int LONGEST_REASON = 500;

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final CaseLimitMapper mapper;
  private final Limits limits;
  private final Deadline deadline;
  private final Counting counting;
  private final WorkingDayCalendar calendar;
  private final TasksOnLimit tasks;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  CaseLimits(
      CaseLimitMapper mapper,
      Limits limits,
      Deadline deadline,
      Counting counting,
      WorkingDayCalendar calendar,
      TasksOnLimit tasks,
      ApplicationEventPublisher events,
      Clock clock) {
    this.mapper = mapper;
    this.limits = limits;
    this.deadline = deadline;
    this.counting = counting;
    this.calendar = calendar;
    this.tasks = tasks;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Starts a limit with today's event; one of hours with this minute. What ended before starts anew
   * as its next run.
   *
   * @return its last day
   * @throws IllegalStateException if the limit runs already
   * @throws IllegalArgumentException if no such limit is configured
   */
  @Transactional
  public LocalDate begin(String caseNumber, String limitName) {
    LocalDateTime now = LocalDateTime.now(clock);
    return begin(caseNumber, limitName, limitName, now.toLocalDate(), now);
  }

  /** The same with an event of an earlier day, which is not counted: receipt, service. */
  @Transactional
  public LocalDate begin(String caseNumber, String limitName, LocalDate from) {
    return begin(caseNumber, limitName, limitName, from);
  }

  /**
   * The same where the law has another time for some cases than for the others.
   *
   * @param ruleName the entry of the list of limits by which it is counted
   */
  @Transactional
  public LocalDate begin(String caseNumber, String limitName, String ruleName, LocalDate from) {
    // Of which nobody knows the minute: its last one.
    return begin(caseNumber, limitName, ruleName, from, from.plusDays(1).atStartOfDay());
  }

  private LocalDate begin(
      String caseNumber, String limitName, String ruleName, LocalDate from, LocalDateTime at) {
    CaseLimit before = mapper.latest(caseNumber, limitName);
    if (before != null && before.endedOn() == null) {
      throw new IllegalStateException(
          "limit '%s' of case %s is running since %s; end it before it begins anew"
              .formatted(limitName, caseNumber, before.startedOn()));
    }
    Limit limit = limits.named(ruleName, from);
    boolean inHours = limit.unit() == LimitUnit.HOURS;
    LocalDateTime dueAt = inHours ? counting.end(limit, at) : null;
    LocalDate dueOn = inHours ? dueAt.toLocalDate() : counting.lastDay(limit, from);
    mapper.begin(
        new CaseLimit(
            caseNumber,
            limitName,
            ruleName,
            before == null ? 1 : before.runNumber() + 1,
            from,
            inHours ? at.truncatedTo(ChronoUnit.MINUTES) : null,
            limit.amount(),
            limit.unit(),
            limit.day() == null ? null : limit.day().toString(),
            limit.rolls(),
            limit.event(),
            limit.basis(),
            limit.from(),
            dueOn,
            dueAt,
            null,
            null,
            0,
            null));
    return dueOn;
  }

  /**
   * A paper has told the party the last day: no holiday and no rule that become known later move it
   * any more.
   *
   * @param paper its title
   * @throws IllegalStateException if the limit does not run
   */
  @Transactional
  public void tell(String caseNumber, String limitName, String paper) {
    mapper.tell(running(caseNumber, limitName), paper);
  }

  /**
   * Stops a limit: today still counts, what follows does not. Open tasks on the limit lose their
   * due date until it goes on. Tasks are found in the database: a model that creates one and stops
   * its limit in the same transaction, or completes one on it, needs an async boundary between.
   *
   * @param told how the party was told the time that is needed
   * @throws IllegalStateException if it does not run, or runs by the hour
   */
  @Transactional
  public void stop(String caseNumber, String limitName, String reason, String told) {
    CaseLimit limit = running(caseNumber, limitName);
    if (limit.standsStill()) {
      throw new IllegalStateException(
          "limit '%s' of case %s stands still already".formatted(limitName, caseNumber));
    }
    if (limit.isInHours()) {
      throw new IllegalStateException(
          "limit '%s' of case %s runs by the hour and never stands still"
              .formatted(limitName, caseNumber));
    }
    mapper.stop(limit, LocalDate.now(clock), reason, told);
    tasks.move(caseNumber, limitName, null);
  }

  /** The same; but what stands still, or does not run, stays as it is. */
  @Transactional
  public void stopIfRunning(String caseNumber, String limitName, String reason, String told) {
    if (runs(caseNumber, limitName) && !running(caseNumber, limitName).standsStill()) {
      stop(caseNumber, limitName, reason, told);
    }
  }

  /**
   * Lets a limit go on: today does not count yet. Its last day moves by the days on which it stood
   * still, in its own unit, and open tasks move with it.
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
    mapper.move(limit, dueOn, null);
    mapper.resume(limit, LocalDate.now(clock));
    moved(limit, dueOn, deadline.endOfDay(dueOn));
  }

  private void moved(CaseLimit limit, LocalDate dueOn, Date dueDate) {
    tasks.move(limit.caseNumber(), limit.limitName(), dueDate);
    events.publishEvent(new LimitMoved(limit.caseNumber(), limit.limitName(), dueOn));
  }

  /**
   * The same, but what was ended meanwhile, never stood still, or stands still for another reason,
   * stays as it is.
   */
  @Transactional
  public void resumeIfStopped(String caseNumber, String limitName, String reason) {
    CaseLimit limit = mapper.latest(caseNumber, limitName);
    if (limit != null
        && limit.endedOn() == null
        && limit.standsStill()
        && standstills(caseNumber).stream()
            .filter(each -> each.limitName().equals(limitName) && each.resumedOn() == null)
            .anyMatch(each -> each.reason().equals(reason))) {
      resume(caseNumber, limitName);
    }
  }

  /**
   * Makes a limit longer, as the law of the day on which it began allows; open tasks move with it.
   *
   * @param reason why it cannot be kept
   * @param person login of whoever approves it
   * @return its last day
   * @throws RefusedInputException if the law does not allow it, or not once more, or the limit is
   *     over or stands still
   */
  @Transactional
  public LocalDate extend(String caseNumber, String limitName, String reason, String person) {
    return extend(caseNumber, limitName, LocalDate.now(clock), reason, person);
  }

  /**
   * The same for whoever asked for it on this day, of posting if it came by post; the law may want
   * it some days before the end.
   */
  @Transactional
  public LocalDate extend(
      String caseNumber, String limitName, LocalDate askedOn, String reason, String person) {
    CaseLimit limit = running(caseNumber, limitName);
    Limit.Extension extension = extensionOf(limit);
    if (limit.extended() >= extension.times()) {
      throw new RefusedInputException(
          "本期限已经延长%d次，依照规定（%s）不能再延长%s。"
              .formatted(
                  limit.extended(),
                  extension.basis(),
                  extension.further().isEmpty() ? "" : "；由负责人集体讨论决定继续延长的，请填写决定延长的日数"));
    }
    return extend(limit, extension, askedOn, reason, person);
  }

  /**
   * Makes a limit longer than the law fixes it: the leaders have decided so together, and how long.
   *
   * @param days of the calendar, from its last day
   * @param person login of whoever enters their decision
   * @return its last day
   * @throws RefusedInputException if no law lets them, if it could still be extended in the usual
   *     way, or as above
   */
  @Transactional
  public LocalDate extendFurther(
      String caseNumber, String limitName, int days, String reason, String person) {
    CaseLimit limit = running(caseNumber, limitName);
    Limit.Extension extension = extensionOf(limit);
    if (extension.further().isEmpty()) {
      throw new RefusedInputException("本期限（%s）没有可以集体讨论决定继续延长的规定。".formatted(limit.basis()));
    }
    if (limit.extended() < extension.times()) {
      throw new RefusedInputException(
          "本期限还可以依照规定（%s）延长，延长以后仍不能办结的，才由负责人集体讨论决定继续延长。".formatted(extension.basis()));
    }
    return extend(
        limit,
        new Limit.Extension(days, LimitUnit.DAYS, 1, 0, extension.further(), ""),
        LocalDate.now(clock),
        reason,
        person);
  }

  private Limit.Extension extensionOf(CaseLimit limit) {
    return limits
        .find(limit.ruleName(), limit.startedOn())
        .map(Limit::extension)
        .orElseThrow(
            () -> new RefusedInputException("本期限（%s）没有可以延长的规定，不能延长。".formatted(limit.basis())));
  }

  private LocalDate extend(
      CaseLimit limit, Limit.Extension extension, LocalDate askedOn, String reason, String person) {
    if (limit.standsStill()) {
      throw new RefusedInputException("本期限正在停止计算，恢复计算以后才能延长。");
    }
    if (isOver(limit, askedOn)) {
      throw new RefusedInputException("本期限已于%s届满，不能再延长。".formatted(DAY.format(limit.dueOn())));
    }
    LocalDate lastToAsk = limit.dueOn().minusDays(extension.daysBefore());
    if (askedOn.isAfter(lastToAsk)) {
      throw new RefusedInputException(
          "延期申请应当至迟在%s提出（%s），%s提出的不能延长。"
              .formatted(DAY.format(lastToAsk), extension.basis(), DAY.format(askedOn)));
    }
    String why = Entered.required("延长期限的理由", reason, LONGEST_REASON);
    CaseLimitHistory history = history(limit);
    LimitExtension added =
        new LimitExtension(
            limit.caseNumber(),
            limit.limitName(),
            limit.runNumber(),
            extension.amount(),
            extension.unit(),
            extension.basis(),
            limit.dueOn(),
            null,
            why,
            person,
            now());
    CaseLimitHistory then =
        new CaseLimitHistory(
            limit,
            history.standstills(),
            Stream.concat(history.extensions().stream(), Stream.of(added)).toList());
    LocalDateTime dueAt = limit.isInHours() ? counting.end(then) : null;
    LocalDate dueOn =
        limit.isInHours() ? dueAt.toLocalDate() : counting.lastDay(then, LocalDate.now(clock));
    mapper.extend(added.endingOn(dueOn));
    mapper.move(limit, dueOn, dueAt);
    moved(limit, dueOn, dueDate(dueOn, dueAt));
    return dueOn;
  }

  /** What was posted on the last day and comes after it was asked for in time. */
  private boolean isOver(CaseLimit limit, LocalDate askedOn) {
    return limit.isInHours()
        ? LocalDateTime.now(clock).isAfter(limit.dueAt())
        : askedOn.isAfter(limit.dueOn());
  }

  private LocalDateTime now() {
    return LocalDateTime.ofInstant(clock.instant(), BEIJING).truncatedTo(ChronoUnit.SECONDS);
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
      mapper.move(limit, dueOn(limit), limit.dueAt());
      mapper.resume(limit, today);
      mapper.end(limit, today);
    }
  }

  /** The same, but of a case that began before there was such a limit in it nothing is asked. */
  @Transactional
  public void endIfRunning(String caseNumber, String limitName) {
    if (runs(caseNumber, limitName)) {
      end(caseNumber, limitName);
    }
  }

  /** Ends every limit of a case that still runs: nobody owes anything in it any more. */
  @Transactional
  public void endAll(String caseNumber) {
    mapper.ofCase(caseNumber).stream()
        .filter(limit -> limit.endedOn() == null)
        .forEach(limit -> end(caseNumber, limit.limitName()));
  }

  /** Whether it has begun and not ended. */
  public boolean runs(String caseNumber, String limitName) {
    CaseLimit limit = mapper.latest(caseNumber, limitName);
    return limit != null && limit.endedOn() == null;
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
    CaseLimit limit = running(caseNumber, limitName);
    return dueDate(dueOn(limit), limit.dueAt());
  }

  private Date dueDate(LocalDate dueOn, LocalDateTime dueAt) {
    return dueAt == null
        ? deadline.endOfDay(dueOn)
        : Date.from(dueAt.atZone(clock.getZone()).toInstant());
  }

  /** All limits of a case, those that ended too, in the order of their start. */
  public List<CaseLimit> ofCase(String caseNumber) {
    return mapper.ofCase(caseNumber);
  }

  /** When and why limits of a case stood still. */
  public List<Standstill> standstills(String caseNumber) {
    return mapper.standstills(caseNumber);
  }

  /** When and why limits of a case were made longer. */
  public List<LimitExtension> extensions(String caseNumber) {
    return mapper.extensions(caseNumber);
  }

  /** What was due in these cases and moved, since something became known later. */
  public List<DeadlineMove> moves(List<String> caseNumbers) {
    return caseNumbers.isEmpty() ? List.of() : mapper.moves(caseNumbers);
  }

  /** The last day, if a standstill that lasts ended today. */
  public LocalDate dueOn(CaseLimit limit) {
    return limit.standsStill()
        ? counting.lastDay(history(limit), LocalDate.now(clock))
        : limit.dueOn();
  }

  private CaseLimitHistory history(CaseLimit limit) {
    return new CaseLimitHistory(
        limit,
        mapper.standstills(limit.caseNumber()).stream()
            .filter(
                each ->
                    each.limitName().equals(limit.limitName())
                        && each.runNumber() == limit.runNumber())
            .toList(),
        mapper.extensions(limit.caseNumber()).stream()
            .filter(
                each ->
                    each.limitName().equals(limit.limitName())
                        && each.runNumber() == limit.runNumber())
            .toList());
  }

  /**
   * What to say beside the last day, if the holidays on the way to it are not all known; empty if
   * they are, or the day cannot move any more.
   */
  public String caveat(CaseLimit limit) {
    return limit.endedOn() != null || limit.toldIn() != null
        ? ""
        : counting.caveat(limit.unit(), limit.rolls(), limit.startedOn(), dueOn(limit));
  }

  /**
   * The same of the limit that ends first in each of these cases, by case number; those of which
   * there is nothing to say are left out.
   */
  public Map<String, String> caveats(Collection<String> caseNumbers) {
    Map<String, String> caveats = new HashMap<>();
    if (!caseNumbers.isEmpty()) {
      mapper
          .running(caseNumbers)
          .forEach(limit -> caveats.putIfAbsent(limit.caseNumber(), caveat(limit)));
    }
    caveats.values().removeIf(String::isEmpty);
    return caveats;
  }

  /** How the case stands, or stood on the day on which the limit ended. */
  public Light light(CaseLimit limit) {
    if (limit.isInHours() && limit.endedOn() == null) {
      return lightOfHours(limit);
    }
    LocalDate day = limit.endedOn() == null ? LocalDate.now(clock) : limit.endedOn();
    LocalDate dueOn = dueOn(limit);
    if (day.isAfter(dueOn)) {
      return Light.RED;
    }
    int length =
        limit.unit() == LimitUnit.WORKING_DAYS
            ? limit.amount()
            : calendar.workingDaysAfter(limit.startedOn(), limit.dueOn());
    int last = Math.max(LAST_DAYS, length / LAST_PART);
    return calendar.workingDaysAfter(day, dueOn) <= last ? Light.YELLOW : Light.GREEN;
  }

  private Light lightOfHours(CaseLimit limit) {
    LocalDateTime now = LocalDateTime.now(clock);
    if (now.isAfter(limit.dueAt())) {
      return Light.RED;
    }
    long all = ChronoUnit.MINUTES.between(limit.startedAt(), limit.dueAt());
    return ChronoUnit.MINUTES.between(now, limit.dueAt()) * LAST_PART <= all
        ? Light.YELLOW
        : Light.GREEN;
  }

  /**
   * Limits that may have to move, in pieces.
   *
   * @param ruleName those that are counted by this entry of the list; null for all
   * @param after the last one of the piece before; null for the first
   */
  List<CaseLimit> toRecount(String ruleName, CaseLimit after, int most) {
    return mapper.toRecount(
        ruleName,
        LocalDate.now(clock),
        after == null ? "" : after.caseNumber(),
        after == null ? "" : after.limitName(),
        most);
  }

  /**
   * Counts a limit anew.
   *
   * @param byRule whether the rule of the day on which it started takes the place of its own
   * @param reason what changed and why
   * @param person login of whoever changed it
   * @return whether it moved
   */
  @Transactional
  boolean recount(CaseLimit known, boolean byRule, String reason, String person) {
    Optional<Limit> rule =
        byRule ? limits.find(known.ruleName(), known.startedOn()) : Optional.empty();
    CaseLimit limit = rule.map(then -> with(known, then)).orElse(known);
    CaseLimitHistory history = history(limit);
    LocalDateTime dueAt = limit.isInHours() ? counting.end(history) : null;
    LocalDate dueOn =
        limit.isInHours()
            ? dueAt.toLocalDate()
            : counting.lastDay(withoutTheLast(history), LocalDate.now(clock));
    boolean stays = dueOn.equals(known.dueOn()) && Objects.equals(dueAt, known.dueAt());
    if (stays && rule.isEmpty() || mapper.move(known, dueOn, dueAt) == 0) {
      return false; // or another node, or whoever works on the case, was here meanwhile
    }
    rule.ifPresent(then -> mapper.setRule(limit, then, limit.fixedMonthDay()));
    if (stays) {
      return false; // by another rule; it will count when something is added
    }
    note(
        known.caseNumber(),
        known.basis(),
        time(known.dueOn(), known.dueAt()),
        time(dueOn, dueAt),
        reason,
        person);
    if (!known.standsStill()) {
      tasks.move(known.caseNumber(), known.limitName(), dueDate(dueOn, dueAt));
    }
    events.publishEvent(new LimitMoved(known.caseNumber(), known.limitName(), dueOn));
    return true;
  }

  /** The last day that is kept does not count a standstill that lasts. */
  private static CaseLimitHistory withoutTheLast(CaseLimitHistory history) {
    return new CaseLimitHistory(
        history.limit(),
        history.standstills().stream().filter(each -> each.resumedOn() != null).toList(),
        history.extensions());
  }

  private static CaseLimit with(CaseLimit limit, Limit rule) {
    return new CaseLimit(
        limit.caseNumber(),
        limit.limitName(),
        limit.ruleName(),
        limit.runNumber(),
        limit.startedOn(),
        rule.unit() != LimitUnit.HOURS
            ? null
            : limit.startedAt() != null
                ? limit.startedAt()
                : limit.startedOn().plusDays(1).atStartOfDay(),
        rule.amount(),
        rule.unit(),
        rule.day() == null ? null : rule.day().toString(),
        rule.rolls(),
        rule.event(),
        rule.basis(),
        rule.from(),
        limit.dueOn(),
        limit.dueAt(),
        limit.endedOn(),
        limit.stoppedOn(),
        limit.extended(),
        limit.toldIn());
  }

  /** Keeps on record that something in a case is due at another time. */
  void note(
      String caseNumber,
      String what,
      LocalDateTime dueBefore,
      LocalDateTime dueAfter,
      String reason,
      String person) {
    mapper.note(new DeadlineMove(caseNumber, what, dueBefore, dueAfter, reason, person, now()));
  }

  private LocalDateTime time(LocalDate dueOn, LocalDateTime dueAt) {
    return LocalDateTime.ofInstant(dueDate(dueOn, dueAt).toInstant(), BEIJING);
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

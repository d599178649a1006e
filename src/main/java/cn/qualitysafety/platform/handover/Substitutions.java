package cn.qualitysafety.platform.handover;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.audit.AuditEvent;
import cn.qualitysafety.platform.audit.AuditTrail;
import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.engine.PersonNames;
import cn.qualitysafety.platform.input.Entered;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who does another's work for a time. While it lasts the substitute holds the posts that they lack,
 * and gets what the model gives the absent person by name. So the engine's own rules hold for them
 * as for everybody: units, separation of duties, claims. At the end the posts are taken back, and
 * with them the claims that came from them.
 */
@Service
class Substitutions {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private static final String SYSTEM = "系统";

  private final SubstitutionMapper mapper;
  private final HandoverMapper handoverMapper;
  private final Departures departures;
  private final Handovers handovers;
  private final HandoverRules rules;
  private final InTheNameOf inTheNameOf;
  private final PersonNames people;
  private final IdentityService identity;
  private final AuditTrail trail;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Substitutions(
      SubstitutionMapper mapper,
      HandoverMapper handoverMapper,
      Departures departures,
      Handovers handovers,
      HandoverRules rules,
      InTheNameOf inTheNameOf,
      PersonNames people,
      @Lazy IdentityService identity,
      AuditTrail trail,
      TransactionTemplate transaction,
      Clock clock) {
    this.mapper = mapper;
    this.handoverMapper = handoverMapper;
    this.departures = departures;
    this.handovers = handovers;
    this.rules = rules;
    this.inTheNameOf = inTheNameOf;
    this.people = people;
    this.identity = identity;
    this.trail = trail;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Those that are not over first, then the latest; so many at most. */
  List<Substitution> all(int most) {
    return mapper.all(most);
  }

  /** Those who can do this person's work: who holds one of the same posts first. */
  List<HandoverMapper.Colleague> substitutesFor(String absent) {
    return handoverMapper.colleagues(absent, rules.personal());
  }

  /**
   * Decides on a substitution, which begins at once if its first day has come.
   *
   * @return what has been set, in a sentence
   * @throws RefusedInputException names what speaks against it
   */
  String decide(
      String absent,
      String substitute,
      LocalDate fromDay,
      LocalDate untilDay,
      String reason,
      String by) {
    mustAdminister(by);
    String away = Entered.required("被代理人", absent, 64);
    String there = Entered.required("代理人", substitute, 64);
    String why = Handovers.reason(reason);
    mustBeInOrder(fromDay, untilDay);
    mustHaveWork(away);
    mustFit(away, there);
    Substitution decided =
        new Substitution(
            0,
            away,
            there,
            fromDay,
            untilDay,
            why,
            by,
            LocalDateTime.now(clock),
            Substitution.State.PLANNED,
            null);
    transaction.executeWithoutResult(
        status -> {
          if (mapper.countInTheWay(away, there, fromDay, untilDay) > 0) {
            throw new RefusedInputException("这段时间内被代理人已有代理人，或者代理人本人也由他人代理、被代理人正代理他人，请先结束原来的代理。");
          }
          mapper.insert(decided);
          note(by, "设置", "%s，%s，原因：%s".formatted(pair(decided), period(decided), why));
        });
    look();
    return sentence(decided);
  }

  private String sentence(Substitution decided) {
    boolean begun = !decided.fromDay().isAfter(LocalDate.now(clock));
    int left = begun ? departures.held(decided.absent()).size() : 0;
    return "已设置%s，%s，%s，期满自动结束。%s"
        .formatted(
            pair(decided),
            period(decided),
            begun ? "现已开始" : "届时自动开始",
            left == 0
                ? ""
                : "%s还有%d项在办任务不能转给代理人，仍由本人办理，可以在“离岗移交”中移交给其他人员。"
                    .formatted(people.withLogin(decided.absent()), left));
  }

  private static String period(Substitution substitution) {
    return "%s至%s"
        .formatted(DAY.format(substitution.fromDay()), DAY.format(substitution.untilDay()));
  }

  private void mustBeInOrder(LocalDate fromDay, LocalDate untilDay) {
    LocalDate today = LocalDate.now(clock);
    if (fromDay.isBefore(today)) {
      throw new RefusedInputException("“开始日期”不能早于今天，请更正。");
    }
    if (untilDay.isBefore(fromDay)) {
      throw new RefusedInputException("“结束日期”不能早于“开始日期”，请更正。");
    }
    mustBeWithinAYear("开始日期", fromDay, today);
    mustBeWithinAYear("结束日期", untilDay, fromDay);
  }

  private static void mustBeWithinAYear(String label, LocalDate day, LocalDate since) {
    LocalDate last = since.plusYears(1);
    if (day.isAfter(last)) {
      throw new RefusedInputException(
          "“%s”不能晚于%s：代理最多提前一年设置，每次最长一年，请更正。".formatted(label, DAY.format(last)));
    }
  }

  private void mustHaveWork(String absent) {
    if (!handovers.exists(absent)) {
      throw new RefusedInputException("被代理人“%s”没有账号，请重新查询。".formatted(absent));
    }
    if (postsToGive(absent).isEmpty()) {
      throw new RefusedInputException(
          "被代理人%s没有可以代理的岗位，不能设置代理（%s的职责须由本人履行）。"
              .formatted(people.withLogin(absent), people.posts(rules.personal())));
    }
  }

  private Set<String> postsToGive(String absent) {
    Set<String> posts = new HashSet<>(inTheNameOf.postsOf(absent));
    posts.removeAll(rules.personal());
    return posts;
  }

  private void mustFit(String absent, String substitute) {
    if (absent.equals(substitute)) {
      throw new RefusedInputException("“代理人”不能是被代理人本人，请重新选择。");
    }
    if (fits(absent, substitute)) {
      return;
    }
    String reason =
        !handovers.exists(substitute)
            ? "没有账号"
            : inTheNameOf.postsOf(substitute).stream().anyMatch(rules.personal()::contains)
                ? "%s不代理他人".formatted(people.posts(rules.personal()))
                : "代理人应与被代理人%s在同一单位".formatted(people.withLogin(absent));
    throw new RefusedInputException(
        "%s不能作代理人：%s，请重新选择。".formatted(people.withLogin(substitute), reason));
  }

  private boolean fits(String absent, String substitute) {
    return substitutesFor(absent).stream()
        .anyMatch(colleague -> colleague.login().equals(substitute));
  }

  private void mustAdminister(String person) {
    if (!rules.administers(inTheNameOf.postsOf(person))) {
      throw new RefusedInputException("只有系统管理员可以设置代理。");
    }
  }

  /**
   * Ends a substitution before its last day, or before it has begun.
   *
   * @return what has ended, in a sentence
   * @throws RefusedInputException if there is none that could end
   */
  String endEarly(long id, String by) {
    mustAdminister(by);
    Substitution substitution = mapper.find(id);
    if (substitution == null
        || substitution.state() == Substitution.State.ENDED
        || !end(substitution, by)) {
      throw new RefusedInputException("没有这项代理，或者已经结束，没有改动，请查看下方的代理记录。");
    }
    if (substitution.state() == Substitution.State.PLANNED) {
      return "已取消%s，该代理没有开始过。".formatted(pair(substitution));
    }
    long left = tasksOf(substitution).count();
    return "已结束%s：代理取得的岗位已收回，以这些岗位签收的任务已退回岗位。%s"
        .formatted(
            pair(substitution),
            left == 0 ? "" : "另有%d项由流程指定被代理人的任务不能交还，仍在代理人名下，请办理离岗移交。".formatted(left));
  }

  /** Begins, keeps up and ends what the day asks for. Several nodes may do this at once. */
  void look() {
    LocalDate today = LocalDate.now(clock);
    for (Substitution substitution : mapper.open()) {
      if (substitution.untilDay().isBefore(today)
          || !fits(substitution.absent(), substitution.substitute())) {
        end(substitution, null);
      } else if (substitution.state() == Substitution.State.ACTIVE) {
        keepUp(substitution, false);
      } else if (!substitution.fromDay().isAfter(today)) {
        begin(substitution);
      }
    }
  }

  private void begin(Substitution substitution) {
    int moved =
        mapper.move(substitution.id(), Substitution.State.PLANNED, Substitution.State.ACTIVE, null);
    if (moved > 0) {
      note(SYSTEM, "开始", pair(substitution));
      keepUp(substitution, true);
    }
  }

  /** A post that the absent person gets or loses meanwhile comes or goes with it. */
  private void keepUp(Substitution substitution, boolean withClaims) {
    if (!Boolean.TRUE.equals(transaction.execute(status -> adjustPosts(substitution)))) {
      return;
    }
    for (HeldTask task : departures.held(substitution.absent())) {
      if (withClaims || handovers.isNamed(task)) {
        departures.moved(
            task,
            substitution.absent(),
            substitution.substitute(),
            Handover.Kind.SUBSTITUTED,
            substitution.reason(),
            null);
      }
    }
  }

  /** Whether the substitution still goes on: another node may have ended it. */
  private boolean adjustPosts(Substitution substitution) {
    if (mapper.lock(substitution.id()) == null) {
      return false;
    }
    Set<String> wanted = postsToGive(substitution.absent());
    List<String> given = mapper.given(substitution.id());
    List<String> held = inTheNameOf.postsOf(substitution.substitute());
    wanted.stream()
        .filter(post -> !held.contains(post) && !given.contains(post))
        .forEach(
            post -> {
              mapper.give(substitution.id(), post);
              identity.createMembership(substitution.substitute(), post);
              notePost("Create", substitution, post);
            });
    given.stream()
        .filter(post -> !wanted.contains(post))
        .forEach(post -> takeBack(substitution, post));
    return true;
  }

  private void takeBack(Substitution substitution, String post) {
    mapper.take(substitution.id(), post);
    if (inTheNameOf.postsOf(substitution.substitute()).contains(post)) {
      identity.deleteMembership(substitution.substitute(), post);
      notePost("Delete", substitution, post);
    }
  }

  /** Whether it has ended by this: another node, or somebody else, may have been faster. */
  private boolean end(Substitution substitution, String by) {
    boolean ended =
        Boolean.TRUE.equals(
            transaction.execute(
                status -> {
                  if (mapper.move(
                          substitution.id(), substitution.state(), Substitution.State.ENDED, by)
                      == 0) {
                    return false;
                  }
                  mapper.given(substitution.id()).forEach(post -> takeBack(substitution, post));
                  note(by == null ? SYSTEM : by, "结束", pair(substitution));
                  return true;
                }));
    if (ended) {
      tasksOf(substitution)
          .forEach(
              task ->
                  departures.moved(
                      task,
                      substitution.substitute(),
                      substitution.absent(),
                      Handover.Kind.RETURNED,
                      null,
                      by));
    }
    return ended;
  }

  /** What the substitute has because the model gave it to the absent person by name. */
  private Stream<HeldTask> tasksOf(Substitution substitution) {
    return departures.held(substitution.substitute()).stream()
        .filter(task -> handovers.isNamed(task) && cameFrom(substitution, task));
  }

  private boolean cameFrom(Substitution substitution, HeldTask task) {
    return handovers.ofCases(List.of(task.caseNumber())).stream()
        .filter(handover -> handover.taskId().equals(task.taskId()))
        .reduce((earlier, later) -> later)
        .filter(
            last ->
                last.kind() == Handover.Kind.SUBSTITUTED
                    && last.fromPerson().equals(substitution.absent()))
        .isPresent();
  }

  private String pair(Substitution substitution) {
    return "%s代%s"
        .formatted(
            people.withLogin(substitution.substitute()), people.withLogin(substitution.absent()));
  }

  /** As the engine notes it when an administrator gives or takes a post. */
  private void notePost(String action, Substitution substitution, String post) {
    trail.recordHere(
        SYSTEM,
        AuditEvent.Kind.GROUP_MEMBERSHIP,
        action,
        "%s：%s（%s）".formatted(pair(substitution), people.posts(List.of(post)), post));
  }

  private void note(String by, String action, String detail) {
    trail.recordHere(by, AuditEvent.Kind.SUBSTITUTION, action, detail);
  }
}

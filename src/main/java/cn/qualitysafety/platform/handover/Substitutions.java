package cn.qualitysafety.platform.handover;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.audit.AuditEvent;
import cn.qualitysafety.platform.audit.AuditTrail;
import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.input.Entered;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
  private final Departures departures;
  private final Handovers handovers;
  private final HandoverRules rules;
  private final InTheNameOf inTheNameOf;
  private final People people;
  private final IdentityService identity;
  private final AuditTrail trail;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Substitutions(
      SubstitutionMapper mapper,
      Departures departures,
      Handovers handovers,
      HandoverRules rules,
      InTheNameOf inTheNameOf,
      People people,
      @Lazy IdentityService identity,
      AuditTrail trail,
      TransactionTemplate transaction,
      Clock clock) {
    this.mapper = mapper;
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

  /**
   * Decides on a substitution, which begins at once if its first day has come.
   *
   * @throws RefusedInputException names what speaks against it
   */
  void decide(
      String absent,
      String substitute,
      LocalDate fromDay,
      LocalDate untilDay,
      String reason,
      String by) {
    mustAdminister(by);
    String away = account("被代理人", absent);
    String there = account("代理人", substitute);
    String why = Handovers.reason(reason);
    mustBeInOrder(fromDay, untilDay);
    if (away.equals(there)) {
      throw new RefusedInputException("“代理人”不能是被代理人本人，请重新填写。");
    }
    if (!Set.copyOf(inTheNameOf.unitsOf(away)).equals(Set.copyOf(inTheNameOf.unitsOf(there)))) {
      throw new RefusedInputException("“代理人”应与被代理人在同一单位，请重新填写。");
    }
    transaction.executeWithoutResult(
        status -> {
          if (mapper.countInTheWay(away, there, fromDay, untilDay) > 0) {
            throw new RefusedInputException("这段时间内被代理人已有代理人，或者代理人本人也由他人代理、被代理人正代理他人，请先结束原来的代理。");
          }
          mapper.insert(
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
                  null));
          note(
              by,
              "设置",
              "%s代%s，%s至%s，原因：%s"
                  .formatted(
                      people.name(there),
                      people.name(away),
                      DAY.format(fromDay),
                      DAY.format(untilDay),
                      why));
        });
    look();
  }

  private void mustBeInOrder(LocalDate fromDay, LocalDate untilDay) {
    if (fromDay.isBefore(LocalDate.now(clock))) {
      throw new RefusedInputException("“开始日期”不能早于今天，请更正。");
    }
    if (untilDay.isBefore(fromDay)) {
      throw new RefusedInputException("“结束日期”不能早于“开始日期”，请更正。");
    }
  }

  private String account(String label, String entered) {
    String login = Entered.required(label, entered, 64);
    if (!people.exists(login)) {
      throw new RefusedInputException("“%s”“%s”没有账号，请填写登录名。".formatted(label, login));
    }
    return login;
  }

  private void mustAdminister(String person) {
    if (!rules.administers(inTheNameOf.postsOf(person))) {
      throw new RefusedInputException("只有系统管理员可以设置代理。");
    }
  }

  /** Ends a substitution before its last day, or before it has begun. */
  void endEarly(long id, String by) {
    mustAdminister(by);
    Substitution substitution = mapper.find(id);
    if (substitution != null) {
      end(substitution, by);
    }
  }

  /** Begins, keeps up and ends what the day asks for. Several nodes may do this at once. */
  void look() {
    LocalDate today = LocalDate.now(clock);
    for (Substitution substitution : mapper.open()) {
      if (substitution.untilDay().isBefore(today)
          || !people.exists(substitution.absent())
          || !people.exists(substitution.substitute())) {
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
    Set<String> wanted = new HashSet<>(inTheNameOf.postsOf(substitution.absent()));
    wanted.removeAll(rules.personal());
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

  private void end(Substitution substitution, String by) {
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
      departures.held(substitution.substitute()).stream()
          .filter(task -> handovers.isNamed(task) && cameFrom(substitution, task))
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
        .formatted(people.name(substitution.substitute()), people.name(substitution.absent()));
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

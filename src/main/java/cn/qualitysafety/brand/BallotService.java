package cn.qualitysafety.brand;

import cn.qualitysafety.organisation.Staff;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.deadline.Deadline;
import cn.qualitysafety.platform.deadline.LimitMoved;
import cn.qualitysafety.platform.input.Entered;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Secret votes of the committee.
 *
 * <p>A vote is kept in our table alone: the form's fields are sealed (see platform/engine), so that
 * neither the engine's variables nor its history have it.
 */
@Service
public class BallotService {

  /** The post of the committee's members. */
  private static final String MEMBER = "brand-member";

  /** How often a ballot is held at most. */
  private static final int ROUNDS = 2;

  private static final String LIMIT = "brand.vote";

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final BallotMapper mapper;
  private final SanctionService sanctions;
  private final CommitteeRegister committee;
  private final BrandRules rules;
  private final Deadline deadline;
  private final CaseLimits limits;
  private final Staff staff;
  private final UnitRegister units;
  private final Clock clock;

  BallotService(
      BallotMapper mapper,
      SanctionService sanctions,
      CommitteeRegister committee,
      BrandRules rules,
      Deadline deadline,
      CaseLimits limits,
      Staff staff,
      UnitRegister units,
      Clock clock) {
    this.mapper = mapper;
    this.sanctions = sanctions;
    this.committee = committee;
    this.rules = rules;
    this.deadline = deadline;
    this.limits = limits;
    this.staff = staff;
    this.units = units;
    this.clock = clock;
  }

  /** Opens a ballot, or its repetition, for the members who have no interest in the case. */
  @Transactional
  public void openBallot(String caseNumber) {
    Ballot last = mapper.latest(caseNumber);
    int round = last == null ? 1 : last.roundNumber() + 1;
    BrandTitle title = sanctions.title(sanctions.of(caseNumber));
    List<String> handlers = sanctions.handlersOf(caseNumber);
    Set<String> inOffice = staff.holders(units.province().code(), List.of(MEMBER)).keySet();
    List<Member> eligible = new ArrayList<>();
    List<String> excluded = new ArrayList<>();
    for (Member member : committee.all()) {
      String conflict = conflict(member, handlers, inOffice, title);
      if (conflict == null) {
        eligible.add(member);
      } else {
        excluded.add("%s：%s".formatted(member.name(), conflict));
      }
    }
    mapper.insert(
        caseNumber,
        round,
        LocalDateTime.now(clock),
        limits.begin(caseNumber, LIMIT),
        excluded.isEmpty() ? null : String.join("；", excluded),
        eligible.size());
    eligible.forEach(member -> mapper.admit(caseNumber, round, member.login(), member.name()));
  }

  /** Holidays became known that move the last day on which members may vote. */
  @EventListener
  void follow(LimitMoved limit) {
    if (limit.limitName().equals(LIMIT)) {
      mapper.moveClosing(limit.caseNumber(), limit.lastDay());
    }
  }

  /** Whoever has left the committee is not counted among those who may vote. */
  private static String conflict(
      Member member, List<String> handlers, Set<String> inOffice, BrandTitle title) {
    if (!inOffice.contains(member.login())) {
      return "已不任委员";
    }
    return handlers.contains(member.login()) ? "经办了本案" : member.conflictWith(title);
  }

  /** Logins of those who may vote in the latest ballot; null while there is none. */
  List<String> voters(SanctionCase sanction) {
    Ballot ballot = of(sanction.caseNumber());
    return ballot == null ? null : mapper.members(sanction.caseNumber(), ballot.roundNumber());
  }

  /** A case's latest ballot. */
  public Ballot of(String caseNumber) {
    return mapper.latest(caseNumber);
  }

  /** The last second in which members may vote; null while there is no ballot. */
  Date closing(SanctionCase sanction) {
    Ballot ballot = of(sanction.caseNumber());
    return ballot == null ? null : deadline.endOfDay(ballot.closesOn());
  }

  /** What the latest ballot says; null until it is counted. */
  Ballot.Outcome outcome(SanctionCase sanction) {
    Ballot ballot = of(sanction.caseNumber());
    return ballot == null ? null : ballot.outcome();
  }

  /**
   * Takes a member's vote, once.
   *
   * @param choice name of a {@link Sanction} in small letters
   * @throws RefusedInputException if the person may not vote in this case, or has voted
   */
  @Transactional
  public void castVote(String caseNumber, String choice, String reason, String person) {
    Ballot ballot = of(caseNumber);
    if (!mapper.members(caseNumber, ballot.roundNumber()).contains(person)) {
      throw new RefusedInputException("您不在本案票决委员名单中（不是委员，或者应当回避），不能投票。");
    }
    Sanction chosen = sanctions.lawful("表决意见", choice);
    if (chosen == Sanction.REVOKE && sanctions.of(caseNumber).sanction() == Sanction.CRITICISE) {
      throw new RefusedInputException(
          "告知企业、听取陈述申辩的是通报批评，不能作出更重的处理；应当取消称号的，请投“不予处理”或者“通报批评”，由省名推委办另行立案告知。");
    }
    int written =
        mapper.cast(
            caseNumber,
            ballot.roundNumber(),
            person,
            chosen,
            Entered.required("表决理由", reason, 500),
            LocalDateTime.now(clock));
    if (written == 0) {
      throw new RefusedInputException("您在本次票决中已经投票，不能重复投票。");
    }
  }

  /**
   * Counts the latest ballot. Whoever votes for the revocation is for the criticism at least: if
   * the votes for the revocation alone are no majority, they count for the criticism.
   */
  @Transactional
  public void countBallot(String caseNumber) {
    Ballot ballot = of(caseNumber);
    List<Sanction> cast =
        mapper.votes(caseNumber, ballot.roundNumber()).stream()
            .map(Vote::choice)
            .filter(Objects::nonNull)
            .toList();
    int revoke = count(cast, Sanction.REVOKE);
    int criticise = count(cast, Sanction.CRITICISE);
    Ballot.Outcome outcome = outcome(ballot, cast.size(), revoke, criticise);
    mapper.count(
        new Ballot(
            caseNumber,
            ballot.roundNumber(),
            ballot.openedAt(),
            ballot.closesOn(),
            ballot.excluded(),
            ballot.eligible(),
            cast.size(),
            revoke,
            criticise,
            count(cast, Sanction.REJECT),
            outcome,
            LocalDateTime.now(clock)));
    limits.endIfRunning(caseNumber, LIMIT);
  }

  private Ballot.Outcome outcome(Ballot ballot, int present, int revoke, int criticise) {
    if (!rules.quorum().isReachedBy(present, ballot.eligible())) {
      return ballot.roundNumber() < ROUNDS ? Ballot.Outcome.REPEAT : Ballot.Outcome.NO_QUORUM;
    }
    if (rules.majority().isExceededBy(revoke, present)) {
      return Ballot.Outcome.REVOKE;
    }
    return rules.majority().isExceededBy(revoke + criticise, present)
        ? Ballot.Outcome.CRITICISE
        : Ballot.Outcome.REJECT;
  }

  private static int count(List<Sanction> cast, Sanction choice) {
    return (int) cast.stream().filter(choice::equals).count();
  }

  /** The count in words, for whoever signs; null until the latest ballot is counted. */
  String resultText(SanctionCase sanction) {
    Ballot ballot = of(sanction.caseNumber());
    if (ballot == null || ballot.outcome() == null) {
      return null;
    }
    return "第%d次票决，%s截止：应投%d票，实投%d票；取消称号%d票，通报批评%d票，不予处理%d票。%s%s"
        .formatted(
            ballot.roundNumber(),
            DAY.format(ballot.closesOn()),
            ballot.eligible(),
            ballot.present(),
            ballot.forRevocation(),
            ballot.forCriticism(),
            ballot.against(),
            switch (ballot.outcome()) {
              case REVOKE -> "票决结果：取消名牌产品称号。";
              case CRITICISE -> "票决结果：通报批评。";
              case REJECT -> "票决结果：不予处理。";
              case NO_QUORUM, REPEAT -> "未达到法定人数，不予处理。";
            },
            ballot.excluded() == null ? "" : "回避：" + ballot.excluded() + "。");
  }

  /**
   * How each member voted in the latest ballot.
   *
   * @throws IllegalStateException if it is not counted yet
   */
  public List<Vote> votes(String caseNumber) {
    Ballot ballot = of(caseNumber);
    if (ballot.countedAt() == null) {
      throw new IllegalStateException(
          "the ballot of %s is secret until it is counted".formatted(caseNumber));
    }
    return mapper.votes(caseNumber, ballot.roundNumber());
  }
}

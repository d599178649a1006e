package cn.qualitysafety.campaign.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads how the commitments of a plan are handed out, and complains of what contradicts its
 * clauses.
 */
final class CommitmentReader {

  static final String COMMITMENTS = "commitments";

  private static final String CLAUSE = "clause";
  private static final String UNITS = "units";
  private static final String EVIDENCE = "evidence";
  private static final String COUNT = "count";
  private static final String FORCE = "force";
  private static final String ALLOCATION = "allocation";

  private static final Set<String> LEVELS =
      Set.of(
          Commitment.PROVINCE,
          Commitment.EACH_CITY,
          Commitment.EACH_COUNTY,
          Commitment.EACH_BUREAU);

  private static final Pattern BUREAU = Pattern.compile("\\d{6}");

  /** Of a kind of evidence: people say it in the names of the files that they attach. */
  private static final int LONGEST_KIND = 20;

  private static final int MOST_KINDS = 5;

  private final List<PlanEntry> entries;
  private final List<Commitment> read;

  CommitmentReader(PlanEntry plan) {
    entries = plan.has(COMMITMENTS) ? plan.entries(COMMITMENTS, "commitment", CLAUSE) : List.of();
    read = entries.stream().map(entry -> entry.as(CommitmentReader::commitment)).toList();
  }

  List<Commitment> read() {
    return read;
  }

  private static Commitment commitment(PlanEntry entry) {
    PlanEntry count = entry.has(COUNT) ? entry.entry(COUNT) : null;
    return new Commitment(
        entry.text(CLAUSE),
        entry.words(UNITS),
        entry.choice("interval", Commitment.Interval.class),
        entry.words(EVIDENCE),
        entry.choice(FORCE, Target.Force.class),
        count == null ? null : count.as(CommitmentReader::count),
        entry.has(ALLOCATION) ? entry.choice(ALLOCATION, Commitment.Allocation.class) : null);
  }

  private static Commitment.Count count(PlanEntry count) {
    return new Commitment.Count(count.text("register"), count.text("event"), count.text("object"));
  }

  /**
   * @param clauseEntries in the order of the plan's clauses
   * @param known null if it is not known yet which units there are
   */
  void check(List<PlanEntry> clauseEntries, CampaignPlan plan, Surroundings known) {
    Map<String, Clause> clauses =
        plan.clauses().stream()
            .collect(Collectors.toMap(Clause::number, Function.identity(), (one, same) -> one));
    Set<String> handedOut = new HashSet<>();
    for (int i = 0; i < entries.size(); i++) {
      Commitment commitment = read.get(i);
      handedOut.add(commitment.clause());
      checkUnits(entries.get(i), commitment, known);
      checkEvidence(entries.get(i), commitment);
      if (!commitment.clause().isEmpty()) {
        checkClause(entries.get(i), commitment, clauses.get(commitment.clause()));
      }
    }
    for (int i = 0; i < clauseEntries.size(); i++) {
      Clause clause = plan.clauses().get(i);
      if (clause.kind() == Clause.Kind.COMMITMENT
          && !clause.number().isEmpty()
          && !handedOut.contains(clause.number())) {
        clauseEntries
            .get(i)
            .complain(
                "kind", "a commitment that nobody owes; name it in commitments, with its units");
      }
    }
  }

  private static void checkUnits(PlanEntry entry, Commitment commitment, Surroundings known) {
    for (String unit : commitment.units()) {
      boolean there =
          LEVELS.contains(unit)
              || (known == null ? BUREAU.matcher(unit).matches() : known.units().contains(unit));
      if (!there) {
        entry.complain(
            UNITS,
            unit,
            "there is no unit '%s'; write province, each-city, each-county, each-bureau or the code of a bureau"
                .formatted(unit));
      }
      if (unit.equals(Commitment.EACH_BUREAU) && commitment.units().size() > 1) {
        entry.complain(UNITS, unit, "each-bureau is all of them; remove the others");
      }
    }
  }

  private static void checkEvidence(PlanEntry entry, Commitment commitment) {
    if (commitment.evidence().size() > MOST_KINDS) {
      entry.complain(EVIDENCE, "evidence names more than %d kinds".formatted(MOST_KINDS));
    }
    commitment.evidence().stream()
        .filter(kind -> kind.length() > LONGEST_KIND)
        .forEach(
            kind ->
                entry.complain(
                    EVIDENCE,
                    kind,
                    "a kind of evidence has at most %d characters".formatted(LONGEST_KIND)));
  }

  private static void checkClause(PlanEntry entry, Commitment commitment, Clause clause) {
    if (clause == null) {
      entry.complain(
          CLAUSE, "clause '%s' is not a clause of this plan".formatted(commitment.clause()));
      return;
    }
    if (clause.kind() != null && clause.kind() != Clause.Kind.COMMITMENT) {
      entry.complain(
          CLAUSE,
          "clause %s is no commitment; nobody can be made to finish it"
              .formatted(commitment.clause()));
    }
    List<Target> counted =
        clause.targets().stream().filter(target -> target.key() != null).toList();
    if (counted.isEmpty() != (commitment.count() == null)) {
      entry.complain(
          COUNT,
          counted.isEmpty()
              ? "clause %s has no target that is counted; remove count".formatted(clause.number())
              : "clause %s has a target that is counted; say by count what counts"
                  .formatted(clause.number()));
    }
    List<Target.Force> forces =
        counted.stream().map(Target::force).filter(Objects::nonNull).toList();
    if (!forces.isEmpty() && commitment.force() != null && !forces.contains(commitment.force())) {
      entry.complain(FORCE, "force is not that of the targets of %s".formatted(clause.number()));
    }
    checkAllocation(entry, commitment, clause, counted);
  }

  private static void checkAllocation(
      PlanEntry entry, Commitment commitment, Clause clause, List<Target> counted) {
    boolean shared =
        counted.stream().anyMatch(CommitmentReader::canBeShared)
            && commitment.units().containsAll(List.of(Commitment.PROVINCE, Commitment.EACH_CITY));
    if (commitment.allocation() != null && !shared) {
      entry.complain(
          ALLOCATION,
          "to share a target out it has to be the province's, a number of objects, and owed by province and each-city");
    }
    if (commitment.allocation() == null
        && counted.stream().anyMatch(target -> !target.shares().isEmpty())) {
      entry.complain(
          CLAUSE, "a target of %s has shares; write allocation: cities".formatted(clause.number()));
    }
  }

  /** Of one whose scope cannot be read nothing is said a second time. */
  private static boolean canBeShared(Target target) {
    return (target.scope() == null || target.scope() == Target.Scope.PROVINCE)
        && !"%".equals(target.unit());
  }
}

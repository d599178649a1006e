package cn.qualitysafety.campaign.plan;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a campaign has to carry out, in every year in which it is carried out.
 *
 * @param code also the name of its file
 * @param year for which it was written
 * @param basis the document that it renders
 * @param phases in order, without gaps
 * @param toCome the models that clauses wait for; empty when all are drawn
 * @param clauses in the order of the document
 * @param handedOut how those that are commitments are handed out, each of them once
 */
public record CampaignPlan(
    String code,
    int year,
    String name,
    String basis,
    List<PlanPhase> phases,
    ReportingCalendar reporting,
    List<Division> divisions,
    List<ToCome> toCome,
    List<Clause> clauses,
    List<Commitment> handedOut) {

  public CampaignPlan {
    phases = List.copyOf(phases);
    divisions = List.copyOf(divisions);
    toCome = List.copyOf(toCome);
    clauses = List.copyOf(clauses);
    handedOut = List.copyOf(handedOut);
  }

  /**
   * The phase with this code.
   *
   * @throws IllegalArgumentException if the plan has none
   */
  public PlanPhase phase(String phaseCode) {
    return phases.stream()
        .filter(phase -> phase.code().equals(phaseCode))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no phase '%s' in plan %s".formatted(phaseCode, code)));
  }

  /** First day of a phase in a campaign of this year. */
  public LocalDate startOf(String phaseCode, int year) {
    return LocalDate.of(year, phase(phaseCode).firstMonth(), 1);
  }

  /** Last day, included, of a phase in a campaign of this year. */
  public LocalDate endOf(String phaseCode, int year) {
    return YearMonth.of(year, phase(phaseCode).lastMonth()).atEndOfMonth();
  }

  /** The months of this year on which the cities report. */
  public List<YearMonth> reportMonths(int year) {
    return IntStream.rangeClosed(reporting.firstMonth(), reporting.lastMonth())
        .mapToObj(month -> YearMonth.of(year, month))
        .toList();
  }

  /** The regime that will bring a model; empty if it is not still to come. */
  public Optional<ToCome> toCome(String process) {
    return toCome.stream().filter(regime -> regime.processes().contains(process)).findFirst();
  }

  /**
   * The clause with this number.
   *
   * @throws IllegalArgumentException if the plan has none
   */
  public Clause clause(String number) {
    return clauses.stream()
        .filter(clause -> clause.number().equals(number))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException("no clause '%s' in plan %s".formatted(number, code)));
  }

  /** The clauses that somebody has to get done (任务事项). */
  public List<Clause> commitments() {
    return clauses.stream().filter(clause -> clause.kind() == Clause.Kind.COMMITMENT).toList();
  }
}

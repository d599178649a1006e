package cn.qualitysafety.campaign.plan;

import cn.qualitysafety.platform.BrokenFileException;
import cn.qualitysafety.platform.TextFile;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a plan's file (YAML, UTF-8) and refuses one that is incomplete or contradicts itself. */
public class PlanReader {

  /**
   * The plan that a file sets out.
   *
   * @throws BrokenPlanException with everything that is wrong with the file
   */
  public CampaignPlan read(Resource file) {
    Complaints complaints =
        new Complaints(Objects.requireNonNullElse(file.getFilename(), file.getDescription()));
    if (!(compose(file, complaints) instanceof MappingNode root)) {
      throw complaints.last(1, "the file must consist of keys and values", null);
    }
    CampaignPlan plan = new PlanEntry(root, complaints, "plan").as(PlanReader::plan);
    complaints.raise();
    return plan;
  }

  private static Node compose(Resource file, Complaints complaints) {
    try {
      return new Yaml(new LoaderOptions()).compose(new StringReader(TextFile.read(file)));
    } catch (BrokenFileException e) {
      throw complaints.last(e.line(), e.reason(), e);
    } catch (UncheckedIOException e) {
      throw complaints.last(1, "cannot be read: " + e.getCause().getMessage(), e);
    } catch (MarkedYAMLException e) {
      throw complaints.last(e.getProblemMark().getLine() + 1, "is not YAML: " + e.getProblem(), e);
    } catch (YAMLException e) {
      throw complaints.last(1, "is not YAML: " + e.getMessage().lines().findFirst().orElse(""), e);
    }
  }

  private static CampaignPlan plan(PlanEntry plan) {
    List<Division> divisions =
        all(plan.entries("divisions", "division", "code"), PlanReader::division);
    List<Regime> regimes = all(plan.entries("regimes", "regime", "code"), PlanReader::regime);
    Set<String> divisionCodes = codes(divisions, Division::code);
    Set<String> regimeCodes = codes(regimes, Regime::code);
    return new CampaignPlan(
        plan.text("code"),
        plan.number("year"),
        plan.text("name"),
        plan.text("basis"),
        phases(plan),
        reporting(plan),
        divisions,
        regimes,
        all(
            plan.entries("clauses", "clause", "number", "section"),
            clause -> clause(clause, divisionCodes, regimeCodes)));
  }

  private static Division division(PlanEntry division) {
    return new Division(division.text("code"), division.text("name"));
  }

  private static Regime regime(PlanEntry regime) {
    return new Regime(regime.text("code"), regime.text("name"));
  }

  private static List<PlanPhase> phases(PlanEntry plan) {
    List<PlanEntry> entries = plan.entries("phases", "phase", "code");
    List<PlanPhase> phases = all(entries, PlanReader::phase);
    for (int i = 1; i < phases.size(); i++) {
      checkSequence(entries.get(i), phases.get(i - 1), phases.get(i));
    }
    return phases;
  }

  private static PlanPhase phase(PlanEntry phase) {
    int firstMonth = phase.month("firstMonth");
    int lastMonth = phase.month("lastMonth");
    checkOrder(phase, firstMonth, lastMonth);
    return new PlanPhase(phase.text("code"), phase.text("name"), firstMonth, lastMonth);
  }

  private static void checkSequence(PlanEntry entry, PlanPhase before, PlanPhase phase) {
    if (before.lastMonth() == 0 || phase.firstMonth() == 0) {
      return;
    }
    if (phase.firstMonth() < before.firstMonth()) {
      entry.complain("firstMonth", "begins before phase '%s' above it".formatted(before.code()));
    } else if (phase.firstMonth() <= before.lastMonth()) {
      entry.complain("firstMonth", "overlaps phase '%s'".formatted(before.code()));
    } else if (phase.firstMonth() > before.lastMonth() + 1) {
      entry.complain("firstMonth", "leaves a gap after phase '%s'".formatted(before.code()));
    }
  }

  private static ReportingCalendar reporting(PlanEntry plan) {
    PlanEntry reporting = plan.entry("reporting");
    return reporting == null ? null : reporting.as(PlanReader::calendar);
  }

  private static ReportingCalendar calendar(PlanEntry reporting) {
    int firstMonth = reporting.month("firstMonth");
    int lastMonth = reporting.month("lastMonth");
    checkOrder(reporting, firstMonth, lastMonth);
    return new ReportingCalendar(firstMonth, lastMonth, reporting.text("limit"));
  }

  private static void checkOrder(PlanEntry entry, int firstMonth, int lastMonth) {
    if (lastMonth != 0 && lastMonth < firstMonth) {
      entry.complain(
          "lastMonth", "lastMonth %d is before firstMonth %d".formatted(lastMonth, firstMonth));
    }
  }

  private static Clause clause(PlanEntry clause, Set<String> divisions, Set<String> regimes) {
    Clause.Kind kind = clause.choice("kind", Clause.Kind.class);
    if (kind == Clause.Kind.REGIME && !clause.has("regime")) {
      clause.complain("kind", "a clause of kind 'regime' needs the key 'regime'");
    }
    return new Clause(
        clause.text("number"),
        clause.text("section"),
        kind,
        clause.text("title"),
        clause.code("responsible", divisions, "division"),
        clause.optional("due", clause::day),
        clause.optional("regime", key -> clause.code(key, regimes, "regime")),
        clause.has("targets") ? targets(clause) : List.of());
  }

  private static List<Target> targets(PlanEntry clause) {
    return all(
        clause.entries("targets", clause.label() + ", target", "measure"), PlanReader::target);
  }

  private static Target target(PlanEntry target) {
    if (target.has("orValue") != target.has("orUnit")) {
      target.complain("value", "orValue and orUnit need each other");
    }
    return new Target(
        target.number("value"),
        target.text("measure"),
        target.text("unit"),
        target.choice("scope", Target.Scope.class),
        target.optional("orValue", target::number),
        target.optional("orUnit", target::text));
  }

  private static <T> List<T> all(List<PlanEntry> entries, Function<PlanEntry, T> reader) {
    return entries.stream().map(entry -> entry.as(reader)).toList();
  }

  private static <T> Set<String> codes(List<T> items, Function<T, String> code) {
    return items.stream().map(code).collect(Collectors.toSet());
  }
}

package cn.qualitysafety.campaign.plan;

import cn.qualitysafety.platform.BrokenFileException;
import cn.qualitysafety.platform.TextFile;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
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

  private static final Pattern KEY = Pattern.compile("(?=.{1,24}$)[A-Za-z0-9]+(-[A-Za-z0-9]+)*");

  private static final String PROCESSES = "processes";
  private static final String CARRIED_BY = "carriedBy";
  private static final String TARGETS = "targets";

  private final Surroundings known;

  /** Asks nothing of models and units, which are there after a plan is read. */
  public PlanReader() {
    this(null);
  }

  /**
   * Refuses a plan whose clauses name models that there are not and that are not to come, or units
   * that there are not.
   */
  public PlanReader(Surroundings known) {
    this.known = known;
  }

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
    CampaignPlan plan = new PlanEntry(root, complaints, "plan").as(this::plan);
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

  private CampaignPlan plan(PlanEntry plan) {
    List<Division> divisions =
        all(plan.entries("divisions", "division", "code"), PlanReader::division);
    List<PlanEntry> toComeEntries =
        plan.has("toCome") ? plan.entries("toCome", "toCome", "regime") : List.of();
    List<ToCome> toCome = all(toComeEntries, PlanReader::toCome);
    Set<String> divisionCodes = codes(divisions, Division::code);
    List<PlanEntry> clauseEntries = plan.entries("clauses", "clause", "number", "section");
    CommitmentReader commitments = new CommitmentReader(plan);
    CampaignPlan read =
        new CampaignPlan(
            plan.text("code"),
            plan.number("year"),
            plan.text("name"),
            plan.text("basis"),
            phases(plan),
            reporting(plan),
            divisions,
            toCome,
            all(clauseEntries, clause -> clause(clause, divisionCodes)),
            commitments.read());
    for (int i = 0; i < toComeEntries.size(); i++) {
      checkToCome(toComeEntries.get(i), toCome.get(i), read);
    }
    for (int i = 0; i < clauseEntries.size(); i++) {
      checkCarried(clauseEntries.get(i), read.clauses().get(i), read);
    }
    checkTargets(clauseEntries, read);
    commitments.check(clauseEntries, read, known);
    return read;
  }

  private void checkToCome(PlanEntry entry, ToCome regime, CampaignPlan plan) {
    for (String process : regime.processes()) {
      if (plan.toCome(process).filter(first -> first != regime).isPresent()) {
        entry.complain(
            PROCESSES,
            process,
            "'%s' is named by regime '%s' already"
                .formatted(process, plan.toCome(process).get().regime()));
      } else if (plan.clauses().stream()
          .noneMatch(clause -> clause.carriedBy().contains(process))) {
        entry.complain(
            PROCESSES,
            process,
            "'%s' carries no clause; remove it, or name it in carriedBy of the clause that waits for it"
                .formatted(process));
      } else if (known != null && known.released().contains(process)) {
        entry.complain(
            PROCESSES,
            process,
            "'%s' is a model of this release and no longer to come; remove it from toCome"
                .formatted(process));
      }
    }
  }

  private void checkCarried(PlanEntry entry, Clause clause, CampaignPlan plan) {
    for (String process : clause.carriedBy()) {
      if (known != null && !known.deployed().contains(process) && plan.toCome(process).isEmpty()) {
        entry.complain(
            CARRIED_BY,
            process,
            ("carriedBy names '%s', which is neither a deployed model nor named in toCome; correct the"
                    + " key, or add it to toCome under the regime that will bring the model")
                .formatted(process));
      }
    }
  }

  private void checkTargets(List<PlanEntry> entries, CampaignPlan plan) {
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < entries.size(); i++) {
      for (Target target : plan.clauses().get(i).targets()) {
        if (target.key() != null && !taken.add(target.key())) {
          entries
              .get(i)
              .complain(
                  TARGETS, "the key '%s' of a target is taken already".formatted(target.key()));
        }
        for (String unit : target.shares().keySet()) {
          if (known != null && !known.units().contains(unit)) {
            entries
                .get(i)
                .complain(
                    TARGETS,
                    "target %s: there is no unit '%s' to share it out to"
                        .formatted(target.measure(), unit));
          }
        }
      }
    }
  }

  private static Division division(PlanEntry division) {
    return new Division(division.text("code"), division.text("name"));
  }

  private static ToCome toCome(PlanEntry regime) {
    return new ToCome(regime.text("regime"), regime.text("name"), regime.words(PROCESSES));
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
    return new ReportingCalendar(
        firstMonth,
        lastMonth,
        reporting.text("limit"),
        reporting.has("calendars") ? reporting.words("calendars") : List.of());
  }

  private static void checkOrder(PlanEntry entry, int firstMonth, int lastMonth) {
    if (lastMonth != 0 && lastMonth < firstMonth) {
      entry.complain(
          "lastMonth", "lastMonth %d is before firstMonth %d".formatted(lastMonth, firstMonth));
    }
  }

  private static Clause clause(PlanEntry clause, Set<String> divisions) {
    return new Clause(
        clause.text("number"),
        clause.text("section"),
        clause.choice("kind", Clause.Kind.class),
        clause.text("title"),
        clause.code("responsible", divisions, "division"),
        clause.optional("due", clause::day),
        clause.words(CARRIED_BY),
        clause.has(TARGETS) ? targets(clause) : List.of());
  }

  private static List<Target> targets(PlanEntry clause) {
    return all(clause.entries(TARGETS, clause.label() + ", target", "measure"), PlanReader::target);
  }

  private static Target target(PlanEntry target) {
    if (target.has("orValue") != target.has("orUnit")) {
      target.complain("value", "orValue and orUnit need each other");
    }
    int value = target.number("value");
    String key = target.optional("key", target::text);
    if (key != null && !KEY.matcher(key).matches()) {
      target.complain(
          "key", "key '%s' must be letters, digits and hyphens, at most 24".formatted(key));
    }
    Map<String, Integer> shares = target.has("shares") ? target.numbers("shares") : Map.of();
    int shared = shares.values().stream().mapToInt(Integer::intValue).sum();
    if (!shares.isEmpty() && shared < value) {
      target.complain(
          "shares", "the shares come to %d, less than the value %d".formatted(shared, value));
    }
    return new Target(
        key,
        value,
        target.text("measure"),
        target.text("unit"),
        target.choice("scope", Target.Scope.class),
        target.choice("force", Target.Force.class),
        target.optional("orValue", target::number),
        target.optional("orUnit", target::text),
        shares);
  }

  private static <T> List<T> all(List<PlanEntry> entries, Function<PlanEntry, T> reader) {
    return entries.stream().map(entry -> entry.as(reader)).toList();
  }

  private static <T> Set<String> codes(List<T> items, Function<T, String> code) {
    return items.stream().map(code).collect(Collectors.toSet());
  }
}

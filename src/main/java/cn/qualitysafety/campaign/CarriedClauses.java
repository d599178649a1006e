package cn.qualitysafety.campaign;

import cn.qualitysafety.campaign.plan.BrokenPlanException;
import cn.qualitysafety.campaign.plan.CampaignPlan;
import cn.qualitysafety.campaign.plan.Clause;
import cn.qualitysafety.campaign.plan.PlanReader;
import cn.qualitysafety.campaign.plan.Surroundings;
import cn.qualitysafety.campaign.plan.ToCome;
import cn.qualitysafety.organisation.Unit;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.SetUp;
import cn.qualitysafety.platform.engine.InTheNameOf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinitionQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Service;

/**
 * Which clauses of the plan run: by which models, and what is still to come. A plan that counts on
 * a model that nobody draws stops the start, and so does one that waits for a model that is there.
 */
@Service
public class CarriedClauses {

  private static final Logger LOG = LoggerFactory.getLogger(CarriedClauses.class);

  private static final String MODELS = "classpath*:bpmn/**/*.bpmn";

  private final Resource file;
  private final CampaignPlan plan;
  private final RepositoryService repository;
  private final ResourcePatternResolver files;
  private final UnitRegister units;
  private final InTheNameOf inTheNameOf;

  CarriedClauses(
      @Value("${campaign.plan}") Resource file,
      CampaignPlan plan,
      RepositoryService repository,
      ResourcePatternResolver files,
      UnitRegister units,
      InTheNameOf inTheNameOf) {
    this.file = file;
    this.plan = plan;
    this.repository = repository;
    this.files = files;
    this.units = units;
    this.inTheNameOf = inTheNameOf;
  }

  /**
   * Reads the plan once more, when there are models: it was read before them.
   *
   * @throws BrokenPlanException if clauses name models that there are not and that are not to come,
   *     or units that there are not
   */
  @EventListener(SetUp.class)
  @Order(0)
  public void check() {
    Set<String> deployed = names(repository.createProcessDefinitionQuery()).keySet();
    new PlanReader(new Surroundings(deployed, released(), bureaus())).read(file);
    plan.toCome().stream()
        .flatMap(regime -> regime.processes().stream())
        .filter(deployed::contains)
        .forEach(
            process ->
                LOG.warn(
                    "The plan names process '{}' in toCome, and a designer has deployed it: its clauses"
                        + " count as running. Take it out of toCome when the next release brings it.",
                    process));
  }

  private Set<String> bureaus() {
    return units.all().stream()
        .filter(unit -> !unit.isLaboratory())
        .map(Unit::code)
        .collect(Collectors.toSet());
  }

  /** A model's file is called as its process. */
  private Set<String> released() {
    try {
      return Stream.of(files.getResources(MODELS))
          .map(Resource::getFilename)
          .map(name -> name.substring(0, name.lastIndexOf('.')))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the newest versions are called, by the keys of the processes. */
  private static Map<String, String> names(ProcessDefinitionQuery models) {
    return models.latestVersion().list().stream()
        .collect(
            Collectors.toMap(
                ProcessDefinition::getKey,
                model -> model.getName() == null ? model.getKey() : model.getName(),
                (one, same) -> one,
                TreeMap::new));
  }

  /** All clauses in the order of the plan; what a designer has deployed or withdrawn counts. */
  public List<CarriedClause> all() {
    Map<String, String> running =
        inTheNameOf.system(() -> names(repository.createProcessDefinitionQuery().active()));
    return plan.clauses().stream().map(clause -> carried(clause, running)).toList();
  }

  /** A model that was withdrawn is neither running nor to come. */
  private CarriedClause carried(Clause clause, Map<String, String> running) {
    Map<String, String> runs = new LinkedHashMap<>();
    Map<String, ToCome> toCome = new LinkedHashMap<>();
    for (String process : clause.carriedBy()) {
      if (running.containsKey(process)) {
        runs.put(process, running.get(process));
      } else {
        plan.toCome(process).ifPresent(regime -> toCome.put(process, regime));
      }
    }
    return new CarriedClause(clause, runs, toCome);
  }
}

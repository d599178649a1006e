package cn.qualitysafety.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.SystemTest;
import cn.qualitysafety.campaign.plan.BrokenPlanException;
import cn.qualitysafety.campaign.plan.CampaignPlan;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.engine.InTheNameOf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePatternResolver;

/** The plan clause by clause: what runs, and what is still to come. */
@SystemTest
class CarriedClausesTest {

  private static final String PLAN = "campaign/quality-and-safety-year-2009.yaml";

  @Autowired private CarriedClauses clauses;
  @Autowired private CampaignPlan plan;
  @Autowired private RepositoryService repository;
  @Autowired private ResourcePatternResolver files;
  @Autowired private UnitRegister units;
  @Autowired private InTheNameOf inTheNameOf;

  @Test
  void eachOfThe148ClausesHasAModelThatRunsOrOneThatARegimeWillBring() {
    List<CarriedClause> all = clauses.all();
    assertThat(all).hasSize(148);
    assertThat(all)
        .allSatisfy(
            each -> {
              List<String> told = new ArrayList<>(each.running().keySet());
              told.addAll(each.toCome().keySet());
              assertThat(told)
                  .as(each.clause().number())
                  .isNotEmpty()
                  .containsExactlyInAnyOrderElementsOf(each.clause().carriedBy());
            });
    Map<CarriedClause.State, Long> states =
        all.stream().collect(Collectors.groupingBy(CarriedClause::state, Collectors.counting()));
    System.out.printf(
        "Of 148 clauses %d run, %d run in part, %d are still to come:%n",
        Arrays.stream(CarriedClause.State.values())
            .map(state -> states.getOrDefault(state, 0L))
            .toArray());
    assertThat(states.get(CarriedClause.State.WHOLE))
        .as("clauses of which all models run: of 148 at least 70 are asked for by now")
        .isGreaterThanOrEqualTo(70);
    plan.toCome()
        .forEach(regime -> System.out.println("  " + regime.name() + " " + regime.processes()));
    assertThat(all.get(55)) // C056
        .satisfies(
            sampling -> {
              assertThat(sampling.state()).isEqualTo(CarriedClause.State.WHOLE);
              assertThat(sampling.running()).containsEntry("spotcheck-test", "盲样检验");
            });
  }

  @Test
  void aModelThatNobodyDrawsAndOneThatIsThereStopTheStartWithFileLineAndRemedy() {
    assertThatThrownBy(
            () ->
                start(
                    text ->
                        text.replace(
                            "carriedBy: [summons-enterprise,", "carriedBy: [summons-enterprize,")))
        .isInstanceOfSatisfying(
            BrokenPlanException.class,
            broken -> {
              FailureAnalysis told = new BrokenPlanFailureAnalyzer().analyze(broken, broken);
              assertThat(told.getDescription())
                  .matches(
                      "(?s).*plan\\.yaml:\\d+: clause C028 三\\(二\\)2四: carriedBy names"
                          + " 'summons-enterprize', which is neither a deployed model nor named in"
                          + " toCome; correct the key, or add it to toCome.*");
              assertThat(told.getAction()).contains("Correct these lines");
            });
    assertThatThrownBy(
            () ->
                start(
                    text ->
                        text.replace(
                            "processes: [recall-case]", "processes: [recall-case, summons-round]")))
        .isInstanceOf(BrokenPlanException.class)
        .hasMessageContaining(
            "toCome recall: 'summons-round' is a model of this release and no longer to come");
  }

  private void start(UnaryOperator<String> change) throws IOException {
    String shipped = new ClassPathResource(PLAN).getContentAsString(StandardCharsets.UTF_8);
    String changed = change.apply(shipped);
    assertThat(changed).isNotEqualTo(shipped);
    new CarriedClauses(
            new ByteArrayResource(changed.getBytes(StandardCharsets.UTF_8)) {
              @Override
              public String getFilename() {
                return "plan.yaml";
              }
            },
            plan,
            repository,
            files,
            units,
            inTheNameOf)
        .check();
  }
}

package cn.qualitysafety.licence;

import static cn.qualitysafety.licence.LicenceSteps.LABORATORY;
import static cn.qualitysafety.licence.LicenceSteps.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseService;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Cases that were begun with the model of an earlier release, which named Java beans that are no
 * more, go on with today's.
 */
@SystemTest
@Tag("database")
class OutdatedVersionsTest {

  private static final Path BEFORE = Path.of("src/test/resources/models-before");

  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private ApplicationService applications;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private HistoryService history;
  @Autowired private ProcessEngineConfigurationImpl engine;

  /** What deploys a release's models when a node starts. */
  @Autowired
  @Qualifier("releasedModels")
  private SmartInitializingSingleton release;

  private LicenceSteps steps;
  private List<String> before;

  @BeforeEach
  void begin() {
    steps = new LicenceSteps(driver, enterprises);
    driver.reset();
    driver.setClock("2009-09-14T09:00:00");
    steps.registerHolder();
    before = deployments();
  }

  @AfterEach
  void end() {
    driver.reset();
    deployments().stream()
        .filter(each -> !before.contains(each))
        .forEach(each -> repository.deleteDeployment(each, true));
  }

  private List<String> deployments() {
    return repository.createDeploymentQuery().orderByDeploymentTime().desc().list().stream()
        .map(Deployment::getId)
        .toList();
  }

  @Test
  void aTaskThatWaitedIsThereWithItsTimer() throws IOException {
    String number = steps.apply("concrete-pipe");
    putBack(number, Map.of("holderName", "x", "outcome", ""));

    release.afterSingletonsInstantiated();

    assertThat(versionOf(number)).isEqualTo(newest().getId());
    assertThat(driver.shown(number, "userTask_checkMaterials"))
        .containsEntry("correctionText", "未要求补正。");
    driver.moveClockTo("2009-09-22T00:00:01");
    assertThat(applications.of(number).state())
        .as("nobody answered within five working days")
        .isEqualTo(ApplicationState.ACCEPTED);
  }

  @Test
  void aCaseGoesOnAfterTheVisitThatWasUnderWay() throws IOException {
    String number = steps.apply("concrete-pipe");
    steps.accept(number);
    putBack(number, Map.of());

    release.afterSingletonsInstantiated();

    steps.formTeam(number, "2009-09-24");
    driver.moveClockTo("2009-09-24T16:00:00");
    steps.visit(number, "2009-09-24", NONE);
    assertThat(driver.openTasks(number + "-JY")).containsExactly("userTask_sealSamples");
  }

  @Test
  void aCaseThatWasReviewedRunsToItsCertificate() throws IOException {
    String number = steps.apply("concrete-pipe");
    steps.accept(number);
    steps.formTeam(number, "2009-09-24");
    driver.moveClockTo("2009-09-24T16:00:00");
    steps.visit(number, "2009-09-24", NONE);
    steps.sealSamples(number, "2009-09-24");
    driver.moveClockTo("2009-10-09T09:00:00");
    steps.receiveSample(number + "-JY-1", LABORATORY, "2009-10-09");
    steps.test(number + "-JY-1", LABORATORY, "pass");
    putBack(number, Map.of("decision", "", "opinion", ""));

    release.afterSingletonsInstantiated();

    steps.review(number, "approve", "");
    steps.decide(number, "approve");
    steps.deliver(number, "2009-10-09");
    assertThat(applications.of(number).state()).isEqualTo(ApplicationState.ISSUED);
  }

  @Test
  void whereAnOldVersionCannotBeReadNothingElseIsHarmed() throws IOException {
    String number = steps.apply("concrete-pipe");
    putBack(number, Map.of());

    assertThat(repository.getProcessModel(versionOf(number))).isNotEmpty();
    assertThat(driver.openTasks(number)).containsExactly("userTask_checkMaterials");
  }

  @Test
  void stepsThatHaveLeftTheDrawingStillServeTheVersionsThatCallThem() throws IOException {
    String number = steps.apply("concrete-pipe");
    steps.accept(number);
    steps.formTeam(number, "2009-09-24");
    ProcessDefinition visit =
        deployed(
            "licence-site-visit",
            "licence-visit-verdict.dmn",
            "licence-site-visit-form-team.form",
            "licence-site-visit-report.form");
    putBack(number + "-HC", visit, Map.of());
    driver.moveClockTo("2009-09-24T16:00:00");
    steps.visit(number, "2009-09-24", NONE);
    assertThat(passedBy(visit)).contains("serviceTask_recordVerdict", "endEvent_visitClosed");

    ProcessDefinition test =
        deployed(
            "licence-product-test",
            "licence-product-test-seal.form",
            "licence-product-test-record-objection.form");
    putBack(number + "-JY", test, Map.of());
    steps.sealSamples(number, "2009-09-24");
    driver.moveClockTo("2009-10-09T09:00:00");
    steps.receiveSample(number + "-JY-1", LABORATORY, "2009-10-09");
    steps.test(number + "-JY-1", LABORATORY, "pass");
    assertThat(passedBy(test)).contains("serviceTask_recordFirstResult", "endEvent_testPassed");

    steps.review(number, "approve", "");
    steps.decide(number, "approve");
    assertThat(applications.of(number).state()).isEqualTo(ApplicationState.ISSUED);
  }

  private List<String> passedBy(ProcessDefinition version) {
    return history
        .createHistoricActivityInstanceQuery()
        .processDefinitionId(version.getId())
        .finished()
        .list()
        .stream()
        .map(HistoricActivityInstance::getActivityId)
        .toList();
  }

  /** The earlier model with what belonged to it. */
  private ProcessDefinition deployed(String key, String... files) throws IOException {
    DeploymentBuilder deployment = repository.createDeployment();
    deployment.addString(key + ".bpmn", Files.readString(BEFORE.resolve(key + ".bpmn")));
    for (String file : files) {
      String folder = file.endsWith(".form") ? "forms/licence" : "bpmn/licence";
      deployment.addString(file, Files.readString(Path.of(folder, file)));
    }
    return deployment.deployWithResult().getDeployedProcessDefinitions().get(0);
  }

  private void putBack(String number, Map<String, Object> shown) throws IOException {
    putBack(number, deployAsBefore("licence-review"), shown);
  }

  /** The case as it stands in the earlier version, with what its task had written down to show. */
  private void putBack(String number, ProcessDefinition old, Map<String, Object> shown) {
    ProcessInstance now =
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).singleResult();
    runtime
        .newMigration(
            runtime
                .createMigrationPlan(now.getProcessDefinitionId(), old.getId())
                .mapEqualActivities()
                .build())
        .processInstanceIds(now.getId())
        .execute();
    tasks
        .createTaskQuery()
        .processInstanceId(now.getId())
        .list()
        .forEach(task -> runtime.setVariablesLocal(task.getExecutionId(), shown));
  }

  /** Past the check of deployments, which came later than the model. */
  private ProcessDefinition deployAsBefore(String key) throws IOException {
    DeploymentCache cache = engine.getDeploymentCache();
    List<Deployer> deployers = engine.getDeployers();
    cache.setDeployers(List.of(bpmnDeployer(deployers)));
    try (InputStream model = Files.newInputStream(BEFORE.resolve(key + ".bpmn"))) {
      return repository
          .createDeployment()
          .addInputStream(key + ".bpmn", model)
          .deployWithResult()
          .getDeployedProcessDefinitions()
          .get(0);
    } finally {
      cache.setDeployers(deployers);
    }
  }

  private static Deployer bpmnDeployer(List<Deployer> deployers) {
    return deployers.stream().filter(BpmnDeployer.class::isInstance).findFirst().orElseThrow();
  }

  private ProcessDefinition newest() {
    return repository
        .createProcessDefinitionQuery()
        .processDefinitionKey("licence-review")
        .latestVersion()
        .singleResult();
  }

  private String versionOf(String number) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(number)
        .singleResult()
        .getProcessDefinitionId();
  }
}

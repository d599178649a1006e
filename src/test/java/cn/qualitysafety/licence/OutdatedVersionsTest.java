package cn.qualitysafety.licence;

import static cn.qualitysafety.licence.LicenceSteps.LABORATORY;
import static cn.qualitysafety.licence.LicenceSteps.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
  @Autowired private ProductTestService productTests;
  @Autowired private LicenceService licences;
  @Autowired private OfficialDocuments documents;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private HistoryService history;
  @Autowired private VisitService visits;
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
  void whatHasLeftTheDrawingsStillServesTheVersionsThatCallIt() throws IOException {
    ProcessDefinition visit = deployEarlier("licence-site-visit");
    ProcessDefinition test = deployEarlier("licence-product-test");
    ProcessDefinition review = deployEarlier("licence-review");
    ProcessDefinition revocation = deployEarlier("licence-revocation");
    String number = steps.apply("concrete-pipe");
    steps.accept(number);
    steps.assemble(
        number,
        driver.employ("review-leader-440100", LicenceSteps.LEADER, LicenceSteps.GUANGZHOU),
        List.of("reviewer-440100"),
        "2009-09-24");
    driver.moveClockTo("2009-09-24T16:00:00");
    steps.report(number, List.of(LicenceSteps.LEADER), "2009-09-24", NONE);
    assertThat(visits.of(number + "-HC").toldOn())
        .as("the letter was not served by this model")
        .isEqualTo("2009-09-24");
    steps.sealSamplesAlone(number, "2009-09-24");
    driver.moveClockTo("2009-10-09T09:00:00");
    steps.receiveSample(number + "-JY-1", LABORATORY, "2009-10-09");
    steps.test(number + "-JY-1", LABORATORY, "pass");
    steps.review(number, "approve", "");
    driver.complete(
        number,
        "userTask_decideApplication",
        LicenceSteps.DECIDER,
        LicenceSteps.GUANGZHOU,
        Map.of("decision", "approve", "reasons", "审查程序合法，意见明确。"));
    driver.runJobs();
    steps.deliver(number, "2009-10-09");

    assertThat(passedBy(visit)).contains("serviceTask_recordVerdict", "endEvent_visitClosed");
    assertThat(passedBy(test)).contains("serviceTask_recordFirstResult", "endEvent_testPassed");
    assertThat(passedBy(review)).contains("endEvent_licenceIssued");
    assertThat(applications.of(number).state()).isEqualTo(ApplicationState.ISSUED);
    assertThat(watches()).as("the licence is issued").isEqualTo(1);

    driver.start(
        "licence-revocation",
        LicenceSteps.ORGANISER,
        LicenceSteps.GUANGZHOU,
        Map.of(
            "licenceNumber", applications.of(number).licenceNumber(),
            "measure", "cancel",
            "cancelGround", "applied",
            "facts", "企业申请注销。",
            "legalBasis", "《中华人民共和国行政许可法》第七十条"));
    driver.complete(
        "CX2009-440100-0001",
        "userTask_decideRevocation",
        LicenceSteps.DECIDER,
        LicenceSteps.GUANGZHOU,
        Map.of("decision", "approve", "reasons", "事实清楚。"));
    driver.runJobs();
    assertThat(passedBy(revocation)).contains("endEvent_licenceRevoked");
    assertThat(watches()).as("the licence has ended").isZero();
  }

  @Test
  void aTestOfTheModelFromBeforeTheServiceCountsFromTheLetter() throws IOException {
    deployEarlier("before-service", "licence-product-test");
    String number = steps.apply("concrete-pipe");
    steps.accept(number);
    steps.formTeam(number, "2009-09-24");
    driver.moveClockTo("2009-09-24T16:00:00");
    steps.visit(number, "2009-09-24", NONE);
    steps.sealSamplesAlone(number, "2009-09-24");
    steps.receiveSample(number + "-JY-1", LABORATORY, "2009-09-24");
    driver.moveClockTo("2009-09-28T10:00:00");
    steps.test(number + "-JY-1", LABORATORY, "fail");
    assertThat(driver.openTasks(number + "-JY")).containsExactly("userTask_recordObjection");
    assertThat(productTests.of(number + "-JY").objectBy()).isEqualTo("2009-10-26");
  }

  /** Of a model that served the notice within days of its own, seven until the 23rd: told later. */
  @Test
  void aCorrectionOfTheModelFromBeforeTheLawsLimitIsWaitedFor() throws IOException {
    String today = Files.readString(Path.of("bpmn/licence/licence-review.bpmn"));
    String model =
        today
            .replaceAll(".*target=\"serving(Limit|From)\".*\n", "")
            // Nothing happened by itself on the day after the fifth.
            .replace("sinceAfter('licence.acceptance'", "sinceAfter('licence.review'");
    assertThat(model).isNotEqualTo(today).doesNotContain("sinceAfter('licence.acceptance'");
    deploy("licence-review", model);
    String number = steps.apply("concrete-pipe");
    steps.checkMaterials(number, "correct", List.of("营业执照复印件"), "");
    driver.moveClockTo("2009-09-25T09:00:00");
    steps.serve(number, LicenceSteps.WINDOW, "2009-09-25");
    assertThat(driver.openTasks(number)).containsExactly("userTask_receiveCorrection");
  }

  /** As it was begun: served by hand, neither reviewed nor discussed, in force when decided. */
  @Test
  void aRevocationOfTheModelFromBeforeTheServiceRunsToItsDecision() throws IOException {
    deployEarlier("before-service", "licence-revocation");
    String licence = "XK08-001-00123";
    String number = "CX2009-440100-0001";
    RevocationSteps ending = RevocationSteps.decidedBelow(driver);
    ending.watch(licence, "2008-03-10", "2013-03-09");
    ending.open(licence, "annul");
    byOrganiser(
        number, "userTask_notifyHolder", Map.of("deliveredOn", "2009-09-14", "receivedBy", "何厂长"));
    byOrganiser(number, "userTask_recordDefence", Map.of("defence", "未提出。"));
    driver.runJobs();
    ending.waiveHearing(number + "-TZ", "2009-09-14");
    ending.decide(number, "approve");
    assertThat(licences.of(licence).state()).isEqualTo(LicenceState.ANNULLED);
    assertThat(watches()).isZero();
    assertThat(documents.ofCase(number))
        .extracting(OfficialDocument::kind)
        .containsExactlyInAnyOrder("licence-revocation-notice", "licence-revocation-decision");
  }

  private void byOrganiser(String number, String task, Map<String, Object> entered) {
    driver.complete(number, task, LicenceSteps.ORGANISER, LicenceSteps.GUANGZHOU, entered);
  }

  private long watches() {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey("licence-renewal-watch")
        .count();
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

  /**
   * A model that drew what is no step of the procedure, with what belonged to it: new cases begin
   * by it.
   */
  private ProcessDefinition deployEarlier(String key) throws IOException {
    return deployEarlier("with-book-keeping", key);
  }

  private ProcessDefinition deployEarlier(String release, String key) throws IOException {
    return deploy(key, Files.readString(BEFORE.resolve(release).resolve(key + ".bpmn")));
  }

  private ProcessDefinition deploy(String key, String model) throws IOException {
    DeploymentBuilder deployment = repository.createDeployment().addString(key + ".bpmn", model);
    // What has changed since goes before today's.
    for (Path folder :
        List.of(Path.of("forms/licence"), Path.of("bpmn/licence"), BEFORE.resolve("forms"))) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(each -> isPartOf(model, each)).toList()) {
          deployment.addString(file.getFileName().toString(), Files.readString(file));
        }
      }
    }
    return deployment.deployWithResult().getDeployedProcessDefinitions().get(0);
  }

  private static boolean isPartOf(String model, Path file) {
    String name = file.getFileName().toString();
    String key = name.replaceAll("\\.\\w+$", "");
    return !name.endsWith(".bpmn")
        && (model.contains("\"%s\"".formatted(key)) || model.contains("'%s'".formatted(key)));
  }

  /** The case as it stands in the earlier version, with what its task had written down to show. */
  private void putBack(String number, Map<String, Object> shown) throws IOException {
    ProcessInstance now =
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).singleResult();
    ProcessDefinition old = deployAsBefore("licence-review");
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

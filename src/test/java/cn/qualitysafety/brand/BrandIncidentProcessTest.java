package cn.qualitysafety.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.message.Messages;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** An incident of a holder in Guangzhou, registered on Monday 2009-09-14. */
@SystemTest
class BrandIncidentProcessTest {

  private static final String INCIDENT = "MS2009-440000-0001";

  @Autowired private CaseDriver driver;
  @Autowired private BrandIncidentService incidents;
  @Autowired private SanctionService sanctions;
  @Autowired private TaskService tasks;
  @Autowired private Messages messages;
  @Autowired private TransactionTemplate transaction;

  private BrandSteps steps;

  @BeforeEach
  void begin(@Autowired EnterpriseService enterprises, @Autowired IdentityService identity) {
    driver.reset();
    driver.setClock("2009-09-14T09:00:00");
    steps = new BrandSteps(driver, enterprises, tasks, identity);
    steps.registerHolder();
    steps.registerTitle();
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void aGraveIncidentBecomesAProposalThatKnowsWhoWorkedOnIt() {
    register();
    assertThat(
            tasks
                .createTaskQuery()
                .processInstanceBusinessKey(INCIDENT)
                .singleResult()
                .getDueDate())
        .isEqualTo("2009-10-16T23:59:59+08:00");
    investigate("death", 1, 0, "yes");
    assertThat(driver.shown(INCIDENT, "userTask_proposeTitleSanction"))
        .containsEntry("findingText", "人员死亡；伤亡1人；不合格0批次；涉及安全指标。")
        .containsEntry("sanctionText", "取消名牌产品称号");
    assertThatThrownBy(() -> propose("brand-office", "approve"))
        .as("whoever investigated")
        .hasMessageContaining("按岗位分离的规定");
    propose("second-office", "approve");
    assertThat(incidents.of(INCIDENT).state()).isEqualTo(BrandIncident.State.PROPOSED);

    driver.runJobs();
    assertThat(sanctions.of(BrandSteps.CASE))
        .extracting(
            SanctionCase::titleNumber,
            SanctionCase::sanction,
            SanctionCase::facts,
            SanctionCase::incidentNumber,
            SanctionCase::openedBy)
        .containsExactly(BrandSteps.TITLE, Sanction.REVOKE, "管道爆裂，一人死亡。", INCIDENT, null);
    assertThat(sanctions.handlersOf(BrandSteps.CASE))
        .containsExactly("brand-office-440000", "second-office-440000");
    assertThat(driver.openTasks(driver.delivery(BrandSteps.CASE, null)))
        .containsExactly("userTask_serveDocument");
  }

  @Test
  void anIncidentOfLittleWeightIsClosedWithoutAProposal() {
    register();
    investigate("property", 0, 1, "no");
    assertThat(incidents.of(INCIDENT).state()).isEqualTo(BrandIncident.State.CLOSED);
    assertThat(driver.openTasks(INCIDENT)).isEmpty();
  }

  @Test
  void whatIsNotProposedIsClosedWithTheReason() {
    register();
    investigate("injury", 2, 0, "no");
    assertThat(driver.shown(INCIDENT, "userTask_proposeTitleSanction"))
        .containsEntry("sanctionText", "通报批评");
    propose("second-office", "reject");
    assertThat(incidents.of(INCIDENT))
        .extracting(BrandIncident::state, BrandIncident::sanction, BrandIncident::opinion)
        .containsExactly(BrandIncident.State.CLOSED, Sanction.CRITICISE, "责任清楚。");
    driver.runJobs();
    assertThat(sanctions.of(BrandSteps.CASE)).isNull();
  }

  @Test
  void anotherRegimeReportsAnIncidentByMessage() {
    transaction.executeWithoutResult(
        status ->
            messages.send(
                "brandIncidentDue",
                null,
                "JC2009-440100-0007",
                "report",
                "440000",
                Map.of("titleNumber", BrandSteps.TITLE, "incidentDescription", "监督抽查发现安全指标不合格。")));
    driver.runJobs();
    assertThat(incidents.of(INCIDENT))
        .extracting(BrandIncident::description, BrandIncident::openedBy)
        .containsExactly("监督抽查发现安全指标不合格。", null);
    assertThat(driver.openTasks(INCIDENT)).containsExactly("userTask_investigateBrandIncident");
  }

  @Test
  void whatDoesNotFitTogetherIsRefused() {
    assertThatThrownBy(() -> registerFor("MP2008-9999"))
        .hasMessageContaining("没有编号为“MP2008-9999”的名牌产品称号");
    register();
    assertThatThrownBy(() -> investigate("death", 0, 0, "yes")).hasMessageContaining("应大于0");
    assertThatThrownBy(() -> investigate("none", 1, 0, "yes")).hasMessageContaining("否则应为0");
    assertThatThrownBy(() -> investigate("none", 0, 0, "perhaps"))
        .hasMessageContaining("请在“涉及安全指标”中选择一项");
  }

  private void register() {
    registerFor(BrandSteps.TITLE);
  }

  private void registerFor(String titleNumber) {
    driver.start(
        "brand-incident",
        BrandSteps.OFFICE,
        BrandSteps.PROVINCE,
        Map.of("titleNumber", titleNumber, "incidentDescription", "媒体报道管道爆裂。"));
  }

  private void investigate(String harm, int victims, int failedBatches, String unsafe) {
    driver.complete(
        INCIDENT,
        "userTask_investigateBrandIncident",
        BrandSteps.OFFICE,
        BrandSteps.PROVINCE,
        Map.of(
            "facts",
            "管道爆裂，一人死亡。",
            "harm",
            harm,
            "victims",
            String.valueOf(victims),
            "failedBatches",
            String.valueOf(failedBatches),
            "unsafe",
            unsafe));
  }

  private void propose(String name, String decision) {
    String task =
        tasks
            .createTaskQuery()
            .processInstanceBusinessKey(INCIDENT)
            .taskDefinitionKey("userTask_proposeTitleSanction")
            .singleResult()
            .getId();
    driver.as(
        List.of(name, BrandSteps.OFFICE),
        BrandSteps.PROVINCE,
        () -> {
          tasks.complete(
              task, Map.of("decision", decision, "opinion", "责任清楚。", "legalBasis", "管理办法"));
          return null;
        });
  }
}

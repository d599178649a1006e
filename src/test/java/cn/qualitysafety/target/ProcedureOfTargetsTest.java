package cn.qualitysafety.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Inspections of Guangzhou that a model of files counts, on Friday 2009-07-17. */
@SystemTest
@Tag("database")
class ProcedureOfTargetsTest {

  private static final String GUANGZHOU = "440100";
  private static final String POST = "review-organiser";
  private static final String FIRST = "XJ2009-440100-0001";
  private static final String SECOND = "XJ2009-440100-0002";

  @Autowired private CaseDriver driver;
  @Autowired private Targets targets;
  @Autowired private RepositoryService repository;

  private String deployment;

  @BeforeEach
  void deploy() throws Exception {
    driver.reset();
    driver.setClock("2009-07-17T09:00:00");
    DeploymentBuilder builder = repository.createDeployment().name("示例检查");
    for (Resource file :
        new PathMatchingResourcePatternResolver()
            .getResources("classpath:procedure-of-targets/*")) {
      builder.addString(file.getFilename(), file.getContentAsString(StandardCharsets.UTF_8));
    }
    deployment = builder.deploy().getId();
  }

  @AfterEach
  void end() {
    driver.reset();
    repository.deleteDeployment(deployment, true);
  }

  @Test
  void aModelCountsFreezesReadsSharesAndTakesBackWithoutAClassOfItsOwn() {
    inspect("91440101A", 640);
    inspect("91440101a", 700);
    inspect("91440101B", 700);
    assertThat(driver.shown("XJ2009-440100-0003", "userTask_report"))
        .as("two firms; half of the 640 that were frozen first")
        .containsEntry("reached", 2)
        .containsEntry("expected", 320)
        .containsEntry("reachedBefore", 0);
    assertThat(driver.shown(FIRST, "userTask_report"))
        .as("as it stood when the task began")
        .containsEntry("reached", 1);

    assertThatThrownBy(() -> report(FIRST, "no", "440300"))
        .hasMessageContaining("“440300”不是本单位或者下级单位的代码");
    report(FIRST, "no", "440106");
    assertThat(targets.shares(2009, "C132"))
        .extracting(TargetShare::unitCode)
        .containsExactly("440106");
    report(SECOND, "yes", "440106");
    assertThat(targets.objects(2009, "C119").get(0))
        .satisfies(
            firm -> {
              assertThat(firm.objectKey()).isEqualTo("91440101A");
              assertThat(firm.caseNumber()).isEqualTo(FIRST);
              assertThat(firm.countedOn()).isEqualTo("2009-07-16");
              assertThat(firm.reversedBy()).isEqualTo(SECOND);
              assertThat(firm.reversedWhy()).isEqualTo("检查无效：没有出示证件");
            });
  }

  private void inspect(String firm, int certifiedFirms) {
    driver.start(
        "sample-inspection",
        POST,
        GUANGZHOU,
        Map.of("certifiedFirms", certifiedFirms, "firm", firm, "inspectedOn", "2009-07-16"));
  }

  private void report(String caseNumber, String invalid, String shareUnit) {
    driver.complete(
        caseNumber,
        "userTask_report",
        POST,
        GUANGZHOU,
        Map.of("invalid", invalid, "voidReason", "没有出示证件", "shareUnit", shareUnit, "share", 2));
  }
}

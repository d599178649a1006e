package cn.qualitysafety.platform.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.PlanDraft;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.platform.attachment.Attachments;
import cn.qualitysafety.platform.document.OfficialDocuments;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The campaign of 2009, ended on 2009-02-27, ten years on. */
@SystemTest
@Tag("database")
class HistoryCleanUpTest {

  private static final String CAMPAIGN = "HD2009-01";
  private static final String GUANGZHOU = CAMPAIGN + "-440100-BS";
  private static final byte[] PDF = "%PDF-1.4 现场检查记录".getBytes(StandardCharsets.UTF_8);

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private ProcessEngineConfigurationImpl configuration;
  @Autowired private HistoryService history;
  @Autowired private RuntimeService runtime;
  @Autowired private ManagementService management;
  @Autowired private Attachments attachments;
  @Autowired private OfficialDocuments documents;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcTemplate jdbc;

  @BeforeEach
  void begin() {
    driver.reset();
    configuration.setHistoryCleanupEnabled(true);
    driver.setClock("2009-02-27T09:00:00");
    driver.start("campaign-year", "leading-group-office", "440000", Map.of("year", 2009));
    driver.runJobs();
  }

  @AfterEach
  void end() {
    history.findHistoryCleanupJobs().forEach(job -> management.deleteJob(job.getId()));
    configuration.setHistoryCleanupEnabled(false);
    driver.reset();
  }

  @Test
  void afterItsTimeTheHistoryGoesAndTheFileStaysForThoseWhoCouldReadTheCase() throws Exception {
    String number = issue();
    attachments.add(GUANGZHOU, "现场记录.pdf", PDF, "gz-ban");
    runtime.deleteProcessInstance(
        runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(CAMPAIGN)
            .singleResult()
            .getId(),
        "活动取消");
    WebLogin province = new WebLogin(port, "sheng-ban", "tasklist");
    WebLogin guangzhou = new WebLogin(port, "gz-ban", "tasklist");
    WebLogin shenzhen = new WebLogin(port, "sz-ban", "tasklist");
    String before = guangzhou.get("/cases/" + GUANGZHOU).body();
    String registers = registers();

    cleanUpNightAfter("2019-02-20T12:00:00");
    assertThat(instances()).as("a week before the end of the ten years").isPositive();
    cleanUpNightAfter("2019-03-01T12:00:00");
    assertThat(instances()).isZero();
    assertThat(jdbc.queryForObject("select count(*) from ACT_HI_TASKINST", Integer.class)).isZero();
    assertThat(registers()).isEqualTo(registers);

    assertThat(guangzhou.get("/cases/" + GUANGZHOU).body())
        .contains("现场记录.pdf", "已办结")
        .doesNotContain("选择文件")
        .as(
            "but for the steps, which the engine knew, and the names of the province and, since 23 January 2019, of the city")
        .isEqualTo(
            withoutSteps(before)
                .replace("广东省质量技术监督系统", "广东省市场监督管理系统")
                .replace("<dd>广州市质量技术监督局</dd>", "<dd>广州市市场监督管理局</dd>"));
    assertThat(guangzhou.download("/cases/%s/attachments/%1$s/1".formatted(GUANGZHOU)).body())
        .isEqualTo(PDF);
    String document =
        "/cases/%s/documents?number=%s"
            .formatted(CAMPAIGN, URLEncoder.encode(number, StandardCharsets.UTF_8));
    assertThat(province.get("/cases/" + CAMPAIGN).body())
        .contains(number, "现场记录.pdf", "业务" + GUANGZHOU);
    assertThat(province.download(document).body()).startsWith('P', 'K');
    for (String path : List.of("/cases/" + GUANGZHOU, "/cases/" + CAMPAIGN, document)) {
      assertThat(shenzhen.get(path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(new WebLogin(port, "gz-shouli", "tasklist").get("/cases/" + GUANGZHOU).statusCode())
        .as("of the unit, but without a post in this procedure")
        .isEqualTo(404);
  }

  private static String withoutSteps(String page) {
    assertThat(page).contains("aria-label=\"流转记录\"", "aria-label=\"流程图\"");
    return page.replaceAll("(?s)<section aria-label=\"流(转记录|程图)\">.*?</section>", "");
  }

  /** Runs the jobs of the night that follows; they are due at ten in the evening. */
  private void cleanUpNightAfter(String noon) {
    driver.setClock(noon);
    history.cleanUpHistoryAsync(false);
    LocalDateTime tenInTheEvening = LocalDateTime.parse(noon).withHour(22);
    List<Job> jobs = history.findHistoryCleanupJobs();
    assertThat(jobs)
        .isNotEmpty()
        .allMatch(
            job ->
                LocalDateTime.ofInstant(job.getDuedate().toInstant(), ZoneId.of("Asia/Shanghai"))
                    .equals(tenInTheEvening));
    driver.setClock(tenInTheEvening.plusSeconds(1).toString());
    // A full batch calls for another; one that finds little waits for the next night.
    for (int i = 0; i < 50; i++) {
      jobs.forEach(job -> management.executeJob(job.getId()));
    }
  }

  private long instances() {
    return history.createHistoricProcessInstanceQuery().count();
  }

  private String registers() {
    return jdbc.queryForList("select * from campaign").toString()
        + jdbc.queryForList("select number, sha256 from official_document")
        + jdbc.queryForList("select case_number, sha256 from attachment");
  }

  private String issue() {
    return transaction
        .execute(status -> documents.issueAtOnce(PlanDraft.of(CAMPAIGN, "test", "“质量和安全年”活动方案")))
        .number();
  }
}

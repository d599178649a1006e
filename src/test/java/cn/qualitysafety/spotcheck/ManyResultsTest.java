package cn.qualitysafety.spotcheck;

import static cn.qualitysafety.spotcheck.SpotCheckSteps.GUANGZHOU;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.LABORATORY;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.LEADER;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.PLAN;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.PLANNER;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.PROVINCE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.excel.ImportReport;
import cn.qualitysafety.platform.excel.ImportReport.Mode;
import cn.qualitysafety.spotcheck.process.ResultImport;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The largest file: five thousand rows, two hundred samples of twenty-five items, each sampled and
 * received in its own running case; a fixed seed decides their values. The verdicts are what can be
 * computed from those alone.
 */
@SystemTest
@Tag("slow")
@Tag("database")
class ManyResultsTest {

  private static final int SAMPLES = 200;

  /** Of a sample, each examined for the same five items. */
  private static final int PARTS = 5;

  /** Limits in thousandths: at most 200, 300 and 14500, at least 7000, at most 1000. */
  private static final String ITEMS_OF_A_PART =
      """
      镉%1$d|≤0.2|mg/kg|安全
      铅%1$d|≤0.3|mg/kg|安全
      水分%1$d|≤14.5|%%
      蛋白质%1$d|≥7|%%
      黄粒米%1$d|≤1.0|%%
      """;

  private static final int[] LIMITS = {200, 300, 14_500, 7_000, 1_000};
  private static final int LEAST = 3;
  private static final int SAFETY_ITEMS = 2;

  @TempDir private Path folder;
  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private BatchMapper batches;
  @Autowired private SpotCheckService spotChecks;
  @Autowired private ResultImport results;
  @Autowired private RuntimeService runtime;
  @Autowired private HistoryService history;
  @Autowired private JdbcTemplate jdbc;

  /** Values in thousandths, and what follows from them, by blind code. */
  private final Map<String, int[]> values = new HashMap<>();

  private final Map<String, String> verdicts = new TreeMap<>();

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-05-11T09:00:00");
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void fiveThousandRowsGiveTwoHundredVerdicts() throws IOException {
    receiveSamples();
    byte[] handedOut = driver.as("laboratory", LABORATORY, results::workbook).content();
    ResultRows rows = new ResultRows(handedOut);
    assertThat(rows.texts()).hasSize(5_000);
    rows.fill((code, serial) -> thousandths(values.get(code)[serial - 1]).toPlainString());
    Path file = Files.write(folder.resolve("results.xlsx"), rows.bytes());

    ImportReport report =
        driver.as("laboratory", LABORATORY, () -> results.importFile(file, Mode.ALL_OR_NOTHING));

    assertThat(report).isEqualTo(new ImportReport(SAMPLES, List.of()));
    Map<String, String> found = new TreeMap<>();
    jdbc.query(
        "select s.blind_code, s.verdict, b.verdict as batch_verdict from spotcheck_sample s"
            + " join spotcheck_batch b on b.case_number = s.batch_number",
        row -> {
          String verdict = row.getString("verdict");
          assertThat(row.getString("batch_verdict")).isEqualTo(verdict);
          found.put(row.getString("blind_code"), verdict);
        });
    assertThat(found).isEqualTo(verdicts);
    assertThat(verdicts.values()).contains("pass", "fail", "unsafe");
    jdbc.query(
        "select blind_code, serial, test_value from spotcheck_result",
        row -> {
          int value = values.get(row.getString("blind_code"))[row.getInt("serial") - 1];
          assertThat(row.getBigDecimal("test_value")).isEqualByComparingTo(thousandths(value));
        });
    assertThat(jdbc.queryForObject("select count(*) from spotcheck_result", Integer.class))
        .isEqualTo(5_000);
    assertThat(
            history
                .createHistoricTaskInstanceQuery()
                .taskDefinitionKey("userTask_testBlindSample")
                .taskAssignee(driver.person("laboratory", LABORATORY))
                .finished()
                .count())
        .isEqualTo(SAMPLES);
    assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("spotcheck-test").count())
        .isZero();
    assertThat(driver.as("laboratory", LABORATORY, results::waiting)).isZero();
  }

  private void receiveSamples() {
    Map<String, Object> plan = new HashMap<>(SpotCheckSteps.plan());
    plan.put(
        "items",
        IntStream.rangeClosed(1, PARTS)
            .mapToObj(ITEMS_OF_A_PART::formatted)
            .collect(Collectors.joining()));
    driver.start("spotcheck-plan", PLANNER, PROVINCE, plan);
    driver.complete(PLAN, "userTask_approvePlan", LEADER, PROVINCE, Map.of("decision", "approve"));
    // Drawn by the test: a plan of a province draws a few in each city.
    batches.insert(
        IntStream.rangeClosed(1, SAMPLES)
            .mapToObj(
                serial ->
                    new BatchMapper.Draw(
                        batch(serial),
                        PLAN,
                        GUANGZHOU,
                        SpotCheckSteps.code(serial),
                        "广东%d号米业有限公司".formatted(serial),
                        "稻香路%d号".formatted(serial),
                        null))
            .toList());
    SpotCheckSteps steps = new SpotCheckSteps(driver, enterprises);
    Random random = new Random(2009);
    for (int serial = 1; serial <= SAMPLES; serial++) {
      runtime
          .createMessageCorrelation("spotcheckBatchDrawn")
          .processInstanceBusinessKey(batch(serial))
          .setVariable("unitCode", GUANGZHOU)
          .correlateStartMessage();
      driver.runJobs();
      steps.take(batch(serial), "sampled");
      String code = spotChecks.prepareSample(batch(serial));
      steps.receive(code, LABORATORY, "2009-05-11");
      invent(code, random);
    }
  }

  /** Every fiftieth value breaks its limit, every fiftieth is the limit itself. */
  private void invent(String code, Random random) {
    int[] invented = new int[PARTS * LIMITS.length];
    boolean failed = false;
    boolean failedSafety = false;
    for (int row = 0; row < invented.length; row++) {
      int item = row % LIMITS.length;
      int drawn = random.nextInt(50);
      boolean breaks = drawn == 0;
      int distance = drawn == 1 ? 0 : 1 + random.nextInt(150);
      invented[row] = LIMITS[item] + (breaks == (item == LEAST) ? -distance : distance);
      if (breaks) {
        failed = true;
        failedSafety |= item < SAFETY_ITEMS;
      }
    }
    values.put(code, invented);
    verdicts.put(code, failedSafety ? "unsafe" : failed ? "fail" : "pass");
  }

  private static BigDecimal thousandths(int value) {
    return BigDecimal.valueOf(value, 3);
  }

  private static String batch(int serial) {
    return "CC2009-440100-%04d".formatted(serial);
  }
}

package cn.qualitysafety.spotcheck;

import static cn.qualitysafety.spotcheck.SpotCheckSteps.GUANGZHOU;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.LABORATORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.excel.ImportReport;
import cn.qualitysafety.platform.excel.ImportReport.Complaint;
import cn.qualitysafety.platform.excel.ImportReport.Mode;
import cn.qualitysafety.spotcheck.process.ResultImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Five batches of rice: three samples wait for their results in the laboratory of Guangzhou, one is
 * not received there yet, one is reported and waits again in the laboratory of the province.
 */
@SystemTest
class ResultImportTest {

  @TempDir private Path folder;
  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private SpotCheckService spotChecks;
  @Autowired private SampleTestService sampleTests;
  @Autowired private ResultImport results;
  @Autowired private TaskService tasks;
  @Autowired private HistoryService history;
  @Autowired private JdbcTemplate jdbc;

  private final List<String> waiting = new ArrayList<>();
  private String notReceived;
  private String reported;
  private String elsewhere;

  @BeforeEach
  void begin() {
    SpotCheckSteps steps = new SpotCheckSteps(driver, enterprises);
    driver.reset();
    driver.setClock("2009-05-11T09:00:00");
    steps.registerProducers(GUANGZHOU, 1, 5);
    steps.startPlan();
    for (int serial = 1; serial <= 5; serial++) {
      steps.take(batch(serial), "sampled");
    }
    for (int serial = 1; serial <= 3; serial++) {
      waiting.add(code(serial));
      steps.receive(code(serial), LABORATORY, "2009-05-11");
    }
    notReceived = code(4);
    reported = code(5);
    steps.test(reported, LABORATORY, "2009-05-11", "0.3", "14");
    steps.serve(batch(5) + "-JG", "2009-05-11");
    steps.object(batch(5), "approve", "2009-05-11");
    elsewhere = spotChecks.prepareRetest(batch(5));
    steps.receive(elsewhere, SpotCheckSteps.RETEST_LABORATORY, "2009-05-11");
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  private static String batch(int serial) {
    return "CC2009-440100-%04d".formatted(serial);
  }

  private String code(int serial) {
    return spotChecks.prepareSample(batch(serial));
  }

  @Test
  @Tag("database")
  void whatWaitsIsHandedOutAndWhatIsFilledInIsReportedAsInTasklist() throws IOException {
    ResultRows rows = handedOut();
    assertThat(rows.texts())
        .extracting(row -> row.get(0), row -> row.subList(1, 7))
        .containsExactlyInAnyOrderElementsOf(
            waiting.stream()
                .flatMap(
                    code ->
                        List.of(
                            tuple(code, List.of("1", "镉", "≤0.2", "mg/kg", "", "")),
                            tuple(code, List.of("2", "水分", "≤14.5", "%", "", "")))
                            .stream())
                .toList());

    rows.fill(waiting.get(0), 1, "0.2").fill(waiting.get(0), 2, "14.50");
    rows.fill(waiting.get(1), 1, "0.200001").fill(waiting.get(1), 2, "14");
    ImportReport report = upload(rows, Mode.ALL_OR_NOTHING);
    assertThat(report).isEqualTo(new ImportReport(2, List.of()));
    assertThat(sampleTests.of(waiting.get(0)))
        .extracting(Sample::verdict, Sample::testedBy, Sample::reportNumber)
        .containsExactly("pass", "laboratory-440100-L1", "BG-" + waiting.get(0));
    assertThat(sampleTests.of(waiting.get(1)).verdict()).isEqualTo("unsafe");
    assertThat(spotChecks.of(batch(2)).verdict()).as("the batch goes on").isEqualTo("unsafe");
    assertThat(driver.openTasks(waiting.get(2))).containsExactly("userTask_testBlindSample");
    assertThat(
            history
                .createHistoricTaskInstanceQuery()
                .processInstanceBusinessKeyIn(waiting.get(0))
                .taskDefinitionKey("userTask_testBlindSample")
                .singleResult()
                .getAssignee())
        .isEqualTo("laboratory-440100-L1");

    driver.setClock("2009-05-12T09:00:00");
    for (Mode mode : Mode.values()) {
      ImportReport again = upload(rows, mode);
      assertThat(again.imported()).isZero();
      assertThat(again.complaints())
          .extracting(Complaint::reason)
          .containsExactlyInAnyOrder(
              "样品%1$s已于2009年5月11日报告检验结果（检验报告编号BG-%1$s），不能重复导入，请删除该样品的各行。".formatted(waiting.get(0)),
              "样品%1$s已于2009年5月11日报告检验结果（检验报告编号BG-%1$s），不能重复导入，请删除该样品的各行。"
                  .formatted(waiting.get(1)));
    }
    assertThat(handedOut().texts()).hasSize(2);
    assertThat(as(results::waiting)).isEqualTo(1);
  }

  @Test
  void everyBadRowIsReportedAndTheModeDecidesAboutTheOtherSamples() throws IOException {
    ResultRows rows = handedOut();
    String a = rows.texts().get(0).get(0);
    String b = rows.texts().get(2).get(0);
    String c = rows.texts().get(4).get(0);
    rows.fill(a, 1, "未检出").fill(a, 2, "14").formula("G3", "G2*2").set("E3", "mg/kg");
    rows.fill(b, 1, "0.1").delete(5);
    rows.fill(c, 1, "0.1").fill(c, 2, "14");
    rows.row(8, b, "1", "镉", "≤0.2", "mg/kg", "BG-9", "0.1");
    rows.row(9, "MY-0000000000", "1", "镉", "≤0.2", "mg/kg", "BG-1", "0.1");
    rows.row(10, elsewhere, "1", "镉", "≤0.2", "mg/kg", "BG-1", "0.1");
    rows.row(11, reported, "1", "镉", "≤0.2", "mg/kg", "BG-1", "0.1");
    rows.row(12, notReceived, "1", "镉", "≤0.2", "mg/kg", "BG-1", "0.1");
    rows.row(13, "", "1", "镉", "≤0.2", "mg/kg", "BG-1", "0.1");
    rows.row(14, b, "3", "铅", "≤0.2", "mg/kg", "", "0.1");

    ImportReport refused = upload(rows, Mode.ALL_OR_NOTHING);
    assertThat(refused.imported()).isZero();
    assertThat(refused.complaints())
        .extracting(Complaint::row, Complaint::column)
        .containsExactly(
            tuple(2, "实测值"),
            tuple(3, "单位"),
            tuple(3, "实测值"),
            tuple(4, "项目序号"),
            tuple(8, "项目序号"),
            tuple(8, "检验报告编号"),
            tuple(9, "盲样编号"),
            tuple(10, "盲样编号"),
            tuple(11, "盲样编号"),
            tuple(12, "盲样编号"),
            tuple(13, "盲样编号"),
            tuple(14, "项目序号"));
    List<String> reasons = refused.complaints().stream().map(Complaint::reason).toList();
    assertThat(reasons.get(0)).contains("“未检出”不能说明是否符合限值");
    assertThat(reasons.get(1)).contains("应为“%”，文件中是“mg/kg”");
    assertThat(reasons.get(2)).contains("公式单元格");
    assertThat(reasons.get(3)).contains(b + "缺少第2项“水分”");
    assertThat(reasons.get(4)).contains("与第4行重复");
    assertThat(reasons.get(5)).contains("与同一样品前面的“BG-%s”不一致".formatted(b));
    assertThat(reasons.get(7))
        .as("another laboratory's sample is as unknown as none at all")
        .isEqualTo(reasons.get(6).replace("MY-0000000000", elsewhere));
    assertThat(reasons.get(8)).contains("已于2009年5月11日报告检验结果");
    assertThat(reasons.get(9)).contains("尚未收样");
    assertThat(reasons.get(10)).contains("“盲样编号”不能为空");
    assertThat(reasons.get(11)).contains("没有第“3”项");
    assertNotReported(a, b, c);

    ImportReport partly = upload(rows, Mode.ONLY_CORRECT);
    assertThat(partly).isEqualTo(new ImportReport(1, refused.complaints()));
    assertThat(sampleTests.of(c).verdict()).isEqualTo("pass");
    assertNotReported(a, b);
  }

  @Test
  void aNumberIsTakenAsItIsAndNotAsItLooks() throws IOException {
    ResultRows rows = handedOut();
    String first = rows.texts().get(0).get(0);
    rows.fill((code, serial) -> "0.1");
    rows.set("G2", 0.1 + 0.2, "General").set("G3", 14.5, "0.00");
    rows.set("G4", 0.21, "0.0").set("G5", 0.145, "0%");
    assertThat(upload(rows, Mode.ONLY_CORRECT).complaints())
        .extracting(Complaint::row, Complaint::column, Complaint::reason)
        .containsExactly(
            tuple(4, "实测值", "单元格显示的“0.2”与其中的数值不一致，请把单元格格式改为“文本”，再照原样填写。"),
            tuple(5, "实测值", "单元格显示的“15%”与其中的数值不一致，请把单元格格式改为“文本”，再照原样填写。"));
    assertThat(
            jdbc.queryForList(
                "select test_value from spotcheck_result where blind_code = ? order by serial",
                String.class,
                first))
        .containsExactly("0.300000", "14.500000");
  }

  @Test
  void codesAndValuesInFullWidthOrWithSomethingInvisibleAreTheSame() throws IOException {
    ResultRows rows = handedOut().fill((code, serial) -> "０．１");
    String first = rows.texts().get(0).get(0);
    rows.set("A2", first.toLowerCase(Locale.ROOT) + "\u200b").set("B2", "１");
    rows.set("F2", "ＢＧ－１").set("F3", "bg-1");
    ImportReport report = upload(rows, Mode.ALL_OR_NOTHING);
    assertThat(report).isEqualTo(new ImportReport(3, List.of()));
    assertThat(sampleTests.of(first).reportNumber()).isEqualTo("BG-1");
  }

  @Test
  void noErrorDateTruthValueOrLongNumberBecomesTheNumberOfAReport() throws IOException {
    ResultRows rows = handedOut().fill((code, serial) -> "0.1");
    rows.error("F2").set("F3", "").set("F4", 45992, "m/d/yy").set("F5", "");
    rows.set("F6", 202611290000000012.0, "General").set("F7", "").truth("G7");
    assertThat(upload(rows, Mode.ONLY_CORRECT))
        .isEqualTo(
            new ImportReport(
                0,
                List.of(
                    new Complaint(2, "检验报告编号", "单元格是Excel的错误值“#N/A”，不是文字，请改为应当填写的内容。"),
                    new Complaint(4, "检验报告编号", "单元格是日期或时间，不是文字。请把单元格格式改为“文本”，再照原样填写。"),
                    new Complaint(
                        6, "检验报告编号", "单元格是超过15位的数值，Excel已把后面的数字变成0。请把单元格格式改为“文本”，再照原样重新填写。"),
                    new Complaint(7, "实测值", "单元格是逻辑值“TRUE”，不是文字。请把单元格格式改为“文本”，再填写文字。"))));
    assertNotReported(waiting.toArray(String[]::new));
  }

  @Test
  void whoTookTheSamplesDoesNotReportThemAndNobodyReportsWhatAColleagueHasClaimed()
      throws IOException {
    ResultRows rows = handedOut().fill((code, serial) -> "0.1");
    Path file = Files.write(folder.resolve("sampler.xlsx"), rows.bytes());
    ImportReport report =
        driver.as(
            List.of("sampler", "laboratory"),
            GUANGZHOU,
            () -> results.importFile(file, Mode.ONLY_CORRECT));
    assertThat(report.imported()).isZero();
    assertThat(report.complaints())
        .hasSize(3)
        .allSatisfy(complaint -> assertThat(complaint.reason()).contains("抽检分离"));

    tasks.setAssignee(task(waiting.get(0)).getId(), "gz-jianyan");
    assertThat(upload(rows, Mode.ALL_OR_NOTHING).complaints())
        .extracting(Complaint::reason)
        .containsExactly(
            "样品%s的检验任务已由gz-jianyan签收，您不能导入；需要接手的，请先在该任务的“转办与接办”中接办。".formatted(waiting.get(0)));
    assertThat(handedOut().texts()).hasSize(4);
  }

  @Test
  @Tag("database")
  void whatTheEngineRefusesOfOneSampleTakesAllBackOrThatOneAlone() throws IOException {
    ResultRows rows = handedOut().fill((code, serial) -> "0.1");
    String second = rows.texts().get(2).get(0);
    // Somebody's result that no check before can see.
    jdbc.update(
        "insert into spotcheck_result (blind_code, serial, test_value, passed) values (?, 2, 14, true)",
        second);

    ImportReport refused = upload(rows, Mode.ALL_OR_NOTHING);
    assertThat(refused.imported()).isZero();
    assertThat(refused.complaints())
        .containsExactly(new Complaint(4, "盲样编号", "该事项刚刚被其他同志更新，您的操作没有生效，请刷新后重试。"));
    assertNotReported(waiting.toArray(String[]::new));
    assertThat(jdbc.queryForObject("select count(*) from spotcheck_result", Integer.class))
        .as("that one, and those of the sample reported before")
        .isEqualTo(3);

    ImportReport partly = upload(rows, Mode.ONLY_CORRECT);
    assertThat(partly).isEqualTo(new ImportReport(2, refused.complaints()));
    assertNotReported(second);
    waiting.stream()
        .filter(code -> !code.equals(second))
        .forEach(code -> assertThat(sampleTests.of(code).verdict()).isEqualTo("pass"));
  }

  @Test
  void filesThatAreNotTheOneHandedOutAreRefusedWithASentence() throws IOException {
    assertRefused(handedOut().set("G1", "结果").bytes(), "第1行G列应为“实测值”，文件中是“结果”");
    assertRefused(handedOut().bytes(), "没有填写任何检验结果");
    assertRefused("盲样编号,实测值".getBytes(), "不是有效的Excel工作簿");
    ResultRows many = handedOut();
    for (int row = 8; row <= 5_002; row++) {
      many.row(row, "MY-0000000000", "1", "镉");
    }
    assertRefused(many.bytes(), "超过5000行的上限");
    for (int row = 2; row <= 5_002; row++) {
      many.delete(row);
    }
    assertRefused(many.bytes(), "文件中没有检验结果，请从“检验结果”表的第2行起填写");
  }

  private void assertRefused(byte[] file, String words) throws IOException {
    Path path = Files.write(Files.createTempFile(folder, "refused", ".xlsx"), file);
    assertThatThrownBy(() -> as(() -> results.importFile(path, Mode.ONLY_CORRECT)))
        .isInstanceOf(RefusedInputException.class)
        .hasMessageContaining(words);
    assertNotReported(waiting.toArray(String[]::new));
  }

  private void assertNotReported(String... codes) {
    for (String code : codes) {
      assertThat(sampleTests.of(code))
          .extracting(Sample::reportNumber, Sample::verdict)
          .as(code)
          .containsOnlyNulls();
      assertThat(task(code).getAssignee()).as("nobody has claimed " + code).isNull();
    }
  }

  private Task task(String code) {
    return tasks.createTaskQuery().processInstanceBusinessKey(code).singleResult();
  }

  private ResultRows handedOut() throws IOException {
    return new ResultRows(as(results::workbook).content());
  }

  private ImportReport upload(ResultRows rows, Mode mode) throws IOException {
    Path file = Files.write(Files.createTempFile(folder, "results", ".xlsx"), rows.bytes());
    return as(() -> results.importFile(file, mode));
  }

  private <T> T as(Supplier<T> action) {
    return driver.as("laboratory", LABORATORY, action);
  }
}

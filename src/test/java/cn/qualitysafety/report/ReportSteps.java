package cn.qualitysafety.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.platform.language.CasePlace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who owes reports, writes, signs and reads them; and what the registers hold meanwhile. */
public final class ReportSteps {

  static final String PROVINCE = "440000";
  static final String GUANGZHOU = "440100";
  static final String TIANHE = "440106";
  static final String WRITER = "report-writer";
  static final String LEADER = "bureau-leader";
  static final String DIRECTOR = "city-director";

  /** Whoever reads a quality report at the superior's. */
  static final List<String> READER =
      List.of("division-officer", "division-officer-of-quality-management");

  private static final Map<String, String> SERIES =
      Map.of(
          "quality-analysis-province", "ZLS",
          "quality-analysis-city", "ZLC",
          "quality-analysis-county", "ZLX",
          "hazard-statistics", "YHT",
          "equipment-state", "TSB",
          "goal-indicators", "MBZ",
          "special-funds", "JFB",
          "disclosure-year", "XXG",
          "rules-list", "GFM");

  /** At least twenty characters, and no claim about any figure. */
  static final String TEXT = "本期质量状况的有关情况已经逐项核实，详见各处室的说明。";

  private final CaseDriver driver;
  private final RuntimeService runtime;
  private final TaskService tasks;
  private final JdbcTemplate jdbc;
  private int batches;

  public ReportSteps(
      CaseDriver driver, RuntimeService runtime, TaskService tasks, JdbcTemplate jdbc) {
    this.driver = driver;
    this.runtime = runtime;
    this.tasks = tasks;
    this.jdbc = jdbc;
  }

  public static String number(String kind, String period, String unit) {
    return "%s%s-%s%s"
        .formatted(SERIES.get(kind), period.substring(0, 4), unit, period.substring(4));
  }

  /** As its calendar opens it at the end of the period. */
  public String open(String kind, String period, String unit) {
    String number = number(kind, period, unit);
    runtime.startProcessInstanceByKey(
        "report-period", number, Map.of("kind", kind, "period", period, "unitCode", unit));
    return number;
  }

  static Map<String, Object> text(Object... changed) {
    Map<String, Object> form = new HashMap<>();
    form.put("situation", TEXT);
    form.put("problems", TEXT);
    form.put("causes", TEXT);
    form.put("measures", TEXT);
    form.put("regionalProblem", "no");
    for (int i = 0; i < changed.length; i += 2) {
      form.put((String) changed[i], changed[i + 1]);
    }
    return form;
  }

  public void write(String number, String unit, Object... changed) {
    driver.complete(number, "userTask_writeReport", WRITER, unit, text(changed));
  }

  public void sign(String number, String post, String unit) {
    driver.complete(number, "userTask_signReport", post, unit, Map.of("signDecision", "agree"));
    driver.runJobs();
  }

  public void takeNote(String number, String unit) {
    driver.complete(number, "userTask_takeNote", READER, unit, Map.of("noteDecision", "enough"));
    driver.runJobs();
  }

  void giveBack(String number, String unit, String missing) {
    driver.complete(
        number,
        "userTask_takeNote",
        READER,
        unit,
        Map.of("noteDecision", "missing", "noteMissing", missing));
    driver.runJobs();
  }

  public void deliver(String number, String unit, String addressee, String on) {
    inRow(number, "userTask_recordDelivery", addressee, unit, Map.of("deliveredOn", on));
  }

  /** The writer's task of a row. */
  void inRow(String number, String taskKey, String row, String unit, Map<String, Object> entered) {
    Task task =
        open(number, taskKey).stream()
            .filter(each -> row.equals(tasks.getVariable(each.getId(), CasePlace.ROW)))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no " + taskKey + " of " + row));
    driver.as(
        WRITER,
        unit,
        () -> {
          tasks.complete(task.getId(), entered);
          return null;
        });
    driver.runJobs();
  }

  List<String> rows(String number, String taskKey) {
    List<String> rows = new ArrayList<>();
    open(number, taskKey)
        .forEach(task -> rows.add((String) tasks.getVariable(task.getId(), CasePlace.ROW)));
    return rows.stream().sorted().toList();
  }

  private List<Task> open(String number, String taskKey) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(number)
        .taskDefinitionKey(taskKey)
        .list();
  }

  /** Batches of spot checks with a final result, each of another enterprise of a city. */
  public void checked(String city, String verdict, int count, String finalOn) {
    for (int i = 0; i < count; i++) {
      batch(city, verdict, "FINAL");
      jdbc.update(
          "update spotcheck_batch set final_verdict = ?, final_on = ? where case_number = ?",
          verdict,
          finalOn,
          batch(batches));
    }
  }

  /** A batch whose result is known to the laboratory, and not final. */
  String tested(String city, String verdict, String testedAt) {
    batch(city, verdict, "TESTED");
    jdbc.update(
        "insert into spotcheck_sample (blind_code, batch_number, purpose, laboratory, product,"
            + " verdict, reported_at) values (?, ?, 'first', '440000-L1', '童车', ?, ?)",
        "MY-T" + batches,
        batch(batches),
        verdict,
        testedAt);
    return batch(batches);
  }

  private void batch(String city, String verdict, String state) {
    if (batches++ == 0) {
      jdbc.update(
          "insert into spotcheck_plan (number, unit_code, category, product, product_code, standard,"
              + " quarter, laboratory, retest_laboratory, state, planned_by, planned_at)"
              + " values ('JC2009-T', '440000', 'daily-goods', '童车', 'TC', 'GB 14748', '2009Q2',"
              + " '440000-L1', '440000-L2', 'DRAWN', 'jihua', '2009-01-05 09:00:00')");
      jdbc.update(
          "insert into spotcheck_city (case_number, plan_number, city, producers, batches,"
              + " open_batches) values ('JC2009-T-440100', 'JC2009-T', '440100', 99, 99, 99)");
    }
    jdbc.update(
        "insert into spotcheck_batch (case_number, plan_number, city, holder_code, holder_name,"
            + " address, state, verdict) values (?, 'JC2009-T', ?, ?, ?, '某路', ?, ?)",
        batch(batches),
        city,
        holder(batches),
        "童车厂" + batches,
        state,
        verdict);
  }

  private static String batch(int serial) {
    return "CC2009-T-%04d".formatted(serial);
  }

  private static String holder(int serial) {
    return "T%08d".formatted(serial);
  }

  /** Registers the enterprise of the batch that was made last in a bureau. */
  void inCharge(String unit) {
    jdbc.update(
        "insert into enterprise (organisation_code, code, name, address, legal_representative,"
            + " contact_phone, small_workshop, unit_code, registered_by, registered_at)"
            + " values (?, ?, ?, '某路', '某某', '020-80000000', false, ?, 'x', '2009-01-05 09:00:00')",
        holder(batches),
        holder(batches),
        "童车厂" + batches,
        unit);
  }

  /** What has been sent under a name, delivered or not. */
  List<Map<String, Object>> sent(String message) {
    return jdbc.queryForList("select * from message_outbox where name = ? order by id", message);
  }

  Map<String, Object> row(String number) {
    List<Map<String, Object>> rows =
        jdbc.queryForList("select * from cases where case_number = ?", number);
    assertThat(rows).as("cases of %s", number).hasSize(1);
    return rows.get(0);
  }
}

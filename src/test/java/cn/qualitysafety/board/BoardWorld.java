package cn.qualitysafety.board;

import static cn.qualitysafety.commitment.CommitmentSteps.fees;
import static cn.qualitysafety.commitment.InspectionSteps.finding;
import static cn.qualitysafety.commitment.InspectionSteps.found;
import static cn.qualitysafety.commitment.InspectionSteps.order;
import static cn.qualitysafety.project.ProjectSteps.centre;
import static cn.qualitysafety.rulemaking.RulemakingSteps.document;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.campaign.CampaignSteps;
import cn.qualitysafety.commitment.CommitmentSteps;
import cn.qualitysafety.commitment.InspectionSteps;
import cn.qualitysafety.platform.attachment.Attachments;
import cn.qualitysafety.platform.message.Messages;
import cn.qualitysafety.project.ProjectSteps;
import cn.qualitysafety.report.ReportSteps;
import cn.qualitysafety.rulemaking.RulemakingSteps;
import cn.qualitysafety.target.Targets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The campaign of 2009 up to Tuesday 2009-05-12 at nine: the mobilisation was due on 31 March, the
 * reports on April on 8 May. Guangzhou has done what it owes, Foshan comes late, the others do
 * nothing.
 */
public final class BoardWorld {

  private static final String PROVINCE = "440000";
  private static final String GUANGZHOU = "440100";
  private static final String LIWAN = "440103";
  private static final String TIANHE = "440106";
  private static final String SHENZHEN = "440300";
  private static final String FOSHAN = "440600";

  private static final String CAMPAIGN = "HD2009-01";
  private static final String LATE_ITEM = "DB2009-440600-0001";
  private static final YearMonth APRIL = YearMonth.of(2009, 4);

  private final CaseDriver driver;
  private final CampaignSteps campaign;
  private final CommitmentSteps commitments;
  private final TransactionTemplate transaction;
  private final Targets targets;
  private final RuntimeService runtime;
  private final TaskService tasks;
  private final JdbcTemplate jdbc;

  public BoardWorld(
      CaseDriver driver,
      Messages messages,
      Attachments attachments,
      TransactionTemplate transaction,
      Targets targets,
      RuntimeService runtime,
      TaskService tasks,
      JdbcTemplate jdbc) {
    this.driver = driver;
    this.campaign = new CampaignSteps(driver);
    this.commitments = new CommitmentSteps(driver, messages, attachments, transaction);
    this.transaction = transaction;
    this.targets = targets;
    this.runtime = runtime;
    this.tasks = tasks;
    this.jdbc = jdbc;
  }

  public void make() {
    driver.reset();
    driver.setClock("2009-02-27T09:00:00");
    campaign.start(2009);
    driver.runJobs();
    driver.setClock("2009-03-02T09:00:00");
    campaign.cityMobilises(CAMPAIGN, GUANGZHOU);
    campaign.setUpLeadingBody(CAMPAIGN + "-" + FOSHAN + "-BS", FOSHAN);
    campaign.draftCityPlan(CAMPAIGN + "-" + FOSHAN + "-BS", FOSHAN);
    new ProjectSteps(driver, runtime, tasks).propose(centre());
    new RulemakingSteps(driver, tasks).start("rulemaking-document", document());

    driver.moveClockTo("2009-04-01T09:00:00");
    commitments.plan(commitments.handOut(fees(GUANGZHOU)), GUANGZHOU);
    commitments.handOut(fees(LIWAN));
    commitments.plan(
        commitments.handOut(fees(FOSHAN, "dueOn", "2009-05-08")), FOSHAN, "stage1By", "2009-05-06");
    driver.moveClockTo("2009-04-03T09:00:00");
    driver.complete(
        CAMPAIGN + "-" + FOSHAN + "-BS",
        "userTask_fileCityPlan",
        "city-director",
        FOSHAN,
        Map.of("decision", "approve"));
    inspectFoshan();

    driver.moveClockTo("2009-05-04T09:00:00");
    campaign.cityReports(CAMPAIGN, GUANGZHOU, APRIL);
    new ReportSteps(driver, runtime, tasks, jdbc)
        .open("quality-analysis-city", "2009-B02", GUANGZHOU);
    driver.moveClockTo("2009-05-11T09:00:00");
    campaign.cityFilesReport(CAMPAIGN + "-" + FOSHAN + "-YB04", FOSHAN);
    listFoshan();
    happen(GUANGZHOU, 3);
    receive("SB2009-440100-0001");
    happen(FOSHAN, 0);
    count();
    driver.moveClockTo("2009-05-12T09:00:00");
  }

  /** Fed back on Wednesday 15 April: ten working days end on the 29th, twenty on 14 May. */
  private void inspectFoshan() {
    InspectionSteps steps = new InspectionSteps(driver, runtime, tasks);
    driver.setClock("2009-04-07T09:00:00");
    String number = steps.begin(order("announced", "no"));
    steps.planFor("2009-04-13", "2009-04-14", number, "zhou-440000", "zhou-440000", "wu-440000");
    steps.approve(number);
    driver.setClock("2009-04-15T15:00:00");
    Map<String, Object> found =
        new HashMap<>(
            found(finding(1, "false-figures", "no", "no"), finding(2, "progress", "no", "no")));
    found.put("visitedFrom", "2009-04-13");
    found.put("visitedTo", "2009-04-14");
    steps.visit(number, found);
    steps.feedBack(number);
    steps.accept(number, "1");
    steps.accept(number, "2");
  }

  private void listFoshan() {
    commitments.start(
        "commitment-listing",
        "leading-group-office",
        PROVINCE,
        Map.of("itemNumber", LATE_ITEM, "listingReason", "期限已过，经催办没有进展。"));
    commitments.complete(
        "GP2009-440600-0001",
        "userTask_prepareNotice",
        "leading-group-office",
        PROVINCE,
        Map.of(
            "namedLeader",
            "何副局长",
            "secondDueOn",
            "2009-06-30",
            "requirement",
            "在第二次期限以前完成全部任务，每周向领导小组办公室报告一次进展。"));
  }

  /**
   * Where somebody is hurt the province hears at once; else it hears when the leader has signed.
   */
  private void happen(String unit, int injured) {
    Map<String, Object> form = new HashMap<>();
    form.put("kind", "other");
    form.put("happenedAt", "2009-05-11T08:00");
    form.put("knownAt", "2009-05-11T08:30");
    form.put("place", unit.equals(FOSHAN) ? "顺德区容桂街道" : "天河区棠下街道");
    form.put("what", "厂房内一台压力容器泄漏，现场已经疏散，原因正在调查。");
    form.put("dead", 0);
    form.put("injured", injured);
    form.put("firstMeasures", "停用设备，疏散人员。");
    form.put("phone", "020-83380000");
    driver.start("commitment-urgent-report", "city-campaign-office", unit, form);
    driver.runJobs();
  }

  private void receive(String number) {
    driver.complete(
        number,
        "userTask_receiveReport",
        "duty-officer",
        PROVINCE,
        Map.of("dutyOpinion", "已电话核实，建议报局领导。"));
  }

  /** What was counted, and one thing that was taken back. */
  private void count() {
    transaction.executeWithoutResult(
        status -> {
          targets.count("C131", "A-1", PROVINCE, day("2009-05-04"), "XM2009-T1");
          targets.count("C131", "A-2", PROVINCE, day("2009-05-04"), "XM2009-T2");
          targets.reverse("C131", "A-2", PROVINCE, "XM2009-T3", "证书注销");
          for (String town : List.of("town-1", "town-2", "town-3")) {
            targets.count("C132", town, FOSHAN, day("2009-04-20"), "XM2009-T4");
          }
          for (String person : List.of("person-1", "person-2", "person-3", "person-4")) {
            targets.count("C105", person, TIANHE, day("2009-05-05"), "XF2009-T5");
          }
          for (String venue :
              List.of("ORGAN", "VILLAGE", "COMMUNITY", "SCHOOL", "ENTERPRISE", "UNIT")) {
            targets.count("C015", SHENZHEN + "/" + venue, SHENZHEN, day("2009-05-06"), "XF2009-T6");
          }
          targets.count("C015", GUANGZHOU + "/SCHOOL", GUANGZHOU, day("2009-05-06"), "XF2009-T7");
          targets.count("C015", GUANGZHOU + "/UNIT", GUANGZHOU, day("2009-05-06"), "XF2009-T8");
          targets.reverse("C015", GUANGZHOU + "/UNIT", PROVINCE, "XF2009-T9", "没有举办");
        });
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }
}

package cn.qualitysafety.campaign;

import cn.qualitysafety.CaseDriver;
import java.time.YearMonth;
import java.util.Map;

/** What people do in a campaign, in the words of the plan. */
public class CampaignSteps {

  static final String PROVINCE = "440000";
  static final String OFFICE = "leading-group-office";
  static final String GROUP = "leading-group";
  static final String CITY = "city-campaign-office";
  static final String DIRECTOR = "city-director";

  static final Map<String, String> APPROVE = Map.of("decision", "approve");

  private final CaseDriver driver;

  public CampaignSteps(CaseDriver driver) {
    this.driver = driver;
  }

  static Map<String, String> reject(String remarks) {
    return Map.of("decision", "reject", "remarks", remarks);
  }

  public void start(int year) {
    driver.start("campaign-year", OFFICE, PROVINCE, Map.of("year", year));
  }

  void provinceMobilises(String number) {
    setUpLeadingGroup(number);
    draftPlan(number);
    driver.complete(number, "userTask_reviewPlan", GROUP, PROVINCE, APPROVE);
    driver.moveClockTo("2009-03-10T15:00:00");
    driver.complete(
        number,
        "userTask_recordMeeting",
        OFFICE,
        PROVINCE,
        Map.of(
            "meetingDate", "2009-03-10",
            "meetingPlace", "省局礼堂",
            "attendance", 180,
            "meetingRecord", "部署活动方案。"));
  }

  void setUpLeadingGroup(String number) {
    driver.complete(
        number,
        "userTask_setUpLeadingGroup",
        OFFICE,
        PROVINCE,
        Map.of("leader", "赖天生", "deputies", "任小铁、吴晓芳", "members", "各处室主要负责人"));
  }

  void draftPlan(String number) {
    driver.complete(
        number,
        "userTask_draftPlan",
        OFFICE,
        PROVINCE,
        Map.of(
            "planTitle",
            "“质量和安全年”活动实施方案",
            "planText",
            "分三个阶段实施。",
            "recipients",
            "各地级以上市质量技术监督局",
            "copies",
            "国家质检总局办公厅"));
  }

  public void cityMobilises(String number, String city) {
    String caseNumber = number + "-" + city + "-BS";
    setUpLeadingBody(caseNumber, city);
    draftCityPlan(caseNumber, city);
    driver.complete(caseNumber, "userTask_fileCityPlan", DIRECTOR, city, APPROVE);
    driver.complete(caseNumber, "userTask_acceptCityPlan", OFFICE, PROVINCE, APPROVE);
    driver.runJobs();
  }

  public void setUpLeadingBody(String caseNumber, String city) {
    driver.complete(
        caseNumber,
        "userTask_setUpLeadingBody",
        CITY,
        city,
        Map.of("leader", "局长", "members", "各科室负责人", "contact", "办公室 8330000"));
  }

  public void draftCityPlan(String caseNumber, String city) {
    driver.complete(
        caseNumber,
        "userTask_draftCityPlan",
        CITY,
        city,
        Map.of("planTitle", "本市实施方案", "planText", "按月推进。"));
  }

  static String report(String number, String city, YearMonth month) {
    return "%s-%s-YB%02d".formatted(number, city, month.getMonthValue());
  }

  public void cityReports(String number, String city, YearMonth month) {
    String caseNumber = report(number, city, month);
    cityFilesReport(caseNumber, city);
    driver.complete(caseNumber, "userTask_takeNoteOfReport", OFFICE, PROVINCE, APPROVE);
    driver.runJobs();
  }

  public void cityFilesReport(String caseNumber, String city) {
    driver.complete(
        caseNumber, "userTask_writeReport", CITY, city, Map.of("progress", "检查企业120家。"));
    driver.complete(caseNumber, "userTask_signReport", DIRECTOR, city, APPROVE);
  }

  void officePressesFor(String number, String city, YearMonth month) {
    driver.complete(
        report(number, city, month),
        "userTask_handleOverdueReport",
        OFFICE,
        PROVINCE,
        Map.of("handling", "已电话督促，答复当日报送。"));
    driver.runJobs();
  }

  void citySummarises(String number, String city) {
    String caseNumber = number + "-" + city + "-ZJ";
    driver.complete(
        caseNumber, "userTask_writeCitySummary", CITY, city, Map.of("achievements", "完成全部任务。"));
    driver.complete(caseNumber, "userTask_signCitySummary", DIRECTOR, city, APPROVE);
    driver.complete(caseNumber, "userTask_receiveCitySummary", OFFICE, PROVINCE, APPROVE);
    driver.runJobs();
  }

  void provinceSummarises(String number) {
    driver.complete(
        number,
        "userTask_consolidateSummary",
        OFFICE,
        PROVINCE,
        Map.of("summaryText", "全省活动达到预期目标。"));
    driver.complete(number, "userTask_approveSummary", GROUP, PROVINCE, APPROVE);
  }
}

package cn.qualitysafety.summons;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.enterprise.EnterpriseEntries;
import cn.qualitysafety.enterprise.EnterpriseEntry;
import cn.qualitysafety.enterprise.EnterpriseService;
import java.util.List;
import java.util.Map;

/** The steps of a summons as the people of Guangzhou do them, for tests that are about others. */
public class SummonsSteps {

  static final String GUANGZHOU = "440100";
  static final String HOLDER = "731400024";
  static final String HOLDER_NAME = "广州市越秀电器厂";
  static final String OFFICER = "summons-officer";
  static final String LEADER = "bureau-leader";
  static final String INSPECTOR = "summons-inspector";

  /** A demo account that may preside. */
  static final String PRESIDER = "gz-lingdao";

  static final String CASE = "YT2009-440100-0001";
  public static final String ROUND = CASE + "-1";
  public static final String SECOND = CASE + "-2";

  private final CaseDriver driver;
  private final EnterpriseService enterprises;

  public SummonsSteps(CaseDriver driver, EnterpriseService enterprises) {
    this.driver = driver;
    this.enterprises = enterprises;
  }

  void register(String code, String name, String unitCode) {
    enterprises.register(
        EnterpriseEntries.with(
            Map.of(
                EnterpriseEntry.CODE, code,
                EnterpriseEntry.NAME, name,
                EnterpriseEntry.UNIT_CODE, unitCode)),
        List.of(unitCode),
        "test");
  }

  static Map<String, Object> cause(String holderCode, String causeCase) {
    return Map.of(
        "holderCode", holderCode,
        "product", "电热水壶",
        "cause", "spotcheck",
        "causeCase", causeCase,
        "facts", "2009年8月抽查，接地措施不合格。");
  }

  void start(String causeCase) {
    driver.start("summons-enterprise", OFFICER, GUANGZHOU, cause(HOLDER, causeCase));
  }

  void prepare(String round, String meetingOn) {
    prepare(round, meetingOn, PRESIDER);
  }

  void prepare(String round, String meetingOn, String presider) {
    driver.complete(
        round,
        "userTask_prepareSummons",
        OFFICER,
        GUANGZHOU,
        Map.of(
            "grounds", "抽查检验报告；出厂检验记录缺失。",
            "meetingOn", meetingOn,
            "meetingTime", "上午9时30分",
            "place", "市局三楼会议室",
            "presider", presider));
  }

  void approve(String round, String approval) {
    driver.complete(
        round,
        "userTask_approveSummons",
        LEADER,
        GUANGZHOU,
        Map.of("approval", approval, "opinion", "事实清楚。"));
    driver.runJobs();
  }

  void deliver(String round, String deliveredOn) {
    driver.complete(
        round,
        "userTask_deliverSummonsNotice",
        OFFICER,
        GUANGZHOU,
        Map.of("delivery", "delivered", "deliveredOn", deliveredOn, "receivedBy", "何志强厂长"));
  }

  void attend(String round, Map<String, String> entered) {
    driver.complete(round, "userTask_recordSummonsAttendance", OFFICER, GUANGZHOU, entered);
    driver.runJobs();
  }

  /** Records a meeting that both sides signed, with one commitment. */
  void record(String round, String commitmentDue) {
    driver.complete(
        round,
        "userTask_recordSummonsMeeting",
        OFFICER,
        GUANGZHOU,
        Map.of(
            "attendees", "邝副局长、邱玲；何志强厂长",
            "record", "企业说明了原因。",
            "signature", "signed",
            "commitment1", "更换接地端子并全检库存",
            "commitmentDue1", commitmentDue));
    driver.runJobs();
  }

  void report(String round, String receivedOn) {
    driver.complete(
        round,
        "userTask_receiveSummonsReport",
        OFFICER,
        GUANGZHOU,
        Map.of("receivedOn", receivedOn, "report", "已全部更换。"));
  }

  void verify(String round, String verifiedOn, String decision) {
    driver.complete(
        round,
        "userTask_verifyCommitments",
        INSPECTOR,
        GUANGZHOU,
        Map.of("verifiedOn", verifiedOn, "findings", "抽查库存50台。", "decision", decision));
    driver.runJobs();
  }

  /** From the draft to the delivered notice in one day; ends on the morning of the meeting. */
  void summon(String round, String today, String meetingOn) {
    prepare(round, meetingOn);
    approve(round, "approve");
    deliver(round, today);
    driver.moveClockTo(meetingOn + "T09:30:00");
  }

  /** A whole round from its draft to its verification. */
  public void hold(
      String round, String today, String meetingOn, String rectifiedOn, String decision) {
    summon(round, today, meetingOn);
    attend(round, Map.of("attendance", "attended"));
    record(round, rectifiedOn);
    driver.moveClockTo(rectifiedOn + "T10:00:00");
    report(round, rectifiedOn);
    verify(round, rectifiedOn, decision);
  }
}

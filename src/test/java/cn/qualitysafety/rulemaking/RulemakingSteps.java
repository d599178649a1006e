package cn.qualitysafety.rulemaking;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.platform.language.CasePlace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;

/** The steps of rule-making, by the people of the province and of its cities. */
public final class RulemakingSteps {

  static final String PROVINCE = "440000";
  static final String LEGAL = "legal-affairs";
  static final String LEADER = "bureau-leader";

  /** An officer of each of the divisions that draft or are asked in these tests. */
  static final List<String> OFFICER =
      List.of(
          "division-officer",
          "division-officer-of-quality-management",
          "division-officer-of-product-supervision",
          "division-officer-of-policy-and-law",
          "division-officer-of-standardisation",
          "division-officer-of-metrology",
          "division-officer-of-special-equipment",
          "division-officer-of-tbt-centre");

  static final List<String> HEAD = List.of("division-head", "division-head-of-standardisation");

  private final CaseDriver driver;
  private final TaskService tasks;

  public RulemakingSteps(CaseDriver driver, TaskService tasks) {
    this.driver = driver;
    this.tasks = tasks;
  }

  /** What is proposed, with some of it changed; null takes a field away. */
  static Map<String, Object> with(Map<String, Object> form, Object... changed) {
    Map<String, Object> all = new HashMap<>(form);
    for (int i = 0; i < changed.length; i += 2) {
      if (changed[i + 1] == null) {
        all.remove((String) changed[i]);
      } else {
        all.put((String) changed[i], changed[i + 1]);
      }
    }
    return all;
  }

  static Map<String, Object> form(Object... fields) {
    return with(Map.of(), fields);
  }

  /** The annual review of licences: a normative document of the bureau itself. */
  public static Map<String, Object> document(Object... changed) {
    return with(
        form(
            "planItem",
            "C049",
            "documentTitle",
            "广东省工业产品生产许可证年审办法",
            "documentForm",
            "regulation",
            "need",
            "年审没有统一的程序。",
            "problems",
            "各市做法不一。",
            "measures",
            "统一年审的材料和时间。",
            "decides",
            "bureau",
            "binds",
            "yes",
            "repeated",
            "yes",
            "technical",
            "no",
            "stageWanted",
            "issue",
            "byOn",
            "2009-12-31"),
        changed);
  }

  /** The provincial measures under the Metrology Law, a local regulation. */
  static Map<String, Object> regulation(Object... changed) {
    return with(
        document("planItem", "C122", "documentTitle", "广东省实施《计量法》办法", "decides", "npc"), changed);
  }

  /** What the bureau can only ask of the issuer of the rules on brands. */
  static Map<String, Object> proposal(Object... changed) {
    return with(
        document(
            "planItem",
            "C030",
            "documentTitle",
            "修改《广东省名牌产品（工业类）管理办法》",
            "decides",
            "other",
            "issuer",
            "省经贸委"),
        changed);
  }

  /** Rules of a committee, which bind nobody else. */
  static Map<String, Object> rulesOfCommittee(Object... changed) {
    return with(
        document(
            "planItem",
            "C045-rules",
            "documentTitle",
            "省质量奖评审委员会议事规则",
            "documentForm",
            "guide",
            "decides",
            "committee",
            "binds",
            "no"),
        changed);
  }

  public String start(String process, Map<String, Object> form) {
    driver.employ(driver.person(OFFICER.get(0), PROVINCE), OFFICER.get(0), PROVINCE);
    String number = driver.businessKey(driver.start(process, OFFICER.get(0), PROVINCE, form));
    driver.runJobs();
    return number;
  }

  void complete(String caseNumber, String task, List<String> posts, Object... fields) {
    driver.complete(caseNumber, task, posts, PROVINCE, form(fields));
    driver.runJobs();
  }

  void officer(String caseNumber, String task, Object... fields) {
    complete(caseNumber, task, OFFICER, fields);
  }

  void legal(String caseNumber, String task, Object... fields) {
    complete(caseNumber, task, List.of(LEGAL), fields);
  }

  void leader(String caseNumber, String task, Object... fields) {
    complete(caseNumber, task, List.of(LEADER), fields);
  }

  /** Nothing of the draft goes beyond the law. */
  void withinScope(String caseNumber, Object... changed) {
    legal(
        caseNumber,
        "userTask_checkScope",
        with(
                form(
                    "licenceScope",
                    "none",
                    "penaltyScope",
                    "none",
                    "coercionScope",
                    "none",
                    "feeScope",
                    "none",
                    "dutyScope",
                    "none",
                    "scopeResult",
                    "within",
                    "scopeReason",
                    "没有设定事项。"),
                changed)
            .entrySet()
            .stream()
            .flatMap(field -> List.of(field.getKey(), field.getValue()).stream())
            .toArray());
  }

  void approve(String caseNumber, String on, String draftDue) {
    leader(
        caseNumber,
        "userTask_approveProject",
        "approvalResult",
        "approve",
        "approvedOn",
        on,
        "draftDue",
        draftDue);
  }

  /** What is entered of a first draft, name after name. */
  Object[] firstDraft() {
    return new Object[] {
      "draftVersion",
      "征求意见稿",
      "draftContent",
      "共二十条。",
      "draftFile",
      "草案.pdf",
      "consultation",
      "yes",
      "consultedDivisions",
      List.of("metrology"),
      "consultedCities",
      List.of("440100"),
      "hearing",
      "no"
    };
  }

  public void draft(String caseNumber, Object... changed) {
    Map<String, Object> fields = with(form(firstDraft()), changed);
    driver.attach(caseNumber, "草案.pdf");
    driver.complete(caseNumber, "userTask_draft", OFFICER, PROVINCE, fields);
    driver.runJobs();
  }

  /** The task of one of those who are asked. */
  Task task(String caseNumber, String taskKey, String row) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(caseNumber)
        .taskDefinitionKey(taskKey)
        .list()
        .stream()
        .filter(task -> row.equals(tasks.getVariable(task.getId(), CasePlace.ROW)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + taskKey + " of " + row));
  }

  List<String> rows(String caseNumber, String taskKey) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(caseNumber)
        .taskDefinitionKey(taskKey)
        .list()
        .stream()
        .map(task -> (String) tasks.getVariable(task.getId(), CasePlace.ROW))
        .sorted()
        .toList();
  }

  void inRow(String caseNumber, String taskKey, String row, String unit, Object... fields) {
    inRowBy(driver.person(OFFICER.get(0), unit), caseNumber, taskKey, row, unit, fields);
  }

  private void inRowBy(
      String login, String caseNumber, String taskKey, String row, String unit, Object... fields) {
    String id = task(caseNumber, taskKey, row).getId();
    driver.asLogin(
        login,
        OFFICER,
        unit,
        () -> {
          tasks.complete(id, form(fields));
          return null;
        });
    driver.runJobs();
  }

  /** By an officer who has not drafted it. */
  void answer(String caseNumber, String row, String unit, Object... fields) {
    inRowBy("answers-" + unit, caseNumber, "userTask_consultUnits", row, unit, fields);
  }

  void handle(String caseNumber, String row, Object... fields) {
    inRow(caseNumber, "userTask_handleOpinions", row, PROVINCE, fields);
  }

  void revise(String caseNumber) {
    officer(caseNumber, "userTask_reviseDraft", "revisedFile", "送审稿.doc", "revisionText", "按意见修改。");
  }

  void lawful(String caseNumber) {
    legal(
        caseNumber,
        "userTask_reviewLegality",
        "competenceLawful",
        "yes",
        "contentLawful",
        "yes",
        "procedureLawful",
        "yes",
        "legalityResult",
        "lawful",
        "legalityText",
        "合法。");
  }

  /** Enough members of the bureau's meeting have accounts. */
  List<String> members() {
    List<String> members = new ArrayList<>();
    IntStream.rangeClosed(1, 9)
        .forEach(i -> members.add(driver.employ("member" + i + "-440000", LEADER, PROVINCE)));
    return members;
  }

  void discuss(String caseNumber, List<String> present, Object... changed) {
    Map<String, Object> fields =
        with(
            form(
                "meetingName",
                "2009年第3次局务会",
                "meetingOn",
                "2009-03-02",
                "present",
                present,
                "votesFor",
                present.size(),
                "votesAgainst",
                0,
                "discussion",
                "pass",
                "discussionRemarks",
                "同意。"),
            changed);
    driver.complete(caseNumber, "userTask_discussCollectively", List.of(LEGAL), PROVINCE, fields);
    driver.runJobs();
  }

  void sign(String caseNumber, String on) {
    leader(
        caseNumber,
        "userTask_submitUpward",
        "signDecision",
        "agree",
        "signedOn",
        on,
        "signOpinion",
        "同意。");
  }

  void promulgate(String caseNumber, String on) {
    leader(caseNumber, "userTask_promulgate", "promulgationDecision", "agree", "promulgatedOn", on);
  }

  /** From the draft to the signature with nobody having anything to say. */
  void agreed(String caseNumber, List<String> members, String signedOn) {
    discussed(caseNumber, members);
    sign(caseNumber, signedOn);
  }

  /** The same, until it waits for the signature. */
  void discussed(String caseNumber, List<String> members) {
    draft(caseNumber, "consultedCities", List.of("440100"));
    answer(caseNumber, "metrology", PROVINCE, "answer", "agree");
    answer(caseNumber, "440100", "440100", "answer", "agree");
    if (driver.openTasks(caseNumber).contains("userTask_publishDraft")) {
      officer(
          caseNumber,
          "userTask_publishDraft",
          "draftPublishedOn",
          "2009-03-02",
          "draftPublishedIn",
          "省局网站");
      driver.moveClockTo("2009-04-02T09:00:00");
      officer(caseNumber, "userTask_recordComments", "commentsReceived", 0);
    }
    revise(caseNumber);
    lawful(caseNumber);
    discuss(caseNumber, members);
  }

  /** Proposed, found within the law and approved on 2009-03-02, the draft due on 1 April. */
  public String approved(Map<String, Object> form) {
    members();
    String number = start("rulemaking-document", form);
    withinScope(number);
    approve(number, "2009-03-02", "2009-04-01");
    return number;
  }

  void recordReview(String caseNumber, String result, String remarks, String on) {
    officer(
        caseNumber,
        "userTask_recordReview",
        "reviewNumber",
        "粤府法审〔2009〕12号",
        "reviewedOn",
        on,
        "reviewResult",
        result,
        "reviewRemarks",
        remarks,
        "reviewScan",
        "审查意见.pdf");
  }

  void outcome(String caseNumber, String outcome, String on, Object... changed) {
    Map<String, Object> form =
        form(
            "outcomeOrgan",
            "省政府",
            "outcomeNumber",
            "第20号公告",
            "outcomeOn",
            on,
            "outcome",
            outcome,
            "outcomeScan",
            "来文.pdf");
    driver.complete(caseNumber, "userTask_recordOutcome", OFFICER, PROVINCE, with(form, changed));
    driver.runJobs();
  }

  void file(String caseNumber, String on) {
    officer(
        caseNumber,
        "userTask_recordFiling",
        "filedOn",
        on,
        "filingOrgan",
        "国务院",
        "receiptNumber",
        "备2009-18");
  }

  static Object[] published(String effectiveOn, String validUntil) {
    return published("2009-03-17", validUntil, "public", effectiveOn);
  }

  static Object[] published(String on, String validUntil, String publicity, String effectiveOn) {
    return new Object[] {
      "publicity",
      publicity,
      "publishedOn",
      on,
      "publishedIn",
      "省政府公报2009年第9期",
      "effectiveOn",
      effectiveOn,
      "validUntil",
      validUntil
    };
  }

  static Map<String, Object> legality(String content, String result) {
    return form(
        "competenceLawful",
        "yes",
        "contentLawful",
        content,
        "procedureLawful",
        "yes",
        "legalityResult",
        result,
        "legalityText",
        "第五条没有依据。");
  }
}

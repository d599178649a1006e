package cn.qualitysafety.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.platform.attachment.Attachments;
import cn.qualitysafety.platform.language.Divisions;
import cn.qualitysafety.platform.message.Messages;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.support.TransactionTemplate;

/** What people do with commitments, by the posts of their units. */
public final class CommitmentSteps {

  static final String PROVINCE = "440000";
  static final String FOSHAN = "440600";
  static final String SHENZHEN = "440300";

  /** A district of Guangzhou. */
  static final String LIWAN = "440103";

  static final String OFFICE = "city-campaign-office";
  static final String DIRECTOR = "city-director";
  static final String OFFICER = "division-officer";
  static final String HEAD = "division-head";
  static final String SUPERVISOR = "supervisor";
  static final String GROUP_OFFICE = "leading-group-office";
  static final String GROUP = "leading-group";
  static final String LEADER = "bureau-leader";

  private static final String LONG = "成立工作小组，逐项落实责任，每周调度一次，按月通报进度。";

  private final CaseDriver driver;
  private final Messages messages;
  private final Attachments attachments;
  private final TransactionTemplate transaction;
  private int sent;

  public CommitmentSteps(
      CaseDriver driver,
      Messages messages,
      Attachments attachments,
      TransactionTemplate transaction) {
    this.driver = driver;
    this.messages = messages;
    this.attachments = attachments;
    this.transaction = transaction;
  }

  public static Map<String, Object> with(Map<String, Object> form, Object... changed) {
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

  /** As the campaign tells it: 集贸市场衡器检定费用纳入财政, with some of it changed. */
  public static Map<String, Object> fees(String unit, Object... changed) {
    Map<String, Object> told = new HashMap<>();
    told.put("itemTitle", "集贸市场衡器检定费用纳入财政");
    told.put("source", "方案条款");
    told.put("clause", "C107");
    told.put("carryingUnit", unit);
    told.put("responsible", "metrology");
    told.put("begunOn", "2009-04-01");
    told.put("dueOn", "2009-12-31");
    told.put("endsOn", "2009-12-31");
    told.put("interval", "two-months");
    told.put("force", "strive");
    told.put("evidence", "财政文件");
    return with(told, changed);
  }

  /** The same of a clause whose target is shared out. */
  static Map<String, Object> counted(
      String clause, String unit, String title, String division, String force) {
    return fees(
        unit,
        "clause",
        clause,
        "itemTitle",
        title,
        "responsible",
        division,
        "force",
        force,
        "interval",
        "month",
        "evidence",
        "证书清单",
        "targetKey",
        clause,
        "countRule",
        "登记时计入，一个对象只计一次",
        "allocatedTarget",
        unit.equals(PROVINCE) ? clause : null);
  }

  static Map<String, Object> platforms(String unit) {
    return counted("C132", unit, "专业镇技术检测服务平台", "science-and-technology", "strive");
  }

  static Map<String, Object> firms(String unit) {
    return with(
        counted("C119", unit, "各市检查3C获证企业", "city-bureaus", "hard"), "percentTarget", "C119");
  }

  /** Sends a message that starts an item, and delivers it. */
  public String handOut(Map<String, Object> told) {
    String unit = (String) told.get("carryingUnit");
    send("commitmentDue", null, unit, told);
    return latest(unit);
  }

  private String latest(String unit) {
    for (int serial = 30; serial > 0; serial--) {
      String number = number(unit, serial);
      if (!driver.openTasks(number).isEmpty()) {
        return number;
      }
    }
    throw new AssertionError("no item of " + unit);
  }

  public static String number(String unit, int serial) {
    return "DB2009-%s-%04d".formatted(unit, serial);
  }

  void send(String name, String receiver, String unit, Map<String, Object> told) {
    sent++;
    transaction.executeWithoutResult(
        status -> messages.send(name, receiver, "HD2009-01", name + sent, unit, told));
    driver.runJobs();
  }

  void close(String number, String unit) {
    send("campaignClosing", number, unit, Map.of("campaignCode", "HD2009-01"));
  }

  static final String IN_CHARGE = "陈科长";

  public static Map<String, Object> work(Object... changed) {
    Map<String, Object> plan = new HashMap<>();
    plan.put("measures", LONG);
    plan.put("stage1", "摸清底数");
    plan.put("stage1By", "2009-06-30");
    plan.put("leader", IN_CHARGE);
    return with(plan, changed);
  }

  /** Of a city: its office plans, its director signs. */
  public void plan(String number, String unit, Object... changed) {
    complete(number, "userTask_planWork", OFFICE, unit, work(changed));
    approve(number, DIRECTOR, unit);
  }

  public void approve(String number, String post, String unit) {
    complete(number, "userTask_approveWork", post, unit, Map.of("approval", "approve"));
  }

  /** Of the province, by whoever holds the posts in all divisions. */
  public void planProvincial(String number, Object... changed) {
    complete(number, "userTask_planWork", OFFICER, PROVINCE, work(changed));
    approve(number, HEAD, PROVINCE);
  }

  public void attach(String number, String fileName, String unit) {
    attachments.add(
        number,
        fileName,
        ("%PDF-1.4 " + fileName).getBytes(StandardCharsets.UTF_8),
        driver.person(OFFICE, unit));
  }

  public static Map<String, Object> claim(String unitName, String on, Object... changed) {
    Map<String, Object> claim = new HashMap<>();
    claim.put("completionText", "检定费用已列入本级财政预算，全年经费已下达。");
    claim.put("completedOn", on);
    claim.put("evidenceText", "财政局文件〔2009〕12号");
    claim.put("evidenceUnit", unitName);
    claim.put("evidenceOn", on);
    return with(claim, changed);
  }

  public static Map<String, Object> progress(Object... changed) {
    return with(
        new HashMap<>(
            Map.of("progressText", "已与财政部门三次会商，预算草案已报市政府审批。", "nextStep", "跟踪批复。", "done", "no")),
        changed);
  }

  public void report(String number, String unit, Object... changed) {
    complete(number, "userTask_reportProgress", OFFICE, unit, progress(changed));
  }

  public void claimDone(String number, String unit, String unitName, String on, Object... changed) {
    complete(number, "userTask_carryOut", OFFICE, unit, claim(unitName, on, changed));
  }

  public void verify(String number, String result, Object... changed) {
    verifyBy(SUPERVISOR, number, result, changed);
  }

  void verifyBy(String post, String number, String result, Object... changed) {
    driver.employ(driver.person(SUPERVISOR, PROVINCE), SUPERVISOR, PROVINCE);
    Map<String, Object> entered =
        new HashMap<>(Map.of("verifyHow", "ledger", "completionResult", result));
    if (!result.equals("true")) {
      entered.put("verifyRemarks", "材料不足以证明全部完成。");
    }
    complete(number, "userTask_verifyCompletion", post, PROVINCE, with(entered, changed));
  }

  public void urge(String number, String answerBy) {
    driver.employ(driver.person(SUPERVISOR, PROVINCE), SUPERVISOR, PROVINCE);
    complete(
        number,
        "userTask_urge",
        SUPERVISOR,
        PROVINCE,
        Map.of("urgedTo", "该局局长", "urgedWhat", "抓紧落实财政文件。", "answerBy", answerBy));
  }

  /** Whoever holds a post; of one that is held division by division, in every one. */
  public void complete(
      String number, String task, String post, String unit, Map<String, ?> entered) {
    driver.complete(number, task, held(post), unit, entered);
    driver.runJobs();
  }

  private static List<String> held(String post) {
    List<String> held = new ArrayList<>(List.of(post));
    if (List.of(OFFICER, HEAD).contains(post)) {
      List.of("metrology", "standardisation", "science-and-technology", "quality-management")
          .forEach(division -> held.add(Divisions.postOf(post, division)));
    }
    return held;
  }

  /** The number of the listing that is under way. */
  public static String listing(String unit) {
    return "GP2009-%s-0001".formatted(unit);
  }

  public String start(String process, String post, String unit, Map<String, Object> form) {
    driver.employ(driver.person(post, unit), post, unit);
    String number = driver.businessKey(driver.start(process, post, unit, form));
    driver.runJobs();
    assertThat(number).isNotNull();
    return number;
  }
}

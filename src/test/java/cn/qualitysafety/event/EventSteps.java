package cn.qualitysafety.event;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.enterprise.EnterpriseEntries;
import cn.qualitysafety.enterprise.EnterpriseEntry;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.attachment.Attachments;
import cn.qualitysafety.platform.excel.ExcelFile;
import cn.qualitysafety.spotcheck.SpotCheckSteps;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What people do to hold activities: each city has one organiser, one checker and its leaders. */
public final class EventSteps {

  static final String PROVINCE = "440000";
  public static final String GUANGZHOU = "440100";
  static final String FOSHAN = "440600";
  static final String ORGANISER = "event-organiser";
  static final String CHECKER = "event-checker";
  static final String DIRECTOR = "city-director";
  static final String LEADER = "bureau-leader";

  private static final String SUMMARY =
      "本次活动按方案举办，组织有序，参加人员反映良好，共发放宣传资料三千份，现场解答群众提问，宣传了质量安全法律知识，达到了预期的目的，今后将继续改进。";

  private final CaseDriver driver;
  private final EnterpriseService enterprises;
  private final Attachments attachments;

  public EventSteps(CaseDriver driver, EnterpriseService enterprises, Attachments attachments) {
    this.driver = driver;
    this.enterprises = enterprises;
    this.attachments = attachments;
  }

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

  /** A plan of an activity in Guangzhou, with some of it changed. */
  static Map<String, Object> plan(String kind, String day, Object... changed) {
    Map<String, Object> form = new HashMap<>();
    form.put("kind", kind);
    form.put("eventTitle", "广州市质量安全活动");
    form.put("topic", "knowledge");
    form.put("day", day);
    form.put("shortNotice", "主办单位临时通知。");
    form.put("placeCode", GUANGZHOU);
    form.put("place", "北京路步行街");
    form.put("hosting", "own");
    form.put("expected", 200);
    form.put("money", 5000);
    form.put("free", "yes");
    form.put("content", "现场咨询、发放资料、免费检测，分工和安全措施见附件。");
    return with(form, changed);
  }

  static Map<String, Object> venue(String venueKind, String day, Object... changed) {
    return with(plan("six-venues", day, "venueKind", venueKind), changed);
  }

  public static Map<String, Object> course(String day, Object... changed) {
    return with(
        plan("training-class", day, "audience", "private", "eventTitle", "广州市第一期质量管理培训班"), changed);
  }

  static Map<String, Object> visit(String day, String partyCode) {
    return plan(
        "expert-visit", day, "purpose", "clinic", "partyCode", partyCode, "eventTitle", "质量专家企业行");
  }

  /** What there is to say of an activity that was held, as its kind asks for it. */
  static Map<String, Object> held(String on, Object... more) {
    Map<String, Object> form = new HashMap<>();
    form.put("outcome", "held");
    form.put("heldOn", on);
    form.put("attendance", 180);
    form.put("summary", SUMMARY);
    form.put("evidencePhoto", "照片.jpg");
    form.put("evidenceList", "签到表.pdf");
    return with(form, more);
  }

  public static Map<String, Object> heldClass(String on, int sessions, Object... more) {
    return with(
        held(on, "sessionsHeld", sessions, "feeCharged", 0, "evidenceExam", "成绩.pdf"), more);
  }

  /** Whoever starts a case is asked for the unit of the account. */
  String start(Map<String, Object> form, String unitCode) {
    driver.employ(driver.person(ORGANISER, unitCode), ORGANISER, unitCode);
    String number = driver.businessKey(driver.start("event-activity", ORGANISER, unitCode, form));
    driver.runJobs();
    return number;
  }

  void approve(String caseNumber) {
    complete(caseNumber, "userTask_approveByDirector", DIRECTOR, Map.of("approval", "approve"));
  }

  void record(String caseNumber, Map<String, ?> entered) {
    complete(caseNumber, "userTask_recordEvent", ORGANISER, entered);
  }

  void attach(String caseNumber, int files) {
    for (int i = 1; i <= files; i++) {
      attachments.add(
          caseNumber,
          "证明材料%d.pdf".formatted(i),
          "%%PDF-1.4\n%%%% file %d of %s\n"
              .formatted(i, caseNumber)
              .getBytes(StandardCharsets.UTF_8),
          ORGANISER);
    }
  }

  void confirm(String caseNumber) {
    complete(caseNumber, "userTask_confirmEvent", CHECKER, Map.of("evidenceMatches", "yes"));
  }

  void complete(String caseNumber, String taskKey, String post, Map<String, ?> entered) {
    driver.complete(caseNumber, taskKey, post, driver.unitOf(caseNumber), entered);
    driver.runJobs();
  }

  /** An activity of a city from its plan to its confirmation, recorded on its own day. */
  String hold(Map<String, Object> form, String unitCode, Map<String, Object> record) {
    String number = start(form, unitCode);
    approve(number);
    driver.moveClockTo(form.get("day") + "T18:00:00");
    record(number, record);
    attach(number, 3);
    confirm(number);
    return number;
  }

  /** The same up to the import of its trainees. */
  public String holdClass(Map<String, Object> form, String unitCode, Map<String, Object> record) {
    String number = start(form, unitCode);
    approve(number);
    driver.moveClockTo(form.get("day") + "T18:00:00");
    record(number, record);
    attach(number, 3);
    return number;
  }

  void settleClass(String caseNumber) {
    complete(caseNumber, "userTask_importTrainees", ORGANISER, Map.of("rosterComplete", "yes"));
    confirm(caseNumber);
  }

  public String enterprise(String unitCode, int serial) {
    enterprises.register(
        EnterpriseEntries.with(
            Map.of(
                EnterpriseEntry.CODE,
                SpotCheckSteps.code(serial),
                EnterpriseEntry.NAME,
                "广东" + serial + "号电器有限公司",
                EnterpriseEntry.UNIT_CODE,
                unitCode)),
        List.of(unitCode),
        "test");
    return SpotCheckSteps.code(serial);
  }

  /** A valid number of an identity card, GB 11643: of whoever was born as the serial says. */
  public static String identity(int serial) {
    String body =
        "440106%d%02d%02d%03d"
            .formatted(
                1950 + serial / 10_000 % 40,
                1 + serial / 800 % 12,
                1 + serial / 28 % 28,
                serial % 1000);
    int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * (body.charAt(i) - '0');
    }
    return body + "10X98765432".charAt(sum % 11);
  }

  /** Without a digit, which no name has. */
  static String name(int serial) {
    return "学员"
        + Integer.toString(serial)
            .chars()
            .mapToObj(digit -> "〇一二三四五六七八九".substring(digit - '0', digit - '0' + 1))
            .collect(Collectors.joining());
  }

  /** A row of the workbook. */
  public static List<String> trainee(int serial, String enterprise, int sessions) {
    return List.of(
        name(serial),
        "",
        identity(serial),
        enterprise,
        "民营",
        "质量主管",
        String.valueOf(sessions),
        "合格");
  }

  static List<List<String>> trainees(int from, int count, String enterprise, int sessions) {
    List<List<String>> rows = new ArrayList<>();
    for (int serial = from; serial < from + count; serial++) {
      rows.add(trainee(serial, enterprise, sessions));
    }
    return rows;
  }

  public static Path workbook(Path folder, List<List<String>> rows) throws IOException {
    Path file = Files.createTempFile(folder, "trainees", ".xlsx");
    Files.write(file, ExcelFile.table("学员", TraineeSheet.SHAPE.columns(), rows).content());
    return file;
  }
}

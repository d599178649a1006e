package cn.qualitysafety.publicity;

import static cn.qualitysafety.publicity.DisclosureSteps.OFFICER;
import static cn.qualitysafety.publicity.DisclosureSteps.PROVINCE;
import static cn.qualitysafety.publicity.DisclosureSteps.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.PartyEntry;
import cn.qualitysafety.enterprise.PartyService;
import cn.qualitysafety.platform.deadline.CaseLimit;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.report.ReportSteps;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Somebody asks the province for information, on Friday 2009-09-25 unless it says otherwise. */
@SystemTest
class PublicityRequestProcessTest {

  private static final String CASE = "SQ2009-440000-0001";
  private static final String HEAD = "disclosure-head";
  private static final String ASKER = "何志强";
  private static final String THIRD = "广州市甲食品有限公司";
  private static final String LIMIT = "publicity.answer";

  @Autowired private CaseDriver driver;
  @Autowired private PartyService parties;
  @Autowired private OfficialDocuments documents;
  @Autowired private CaseLimits limits;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private JdbcTemplate jdbc;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-09-25T09:00:00");
    register(ASKER, "11010519491231002X");
  }

  private void register(String name, String identity) {
    Map<String, String> cells = new HashMap<>(Map.of(PartyEntry.KIND, "PERSON"));
    cells.put(PartyEntry.NAME, name);
    if (identity != null) {
      cells.put(PartyEntry.IDENTITY_KIND, "ID_CARD");
      cells.put(PartyEntry.IDENTITY, identity);
    }
    parties.register(new PartyEntry(cells), List.of(PROVINCE), "sheng-gongkai");
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  /**
   * 27 to 30 September, 9, 10, 12 to 16, 19 to 22 October; fifteen more: 23, 26 to 30 October, 2 to
   * 6, 9 to 12 November.
   */
  @Test
  @Tag("database")
  void aRequestOf25SeptemberIsToBeAnsweredBy22OctoberAndOnceLongerBy12November() {
    ask("2009-09-25");
    examine(CASE, "third", "no");
    assertThat(driver.dueDate(CASE, "userTask_writeAnswer")).isEqualTo("2009-10-22T23:59:59+08:00");
    assertThat(limits.ofCase(CASE))
        .extracting(CaseLimit::limitName, CaseLimit::dueOn)
        .containsExactly(tuple(LIMIT, LocalDate.of(2009, 10, 22)));

    driver.setClock("2009-10-20T10:00:00");
    write("answerStep", "extend", "extensionAsked", "须查阅档案。");
    assertThatThrownBy(() -> extend("approve", null)).hasMessageContaining("理由");
    extend("approve", "须查阅1996年的档案。");
    assertThat(text("publicity-extension"))
        .contains(ASKER, "须查阅1996年的档案。", "第二十四条第二款的规定", "答复期限延长至2009年11月12日。");
    serve("2009-10-20", ASKER);
    assertThat(driver.dueDate(CASE, "userTask_writeAnswer")).isEqualTo("2009-11-12T23:59:59+08:00");
    driver.setClock("2009-11-10T10:00:00");
    write("answerStep", "extend", "extensionAsked", "再延长。");
    assertThatThrownBy(() -> extend("approve", "再延长。")).as("once").hasMessageContaining("延长");
    extend("reject", null);

    answer("open", "provided", "《年审办法》复印件一份，随本答复书寄送。");
    assertThatThrownBy(
            () ->
                driver.completeBy(
                    driver.person(OFFICER, PROVINCE),
                    CASE,
                    "userTask_signAnswer",
                    List.of(HEAD),
                    PROVINCE,
                    form("signResult", "agree")))
        .as("who wrote it does not sign it")
        .hasMessageContaining("按岗位分离的规定");
    sign("return");
    answer("open", "provided", "《年审办法》复印件一份，随本答复书寄送。");
    sign("agree");
    assertThat(text("publicity-answer")).contains("可以公开。《年审办法》复印件一份", "第二十一条", "行政复议", "提起行政诉讼");
    assertThat(limits.ofCase(CASE).get(0).endedOn()).isEqualTo("2009-11-10");
    serve("2009-11-10", ASKER);
    assertThat(row()).containsEntry("result", "公开");
    assertThat(recorded("answeredInTime")).isEqualTo("1");
    assertThat(recorded("answeredOpen")).isEqualTo("1");
  }

  /** Order 711: 22 to 25, 27 to 30 September, 9, 10, 12 to 16, 19 to 23 October; twenty more. */
  @Test
  void aRequestOf21September2020IsToBeAnsweredBy23OctoberAndOnceLongerBy20November() {
    driver.setClock("2020-09-21T09:00:00");
    String number = ask("2020-09-21");
    assertThat(driver.dueDate(number, "userTask_examine")).isEqualTo("2020-09-29T23:59:59+08:00");
    examine(number, "third", "no");
    assertThat(driver.dueDate(number, "userTask_writeAnswer"))
        .isEqualTo("2020-10-23T23:59:59+08:00");
    complete(
        number, OFFICER, "userTask_writeAnswer", "answerStep", "extend", "extensionAsked", "多。");
    complete(
        number, HEAD, "userTask_approveExtension", "decision", "approve", "extensionReason", "多。");
    driver.runJobs();
    assertThat(limits.ofCase(number).get(0).dueOn()).isEqualTo("2020-11-20");
  }

  /**
   * Whoever may have secrets in it is asked: until they answer, at most fifteen days, it stands.
   */
  @Test
  void whileAThirdPartyIsAskedTheLimitStandsAndTheirSilenceBlocksNothing() {
    ask("2009-09-25");
    examine(CASE, "third", "yes", "thirdName", THIRD, "thirdMatter", "配方和供货价格");
    driver.runJobs();
    assertThat(text("publicity-consultation")).contains(THIRD, "配方和供货价格", "15个工作日", "第二十三条");
    driver.setClock("2009-09-28T10:00:00");
    serve("2009-09-28", THIRD);
    assertThat(driver.dueDate(CASE, "userTask_recordOpinion"))
        .as("29, 30 September, 9, 10, 12 to 16, 19 to 23, 26 October")
        .isEqualTo("2009-10-26T23:59:59+08:00");
    driver.moveClockTo("2009-10-26T23:00:00");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_recordOpinion");
    driver.moveClockTo("2009-10-27T08:00:00");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_writeAnswer");
    assertThat(driver.dueDate(CASE, "userTask_writeAnswer"))
        .as("all are left, from the day after: 28 to 30 October, 2 to 6, 9 to 13, 16, 17 November")
        .isEqualTo("2009-11-17T23:59:59+08:00");

    answer("partly", "provided", "标签和检验结论。", "answerReason", "其余内容涉及商业秘密。");
    sign("agree");
    assertThat(text("publicity-answer"))
        .contains("可以公开其中的部分内容。标签和检验结论。其余内容不予公开：其余内容涉及商业秘密。", "行政复议");
  }

  @Test
  void againstTheWillOfAThirdPartyOnlyWhatThePublicInterestDemandsIsPublicAndTheyAreTold() {
    ask("2009-09-25");
    examine(CASE, "third", "yes", "thirdName", THIRD, "thirdMatter", "检验报告");
    driver.runJobs();
    serve("2009-09-25", THIRD);
    complete(
        CASE,
        OFFICER,
        "userTask_recordOpinion",
        "thirdOpinion",
        "disagree",
        "thirdReason",
        "影响经营。");
    assertThatThrownBy(() -> answer("open", "provided", "检验报告。"))
        .hasMessageContainingAll("第三方不同意公开", "对公共利益造成重大影响");
    answer("open", "provided", "检验报告。", "publicInterest", "涉及食品安全。", "thirdToldOn", "2009-09-25");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_signAnswer");
  }

  @Test
  void whatIsUnclearIsPutRightOnceAndTheTimeRunsFromThen() {
    ask("2009-09-25");
    assertThatThrownBy(() -> correct("2009-09-25")).hasMessageContaining("“补正期限”应晚于今天");
    correct("2009-10-15");
    driver.runJobs();
    assertThat(text("publicity-correction")).contains("请写明年份。", "2009年10月15日", "第二十一条第四项");
    driver.setClock("2009-09-27T10:00:00");
    serve("2009-09-27", ASKER);
    assertThat(driver.dueDate(CASE, "userTask_recordCorrection"))
        .isEqualTo("2009-10-15T23:59:59+08:00");
    assertThat(limits.ofCase(CASE)).as("nothing runs yet").isEmpty();
    driver.setClock("2009-10-10T09:00:00");
    assertThatThrownBy(
            () -> complete(CASE, OFFICER, "userTask_recordCorrection", "corrected", "no"))
        .hasMessageContaining("补正期限（2009-10-15）还没有满");
    complete(
        CASE,
        OFFICER,
        "userTask_recordCorrection",
        "corrected",
        "yes",
        "wantedTitle",
        "2008年年审办法",
        "wanted",
        "2008年印发的。",
        "receivedOn",
        "2009-10-10");
    examine(CASE, "third", "no");
    assertThat(limits.ofCase(CASE))
        .extracting(CaseLimit::startedOn, CaseLimit::dueOn)
        .as("12 to 16, 19 to 23, 26 to 30 October")
        .containsExactly(tuple(LocalDate.of(2009, 10, 10), LocalDate.of(2009, 10, 30)));
  }

  @Test
  void whoDoesNotPutItRightInTimeHasGivenItUp() {
    ask("2009-09-25");
    correct("2009-10-15");
    driver.runJobs();
    driver.setClock("2009-09-27T10:00:00");
    serve("2009-09-27", ASKER);
    driver.setClock("2009-10-16T09:00:00");
    complete(CASE, OFFICER, "userTask_recordCorrection", "corrected", "no");
    assertThat(row()).containsEntry("result", "视为放弃申请");
  }

  /** 行政复议法（2023）第二十三条第一款第四项: since 2024-01-01 a refusal goes to reconsideration first. */
  @ParameterizedTest
  @CsvSource({
    "2023-12-22, refused, 可以自收到本文书之日起60日内, 直接向有管辖权的人民法院",
    "2024-01-02, refused, 应当自收到本文书之日起60日内, 对行政复议决定不服的，可以再依法向人民法院提起行政诉讼",
    "2024-01-02, partly, 应当自收到本文书之日起60日内, 对行政复议决定不服的，可以再依法向人民法院提起行政诉讼",
    "2024-01-02, open, 可以自收到本文书之日起60日内, 直接向有管辖权的人民法院"
  })
  void whoIsRefusedIsToldWhereToAppealFirst(
      String day, String result, String review, String court) {
    driver.setClock(day + "T09:00:00");
    ask(day);
    String number = CASE.replace("2009", day.substring(0, 4));
    examine(number, "ours", "yes", "third", "no");
    answerOf(
        number,
        result,
        "provided",
        result.equals("refused") ? null : "标签和检验结论。",
        "answerReason",
        result.equals("open") ? null : "过程性信息。");
    signOf(number, "agree");
    assertThat(text(number, "publicity-answer")).contains(review, court, "《中华人民共和国行政复议法》");
  }

  /** No answer is without its reason, and none without what one can do against it. */
  @ParameterizedTest
  @CsvSource({
    "yes, refused, 不公开, answeredRefused, 不予公开。过程性信息。",
    "yes, none, 信息不存在, answeredNone, 经检索，该政府信息不存在。过程性信息。",
    "no, elsewhere, 不属于本机关公开, answeredElsewhere, 负责公开的机关和联系方式：省经贸委，020-00000000"
  })
  void eachAnswerSaysWhyAndWhatOneCanDoAgainstIt(
      String ours, String result, String name, String counted, String words) {
    ask("2009-09-25");
    examine(
        CASE,
        "ours",
        ours,
        "third",
        ours.equals("yes") ? "no" : null,
        "advice",
        ours.equals("no") ? "省经贸委，020-00000000" : null);
    assertThatThrownBy(() -> answer(result)).hasMessageContaining("“理由和依据”不能为空");
    assertThatThrownBy(
            () -> answer(ours.equals("yes") ? "elsewhere" : "refused", "answerReason", "过程性信息。"))
        .hasMessageContaining("审查申请时认定");
    answer(result, "answerReason", "过程性信息。");
    sign("agree");
    assertThat(text("publicity-answer")).contains(words, "行政复议", "提起行政诉讼");
    serve("2009-09-25", ASKER);
    assertThat(row()).containsEntry("result", name);
    assertThat(recorded(counted)).isEqualTo("1");
    assertThat(recorded("answeredOpen")).isEqualTo("0");
  }

  @Test
  void whoDoesNotSayWhoTheyAreAndWhatComesTomorrowIsNotTaken() {
    register("陈大文", null);
    assertThatThrownBy(() -> ask("2009-09-26")).hasMessageContaining("“收到申请日期”不能晚于今天");
    assertThatThrownBy(() -> ask("2008-04-30"))
        .as("there was no regulation yet")
        .hasMessageContaining("“收到申请日期”不能早于2008年5月1日");
    ask("2009-09-25", "DS2009-440000-0002");
    assertThatThrownBy(() -> examine(CASE, "third", "no")).hasMessageContaining("申请人没有登记身份证明");
    correct("2009-10-15");
  }

  /**
   * Each figure beside what the registers of cases, limits and disclosures say, counted by SQL
   * alone. What is to be answered by 22 October is answered on the 12th, one of them in November.
   */
  @Test
  void theFiguresOfTheYearlyReportAddUpToTheRegisters() {
    settled("open", "2009-10-12");
    settled("partly", "2009-10-12");
    settled("refused", "2009-10-12");
    settled("none", "2009-10-12");
    settled("elsewhere", "2009-10-12");
    settled("open", "2009-11-02");
    String givenUp = ask("2009-09-25");
    complete(
        givenUp,
        OFFICER,
        "userTask_examine",
        "complete",
        "no",
        "missing",
        "请写明年份。",
        "correctBy",
        "2009-11-10");
    driver.runJobs();
    driver.serve(givenUp, OFFICER, PROVINCE, "2009-11-02", ASKER);
    driver.setClock("2009-11-11T09:00:00");
    complete(givenUp, OFFICER, "userTask_recordCorrection", "corrected", "no");
    ask("2009-11-11");
    DisclosureSteps disclosing = new DisclosureSteps(driver);
    String text = "各市启动质量月活动，发放资料，接受咨询，共有一万人参加。";
    for (String title : List.of("质量月启动", "质量月总结")) {
      disclosing.publish(
          "news",
          title,
          "2009-11-11",
          "disclosureTitle",
          title,
          "madeOn",
          "2009-11-11",
          "disclosureText",
          text);
    }
    driver.setClock("2009-11-12T09:00:00");
    disclosing.withdraw("GK2009-440000-0001", PROVINCE);

    driver.setClock("2009-12-31T23:59:59");
    String report =
        new ReportSteps(driver, runtime, tasks, jdbc).open("disclosure-year", "2009-Y", PROVINCE);
    Map<String, Integer> expected = new HashMap<>();
    expected.put("requests", counted("process_key = 'publicity-request'"));
    expected.put("open", counted("result = '公开'"));
    expected.put("partly", counted("result = '部分公开'"));
    expected.put("refused", counted("result = '不公开'"));
    expected.put("none", counted("result = '信息不存在'"));
    expected.put("elsewhere", counted("result = '不属于本机关公开'"));
    expected.put(
        "answers",
        counted("process_key = 'publicity-request' and closed_at is not null")
            - counted("result = '视为放弃申请'"));
    expected.put(
        "in-time",
        counted(
            "result <> '视为放弃申请' and exists (select 1 from case_limit l where l.case_number ="
                + " cases.case_number and l.limit_name = 'publicity.answer'"
                + " and l.ended_on <= l.due_on)"));
    expected.put(
        "disclosed",
        jdbc.queryForObject(
            "select count(*) from disclosure where withdrawn_on is null", Integer.class));
    expected.put(
        "published", jdbc.queryForObject("select count(*) from publication", Integer.class));
    Map<String, Integer> reported = new HashMap<>();
    jdbc.query(
        "select code, figure_value from report_figure where case_number = ?",
        row -> {
          reported.put(row.getString(1), row.getBigDecimal(2).intValueExact());
        },
        report);
    assertThat(reported).isEqualTo(expected);
    assertThat(reported)
        .as("by hand: one was given up, one is open, one was answered late")
        .containsEntry("requests", 8)
        .containsEntry("answers", 6)
        .containsEntry("in-time", 5)
        .containsEntry("disclosed", 1);
    assertThat(
            reported.get("open")
                + reported.get("partly")
                + reported.get("refused")
                + reported.get("none")
                + reported.get("elsewhere"))
        .isEqualTo(reported.get("answers"));
  }

  /** Of cases of 2009. */
  private int counted(String which) {
    return jdbc.queryForObject(
        "select count(*) from cases where opened_at < timestamp '2010-01-01 00:00:00' and " + which,
        Integer.class);
  }

  /** Asked on 25 September, answered and served on a day. */
  private void settled(String result, String on) {
    driver.setClock("2009-09-25T09:00:00");
    String number = ask("2009-09-25");
    boolean ours = !result.equals("elsewhere");
    examine(
        number,
        "ours",
        ours ? "yes" : "no",
        "third",
        ours ? "no" : null,
        "advice",
        ours ? null : "省经贸委，020-00000000");
    driver.setClock(on + "T09:00:00");
    Map<String, Object> answer = form("answerStep", "answer", "answerResult", result);
    if (List.of("open", "partly").contains(result)) {
      answer.put("provided", "《年审办法》复印件一份。");
    }
    if (!result.equals("open")) {
      answer.put("answerReason", "过程性信息。");
    }
    driver.complete(number, "userTask_writeAnswer", OFFICER, PROVINCE, answer);
    complete(number, HEAD, "userTask_signAnswer", "signResult", "agree");
    driver.runJobs();
    driver.serve(number, OFFICER, PROVINCE, on, ASKER);
  }

  private String ask(String receivedOn) {
    return ask(receivedOn, "DS2009-440000-0001");
  }

  private String ask(String receivedOn, String party) {
    return driver.businessKey(
        driver.start(
            "publicity-request",
            OFFICER,
            PROVINCE,
            form(
                "partyCode",
                party,
                "contact",
                "广州市天河区1号",
                "wantedTitle",
                "生产许可证年审办法",
                "wanted",
                "年审的程序和材料。",
                "formWanted",
                "paper",
                "channel",
                "post",
                "receivedOn",
                receivedOn)));
  }

  /** It is clear, and ours unless the fields say otherwise. */
  private void examine(String number, Object... fields) {
    Map<String, Object> entered = form("complete", "yes", "ours", "yes");
    entered.putAll(form(fields));
    driver.complete(number, "userTask_examine", OFFICER, PROVINCE, entered);
  }

  private void correct(String by) {
    complete(
        CASE, OFFICER, "userTask_examine", "complete", "no", "missing", "请写明年份。", "correctBy", by);
  }

  private void write(Object... fields) {
    complete(CASE, OFFICER, "userTask_writeAnswer", fields);
  }

  private void answer(String result, Object... fields) {
    answerOf(CASE, result, fields);
  }

  private void answerOf(String number, String result, Object... fields) {
    Map<String, Object> entered = form("answerStep", "answer", "answerResult", result);
    entered.putAll(form(fields));
    driver.complete(number, "userTask_writeAnswer", OFFICER, PROVINCE, entered);
  }

  private void extend(String decision, String reason) {
    complete(
        CASE, HEAD, "userTask_approveExtension", "decision", decision, "extensionReason", reason);
    driver.runJobs();
  }

  private void sign(String result) {
    signOf(CASE, result);
  }

  private void signOf(String number, String result) {
    complete(
        number,
        HEAD,
        "userTask_signAnswer",
        "signResult",
        result,
        "signReason",
        result.equals("return") ? "写明页数。" : null);
    driver.runJobs();
  }

  private void complete(String number, String post, String task, Object... fields) {
    driver.complete(number, task, post, PROVINCE, form(fields));
  }

  private void serve(String on, String receivedBy) {
    driver.serve(CASE, OFFICER, PROVINCE, on, receivedBy);
  }

  private String text(String kind) {
    return text(CASE, kind);
  }

  private String text(String number, String kind) {
    OfficialDocument last =
        documents.ofCase(number).stream()
            .filter(document -> document.kind().equals(kind))
            .reduce((first, second) -> second)
            .orElseThrow(() -> new AssertionError("no " + kind));
    return IssuedText.of(last, documents);
  }

  private String recorded(String field) {
    return jdbc.queryForObject(
        "select value_text from case_record where case_number = ? and field_key = ?"
            + " order by id desc limit 1",
        String.class,
        CASE,
        field);
  }

  private Map<String, Object> row() {
    return jdbc.queryForMap("select * from cases where case_number = ?", CASE);
  }
}

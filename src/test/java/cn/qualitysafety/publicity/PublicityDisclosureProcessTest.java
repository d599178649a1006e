package cn.qualitysafety.publicity;

import static cn.qualitysafety.publicity.DisclosureSteps.CHECKER;
import static cn.qualitysafety.publicity.DisclosureSteps.DRAFTER;
import static cn.qualitysafety.publicity.DisclosureSteps.LEGAL;
import static cn.qualitysafety.publicity.DisclosureSteps.OFFICER;
import static cn.qualitysafety.publicity.DisclosureSteps.PROVINCE;
import static cn.qualitysafety.publicity.DisclosureSteps.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.PartyEntry;
import cn.qualitysafety.enterprise.PartyService;
import cn.qualitysafety.publicity.PublicResults.Withdrawal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What becomes public of the bureau's own accord, from Tuesday 2009-12-15 on. */
@SystemTest
class PublicityDisclosureProcessTest {

  private static final String CASE = "GK2009-440000-0001";
  private static final String TITLE = "广东省工业产品生产许可证年审办法";
  private static final String GUANGZHOU = "440100";

  /** A natural person, by the number that the register of parties gave. */
  private static final String PERSON = "DS2009-440000-0001";

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private PartyService parties;
  @Autowired private PublicResults results;
  @Autowired private JdbcTemplate jdbc;

  private final HttpClient anybody = HttpClient.newHttpClient();
  private DisclosureSteps steps;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-12-15T09:00:00");
    steps = new DisclosureSteps(driver);
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  /** 16 to 18, 21 to 25, 28 to 31 December, 4 to 8, 11 to 13 January: 1 January was off. */
  @Test
  @Tag("database")
  void aDocumentOf15DecemberIsDueOn13JanuaryAndPublicOnceASecondPersonHasCheckedIt()
      throws Exception {
    steps.start("normative", TITLE, "2009-12-15");
    assertThat(driver.dueDate(CASE, "userTask_draft")).isEqualTo("2010-01-13T23:59:59+08:00");
    assertThatThrownBy(() -> steps.start("normative", TITLE, "2009-12-16"))
        .hasMessageContaining("“形成或者变更日期”不能晚于今天");
    draftOfTheRules();
    assertThat(driver.dueDate(CASE, "userTask_examine")).isEqualTo("2010-01-13T23:59:59+08:00");
    assertThatThrownBy(
            () -> completeAs(DRAFTER, OFFICER, "userTask_examine", form("examineResult", "open")))
        .as("who drafted does not examine")
        .hasMessageContaining("按岗位分离的规定");
    steps.examine(CASE, "no", "none", "open");
    assertThat(read("/public/disclosures").body()).contains("共0条");
    for (String before : List.of(DRAFTER, OFFICER)) {
      assertThatThrownBy(
              () -> completeAs(before, CHECKER, "userTask_check", form("checkResult", "publish")))
          .hasMessageContaining("按岗位分离的规定");
    }
    steps.check(CASE, "publish");

    assertThat(row()).containsEntry("result", "已公开");
    assertThat(read("/public/disclosures?kind=normative").body())
        .contains("共1条", TITLE, "粤质监规〔2009〕1号", "2009年12月15日", "规范性文件（1条）");
    assertThat(read("/public/disclosures?q=" + encoded("年审")).body()).contains("共1条");
    assertThat(read("/public/disclosures?q=" + encoded("挂牌")).body()).contains("共0条");
    assertThat(read("/public/disclosures/" + CASE).body())
        .contains("<h1>" + TITLE + "</h1>", "第一条 为了规范年审，制定本办法。", "广东省质量技术监督局")
        .contains("&lt;b&gt;")
        .doesNotContain("<b>", "公开至");
    driver.setClock("2039-12-15T09:00:00");
    assertThat(read("/public/disclosures/" + CASE).statusCode())
        .as("as long as it is in force")
        .isEqualTo(200);
  }

  private void draftOfTheRules() {
    steps.draft(
        CASE,
        "disclosureTitle",
        TITLE,
        "sourceNumber",
        "粤质监规〔2009〕1号",
        "madeOn",
        "2009-12-15",
        "disclosureText",
        "第一条 为了规范年审，制定本办法。\n第二条 年审<b>每年一次</b>。");
  }

  private void completeAs(String person, String post, String task, Map<String, Object> entered) {
    driver.completeBy(
        driver.person(person, PROVINCE), CASE, task, List.of(post), PROVINCE, entered);
  }

  @Test
  void whatIsSecretIsNeverPublicAndWhatNamesTooMuchGoesBackToTheDrafter() throws Exception {
    steps.start("hazard", "挂牌督办的隐患", "2009-12-15");
    Object[] list = {
      "disclosureTitle", "挂牌督办的隐患", "madeOn", "2009-12-15", "disclosureColumns", "单位、隐患、期限"
    };
    assertThatThrownBy(() -> draft(list, "disclosureText", "甲公司|电梯超期|2010-03-31\n乙公司|锅炉"))
        .hasMessageContainingAll("“内容”里有的行与“名单的栏目”栏数不一样", "共3栏");
    assertThatThrownBy(() -> draft(list, "disclosureText", "甲公司|电梯|无", "shownUntil", "2009-12-15"))
        .hasMessageContaining("“公开至”应晚于今天");
    draft(list, "disclosureText", "甲公司|电梯超期|2010-03-31\n乙公司（何志强）｜锅炉｜");
    assertThatThrownBy(() -> steps.examine(CASE, "yes", "none", "open"))
        .hasMessageContaining("“审查结论”不能是“可以公开”");
    assertThatThrownBy(() -> steps.examine(CASE, "no", "harm", "open"))
        .hasMessageContaining("商业秘密、个人隐私没有隐去");
    steps.examine(CASE, "no", "harm", "revise");
    assertThat(driver.shown(CASE, "userTask_draft")).containsEntry("examineReason", "须隐去住址。");
    draft(list, "disclosureText", "甲公司|电梯超期|2010-03-31\n乙公司｜锅炉｜");
    steps.examine(CASE, "no", "masked", "open");
    steps.check(CASE, "return");
    draft(list, "disclosureText", "甲公司|电梯超期|2010-03-31\n乙公司｜锅炉｜");
    steps.examine(CASE, "no", "masked", "open");
    steps.check(CASE, "publish");
    String page = read("/public/disclosures/" + CASE).body();
    assertThat(page)
        .contains("<th scope=\"col\">隐患</th>", "<th scope=\"row\">乙公司</th>", "共2项", "公开至")
        .doesNotContain("何志强");

    String secret = steps.start("document", "应急预案", "2009-12-15");
    steps.draft(secret, "disclosureTitle", "应急预案", "madeOn", "2009-12-15", "disclosureText", "部署。");
    steps.examine(secret, "yes", "none", "closed");
    String dropped = steps.start("news", "动态", "2009-12-15");
    steps.draft(dropped, "disclosureTitle", "动态", "madeOn", "2009-12-15", "disclosureText", "召开。");
    steps.examine(dropped, "no", "none", "open");
    steps.check(dropped, "drop");
    assertThat(
            jdbc.queryForList(
                "select result from cases where case_number in (?, ?) order by case_number",
                String.class,
                secret,
                dropped))
        .containsExactly("审查后不公开", "核对后不公开");
    assertThat(read("/public/disclosures").body()).contains("共1条");
    assertThat(read("/public/disclosures/" + secret).statusCode()).isEqualTo(404);
  }

  private void draft(Object[] fields, Object... more) {
    Map<String, Object> entered = form(fields);
    entered.putAll(form(more));
    driver.complete(CASE, "userTask_draft", DRAFTER, PROVINCE, entered);
  }

  /** 11010519491231002X is the example of GB 11643-1999: its last character is right. */
  @Test
  void theNumberOfAPersonOrTheirMobilePhoneIsNotPublicWhateverIsTicked() {
    steps.start("hazard", "挂牌督办的隐患", "2009-12-15");
    Object[] fields = {"disclosureTitle", "挂牌督办的隐患", "madeOn", "2009-12-15"};
    draft(fields, "disclosureText", "负责人身份证号11010519491231002x，限期整改。");
    for (String privacy : List.of("none", "masked", "consent")) {
      assertThatThrownBy(() -> steps.examine(CASE, "no", privacy, "open"))
          .hasMessageContainingAll("“内容”里有居民身份证号码", "110************02X", "退回修改")
          .hasMessageNotContaining("19491231");
    }
    steps.examine(CASE, "no", "harm", "revise");
    draft(fields, "disclosureText", "联系人手机１３８-2345 6789，限期整改。");
    for (String privacy : List.of("none", "masked")) {
      assertThatThrownBy(() -> steps.examine(CASE, "no", privacy, "open"))
          .hasMessageContainingAll("“内容”里有手机号码", "138", "789", "权利人没有同意")
          .hasMessageNotContaining("2345");
    }
    steps.examine(CASE, "no", "harm", "revise");
    // Neither the wrong check character nor a longer number is anybody's.
    draft(fields, "disclosureText", "证书110105194912310021，批号1382345678901，电话020-38835000。");
    steps.examine(CASE, "no", "none", "open");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_check");
  }

  /** The regulation came into force on 2008-05-01, a Thursday: day 20 from the 2nd on. */
  @Test
  void whatWasMadeBeforeTheRegulationIsPublicWithoutALimit() throws Exception {
    String old =
        steps.publish(
            "document",
            "应急预案",
            "2008-04-30",
            "disclosureTitle",
            "应急预案",
            "madeOn",
            "2008-04-30",
            "disclosureText",
            "部署。");
    assertThat(read("/public/disclosures/" + old).body()).contains("2008年4月30日");
    assertThat(driver.dueDate(steps.start("document", "旧规划", "2007-01-08"), "userTask_draft"))
        .isNull();
    assertThat(driver.dueDate(steps.start("document", "新规划", "2008-05-01"), "userTask_draft"))
        .isNotNull();
  }

  /** C014: nobody is exposed before the decision is final, and no natural person by name. */
  @Test
  void anOffenderIsExposedOnlyAfterTheFinalDecisionAfterLegalReviewAndMasked() throws Exception {
    parties.register(
        new PartyEntry(Map.of(PartyEntry.KIND, "PERSON", PartyEntry.NAME, "何志强")),
        List.of(PROVINCE),
        "sheng-ban");
    steps.start("exposure", "无证生产大米", "2009-12-15");
    Object[] exposed = {
      "disclosureTitle",
      "无证生产大米",
      "madeOn",
      "2009-12-15",
      "partyCode",
      PERSON,
      "decisionNumber",
      "粤质监罚〔2009〕3号"
    };
    String text = "无证生产大米，罚款一万元。";
    assertThatThrownBy(() -> draft(exposed, "disclosureText", text))
        .as("a name without a decision")
        .hasMessageContaining("“处理决定送达日期”不能为空");
    assertThatThrownBy(() -> exposed(exposed, text, "2009-09-14", "open"))
        .hasMessageContainingAll("处理决定还没有生效", "不能公开当事人");
    assertThatThrownBy(() -> exposed(exposed, text, "2009-09-15", "expired"))
        .as("three months after service, the last day")
        .hasMessageContaining("起诉期限还没有满（三个月）");
    exposed(exposed, "何志强" + text, "2009-09-14", "expired");
    assertThatThrownBy(() -> steps.examine(CASE, "no", "masked", "open"))
        .hasMessageContainingAll("写有应当隐去的姓名", "“***”");
    steps.examine(CASE, "no", "harm", "revise");
    exposed(exposed, text, "2009-09-14", "expired");
    steps.examine(CASE, "no", "masked", "open");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_reviewLegality");
    assertThatThrownBy(
            () ->
                completeAs(
                    DRAFTER, LEGAL, "userTask_reviewLegality", form("legalDecision", "agree")))
        .hasMessageContaining("按岗位分离的规定");
    legal("return");
    exposed(exposed, text, "2009-09-14", "upheld");
    steps.examine(CASE, "no", "masked", "open");
    legal("agree");
    assertThat(driver.shown(CASE, "userTask_check")).containsEntry("partyPublicName", "***");
    steps.check(CASE, "publish");

    assertThat(read("/public/disclosures/" + CASE).body())
        .contains("<dd>***</dd>", "公开至", "2010年12月15日")
        .doesNotContain("何志强");
    assertThat(read("/public/disclosures?q=" + encoded("何志强")).body()).contains("共0条");
    driver.setClock("2010-12-15T23:59:00");
    assertThat(read("/public/disclosures?kind=exposure").body()).contains("共1条");
    driver.setClock("2010-12-16T00:00:01");
    assertThat(read("/public/disclosures?kind=exposure").body()).as("expired").contains("共0条");
    assertThat(read("/public/disclosures/" + CASE).statusCode()).isEqualTo(404);
  }

  private void exposed(Object[] fields, String text, String servedOn, String state) {
    draft(fields, "disclosureText", text, "decisionServedOn", servedOn, "decisionState", state);
  }

  private void legal(String decision) {
    driver.complete(
        CASE,
        "userTask_reviewLegality",
        LEGAL,
        PROVINCE,
        form(
            "legalDecision",
            decision,
            "legalReason",
            decision.equals("return") ? "写明处罚依据。" : null));
  }

  @Test
  void whatIsWithdrawnDisappearsAtOnceAndLeavesItsDayAndReason() throws Exception {
    steps.publish(
        "news",
        "质量月启动",
        "2009-12-15",
        "disclosureTitle",
        "质量月启动",
        "madeOn",
        "2009-12-15",
        "disclosureText",
        "在广州启动。");
    assertThat(read("/public/disclosures").body()).contains("共1条");
    assertThatThrownBy(() -> steps.withdraw(CASE, GUANGZHOU))
        .hasMessageContaining("本单位没有编号为“" + CASE + "”的公布");
    driver.setClock("2009-12-16T10:00:00");
    steps.withdraw(CASE, PROVINCE);
    assertThat(read("/public/disclosures").body()).contains("共0条");
    assertThat(read("/public/disclosures/" + CASE).statusCode()).isEqualTo(404);
    assertThat(read("/public/publications").body()).contains(CASE, "2009年12月16日", "文号有误。");
    assertThat(results.withdrawals())
        .containsExactly(new Withdrawal(CASE, LocalDate.of(2009, 12, 16), "文号有误。", null));
    assertThat(
            jdbc.queryForObject(
                "select title from cases where case_number = ?", String.class, CASE + "-CH"))
        .isEqualTo("撤回质量月启动（" + CASE + "）");
    assertThatThrownBy(() -> steps.withdraw(CASE, PROVINCE))
        .hasMessageContaining("已于2009年12月16日撤回，不能重复撤回");
  }

  private Map<String, Object> row() {
    return jdbc.queryForMap("select * from cases where case_number = ?", CASE);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> read(String path) throws Exception {
    return anybody.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
        BodyHandlers.ofString());
  }
}

package cn.qualitysafety.platform.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.RestLists;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.licence.LicenceSteps;
import cn.qualitysafety.rulemaking.RulemakingSteps;
import cn.qualitysafety.spotcheck.SpotCheckService;
import cn.qualitysafety.spotcheck.SpotCheckSteps;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The campaign of 2009 with its cities' cases, and two applications for licences in Guangzhou. */
@SystemTest
@Tag("database")
class CaseRegisterTest {

  private static final String CAMPAIGN = "HD2009-01";
  private static final String SHENZHEN = CAMPAIGN + "-440300-BS";
  private static final String FIRST = "XK2009-440100-0001";
  private static final String SECOND = "XK2009-440100-0002";
  private static final Pattern NUMBER = Pattern.compile("<a href=\"/cases/([^\"?]+)\">");

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private CaseRegister register;
  @Autowired private SpotCheckService spotChecks;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private JdbcTemplate jdbc;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-02-27T09:00:00");
    driver.start("campaign-year", "leading-group-office", "440000", Map.of("year", 2009));
    driver.runJobs();
    LicenceSteps licences = new LicenceSteps(driver, enterprises);
    licences.registerEnterprise("731400024", "广州市越秀水泥制品厂");
    licences.registerEnterprise("190190879", "广州市甲食品有限公司");
    licences.apply(LicenceSteps.application("731400024", "concrete-pipe"));
    driver.setClock("2009-03-02T09:00:00");
    licences.apply(LicenceSteps.application("190190879", "concrete-pipe"));
    licences.accept(FIRST);
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void aCaseIsEnteredWithItsNumberItsPartyAndWhoCalledIt() {
    assertThat(row(FIRST))
        .containsEntry("unit_code", "440100")
        .containsEntry("process_key", "licence-review")
        .containsEntry("party_name", "广州市越秀水泥制品厂")
        .containsEntry("party_code", "731400024")
        .containsEntry("parent_number", null)
        .containsEntry("closed_at", null);
    assertThat(row(FIRST + "-HC"))
        .as("the visit which the review called")
        .containsEntry("party_name", "广州市越秀水泥制品厂")
        .containsEntry("party_code", "731400024")
        .containsEntry("parent_number", FIRST)
        .containsEntry("root_number", FIRST);
    assertThat(row(SHENZHEN))
        .containsEntry("unit_code", "440300")
        .containsEntry("party_name", null)
        .containsEntry("parent_number", CAMPAIGN);
  }

  @Test
  void aCaseIsCalledByWhomItIsAboutAndByWhat() throws Exception {
    assertThat(row(FIRST)).containsEntry("title", "广州市越秀水泥制品厂 生产许可（预应力混凝土管）");
    assertThat(row(FIRST + "-HC"))
        .as("its number came with the call, before there was anything to tell")
        .containsEntry("title", "广州市越秀水泥制品厂 实地核查（预应力混凝土管）");
    assertThat(row(CAMPAIGN)).containsEntry("title", "2009年“质量和安全年”活动");
    assertThat(row(SHENZHEN)).containsEntry("title", "深圳市质量技术监督局 动员部署");
    WebLogin window = new WebLogin(port, "gz-shouli", "tasklist");
    assertThat(found(window, "q=" + encoded("混凝土管"))).contains(FIRST, SECOND);
    assertThat(window.get("/cases?q=").body()).contains("广州市甲食品有限公司 生产许可（预应力混凝土管） · 生产许可证审查");
    assertThat(window.get("/cases/" + FIRST).body()).contains("<dd>广州市越秀水泥制品厂 生产许可（预应力混凝土管）</dd>");
  }

  @Test
  void whoSeesACaseFindsItByNumberPartyKindStateAndWhetherItIsOpen() throws Exception {
    WebLogin window = new WebLogin(port, "gz-shouli", "tasklist");
    assertThat(found(window, "")).contains(FIRST, SECOND).doesNotContain(CAMPAIGN, SHENZHEN);
    assertThat(found(window, "q=xk2009440100-0002")).containsExactly(SECOND);
    assertThat(found(window, "q=731400024&kind=licence-review")).containsExactly(FIRST);
    assertThat(found(window, "q=" + encoded("越秀水泥")))
        .as("the visit is for other posts")
        .containsExactly(FIRST);
    assertThat(found(window, "state=" + encoded("审查申请材料"))).containsExactly(SECOND);
    assertThat(found(window, "q=" + encoded("%"))).isEmpty();
    assertThat(found(window, "standing=closed")).isEmpty();
    assertThat(found(window, "kind=licence-review&sort=number&descending=false"))
        .containsExactly(FIRST, SECOND);
    assertThat(found(window, "kind=licence-review&sort=opened")).containsExactly(SECOND, FIRST);
    for (CaseSearch.Order order : CaseSearch.Order.values()) {
      assertThat(found(window, "kind=licence-review&sort=" + order.key()))
          .as(order.key())
          .containsExactlyInAnyOrder(FIRST, SECOND);
    }
  }

  @Test
  void anotherCityAndAnotherPostFindNothingOfIt() throws Exception {
    WebLogin shenzhen = new WebLogin(port, "sz-ban", "tasklist");
    assertThat(found(shenzhen, "")).containsExactly(SHENZHEN);
    assertThat(found(shenzhen, "kind=licence-review")).isEmpty();
    assertThat(shenzhen.get("/cases?q=").body()).doesNotContain("水泥", "licence-review");
    assertThat(found(new WebLogin(port, "gz-ban", "tasklist"), "q=" + encoded("水泥")))
        .as("of the unit, but without a post in this procedure")
        .isEmpty();
    // As if Shenzhen had the number of another city's case: what is kept by it is that city's.
    jdbc.update("update case_number set unit_code = '440100' where case_number = ?", SHENZHEN);
    assertThat(found(shenzhen, "")).isEmpty();
  }

  /** The service of papers is drawn once for all regimes, and posts of all of them serve. */
  @Test
  void whoServesPapersFindsTheServicesOfCasesTheyMayReadAndTheirOwn() throws Exception {
    driver.setClock("2009-05-11T09:00:00");
    SpotCheckSteps checks = new SpotCheckSteps(driver, enterprises);
    checks.registerProducers("440100", 1, 2);
    checks.startPlan();
    checks.take("CC2009-440100-0001", "sampled");
    String sample = spotChecks.prepareSample("CC2009-440100-0001");
    checks.test(sample, SpotCheckSteps.LABORATORY, "2009-05-11", "0.1", "15.2");
    checks.take("CC2009-440100-0002", "refused");
    checks.confirmRefusal("CC2009-440100-0002", "refused");
    String result = driver.delivery("CC2009-440100-0001-JG", null);
    String order = driver.delivery("CC2009-440100-0002", null);
    WebLogin planner = new WebLogin(port, "gz-chou", "tasklist");
    assertThat(found(planner, "kind=shared-delivery"))
        .as("planners may not read a sampling, but serve its order")
        .containsExactlyInAnyOrder(result, order);
    assertThat(planner.get("/cases/" + order).statusCode()).isEqualTo(200);
    assertThat(
            new WebLogin(port, "gz-chouyang", "tasklist").get("/cases/CC2009-440100-0002").body())
        .as("what was entered in it stands in its record")
        .contains("办理记录", "核实拒绝抽查", "通知书、证件齐全，企业称停业盘点。");
    for (String other : List.of("gz-shouli", "gz-zhengshu", "gz-fazhi", "gz-yuetan")) {
      WebLogin serving = new WebLogin(port, other, "tasklist");
      assertThat(found(serving, "kind=shared-delivery")).as(other).doesNotContain(result, order);
      assertThat(serving.get("/cases?q=").body()).as(other).doesNotContain("米业");
      assertThat(serving.get("/cases/" + result).statusCode()).as(other).isEqualTo(404);
    }
    String engine = "/camunda/api/engine/engine/default";
    assertThat(planner.get(engine + "/task").body())
        .as("who serves it has its task")
        .contains(row(order).get("instance_id").toString());
    WebLogin certificates = new WebLogin(port, "gz-zhengshu", "tasklist");
    for (String list : RestLists.ALL) {
      assertThat(certificates.get(engine + list).body())
          .as("the engine's %s to who serves other papers", list)
          .doesNotContain(result, order, row(result).get("instance_id").toString(), "米业");
    }
    assertThat(certificates.get(engine + "/process-definition/key/shared-delivery").statusCode())
        .as("the model itself is no secret: Tasklist shows it with a task")
        .isEqualTo(200);
  }

  @Test
  void howACaseEndedIsItsResult() throws Exception {
    runtime.deleteProcessInstance(row(SECOND).get("instance_id").toString(), "撤销");
    driver.setClock("2009-03-20T09:00:00");
    driver.start(
        "licence-withdrawal",
        "acceptance-window",
        "440100",
        Map.of(
            "caseNumber", FIRST,
            "withdrawnOn", "2009-03-20",
            "requestNumber", "1",
            "reason", "企业停产。"));
    driver.serve(FIRST, "acceptance-window", "440100", "2009-03-20", "何志强");
    assertThat(row(FIRST))
        .containsEntry("result", "已撤回")
        .satisfies(row -> assertThat(row.get("closed_at").toString()).startsWith("2009-03-20"));
    assertThat(row(FIRST + "-HC")).containsEntry("result", "终止办理");
    assertThat(row(SECOND)).containsEntry("result", "终止办理");

    WebLogin window = new WebLogin(port, "gz-shouli", "tasklist");
    assertThat(found(window, "standing=closed&kind=licence-review")).contains(FIRST, SECOND);
    assertThat(found(window, "state=" + encoded("已撤回"))).containsExactly(FIRST);
    assertThat(window.get("/cases/" + FIRST).body())
        .contains("<dt>办理结果</dt><dd>已撤回</dd>", "广州市越秀水泥制品厂（731400024）", "2009年3月20日");
  }

  @Test
  void whatBeganBeforeTheRegisterIsEnteredAtAStart() {
    runtime.deleteProcessInstance(row(SECOND).get("instance_id").toString(), "撤销");
    String before = register();
    // As the migration finds a closed one: without what only the program knows.
    jdbc.update(
        """
        update cases set party_code = null, party_name = null, opened_at = null, search_text = ''
        where case_number = ?
        """,
        SECOND);
    jdbc.update("delete from cases where case_number <> ?", SECOND);
    register.fill();
    assertThat(register()).isEqualTo(before);
    register.fill();
    assertThat(register()).isEqualTo(before);
  }

  /** Rule-making calls its parts under its own number: two of them are open here. */
  @Test
  void whatIsDoneInAPartIsDoneInTheOneCase() throws Exception {
    RulemakingSteps steps = new RulemakingSteps(driver, tasks);
    String number = steps.approved(RulemakingSteps.document());
    steps.draft(number);
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).count())
        .as("the case, and its consultation")
        .isEqualTo(2);
    assertThat(row(number)).containsEntry("process_key", "rulemaking-document");
    WebLogin officer = new WebLogin(port, "sheng-zhiguan", "tasklist");
    assertThat(found(officer, "state=" + encoded("提出意见"))).containsExactly(number);
    assertThat(found(officer, "state=" + encoded("征求和处理意见")))
        .as("no step of a case is what only holds others")
        .isEmpty();
    assertThat(officer.get("/cases?q=").body())
        .as("due with the first task of its parts: five working days after 2 March")
        .contains("公布草案、提出意见", "2009-03-09");
    assertThat(officer.get("/cases/" + number).body()).contains("制度制定", "广东省工业产品生产许可证年审办法");
    String before = register();
    register.fill();
    assertThat(register()).as("a part is no case, neither at the next start").isEqualTo(before);
  }

  @Test
  void aCaseWhoseFactsCannotBeToldKeepsNoNodeFromStarting() {
    jdbc.update("delete from cases where case_number = ?", FIRST);
    jdbc.execute("alter table licence_application rename to licence_application_away");
    try {
      register.fill();
    } finally {
      jdbc.execute("alter table licence_application_away rename to licence_application");
    }
    assertThat(row(FIRST)).containsEntry("title", "生产许可证审查").containsEntry("party_name", null);
  }

  @Test
  void thereAreFiftyOnAPageAndTheSearchIsKept() throws Exception {
    for (int i = 0; i < 51; i++) {
      jdbc.update(
          """
          insert into cases (instance_id, case_number, unit_code, process_key, procedure_name,
            title, root_number, opened_at, search_text)
          values (?, ?, '440100', 'licence-review', '生产许可审查', '丁茶叶', ?,
            timestamp '2009-02-01 09:00:00', ?)
          """,
          "i" + i,
          "DC%02d".formatted(i),
          "DC%02d".formatted(i),
          "DC%02d\n丁茶叶".formatted(i));
    }
    WebLogin window = new WebLogin(port, "gz-shouli", "tasklist");
    String query = "q=" + encoded("丁茶叶") + "&sort=number&descending=false";
    assertThat(found(window, query)).hasSize(50).doesNotContain("DC50");
    assertThat(found(window, query + "&page=2")).containsExactly("DC50");
    assertThat(window.get("/cases?" + query).body())
        .contains("查询结果：51件", "第1页，共2页", "sort=number", "&amp;page=2");
  }

  private Map<String, Object> row(String number) {
    return jdbc.queryForMap("select * from cases where case_number = ?", number);
  }

  private String register() {
    return jdbc.queryForList("select * from cases order by case_number").toString();
  }

  private static List<String> found(WebLogin who, String query) throws Exception {
    return NUMBER
        .matcher(who.get("/cases?" + query).body())
        .results()
        .map(link -> link.group(1))
        .toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

package cn.qualitysafety.enterprise.web;

import static cn.qualitysafety.spotcheck.SpotCheckSteps.GUANGZHOU;
import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.organisation.Staff;
import cn.qualitysafety.spotcheck.SpotCheckSteps;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.reflection.MetaObject;
import org.apache.ibatis.session.SqlSessionFactory;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** An enterprise of Guangzhou that has refused a spot check on Monday 2009-05-11. */
@SystemTest
@Tag("database")
class EnterpriseHistoryPageTest {

  private static final String HOLDER = SpotCheckSteps.code(1);
  private static final String PAGE = "/enterprises/" + HOLDER;
  private static final String BATCH = "CC2009-440100-0001";
  private static final String TESTER = "gz-jianyan-in-the-bureau";

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private Staff staff;
  @Autowired private IdentityService identity;
  @Autowired private SqlSessionFactory sessions;
  @Autowired private JdbcTemplate jdbc;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-05-11T09:00:00");
    SpotCheckSteps steps = new SpotCheckSteps(driver, enterprises);
    steps.registerProducers(GUANGZHOU, 1, 1);
    steps.startPlan();
    steps.refuse(BATCH, "2009-05-11");
  }

  @AfterEach
  void end() {
    identity.deleteUser(TESTER);
    driver.reset();
  }

  @Test
  void whoWorksOnSpotChecksReadsAllOfTheirsAndOthersOfTheUnitOnlyTheFact() throws Exception {
    WebLogin sampler = new WebLogin(port, "gz-chouyang", "tasklist");
    assertThat(sampler.get(PAGE).body())
        .contains(
            "aria-label=\"监管记录\"",
            "<a href=\"/cases/%s\">%<s</a>".formatted(BATCH),
            "拒绝监督抽查",
            "较重",
            "aria-label=\"监督抽查\"",
            "CJ2009-440000-0001",
            "责令改正通知书",
            "/cases/%s/documents?number=".formatted(BATCH),
            "aria-label=\"办件\"")
        .containsSubsequence("监管记录", "生产许可证", "名牌产品称号", "监督抽查", "约谈", "文书", "办件");
    assertThat(sampler.get(PAGE + "/parts/samples").body()).contains("拒绝抽查", "广东1号米业有限公司 监督抽查");

    String samples = PAGE + "/parts/samples";
    WebLogin planner = new WebLogin(port, "gz-chou", "tasklist");
    assertThat(planner.get(samples).body()).contains("拒绝抽查").doesNotContain("href=\"/cases");
    jdbc.update("update spotcheck_batch set state = 'DRAWN', sampled_on = null");
    assertThat(planner.get(samples).body()).as("before anybody was there").contains("没有记录");
    assertThat(sampler.get(samples).body()).as("who goes there").contains(BATCH);

    WebLogin window = new WebLogin(port, "gz-shouli", "tasklist");
    assertThat(window.get(PAGE).body())
        .contains("拒绝监督抽查", BATCH)
        .doesNotContain("aria-label=\"监督抽查\"", "href=\"/cases/" + BATCH, "责令改正通知书");
    assertThat(window.get(PAGE + "/parts/samples").statusCode()).isEqualTo(404);
    assertThat(window.get(PAGE + "/parts/nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void anotherCityAndWhoTestsSamplesReadNothing() throws Exception {
    for (String user : List.of("sz-ban", "gz-jianyan")) {
      WebLogin other = new WebLogin(port, user, "tasklist");
      for (String path : List.of(PAGE, PAGE + "/parts/facts", PAGE + "/parts/samples")) {
        assertThat(other.get(path).statusCode()).as(user + " " + path).isEqualTo(404);
      }
    }
    staff.appoint(TESTER, "检验员", "Zhijian-2009", GUANGZHOU, List.of("laboratory", "sampler"));
    WebLogin tester = new WebLogin(port, TESTER, "tasklist");
    assertThat(tester.get(PAGE).body())
        .as("somebody who should not be in the bureau at all")
        .contains("广东1号米业有限公司")
        .doesNotContain("监管记录", BATCH, "抽查");
    assertThat(tester.get(PAGE + "/parts/facts").statusCode()).isEqualTo(404);
  }

  @Test
  void ofTwoThousandFactsThePageShowsTheNewestAndTheRestIsBehindThem() throws Exception {
    addFacts(2_000);
    WebLogin window = new WebLogin(port, "gz-shouli", "tasklist");
    String page = window.get(PAGE).body();
    assertThat(rows(page, "大米批次")).hasSize(20).first().isEqualTo("大米批次2000");
    assertThat(page)
        .contains("以上是最近的<span>20</span>条", "href=\"%s/parts/facts\"".formatted(PAGE), "查看全部监管记录");
    String first = window.get(PAGE + "/parts/facts").body();
    assertThat(rows(first, "大米批次")).hasSize(50).first().isEqualTo("大米批次2000");
    assertThat(first).contains("第1页", "?page=2").doesNotContain("上一页");
    String last = window.get(PAGE + "/parts/facts?page=41").body();
    assertThat(rows(last, "大米批次")).isEmpty();
    assertThat(last).as("the first of all").contains("拒绝监督抽查", "上一页").doesNotContain("下一页");
    assertThat(window.get(PAGE + "/parts/facts?page=2147483647").body()).contains("没有记录");
  }

  private static List<String> rows(String page, String text) {
    return Pattern.compile(text + "\\d+")
        .matcher(page)
        .results()
        .map(found -> found.group())
        .toList();
  }

  /** One a day from the day after the refusal. */
  private void addFacts(int many) {
    List<Object[]> rows = new ArrayList<>();
    LocalDate day = LocalDate.of(2009, 5, 11);
    for (int i = 1; i <= many; i++) {
      rows.add(fact(HOLDER, "CC2010-440100-%04d".formatted(i), day.plusDays(i), "大米批次" + i));
      rows.add(fact(SpotCheckSteps.code(i + 1), "CC2011-440100-%04d".formatted(i), day, "别家批次"));
    }
    jdbc.batchUpdate(
        "insert into enterprise_fact (holder_code, kind, severity, occurred_on, case_number,"
            + " unit_code, fact_text, noted_at) values (?, 'spotcheck-unqualified', 'MINOR', ?, ?,"
            + " '440100', ?, '2009-05-11 09:00:00')",
        rows);
  }

  private static Object[] fact(String holder, String caseNumber, LocalDate day, String text) {
    return new Object[] {holder, Date.valueOf(day), caseNumber, text};
  }

  @Test
  void whatThePagesAskIsFoundByIndexes() {
    addFacts(2_000);
    jdbc.batchUpdate(
        "insert into spotcheck_batch (case_number, plan_number, city, holder_code, holder_name,"
            + " address, state) values (?, ?, '440100', ?, '别家', '别处', 'DRAWN')",
        IntStream.rangeClosed(2, 2_000)
            .mapToObj(
                i ->
                    new Object[] {
                      "CC2009-440100-%04d".formatted(i), SpotCheckSteps.PLAN, SpotCheckSteps.code(i)
                    })
            .toList());
    jdbc.batchUpdate(
        "insert into cases (instance_id, case_number, unit_code, process_key, procedure_name, title,"
            + " party_code, root_number, search_text) values (?, ?, '440100', 'spotcheck-sampling',"
            + " '抽样', '别家', ?, ?, '')",
        IntStream.rangeClosed(2, 2_000)
            .mapToObj(
                i -> {
                  String number = "CC2009-440100-%04d".formatted(i);
                  return new Object[] {"other-" + i, number, SpotCheckSteps.code(i), number};
                })
            .toList());
    jdbc.execute(
        System.getenv("MYSQL_URL") == null
            ? "analyze"
            : "analyze table enterprise_fact, spotcheck_batch, cases, party, party_unit");
    Map<String, Object> ofHolder =
        Map.of(
            "holderCode",
            HOLDER,
            "partyCode",
            HOLDER,
            "unitCodes",
            List.of("440100", "440106"),
            "drawnToo",
            true,
            "procedures",
            List.of("spotcheck-sampling"),
            "offset",
            0,
            "limit",
            21);
    assertThat(plan("enterprise.ComplianceMapper.of", ofHolder))
        .contains("ix_enterprise_fact_holder");
    assertThat(plan("spotcheck.BatchMapper.ofHolder", ofHolder))
        .contains("ix_spotcheck_batch_holder");
    assertThat(plan("platform.casefile.CaseMapper.ofPartyIn", ofHolder)).contains("ix_cases_party");
    assertThat(plan("platform.casefile.CaseMapper.documentsOfParty", ofHolder))
        .contains("ix_cases_party");
    Map<String, Object> once =
        Map.of("caseNumber", BATCH, "kind", "spotcheck-refused", "holderCode", HOLDER);
    assertThat(plan("enterprise.ComplianceMapper.isNoted", once))
        .doesNotContain("tablescan", "all,");
  }

  /** How the database would find it, in small letters. */
  private String plan(String statement, Map<String, Object> parameters) {
    BoundSql bound =
        sessions
            .getConfiguration()
            .getMappedStatement("cn.qualitysafety." + statement)
            .getBoundSql(parameters);
    MetaObject values = sessions.getConfiguration().newMetaObject(parameters);
    Object[] arguments =
        bound.getParameterMappings().stream()
            .map(ParameterMapping::getProperty)
            .map(
                name ->
                    bound.hasAdditionalParameter(name)
                        ? bound.getAdditionalParameter(name)
                        : values.getValue(name))
            .toArray();
    return jdbc.queryForList("explain " + bound.getSql(), arguments)
        .toString()
        .toLowerCase(Locale.ROOT);
  }
}

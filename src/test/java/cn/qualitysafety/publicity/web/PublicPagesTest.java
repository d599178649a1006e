package cn.qualitysafety.publicity.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.LackingRows;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.input.NormalForm;
import cn.qualitysafety.publicity.PublicPublications;
import cn.qualitysafety.publicity.PublicPublications.Row;
import cn.qualitysafety.publicity.PublicitySteps;
import cn.qualitysafety.spotcheck.FollowUp;
import cn.qualitysafety.spotcheck.SpotCheckService;
import cn.qualitysafety.spotcheck.SpotCheckSteps;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What somebody without a login reads, on 2009-07-10. */
@SystemTest
class PublicPagesTest {

  private static final String CELL = "<t[hd][^>]*>([^<]*)</t[hd]>";

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private SpotCheckService spotChecks;
  @Autowired private JdbcTemplate jdbc;

  private final HttpClient anybody = HttpClient.newHttpClient();
  private PublicPublications written;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-07-10T09:00:00");
    written = new PublicPublications(jdbc);
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  @Tag("database")
  void theFiguresAreThoseThatSomebodyCountsByHand() throws Exception {
    written.writeThreeQuarters();
    List<Row> seen = written.rows().stream().filter(Row::visible).toList();
    String page = get("/public?quarter=2009Q1&category=food").body();

    List<Row> quarter = seen.stream().filter(row -> row.quarter().equals("2009Q1")).toList();
    List<List<String>> expected = new ArrayList<>();
    for (String category : List.of("daily-goods", "food")) {
      List<String> line = counted(quarter, row -> row.category().equals(category));
      line.add(0, category.equals("food") ? "食品" : "日用消费品");
      expected.add(line);
    }
    List<String> total = counted(quarter, row -> true);
    total.add(0, "合计");
    expected.add(total);
    assertThat(table(page, "各类产品抽查批次")).isEqualTo(expected);

    assertThat(table(page, "批次合格率排名（"))
        .hasSize(21)
        .startsWith(
            ranked("1", "深圳市", quarter, "440300"),
            ranked("2", "广州市", quarter, "440100"),
            ranked("2", "韶关市", quarter, "440200"),
            ranked("4", "珠海市", quarter, "440400"))
        .endsWith(List.of("—", "云浮市", "本季度未抽查"));
    assertThat(page)
        .as("the plot takes the same figures")
        .contains("aria-label=\"各市合格率（2009年第1季度，食品），数值与上表相同\"", "id=\"ranking-figures\"");

    assertThat(table(page, "各季度抽查批次和合格率（食品）<"))
        .extracting(line -> line.get(0))
        .containsExactly("2008年第4季度", "2009年第1季度", "2009年第2季度");
    assertThat(page)
        .contains("合格批次数除以抽查批次数", "全部批次都合格的企业数除以被抽查的企业数")
        .containsOnlyOnce("<h1")
        .doesNotContain(" style=", "<style")
        .doesNotContainPattern("<script[^>]*>[^<]");
  }

  private List<String> ranked(String place, String name, List<Row> rows, String city) {
    List<String> figures =
        counted(rows, row -> row.city().equals(city) && row.category().equals("food"));
    return List.of(place, name, figures.get(0), figures.get(2), figures.get(3), figures.get(5));
  }

  /** Batches, passed ones and their share; enterprises, those without a failure and their share. */
  private static List<String> counted(List<Row> rows, Predicate<Row> which) {
    List<Row> counted = rows.stream().filter(which).toList();
    long passed = counted.stream().filter(row -> row.verdict().equals("pass")).count();
    Map<String, Boolean> holders = new TreeMap<>();
    counted.forEach(
        row -> holders.merge(row.holder(), row.verdict().equals("pass"), Boolean::logicalAnd));
    long good = holders.values().stream().filter(ok -> ok).count();
    return new ArrayList<>(
        List.of(
            "" + counted.size(),
            "" + passed,
            percent(passed, counted.size()),
            "" + holders.size(),
            "" + good,
            percent(good, holders.size())));
  }

  private static String percent(long part, long whole) {
    return "%.1f%%".formatted(100.0 * part / whole);
  }

  @Test
  void theRankingKnowsOnlyTheProvincesChecksAndTheListsKnowAll() throws Exception {
    written.publication("GB2009-440100-0001", "440100", "2009Q2", "food", "PUBLISHED");
    written.row("GB2009-440100-0001", "440100", "900000001", "广州市查米业有限公司", "fail", "水分");
    assertThat(table(get("/public").body(), "批次合格率排名（"))
        .extracting(line -> line.get(0))
        .containsOnly("—");
    assertThat(get("/public/results").body()).contains("广州市查米业有限公司");
  }

  @Test
  @Tag("database")
  void theListIsSearchedFilteredPagedAndDownloadedWithoutFormulas() throws Exception {
    String number = "GB2009-440000-0001";
    written.publication(number, "440000", "2009Q2", "food", "PUBLISHED");
    for (int serial = 1; serial <= 120; serial++) {
      written.row(
          number,
          serial % 2 == 0 ? "440100" : "440300",
          "%09d".formatted(serial),
          "甲%03d米业有限公司".formatted(serial),
          serial % 10 == 0 ? "unsafe" : "pass",
          serial % 10 == 0 ? "镉" : "");
    }
    written.row(number, "440100", "000000999", "=cmd|' /C calc'!A0公司", "fail", "@SUM(1)、\"水分\"");

    assertThat(get("/public/results").body()).contains("共121条", "第1页，共3页", "甲001米", "甲050米");
    assertThat(get("/public/results").body()).doesNotContain("甲051米");
    assertThat(get("/public/results?page=3").body()).contains("甲101米", "第3页，共3页");
    assertThat(get("/public/results?page=99").body()).contains("第3页，共3页");
    assertThat(get("/public/results?page=x&quarter=%27&verdict=none&category=%3Cb%3E").body())
        .contains("共0条");
    assertThat(get("/public/results?city=440100&verdict=pass").body()).contains("共48条");
    assertThat(get("/public/results?verdict=fail").body()).contains("共13条", "不合格（安全项目）", "待责令整改");
    assertThat(get("/public/results?q=" + encoded("%")).body()).as("no wildcard").contains("共0条");
    assertThat(get("/public/results?q=" + encoded("<script>alert(1)</script>")).body())
        .contains("共0条", "value=\"&lt;script&gt;alert(1)&lt;/script&gt;\"");
    assertThat(get("/public/results?q=" + encoded("甲01")).body()).contains("共10条");

    HttpResponse<byte[]> csv = download("/public/results.csv?verdict=fail&q=" + encoded("公司"));
    String text = new String(csv.body(), StandardCharsets.UTF_8);
    assertThat(text).startsWith("\uFEFF\"城市\",\"企业名称\"").contains("\"广州市\",\"甲010米业有限公司\"");
    assertThat(text.lines()).hasSize(14);
    assertThat(text).contains(",\"'=cmd|' /C calc'!A0公司\",", ",\"'@SUM(1)、\"\"水分\"\"\",");
    assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("attachment", "filename*=UTF-8''");

    HttpResponse<byte[]> excel = download("/public/results.xlsx");
    try (Workbook workbook = WorkbookFactory.create(new ByteArrayInputStream(excel.body()))) {
      assertThat(workbook.getSheetAt(0).getLastRowNum()).isEqualTo(121);
      assertThat(workbook.getSheetAt(0).getRow(121).getCell(1).getCellType())
          .isEqualTo(CellType.STRING);
    }
  }

  @Test
  @Tag("database")
  void maskedNamesAndRectificationAreShownAndAWithdrawalEmptiesThePageAtOnce() throws Exception {
    PublicitySteps steps = new PublicitySteps(driver, enterprises, spotChecks);
    steps.beginPlan();
    steps.finishPlan();
    steps.propose();
    assertThat(get("/public").body()).as("not checked yet").contains("目前没有公布的监督抽查结果");
    assertThat(get("/public/publications").body()).doesNotContain(PublicitySteps.NUMBER);
    steps.check(PublicitySteps.NUMBER, "approve");

    assertThat(get("/public/results").body())
        .contains("何**作坊", "***", "广州二号米业有限公司", "已责令整改，整改中", "拒绝抽查")
        .doesNotContain("何志强", "梁记", "稻香路", "020-83550001", "CC2009");
    assertThat(table(get("/public/results?verdict=refused").body(), "整改情况<span"))
        .as("order 133 art. 39: who refused is named as such")
        .extracting(line -> line.subList(0, 2))
        .containsExactly(List.of("广州二号米业有限公司", "拒绝抽查"));
    assertThat(get("/public").body()).contains("拒绝抽查企业名单", "verdict=refused");
    Map<String, Object> plan = jdbc.queryForMap("select * from spotcheck_plan");
    assertThat(get("/public/publications").body())
        .contains(
            PublicitySteps.NUMBER,
            plan.get("seed").toString(),
            plan.get("producers_checksum").toString(),
            "Collections.shuffle",
            "没有撤回的公布");

    Map<FollowUp.State, String> states =
        Map.of(
            FollowUp.State.OPENED, "待责令整改",
            FollowUp.State.ORDERED, "已责令整改，整改中",
            FollowUp.State.HINDERED, "已责令整改，暂不能正常办公，恢复后整改",
            FollowUp.State.REPORTED, "已提交整改报告，待复查",
            FollowUp.State.OVERDUE, "逾期未提交整改报告，强制复查",
            FollowUp.State.NOT_PRODUCING, "已不再生产",
            FollowUp.State.RECHECK_REFUSED, "拒绝复查，已移送处理",
            FollowUp.State.RECTIFIED, "已整改，复查合格",
            FollowUp.State.ANNOUNCED, "复查不合格，由省局公告后再次复查",
            FollowUp.State.FAILED, "逾期未整改，已移送处理");
    assertThat(states).containsOnlyKeys(FollowUp.State.values());
    for (FollowUp.State state : FollowUp.State.values()) {
      jdbc.update("update spotcheck_followup set state = ?", state.name());
      assertThat(table(get("/public/results?verdict=fail").body(), "整改情况<span"))
          .extracting(line -> line.get(5))
          .containsExactly(states.get(state));
    }
    jdbc.update("update spotcheck_followup set state = 'FAILED', recheck_verdict = 'fail'");
    assertThat(table(get("/public/results?verdict=fail").body(), "整改情况<span"))
        .as("which of the two it was")
        .extracting(line -> line.get(5))
        .containsExactly("复查不合格，已移送处理");

    steps.withdraw(PublicitySteps.NUMBER, "440000", "结果登记<有误>。");
    assertThat(get("/public").body()).contains("目前没有公布的监督抽查结果");
    assertThat(get("/public/results").body()).contains("共0条").doesNotContain("米业");
    assertThat(new String(download("/public/results.csv").body(), StandardCharsets.UTF_8).lines())
        .hasSize(1);
    assertThat(get("/public/publications").body())
        .contains("结果登记&lt;有误&gt;。", "2009年5月11日", "共0次公布");
  }

  @Test
  void whoHasTheListRepeatsADrawByWhatIsPublished() throws Exception {
    driver.setClock("2009-05-11T09:00:00");
    SpotCheckSteps steps = new SpotCheckSteps(driver, enterprises);
    Map<String, List<String>> producers = new TreeMap<>();
    for (int serial = 1; serial <= 12; serial++) {
      String unit = serial % 4 == 0 ? "440300" : serial % 4 == 1 ? "440106" : "440100";
      producers
          .computeIfAbsent(unit.equals("440300") ? unit : "440100", city -> new ArrayList<>())
          .add(steps.registerProducer(unit, serial, "广东%d号米业有限公司".formatted(serial), "否"));
    }
    steps.startPlan();
    steps.take("CC2009-440100-0002", "absent");
    for (String batch :
        jdbc.queryForList(
            "select case_number from spotcheck_batch where state = 'DRAWN'", String.class)) {
      steps.refuse(batch, "2009-05-11");
    }
    PublicitySteps publicity = new PublicitySteps(driver, enterprises, spotChecks);
    publicity.propose();
    publicity.check(PublicitySteps.NUMBER, "approve");

    String page = get("/public/publications").body();
    List<String> list = producers.values().stream().flatMap(List::stream).sorted().toList();
    MatchResult draw =
        first(page, "<td>(\\d+)</td>\\s*<td>(-?\\d+)</td>[\\s\\S]*?<code>([0-9a-f]{64})</code>");
    assertThat(draw.group(1)).isEqualTo("" + list.size());
    assertThat(draw.group(3)).isEqualTo(sha256(String.join("\n", list)));

    Map<String, List<String>> repeated = new TreeMap<>();
    Pattern.compile("（(\\d{6})）：可抽取(\\d+)家，抽取(\\d+)批次")
        .matcher(page)
        .results()
        .forEach(
            city -> {
              List<String> order = new ArrayList<>(producers.get(city.group(1)));
              assertThat(order).hasSize(Integer.parseInt(city.group(2)));
              Collections.sort(order);
              Collections.shuffle(
                  order, new Random(Long.parseLong(draw.group(2)) + Long.parseLong(city.group(1))));
              repeated.put(city.group(1), order.subList(0, Integer.parseInt(city.group(3))));
            });
    Map<String, List<String>> drawn = new TreeMap<>();
    jdbc.query(
        "select city, holder_code from spotcheck_batch where replaces is null order by case_number",
        row -> {
          drawn.computeIfAbsent(row.getString(1), city -> new ArrayList<>()).add(row.getString(2));
        });
    assertThat(repeated).isEqualTo(drawn);
    assertThat(repeated.get("440100")).as("fewer than there are").hasSize(5);
    assertThat(page).contains("2个市共8批次");
  }

  private static MatchResult first(String page, String pattern) {
    return Pattern.compile(pattern).matcher(page).results().findFirst().orElseThrow();
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void licencesAndTitlesThatADecisionEndedAreListedWithTheirHoldersNames() throws Exception {
    licence("XK08-001-00001", "REVOKED", "2009-06-01 10:00:00");
    licence("XK08-001-00002", "EXPIRED", "2009-06-02 10:00:00");
    licence("XK08-001-00003", "WITHDRAWN", "2004-07-09 10:00:00");
    licence("XK08-001-00004", "ANNULLED", "2009-06-03 10:00:00");
    decision("XK08-001-00001", "REVOKE", "2009-06-01 10:00:00");
    decision("XK08-001-00003", "WITHDRAW", "2004-07-09 10:00:00");
    decision("XK08-001-00004", "ANNUL", "2009-06-03 10:00:00");
    title();
    assertThat(table(get("/public/decisions").body(), "失效的生产许可证和名牌产品称号<span"))
        .containsExactly(
            List.of("XK08-001-00004", "何志强水泥厂", "水泥", "撤销", "2009年6月3日"),
            List.of("MP2008-0123", "何志强水泥厂", "水泥", "取消名牌称号", "2009年6月2日"),
            List.of("XK08-001-00001", "何志强水泥厂", "水泥", "吊销", "2009年6月1日"));
  }

  @Test
  void validLicencesAreFoundByNumberProductAndHolderOnceTheyAreMadePublic() throws Exception {
    licence("XK08-001-00001", "VALID", null);
    licence("XK08-001-00002", "VALID", null);
    licence("XK08-001-00003", "REVOKED", "2009-06-01 10:00:00");
    jdbc.update(
        "update licence set published_at = '2009-05-11 10:00:00' where number <> ?",
        "XK08-001-00002");
    List<String> row = List.of("XK08-001-00001", "何志强水泥厂", "水泥", "2010年1月1日");
    for (String query :
        List.of(
            "",
            "?q=xk08-001",
            "?q=" + encoded("ＸＫ08－00100001"),
            "?q=" + encoded("水 泥"),
            "?q=" + encoded("志强水泥厂"))) {
      assertThat(table(get("/public/licences" + query).body(), "有效的生产许可证<span"))
          .as(query)
          .containsExactly(row);
    }
    for (String query : List.of("?q=" + encoded("梁志强"), "?q=%25_", "?q=" + encoded("面粉"))) {
      assertThat(get("/public/licences" + query).body()).as(query).contains("共0件");
    }
  }

  /** Whatever a row may lack; each column is asked for from an address of its own. */
  @Test
  void aRowThatLacksSomethingBreaksNoPage() throws Exception {
    PublicitySteps steps = new PublicitySteps(driver, enterprises, spotChecks);
    steps.publish();
    licence("XK08-001-00001", "VALID", null);
    licence("XK08-001-00002", "REVOKED", "2009-06-01 10:00:00");
    jdbc.update(
        """
        update licence set published_at = '2009-05-11 10:00:00', product_code = 'cement',
          case_number = 'SQ', address = '甲路1号', production_site = '乙路2号'
        """);
    decision("XK08-001-00002", "REVOKE", "2009-06-01 10:00:00");
    title();
    int[] address = {0};
    int tried =
        LackingRows.forEach(
            jdbc,
            List.of(
                "licence",
                "licence_revocation",
                "enterprise",
                "brand_title",
                "publication",
                "publication_row",
                "spotcheck_plan",
                "spotcheck_city",
                "spotcheck_batch",
                "spotcheck_followup"),
            column -> {
              address[0]++;
              for (String page :
                  List.of(
                      "", "/results", "/results.csv", "/licences", "/decisions", "/publications")) {
                // The query keeps the page from being one that was made before.
                String path = "/public%s?lacks=%s".formatted(page, column);
                assertThat(raw("127.0.1." + address[0], path).lines().findFirst())
                    .as(path)
                    .get()
                    .asString()
                    .contains(" 200");
              }
            });
    assertThat(tried).isGreaterThan(30);
  }

  private void title() {
    jdbc.update(
        """
        insert into brand_title (number, unit_code, holder_code, holder_name, product, granted_on,
          valid_until, state, ended_at)
        values ('MP2008-0123', '440100', '100000001', '何志强水泥厂', '水泥', '2008-12-01', '2011-11-30',
          'REVOKED', '2009-06-02 10:00:00')
        """);
  }

  private void licence(String number, String state, String endedAt) {
    jdbc.update(
        """
        insert into licence (number, unit_code, holder_code, holder_name, product, valid_from,
          valid_until, state, registered_by, registered_at, ended_at, search_text)
        values (?, '440100', '100000001', '何志强水泥厂', '水泥', '2003-01-01', '2010-01-01', ?, 'test',
          '2003-01-01 10:00:00', ?, ?)
        """,
        number,
        state,
        endedAt,
        NormalForm.searchText(number, "水泥", "何志强水泥厂"));
  }

  private void decision(String licence, String measure, String decidedAt) {
    jdbc.update(
        """
        insert into licence_revocation (case_number, licence_number, measure, facts, legal_basis,
          state, opened_at, decided_at, effective_on)
        values (?, ?, ?, '事实', '依据', 'DECIDED', ?, ?, cast(? as date))
        """,
        "CX-" + licence,
        licence,
        measure,
        decidedAt,
        decidedAt,
        decidedAt.substring(0, 10));
  }

  @Test
  void readersGetNoSessionAndCachesAskEachTime() throws Exception {
    for (String path : List.of("/public", "/public/results", "/public/results.csv")) {
      HttpResponse<String> answer = get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.headers().allValues("Set-Cookie")).as(path).isEmpty();
      assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache");
      assertThat(answer.headers().firstValue("Content-Security-Policy"))
          .contains("default-src 'self'");
    }
    assertThat(send("HEAD", "/public").statusCode()).isEqualTo(200);
    HttpResponse<String> missing = get("/public/nothing");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.body())
        .contains("没有找到您要的内容")
        .containsPattern("\"/public/files/public-[0-9a-f]{32}\\.css\"")
        .doesNotContain("任务列表");
  }

  @Test
  void aPagesFilesAreKeptByTheBrowserAndNotCounted() throws Exception {
    written.writeThreeQuarters();
    List<String> files =
        Pattern.compile("(?:href|src)=\"(/public/files/[^\"]+)\"")
            .matcher(get("/public").body())
            .results()
            .map(file -> file.group(1))
            .toList();
    assertThat(files)
        .hasSize(3)
        .allSatisfy(file -> assertThat(file).matches(".*-[0-9a-f]{32}\\.(css|js)"))
        .anySatisfy(file -> assertThat(file).contains("/echarts/5."));
    for (String file : files) {
      HttpResponse<String> answer = get(file);
      assertThat(answer.statusCode()).as(file).isEqualTo(200);
      assertThat(answer.headers().firstValue("Cache-Control").orElseThrow())
          .contains("max-age=31536000", "immutable");
      String tag = answer.headers().firstValue("ETag").orElseThrow();
      assertThat(
              anybody
                  .send(
                      request(file)
                          .header("If-None-Match", tag)
                          .header("Accept-Encoding", "gzip")
                          .build(),
                      BodyHandlers.ofString())
                  .statusCode())
          .isEqualTo(304);
      assertThat(
              anybody
                  .send(
                      request(file).header("Accept-Encoding", "gzip").build(),
                      BodyHandlers.ofByteArray())
                  .headers()
                  .firstValue("Content-Encoding"))
          .as(file)
          .contains("gzip");
    }
    for (int i = 0; i < 200; i++) {
      assertThat(raw("127.0.0.79", files.get(0))).startsWith("HTTP/1.1 200");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
  void nothingIsSentToThePublicPages(String method) throws Exception {
    assertThat(send(method, "/public").statusCode()).isEqualTo(405);
    assertThat(send(method, "/public/results").statusCode()).isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/public/../work/finished",
        "/public/..;/work/finished",
        "/public/%2e%2e/work/finished",
        "/public/;x/../../work/finished",
        "/public;x/../work/finished",
        "/work/..;/public/../work/finished",
        "/enterprises/..;/public",
        "/enterprises/;/../public",
        "//public/../enterprises",
        "/public%2f..%2fenterprises",
        "/publication",
        "/publicity",
        "/PUBLIC",
        "/enterprises"
      })
  void noOtherDoorOpens(String path) throws Exception {
    String status = raw("127.0.0.1", path);
    assertThat(status).as(path).containsPattern("^HTTP/1.1 (302|400|404)");
  }

  @Test
  void whoeverAsksTooOftenWaitsAndNobodyElse() throws Exception {
    String last = "";
    for (int i = 0; i < 200 && !last.contains(" 429"); i++) {
      last = raw("127.0.0.77", "/public/decisions");
    }
    assertThat(last).contains(" 429").contains("Retry-After: 60").contains("您的访问过于频繁");
    assertThat(raw("127.0.0.78", "/public/decisions")).startsWith("HTTP/1.1 200");
  }

  /** An answer to a path that no client would send, from an address of this machine. */
  private String raw(String from, String path) throws Exception {
    try (Socket socket =
        new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(from), 0)) {
      socket
          .getOutputStream()
          .write(
              "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .formatted(path)
                  .getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
          .lines()
          .collect(Collectors.joining("\n"));
    }
  }

  /** Cells of the table with this caption, the head left out. */
  private static List<List<String>> table(String page, String caption) {
    String body = page.substring(page.indexOf("</thead>", page.indexOf(caption)));
    return Pattern.compile("(?s)<tr>(.*?)</tr>")
        .matcher(body.substring(0, body.indexOf("</table>")))
        .results()
        .map(
            row ->
                Pattern.compile(CELL)
                    .matcher(row.group(1))
                    .results()
                    .map((Function<MatchResult, String>) cell -> cell.group(1))
                    .toList())
        .toList();
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send("GET", path);
  }

  private HttpResponse<String> send(String method, String path) throws Exception {
    return anybody.send(
        request(path).method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofString());
  }

  private HttpResponse<byte[]> download(String path) throws Exception {
    return anybody.send(request(path).build(), BodyHandlers.ofByteArray());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Accept", "text/html,*/*");
  }
}

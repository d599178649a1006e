package cn.qualitysafety.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.campaign.CampaignService;
import cn.qualitysafety.platform.alert.TaskAlerts;
import cn.qualitysafety.platform.attachment.Attachments;
import cn.qualitysafety.platform.deadline.Light;
import cn.qualitysafety.platform.message.Messages;
import cn.qualitysafety.target.Targets;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The campaign of 2009 as it stands on Tuesday 2009-05-12 at nine: the mobilisation was due on 31
 * March, the reports on April on 8 May. Guangzhou has done what it owes, Foshan comes late, the
 * others do nothing. Nobody changes anything in the tests: it is made once.
 */
@SystemTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoardTest {

  private static final String PROVINCE = "440000";
  private static final String GUANGZHOU = "440100";
  private static final String TIANHE = "440106";
  private static final String SHENZHEN = "440300";
  private static final String FOSHAN = "440600";

  private static final String LATE_ITEM = "DB2009-440600-0001";

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private BoardService boards;
  @Autowired private CampaignService campaigns;
  @Autowired private Messages messages;
  @Autowired private Attachments attachments;
  @Autowired private Targets targets;
  @Autowired private TaskAlerts alerts;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TransactionTemplate transaction;

  private static final String REFUSED =
      "update cases set closed_at = %s, end_event = %s where case_number = 'ZD2009-440000-0001'";

  @BeforeAll
  void makeTheWorld() {
    new BoardWorld(driver, messages, attachments, transaction, targets, runtime, tasks, jdbc)
        .make();
  }

  @AfterAll
  void forgetIt() {
    driver.reset();
  }

  private Board seenBy(String login) {
    return boards.board(login).orElseThrow();
  }

  private static List<List<String>> rows(Board board, String part) {
    return board.part(part).orElseThrow().rows().stream()
        .map(row -> row.stream().map(cell -> String.valueOf(cell.value())).toList())
        .toList();
  }

  /** The row that begins so. */
  private static List<String> row(Board board, String part, String first) {
    return rows(board, part).stream()
        .filter(row -> row.get(0).equals(first))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row " + first + " in " + rows(board, part)));
  }

  private static List<Light> lights(Board board, String part, String first) {
    return board.part(part).orElseThrow().rows().stream()
        .filter(row -> row.get(0).value().equals(first))
        .findFirst()
        .orElseThrow()
        .stream()
        .map(Cell::light)
        .toList();
  }

  @Test
  void theCampaignOfNextYearDoesNotHideTheOneThatRuns() {
    String phase = seenBy("sheng-zu").phase();
    transaction.executeWithoutResult(
        status -> {
          campaigns.open(2010, "leading-group-office-440000");
          assertThat(seenBy("sheng-zu").phase()).isEqualTo(phase).contains("活动12月31日截止，还有233天");
          status.setRollbackOnly();
        });
  }

  @Test
  void eachCityHasALightAndAWordForEachThingThatItOwes() {
    Board board = seenBy("sheng-zu");
    assertThat(board.phase()).isEqualTo("全面开展阶段，10月31日截止，还有172天；活动12月31日截止，还有233天");
    assertThat(board.part("lights").orElseThrow().columns())
        .containsExactly(
            "单位", "机构", "方案", "备案", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "总结", "任务", "督查",
            "挂牌", "质量报告", "超期待办");
    assertThat(rows(board, "lights")).as("the province itself and 21 cities").hasSize(22);
    assertThat(row(board, "lights", "广州市").subList(1, 16))
        .as("its report on March and April was due on 8 May")
        .containsExactly(
            "已办", "已办", "已收", "已收", "—", "—", "—", "—", "—", "—", "—", "绿1 待安排1", "无", "无",
            "欠1 逾4天");
    assertThat(row(board, "lights", "佛山市").subList(1, 16))
        .as("filed on 3 April and on 11 May; 13 days after 29 April; due on 8 May")
        .containsExactly(
            "已办",
            "已办",
            "迟报3天",
            "迟报3天",
            "—",
            "—",
            "—",
            "—",
            "—",
            "—",
            "—",
            "红1 逾4天",
            "待改2 逾13天",
            "挂牌1",
            "—");
    assertThat(row(board, "lights", "韶关市").subList(1, 16))
        .as("31 March and 8 May")
        .containsExactly(
            "逾42天", "逾42天", "逾42天", "逾4天", "—", "—", "—", "—", "—", "—", "—", "—", "无", "无", "—");
    assertThat(lights(board, "lights", "佛山市").subList(1, 16))
        .containsExactly(
            Light.GREEN,
            Light.GREEN,
            Light.YELLOW,
            Light.YELLOW,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            Light.RED,
            Light.RED,
            Light.RED,
            null);
    assertThat(lights(board, "lights", "韶关市").subList(1, 5)).containsOnly(Light.RED);
  }

  @Test
  void overdueTasksAreThoseOfTheListOfOverdueTasks() {
    Board board = seenBy("sheng-zu");
    assertThat(board.headlines())
        .filteredOn(line -> line.title().equals("超期的待办任务"))
        .singleElement()
        .extracting(Board.Headline::number)
        .isEqualTo(alerts.overdue(List.copyOf(reached("44")), 10_000).size());
    int ofFoshan = alerts.overdue(reached("4406"), 10_000).size();
    assertThat(ofFoshan).isPositive();
    assertThat(row(board, "lights", "佛山市").get(16)).startsWith(ofFoshan + "项");
    assertThat(row(board, "lights", "佛山市").get(16))
        .as("by the oldest of them")
        .endsWith(
            " " + days(alerts.overdue(reached("4406"), 1).get(0).dueAt().toLocalDate()) + "天");
  }

  private static long days(LocalDate since) {
    return ChronoUnit.DAYS.between(since, LocalDate.of(2009, 5, 12));
  }

  /** Codes of the bureaus whose code begins so. */
  private List<String> reached(String prefix) {
    return jdbc.queryForList(
        "select ID_ from ACT_ID_TENANT where ID_ like ? and ID_ not like '%-L%'",
        String.class, prefix + "%");
  }

  /** 41 of 274 days from 1 April to 31 December are over: 14 %. */
  @Test
  void aTargetShowsWhatIsReachedWhatShouldBeByNowAndTheWholeAndWhatWasTakenBackIsGone() {
    Board board = seenBy("sheng-zu");
    assertThat(rows(board, "hard")).extracting(row -> row.get(0)).doesNotContain("C131", "C132");
    assertThat(row(board, "hard", "C015"))
        .as(
            "Shenzhen has all six; of Guangzhou's two one was taken back; 14 % of a city's six is"
                + " less than one, so that none is late")
        .containsExactly("C015", "“六进”场所类别", "4%", "1", "—", "21", "个市", "绿", "—");
    assertThat(row(board, "hard", "C105"))
        .containsExactly("C105", "免费培训的民营企业管理人员", "0%", "4", "2800", "20000", "名", "红", "—");
    assertThat(row(board, "hard", "C113").subList(2, 6)).containsExactly("未定", "0", "—", "100%");
    assertThat(row(board, "strive", "C131"))
        .as("half is reached, 14 % would do")
        .containsExactly("C131", "新增的A级国家质检中心", "50%", "1", "0", "2", "个", "绿", "—");
    assertThat(row(board, "strive", "C132"))
        .as("10 % of 30 while 14 % of the time is over: 71 % of what should be")
        .containsExactly("C132", "设立平台的专业镇(产业集群)", "10%", "3", "4", "30", "个", "黄", "—");
    assertThat(row(board, "venues", "深圳市")).endsWith("已进", "已进", "已进", "6", "0");
    assertThat(row(board, "venues", "广州市"))
        .as("people of Tianhe are Guangzhou's")
        .containsExactly("广州市", "未进", "未进", "未进", "已进", "未进", "未进", "1", "4");
  }

  @Test
  void theTenThatAreLateLongestAreNamedWithWhoIsInCharge() {
    List<List<String>> rows = rows(seenBy("sheng-zu"), "overdue");
    assertThat(rows).as("of each case what is late longest").hasSize(10);
    assertThat(rows)
        .extracting(row -> List.of(row.get(3), row.get(5)))
        .isEqualTo(
            jdbc.query(
                "select a.case_number, cast(min(a.due_at) as date) as due_on from task_alert a"
                    + " where a.kind = 'OVERDUE' and a.task_id in (select ID_ from ACT_RU_TASK)"
                    + " group by a.case_number order by due_on, a.case_number limit 10",
                (row, serial) -> List.of(row.getString(1), row.getString(2))));
    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(row.get(0))
                    .isEqualTo(String.valueOf(days(LocalDate.parse(row.get(5))))));
    driver.employ("fs-juzhang", "city-director", FOSHAN);
    assertThat(rows(seenBy("fs-juzhang"), "overdue"))
        .contains(List.of("4", "市局本级", "督办任务：集贸市场衡器检定费用纳入财政", LATE_ITEM, "陈科长", "2009-05-08"))
        .allSatisfy(row -> assertThat(row.get(3)).contains(FOSHAN));
    assertThat(rows(seenBy("fs-juzhang"), "overdue"))
        .filteredOn(row -> row.get(3).equals(LATE_ITEM))
        .as("a case once, however much of it is late")
        .hasSize(1);
  }

  @Test
  void clausesCommitmentsAndWhatIsWatchedAreCounted() {
    Board board = seenBy("sheng-zu");
    assertThat(rows(board, "clauses"))
        .extracting(row -> row.get(0))
        .containsExactly("全部运行", "部分运行", "尚未运行");
    assertThat(rows(board, "clauses").stream().mapToInt(row -> Integer.parseInt(row.get(1))).sum())
        .isEqualTo(148);
    assertThat(row(board, "to-come", "监督检查").get(1)).as("models").isEqualTo("2");
    assertThat(rows(board, "commitments"))
        .containsExactly(
            List.of("市局", "1", "0", "1", "0", "0", "0", "0", "0", "2"),
            List.of("县（区）局", "0", "0", "0", "1", "0", "0", "0", "0", "1"),
            List.of("合计", "1", "0", "1", "1", "0", "0", "0", "0", "3"));
    assertThat(rows(board, "findings"))
        .as("grave: 13 days; general: until 14 May")
        .containsExactly(List.of("佛山市", "1", "1", "0", "2", "1", "13"));
    assertThat(rows(board, "listings"))
        .containsExactly(
            List.of(
                "GP2009-440600-0001", "佛山市", LATE_ITEM, "何副局长", "2009-05-11", "2009-06-30", ""));
    assertThat(rows(board, "urgent"))
        .as("Guangzhou's is acknowledged; Foshan has 24 hours from half past eight")
        .containsExactly(
            List.of(
                "SB2009-440600-0001",
                "佛山市",
                "其他须立即上报的情况：顺德区容桂街道",
                "2009-05-11 09:00",
                "2009-05-12 08:30",
                "签发"));
    assertThat(lights(board, "urgent", "SB2009-440600-0001").get(4))
        .as("half an hour ago")
        .isEqualTo(Light.RED);
    assertThat(rows(board, "reports"))
        .contains(
            List.of("各市月报", "21", "1", "1", "19", "4"),
            List.of("质量状况分析报告", "1", "0", "0", "1", "4"));
    assertThat(rows(board, "certificates"))
        .containsExactly(
            List.of(
                "XM2009-440000-0001",
                "国家家用电器质检中心（广东）",
                "审查申报",
                "计量认证、实验室认可、审查认可（授权）、国家验收",
                "2010-03-31"));
    assertThat(row(board, "documents", "ZD2009-440000-0001").subList(2, 6))
        .containsExactly("部门规范性文件", "2009-12-31", "审核立项范围", "");
  }

  /** 26 documents and three local standards. */
  @Test
  void whatThePlanWantsWrittenAndNobodyHasBegunIsListedWithItsDivisionAndItsDay() {
    Board board = seenBy("sheng-zu");
    assertThat(rows(board, "not-begun"))
        .as("the annual review of licences is begun")
        .hasSize(28)
        .extracting(row -> row.get(0))
        .doesNotContain("C049");
    assertThat(row(board, "not-begun", "C019"))
        .as("the plan sets no day of its own: by the end of the campaign")
        .containsExactly("C019", "《广东省质量兴省工作规范》", "质量管理处", "2009-12-31", "");
    assertThat(row(board, "stages", "未启动").get(1)).isEqualTo("28");
    jdbc.update(REFUSED.formatted("timestamp '2009-03-03 09:00:00'", "'endEvent_refusedScope'"));
    try {
      assertThat(rows(seenBy("sheng-zu"), "not-begun"))
          .as("what was refused is still to be done")
          .hasSize(29);
    } finally {
      jdbc.update(REFUSED.formatted("null", "null"));
    }
    assertThat(seenBy("gz-ju").part("not-begun")).as("a city owes none of them").isEmpty();
  }

  @Test
  @Tag("database")
  void theMonthsAreThoseOfTheRegisters() {
    Board board = seenBy("sheng-zu");
    assertThat(rows(board, "trend")).extracting(row -> row.get(0)).endsWith("3月", "4月", "5月");
    assertThat(row(board, "trend", "4月").subList(4, 7)).containsExactly("1", "1", "19");
    assertThat(row(board, "trend", "4月").get(10)).as("three towns").isEqualTo("3");
    assertThat(row(board, "trend", "5月").get(10))
        .as("a centre, four people, six and one venues")
        .isEqualTo("12");
    assertThat(sum(board, 1)).isEqualTo(number("select count(*) from cases"));
    assertThat(sum(board, 2))
        .isEqualTo(number("select count(*) from cases where closed_at is not null"));
    assertThat(sum(board, 3))
        .isEqualTo(number("select count(*) from task_alert where kind = 'OVERDUE'"));
  }

  private static int sum(Board board, int column) {
    return rows(board, "trend").stream().mapToInt(row -> Integer.parseInt(row.get(column))).sum();
  }

  private int number(String sql) {
    return jdbc.queryForObject(sql, Integer.class);
  }

  @Test
  void aCitySeesItselfAndItsCountiesAndNothingOfAnother() throws Exception {
    Board board = seenBy("gz-ju");
    assertThat(rows(board, "lights"))
        .extracting(row -> row.get(0))
        .startsWith("市局本级")
        .contains("荔湾区", "天河区")
        .doesNotContain("省局本级", "佛山市", "深圳市");
    assertThat(row(board, "lights", "市局本级").get(12)).isEqualTo("绿1");
    assertThat(row(board, "lights", "荔湾区").get(12)).isEqualTo("待安排1");
    assertThat(row(board, "hard", "C015").subList(2, 8))
        .as("one of the six kinds, 14 % of six by now")
        .containsExactly("16%", "1", "0", "6", "类", "绿");
    assertThat(rows(board, "documents")).isEmpty();

    WebLogin director = new WebLogin(port, "gz-ju", "tasklist");
    assertThat(director.get("/board").body())
        .contains("活动进展", "href=\"/board/440103\"", "市局本级")
        .doesNotContain("佛山", "440600", "ZD2009", "XM2009-4400");
    assertThat(director.get("/board/" + TIANHE).body())
        .contains("各岗位、各人的待办", "返回活动进展")
        .doesNotContain("荔湾");
    for (String unit : List.of(SHENZHEN, PROVINCE, "440100-L1", "999999", "1")) {
      assertThat(director.get("/board/" + unit).statusCode()).as(unit).isEqualTo(404);
    }
    assertThat(director.get("/board/440300/tables/items.xlsx").statusCode()).isEqualTo(404);
    assertThat(director.get("/board/tables/nothing.xlsx").statusCode()).isEqualTo(404);
    assertThat(new WebLogin(port, "th-du", "tasklist").get("/board").body())
        .contains("天河区")
        .doesNotContain("荔湾", "市局本级");
  }

  @Test
  void whoNeitherLeadsNorSupervisesIsRefusedAndOthersBeginHere() throws Exception {
    List<String> refused =
        List.of("gz-shouli", "gz-jianyan", "sheng-jueding", "sheng-keji2", "liucheng", "admin");
    for (String login : refused) {
      WebLogin other = new WebLogin(port, login, login.equals("admin") ? "admin" : "tasklist");
      for (String page : List.of("/board", "/board/440100", "/board/tables/lights.xlsx")) {
        assertThat(other.get(page).statusCode()).as(login + " " + page).isEqualTo(403);
      }
      assertThat(other.get("/landing").body()).isEqualTo("{}");
      assertThat(other.get("/work/held").body()).doesNotContain("活动进展");
    }
    for (String login : List.of("sheng-zu", "sheng-ban", "sheng-du", "gz-ju", "gz-du")) {
      WebLogin leader = new WebLogin(port, login, "tasklist");
      assertThat(leader.get("/landing").body()).isEqualTo("{\"page\":\"/board\"}");
      assertThat(leader.get("/").headers().firstValue("Location").orElse("")).endsWith("/board");
      assertThat(leader.get("/work/held").body()).contains("href=\"/board\"");
    }
  }

  @Test
  void aHeadOfABureauReadsWhatItsSupervisorsReadAndBeginsWithTheirOwnTasks() throws Exception {
    for (String head : List.of("sheng-ld", "th-ld")) {
      WebLogin login = new WebLogin(port, head, "tasklist");
      assertThat(login.get("/landing").body()).as(head).isEqualTo("{}");
      assertThat(login.get("/work/held").body()).as(head).contains("href=\"/board\"");
    }
    assertThat(new WebLogin(port, "sheng-ld", "tasklist").get("/board/" + FOSHAN).body())
        .contains("佛山");
    assertThat(rows(seenBy("sheng-ld"), "lights")).isEqualTo(rows(seenBy("sheng-du"), "lights"));

    WebLogin county = new WebLogin(port, "th-ld", "tasklist");
    assertThat(county.get("/board").body()).contains("天河区").doesNotContain("荔湾", "市局本级");
    assertThat(rows(seenBy("th-ld"), "lights")).isEqualTo(rows(seenBy("th-du"), "lights"));
    for (String unit : List.of(GUANGZHOU, "440103", PROVINCE)) {
      assertThat(county.get("/board/" + unit).statusCode()).as(unit).isEqualTo(404);
      assertThat(county.get("/board/" + unit + "/tables/items.xlsx").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void linksLeadOnlyToCasesThatOpen() throws Exception {
    WebLogin leader = new WebLogin(port, "sheng-zu", "tasklist");
    String page = leader.get("/board").body();
    assertThat(page)
        .as("the group has a task in listings and none in documents")
        .contains("href=\"/cases/GP2009-440600-0001\"")
        .contains("ZD2009-440000-0001")
        .doesNotContain("href=\"/cases/ZD2009-440000-0001\"");
    assertThat(leader.get("/cases/GP2009-440600-0001").statusCode()).isEqualTo(200);
    assertThat(leader.get("/cases/ZD2009-440000-0001").statusCode()).isEqualTo(404);
    assertThat(new WebLogin(port, "sheng-du", "tasklist").get("/board").body())
        .contains("href=\"/cases/ZD2009-440000-0001\"");
  }

  private static int counted(String cell) {
    return cell.isEmpty() ? 0 : Integer.parseInt(cell);
  }

  @Test
  void eachClauseOfThePlanHasALineAndAPageOfItsCommitmentsTargetsAndProcedures() throws Exception {
    WebLogin supervisor = new WebLogin(port, "sheng-du", "tasklist");
    List<List<String>> all = rows(boards.clauses("sheng-du").orElseThrow(), "clauses");
    assertThat(all).hasSize(148).extracting(row -> row.get(0)).doesNotHaveDuplicates();
    assertThat(all.stream().mapToInt(row -> counted(row.get(12))).sum())
        .as("the commitments of the board")
        .isEqualTo(3);
    List<String> late = row(seenBy("sheng-du"), "items", LATE_ITEM);
    Board clause = boards.clause(late.get(2), "sheng-du").orElseThrow();
    assertThat(rows(clause, "items")).contains(late);
    assertThat(row(clause, "clause", late.get(2)).get(7)).as("red").isEqualTo("1");
    assertThat(rows(clause, "carriers")).isNotEmpty();
    assertThat(supervisor.get("/board").body())
        .contains("href=\"/board/clauses\"", "href=\"/board/clauses/" + late.get(2) + "\"");
    assertThat(supervisor.get("/board/clauses/" + late.get(2)).body())
        .contains(late.get(3), "href=\"/cases/" + LATE_ITEM + "\"", "返回活动进展");
    assertThat(supervisor.get("/board/clauses/C999").statusCode()).isEqualTo(404);
    assertThat(supervisor.get("/board/clauses/tables/clauses.xlsx").statusCode()).isEqualTo(200);
    assertThat(
            rows(boards.clauses("gz-du").orElseThrow(), "clauses").stream()
                .mapToInt(row -> counted(row.get(7)))
                .sum())
        .as("nothing red of Foshan's")
        .isZero();
    assertThat(new WebLogin(port, "gz-shencha", "tasklist").get("/board/clauses").statusCode())
        .isEqualTo(403);
  }

  @Test
  void aNumberLeadsToWhatItIsMadeOf() throws Exception {
    WebLogin supervisor = new WebLogin(port, "sheng-du", "tasklist");
    Board board = seenBy("sheng-du");
    String page = supervisor.get("/board").body();
    assertThat(board.headlines())
        .allSatisfy(line -> assertThat(board.part(line.part())).as(line.title()).isPresent())
        .filteredOn(line -> line.number() > 0)
        .allSatisfy(line -> assertThat(page).contains("href=\"#" + line.part() + "\""));
    assertThat(rows(board, "items")).extracting(row -> row.get(0)).contains(LATE_ITEM);
    assertThat(rows(board, "waiting")).extracting(row -> row.get(0)).contains("ZLC2009-440100-B02");
    assertThat(page)
        .as("what came late is no longer waited for: it leads to its case")
        .containsPattern("href=\"/cases/HD2009-01-[^\"]+\"[^<]*(<[^/a][^>]*>[^<]*)*迟报")
        .contains("href=\"/board/440600#items\"")
        .contains("id=\"items\"", "id=\"waiting\"", "id=\"finding-list\"");
    assertThat(supervisor.get("/board/440600").body()).contains("href=\"#items\"", "id=\"items\"");
  }

  @Test
  @Tag("database")
  void aUnitsPageNamesItsPeopleCommitmentsReportsAndFindings() {
    Board foshan = boards.unit(FOSHAN, "sheng-du").orElseThrow();
    assertThat(rows(foshan, "items"))
        .containsExactly(
            List.of(
                LATE_ITEM,
                "市局本级",
                "C107",
                "集贸市场衡器检定费用纳入财政",
                "红",
                "2009-05-08",
                "4",
                "陈科长",
                "办理，完成后报告、催办",
                ""));
    assertThat(rows(foshan, "finding-list"))
        .extracting(row -> row.get(3), row -> row.get(4), row -> row.get(5))
        .containsExactly(tuple("严重", "2009-04-29", "13"), tuple("一般", "2009-05-14", ""));
    int tasksOfFoshan = number("select count(*) from ACT_RU_TASK where TENANT_ID_ like '4406%'");
    assertThat(rows(foshan, "people").stream().mapToInt(row -> Integer.parseInt(row.get(3))).sum())
        .isEqualTo(tasksOfFoshan);
    assertThat(rows(foshan, "people"))
        .allSatisfy(
            row ->
                assertThat(
                        Integer.parseInt(row.get(4))
                            + Integer.parseInt(row.get(5))
                            + Integer.parseInt(row.get(6)))
                    .isEqualTo(Integer.parseInt(row.get(3))));
    assertThat(rows(boards.unit(GUANGZHOU, "sheng-du").orElseThrow(), "waiting"))
        .containsExactly(
            List.of(
                "ZLC2009-440100-B02", "市局本级", "质量状况分析报告（截至2009-04-30）", "待报送", "2009-05-08", "4"));
  }

  @Test
  void eachTableIsAFileToo() throws Exception {
    Board board = seenBy("gz-ju");
    WebLogin director = new WebLogin(port, "gz-ju", "tasklist");
    List<List<String>> cells = new ArrayList<>();
    try (XSSFWorkbook workbook =
        new XSSFWorkbook(
            new ByteArrayInputStream(director.download("/board/tables/lights.xlsx").body()))) {
      for (Row row : workbook.getSheetAt(0)) {
        List<String> texts = new ArrayList<>();
        row.forEach(cell -> texts.add(cell.toString()));
        cells.add(texts);
      }
    }
    assertThat(cells.get(0)).isEqualTo(board.part("lights").orElseThrow().columns());
    assertThat(cells.subList(1, cells.size())).isEqualTo(rows(board, "lights"));
    for (Board.Section section : board.sections()) {
      for (Part part : section.parts()) {
        assertThat(director.download("/board/tables/" + part.key() + ".xlsx").statusCode())
            .as(part.key())
            .isEqualTo(200);
      }
    }
  }
}

package cn.qualitysafety.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.brand.BallotService;
import cn.qualitysafety.brand.BrandSteps;
import cn.qualitysafety.brand.Sanction;
import cn.qualitysafety.brand.Vote;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.spotcheck.SpotCheckService;
import cn.qualitysafety.spotcheck.SpotCheckSteps;
import cn.qualitysafety.summons.Commitment;
import cn.qualitysafety.summons.SummonsRound;
import cn.qualitysafety.summons.SummonsRoundService;
import cn.qualitysafety.summons.SummonsSteps;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Wet rice of a famous brand, from May to July 2009: spot check, publication, two summonses, and
 * the title that the committee takes away, each step by whoever does it in the real Tasklist.
 */
@SystemTest
@Tag("slow")
class FromSpotCheckToRevokedTitleBrowserTest {

  private static final String BATCH = "CC2009-440100-0001";
  private static final String PUBLICATION = "GB2009-440000-0001";
  private static final String TITLE = "MP2008-0101";
  private static final String HOLDER = "广州市丰登米业有限公司";

  @RegisterExtension private static final Browsers BROWSERS = new Browsers();

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private SpotCheckService spotChecks;
  @Autowired private SummonsRoundService rounds;
  @Autowired private BallotService ballots;

  private BrandSteps brand;
  private TasklistPage tasklist;

  @BeforeEach
  void begin(@Autowired TaskService tasks, @Autowired IdentityService identity) {
    driver.reset();
    driver.setClock("2009-05-11T09:00:00");
    String holder =
        new SpotCheckSteps(driver, enterprises)
            .registerProducer(SpotCheckSteps.GUANGZHOU, 1, HOLDER, "否");
    brand = new BrandSteps(driver, enterprises, tasks, identity);
    brand.registerTitle(Map.of("titleNumber", TITLE, "holderCode", holder, "product", "大米"));
    tasklist = BROWSERS.tasklist(port);
    on("2009-05-11T09:00:00");
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void aFamousBrandThatFailsIsPublishedSummonedTwiceAndLosesItsTitle() {
    planAndDraw();
    sampleAndTest();
    acceptTheResult();
    publish();
    summon();
    driver.moveClockTo("2009-06-16T10:00:00");
    new SummonsSteps(driver, enterprises)
        .hold(SummonsSteps.SECOND, "2009-06-16", "2009-06-24", "2009-07-10", "reject");
    notifyAndHear();
    vote();
    decide();
    withdraw();
  }

  private void planAndDraw() {
    tasklist.logIn("sheng-chou");
    tasklist.openStart("监督抽查计划");
    tasklist.select("产品类别", "食品");
    tasklist.enter("产品名称", "大米");
    tasklist.enter("产品类别代码", "0102");
    tasklist.enter("判定标准", "GB 2715-2005");
    tasklist.enter("检验项目", "镉|≤0.2|mg/kg|安全\n水分|≤14.5|%");
    tasklist.select("许可证产品", "大米");
    tasklist.select("检验机构", "广州市质量监督检测研究院");
    tasklist.select("复检机构", "广东省产品质量监督检验中心");
    tasklist.picture("70-plan");
    tasklist.submitStart();

    tasklist.logIn("sheng-ld");
    tasklist.claim("批准抽查计划");
    assertThat(tasklist.page().locator(".tenant-id")).hasText("广东省质量技术监督局");
    tasklist.choose("批准");
    complete("71-approve");
  }

  private void sampleAndTest() {
    on("2009-05-12T15:00:00");
    tasklist.logIn("gz-chouyang");
    tasklist.claim("现场抽样");
    tasklist.choose("已抽样");
    tasklist.openList("另一名抽样人员");
    assertThat(tasklist.choices().getByText("邹凯")).hasCount(0); // who takes the sample
    tasklist.choices().getByText("广州市局抽样人员 许萍").click();
    tasklist.chooseDay("抽样日期", LocalDate.of(2009, 5, 12));
    tasklist.enter("抽样单编号", "CY-0001");
    tasklist.enter("样品和备用样品", "样品2kg，备用样品2kg，封条完好");
    complete("72-sampling");

    tasklist.logIn("gz-jianyan");
    tasklist.claim("收样");
    assertThat(tasklist.page().getByLabel("盲样编号")).hasValue(spotChecks.prepareSample(BATCH));
    assertThat(tasklist.page().locator("body")).not().containsText(HOLDER);
    tasklist.chooseDay("收样日期", LocalDate.of(2009, 5, 12));
    tasklist.enter("样品和封样状态", "编号清楚，封条完好。");
    tasklist.complete("73-blind-sample");
    tasklist.claim("检验");
    tasklist.enter("检验报告编号", "BG-1");
    tasklist.enter("检验结果", "镉（≤0.2 mg/kg）：0.15\n水分（≤14.5 %）：15.3");
    complete("74-blind-test");
    assertThat(tasklist.clicksSinceLogin()).as("clicks of the laboratory").isEqualTo(6);
  }

  private void acceptTheResult() {
    on("2009-05-14T10:00:00");
    tasklist.logIn("gz-chou");
    serve(LocalDate.of(2009, 5, 14), "74-result-served");
    tasklist.logIn("sheng-chou"); // the province ordered the check
    tasklist.claim("登记企业异议");
    assertThat(tasklist.page().getByLabel("检验结果"))
        .hasValue("镉（≤0.2 mg/kg）：0.15，合格\n水分（≤14.5 %）：15.3，不合格");
    tasklist.choose("书面接受检验结论");
    tasklist.chooseDay("提出日期", LocalDate.of(2009, 5, 14));
    complete("75-objection");
    tasklist.logIn("sheng-ld");
    tasklist.claim("签发责令整改通知书");
    tasklist.enter("整改要求", "改进烘干工艺。");
    tasklist.choose("同意，签发");
    complete("75-order-signed");
    tasklist.logIn("gz-chou");
    serve(LocalDate.of(2009, 5, 14), "75-order-served");
    tasklist.claim("登记企业整改来文");
    tasklist.openTab("文书与附件");
    assertThat(tasklist.page().locator(".case-file")).containsText("产品质量监督抽查责令整改通知书");
    tasklist.picture("76-rectification");
    assertThat(spotChecks.of(BATCH).finalVerdict()).isEqualTo("fail");
  }

  private void publish() {
    tasklist.logIn("sheng-chou", "/work/started");
    assertThat(tasklist.page().locator("main")).containsText(SpotCheckSteps.PLAN);
    tasklist.visit("/");
    tasklist.openStart("抽查结果公布");
    tasklist.enter("抽查计划编号", SpotCheckSteps.PLAN);
    tasklist.picture("77-publication-start");
    tasklist.submitStart();

    tasklist.logIn("sheng-hedui");
    tasklist.claim("核对公布内容");
    tasklist.choose("可以公布");
    complete("78-publication-check");

    tasklist.visit("/public");
    assertThat(tasklist.page().locator("main")).containsText("广州市");
    tasklist.picture("79-public");
    tasklist.visit("/public/results");
    assertThat(tasklist.page().locator("tbody")).containsText(HOLDER);
    tasklist.picture("80-public-results");
  }

  private void summon() {
    on("2009-05-15T09:00:00");
    tasklist.logIn("gz-yuetan");
    tasklist.openStart("省名牌企业约谈");
    tasklist.enter("企业组织机构代码", SpotCheckSteps.code(1));
    tasklist.enter("产品名称", "大米");
    tasklist.choose("举报投诉有质量问题");
    tasklist.enter("事实", "消费者投诉大米发霉。");
    tasklist.picture("81-summons-cause");
    tasklist.submitStart();
    tasklist.claim("汇总事由和证据，拟定约谈");
    assertThat(tasklist.page().getByLabel("约谈事由").first())
        .hasValue(
            """
            1．监督抽查不合格（CC2009-440100-0001），大米：镉（≤0.2 mg/kg）：0.15，合格
            水分（≤14.5 %）：15.3，不合格
            2．举报投诉有质量问题，大米：消费者投诉大米发霉。""");
    tasklist.enter("约谈事由和证据", "抽查结果通知书；检验报告BG-1。请说明水分超标的原因和整改措施。");
    tasklist.chooseDay("约谈日期", LocalDate.of(2009, 5, 25));
    tasklist.enter("约谈时间", "上午9时30分");
    tasklist.enter("约谈地点", "市局三楼会议室");
    tasklist.select("主持人", "广州市局 邝副局长");
    complete("81-summons-prepared");

    tasklist.logIn("gz-lingdao");
    tasklist.claim("审批约谈");
    tasklist.choose("同意约谈");
    tasklist.enter("理由", "事实清楚。");
    complete("82-summons-approved");

    on("2009-05-18T10:00:00");
    tasklist.logIn("gz-yuetan");
    deliver(LocalDate.of(2009, 5, 18), "83-summons-delivered");
    tasklist.claim("登记到场情况");
    tasklist.choose("企业申请改期");
    tasklist.enter("情况说明", "法定代表人出差。");
    tasklist.chooseDay("新的约谈日期", LocalDate.of(2009, 5, 26));
    tasklist.enter("新的约谈时间", "下午3时");
    complete("84-summons-rescheduled");
    deliver(LocalDate.of(2009, 5, 18), "85-summons-delivered-again");
    tasklist.visit("/summons");
    assertThat(tasklist.page().locator("main")).containsText("等待约谈");
    tasklist.picture("86-summons-page");

    on("2009-05-26T16:00:00");
    tasklist.logIn("gz-yuetan");
    tasklist.claim("登记到场情况");
    tasklist.choose("企业到场，举行约谈");
    tasklist.complete("87-summons-attended");
    tasklist.claim("记录约谈纪要和整改承诺");
    tasklist.enter("出席人员", "邝副局长、邱玲；何志强厂长");
    tasklist.enter("约谈纪要", "企业称梅雨季节烘干不足，不认可抽查结果。");
    tasklist.choose("企业拒绝签字");
    tasklist.enter("拒签情况", "企业当场离开；见证人邱玲。");
    tasklist.enter("整改承诺一", "更换烘干设备，出厂前逐批检验水分");
    tasklist.chooseDay("完成日期一", LocalDate.of(2009, 6, 12));
    complete("88-summons-record");
    assertThat(rounds.of(SummonsSteps.ROUND))
        .extracting(
            SummonsRound::meetingOn,
            SummonsRound::notices,
            SummonsRound::signed,
            SummonsRound::refusal,
            SummonsRound::nextOn)
        .containsExactly(
            LocalDate.of(2009, 5, 26), 2, false, "企业当场离开；见证人邱玲。", LocalDate.of(2009, 6, 12));
    assertThat(rounds.commitments(SummonsSteps.ROUND))
        .containsExactly(
            new Commitment(SummonsSteps.ROUND, 1, "更换烘干设备，出厂前逐批检验水分", LocalDate.of(2009, 6, 12)));

    on("2009-06-12T10:00:00");
    tasklist.logIn("gz-yuetan");
    tasklist.claim("收取整改报告");
    tasklist.chooseDay("收到日期", LocalDate.of(2009, 6, 12));
    tasklist.enter("整改报告摘要", "已订购烘干设备。");
    complete("89-summons-report");

    on("2009-06-15T15:00:00");
    tasklist.logIn("gz-zhenggai");
    tasklist.claim("现场核查整改");
    tasklist.chooseDay("核查日期", LocalDate.of(2009, 6, 15));
    tasklist.enter("核查情况", "烘干设备没有到货，库存大米水分15.1%。");
    tasklist.choose("整改不合格");
    complete("90-summons-verified");
  }

  private void deliver(LocalDate day, String picture) {
    tasklist.claim("送达约谈通知书");
    tasklist.choose("已按期送达");
    tasklist.chooseDay("送达日期", day);
    tasklist.enter("签收人", "何志强厂长");
    complete(picture);
  }

  /** The ordinary service: a day, whoever signed, and as what. */
  private void serve(LocalDate day, String picture) {
    tasklist.claim("送达文书");
    tasklist.chooseDay("送达日期", day);
    tasklist.enter("签收人", "何志强厂长");
    tasklist.select("签收人与受送达人的关系", "本人、法定代表人或者主要负责人");
    complete(picture);
  }

  private void notifyAndHear() {
    on("2009-07-13T09:00:00");
    tasklist.logIn("sheng-mpb");
    serve(LocalDate.of(2009, 7, 13), "91-title-notice");
    tasklist.claim("听取陈述申辩");
    tasklist.enter("陈述申辩和采纳情况", "企业称设备已在途，请求从轻。两次约谈后仍不合格，不予采纳。");
    tasklist.choose("提出了，已经复核；或者书面表示不提出");
    complete("92-title-statement");

    tasklist.logIn("sheng-fazhi");
    serve(LocalDate.of(2009, 7, 13), "93-hearing-notice");
    tasklist.claim("登记听证申请");
    tasklist.choose("书面表示放弃听证");
    tasklist.chooseDay("提出日期", LocalDate.of(2009, 7, 13));
    complete("94-hearing-waived");
  }

  private void vote() {
    on("2009-07-14T09:00:00");
    vote("mtw-chen", "通报批评", "初次不合格，情节较轻。", "95-ballot-paper");
    vote("mtw-huang", "取消名牌产品称号", "两次约谈仍不改正。", "96-ballot-paper");
    vote("mtw-liang", "取消名牌产品称号", "企业拒不认错。", "97-ballot-paper");
    List.of("mtw-su", "mtw-xu", "mtw-zhao").forEach(member -> brand.vote(member, "revoke"));
    assertThat(ballots.votes(BrandSteps.CASE))
        .extracting(Vote::member, Vote::choice, Vote::reason)
        .contains(tuple("mtw-chen", Sanction.CRITICISE, "初次不合格，情节较轻。"));
  }

  private void vote(String member, String choice, String reason, String picture) {
    tasklist.logIn(member);
    tasklist.openMine("委员投票");
    assertThat(tasklist.page().locator("li.task")).hasCount(1);
    assertThat(tasklist.page().getByLabel("听证情况")).hasValue("企业书面表示放弃听证。");
    tasklist.choose(choice);
    tasklist.enter("表决理由", reason);
    complete(picture);
    assertThat(tasklist.page().locator("li.task")).hasCount(0);
  }

  private void decide() {
    tasklist.logIn("sheng-mpb");
    tasklist.claim("按票决结果拟写决定");
    tasklist.enter("决定理由", "两次约谈后整改仍不合格。");
    complete("98-title-decision");
    serve(LocalDate.of(2009, 7, 14), "98-title-decision-served");
    tasklist.visit("/public/decisions");
    assertThat(tasklist.page().locator("tbody")).containsText(TITLE);
    tasklist.picture("99-public-decisions");
  }

  private void withdraw() {
    on("2009-07-15T09:00:00");
    tasklist.logIn("sheng-hedui");
    tasklist.openStart("撤回公布");
    tasklist.enter("公布编号", PUBLICATION);
    tasklist.enter("撤回理由", "产品季度登记有误。");
    tasklist.picture("100-withdrawal-start");
    tasklist.submitStart();
    tasklist.visit("/public/publications");
    assertThat(tasklist.page().locator("main")).containsText("产品季度登记有误。");
    tasklist.picture("101-public-publications");
    tasklist.visit("/public/results");
    assertThat(tasklist.page().locator("main")).not().containsText(HOLDER);
    tasklist.picture("102-public-withdrawn");
  }

  /** Completes the task, and what follows by itself happens. */
  private void complete(String picture) {
    tasklist.complete(picture);
    driver.runJobs();
  }

  /** Both clocks go on to this moment; what is due until then happens. */
  private void on(String beijingTime) {
    driver.moveClockTo(beijingTime);
    tasklist.moveClockTo(beijingTime);
  }
}

package cn.qualitysafety.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseEntries;
import cn.qualitysafety.enterprise.EnterpriseEntry;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.spotcheck.SpotCheckService;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A spot check, from its plan to the order to rectify, in the real Tasklist. */
@SystemTest
class SpotCheckBrowserTest {

  @RegisterExtension private static final Browsers BROWSERS = new Browsers();

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private SpotCheckService spotChecks;

  @BeforeEach
  @AfterEach
  void reset() {
    driver.reset();
  }

  @Test
  void fromThePlanToTheOrderToRectify() {
    registerProducer();
    LocalDate today = LocalDate.now();
    String batch = "CC%d-440100-0001".formatted(today.getYear());
    TasklistPage tasklist = BROWSERS.tasklist(port);

    tasklist.logIn("sheng-chou");
    tasklist.openStart("监督抽查计划");
    tasklist.select("产品类别", "食品");
    tasklist.enter("产品名称", "大米");
    tasklist.enter("产品类别代码", "0102");
    tasklist.enter("判定标准", "GB 2715-2005");
    tasklist.enter("检验项目", "镉|≤0.2|mg/kg|安全\n水分|≤14.5|%");
    tasklist.select("检验机构", "广州市质量监督检测研究院");
    tasklist.select("复检机构", "广东省产品质量监督检验中心");
    tasklist.picture("70-plan");
    tasklist.submitStart();
    tasklist.logOut();

    tasklist.logIn("sheng-ld");
    tasklist.claim("批准抽查计划");
    tasklist.choose("批准");
    tasklist.complete("71-approve");
    driver.runJobs();
    tasklist.logOut();

    tasklist.logIn("gz-chouyang");
    tasklist.claim("现场抽样");
    tasklist.choose("已抽样");
    tasklist.select("另一名抽样人员", "广州市局抽样人员 许萍");
    tasklist.chooseDay("抽样日期", today);
    tasklist.enter("抽样单编号", "CY-0001");
    tasklist.enter("样品和备用样品", "样品2kg，备用样品2kg，封条完好");
    tasklist.complete("72-sampling");
    driver.runJobs();
    tasklist.logOut();

    tasklist.logIn("gz-jianyan");
    tasklist.claim("收样");
    assertThat(tasklist.page().getByLabel("盲样编号")).hasValue(spotChecks.prepareSample(batch));
    tasklist.chooseDay("收样日期", today);
    tasklist.enter("样品和封样状态", "编号清楚，封条完好。");
    tasklist.complete("73-blind-sample");
    tasklist.claim("检验");
    tasklist.enter("检验报告编号", "BG-1");
    tasklist.enter("检验结果", "镉（≤0.2 mg/kg）：0.15\n水分（≤14.5 %）：15.3");
    tasklist.complete("74-blind-test");
    driver.runJobs();
    tasklist.logOut();

    tasklist.logIn("gz-chou");
    tasklist.claim("登记企业异议");
    assertThat(tasklist.page().getByLabel("检验结果"))
        .hasValue("镉（≤0.2 mg/kg）：0.15，合格\n水分（≤14.5 %）：15.3，不合格");
    tasklist.choose("书面接受检验结论");
    tasklist.chooseDay("提出日期", today);
    tasklist.complete("75-objection");
    driver.runJobs();
    tasklist.claim("登记企业整改来文");
    tasklist.page().getByText("文书与附件").click();
    assertThat(tasklist.page().locator(".case-file")).containsText("产品质量监督抽查责令整改通知书");
    tasklist.picture("76-rectification");
    assertThat(spotChecks.of(batch).finalVerdict()).isEqualTo("fail");
  }

  private void registerProducer() {
    enterprises.register(
        EnterpriseEntries.with(
            Map.of(
                EnterpriseEntry.CODE, "731400024",
                EnterpriseEntry.NAME, "广州市丰登米业有限公司",
                EnterpriseEntry.UNIT_CODE, "440100",
                EnterpriseEntry.PRODUCTS, "大米",
                EnterpriseEntry.CATEGORY_CODES, "0102",
                EnterpriseEntry.CATEGORY_NAMES, "大米")),
        List.of("440100"),
        "test");
  }
}

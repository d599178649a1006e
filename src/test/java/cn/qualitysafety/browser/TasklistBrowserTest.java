package cn.qualitysafety.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.campaign.CampaignService;
import cn.qualitysafety.campaign.FilingState;
import cn.qualitysafety.campaign.MobilisationService;
import cn.qualitysafety.campaign.Participation;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The first days of a campaign, worked by its people in the real Tasklist. */
@SystemTest
@Tag("slow")
class TasklistBrowserTest {

  private static final int YEAR = LocalDate.now().getYear() + 1;
  private static final String NUMBER = "HD" + YEAR + "-01";
  private static final String GUANGZHOU_CASE = NUMBER + "-440100-BS";

  private static final Locator.GetByTextOptions EXACTLY =
      new Locator.GetByTextOptions().setExact(true);

  @RegisterExtension private static final Browsers BROWSERS = new Browsers();

  @TempDir private Path folder;
  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private CampaignService campaigns;
  @Autowired private MobilisationService mobilisations;

  @BeforeEach
  @AfterEach
  void reset() {
    driver.reset();
  }

  @Test
  void theFirstTenTasksOfACampaign() {
    TasklistPage tasklist = BROWSERS.tasklist(port);
    tasklist.visit("/");
    tasklist.picture("01-login");
    tasklist.logInByFormAsLeader("sheng-ban");
    tasklist.start("“质量和安全年”活动", "活动年份", String.valueOf(YEAR));
    driver.runJobs();

    tasklist.claim("成立领导小组和办公室");
    tasklist.enter("组长", "赖天生");
    tasklist.enter("副组长", "任小铁、吴晓芳");
    tasklist.enter("成员", "各处室主要负责人");
    tasklist.complete("02-leading-group");

    tasklist.claim("拟定实施方案");
    tasklist.enter("方案标题", "“质量和安全年”活动实施方案");
    tasklist.enter("方案要点", "一、指导思想；二、目标；三、步骤。");
    tasklist.complete("03-draft-plan");

    tasklist.logIn("sheng-zu");
    tasklist.claim("审核实施方案");
    tasklist.choose("退回修改");
    tasklist.enter("退回意见", "请补充经费安排。");
    tasklist.complete("04-review-returns");

    tasklist.logIn("sheng-ban");
    tasklist.claim("拟定实施方案");
    assertThat(tasklist.page().getByLabel("审核退回意见")).hasValue("请补充经费安排。");
    tasklist.enter("方案要点", "一、指导思想；二、目标；三、步骤；四、经费。");
    tasklist.complete("05-draft-again");

    tasklist.logIn("sheng-zu");
    tasklist.claim("审核实施方案");
    assertThat(tasklist.page().getByLabel("退回修改")).not().isChecked();
    tasklist.choose("通过，印发");
    tasklist.complete("06-review-approves");
    assertThat(tasklist.clicksSinceLogin()).as("clicks of the leading group").isEqualTo(3);

    tasklist.logIn("sheng-ban");
    tasklist.claim("登记动员大会");
    tasklist.chooseToday("召开日期");
    tasklist.enter("地点", "省局礼堂");
    tasklist.type("参加人数", "180");
    tasklist.page().keyboard().insertText("局长作动员讲话，部署活动方案。");
    tasklist.page().waitForTimeout(600); // the vendor draws the form again 300 after a number
    assertThat(tasklist.field("会议纪要")).hasValue("局长作动员讲话，部署活动方案。");
    assertThat(tasklist.field("参加人数")).hasValue("180");
    tasklist.complete("07-meeting");

    tasklist.logIn("gz-ban");
    tasklist.claim("成立领导机构和工作机构");
    tasklist.enter("组长", "黄局长");
    tasklist.enter("成员", "各科室负责人");
    tasklist.enter("工作机构联系人及电话", "陈洁 83300000");
    tasklist.complete("08-city-leading-body");

    tasklist.claim("拟定本市实施方案");
    tasklist.enter("方案标题", "广州市“质量和安全年”活动实施方案");
    tasklist.enter("方案措施", "按月推进，责任到科室。");
    tasklist.complete("09-city-plan");

    tasklist.logIn("gz-ju");
    tasklist.claim("审签并报送方案");
    tasklist.choose("同意，报送省局");
    tasklist.complete("10-city-files");
    assertThat(tasklist.clicksSinceLogin()).as("clicks of the city's director").isEqualTo(3);

    tasklist.logIn("sheng-ban");
    tasklist.claim("省局备案审查");
    assertThat(tasklist.page().getByLabel("报送单位")).hasValue("广州市市场监督管理局");
    tasklist.choose("接收备案");
    tasklist.complete("11-province-accepts");
    driver.runJobs();
    assertThat(tasklist.clicks()).as("clicks of all for ten tasks").isEqualTo(30);

    tasklist.page().getByText("我的办件").click();
    assertThat(tasklist.page().locator("main")).containsText("省局备案审查");
    assertThat(tasklist.page().locator("main")).containsText(GUANGZHOU_CASE);
    tasklist.picture("12-own-work");
    APIResponse excel =
        tasklist.page().request().get("http://localhost:" + port + "/work/finished.xlsx");
    assertThat(excel.status()).isEqualTo(200);
    assertThat(excel.body()).startsWith('P', 'K');
    tasklist.page().navigate("http://localhost:" + port + "/cases/" + NUMBER);
    assertThat(tasklist.page().locator("main"))
        .containsText(campaigns.plan(NUMBER).documentNumber());
    tasklist.picture("20-case-file");

    assertThat(campaigns.meeting(NUMBER).attendance()).isEqualTo(180);
    assertThat(campaigns.plan(NUMBER).documentNumber()).startsWith("粤市监〔");
    assertThat(mobilisations.of(GUANGZHOU_CASE))
        .extracting(Participation::state, Participation::filedBy, Participation::acceptedBy)
        .containsExactly(FilingState.ACCEPTED, "gz-ju", "sheng-ban");
  }

  @Test
  void twoDoNotDoOneTaskNorOneTheSameTwiceAndATextTooLongIsMarkedAtOnce() {
    TasklistPage first = BROWSERS.tasklist(port);
    first.logIn("sheng-ban");
    first.start("“质量和安全年”活动", "活动年份", String.valueOf(YEAR));
    TasklistPage second = BROWSERS.tasklist(port);
    second.logIn("sheng-ban2");
    second.open("本岗位待办", "成立领导小组和办公室");
    first.claim("成立领导小组和办公室");
    first.enter("组长", "长".repeat(60));
    first.page().keyboard().press("Tab");
    assertThat(first.page().getByText("超过50字的上限，请精简。")).isVisible();
    first.picture("14-too-long");

    second.page().click("button.claim");
    assertThat(second.page().locator(".notifications, [notifications-panel]").first())
        .containsText("已由其他同志签收");
    second.picture("15-claimed-by-colleague");

    first.enter("组长", "赖天生");
    first.enter("副组长", "任小铁");
    first.enter("成员", "各处室主要负责人");
    first.submit().dblclick();
    assertThat(first.page().locator(".fjs-form")).isHidden();
    first.picture("13-double-click");
    assertThat(campaigns.leadingGroup(NUMBER).leader()).isEqualTo("赖天生");
    assertThat(driver.openTasks(NUMBER)).containsExactly("userTask_draftPlan");
  }

  @Test
  void evidenceIsUploadedInATasksTabAndComesBackAsItWas() throws IOException {
    openRevocation();
    TasklistPage tasklist = BROWSERS.tasklist(port);
    tasklist.logIn("gz-shencha");
    tasklist.open("本岗位待办", "指定承办人员");
    Page page = tasklist.page();
    tasklist.openTab("文书与附件");
    Locator file = page.locator(".case-file");
    assertThat(file).containsText("自立案之日起九十日内"); // of today: 行政处罚法 (2021) art. 60
    assertThat(file.locator(".light")).hasText("期限内");
    tasklist.picture("21-case-file-empty");

    Path evidence = folder.resolve("产品质量监督抽查检验报告.pdf");
    Files.write(evidence, pdf());
    file.locator("input[type=file]").setInputFiles(evidence);
    assertThat(file.locator(".chosen")).hasText("产品质量监督抽查检验报告.pdf");
    file.locator(".upload button").click();
    assertThat(file.locator(".done")).hasText("已上传“产品质量监督抽查检验报告.pdf”。");
    Locator link = file.getByText("产品质量监督抽查检验报告.pdf", EXACTLY);
    Download download = page.waitForDownload(link::click);
    assertThat(download.suggestedFilename()).isEqualTo("产品质量监督抽查检验报告.pdf");
    assertThat(Files.readAllBytes(download.path())).isEqualTo(pdf());

    Path disguised = folder.resolve("网页.pdf");
    Files.writeString(disguised, "<html>");
    file.locator("input[type=file]").setInputFiles(disguised);
    file.locator(".upload button").click();
    assertThat(file.locator(".refusal")).containsText("“网页.pdf”的内容不是pdf文件，与扩展名不符");
    tasklist.picture("22-case-file-refusal");
    Path large = folder.resolve("录像截图.png");
    Files.write(large, new byte[(20 << 20) + 1]);
    file.locator("input[type=file]").setInputFiles(large);
    file.locator(".upload button").click();
    assertThat(file.locator(".refusal")).hasText("文件超过20MB的上限，没有上传，请压缩或者拆分后再上传。");

    file.getByText("作废", EXACTLY).click();
    file.getByLabel("作废原因").fill("误传他案的报告");
    tasklist.picture("23-case-file-withdraw");
    file.getByText("确认作废").click();
    assertThat(file).containsText("已作废：误传他案的报告");
    tasklist.picture("24-case-file-withdrawn");

    page.navigate(
        "http://localhost:%d/cases/CX%d-440100-0001".formatted(port, LocalDate.now().getYear()));
    assertThat(file.locator(".void")).containsText("产品质量监督抽查检验报告.pdf");
    tasklist.picture("25-case-page");
    page.context().clearCookies();
    file.locator("input[type=file]").setInputFiles(evidence);
    file.locator(".upload button").click();
    assertThat(file.locator(".refusal")).hasText("登录已过期，文件没有上传。请重新登录，登录后回到这里，重新选择文件再上传。 重新登录");
    tasklist.picture("26-case-page-ended");
    file.locator(".refusal a").click();
    tasklist.enterLogin("gz-shencha");
    assertThat(page.locator("main > [role=status]")).hasText("上次的操作没有生效；文件请重新选择，核对后重新提交。");
    assertThat(page).hasURL(Pattern.compile("/cases/CX\\d{4}-440100-0001$"));
    tasklist.picture("27-case-page-again");
    file.locator("input[type=file]").setInputFiles(evidence);
    file.locator(".upload button").click();
    assertThat(file.locator(".done")).hasText("已上传“产品质量监督抽查检验报告.pdf”。");
  }

  private void openRevocation() {
    LocalDate today = LocalDate.now();
    driver.start(
        "licence-renewal-watch",
        "acceptance-window",
        "440100",
        Map.of(
            "licenceNumber", "XK08-001-00123",
            "holderCode", "73140002-4",
            "holderName", "广州市越秀水泥制品厂",
            "product", "预应力混凝土管",
            "validFrom", today.minusYears(1).toString(),
            "validUntil", today.plusYears(4).toString()));
    driver.start(
        "licence-revocation",
        "review-organiser",
        "440100",
        Map.of(
            "licenceNumber", "XK08-001-00123",
            "measure", "revoke",
            "facts", "复查仍不合格。",
            "legalBasis", "条例第五十四条"));
    driver.runJobs();
  }

  private static byte[] pdf() {
    byte[] content = new byte[2 << 20];
    new Random(2009).nextBytes(content);
    System.arraycopy("%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII), 0, content, 0, 9);
    return content;
  }
}

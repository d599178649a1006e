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
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.LoadState;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The first days of a campaign, worked by its people in the real Tasklist. */
@SystemTest
class TasklistBrowserTest {

  private static final int YEAR = LocalDate.now().getYear() + 1;
  private static final String NUMBER = "HD" + YEAR + "-01";
  private static final String GUANGZHOU_CASE = NUMBER + "-440100-BS";

  private static Playwright playwright;
  private static Browser chromium;

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private CampaignService campaigns;
  @Autowired private MobilisationService mobilisations;

  @BeforeAll
  static void openBrowser() {
    Browsers.installed();
    PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    playwright = Browsers.playwright();
    chromium = Browsers.chromium(playwright);
  }

  @AfterAll
  static void closeBrowser() {
    if (playwright != null) {
      playwright.close();
    }
  }

  @BeforeEach
  @AfterEach
  void reset() {
    driver.reset();
  }

  @Test
  void theFirstTenTasksOfACampaign() {
    TasklistPage tasklist = tasklist();
    tasklist.picture("01-login");
    tasklist.logIn("sheng-ban");
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
    tasklist.logOut();

    tasklist.logIn("sheng-zu");
    tasklist.claim("审核实施方案");
    tasklist.choose("退回修改");
    tasklist.enter("退回意见", "请补充经费安排。");
    tasklist.complete("04-review-returns");
    tasklist.logOut();

    tasklist.logIn("sheng-ban");
    tasklist.claim("拟定实施方案");
    assertThat(tasklist.page().getByLabel("审核退回意见")).hasValue("请补充经费安排。");
    tasklist.enter("方案要点", "一、指导思想；二、目标；三、步骤；四、经费。");
    tasklist.complete("05-draft-again");
    tasklist.logOut();

    tasklist.logIn("sheng-zu");
    tasklist.claim("审核实施方案");
    assertThat(tasklist.page().getByLabel("退回修改")).not().isChecked();
    tasklist.choose("通过，印发");
    tasklist.complete("06-review-approves");
    tasklist.logOut();

    tasklist.logIn("sheng-ban");
    tasklist.claim("登记动员大会");
    tasklist.chooseToday("召开日期");
    tasklist.enter("地点", "省局礼堂");
    tasklist.enter("参加人数", "180");
    tasklist.enter("会议纪要", "局长作动员讲话，部署活动方案。");
    tasklist.complete("07-meeting");
    tasklist.logOut();

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
    tasklist.logOut();

    tasklist.logIn("gz-ju");
    tasklist.claim("审签并报送方案");
    tasklist.choose("同意，报送省局");
    tasklist.complete("10-city-files");
    tasklist.logOut();

    tasklist.logIn("sheng-ban");
    tasklist.claim("省局备案审查");
    assertThat(tasklist.page().getByLabel("报送单位")).hasValue("广州市质量技术监督局");
    tasklist.choose("接收备案");
    tasklist.complete("11-province-accepts");
    driver.runJobs();

    tasklist.page().getByText("我的办件").click();
    assertThat(tasklist.page().locator("main")).containsText("省局备案审查");
    assertThat(tasklist.page().locator("main")).containsText(GUANGZHOU_CASE);
    tasklist.picture("12-own-work");
    APIResponse excel =
        tasklist.page().request().get("http://localhost:" + port + "/work/finished.xlsx");
    assertThat(excel.status()).isEqualTo(200);
    assertThat(excel.body()).startsWith('P', 'K');
    tasklist.page().navigate("http://localhost:" + port + "/documents/" + NUMBER);
    assertThat(tasklist.page().locator("main"))
        .containsText(campaigns.plan(NUMBER).documentNumber());
    tasklist.picture("20-documents");

    assertThat(campaigns.meeting(NUMBER).attendance()).isEqualTo(180);
    assertThat(campaigns.plan(NUMBER).documentNumber()).startsWith("粤质监〔");
    assertThat(mobilisations.of(GUANGZHOU_CASE))
        .extracting(Participation::state, Participation::filedBy, Participation::acceptedBy)
        .containsExactly(FilingState.ACCEPTED, "gz-ju", "sheng-ban");
  }

  @Test
  void aSecondClickOnCompleteDoesNotSubmitTwice() {
    TasklistPage tasklist = tasklist();
    tasklist.logIn("sheng-ban");
    tasklist.start("“质量和安全年”活动", "活动年份", String.valueOf(YEAR));
    tasklist.claim("成立领导小组和办公室");
    tasklist.enter("组长", "赖天生");
    tasklist.enter("副组长", "任小铁");
    tasklist.enter("成员", "各处室主要负责人");
    tasklist.submit().dblclick();
    assertThat(tasklist.page().locator(".fjs-form")).isHidden();
    tasklist.picture("13-double-click");
    assertThat(campaigns.leadingGroup(NUMBER).leader()).isEqualTo("赖天生");
    assertThat(driver.openTasks(NUMBER)).containsExactly("userTask_draftPlan");
  }

  @Test
  void aTaskThatAColleagueFinishedSaysSoAndATextTooLongIsMarkedAtOnce() {
    TasklistPage first = tasklist();
    first.logIn("sheng-ban");
    first.start("“质量和安全年”活动", "活动年份", String.valueOf(YEAR));
    TasklistPage second = tasklist();
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
  }

  @Test
  void theSupervisorFollowsTheCampaignInCockpit() {
    driver.start("campaign-year", "leading-group-office", "440000", Map.of("campaignYear", YEAR));
    driver.runJobs();
    TasklistPage tasklist = tasklist();
    tasklist.logIn("sheng-du");
    Page cockpit = tasklist.page();
    cockpit.waitForLoadState(LoadState.NETWORKIDLE);
    cockpit.navigate("http://localhost:" + port + "/camunda/app/cockpit/default/#/processes");
    for (String process : List.of("“质量和安全年”活动", "各市动员部署", "各市月报", "各市活动总结")) {
      assertThat(cockpit.getByText(process).first()).isVisible();
    }
    tasklist.picture("16-cockpit-processes");
    cockpit.getByText("“质量和安全年”活动").first().click();
    assertThat(cockpit.locator(".djs-container").first()).isVisible();
    assertThat(cockpit.locator("[data-element-id=event_mobilisationEnds]").first()).isVisible();
    assertThat(cockpit.getByText(Pattern.compile("^\\s*\\d{4}年\\d+月\\d+日 [\\d:]{8}")).first())
        .isVisible();
    tasklist.picture("17-cockpit-campaign");
  }

  @Test
  void theAdministratorFindsUsersAndUnitsInAdmin() {
    TasklistPage tasklist = tasklist();
    tasklist.logIn("admin");
    Page admin = tasklist.page();
    admin.waitForLoadState(LoadState.NETWORKIDLE);
    admin.navigate("http://localhost:" + port + "/camunda/app/admin/default/#/users");
    assertThat(admin.getByText("gz-ban").first()).isVisible();
    assertThat(admin.getByText("姓名").first()).isVisible();
    tasklist.picture("18-admin-users");
    admin.navigate("http://localhost:" + port + "/camunda/app/welcome/default/");
    assertThat(admin.getByText("系统管理").first()).isVisible();
    tasklist.picture("19-welcome");
  }

  private TasklistPage tasklist() {
    Page page =
        chromium
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(1440, 900)
                    .setLocale("zh-CN")
                    .setTimezoneId("Asia/Shanghai"))
            .newPage();
    page.setDefaultTimeout(30_000);
    return new TasklistPage(page, "http://localhost:" + port + "/");
  }
}

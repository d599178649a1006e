package cn.qualitysafety.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.campaign.CampaignSteps;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The province's supervisor in Cockpit on 1 April: Guangzhou has mobilised, twenty cities are late.
 */
@SystemTest
@Tag("slow")
class SupervisionBrowserTest {

  @RegisterExtension private static final Browsers BROWSERS = new Browsers();

  private static final String WIDTH = "document.documentElement.scrollWidth";
  private static final String CLOSED = "HD2009-01-440100-BS";

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private RepositoryService repository;

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void theSupervisorUrgesFromTheProcessAndPassesACaseToReadWhichAreReadAndAnswered() {
    driver.reset();
    driver.setClock("2009-02-27T09:00:00");
    CampaignSteps campaign = new CampaignSteps(driver);
    campaign.start(2009);
    driver.runJobs();
    driver.setClock("2009-03-12T09:00:00");
    campaign.cityMobilises("HD2009-01", "440100");
    driver.moveClockTo("2009-04-01T09:00:00");
    TasklistPage tasklist = BROWSERS.tasklist(port, "Asia/Shanghai");
    Page page = tasklist.page();
    tasklist.logIn(
        "sheng-du",
        "/camunda/app/cockpit/default/#/process-definition/%s/runtime"
            .formatted(
                repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey("campaign-mobilisation")
                    .latestVersion()
                    .singleResult()
                    .getId()));
    Locator shown = page.locator(".own-page");

    open(page, "已办结");
    assertThat(shown.getByText(CLOSED)).isVisible();
    shown.getByLabel("办结截止日期").fill("2009-03-11");
    shown.getByText("查询", new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(shown).containsText("查询结果：0件");
    look(page, "80-cockpit-closed");

    open(page, "流程堵点");
    Locator badge = page.locator("[data-container-id=userTask_setUpLeadingBody] .step-badge");
    assertThat(badge).hasText("在办20，中位9天，超期95%");
    assertThat(shown.locator("[data-step=userTask_setUpLeadingBody]")).containsText("95%");
    look(page, "81-cockpit-bottlenecks");
    open(page, "催办");
    assertThat(badge).hasCount(0);

    assertThat(shown.locator("[name=task]:checked")).hasCount(0);
    shown.getByText("全选").click();
    assertThat(shown.locator("[name=task]:checked")).hasCount(20);
    shown.getByLabel("催办内容").fill("动员部署已过期限，请抓紧办理。");
    shown.getByLabel("答复日期").fill("2009-03-31");
    shown.getByText("催办所选").click();
    assertThat(shown).containsText("“答复日期”不能早于今天");
    shown.getByLabel("答复日期").fill("2009-04-03");
    shown.getByText("催办所选").click();
    assertThat(shown).containsText("已催办20项。");
    look(page, "82-cockpit-urging");
    open(page, "失败步骤");
    assertThat(shown).containsText("没有失败的步骤");

    open(page, "已办结");
    shown.getByText(CLOSED).click();
    assertThat(page.locator("h1")).containsText(CLOSED);
    assertThat(tasklist.clicksSinceLogin()).as("clicks of the supervisor").isEqualTo(10);
    for (String own : List.of("/work/urgings", "/work/held?process=campaign-mobilisation")) {
      tasklist.visit(own);
      read(page, own);
    }
    tasklist.visit("/cases/" + CLOSED + "/copies");
    page.getByLabel("林敏").check();
    page.getByLabel("抄送说明").fill("请参考广州的做法，督促其余各市。");
    read(page, "/cases/copies");
    page.locator("main button").getByText("抄送").click();
    assertThat(page.locator(".done")).isVisible();

    tasklist.logIn("sheng-ban", "/work/copies");
    page.locator("main").getByText(CLOSED).click();
    assertThat(page.locator("h1")).containsText(CLOSED);
    tasklist.visit("/work/copies");
    assertThat(page.locator("td[data-column=阅读]")).containsText("已读，2009年4月1日");
    read(page, "/work/copies");

    tasklist.logIn("sz-ban");
    page.locator(".urged a").click();
    read(page, "/work/urgings/received");
    page.locator("main textarea").fill("领导机构本周成立，方案4月3日前报送。");
    page.locator("main button").getByText("答复").click();
    assertThat(page.locator(".done")).isVisible();
    assertThat(page.locator("td[data-column=答复]")).containsText("领导机构本周成立");
  }

  /** At a desk and on a phone. */
  private static void read(Page page, String own) {
    TasklistPage.picture(page, "83" + own.replaceAll("\\W+", "-"));
    assertThat(new AxeBuilder(page).analyze().getViolations()).as(own).isEmpty();
    assertThat((int) page.evaluate(WIDTH)).as(own).isLessThanOrEqualTo(1366);
    page.setViewportSize(390, 844);
    TasklistPage.picture(page, "83" + own.replaceAll("\\W+", "-") + "-on-a-phone");
    assertThat((int) page.evaluate(WIDTH)).as(own).isLessThanOrEqualTo(390);
    page.setViewportSize(1366, 768);
  }

  private static void open(Page page, String tab) {
    page.locator(".nav-tabs").getByText(tab, new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(
            page.locator(".own-page:not([aria-busy]) h1, .own-page:not([aria-busy]) .result")
                .first())
        .isVisible();
  }

  private static void look(Page page, String picture) {
    TasklistPage.picture(page, picture);
    assertThat(new AxeBuilder(page).include(List.of(".own-page")).analyze().getViolations())
        .as(picture)
        .isEmpty();
  }
}

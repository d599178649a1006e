package cn.qualitysafety.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.organisation.Staff;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A task changes hands, as clerks, a head and the administrator see it. */
@SystemTest
@Tag("slow")
class HandoverBrowserTest {

  private static final int YEAR = LocalDate.now().getYear() + 1;
  private static final String CASE = "HD" + YEAR + "-01-440100-BS";
  private static final String COLLEAGUE = "gz-ban9";
  private static final String TASK = "成立领导机构和工作机构";

  private static final String WIDER_THAN_SHOWN =
      "(() => { const main = document.querySelector('main'); return main.scrollWidth > main.clientWidth; })()";

  @RegisterExtension private static final Browsers BROWSERS = new Browsers();

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private Staff staff;
  @Autowired private IdentityService identity;

  @BeforeEach
  void begin() {
    driver.reset();
    staff.appoint(
        COLLEAGUE, "广州市局活动办 何文", "Zhijian-2009", "440100", List.of("city-campaign-office"));
    driver.start("campaign-year", "leading-group-office", "440000", Map.of("year", YEAR));
    driver.runJobs();
  }

  @AfterEach
  void end() {
    identity.deleteUser(COLLEAGUE);
    driver.reset();
  }

  @Test
  void theClaimantGivesBackAndAColleagueTakesOver() {
    TasklistPage tasklist = BROWSERS.tasklist(port);
    Page page = tasklist.page();
    tasklist.logIn("gz-ban");
    tasklist.open("本岗位待办", TASK);
    Locator opinion = page.getByText("添加意见");
    assertThat(opinion).isHidden(); // an opinion is of whoever has the task
    tasklist.claim(TASK);
    assertThat(opinion).isVisible();
    tasklist.enter("组长", "黄局长");
    page.locator(".assignee .unclaim, .unclaim").first().click();
    assertThat(page.locator("button.claim")).isVisible();
    assertThat(opinion).isHidden();
    tasklist.picture("handover-1-given-back");
    tasklist.claim(TASK);
    assertThat(tasklist.field("组长")).hasValue("黄局长");

    tasklist.logIn(COLLEAGUE);
    tasklist.open("本单位全部", TASK);
    assertThat(page.locator("[cam-tasklist-task-meta] .assignee")).containsText("陈洁");
    for (String refused : List.of(".reset-assignee", ".unclaim", ".instance-link")) {
      assertThat(page.locator(refused).locator("visible=true")).hasCount(0);
    }
    tasklist.openTab("流程图");
    for (String button : List.of("放大", "缩小", "恢复大小")) {
      assertThat(page.getByTitle(button)).isVisible();
    }
    tasklist.openTab("转办与接办");
    assertThat(page.locator(".handover")).containsText("陈洁");
    look(tasklist, "handover-2-tab");
    page.getByLabel("接办原因").fill("陈洁同志病假");
    page.getByLabel("接办原因").press("Enter");
    assertThat(page.locator(".fjs-form")).isVisible();
    assertThat(page.locator("h2.task")).containsText(TASK);
    assertThat(page.locator("[cam-tasklist-task-meta] .assignee")).containsText("何文");
    assertThat(page.locator(".disabled-form")).isHidden();
    tasklist.picture("handover-3-taken");
    tasklist.visit("/work/held");
    look(tasklist, "handover-3-held");
    page.locator("main").getByText(TASK).click();
    assertThat(page.locator("h2.task")).containsText(TASK);
    assertThat(page.locator(".fjs-form")).isVisible();

    tasklist.logIn("gz-ju", "/work/held");
    page.getByText("转办", new Page.GetByTextOptions().setExact(true)).first().click();
    page.getByLabel("转给").selectOption("gz-ban");
    page.getByLabel("转办原因").fill("陈洁同志已返岗");
    look(tasklist, "handover-4-head");
    page.locator("button").getByText("转办").click();
    assertThat(page.locator(".done")).containsText("已转给广州市局活动办 陈洁（gz-ban）");
    look(tasklist, "handover-5-unit");

    tasklist.logIn("gz-ban", "/cases/" + CASE);
    assertThat(page.locator("section[aria-label=转办与接办]"))
        .containsText(Pattern.compile("退回签收.*陈洁同志病假.*陈洁同志已返岗", Pattern.DOTALL));
    look(tasklist, "handover-6-case");
    page.setViewportSize(390, 844);
    look(tasklist, "handover-6-case-on-a-phone");
    assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(390);
    assertThat((boolean) page.evaluate(WIDER_THAN_SHOWN)).as("nothing is cut").isFalse();
  }

  @Test
  void theAdministratorHandsOverAndSetsASubstitute() {
    TasklistPage tasklist = BROWSERS.tasklist(port);
    Page page = tasklist.page();
    tasklist.logIn("gz-ban");
    tasklist.claim(TASK);
    tasklist.logIn("admin", "/work/leave");
    page.getByLabel("离岗或者外出的人员").fill("陈");
    page.getByText("查询", new Page.GetByTextOptions().setExact(true)).click();
    page.getByText("广州市局活动办 陈洁（gz-ban）").click();
    assertThat(page.locator("main")).containsText(TASK);
    page.getByLabel("移交给").selectOption(COLLEAGUE);
    page.getByLabel("原因").first().fill("调离本单位");
    look(tasklist, "handover-7-leave");
    page.getByText("全部移交").click();
    assertThat(page.locator("main")).containsText("已移交");
    look(tasklist, "handover-8-left");
    page.getByLabel("代理人").last().selectOption("gz-ju");
    page.getByLabel("开始日期").fill(LocalDate.now().plusDays(1).toString());
    page.getByLabel("结束日期").fill(LocalDate.now().plusDays(3).toString());
    page.getByLabel("原因").last().fill("参加培训");
    page.getByText("设置代理").click();
    assertThat(page.locator(".done")).containsText("期满自动结束");
    assertThat(page.locator("main")).containsText("未开始");
    look(tasklist, "handover-9-substitute");
    page.getByText("结束代理").click();
    assertThat(page.locator("main")).containsText("已结束");
  }

  /** Takes a picture and lets axe look for barriers in what is ours. */
  private static void look(TasklistPage tasklist, String picture) {
    tasklist.picture(picture);
    AxeBuilder axe = new AxeBuilder(tasklist.page());
    String address = tasklist.page().url();
    if (address.contains("/app/tasklist/")) {
      axe.include(".handover");
    }
    assertThat(
            axe.analyze().getViolations().stream()
                .map(rule -> rule.getId() + " " + rule.getNodes().get(0).getHtml()))
        .as(picture)
        .isEmpty();
  }
}

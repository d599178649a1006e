package cn.qualitysafety.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.LoadState;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the web applications tell people, keep for them and offer them, on the usual screen. */
@SystemTest
@Tag("slow")
class DeskBrowserTest {

  private static final int YEAR = LocalDate.now().getYear() + 1;

  /** Of a text that is not translated: USERS_USERS. */
  private static final Pattern KEY = Pattern.compile("[A-Z]+_[A-Z]+");

  private static final String BEIJING = "Asia/Shanghai";

  /** Long before the minute after which the numbers are read anyhow. */
  private static final LocatorAssertions.HasTextOptions SOON =
      new LocatorAssertions.HasTextOptions().setTimeout(5_000);

  @RegisterExtension private static final Browsers BROWSERS = new Browsers();

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;

  @BeforeEach
  @AfterEach
  void reset() {
    driver.reset();
  }

  @Test
  void theFirstScreenIsTheWorkThatWaitsAndWhatIsTypedIsKeptUntilItIsSent() {
    startCampaign();
    TasklistPage tasklist = BROWSERS.tasklist(port, BEIJING);
    tasklist.visit("/camunda/app/tasklist/default/");
    assertThat(tasklist.page().locator("input[ng-model=username]")).isVisible();
    assertThat(tasklist.page().locator("svg, .version").locator("visible=true")).hasCount(0);
    tasklist.logIn("sheng-ban");
    assertThat(tasklist.shownFilter()).containsText("本岗位待办");
    assertThat(tasklist.counter("我的任务")).hasText("0");
    assertThat(tasklist.counter("本岗位待办")).hasText("1");
    assertThat(tasklist.counter("本单位全部")).hasText("22");
    tasklist.picture("63-counts");
    tasklist.claim("成立领导小组和办公室");
    assertThat(tasklist.clicks()).as("clicks from the login to the form").isEqualTo(1);
    assertThat(tasklist.counter("我的任务")).hasText("1", SOON);

    tasklist.enter("组长", "赖天生");
    tasklist.open("我的任务", "成立领导小组和办公室");
    assertThat(tasklist.field("组长")).hasValue("赖天生");
    tasklist.submit().click();
    assertThat(tasklist.messages()).containsText("请先填写或更正：副组长、成员。");
    tasklist.picture("64-empty-fields");
    Locator due = tasklist.page().locator("[cam-tasklist-task-meta] .due-date");
    assertThat(due.locator("[data-day$=日]")).isVisible();
    for (String refused :
        List.of(".reset-due-date", ".followup-date", ".due-date input", ".groups-modal")) {
      assertThat(tasklist.page().locator(refused).locator("visible=true")).hasCount(0);
    }
    due.click(new Locator.ClickOptions().setForce(true));
    assertThat(tasklist.page().locator(".datepicker, .uib-datepicker")).hasCount(0);
    tasklist.enter("副组长", "任小铁");
    tasklist.enter("成员", "各处室");
    tasklist.submit().click(); // the message is still there and in nobody's way
    assertThat(tasklist.page().locator(".fjs-form")).isHidden();
    assertThat(tasklist.page().getByText("请先填写或更正")).hasCount(0);
    assertThat(tasklist.counter("我的任务")).hasText("0", SOON);
    assertThat(tasklist.shownFilter()).containsText("本岗位待办"); // one's own are done
    assertThat(tasklist.card("拟定实施方案").locator(".claim-here")).isVisible();

    tasklist.claim("拟定实施方案");
    assertThat(tasklist.shownFilter()).containsText("本岗位待办");
    assertThat(tasklist.card("拟定实施方案").locator(".claim-here")).hasCount(0);
    // It stays where it was while it is open, or the next would be under the mouse.
    assertThat(tasklist.card("拟定实施方案")).isVisible();
    tasklist.enter("方案标题", "未定稿");
    tasklist.openTab("历史");
    assertThat(tasklist.page().locator(".operation-user").first()).containsText("林敏");
    tasklist.openTab("表单");
    assertThat(tasklist.field("方案标题")).hasValue("未定稿");
    tasklist.logOut();
    assertThat(drafts(tasklist)).hasSize(1).allMatch(key -> key.contains("sheng-ban"));
    assertThat((String) tasklist.page().evaluate("Object.values(localStorage).join()"))
        .contains("未定稿")
        .as("what a form only shows is no draft")
        .doesNotContain("remarks");
    tasklist.logInByFormAsLeader("sheng-ban");
    assertThat(tasklist.shownFilter()).containsText("我的任务");
    tasklist.open("我的任务", "拟定实施方案");
    assertThat(tasklist.field("方案标题")).hasValue("未定稿");

    tasklist.enter("方案要点", "一、目标；二、步骤。");
    tasklist.clickAsSessionEnds(tasklist.submit());
    assertThat(tasklist.messages().locator(".status")).hasText("登录已过期，请重新登录，填写的内容已保留。");
    assertThat(tasklist.messages()).not().containsText("{");
    tasklist.picture("60-session-ended");
    tasklist.logInByForm("sheng-ban");
    assertThat(tasklist.field("方案要点")).hasValue("一、目标；二、步骤。");
    tasklist.page().waitForResponse("**/submit-form", () -> tasklist.submit().click());
    assertThat(tasklist.page().locator(".fjs-form")).isHidden();
    assertThat(drafts(tasklist)).as("what was sent is kept no longer").isEmpty();
  }

  @Test
  void whatIsTypedIntoAStartSurvivesAnEndedSessionAndIsGoneOnceItIsStarted() {
    TasklistPage tasklist = BROWSERS.tasklist(port, BEIJING);
    tasklist.logIn("sheng-ban");
    tasklist.openStart("“质量和安全年”活动");
    tasklist.enter("活动年份", String.valueOf(YEAR));
    tasklist.clickAsSessionEnds(tasklist.startButton());
    assertThat(tasklist.messages().locator(".status")).hasText("登录已过期，请重新登录，填写的内容已保留。");
    tasklist.logIn("sheng-ban2");
    tasklist.openStart("“质量和安全年”活动");
    assertThat(tasklist.field("活动年份")).hasValue("");
    tasklist.logIn("sheng-ban");
    tasklist.openStart("“质量和安全年”活动");
    assertThat(tasklist.field("活动年份")).hasValue(String.valueOf(YEAR));
    tasklist.picture("68-start-kept");
    tasklist.submitStart();
    assertThat(drafts(tasklist)).as("what was sent is kept no longer").isEmpty();
    String number = "HD" + YEAR + "-01";
    Locator told = tasklist.messages().filter(new Locator.FilterOptions().setHasText("案件编号"));
    tasklist.picture("68-start-number");
    told.getByText(number).click();
    assertThat(tasklist.page()).hasURL(Pattern.compile("/cases/" + number + "$"));
    assertThat(tasklist.page().locator("main")).containsText(number);
    tasklist.visit("/camunda/app/tasklist/");
    tasklist.openStart("“质量和安全年”活动");
    assertThat(tasklist.field("活动年份")).hasValue("");
  }

  @Test
  void escClosesAnOpenListAndThenTheDialogWhichKeepsWhatWasTyped() {
    TasklistPage tasklist = BROWSERS.tasklist(port, BEIJING);
    tasklist.logIn("sheng-chou");
    tasklist.openStart("监督抽查计划");
    tasklist.enter("产品名称", "大米");
    tasklist.select("产品类别", "食品");
    tasklist.openList("产品类别");
    assertThat(tasklist.choices().first()).isVisible();
    tasklist.page().keyboard().press("Escape");
    assertThat(tasklist.choices()).hasCount(0);
    assertThat(tasklist.dialog()).isVisible();
    tasklist.openList("产品类别");
    assertThat(tasklist.choices().first()).isVisible();
    tasklist.page().keyboard().press("Escape");
    tasklist.picture("68-start-list-closed");
    tasklist.page().keyboard().press("Escape");
    assertThat(tasklist.dialog()).isHidden();

    tasklist.openStart("监督抽查计划");
    assertThat(tasklist.field("产品名称")).hasValue("大米");
    assertThat(tasklist.dialog().locator(".fjs-select-display").first()).hasText("食品");
    tasklist.enter("产品名称", "大米和面粉");
    tasklist.dialog().getByText("关闭").click();
    assertThat(tasklist.dialog()).isHidden();
    tasklist.openStart("监督抽查计划");
    assertThat(tasklist.field("产品名称")).hasValue("大米和面粉");
  }

  @Test
  void anEmptyStartNamesEachFieldAlsoOneWhoseNameBeginsAnother() {
    TasklistPage tasklist = BROWSERS.tasklist(port, BEIJING);
    tasklist.logIn("gz-huodong");
    tasklist.openStart("宣传与服务活动");
    tasklist.startButton().click();
    assertThat(tasklist.dialog().locator(".notifications .alert"))
        .containsText("活动日期、举办地代码、活动地点、举办方式");
  }

  private static List<String> drafts(TasklistPage tasklist) {
    String keys =
        "Object.keys(localStorage).filter(key => /draft|camunda-form/.test(key)).join(' ')";
    return Arrays.stream(((String) tasklist.page().evaluate(keys)).split(" "))
        .filter(key -> !key.isEmpty())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {BEIJING, "America/Los_Angeles"})
  void aTypedDayIsExactlyThatDayOrRefusedAndWhyAStartIsRefusedStandsInSight(String timeZone) {
    TasklistPage tasklist = BROWSERS.tasklist(port, timeZone);
    tasklist.logIn("sheng-mpb");
    tasklist.openStart("名牌产品称号登记与监视");
    Locator wrong = tasklist.page().locator("[data-wrong-day]");
    for (String day :
        List.of("20250316", "2025-3-16", "2025.3.16", "2025年3月16日", "2025/03/16", "２０２５－３－１６")) {
      tasklist.type("授予日期", day);
      assertThat(tasklist.field("授予日期")).hasValue("2025/3/16");
      assertThat(wrong).hasCount(0);
    }
    for (String none : List.of("2026/2/29", "03/15/2025", "2025/13/40", "25-3-16", "1800-1-1")) {
      tasklist.type("授予日期", none);
      assertThat(wrong).hasCount(1);
      assertThat(wrong.getAttribute("data-wrong-day")).contains("“" + none + "”");
      assertThat(tasklist.field("授予日期")).hasValue(none);
    }
    tasklist.enter("称号编号", "MP2025-0123");
    tasklist.enter("企业组织机构代码", "73140002-5");
    tasklist.enter("产品", "酱油");
    Locator start = tasklist.startButton();
    assertThat(start).isDisabled();
    tasklist.picture("61-no-such-day");

    tasklist.type("授予日期", "2026-10-08");
    tasklist.field("授予日期").click();
    Locator calendar = tasklist.page().locator(".flatpickr-calendar.open");
    assertThat(calendar.locator(".flatpickr-weekday"))
        .hasText(new String[] {"一", "二", "三", "四", "五", "六", "日"});
    assertThat(calendar.locator(".flatpickr-monthDropdown-months option:checked")).hasText("十月");
    assertThat(calendar.getByTitle("国庆节，休息").first()).hasText("1");
    assertThat(calendar.getByTitle("国庆节调休，上班")).hasText("10");
    tasklist.picture("62-calendar");
    BoundingBox box = calendar.boundingBox();
    assertThat(box.y).isGreaterThanOrEqualTo(0);
    assertThat(box.y + box.height).isLessThanOrEqualTo(768);

    tasklist.type("授予日期", "2025-03-01");
    tasklist.page().setViewportSize(1366, 450);
    Request sent = tasklist.page().waitForRequest("**/submit-form", start::click);
    assertThat(sent.postData()).contains("\"2025-03-01\"");
    Locator told = tasklist.dialog().locator(".notifications .alert");
    assertThat(told).containsText("流程没有启动");
    assertThat(told).not().containsText(":");
    assertThat(told).containsText("“组织机构代码”731400025的校验位不正确");
    start.scrollIntoViewIfNeeded();
    tasklist.picture("69-start-refused");
    assertThat(told).isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
    assertThat(told.boundingBox().y + told.boundingBox().height)
        .isLessThanOrEqualTo(start.boundingBox().y);
  }

  @Test
  void theSupervisorSeesTrueFiguresNamesAndNothingThatIsRefused() {
    startCampaign();
    TasklistPage tasklist = BROWSERS.tasklist(port, BEIJING);
    tasklist.logIn("sheng-ban");
    tasklist.claim("成立领导小组和办公室");
    tasklist.logIn("sheng-du");
    tasklist.open("本单位全部", "成立领导小组和办公室");
    Page page = tasklist.page();
    assertThat(page.locator(".actors .groups")).containsText("领导小组办公室");
    assertThat(page.locator(".actors .assignee")).containsText("林敏");
    assertThat(page.locator(".instance-link")).isVisible();
    assertThat(page.locator(".reset-assignee").locator("visible=true")).hasCount(0);

    tasklist.visit("/camunda/app/cockpit/default/#/tasks");
    assertThat(page.getByText("市局活动办公室")).isVisible();
    tasklist.picture("65-human-tasks");
    assertThat(row(page, "已指派给用户")).containsText("1");
    assertThat(row(page, "已分配给一个或多个岗位")).containsText("21");
    assertThat(row(page, "未指派")).containsText("0");
    assertThat(row(page, "市局活动办公室")).containsText("21");
    assertThat(tasklist.messages()).hasCount(0);

    tasklist.visit("/camunda/app/cockpit/default/#/processes");
    for (String process : List.of("各市动员部署", "各市月报", "各市活动总结")) {
      assertThat(page.getByText(process).first()).isVisible();
    }
    page.getByText("“质量和安全年”活动").first().click();
    assertThat(page.locator(".djs-container").first()).isVisible();
    assertThat(page.locator("[data-element-id=event_mobilisationEnds]").first()).isVisible();
    assertThat(page.getByText(Pattern.compile("^\\s*\\d{4}年\\d+月\\d+日 [\\d:]{8}")).first())
        .isVisible();
    assertThat(page.locator(".ctn-toolbar .glyphicon-pause").locator("visible=true")).hasCount(0);
    page.locator("td.instance-id a").first().click();
    page.locator(".nav-tabs").getByText("人工任务").click();
    assertThat(page.locator("td.assignee")).containsText("林敏");
    tasklist.picture("66-instance");
    for (String refused :
        List.of(
            ".ctn-toolbar .glyphicon-remove",
            ".ctn-toolbar .glyphicon-pause",
            ".ctn-toolbar .glyphicon-plus",
            ".change-group-identity-links",
            ".change-user-identity-links")) {
      assertThat(page.locator(refused).locator("visible=true")).hasCount(0);
    }
    page.context().clearCookies();
    page.locator(".nav-tabs").getByText("变量").click();
    assertThat(tasklist.messages().locator(".status")).hasText("登录已过期，请重新登录。");
  }

  @Test
  void theAdministratorReadsWordsFromTheFirstPageOnAndWhatADeletedAccountLeaves() {
    TasklistPage tasklist = BROWSERS.tasklist(port, BEIJING);
    tasklist.logIn("admin");
    Page page = tasklist.page();
    page.route("**/admin/locales/*", this::late);
    for (String list : List.of("users", "groups", "tenants", "authorization")) {
      page.evaluate("localStorage.clear()"); // what the vendor kept of an earlier visit
      tasklist.visit("/camunda/app/admin/default/?" + list + "#/" + list);
      assertThat(page.locator(".section-content h3").first()).isVisible();
      assertThat(page.locator("body"))
          .not()
          .containsText(KEY, new LocatorAssertions.ContainsTextOptions().setUseInnerText(true));
      assertThat(page).not().hasTitle(KEY);
      if (list.equals("users")) {
        assertThat(page.getByText("gz-ban").first()).isVisible();
        assertThat(page.getByText("姓名").first()).isVisible();
      }
    }
    page.unroute("**/admin/locales/*");
    tasklist.visit("/camunda/app/admin/default/#/users/gz-ban?tab=account");
    // What arrives after the button draws the page anew, and a question that is open goes with it.
    page.waitForLoadState(LoadState.NETWORKIDLE);
    page.locator(".btn-danger").click();
    assertThat(page.locator(".modal-body")).containsText("签收的任务即退回各岗位");
    tasklist.picture("68-delete-account");
    tasklist.visit("/camunda/app/welcome/default/");
    assertThat(page.getByText("系统管理").first()).isVisible();
  }

  private void late(Route route) {
    try {
      Thread.sleep(1500);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    route.resume();
  }

  @Test
  void ourOwnPagesHaveNoBarriersAndAListIsReadOnAPhone() {
    driver.setClock("2009-02-27T09:00:00");
    driver.start("campaign-year", "leading-group-office", "440000", Map.of("year", 2009));
    driver.runJobs();
    driver.moveClockTo("2009-04-01T09:00:00");
    TasklistPage tasklist = BROWSERS.tasklist(port, BEIJING);
    tasklist.logIn("gz-shouli");
    for (String path : List.of("/cases", "/enterprises", "/enterprises/import", "/work/finished")) {
      tasklist.visit(path);
      assertThat(new AxeBuilder(tasklist.page()).analyze().getViolations())
          .as(path)
          .noneMatch(rule -> List.of("serious", "critical").contains(rule.getImpact()));
    }
    tasklist.logIn("sheng-ban");
    Page phone = tasklist.page();
    tasklist.visit("/cases");
    assertThat(phone.locator("tbody")).containsText("HD2009-01");
    tasklist.picture("69-cases");
    tasklist.visit("/cases/HD2009-01");
    tasklist.picture("69-case");
    phone.setViewportSize(390, 844);
    tasklist.visit("/work/overdue");
    tasklist.picture("67-phone");
    assertThat((int) phone.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(390);
    assertThat(phone.locator("tbody td").first().boundingBox().width).isGreaterThan(300);
    assertThat(phone.locator("tbody td").first()).hasAttribute("data-column", "单位");
  }

  private static Locator row(Page page, String name) {
    return page.locator("tr", new Page.LocatorOptions().setHasText(name)).first();
  }

  private void startCampaign() {
    driver.start("campaign-year", "leading-group-office", "440000", Map.of("year", YEAR));
    driver.runJobs();
  }
}

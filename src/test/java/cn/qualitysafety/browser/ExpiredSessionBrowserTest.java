package cn.qualitysafety.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a clerk reads who comes back from lunch and submits a page of ours. */
@SystemTest
@Tag("slow")
class ExpiredSessionBrowserTest {

  @RegisterExtension private static final Browsers BROWSERS = new Browsers();

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;

  @BeforeEach
  @AfterEach
  void reset() {
    driver.reset();
  }

  @Test
  void whatWasTypedOnAPageOfOursIsThereAgainAfterTheLoginForTheSamePersonAlone() {
    TasklistPage tasklist = BROWSERS.tasklist(port);
    Page page = tasklist.page();
    tasklist.logIn("gz-shouli", "/enterprises/new");
    page.getByLabel("企业名称").fill("广州市荔湾食品厂");
    page.getByLabel("是否小作坊").selectOption("是");
    page.getByLabel("生产场所地址").fill("荔湾区一号；\n荔湾区二号");
    page.context().clearCookies();
    button(page, "登记").click();
    assertThat(page.locator("main")).containsText("登录已过期，操作没有生效。填写的内容已保留，请重新登录，登录后回到原页面。");
    tasklist.picture("17-own-page-ended");
    page.locator("header a").click();
    tasklist.logIn("gz-shencha", "/enterprises/new");
    assertThat(page.getByLabel("企业名称")).hasValue("");

    tasklist.visit("/camunda/app/tasklist/");
    tasklist.logOut();
    tasklist.enterLogin("gz-shouli");
    assertThat(page.locator("main [role=status]")).containsText("上次填写的内容没有提交，已为您恢复");
    assertThat(page).hasURL(Pattern.compile("/enterprises/new$"));
    assertThat(page.getByLabel("企业名称")).hasValue("广州市荔湾食品厂");
    assertThat(page.getByLabel("是否小作坊")).hasValue("是");
    assertThat(page.getByLabel("生产场所地址")).hasValue("荔湾区一号；\n荔湾区二号");
    tasklist.picture("18-own-page-filled");

    button(page, "登记").click(); // as the same session's: what is missing is said, nothing kept
    assertThat(page.locator(".reason").first()).isVisible();
    tasklist.visit("/enterprises/new");
    assertThat(page.getByLabel("企业名称")).hasValue("");
    assertThat(page.locator("main [role=status]")).hasCount(0);
  }

  @Test
  void whoHasLoggedInAnewInAnotherTabFindsWhatWasTypedInTheFirst() {
    TasklistPage tasklist = BROWSERS.tasklist(port);
    Page page = tasklist.page();
    tasklist.logIn("gz-shouli", "/enterprises/new");
    page.getByLabel("企业名称").fill("广州市荔湾食品厂");
    page.context().clearCookies();
    new TasklistPage(page.context().newPage(), "http://localhost:" + port).logIn("gz-shouli");
    button(page, "登记").click();
    assertThat(page.locator("main")).containsText("页面已过期，操作没有生效。填写的内容已保留，请返回原页面，核对后重新提交。");
    page.locator("header a").click();
    assertThat(page.getByLabel("企业名称")).hasValue("广州市荔湾食品厂");
  }

  private static Locator button(Page page, String name) {
    return page.locator("main button", new Page.LocatorOptions().setHasText(name));
  }
}

package cn.qualitysafety.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Legal affairs change a limit, at a desk and on a phone. */
@SystemTest
@Tag("slow")
class SettingsBrowserTest {

  @RegisterExtension private static final Browsers BROWSERS = new Browsers();

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;

  @BeforeEach
  @AfterEach
  void reset() {
    driver.reset();
  }

  @Test
  void legalAffairsFindALimitChangeItAndSeeWhatItWas() {
    TasklistPage tasklist = BROWSERS.tasklist(port);
    Page page = tasklist.page();
    page.setViewportSize(1280, 800);
    tasklist.logIn("sheng-fazhi", "/work");
    page.locator("nav a", new Page.LocatorOptions().setHasText("设置")).click();
    look(tasklist, "settings-1-limits");
    page.getByLabel("名称或者内容").fill("licence.review");
    page.locator(".search button").click();
    page.locator("td a", new Page.LocatorOptions().setHasText("licence.review")).first().click();
    page.locator("#field-amount").fill("45");
    page.getByLabel("修改理由").fill("条例修订");
    look(tasklist, "settings-2-limit");
    page.locator("button", new Page.LocatorOptions().setHasText("保存")).click();
    assertThat(page.locator("[role=status]")).containsText("期限“licence.review”已修改，现已生效");
    assertThat(page.locator("tbody td").nth(1)).containsText("45个工作日");
    tasklist.picture("settings-3-changed");
    page.locator("#field-amount").fill("四十五");
    page.getByLabel("修改理由").fill("再改");
    page.locator("button", new Page.LocatorOptions().setHasText("保存")).click();
    assertThat(page.locator("[role=alert]")).containsText("的长度（amount）是“四十五”");
    assertThat(page.getByLabel("修改理由")).hasValue("再改");

    page.setViewportSize(390, 844);
    tasklist.picture("settings-4-limit-on-a-phone");
    assertNotWider(page);
    tasklist.visit("/settings/limit");
    tasklist.picture("settings-5-limits-on-a-phone");
    assertNotWider(page);
    for (String kind : new String[] {"holiday", "article", "document-word", "post", "template"}) {
      tasklist.visit("/settings/" + kind);
      look(tasklist, "settings-5-%s-on-a-phone".formatted(kind));
      assertNotWider(page);
    }
    Locator kinds = page.locator("nav[aria-label=设置的类别] a[aria-current]");
    assertThat(kinds).hasText("文书模板");
    page.setViewportSize(1280, 800);
    tasklist.picture("settings-6-templates");
  }

  private static void assertNotWider(Page page) {
    assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(390);
  }

  private static void look(TasklistPage tasklist, String picture) {
    tasklist.picture(picture);
    assertThat(new AxeBuilder(tasklist.page()).analyze().getViolations()).isEmpty();
  }
}

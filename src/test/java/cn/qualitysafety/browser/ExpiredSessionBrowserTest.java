package cn.qualitysafety.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import com.microsoft.playwright.Locator;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a clerk reads who comes back from lunch and submits the form. */
@SystemTest
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
  void whoseSessionHasEndedIsToldSoInChineseAndAskedToLogInAgain() {
    TasklistPage tasklist = BROWSERS.tasklist(port);
    tasklist.logIn("sheng-ban");
    tasklist.start("“质量和安全年”活动", "活动年份", String.valueOf(LocalDate.now().getYear() + 1));
    driver.runJobs();
    tasklist.claim("成立领导小组和办公室");
    tasklist.enter("组长", "赖天生");
    tasklist.enter("副组长", "任小铁");
    tasklist.enter("成员", "各处室主要负责人");
    tasklist.page().context().clearCookies();
    tasklist.submit().click();
    Locator told = tasklist.page().locator(".notifications, [notifications-panel]").first();
    assertThat(told).containsText("登录已过期，请重新登录，填写的内容已保留");
    assertThat(told).not().containsText("{");
    assertThat(tasklist.page().locator("input[ng-model=username]")).isVisible();
    tasklist.picture("16-session-ended");
  }
}

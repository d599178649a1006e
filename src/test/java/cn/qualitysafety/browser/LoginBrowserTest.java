package cn.qualitysafety.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the login pages say, and what people may do with their account. */
@SystemTest
@Tag("slow")
class LoginBrowserTest {

  private static final String PERSON = "gz-ju";
  private static final String PASSWORD = "Zhijian-2009";
  private static final String NAME_FIELD = "input[ng-model=username]";
  private static final String NOTICE = "[notifications-panel]";

  @RegisterExtension private static final Browsers BROWSERS = new Browsers();

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private IdentityService identity;

  @BeforeEach
  @AfterEach
  void reset() {
    driver.reset();
    identity.unlockUser(PERSON);
  }

  @Test
  void whoMistypesIsToldSoKeepsTheNameAndIsToldHowLongToWait() {
    for (String app : new String[] {"tasklist", "cockpit", "admin", "welcome"}) {
      identity.unlockUser(PERSON);
      Page page = BROWSERS.open(1440, 900, true).newPage();
      page.navigate("http://localhost:%d/camunda/app/%s/".formatted(port, app));

      enter(page, PERSON, "Zhijian-2008");
      assertThat(page.locator(NOTICE)).containsText("用户名或密码错误，请核对后重新输入。");
      assertThat(page.locator(NAME_FIELD)).hasValue(PERSON);
      TasklistPage.picture(page, "login-%s-wrong".formatted(app));

      page.fill("input[ng-model=password]", PASSWORD);
      page.click("button[type=submit]");
      assertThat(page.locator(NOTICE)).containsText(Pattern.compile("请等待[123]秒后再试"));
      assertThat(page.locator(NAME_FIELD)).hasValue(PERSON);
      TasklistPage.picture(page, "login-%s-wait".formatted(app));
    }
  }

  @Test
  void whoHasNoPostForAnApplicationIsToldThat() {
    Page page = BROWSERS.open(1440, 900, true).newPage();
    page.navigate("http://localhost:%d/camunda/app/cockpit/".formatted(port));
    enter(page, PERSON, PASSWORD);
    assertThat(page.locator(NOTICE)).containsText("您无权使用本应用（没有相应岗位），请联系系统管理员。");
  }

  @Test
  void ofTheirOwnAccountPeopleAreOfferedThePasswordAlone() {
    Page page = BROWSERS.open(1440, 900, true).newPage();
    page.navigate("http://localhost:%d/camunda/app/welcome/".formatted(port));
    enter(page, PERSON, PASSWORD);
    assertThat(page.locator("a[ng-click=\"showForm('password')\"]")).isVisible();
    assertThat(page.locator("a[ng-click=\"showForm('profile')\"]")).isHidden();
    TasklistPage.picture(page, "own-account");
  }

  private static void enter(Page page, String name, String password) {
    page.waitForFunction(TasklistPage.STANDS_STILL, "form[name=signinForm]");
    page.fill(NAME_FIELD, name);
    page.fill("input[ng-model=password]", password);
    page.click("button[type=submit]");
  }
}

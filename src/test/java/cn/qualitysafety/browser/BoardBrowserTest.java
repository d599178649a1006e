package cn.qualitysafety.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.board.BoardWorld;
import cn.qualitysafety.platform.attachment.Attachments;
import cn.qualitysafety.platform.message.Messages;
import cn.qualitysafety.target.Targets;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** 活动进展 as the leading group has it on its screen and on paper. */
@SystemTest
@Tag("slow")
class BoardBrowserTest {

  @RegisterExtension private static final Browsers BROWSERS = new Browsers();

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private Messages messages;
  @Autowired private Attachments attachments;
  @Autowired private Targets targets;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TransactionTemplate transaction;

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void leadersFindTheirCitiesOnOneScreenAndEachSectionOnOnePage() {
    new BoardWorld(driver, messages, attachments, transaction, targets, runtime, tasks, jdbc)
        .make();
    TasklistPage tasklist = BROWSERS.tasklist(port, "Asia/Shanghai");
    Page page = tasklist.page();
    tasklist.logIn("sheng-zu", "/board");
    for (String part : List.of("documents", "not-begun", "stages", "venues", "to-come")) {
      assertThat(page.locator("#" + part + " tbody tr").first()).isVisible();
    }
    look(page, "board-province");
    Locator last = page.locator("#lights tbody tr").last();
    assertThat((double) last.evaluate("row => row.getBoundingClientRect().bottom"))
        .as("all cities without scrolling")
        .isLessThanOrEqualTo(768);
    page.pdf(
        new Page.PdfOptions()
            .setPath(Path.of("target", "screenshots", "board-province.pdf"))
            .setPreferCSSPageSize(true));

    page.locator("#lights").getByText("佛山市").click();
    assertThat(page.locator("h1")).containsText("佛山市");
    assertThat(tasklist.clicksSinceLogin()).as("clicks of a leader to a city").isEqualTo(1);
    look(page, "board-city");
    tasklist.logIn("sheng-du", "/board/440600");
    page.locator("#items").getByText("DB2009-440600-0001").click();
    assertThat(page.locator("h1")).containsText("DB2009-440600-0001");
    assertThat(page.locator("figure.diagram").first())
        .not()
        .containsText("结转为新任务"); // it is on a sheet of its own, where the case has not come to
    assertThat(tasklist.clicksSinceLogin()).as("and from there to what is late").isEqualTo(1);
  }

  private static void look(Page page, String picture) {
    TasklistPage.picture(page, picture);
    assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(1366);
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
  }
}

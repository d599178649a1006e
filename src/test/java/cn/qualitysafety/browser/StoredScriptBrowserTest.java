package cn.qualitysafety.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a clerk has entered runs in nobody's Tasklist. */
@SystemTest
@Tag("slow")
class StoredScriptBrowserTest {

  private static final String CASE = "HD2009-01-440100-BS";
  private static final String TEXT =
      "\"><img src=x onerror=\"window.hit=1;alert(1)\"><script>window.hit=1</script>{{7*7}}";

  @RegisterExtension private static final Browsers BROWSERS = new Browsers();

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private TaskService tasks;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-02-27T09:00:00");
    driver.start("campaign-year", "leading-group-office", "440000", Map.of("year", 2009));
    driver.runJobs();
    driver.complete(
        CASE,
        "userTask_setUpLeadingBody",
        "city-campaign-office",
        "440100",
        Map.of("leader", "局长", "members", "各科室", "contact", "办公室 12345"));
    driver.complete(
        CASE,
        "userTask_draftCityPlan",
        "city-campaign-office",
        "440100",
        Map.of("planTitle", TEXT, "planText", TEXT));
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void theFormTheCommentsAndTheHistoryShowItAsAText() {
    Task task = tasks.createTaskQuery().processInstanceBusinessKey(CASE).singleResult();
    tasks.createComment(task.getId(), task.getProcessInstanceId(), TEXT);
    TasklistPage tasklist = BROWSERS.tasklist(port);
    Page page = tasklist.page();
    List<String> dialogs = new ArrayList<>();
    page.onDialog(
        dialog -> {
          dialogs.add(dialog.message());
          dialog.dismiss();
        });
    tasklist.logIn("gz-ju");
    tasklist.claim("审签并报送方案");
    assertThat(page.getByLabel("方案标题").first()).hasValue(TEXT);
    assertThat(page.getByLabel("方案措施").first()).hasValue(TEXT);
    for (String tab : List.of("历史", "描述", "文书与附件", "流程图")) {
      if (page.locator(".nav-tabs, .tabbed-container").getByText(tab).count() > 0) {
        page.locator(".nav-tabs, .tabbed-container").getByText(tab).first().click();
        page.waitForTimeout(1500);
        tasklist.picture("95-stored-script-" + tab);
        assertNothingRan(page, dialogs);
      }
    }
  }

  private static void assertNothingRan(Page page, List<String> dialogs) {
    assertThat(dialogs).isEmpty();
    assertThat(page.evaluate("window.hit")).isNull();
    assertThat(page.locator("img[src=x]").count()).isZero();
    assertThat(page.content()).doesNotContain(">49<");
  }
}

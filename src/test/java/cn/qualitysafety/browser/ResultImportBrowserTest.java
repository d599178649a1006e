package cn.qualitysafety.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.spotcheck.ResultRows;
import cn.qualitysafety.spotcheck.SampleTestService;
import cn.qualitysafety.spotcheck.SpotCheckService;
import cn.qualitysafety.spotcheck.SpotCheckSteps;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A laboratory reports its samples from an Excel file. */
@SystemTest
@Tag("slow")
class ResultImportBrowserTest {

  @RegisterExtension private static final Browsers BROWSERS = new Browsers();

  @LocalServerPort private int port;
  @TempDir private Path folder;
  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private SpotCheckService spotChecks;
  @Autowired private SampleTestService sampleTests;

  @BeforeEach
  @AfterEach
  void reset() {
    driver.reset();
  }

  @Test
  void theFileIsTakenFilledInAndBroughtBackUntilItIsRight() throws IOException {
    driver.setClock("2009-05-11T09:00:00");
    List<String> codes = new SpotCheckSteps(driver, enterprises).receivedSamples(spotChecks, 3);
    TasklistPage tasklist = BROWSERS.tasklist(port);
    Page page = tasklist.page();
    tasklist.logIn("gz-jianyan", "/work");
    tasklist.picture("85-own-work-of-a-laboratory");
    page.getByText("检验结果导入").click();
    tasklist.picture("86-result-import");
    Download handedOut = page.waitForDownload(() -> page.getByText("下载待检样品表（Excel）").click());
    assertThat(handedOut.suggestedFilename()).isEqualTo("待检样品检验结果表.xlsx");
    ResultRows rows = new ResultRows(handedOut.createReadStream().readAllBytes());
    rows.fill((code, serial) -> serial == 1 ? "0.15" : "14.2").set("G3", "未检出").set("F4", "");
    rows.row(8, "MY-0000000000", "1", "镉", "≤0.2", "mg/kg", "BG-1", "0.1").delete(5);

    send(page, rows);
    assertThat(page.locator("main")).containsText("“结果.xlsx”中有3行共4处问题，一份样品也没有导入");
    tasklist.picture("87-result-import-refused");
    page.getByLabel("只导入正确的样品").check();
    send(page, rows);
    assertThat(page.locator("main")).containsText("“结果.xlsx”已导入1份样品；另有3行共4处问题");
    tasklist.picture("88-result-import-partly");

    Download left = page.waitForDownload(() -> page.getByText("下载待检样品表（Excel）").click());
    send(
        page,
        new ResultRows(left.createReadStream().readAllBytes()).fill((code, serial) -> "0.15"));
    assertThat(page.locator("main")).containsText("“结果.xlsx”已全部导入，共2份样品。");
    assertThat(page.locator("main")).containsText("现有0份盲样待报检验结果（其他人员已签收的不计）");
    tasklist.picture("89-result-import-done");
    codes.forEach(code -> assertThat(sampleTests.of(code).verdict()).isEqualTo("pass"));
  }

  private void send(Page page, ResultRows rows) throws IOException {
    page.getByLabel("Excel文件").setInputFiles(Files.write(folder.resolve("结果.xlsx"), rows.bytes()));
    page.locator("button", new Page.LocatorOptions().setHasText("上传并导入")).click();
  }
}

package cn.qualitysafety.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseEntries;
import cn.qualitysafety.enterprise.EnterpriseEntry;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.licence.LicenceService;
import cn.qualitysafety.licence.LicenceState;
import cn.qualitysafety.platform.deadline.WorkingDayCalendar;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A production licence, from the window to the downloaded certificate, in the real Tasklist. */
@SystemTest
@Tag("slow")
class LicenceBrowserTest {

  @RegisterExtension private static final Browsers BROWSERS = new Browsers();

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private LicenceService licences;
  @Autowired private WorkingDayCalendar calendar;

  @BeforeEach
  @AfterEach
  void reset() {
    driver.reset();
  }

  @Test
  void fromTheWindowToTheDownloadedCertificate() throws Exception {
    registerEnterprise();
    LocalDate visitOn = calendar.plus(LocalDate.now(), 6);
    String number = "XK%d-440100-0001".formatted(LocalDate.now().getYear());
    TasklistPage tasklist = BROWSERS.tasklist(port);

    tasklist.logIn("gz-shouli");
    tasklist.openStart("生产许可证审查");
    tasklist.choose("发证");
    enterpriseByName(tasklist);
    tasklist.select("申请产品", "预应力混凝土管");
    tasklist.enter("联系人", "何志强");
    tasklist.enter("联系电话", "13800000000");
    tasklist.picture("50-application");
    tasklist.submitStart();
    assertThat(tasklist.shownFilter()).containsText("本岗位待办"); // where the work is, by itself
    tasklist.claim("审查申请材料");
    assertThat(tasklist.page().getByText("营业执照复印件")).isVisible();
    assertThat(tasklist.page().getByText("产品检验合格报告（具有资质")).isVisible();
    tasklist.choose("受理");
    tasklist.enter("检验报告编号", "WT-1");
    tasklist.enter("出具报告的机构", "广州市质量监督检测研究院");
    tasklist.chooseDay("报告出具日期", LocalDate.now());
    tasklist.complete("51-materials");
    assertThat(tasklist.clicksSinceLogin()).as("clicks of the window").isEqualTo(12);
    driver.runJobs();
    Locator told = tasklist.messages().filter(new Locator.FilterOptions().setHasText("已办理"));
    assertThat(told).containsText("审查申请材料");
    assertThat(told).containsText("下一步：组成核查组（广州市");
    assertThat(told).containsText("许可审查组织人员");
    assertThat(told).containsText("文书：行政许可申请受理决定书");
    tasklist.picture("51-after-materials");
    assertThat(told.locator("a[href$='/cases/%s']".formatted(number))).hasText(number);
    Download acceptance =
        tasklist
            .page()
            .waitForDownload(() -> told.locator("a[href*='documents?number=']").first().click());
    assertThat(acceptance.suggestedFilename()).endsWith("号.docx");

    tasklist.logIn("gz-shencha");
    assertThat(tasklist.card("组成核查组")).containsText(number);
    assertThat(tasklist.card("组成核查组")).containsText("广州市越秀水泥制品厂");
    tasklist.picture("51-card");
    tasklist.claim("组成核查组");
    Locator leaderAsMember = tasklist.page().getByLabel(Pattern.compile("^广州市局 李强（"));
    leaderAsMember.check();
    tasklist.select("核查组长", "广州市局 李强");
    assertThat(leaderAsMember).hasCount(0);
    tasklist.choose("广州市局 王燕（粤审2008-0045）");
    tasklist.choose("省局 周海（粤审2008-0052）");
    tasklist.chooseDay("核查日期", visitOn);
    tasklist.complete("52-team");
    serve(number + "-HC", LocalDate.now());

    driver.setClock(visitOn + "T16:00:00");
    tasklist.logIn("gz-zuzhang");
    tasklist.openMine("实地核查、提交报告");
    tasklist.chooseDay("实际核查日期", visitOn);
    tasklist.choose("设备标识不清");
    tasklist.enter("核查情况", "设备齐全，现场秩序正常，企业无异议。");
    tasklist.complete("53-visit");
    serve(number + "-HC", visitOn);

    tasklist.logIn("gz-shencha");
    tasklist.claim("综合审查");
    assertThat(tasklist.page().getByLabel("产品检验"))
        .hasValue(Pattern.compile("企业提交产品检验合格报告：WT-1（广州市质量监督检测研究院，.*出具）。"));
    tasklist.choose("准予许可");
    tasklist.enter("审查意见", "材料、核查、检验均符合要求。");
    tasklist.choose("不须听证");
    tasklist.complete("54-review");
    driver.runJobs();

    tasklist.logIn("sheng-jueding");
    tasklist.claim("作出许可决定");
    tasklist.choose("准予许可");
    tasklist.enter("决定理由", "符合条例第九条规定的条件。");
    tasklist.complete("55-decision");
    assertThat(tasklist.clicksSinceLogin()).as("clicks of who decides").isEqualTo(3);
    driver.runJobs();

    tasklist.logIn("gz-zhengshu");
    tasklist.claim("发放证书");
    Page page = tasklist.page();
    tasklist.openTab("文书与附件");
    Locator file = page.locator(".case-file");
    assertThat(file).containsText("全国工业产品生产许可证");
    tasklist.picture("56-case-file");
    Download download =
        page.waitForDownload(
            () ->
                file.locator("section[aria-label='文书'] tr")
                    .filter(new Locator.FilterOptions().setHasText("全国工业产品生产许可证"))
                    .locator("a")
                    .first()
                    .click());
    try (XWPFDocument certificate = new XWPFDocument(Files.newInputStream(download.path()));
        XWPFWordExtractor text = new XWPFWordExtractor(certificate)) {
      assertThat(text.getText()).contains("XK08-008-00001", "广州市越秀水泥制品厂");
    }
    page.getByText("表单").first().click();
    tasklist.chooseDay("送达日期", visitOn);
    tasklist.enter("领取人", "何志强");
    tasklist.complete("57-certificate");

    assertThat(tasklist.clicks()).as("clicks of all five").isEqualTo(41);
    assertThat(licences.of("XK08-008-00001").state()).isEqualTo(LicenceState.VALID);
    page.navigate("http://localhost:%d/cases/%s".formatted(port, number));
    assertThat(page.locator("main")).containsText("准予行政许可决定书");
    assertThat(page.locator("section[aria-label='流转记录']")).containsText("审查意见：材料、核查、检验均符合要求。");
    tasklist.picture("58-case-page");
  }

  /** Nobody knows codes by heart: two characters, and the keyboard. */
  private static void enterpriseByName(TasklistPage tasklist) {
    Locator code = tasklist.field("企业组织机构代码");
    Locator list = tasklist.page().getByRole(AriaRole.LISTBOX);
    code.pressSequentially("越秀");
    assertThat(list.getByRole(AriaRole.OPTION)).hasText("广州市越秀水泥制品厂 · 广州市 731400024");
    tasklist.picture("50-found-by-name");
    code.press("Enter");
    assertThat(list).isHidden();
    assertThat(code).hasValue("731400024");
    assertThat(code).hasAccessibleDescription(Pattern.compile("广州市越秀水泥制品厂 · 广州市"));
  }

  private void serve(String visit, LocalDate on) {
    driver.serve(visit, "review-organiser", "440100", on.toString(), "何志强");
    driver.runJobs();
  }

  private void registerEnterprise() {
    enterprises.register(
        EnterpriseEntries.with(
            Map.of(
                EnterpriseEntry.CODE, "731400024",
                EnterpriseEntry.NAME, "广州市越秀水泥制品厂",
                EnterpriseEntry.UNIT_CODE, "440100",
                EnterpriseEntry.SITES, "广州市白云区人和镇工业园3号")),
        List.of("440100"),
        "test");
  }
}

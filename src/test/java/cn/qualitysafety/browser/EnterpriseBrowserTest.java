package cn.qualitysafety.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseEntry;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.spotcheck.SpotCheckSteps;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The acceptance window keeps the register of enterprises. */
@SystemTest
@Tag("slow")
class EnterpriseBrowserTest {

  @RegisterExtension private static final Browsers BROWSERS = new Browsers();

  @LocalServerPort private int port;
  @TempDir private Path folder;
  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;

  @BeforeEach
  @AfterEach
  void reset() {
    driver.reset();
  }

  @Test
  void theWindowEntersOneByHandCorrectsItAndImportsAFile() throws IOException {
    TasklistPage tasklist = BROWSERS.tasklist(port);
    Page page = tasklist.page();
    tasklist.logIn("gz-shouli");
    tasklist.picture("30-tasklist-header");
    page.getByText("企业名录").click();
    tasklist.enter("企业名称或组织机构代码", "甲食品");
    press(page, "查询");
    assertThat(page.locator("main")).containsText("没有符合条件的企业。");

    page.getByText("登记企业").click();
    tasklist.picture("31-enterprise-new");
    tasklist.enter("组织机构代码", "19019087-1");
    tasklist.enter("企业名称", "广州市甲食品有限公司");
    tasklist.enter("住所", "广州市天河区甲路1号");
    tasklist.enter("法定代表人", "张三");
    tasklist.enter("联系电话", "020-12345678");
    page.getByLabel("是否小作坊").selectOption("否");
    page.getByLabel("主管单位代码").selectOption("440106");
    tasklist.enter("生产场所地址", "甲路1号\n乙路2号");
    tasklist.enter("产品名称", "生抽；白醋");
    tasklist.enter("产品类别代码", "0304；0305");
    tasklist.enter("产品类别名称", "酱油");
    press(page, "登记");
    assertThat(page.locator("main")).containsText("190190871的校验位不正确");
    assertThat(page.locator("main")).containsText("“产品类别名称”有1项，而“产品名称”有2项");
    assertThat(page.getByLabel("主管单位代码")).hasValue("440106");
    tasklist.picture("32-enterprise-new-refused");
    tasklist.enter("组织机构代码", "19019087-9");
    tasklist.enter("产品类别名称", "酱油；食醋");
    press(page, "登记");
    assertThat(page.locator("main")).containsText("企业已登记。");

    page.getByText("更正").click();
    tasklist.enter("企业名称", "广州市甲调味品有限公司");
    tasklist.picture("33-enterprise-edit");
    press(page, "保存更正");
    assertThat(page.locator("main")).containsText("企业名称：广州市甲食品有限公司");
    tasklist.picture("34-enterprise");

    page.getByText("返回企业名录").click();
    page.getByText("批量导入").click();
    tasklist.picture("35-import");
    Download template = page.waitForDownload(() -> page.getByText("下载Excel模板").click());
    assertThat(template.suggestedFilename()).isEqualTo("企业名录导入模板.xlsx");
    page.getByLabel("Excel文件").setInputFiles(workbook());
    press(page, "上传并导入");
    assertThat(page.locator("main")).containsText("“名录.xlsx”中有2行共3处问题，一户企业也没有导入");
    tasklist.picture("36-import-refused");
    Download list = page.waitForDownload(() -> page.getByText("下载全部问题清单").click());
    try (Workbook complaints = WorkbookFactory.create(list.createReadStream())) {
      Sheet sheet = complaints.getSheetAt(0);
      assertThat(sheet.getLastRowNum()).isEqualTo(3);
      assertThat(sheet.getRow(3).getCell(0).getNumericCellValue()).isEqualTo(4);
      assertThat(sheet.getRow(3).getCell(2).getStringCellValue()).contains("440300不是您的管辖单位");
    }
    page.getByLabel("Excel文件").setInputFiles(workbook());
    page.getByLabel("只导入正确的行").check();
    press(page, "上传并导入");
    assertThat(page.locator("main")).containsText("已导入1户企业；另有2行共3处问题");
    tasklist.picture("37-import-partly");

    page.getByText("返回企业名录").click();
    assertThat(page.locator("main")).containsText("查询结果：2户");
    tasklist.picture("38-enterprises");
    assertThat(enterprises.find("D2143569X")).isPresent();
    page.navigate("http://localhost:" + port + "/enterprises/61890102X");
    assertThat(page.locator("main")).containsText("没有找到您要的内容");
    tasklist.picture("39-not-found");
  }

  /** The number is of GB 11643's own example. */
  @Test
  void aPartyIsEnteredWithANumberThatNeitherThePageNorTheBrowserKeeps() {
    driver.setClock("2009-05-11T09:00:00");
    SpotCheckSteps steps = new SpotCheckSteps(driver, enterprises);
    steps.registerProducers(SpotCheckSteps.GUANGZHOU, 1, 1);
    steps.startPlan();
    steps.refuse("CC2009-440100-0001", "2009-05-11");
    TasklistPage tasklist = BROWSERS.tasklist(port);
    Page page = tasklist.page();
    tasklist.logIn("gz-chou", "/enterprises/" + SpotCheckSteps.code(1));
    assertThat(page.locator("section").first()).containsText("拒绝监督抽查");
    tasklist.picture("3a-enterprise-history");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    tasklist.picture("3b-enterprise-history-printed");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));

    page.getByText("返回企业名录").click();
    page.getByText("当事人").click();
    page.getByText("登记当事人").click();
    page.getByLabel("类别").selectOption("自然人");
    tasklist.enter("姓名或者名称", "何志强");
    tasklist.enter("证件号码", "11010519491231002X");
    tasklist.enter("住所", "广州市海珠区南华路1号");
    assertThat(
            page.evaluate(
                    """
                    () => {
                      document.querySelector('form.entry').dispatchEvent(new Event('submit', { bubbles: true }));
                      return JSON.stringify(sessionStorage) + JSON.stringify(localStorage);
                    }
                    """)
                .toString())
        .contains("南华路1号")
        .doesNotContain("11010519491231002X");
    press(page, "登记");
    assertThat(page.locator("main")).containsText("请在“证件种类”中选择一项");
    assertThat(page.getByLabel("住所")).hasValue("广州市海珠区南华路1号");
    assertThat(page.getByLabel("证件号码")).hasValue("");
    tasklist.picture("3c-party-refused");
    page.getByLabel("证件种类").selectOption("居民身份证");
    tasklist.enter("证件号码", "11010519491231002X");
    press(page, "登记");
    assertThat(page.locator("main")).containsText("居民身份证，尾号002X");
    tasklist.picture("3d-party");
    page.getByText("更正").click();
    assertThat(page.getByLabel("证件号码")).hasValue("");
    tasklist.enter("联系电话", "020-12345678");
    tasklist.enter("更正理由", "补充电话");
    press(page, "保存更正");
    assertThat(page.locator("main")).containsText("联系电话：（空）");
    page.getByText("返回当事人").click();
    assertThat(page.locator("main")).containsText("查询结果：1个");
    tasklist.picture("3e-parties");
  }

  private static void press(Page page, String button) {
    page.locator("button", new Page.LocatorOptions().setHasText(button)).click();
  }

  private Path workbook() throws IOException {
    List<List<String>> rows =
        List.of(
            EnterpriseEntry.COLUMNS,
            row("D2143569-X", "天河区乙饮料厂", "440106"),
            row("61890102-1", "", "440106"),
            row("61890102-X", "深圳市丙电器有限公司", "440300"));
    Path file = folder.resolve("名录.xlsx");
    try (OutputStream bytes = Files.newOutputStream(file);
        org.dhatim.fastexcel.Workbook workbook =
            new org.dhatim.fastexcel.Workbook(bytes, "Test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("企业");
      for (int row = 0; row < rows.size(); row++) {
        for (int column = 0; column < rows.get(row).size(); column++) {
          sheet.value(row, column, rows.get(row).get(column));
        }
      }
    }
    return file;
  }

  private static List<String> row(String code, String name, String unit) {
    return List.of(code, name, "甲路1号", "李四", "020-87654321", "否", unit, "", "", "", "");
  }
}

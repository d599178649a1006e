package cn.qualitysafety.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.campaign.CampaignSteps;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.licence.LicenceSteps;
import cn.qualitysafety.spotcheck.SpotCheckSteps;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The pictures of the staff manual show what the system shows today: beside each stands its text,
 * with which the page is compared. {@code -Dmanual.write=true} takes all of them anew.
 */
@SystemTest
@Tag("slow")
class ManualPicturesTest {

  private static final Path PICTURES = Path.of("src/docs/manual/pictures");
  private static final boolean WRITES = Boolean.getBoolean("manual.write");

  private static final int WIDTH = 1000;
  private static final int MOST_BYTES = 150_000;

  private static final String GUANGZHOU = "440100";
  private static final String APPLICATION = "XK2009-440100-0001";

  /** Numbers, days and how long ago something was: another time's picture says the same. */
  private static final String OF_THE_MOMENT = "几秒|\\d[\\d.:/-]*( ?分钟)?";

  /** Where a task is shown. */
  private static final String TASK = "[cam-tasklist-task]";

  @RegisterExtension private static final Browsers BROWSERS = new Browsers();

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;

  private final List<String> stale = new ArrayList<>();
  private TasklistPage tasklist;

  @BeforeEach
  void begin() {
    driver.reset();
    tasklist = BROWSERS.tasklist(port, "Asia/Shanghai");
  }

  @AfterEach
  void end() {
    driver.reset();
    assertThat(stale)
        .as(
            "stale pictures of the manual; look at what has changed, and at its text, then take"
                + " them: -Dtest=ManualPicturesTest -DexcludedGroups= -Dmanual.write=true")
        .isEmpty();
  }

  @Test
  void theCampaignOnTheDesksOfTheProvinceAndOfGuangzhou() throws IOException {
    moveTo("2009-02-27T09:00:00");
    new CampaignSteps(driver).start(2009);
    driver.runJobs();
    tasklist.logIn("sheng-ban");
    tasklist.claim("成立领导小组和办公室");
    tasklist.open("本单位全部", "成立领导小组和办公室");
    assertThat(tasklist.field("组长")).isVisible();
    take("tasklist", TASK);
    tasklist.openTab("转办与接办");
    assertThat(tasklist.page().locator(".handover dl")).isVisible();
    take("handover", TASK);
    tasklist.visit("/work/held");
    take("held", "main");
    tasklist.logIn("admin", "/work/leave?person=sheng-ban");
    take("leave", "main");

    driver.moveClockTo("2009-05-06T09:00:00");
    tasklist.moveClockTo("2009-05-06T09:00:00");
    tasklist.logIn("gz-ban");
    tasklist.claim("撰写月报");
    take("monthly-report", TASK);
    tasklist.logIn("sheng-zu", "/board");
    take("board", "#lights");
  }

  @Test
  void aLicenceFromTheWindowToTheCertificate() throws IOException {
    moveTo("2009-09-14T09:00:00");
    nameWhoWorksBehindThePictures();
    LicenceSteps steps = new LicenceSteps(driver, enterprises);
    steps.registerEnterprise("731400024", "广州市越秀水泥制品厂");
    tasklist.logIn("gz-shouli");
    tasklist.openStart("生产许可证审查");
    take("start", ".modal-dialog");
    steps.apply(LicenceSteps.application("731400024", "concrete-pipe"));
    tasklist.logIn("gz-shouli");
    takeClaimed("审查申请材料", "materials");

    steps.accept(APPLICATION);
    steps.assemble(
        APPLICATION,
        driver.person(LicenceSteps.LEADER, GUANGZHOU),
        List.of("reviewer-440100"),
        "2009-09-24");
    tasklist.logIn("gz-shencha");
    takeClaimed("送达文书", "delivery");
    driver.serve(APPLICATION + "-HC", LicenceSteps.ORGANISER, GUANGZHOU, "2009-09-14", "何志强");
    driver.runJobs();
    moveTo("2009-09-24T16:00:00");
    steps.visit(APPLICATION, List.of(LicenceSteps.LEADER), "2009-09-24", LicenceSteps.NONE);
    steps.sealSamples(APPLICATION, "2009-09-24");
    String test = APPLICATION + "-JY-1";
    steps.receiveSample(test, LicenceSteps.LABORATORY, "2009-09-24");
    steps.test(test, LicenceSteps.LABORATORY, "pass");
    steps.review(APPLICATION, "approve", "");
    steps.decide(APPLICATION, "approve");
    tasklist.logIn("gz-zhengshu");
    tasklist.claim("发放证书");
    take("certificate", TASK);
    tasklist.openTab("文书与附件");
    assertThat(tasklist.page().locator(".case-file .case")).isVisible();
    take("case-file", TASK);
    tasklist.visit("/cases/" + APPLICATION);
    take("case", "main");
    tasklist.visit("/search?q=越秀");
    take("search", "main");
  }

  /** Whose steps the pictures show, and who has no account in the demonstration. */
  private void nameWhoWorksBehindThePictures() {
    Map.of(
            "acceptance-window",
            "广州市局受理窗口 罗敏",
            LicenceSteps.ORGANISER,
            "广州市局许可审查 余晖",
            LicenceSteps.LEADER,
            "广州市局核查组长 康健",
            "reviewer",
            "广州市局核查员 邵玲",
            "certificate-clerk",
            "广州市局证书管理 纪平")
        .forEach(
            (post, name) -> driver.employ(driver.person(post, GUANGZHOU), name, post, GUANGZHOU));
    driver.employ(
        driver.person("decision-maker", "440000"), "省局许可决定 尹东", "decision-maker", "440000");
    driver.employ(
        driver.person("laboratory", LicenceSteps.LABORATORY),
        "广州质检院 骆云",
        "laboratory",
        LicenceSteps.LABORATORY);
  }

  @Test
  void aSampleIsTaken() throws IOException {
    moveTo("2009-05-11T09:00:00");
    SpotCheckSteps steps = new SpotCheckSteps(driver, enterprises);
    steps.registerProducer(GUANGZHOU, 1, "广东1号米业有限公司", "否");
    steps.startPlan();
    tasklist.logIn("gz-chouyang");
    takeClaimed("现场抽样", "sampling");
  }

  @Test
  void aDisclosureIsExamined() throws IOException {
    moveTo("2009-12-15T09:00:00");
    String title = "广东省工业产品生产许可证年审办法";
    String number =
        driver.businessKey(
            driver.start(
                "publicity-disclosure",
                "division-officer",
                "440000",
                Map.of(
                    "disclosureKind", "normative",
                    "disclosureTitle", title,
                    "madeOn", "2009-12-15")));
    driver.complete(
        number,
        "userTask_draft",
        "division-officer",
        "440000",
        Map.of(
            "disclosureTitle", title,
            "sourceNumber", "粤质监规〔2009〕1号",
            "madeOn", "2009-12-15",
            "disclosureText", "第一条 为了规范年审，制定本办法。"));
    tasklist.logIn("sheng-gongkai");
    takeClaimed("保密和隐私审查", "disclosure");
  }

  private void moveTo(String beijingTime) {
    driver.setClock(beijingTime);
    tasklist.moveClockTo(beijingTime);
  }

  /** Of a task that somebody else goes on with. */
  private void takeClaimed(String task, String picture) throws IOException {
    tasklist.claim(task);
    take(picture, TASK);
    tasklist.page().click("button.unclaim");
    assertThat(tasklist.page().locator("button.claim")).isVisible();
  }

  /**
   * @param part of the page by whose words one knows that it has changed
   */
  private void take(String picture, String part) throws IOException {
    Page page = tasklist.page();
    page.mouse().move(0, 0); // what a button under it says is gone
    page.waitForLoadState(LoadState.NETWORKIDLE);
    assertThat(page.locator(".tooltip")).hasCount(0);
    Locator known = page.locator(part).first();
    assertThat(known).isVisible();
    String shown =
        known.innerText().replaceAll(OF_THE_MOMENT, "0").replaceAll("\\s*\\n\\s*", "\n").strip();
    Path text = PICTURES.resolve(picture + ".txt");
    if (WRITES) {
      Files.createDirectories(PICTURES);
      Files.writeString(text, shown + "\n");
      byte[] small = SmallPicture.of(page.screenshot(), WIDTH);
      assertThat(small.length).as(picture).isLessThanOrEqualTo(MOST_BYTES);
      Files.write(PICTURES.resolve(picture + ".png"), small);
    } else if (!Files.exists(text) || !Files.readString(text).strip().equals(shown)) {
      stale.add("%s shows now:%n%s".formatted(picture, shown));
    }
  }

  @Test
  void everyHeaderLeadsToTheManualWhichIsReadAtADeskAndOnAPhone() {
    Page page = tasklist.page();
    tasklist.logIn("sheng-du");
    for (String application : List.of("cockpit", "welcome")) {
      tasklist.visit("/camunda/app/" + application + "/default/");
      assertThat(manual(page)).isVisible();
    }
    tasklist.visit("/camunda/app/tasklist/default/");
    page.getByText("使用手册").first().click();
    assertThat(page.locator("h1")).hasText("使用手册");
    tasklist.picture("70-manual");
    page.locator("main").getByText("受理窗口").first().click();
    assertThat(page.locator("h1")).hasText("受理窗口");
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    tasklist.picture("70-manual-page");
    page.setViewportSize(390, 844);
    for (String path : List.of("/manual", "/manual/window")) {
      tasklist.visit(path);
      tasklist.picture("70-manual-on-a-phone" + path.replace('/', '-'));
      assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
          .isLessThanOrEqualTo(390);
    }
  }

  private static Locator manual(Page page) {
    return page.locator("a[href$='/manual']").first();
  }
}

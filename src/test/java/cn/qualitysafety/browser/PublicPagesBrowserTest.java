package cn.qualitysafety.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.publicity.PublicPublications;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Anybody reads the public pages, on a phone or at a desk, with and without scripts. */
@SystemTest
@Tag("slow")
class PublicPagesBrowserTest {

  @RegisterExtension private static final Browsers BROWSERS = new Browsers();

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private UnitRegister units;
  @Autowired private JdbcTemplate jdbc;

  private final List<String> complaints = new ArrayList<>();

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-07-10T09:00:00");
    complaints.clear();
    PublicPublications written = new PublicPublications(jdbc);
    written.writeThreeQuarters();
    List<String> known = written.rows().stream().map(PublicPublications.Row::city).toList();
    for (String city : units.cities().stream().filter(each -> !known.contains(each)).toList()) {
      for (int batch = 0; batch < 40; batch++) {
        boolean fails = batch < Integer.parseInt(city) / 100 % 7;
        written.row(
            "GB2009-440000-0017",
            city,
            city + "%03d".formatted(batch / 2),
            "第%d米业有限公司".formatted(batch / 2),
            fails ? "fail" : "pass",
            fails ? "水分" : "");
      }
    }
    jdbc.update(
        """
        insert into licence (number, unit_code, holder_code, holder_name, product, valid_from,
          valid_until, state, registered_by, registered_at, ended_at)
        values ('XK08-001-00001', '440100', '100000001', '何志强水泥厂', '水泥', '2006-01-01', '2010-12-31',
          'REVOKED', 'test', '2006-01-01 10:00:00', '2009-06-01 10:00:00')
        """);
    jdbc.update(
        """
        update publication set withdrawn_on = '2009-06-01', withdrawal_reason = '一家企业的结果登记有误。'
        where state = 'WITHDRAWN'
        """);
    written.disclosure(
        "GK2009-440000-0001",
        "hazard",
        "挂牌督办的隐患",
        "2009年第二季度挂牌督办的特种设备重大隐患",
        "使用单位、隐患、整改期限",
        "广州市甲商场有限公司|自动扶梯超期未检|2009-08-31\n广州市乙热电有限公司|锅炉安全阀失效|2009-07-31\n"
            + "广州市丙物业管理有限公司|电梯没有签订维护保养合同，经责令仍未改正|2009-08-15");
    written.disclosure(
        "GK2009-440000-0002",
        "news",
        "活动动态",
        "“质量和安全年”活动现场会在广州召开",
        null,
        "7月8日，“质量和安全年”活动现场会在广州召开。\n各市局汇报了活动的进展，与会代表参观了示范区。");
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void aReaderAtADeskFindsWhatFailedByKeyboard() {
    Page page = page(1440, 900, true);
    page.navigate(address("/public"));
    page.keyboard().press("Tab");
    assertThat(page.getByText("跳到正文")).isFocused();
    page.keyboard().press("Enter");
    page.keyboard().press("Tab");
    assertThat(page.getByLabel("季度").first()).isFocused();
    showsItsTable(page, "ranking-figures", 21);
    showsItsTable(page, "trend-figures", 3);
    look(page, "70-public");
    page.getByText("不合格企业名单和整改情况").click();
    assertThat(page.getByLabel("结果")).hasValue("fail");
    page.getByLabel("城市").selectOption("440100");
    page.getByLabel("企业或产品名称").fill("第0米业");
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("共2条");
    look(page, "71-public-results");
    jdbc.update("update licence set state = 'VALID', published_at = registered_at");
    page.getByText("生产许可").first().click();
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("共1件");
    look(page, "74-public-licences");
    jdbc.update("update licence set state = 'REVOKED'");
    page.getByText("行政执法").first().click();
    look(page, "72-public-decisions");
    page.getByText("公布记录").first().click();
    page.locator("summary").first().focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("details li").first()).isVisible();
    look(page, "73-public-publications");
    page.getByText("信息公开").first().click();
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("共2条");
    look(page, "75-public-disclosures");
    page.getByText("现场会在广州召开").click();
    look(page, "76-public-disclosure-text");
    page.goBack();
    page.getByLabel("种类").selectOption("hazard");
    page.getByText("查询").click();
    page.getByText("特种设备重大隐患").click();
    look(page, "77-public-disclosure-list");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.getByText("抽查概况")).isHidden();
    assertThat(page.getByText("锅炉安全阀失效")).isVisible();
    TasklistPage.pictureOfAll(page, "78-public-disclosure-print");
    page.context().close();
  }

  @Test
  void aPhoneWithoutScriptsShowsTheSame() {
    Page page = page(375, 812, false);
    int number = 80;
    for (String path :
        List.of(
            "/public",
            "/public/results",
            "/public/licences",
            "/public/decisions",
            "/public/publications",
            "/public/disclosures",
            "/public/disclosures/GK2009-440000-0001")) {
      page.navigate(address(path));
      double width = page.locator("main").boundingBox().width;
      assertThat(width).as("nothing is wider than the screen on %s", path).isLessThanOrEqualTo(375);
      TasklistPage.pictureOfAll(page, number++ + "-public-phone");
    }
    page.navigate(address("/public"));
    assertThat(page.locator("figure").first()).isHidden();
    assertThat(page.locator("#ranking-figures tbody tr")).hasCount(21);
    page.context().close();
  }

  @Test
  void aPhoneScrollsTablesAndNotThePage() {
    Page page = page(360, 740, true);
    for (String path :
        List.of(
            "/public",
            "/public/results",
            "/public/licences",
            "/public/decisions",
            "/public/publications",
            "/public/disclosures",
            "/public/disclosures/GK2009-440000-0001")) {
      page.navigate(address(path));
      assertThat(page.evaluate("document.documentElement.scrollWidth")).as(path).isEqualTo(360);
    }
    page.navigate(address("/public"));
    showsItsTable(page, "ranking-figures", 21);
    look(page, "86-public-phone-plots");
    page.context().close();
  }

  @Test
  void plotsMoveOnlyForThoseWhoLikeIt() {
    Page page = page(1440, 900, true);
    page.navigate(address("/public"));
    assertThat(plot(page, "trend-figures", "plot => plot.getOption().animation")).isEqualTo(false);
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
    page.reload();
    assertThat(plot(page, "trend-figures", "plot => plot.getOption().animation")).isEqualTo(true);
  }

  /** The plot shows the rates of its table, row by row. */
  private void showsItsTable(Page page, String table, int size) {
    List<String> rows = new ArrayList<>();
    for (Locator row : page.locator("#" + table + " tbody tr").all()) {
      List<String> cells = row.locator("th, td").allInnerTexts();
      int last = cells.size() - 1;
      rows.add(String.join(" ", cells.get(last - 4), cells.get(last - 2), cells.get(last)));
    }
    assertThat(rows).hasSize(size);
    assertThat(
            plot(
                page,
                table,
                """
                plot => {
                  const shown = plot.getOption();
                  const names = [...shown.xAxis, ...shown.yAxis].find(axis => axis.data).data;
                  return names.map((name, i) =>
                    [name, ...shown.series.map(s => s.data[i].toFixed(1) + '%')].join(' '));
                }
                """))
        .isEqualTo(rows);
    assertThat(complaints).as("what the browser says, about the policy for one").isEmpty();
  }

  private static Object plot(Page page, String table, String question) {
    Locator place = page.locator("figure[data-table=" + table + "] [role=img]");
    assertThat(place.locator("canvas")).isVisible();
    return place.evaluate("place => (" + question + ")(echarts.getInstanceByDom(place))");
  }

  private Page page(int width, int height, boolean scripts) {
    Page page = BROWSERS.open(width, height, scripts).newPage();
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    page.onConsoleMessage(message -> complaints.add(message.text()));
    page.onPageError(complaints::add);
    return page;
  }

  /** Takes a picture and lets axe look for barriers. */
  private static void look(Page page, String name) {
    TasklistPage.pictureOfAll(page, name);
    List<String> barriers = new ArrayList<>();
    for (Rule rule : new AxeBuilder(page).analyze().getViolations()) {
      barriers.add(rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes().get(0).getHtml());
    }
    assertThat(barriers).as(name).isEmpty();
  }

  private String address(String path) {
    return "http://localhost:" + port + path;
  }
}

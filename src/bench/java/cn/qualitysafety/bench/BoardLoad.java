package cn.qualitysafety.bench;

import cn.qualitysafety.WebLogin;
import cn.qualitysafety.platform.schema.SchemaCommand;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/**
 * How long leaders wait for 活动进展 in the middle of a campaign, and for what it opens into, and
 * supervisors for the steps that cases wait for; on the database of {@code MYSQL_URL}, which {@link
 * WhatIfYear} fills when it is empty. Each page is measured at the server, from the request to the
 * last byte; with {@code -Dload.chromium=…} also in a browser, from the beginning of the navigation
 * to the first contentful paint, styles and scripts included; and with {@code -Dload.pictures=…} it
 * is drawn, on the screen and on paper.
 */
public class BoardLoad {

  private static final int WARM_UP = Integer.getInteger("load.warmup", 20);
  private static final int REQUESTS = Integer.getInteger("load.requests", 100);
  private static final int PAINTS = Integer.getInteger("load.paints", 20);

  /** A page, and who opens it. */
  private record Opened(String person, String path) {}

  /** Which steps cases wait for, over a whole year. */
  private static final String BOTTLENECKS =
      "/supervision/bottlenecks?from=2008-09-14&until=2009-09-14";

  /**
   * First pages and what opens from there: a city, a county, a table as a file; and where cases of
   * a procedure wait.
   */
  private static final List<Opened> OPENED =
      List.of(
          new Opened("sheng-zu", "/board"),
          new Opened("sheng-zu", "/board/440100"),
          new Opened("sheng-zu", "/board/440600"),
          new Opened("sheng-zu", "/board/440106"),
          new Opened("sheng-zu", "/board/tables/lights.xlsx"),
          new Opened("sheng-zu", "/board/440100/tables/items.xlsx"),
          new Opened("gz-ju", "/board"),
          new Opened("gz-ju", "/board/440106"),
          new Opened("sheng-du", BOTTLENECKS + "&process=licence-review"),
          new Opened("sheng-du", BOTTLENECKS + "&process=spotcheck-sampling"),
          new Opened("sheng-du", BOTTLENECKS + "&process=licence-review&unit=440100"));

  private BoardLoad() {}

  public static void main(String[] args) throws Exception {
    SchemaCommand.run("--spring.profiles.active=mysql,test-mysql");
    try (ServerProcess server =
        ServerProcess.start(
            MorningServer.class, "--spring.profiles.active=demo,mysql,test-mysql")) {
      WhatIfYear.fill(
          System.getenv("MYSQL_URL"),
          System.getenv("MYSQL_USER"),
          System.getenv().getOrDefault("MYSQL_PASSWORD", ""));
      for (Opened opened : OPENED) {
        measure(new WebLogin(server.port(), opened.person(), "tasklist"), opened);
      }
      if (System.getProperty("load.chromium") != null) {
        paint(server.port());
      }
    } catch (Exception e) {
      e.printStackTrace();
    }
    System.exit(0);
  }

  private static void measure(WebLogin login, Opened opened) throws Exception {
    Times times = new Times();
    double first = 0;
    int size = 0;
    long selects = 0;
    for (int i = -WARM_UP; i < REQUESTS; i++) {
      selects = i == 0 ? selects() : selects;
      long begin = System.nanoTime();
      HttpResponse<byte[]> answer = login.download(opened.path());
      double taken = (System.nanoTime() - begin) / 1e6;
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(opened + ": " + answer.statusCode());
      }
      if (i == -WARM_UP) {
        first = taken;
      }
      if (i >= 0) {
        times.add(taken);
      }
      size = answer.body().length;
    }
    System.out.printf(
        "%-40s first %.0f ms, %s, %d kB, %.1f selects%n",
        opened.person() + " " + opened.path(),
        first,
        times,
        size / 1024,
        (selects() - selects) / (double) REQUESTS);
  }

  /**
   * What the database has been asked since its start, by whomever: next to nobody else is there.
   */
  private static long selects() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                System.getenv("MYSQL_URL"),
                System.getenv("MYSQL_USER"),
                System.getenv().getOrDefault("MYSQL_PASSWORD", ""));
        Statement statement = connection.createStatement();
        ResultSet status = statement.executeQuery("show global status like 'Com_select'")) {
      status.next();
      return status.getLong(2);
    }
  }

  /** First contentful paint, as the browser itself tells it. */
  private static void paint(int port) {
    String address = "http://localhost:" + port;
    try (Playwright playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser chromium =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(System.getProperty("load.chromium")))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")))) {
      for (String person : List.of("sheng-zu", "gz-ju", "sheng-du")) {
        Page page = loggedIn(chromium, address, person);
        for (Opened opened : OPENED) {
          if (opened.person().equals(person) && !opened.path().endsWith(".xlsx")) {
            paint(page, address, opened);
          }
        }
        page.context().close();
      }
    }
  }

  private static Page loggedIn(Browser chromium, String address, String person) {
    BrowserContext context =
        chromium.newContext(new Browser.NewContextOptions().setViewportSize(1366, 768));
    context.request().get(address + "/camunda/app/tasklist/default/");
    String token =
        context.cookies().stream()
            .filter(cookie -> cookie.name.equals("XSRF-TOKEN"))
            .map(cookie -> cookie.value)
            .findFirst()
            .orElseThrow();
    context
        .request()
        .post(
            address + "/camunda/api/admin/auth/user/default/login/tasklist",
            RequestOptions.create()
                .setHeader("X-XSRF-TOKEN", token)
                .setForm(
                    FormData.create().set("username", person).set("password", "Zhijian-2009")));
    return context.newPage();
  }

  private static void paint(Page page, String address, Opened opened) {
    Times times = new Times();
    for (int i = 0; i < PAINTS; i++) {
      if (page.navigate(address + opened.path()).status() != 200) {
        throw new IllegalStateException(opened + ": " + page.content());
      }
      times.add(
          ((Number)
                  page.evaluate(
                      "new Promise(told => new PerformanceObserver(seen =>"
                          + " told(seen.getEntriesByName('first-contentful-paint')[0].startTime)).observe({"
                          + " type: 'paint', buffered: true }))"))
              .doubleValue());
    }
    System.out.printf("%-40s painted %s%n", opened.person() + " " + opened.path(), times);
    if (System.getProperty("load.pictures") != null) {
      Path picture =
          Path.of(
              System.getProperty("load.pictures"),
              opened.person() + opened.path().replaceAll("[^\\w-]", "-"));
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(picture + ".png")));
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of(picture + "-whole.png")).setFullPage(true));
      page.pdf(new Page.PdfOptions().setPath(Path.of(picture + ".pdf")).setPreferCSSPageSize(true));
    }
  }
}

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
 * How long leaders wait for 活动进展 in the middle of a campaign, and for what it opens into; on the
 * database of {@code MYSQL_URL}, which {@link WhatIfYear} fills when it is empty. With {@code
 * -Dload.chromium=…} also how long until a browser has painted it, and with {@code
 * -Dload.pictures=…} what it looks like, on the screen and on paper.
 */
public class BoardLoad {

  private static final int WARM_UP = Integer.getInteger("load.warmup", 20);
  private static final int REQUESTS = Integer.getInteger("load.requests", 100);
  private static final int PAINTS = Integer.getInteger("load.paints", 20);

  private static final Map<String, List<String>> PAGES =
      Map.of(
          "sheng-zu",
          List.of("/board", "/board/440100", "/board/440600", "/board/tables/lights.xlsx"),
          "gz-ju",
          List.of("/board", "/board/440106"));

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
      for (Map.Entry<String, List<String>> person : PAGES.entrySet()) {
        WebLogin login = new WebLogin(server.port(), person.getKey(), "tasklist");
        for (String page : person.getValue()) {
          measure(login, person.getKey() + " " + page, page);
        }
      }
      if (System.getProperty("load.chromium") != null) {
        paint(server.port());
      }
    } catch (Exception e) {
      e.printStackTrace();
    }
    System.exit(0);
  }

  private static void measure(WebLogin login, String what, String page) throws Exception {
    Times times = new Times();
    double first = 0;
    int size = 0;
    long selects = 0;
    for (int i = -WARM_UP; i < REQUESTS; i++) {
      selects = i == 0 ? selects() : selects;
      long begin = System.nanoTime();
      HttpResponse<byte[]> answer = login.download(page);
      double taken = (System.nanoTime() - begin) / 1e6;
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(page + ": " + answer.statusCode());
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
        "%-35s first %.0f ms, %s, %d kB, %.1f selects%n",
        what, first, times, size / 1024, (selects() - selects) / (double) REQUESTS);
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
                      FormData.create()
                          .set("username", "sheng-zu")
                          .set("password", "Zhijian-2009")));
      Page page = context.newPage();
      for (String path : List.of("/board", "/board/440100")) {
        Times times = new Times();
        for (int i = 0; i < PAINTS; i++) {
          page.navigate(address + path);
          times.add(
              ((Number)
                      page.evaluate(
                          "new Promise(told => new PerformanceObserver(seen =>"
                              + " told(seen.getEntriesByName('first-contentful-paint')[0].startTime)).observe({"
                              + " type: 'paint', buffered: true }))"))
                  .doubleValue());
        }
        System.out.printf("%-35s painted %s%n", path, times);
        if (System.getProperty("load.pictures") != null) {
          Path picture = Path.of(System.getProperty("load.pictures"), path.replace('/', '-'));
          page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(picture + ".png")));
          page.screenshot(
              new Page.ScreenshotOptions()
                  .setPath(Path.of(picture + "-whole.png"))
                  .setFullPage(true));
          page.pdf(
              new Page.PdfOptions().setPath(Path.of(picture + ".pdf")).setPreferCSSPageSize(true));
        }
      }
    }
  }
}

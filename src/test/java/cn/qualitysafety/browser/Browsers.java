package cn.qualitysafety.browser;

import cn.qualitysafety.InstalledPrograms;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The installed Chromium, one for all test classes; it is closed when the last one is over. Whoever
 * opens Tasklist gets a browser that an earlier test has left, if there is one of the kind: it
 * holds nothing of that test but the vendor's scripts, which are not fetched and read again.
 */
final class Browsers implements BeforeAllCallback, AfterEachCallback {

  /** Milliseconds to wait for anything: a busy machine draws a page slowly. */
  private static final int PATIENCE = 90_000;

  /** A page in one line: of a run elsewhere often only the output is kept, not the pictures. */
  private static final String SEEN =
      """
      (document.body.innerText.slice(0, 300) + ' fields: '
        + [...document.querySelectorAll('input, textarea, select')]
            .map(field => field.value).join(', ')).replace(/\\s+/g, ' ')
      """;

  private static final JsonObject ALL_THAT_PAGES_STORED = new JsonObject();

  static {
    ALL_THAT_PAGES_STORED.addProperty("origin", "*");
    ALL_THAT_PAGES_STORED.addProperty("storageTypes", "all");
  }

  private final Map<BrowserContext, Desk> lent = new LinkedHashMap<>();
  private Running running;

  /** Skips the tests, or fails them where programs are required, if there is no Chromium. */
  @Override
  public void beforeAll(ExtensionContext context) {
    Path program = InstalledPrograms.find("chromium", "chromium-browser", "google-chrome");
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    running =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.GLOBAL)
            .getOrComputeIfAbsent(Running.class, key -> Running.of(program), Running.class);
  }

  /** Nobody stays logged in; what a failed test saw last is kept as a picture, and told. */
  @Override
  public void afterEach(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      running.chromium().contexts().stream()
          .flatMap(opened -> opened.pages().stream())
          .forEach(
              page -> {
                page.screenshot(failed(context));
                System.err.printf("[ERROR] seen last: %s %s%n", page.url(), page.evaluate(SEEN));
              });
    }
    lent.forEach(this::clear);
    lent.clear();
    running.chromium().contexts().stream()
        .filter(opened -> running.idle().values().stream().noneMatch(left -> left.contains(opened)))
        .forEach(BrowserContext::close);
  }

  private void clear(BrowserContext opened, Desk desk) {
    Page blank = opened.newPage();
    opened.pages().stream().filter(page -> page != blank).forEach(Page::close);
    opened.clearCookies();
    opened.newCDPSession(blank).send("Storage.clearDataForOrigin", ALL_THAT_PAGES_STORED);
    blank.close();
    running.idle().computeIfAbsent(desk, none -> new ArrayDeque<>()).add(opened);
  }

  /** A screen, and the zone of the computer's clock. */
  private record Desk(int width, int height, String timeZone) {}

  private static Page.ScreenshotOptions failed(ExtensionContext context) {
    String name = "failed-%s.png".formatted(context.getRequiredTestMethod().getName());
    return new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name));
  }

  private record Running(
      Playwright playwright, Browser chromium, Map<Desk, Queue<BrowserContext>> idle)
      implements ExtensionContext.Store.CloseableResource {

    static Running of(Path program) {
      Playwright playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      return new Running(
          playwright,
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(program)
                      .setArgs(
                          List.of(
                              "--no-sandbox",
                              "--disable-gpu",
                              "--disable-background-networking",
                              "--disable-component-update",
                              "--disable-sync"))),
          new HashMap<>());
    }

    @Override
    public void close() {
      playwright.close();
    }
  }

  /** Somebody's own browser, without a login. */
  BrowserContext open(int width, int height, boolean scripts) {
    return open(width, height, scripts, "Asia/Shanghai");
  }

  private BrowserContext open(int width, int height, boolean scripts, String timeZone) {
    BrowserContext context =
        running
            .chromium()
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(width, height)
                    .setJavaScriptEnabled(scripts)
                    .setLocale("zh-CN")
                    .setTimezoneId(timeZone));
    context.setDefaultTimeout(PATIENCE);
    return context;
  }

  private TasklistPage tasklist(int port, Desk desk) {
    BrowserContext left = running.idle().getOrDefault(desk, new ArrayDeque<>()).poll();
    BrowserContext opened =
        left == null ? open(desk.width(), desk.height(), true, desk.timeZone()) : left;
    lent.put(opened, desk);
    return new TasklistPage(opened.newPage(), "http://localhost:" + port);
  }

  /** Tasklist on the usual screen of an office, on a computer whose clock is set to some zone. */
  TasklistPage tasklist(int port, String timeZone) {
    return tasklist(port, new Desk(1366, 768, timeZone));
  }

  /** Tasklist's login page, at a desk. */
  TasklistPage tasklist(int port) {
    return tasklist(port, new Desk(1440, 900, "Asia/Shanghai"));
  }
}

package cn.qualitysafety.browser;

import cn.qualitysafety.InstalledPrograms;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The installed Chromium, one for all test classes; it is closed when the last one is over. */
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

  private Browser chromium;

  /** Skips the tests, or fails them where programs are required, if there is no Chromium. */
  @Override
  public void beforeAll(ExtensionContext context) {
    Path program = InstalledPrograms.find("chromium", "chromium-browser", "google-chrome");
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    chromium =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.GLOBAL)
            .getOrComputeIfAbsent(Running.class, key -> Running.of(program), Running.class)
            .chromium();
  }

  /** Nobody stays logged in; what a failed test saw last is kept as a picture, and told. */
  @Override
  public void afterEach(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      chromium.contexts().stream()
          .flatMap(opened -> opened.pages().stream())
          .forEach(
              page -> {
                page.screenshot(failed(context));
                System.err.printf("[ERROR] seen last: %s %s%n", page.url(), page.evaluate(SEEN));
              });
    }
    chromium.contexts().forEach(BrowserContext::close);
  }

  private static Page.ScreenshotOptions failed(ExtensionContext context) {
    String name = "failed-%s.png".formatted(context.getRequiredTestMethod().getName());
    return new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name));
  }

  private record Running(Playwright playwright, Browser chromium)
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
                              "--disable-sync"))));
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
        chromium.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setJavaScriptEnabled(scripts)
                .setLocale("zh-CN")
                .setTimezoneId(timeZone));
    context.setDefaultTimeout(PATIENCE);
    return context;
  }

  /** The same on the usual screen of an office, on a computer whose clock is set to some zone. */
  TasklistPage tasklist(int port, String timeZone) {
    return new TasklistPage(open(1366, 768, true, timeZone).newPage(), "http://localhost:" + port);
  }

  /** Tasklist's login page, at a desk. */
  TasklistPage tasklist(int port) {
    return new TasklistPage(open(1440, 900, true).newPage(), "http://localhost:" + port);
  }
}

package cn.qualitysafety.browser;

import cn.qualitysafety.InstalledPrograms;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The installed Chromium. */
final class Browsers {

  /** Milliseconds to wait for anything: a busy machine draws a page slowly. */
  static final int PATIENCE = 90_000;

  private Browsers() {}

  static Playwright playwright() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    return Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  static Browser chromium(Playwright playwright) {
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(installed())
                .setArgs(
                    List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync")));
  }

  /** Skips the test, or fails it where programs are required, if there is none. */
  static Path installed() {
    return InstalledPrograms.find("chromium", "chromium-browser", "google-chrome");
  }
}

package cn.qualitysafety.browser;

import static org.assertj.core.api.Assertions.fail;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Finds the installed Chromium; CI insists on it, elsewhere the test is skipped without it. */
final class Browsers {

  private Browsers() {}

  static Playwright playwright() {
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

  /** Skips the test, or fails it where a browser is required, if there is none. */
  static Path installed() {
    Path found =
        Stream.of("chromium", "chromium-browser", "google-chrome")
            .flatMap(
                name -> Stream.of(System.getenv("PATH").split(":")).map(dir -> Path.of(dir, name)))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    if (found == null) {
      String missing = "No Chromium on the PATH: the browser tests did not run.";
      if (Boolean.getBoolean("browser.required")) {
        fail(missing);
      }
      System.out.println(missing);
      Assumptions.abort(missing);
    }
    return found;
  }
}

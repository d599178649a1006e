package cn.qualitysafety.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;

/** Tasklist as a clerk uses it, with a picture of every step. */
class TasklistPage {

  private static final Path PICTURES = Path.of("target", "screenshots");

  /** Pictures of each step are for people who look at them; of what fails there is one anyhow. */
  private static final boolean TAKES_PICTURES = Boolean.getBoolean("pictures");

  private static final String TASKLIST = "/camunda/app/tasklist/default/";
  private static final String PASSWORD = "Zhijian-2009";

  /** The last one added counts. */
  private static final String MOVED_CLOCK =
      """
      (() => {
        const Real = window.realDate = window.realDate || Date;
        const moved = new Real('%s+08:00').getTime() - Real.now();
        window.Date = class Date extends Real {
          constructor(...given) {
            super(...(given.length ? given : [Real.now() + moved]));
          }
          static now() {
            return Real.now() + moved;
          }
        };
      })()
      """;

  /**
   * The vendor draws the form of the login twice and takes the focus each time; a password that is
   * typed in between stands in the field of the name.
   */
  static final String STANDS_STILL =
      """
      () => {
        const drawn = document.querySelector('form[name=signinForm]');
        if (window.drawn !== drawn) {
          window.drawn = drawn;
          window.drawnAt = performance.now();
        }
        return drawn && performance.now() - window.drawnAt > 1000;
      }
      """;

  /** How often Tasklist counts what is left after a task is done, before it stays where it is. */
  private static final int COUNTS = 2;

  /** Milliseconds in which it has done so on the slowest machine. */
  private static final double GOES_ON_AT_LAST = 60_000;

  /** The filters to which it goes on by itself. */
  private static final List<String> TO_DO = List.of("我的任务", "本岗位待办");

  /** A calendar opens with the month of the person's own clock: not of UTC, nor of this machine. */
  private static final String MONTH_SHOWN =
      "(now => now.getFullYear() + '-' + String(now.getMonth() + 1).padStart(2, '0'))(new Date())";

  /**
   * What the person does by hand: each press of the mouse, and each key that sends or closes.
   * Typing is not counted, nor Enter in a text of several lines.
   */
  private static final String COUNTED =
      """
      (() => {
        const counted = () =>
          sessionStorage.setItem('clicks', Number(sessionStorage.getItem('clicks')) + 1);
        window.addEventListener('mousedown', counted, true);
        window.addEventListener('keydown', ({ key, target }) => {
          if (key === 'Escape' || key === 'Enter' && !target.matches('textarea')) {
            counted();
          }
        }, true);
      })()
      """;

  private final Page page;
  private final String address;
  private int before;
  private boolean completed;
  private int counts;

  TasklistPage(Page page, String address) {
    this.page = page;
    this.address = address;
    page.addInitScript(COUNTED);
    page.onResponse(
        answer -> {
          if (answer.url().contains("/filter?") && answer.url().contains("itemCount=true")) {
            counts++;
          }
        });
  }

  /** Clicks of all who have worked here. */
  int clicks() {
    return ((Number) page.evaluate("Number(sessionStorage.getItem('clicks'))")).intValue();
  }

  /** Clicks of whoever is logged in, since the login. */
  int clicksSinceLogin() {
    return clicks() - before;
  }

  /**
   * The session ends, and this click is the first to learn it: at once, for the page itself asks
   * for its tasks every now and then.
   */
  void clickAsSessionEnds(Locator button) {
    page.waitForTimeout(1000); // what was typed is kept once nothing more is typed
    ElementHandle handle = button.elementHandle();
    page.context().clearCookies();
    handle.evaluate("button => button.click()");
  }

  /** The same browser on another page of this server. */
  void visit(String path) {
    completed = false; // it opens where work is
    page.navigate(address + path);
  }

  /**
   * What is opened from now on is opened at this moment in Beijing. A clock that jumps under an
   * open page would end the patience of its scripts.
   */
  void moveClockTo(String beijingTime) {
    page.addInitScript(MOVED_CLOCK.formatted(beijingTime));
  }

  /** Opens Tasklist as this person, whoever was logged in before. */
  void logIn(String user) {
    logIn(user, TASKLIST);
    assertThat(shownFilter()).isVisible();
  }

  /**
   * Opens a page as this person: the login is sent as its form sends it, without the form, which
   * takes seconds to draw.
   */
  void logIn(String user, String path) {
    BrowserContext browser = page.context();
    page.navigate("about:blank"); // or what is open goes on asking, and gets cookies of its own
    browser.clearCookies();
    browser.request().get(address + TASKLIST);
    String token =
        browser.cookies().stream()
            .filter(cookie -> cookie.name.equals("XSRF-TOKEN"))
            .map(cookie -> cookie.value)
            .findFirst()
            .orElseThrow();
    FormData login = FormData.create().set("username", user).set("password", PASSWORD);
    APIResponse answer =
        browser
            .request()
            .post(
                address + "/camunda/api/admin/auth/user/default/login/tasklist",
                RequestOptions.create().setHeader("X-XSRF-TOKEN", token).setForm(login));
    assertThat(answer).isOK();
    visit(path);
    before = clicks();
  }

  /** Logs in on the page that asks for it, which leads to Tasklist. */
  void logInByForm(String user) {
    enterLogin(user);
    assertThat(shownFilter()).isVisible();
    before = clicks();
  }

  /** The same by somebody who leads or supervises, and whom the login leads to 活动进展. */
  void logInByFormAsLeader(String user) {
    enterLogin(user);
    assertThat(page.locator("h1")).containsText("活动进展");
    visit(TASKLIST);
    assertThat(shownFilter()).isVisible();
    before = clicks();
  }

  /** Logs in on the page that asks for it, whatever page that leads to. */
  void enterLogin(String user) {
    page.waitForFunction(STANDS_STILL);
    page.fill("input[ng-model=username]", user);
    page.fill("input[ng-model=password]", PASSWORD);
    page.click("button[type=submit]");
  }

  void logOut() {
    page.click(".account > a");
    page.click(".account .logout a");
    assertThat(page.locator("input[ng-model=username]")).isVisible();
  }

  void start(String process, String field, String value) {
    openStart(process);
    page.getByLabel(field).fill(value);
    submitStart();
  }

  /** Opens the form with which a process is started. */
  void openStart(String process) {
    page.click(".start-process-action a");
    page.locator(".modal-dialog")
        .getByText(process, new Locator.GetByTextOptions().setExact(true))
        .click();
    assertThat(page.locator(".modal-dialog .fjs-form")).isVisible();
  }

  Locator startButton() {
    return page.locator(".modal-footer .btn-primary:visible");
  }

  void submitStart() {
    startButton().click();
    assertThat(page.locator(".modal-dialog")).isHidden();
  }

  /** Opens a task that is mine from the start. */
  void openMine(String task) {
    open("我的任务", task);
    assertThat(page.locator(".fjs-form")).isVisible();
  }

  /** Claims a task of the post's list on its card, which opens it. */
  void claim(String task) {
    boolean wasOpen = page.locator(".fjs-form").first().isVisible();
    show("本岗位待办");
    card(task).locator(".claim-here").click();
    assertThat(page.locator("h2.task")).containsText(task);
    assertThat(page.locator("[cam-tasklist-task-meta] .unclaim").first()).isVisible();
    assertThat(page.locator(".disabled-form")).isHidden();
    assertThat(page.locator(".fjs-form")).isVisible();
    if (wasOpen) {
      page.waitForLoadState(LoadState.NETWORKIDLE); // the form is drawn anew once it is claimed
    }
  }

  void open(String filter, String task) {
    show(filter);
    card(task).click();
    assertThat(page.locator("h2.task")).containsText(task);
  }

  /**
   * Nobody clicks on the filter that is shown, nor before Tasklist, after a task is done, has gone
   * where the next work is.
   */
  private void show(String filter) {
    if (completed) {
      page.waitForCondition(
          () -> shownFilter().innerText().contains(filter) || counts >= COUNTS && staysHere(filter),
          new Page.WaitForConditionOptions().setTimeout(GOES_ON_AT_LAST));
    }
    completed = false;
    if (!shownFilter().innerText().contains(filter)) {
      page.locator(".task-filter").getByText(filter).first().click();
      assertThat(shownFilter()).containsText(filter);
    }
  }

  /** There is work left in the filter that is shown, or none in the one that is wanted. */
  private boolean staysHere(String wanted) {
    return !TO_DO.contains(wanted) || tasks(shownFilter()) > 0 || tasks(filter(wanted)) == 0;
  }

  private static int tasks(Locator filter) {
    Locator counter = filter.locator(".counter");
    String shown = counter.isVisible() ? counter.innerText().strip() : "";
    return shown.isEmpty() ? 0 : Integer.parseInt(shown);
  }

  private Locator filter(String name) {
    return page.locator(".task-filter", new Page.LocatorOptions().setHasText(name));
  }

  Locator shownFilter() {
    return page.locator(".task-filter.active");
  }

  /** A form may name the tab in a sentence. */
  void openTab(String name) {
    page.getByText(name, new Page.GetByTextOptions().setExact(true)).click();
  }

  Locator card(String task) {
    return page.locator("li.task", new Page.LocatorOptions().setHasText(task)).first();
  }

  void enter(String field, String value) {
    page.getByLabel(Pattern.compile("^" + field)).first().fill(value);
  }

  /** Key by key, and on to the next field. */
  void type(String field, String keys) {
    Locator entry = page.getByLabel(Pattern.compile("^" + field)).first();
    entry.fill("");
    entry.pressSequentially(keys);
    entry.press("Tab");
  }

  Locator field(String name) {
    return page.getByLabel(Pattern.compile("^" + name)).first();
  }

  /** How many tasks a filter says it has, without its being opened. */
  Locator counter(String filter) {
    return filter(filter).locator(".counter");
  }

  Locator messages() {
    return page.locator(".page-notifications .alert");
  }

  void chooseToday(String field) {
    page.getByLabel(Pattern.compile("^" + field)).first().click();
    page.locator(".flatpickr-calendar.open .flatpickr-day.today").click();
  }

  /** Chooses a day in the calendar of a field. */
  void chooseDay(String field, LocalDate day) {
    page.getByLabel(Pattern.compile("^" + field)).first().click();
    Locator calendar = page.locator(".flatpickr-calendar.open");
    YearMonth shown = YearMonth.parse((String) page.evaluate(MONTH_SHOWN));
    long months = ChronoUnit.MONTHS.between(shown, YearMonth.from(day));
    for (long month = 0; month < months; month++) {
      calendar.locator(".flatpickr-next-month").click();
    }
    calendar
        .locator(".flatpickr-day:not(.prevMonthDay):not(.nextMonthDay)")
        .getByText(
            String.valueOf(day.getDayOfMonth()), new Locator.GetByTextOptions().setExact(true))
        .click();
  }

  /** Chooses from a list that opens. */
  void select(String field, String answer) {
    openList(field);
    choices().getByText(answer).first().click();
  }

  void openList(String field) {
    page.locator(".fjs-form-field-select", new Page.LocatorOptions().setHasText(field))
        .locator(".fjs-input-group")
        .click();
  }

  /** Of the list that is open. */
  Locator choices() {
    return page.locator(".fjs-dropdownlist-item");
  }

  Locator dialog() {
    return page.locator(".modal-dialog");
  }

  void choose(String answer) {
    page.getByLabel(answer, new Page.GetByLabelOptions().setExact(true)).check();
  }

  Locator submit() {
    return page.locator("[cam-tasklist-task] .form-actions .btn-primary");
  }

  /** Submits the form and waits until the task is gone. */
  void complete(String picture) {
    picture(picture);
    counts = 0;
    submit().click();
    assertThat(page.locator(".fjs-form")).isHidden();
    completed = true;
  }

  /** What is seen now, if somebody wants to look at it ({@code -Dpictures=true}). */
  void picture(String name) {
    picture(page, name);
  }

  static void picture(Page page, String name) {
    picture(page, name, false);
  }

  /** The same of the whole page, however long. */
  static void pictureOfAll(Page page, String name) {
    picture(page, name, true);
  }

  private static void picture(Page page, String name, boolean all) {
    if (TAKES_PICTURES) {
      page.screenshot(
          new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(all));
    }
  }

  Page page() {
    return page;
  }
}

package cn.qualitysafety.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.OwnDatabase;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.platform.excel.HostileWorkbook;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server of little memory, to which people send more than it could hold, and others so slowly
 * that they never end: more of them than it has connections to its database.
 */
@Tag("slow")
class FloodTest {

  private static final String TASKS = "/camunda/api/engine/engine/default/task";
  private static final int WORKBOOKS = 6;
  private static final int LOGINS = 9;
  private static final long LOGIN_BYTES = 100L << 20;
  private static final Duration PROBE_GIVES_UP = Duration.ofSeconds(2);
  private static final int SLOW = 30;
  private static final int STRANGERS = 210;

  /** Whatever refuses it: what follows a refusal would be waited for as well. */
  private static final List<String> OPEN_TO_STRANGERS =
      List.of(
          "/camunda/api/admin/auth/user/default/login/tasklist",
          "/camunda/app/tasklist/scripts/x.js",
          "/engine-rest/task",
          "/public/licences",
          "/actuator/health",
          "/board");

  private static final String NEVER_ENDS =
      "POST %s HTTP/1.1\r\nHost: localhost\r\n"
          + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nu";
  private static final int AT_ONCE = 150;
  private static final Duration WORK_GOES_ON = Duration.ofSeconds(10);

  @TempDir private Path folder;
  @RegisterExtension private final OwnDatabase database = new OwnDatabase();

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void theProbeIsAnsweredWhateverIsUploadedAndHoweverMuchStrangersSend() throws Exception {
    byte[] workbook = new HostileWorkbook().withStringsOf(58_000_000).bytes();
    try (Server server =
        new Server(
            folder,
            database.arguments(),
            "-Xmx700m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError")) {
      assertThat(server.log().indexOf("Demo accounts, password"))
          .as("accounts are there before anybody can ask for them")
          .isBetween(0, server.log().indexOf("Tomcat started on port"));
      List<Callable<HttpResponse<String>>> flood = new ArrayList<>();
      for (int i = 0; i < WORKBOOKS; i++) {
        WebLogin clerk =
            new WebLogin(server.port(), i % 2 == 0 ? "gz-shouli" : "gz-shencha", "tasklist");
        Map<String, String> fields =
            Map.of("_token", clerk.formToken("/enterprises/import"), "mode", "ALL_OR_NOTHING");
        flood.add(() -> clerk.upload("/enterprises/import", fields, "hostile.xlsx", workbook));
      }
      for (int i = 0; i < LOGINS; i++) {
        boolean tellsLength = i % 2 == 0;
        WebLogin stranger = WebLogin.stranger(server.port());
        flood.add(() -> logIn(stranger, tellsLength));
      }
      List<HttpResponse<String>> answers = new ArrayList<>();
      ExecutorService senders = Executors.newFixedThreadPool(flood.size());
      try {
        List<Future<HttpResponse<String>>> sent = new ArrayList<>();
        flood.forEach(request -> sent.add(senders.submit(request)));
        do {
          assertThat(server.probe("liveness", PROBE_GIVES_UP)).isEqualTo(200);
          assertThat(server.probe("readiness", PROBE_GIVES_UP)).isEqualTo(200);
        } while (!sent.stream().allMatch(Future::isDone));
        for (Future<HttpResponse<String>> answer : sent) {
          answers.add(answer.get());
        }
      } finally {
        senders.shutdownNow();
      }
      assertThat(answers.subList(0, WORKBOOKS))
          .allSatisfy(answer -> assertThat(answer.body()).containsAnyOf("内容异常庞大", "系统正在导入其他文件"));
      assertThat(answers.subList(0, WORKBOOKS))
          .anySatisfy(answer -> assertThat(answer.body()).contains("内容异常庞大"));
      assertThat(answers.subList(WORKBOOKS, answers.size()))
          .allSatisfy(
              answer -> {
                assertThat(answer.statusCode()).isEqualTo(413);
                assertThat(answer.body()).contains("超过16KB的上限");
              });
      assertThat(server.log()).doesNotContain("OutOfMemoryError", "Exception");
      whoSendsSlowlyKeepsNobodyWaiting(server);
      strangersWhoSendSlowlyKeepNobodyWaiting(server);
      whoAsksForMuchAtOnceWaitsForThemselves(server);
    }
  }

  private static void whoAsksForMuchAtOnceWaitsForThemselves(Server server) throws Exception {
    WebLogin greedy = new WebLogin(server.port(), "sheng-ban", "tasklist");
    WebLogin clerk = new WebLogin(server.port(), "gz-ban", "tasklist");
    ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<Integer>> sent = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        sent.add(senders.submit(() -> greedy.get("/board").statusCode()));
      }
      long before = System.nanoTime();
      assertThat(clerk.get(TASKS).statusCode()).isEqualTo(200);
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(WORK_GOES_ON);
      List<Integer> answers = new ArrayList<>();
      for (Future<Integer> answer : sent) {
        answers.add(answer.get());
      }
      assertThat(answers).contains(200, 429).containsOnly(200, 429);
    } finally {
      senders.shutdownNow();
    }
  }

  private static void whoSendsSlowlyKeepsNobodyWaiting(Server server) throws Exception {
    CountDownLatch begun = new CountDownLatch(SLOW);
    CountDownLatch over = new CountDownLatch(1);
    List<WebLogin> people = new ArrayList<>();
    for (String person : List.of("gz-shencha", "gz-shouli", "gz-ju", "gz-du", "sz-ban", "sz-ju")) {
      people.add(new WebLogin(server.port(), person, "tasklist"));
    }
    ExecutorService senders = Executors.newFixedThreadPool(SLOW);
    try {
      for (int i = 0; i < SLOW; i++) {
        WebLogin slow = people.get(i % people.size());
        senders.submit(
            () ->
                slow.send(
                    request ->
                        request
                            .header("Content-Type", "application/json")
                            .header("X-XSRF-TOKEN", slow.csrfToken())
                            .POST(BodyPublishers.ofInputStream(() -> new Pending(begun, over))),
                    TASKS));
      }
      begun.await();
      long before = System.nanoTime();
      WebLogin clerk = new WebLogin(server.port(), "gz-ban", "tasklist");
      assertThat(clerk.get(TASKS).statusCode()).isEqualTo(200);
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(WORK_GOES_ON);
    } finally {
      over.countDown();
      senders.shutdownNow();
    }
  }

  /** More than there are threads, each a letter now and then. */
  private static void strangersWhoSendSlowlyKeepNobodyWaiting(Server server) throws Exception {
    WebLogin clerk = new WebLogin(server.port(), "gz-ban", "tasklist");
    List<Socket> strangers = new ArrayList<>();
    try {
      for (int i = 0; i < STRANGERS; i++) {
        Socket stranger = new Socket("127.0.0.1", server.port());
        strangers.add(stranger);
        write(stranger, NEVER_ENDS.formatted(OPEN_TO_STRANGERS.get(i % OPEN_TO_STRANGERS.size())));
      }
      for (int second = 0; second < 15; second += 3) {
        assertThat(server.probe("liveness", PROBE_GIVES_UP)).isEqualTo(200);
        long before = System.nanoTime();
        assertThat(clerk.get(TASKS).statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(WORK_GOES_ON);
        Thread.sleep(3000);
        strangers.forEach(stranger -> write(stranger, "a"));
      }
    } finally {
      for (Socket stranger : strangers) {
        stranger.close();
      }
    }
    assertThat(server.log()).doesNotContain("OutOfMemoryError");
  }

  private static void write(Socket stranger, String text) {
    try {
      stranger.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException endedByTheServer) {
      // which is what it should do
    }
  }

  /** Without an account, as whoever opens the page can. */
  private static HttpResponse<String> logIn(WebLogin stranger, boolean tellsLength)
      throws Exception {
    BodyPublisher body = BodyPublishers.ofInputStream(() -> new Letters(LOGIN_BYTES));
    return stranger.send(
        request ->
            request
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-XSRF-TOKEN", stranger.csrfToken())
                .POST(tellsLength ? BodyPublishers.fromPublisher(body, LOGIN_BYTES) : body),
        "/camunda/api/admin/auth/user/default/login/tasklist");
  }

  /** Of a body whose sender has begun and does not go on. */
  private static class Pending extends InputStream {

    private final CountDownLatch begun;
    private final CountDownLatch over;

    Pending(CountDownLatch begun, CountDownLatch over) {
      this.begun = begun;
      this.over = over;
    }

    @Override
    public int read() throws IOException {
      begun.countDown();
      try {
        over.await();
      } catch (InterruptedException stopped) {
        throw new InterruptedIOException();
      }
      return -1;
    }
  }

  /** A name and a very long password, which nobody holds in memory. */
  private static class Letters extends InputStream {

    private static final byte[] NAME = "username=ghost&password=".getBytes();

    private final long size;
    private long given;

    Letters(long size) {
      this.size = size;
    }

    @Override
    public int read() {
      if (given == size) {
        return -1;
      }
      int next = given < NAME.length ? NAME[(int) given] : 'a';
      given++;
      return next;
    }
  }
}

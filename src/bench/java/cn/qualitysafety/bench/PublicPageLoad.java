package cn.qualitysafety.bench;

import cn.qualitysafety.WebLogin;
import cn.qualitysafety.licence.BusyServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/**
 * How much readers of the public pages slow the staff: a clerk refreshes the work list and opens a
 * task, first alone, then while 1,000 requests a second arrive from 2,000 addresses, then alone
 * again. {@code mvn -Pbench test-compile exec:exec -Dexec.args="-cp %classpath
 * cn.qualitysafety.bench.PublicPageLoad"}
 */
public class PublicPageLoad {

  private static final int SECONDS = Integer.getInteger("load.seconds", 40);
  private static final int PER_SECOND = Integer.getInteger("load.per-second", 1_000);
  private static final int ADDRESSES = 2_000;
  private static final int PAUSE_MILLIS = 100;
  private static final List<String> PATHS =
      List.of(
          "/public",
          "/public",
          "/public",
          "/public",
          "/public?quarter=2009Q2",
          "/public?quarter=2009Q1&category=food",
          "/public/results",
          "/public/results?verdict=fail",
          "/public/results?city=440100",
          "/public/publications");

  private final ServerProcess server;

  private PublicPageLoad(ServerProcess server) {
    this.server = server;
  }

  public static void main(String[] args) throws Exception {
    try (ServerProcess server =
        ServerProcess.start(
            BusyServer.class,
            "--spring.datasource.url=jdbc:h2:mem:load;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000")) {
      new PublicPageLoad(server).measure();
    } catch (Exception e) {
      e.printStackTrace();
    }
    System.exit(0);
  }

  private void measure() throws Exception {
    clerk(20);
    load(10);
    for (int round = 1; round <= 2; round++) {
      System.out.printf("round %d, clerk alone:     %s%n", round, clerk(SECONDS));
      Thread clerk = new Thread(() -> System.out.println("         with readers:    " + tried()));
      clerk.start();
      load(SECONDS);
      clerk.join();
    }
  }

  private String tried() {
    try {
      return clerk(SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Refreshes the list and opens its first task, as Tasklist does, again and again. */
  private String clerk(int seconds) throws Exception {
    WebLogin login = new WebLogin(server.port(), "gz-shouli", "tasklist");
    String api = "/camunda/api/engine/engine/default";
    String filter =
        login
            .get(api + "/filter?resourceType=Task&name=" + encoded("本岗位待办"))
            .body()
            .replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
    Times lists = new Times();
    Times opened = new Times();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (System.nanoTime() < end) {
      long begin = System.nanoTime();
      HttpResponse<String> list =
          login.post(api + "/filter/" + filter + "/list?firstResult=0&maxResults=15", "{}");
      lists.add((System.nanoTime() - begin) / 1e6);
      String task = list.body().replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
      begin = System.nanoTime();
      for (String part :
          List.of(
              "/task/" + task,
              "/task/" + task + "/deployed-form",
              "/task/" + task + "/form-variables")) {
        HttpResponse<String> answer = login.get(api + part);
        if (answer.statusCode() != 200) {
          throw new IllegalStateException(part + ": " + answer.statusCode() + " " + answer.body());
        }
      }
      opened.add((System.nanoTime() - begin) / 1e6);
      Thread.sleep(PAUSE_MILLIS);
    }
    return "list %s, open a task %s".formatted(lists, opened);
  }

  /** An open loop: requests leave at their time, however slow the answers are. */
  private void load(int seconds) throws Exception {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newFixedThreadPool(2))
            .build();
    Map<Integer, LongAdder> answers = new ConcurrentHashMap<>();
    Times times = new Times();
    AtomicInteger sent = new AtomicInteger();
    AtomicInteger pending = new AtomicInteger();
    long cpu = server.cpuMillis();
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    int total = seconds * PER_SECOND;
    Runnable tick =
        () -> {
          // Each ten milliseconds a hundredth of a second's requests.
          for (int i = 0; i < PER_SECOND / 100 && sent.get() < total; i++) {
            int serial = sent.getAndIncrement();
            long begin = System.nanoTime();
            pending.incrementAndGet();
            client
                .sendAsync(
                    HttpRequest.newBuilder(
                            URI.create(
                                "http://localhost:"
                                    + server.port()
                                    + PATHS.get(serial % PATHS.size())))
                        .header("X-Forwarded-For", address(serial % ADDRESSES))
                        .header("Accept-Encoding", "gzip")
                        .build(),
                    BodyHandlers.discarding())
                .whenComplete(
                    (answer, failure) -> {
                      int status = failure == null ? answer.statusCode() : -1;
                      answers.computeIfAbsent(status, key -> new LongAdder()).increment();
                      times.add((System.nanoTime() - begin) / 1e6);
                      pending.decrementAndGet();
                    });
          }
        };
    clock.scheduleAtFixedRate(tick, 0, 10, TimeUnit.MILLISECONDS);
    Thread.sleep(TimeUnit.SECONDS.toMillis(seconds));
    clock.shutdownNow();
    int late = pending.get();
    System.out.printf(
        "         readers:         %d sent in %d s, answers %s, %d unanswered, %s; server's CPU %.0f%%%n",
        sent.get(),
        seconds,
        answers.entrySet().stream().map(Object::toString).collect(Collectors.joining(" ")),
        late,
        times,
        (server.cpuMillis() - cpu) / (seconds * 10.0));
    while (pending.get() > 0) {
      Thread.sleep(50);
    }
  }

  private static String address(int serial) {
    return "203.0.%d.%d".formatted(serial / 250, serial % 250 + 1);
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }
}

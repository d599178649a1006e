package cn.qualitysafety.faults;

import cn.qualitysafety.WebLogin;
import cn.qualitysafety.licence.LicenceSteps;
import cn.qualitysafety.licence.ManyApplications;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An acceptance window with several clerks, who register applications and accept them, and somebody
 * who reads pages; all go on whatever they are answered, which is noted.
 */
class People implements AutoCloseable {

  /** A request and what became of it. */
  record Answer(String request, Instant asked, Duration took, int status, String body) {

    boolean ok() {
      return status >= 200 && status < 300;
    }

    boolean askedBetween(Instant from, Instant to) {
      return asked.isAfter(from) && asked.isBefore(to);
    }
  }

  private static final int CLERKS = 3;
  private static final Duration BREATH = Duration.ofMillis(100);
  private static final String LOGIN =
      "Basic "
          + Base64.getEncoder()
              .encodeToString("gz-shouli:Zhijian-2009".getBytes(StandardCharsets.UTF_8));

  final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

  /** Ids of cases that were answered as started, and of tasks that were answered as done. */
  final Queue<String> started = new ConcurrentLinkedQueue<>();

  final Queue<String> done = new ConcurrentLinkedQueue<>();

  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final String address;
  private final List<String> holders;
  private final AtomicInteger next = new AtomicInteger();
  private final List<Thread> threads = new ArrayList<>();
  private final WebLogin reader;
  private volatile boolean working = true;

  /**
   * @param holders organisation codes of enterprises; each applies once for every product
   */
  People(int port, List<String> holders) throws IOException, InterruptedException {
    address = "http://localhost:" + port;
    this.holders = holders;
    reader = new WebLogin(port, "gz-shouli", "tasklist");
  }

  void begin() {
    for (int clerk = 0; clerk < CLERKS; clerk++) {
      threads.add(new Thread(this::register));
    }
    threads.add(new Thread(this::read));
    threads.forEach(Thread::start);
  }

  /** Returns when the last has gone home. */
  @Override
  public void close() {
    working = false;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void register() {
    while (working) {
      int number = next.getAndIncrement();
      Answer start =
          ask(
              "/engine-rest/process-definition/key/licence-review/submit-form",
              Map.of(
                  "applicationKind", "new",
                  "holderCode", holders.get(number / ManyApplications.PRODUCTS.size()),
                  "productCode",
                      ManyApplications.PRODUCTS.get(number % ManyApplications.PRODUCTS.size()),
                  "contactName", "何志强",
                  "contactPhone", "13800000000"));
      if (start.ok()) {
        String id = read(start.body()).get("id").asText();
        started.add(id);
        Answer tasks = ask("/engine-rest/task?processInstanceId=" + id, null);
        if (tasks.ok()) {
          accept(read(tasks.body()).get(0).get("id").asText());
        }
      }
      breathe();
    }
  }

  /** Accepts what still lies there: these tasks. */
  List<String> acceptTheRest() {
    Answer open =
        ask("/engine-rest/task?taskDefinitionKey=userTask_checkMaterials&maxResults=1000", null);
    List<String> ids = new ArrayList<>();
    read(open.body()).forEach(task -> ids.add(task.get("id").asText()));
    ids.forEach(this::accept);
    return ids;
  }

  private void accept(String task) {
    Map<String, Object> entered = new HashMap<>(LicenceSteps.report(LocalDate.now().toString()));
    entered.put("outcome", "accept");
    if (ask("/engine-rest/task/%s/submit-form".formatted(task), entered).ok()) {
      done.add(task);
    }
  }

  private void read() {
    while (working) {
      show("/enterprises", "text/html");
      show("/camunda/api/engine/engine/default/task/count", "*/*");
      show("/public/licences", "text/html");
      breathe();
    }
  }

  private Answer show(String path, String accept) {
    return noted(path, () -> reader.send(request -> request.header("Accept", accept).GET(), path));
  }

  private Answer ask(String path, Map<String, ?> fields) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Authorization", LOGIN)
            .header("Content-Type", "application/json");
    if (fields != null) {
      Map<String, Object> variables = new HashMap<>();
      fields.forEach((key, value) -> variables.put(key, Map.of("value", value, "type", "String")));
      request.POST(BodyPublishers.ofString(write(Map.of("variables", variables))));
    }
    return noted(path, () -> client.send(request.build(), BodyHandlers.ofString()));
  }

  private interface Request {
    HttpResponse<String> send() throws IOException, InterruptedException;
  }

  private Answer noted(String path, Request request) {
    Instant asked = Instant.now();
    Answer answer;
    try {
      HttpResponse<String> response = request.send();
      answer =
          new Answer(
              path,
              asked,
              Duration.between(asked, Instant.now()),
              response.statusCode(),
              response.body());
    } catch (IOException | InterruptedException e) {
      answer = new Answer(path, asked, Duration.between(asked, Instant.now()), 0, e.toString());
    }
    answers.add(answer);
    return answer;
  }

  private JsonNode read(String text) {
    try {
      return json.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(text, e);
    }
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void breathe() {
    try {
      Thread.sleep(BREATH.toMillis());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

package cn.qualitysafety.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.QualitySafetyApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server as it is installed, in a process of its own. */
public class Server implements AutoCloseable {

  private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
  private static final Pattern READY = Pattern.compile("Started QualitySafetyApplication");
  private static final Duration START = Duration.ofMinutes(10);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Path log;
  private final Process process;
  private final int port;

  /** Starts one and waits until it is ready. */
  public Server(Path folder, List<String> settings, String... ofJava)
      throws IOException, InterruptedException {
    log = folder.resolve("server.log");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of(ofJava));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            QualitySafetyApplication.class.getName(),
            "--server.port=0"));
    command.addAll(settings);
    process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Instant latest = Instant.now().plus(START);
    while (!READY.matcher(log()).find()) {
      if (!process.isAlive() || Instant.now().isAfter(latest)) {
        process.destroyForcibly(); // nobody else knows it yet
        throw new AssertionError(log());
      }
      Thread.sleep(100);
    }
    Matcher found = PORT.matcher(log());
    assertThat(found.find()).isTrue();
    port = Integer.parseInt(found.group(1));
  }

  public int port() {
    return port;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  public String log() throws IOException {
    return Files.readString(log);
  }

  /** The code of a probe of health. */
  int probe(String name) throws IOException, InterruptedException {
    return probe(name, Duration.ofMinutes(1));
  }

  /**
   * The same for whoever waits no longer than that.
   *
   * @throws IOException if there is no answer by then
   */
  int probe(String name, Duration patience) throws IOException, InterruptedException {
    return client
        .send(
            HttpRequest.newBuilder(
                    URI.create("http://localhost:%d/actuator/health/%s".formatted(port, name)))
                .timeout(patience)
                .build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}

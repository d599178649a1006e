package cn.qualitysafety.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.OwnDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server process with people who work in it: {@link NodeProgram}. */
class Node implements AutoCloseable {

  /** In minutes, for whatever it is told. */
  private static final Duration PATIENCE = Duration.ofMinutes(Long.getLong("node.patience", 20));

  private final Process process;
  private final List<String> lines = new ArrayList<>();
  private final Thread reader;
  private int orders;

  private Node(Process process) {
    this.process = process;
    reader = new Thread(this::read, "output of node " + process.pid());
    reader.start();
  }

  /**
   * Starts one and waits until it is ready.
   *
   * @param folder where it starts; its {@code data} is there
   * @param name its host name, as the log of jobs tells it
   */
  static Node start(Path folder, OwnDatabase database, String name, long clock, String... settings)
      throws IOException {
    Node node = begin(folder, database, name, clock, settings);
    try {
      node.port();
      return node;
    } catch (RuntimeException | Error notReady) {
      node.process.destroyForcibly(); // nobody else knows it yet
      throw notReady;
    }
  }

  /** Starts one. */
  static Node begin(Path folder, OwnDatabase database, String name, long clock, String... settings)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Duser.timezone=Asia/Shanghai",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                NodeProgram.class.getName(),
                String.valueOf(clock),
                "--server.port=0",
                "--licence.reviewers=" + reviewers(folder).toUri(),
                "--camunda.bpm.generic-properties.properties.hostname=" + name));
    command.addAll(database.arguments());
    command.addAll(List.of(settings));
    return new Node(
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start());
  }

  /** How many milliseconds a clock is ahead that shows this time in Beijing now. */
  static long clock(LocalDateTime beijing) {
    return Duration.between(Instant.now(), beijing.atZone(ZoneId.of("Asia/Shanghai")).toInstant())
        .toMillis();
  }

  private static Path reviewers(Path folder) throws IOException {
    Path file = folder.resolve("reviewers.csv");
    if (!Files.exists(file)) {
      List<String> rows = new ArrayList<>();
      rows.add("login,name,certificate_number,leader,valid_until,employer_code");
      for (int team = 0; team < Work.TEAMS; team++) {
        for (String role : List.of("leader", "member")) {
          rows.add(
              "%s-%d-440100,%s %d,%s-%d,%s,2026-12-31,"
                  .formatted(
                      role, team, role, team, role, team, role.equals("leader") ? "yes" : "no"));
        }
      }
      Files.write(file, rows);
    }
    return file;
  }

  private void read() {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        synchronized (lines) {
          lines.add(line);
          lines.notifyAll();
        }
      }
    } catch (IOException killed) {
      // It said all that it will say.
    } finally {
      synchronized (lines) {
        lines.notifyAll();
      }
    }
  }

  /** Gives a command and does not wait. */
  void order(String command) throws IOException {
    orders++;
    Writer in = process.outputWriter(StandardCharsets.UTF_8);
    in.write(command + "\n");
    in.flush();
  }

  /** Gives a command and waits until it is carried out. */
  void tell(String command) throws IOException {
    order(command);
    finish();
  }

  /** Waits until all commands are carried out. */
  void finish() {
    await(NodeProgram.DONE, orders);
  }

  /** Fails with the end of its log if it has ended. */
  void checkIsThere() {
    assertThat(reader.isAlive()).as(this::output).isTrue();
  }

  /** Whether it carries a command out. */
  boolean isBusy() {
    return said(NodeProgram.DONE).size() < orders;
  }

  int port() {
    return Integer.parseInt(await(NodeProgram.READY, 1).substring(NodeProgram.READY.length()));
  }

  /** Waits for one more line that begins so. */
  void awaitNext(String beginning) {
    await(beginning, said(beginning).size() + 1);
  }

  /** Waits until so many of its lines begin so; the last of them. */
  private String await(String beginning, int count) {
    Instant latest = Instant.now().plus(PATIENCE);
    synchronized (lines) {
      List<String> found = said(beginning);
      while (found.size() < count) {
        checkIsThere();
        assertThat(Instant.now()).as(this::output).isBefore(latest);
        try {
          lines.wait(1_000);
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
        found = said(beginning);
      }
      return found.get(count - 1);
    }
  }

  /** Its lines that begin so. */
  List<String> said(String beginning) {
    synchronized (lines) {
      return lines.stream().filter(line -> line.startsWith(beginning)).toList();
    }
  }

  /** Kills it as a failing machine would. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
    reader.join();
  }

  /** Asks it to end, as {@code kill} does. */
  void terminate() {
    // Process.destroy would end its input and output, too.
    process.toHandle().destroy();
  }

  /** Ends its input, which ends it. */
  void end() throws Exception {
    process.outputWriter(StandardCharsets.UTF_8).close();
    assertThat(exitCode(PATIENCE)).as(this::output).isZero();
  }

  /** How it ended, within so long. */
  int exitCode(Duration patience) throws InterruptedException {
    assertThat(process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS))
        .as("ended within %s", patience)
        .isTrue();
    return process.exitValue();
  }

  /** The end of its log. */
  String output() {
    synchronized (lines) {
      List<String> log =
          lines.stream().filter(line -> !line.matches("(opened|completed) .*")).toList();
      return String.join("\n", log.subList(Math.max(0, log.size() - 200), log.size()));
    }
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}

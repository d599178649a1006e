package cn.qualitysafety.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A MySQL server beside that of {@code MYSQL_URL}, from the same folder, that a test may stop. */
class StoppableMysql implements AutoCloseable {

  private static final String SCRIPT = ".ci/mysql";

  private final int port;

  /** Starts it with an empty database; a test is skipped where {@code .ci/mysql} has not been. */
  StoppableMysql() throws IOException, InterruptedException {
    Path installed =
        Path.of(
            Objects.requireNonNullElse(
                System.getenv("MYSQL_TEST_HOME"), "/var/tmp/quality-safety-mysql"),
            "installed");
    if (!Files.exists(installed) || !System.getProperty("user.name").equals("root")) {
      String missing = "No server of .ci/mysql, or no right to stop it: a test did not run.";
      System.out.println(missing);
      assertThat(Boolean.getBoolean("programs.required")).as(missing).isFalse();
      Assumptions.abort(missing);
    }
    port = URI.create(System.getenv("MYSQL_URL").substring("jdbc:".length())).getPort() + 1;
    call("start");
  }

  String url() {
    return "jdbc:mysql://127.0.0.1:%d/quality_safety".formatted(port);
  }

  void stop() throws IOException, InterruptedException {
    call("stop");
  }

  void kill() throws IOException, InterruptedException {
    call("kill");
  }

  /** With what it has stored. */
  void again() throws IOException, InterruptedException {
    call("again");
  }

  @Override
  public void close() throws IOException, InterruptedException {
    kill();
  }

  private void call(String what) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(SCRIPT, what).redirectErrorStream(true);
    builder.environment().put("MYSQL_TEST_PORT", String.valueOf(port));
    builder
        .environment()
        .merge("MYSQL_TEST_OPTIONS", "--innodb-buffer-pool-size=128M", (a, b) -> a + " " + b);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0)
        .as("%s %s: %s", SCRIPT, what, output)
        .isTrue();
  }
}

package cn.qualitysafety.bench;

import cn.qualitysafety.licence.Province;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server in a process of its own, to be measured. Its program says {@link #READY} and its port.
 */
public final class ServerProcess implements AutoCloseable {

  public static final String READY = "ready: ";

  private static final Pattern USED = Pattern.compile("heap.*?used (\\d+)K", Pattern.DOTALL);

  private final Process process;
  private final int port;
  private final Duration startUp;

  private ServerProcess(Process process, int port, Duration startUp) {
    this.process = process;
    this.port = port;
    this.startUp = startUp;
  }

  /**
   * Starts one.
   *
   * @param arguments Spring's
   */
  public static ServerProcess start(Class<?> program, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                java("java"),
                "-Xmx1g",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Duser.timezone=Asia/Shanghai",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName(),
                "--server.port=0",
                "--demo.living=false",
                // As behind a proxy: each reader has an address.
                "--server.forward-headers-strategy=native",
                "--licence.reviewers=classpath:reviewers-test.csv",
                "--organisation.delegations=" + delegations()));
    command.addAll(Arrays.asList(arguments));
    long begin = System.nanoTime();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    BufferedReader out = process.inputReader();
    StringBuilder log = new StringBuilder();
    String line = out.readLine();
    while (line != null && !line.startsWith(READY)) {
      log.append(line).append('\n');
      line = out.readLine();
    }
    if (line == null) {
      throw new IllegalStateException(log.toString());
    }
    Duration startUp = Duration.ofNanos(System.nanoTime() - begin);
    Thread drain =
        new Thread(
            () -> out.lines().filter(said -> said.contains("ERROR")).forEach(System.out::println));
    drain.setDaemon(true);
    drain.setUncaughtExceptionHandler((thread, closed) -> {});
    drain.start();
    return new ServerProcess(process, Integer.parseInt(line.substring(READY.length())), startUp);
  }

  /** Every city takes in applications, as Guangzhou does in the demonstration. */
  private static URI delegations() throws IOException {
    List<String> rows =
        new ArrayList<>(List.of("code,unit,matter,products,from,until,announcement"));
    Province.cities()
        .forEach(
            city ->
                rows.add("accept-%s,%s,licence-accept,,2005-09-01,,委托受理的公告".formatted(city, city)));
    Path file = Files.createTempFile("delegations", ".csv");
    file.toFile().deleteOnExit();
    return Files.write(file, rows).toUri();
  }

  private static String java(String program) {
    return Path.of(System.getProperty("java.home"), "bin", program).toString();
  }

  public int port() {
    return port;
  }

  /** From the start of the process until it serves. */
  public Duration startUp() {
    return startUp;
  }

  /** Milliseconds of CPU that it has used. */
  public long cpuMillis() {
    return cpuMillis(process.pid());
  }

  /** The same of any process. */
  public static long cpuMillis(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(found -> found.info().totalCpuDuration())
        .map(Duration::toMillis)
        .orElse(0L);
  }

  /** Memory of the process as the operating system counts it (Linux), in MB. */
  public long residentMegabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/%d/status".formatted(process.pid()))).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  /** What is alive: the heap after a full collection, in MB. */
  public long liveMegabytes() throws IOException {
    jcmd("GC.run");
    Matcher used = USED.matcher(jcmd("GC.heap_info"));
    if (!used.find()) {
      throw new IllegalStateException("no heap of process " + process.pid());
    }
    return Long.parseLong(used.group(1)) / 1024;
  }

  private String jcmd(String command) throws IOException {
    Process jcmd =
        new ProcessBuilder(java("jcmd"), String.valueOf(process.pid()), command)
            .redirectErrorStream(true)
            .start();
    return new String(jcmd.getInputStream().readAllBytes());
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

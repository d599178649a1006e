package cn.qualitysafety.licence;

import cn.qualitysafety.platform.schema.SchemaCommand;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Licence reviews from application to certificate by four clients on a MySQL server: ours; the same
 * flow on a stock engine with its defaults, with our driver's settings ({@code tuned}), and besides
 * without timers that remind ({@code unreminded}); and the rows of the registers by plain JDBC.
 * Variants take turns, one program at a time. {@code MYSQL_URL=jdbc:mysql://127.0.0.1:33306/%s
 * MYSQL_USER=root mvn -Pbench test-compile exec:exec -Dexec.args="-cp %classpath
 * cn.qualitysafety.licence.LicenceReviewBenchmark"}; it makes and drops databases {@code bench_…}
 * there.
 */
public class LicenceReviewBenchmark {

  private static final String URL = System.getenv("MYSQL_URL");
  private static final String USER = System.getenv("MYSQL_USER");
  private static final String PASSWORD = System.getenv().getOrDefault("MYSQL_PASSWORD", "");

  private static final int CASES = Integer.getInteger("licence.cases", 200);
  private static final int ROUNDS = Integer.getInteger("licence.rounds", 3);
  private static final int STATEMENTS = Integer.getInteger("licence.statements", 0);
  private static final int TEAMS = 100;

  private static final List<String> COUNTED =
      List.of("select", "insert", "update", "delete", "set_option", "commit", "rollback");

  /** Transactions that wrote something: each has its entry in the server's binary log. */
  private static final String WRITING = "Binlog_cache_use";

  /** Rows that the server wrote, the engine's and ours. */
  private static final List<String> ROWS =
      List.of("Innodb_rows_inserted", "Innodb_rows_updated", "Innodb_rows_deleted");

  /** The driver's settings of ours, of application-mysql.yaml, that save statements. */
  private static final String DRIVER =
      "&useLocalSessionState=true&cachePrepStmts=true&prepStmtCacheSize=500"
          + "&prepStmtCacheSqlLimit=131072&rewriteBatchedStatements=true";

  private static final OperatingSystemMXBean MACHINE =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private LicenceReviewBenchmark() {}

  public static void main(String[] args) throws Exception {
    if (args.length > 0) {
      int status = 1;
      try {
        measure(args[0], List.of(args).subList(1, args.length).toArray(new String[0]));
        status = 0;
      } catch (Exception e) {
        e.printStackTrace();
      }
      // The server's own threads would go on.
      System.exit(status);
    }
    for (int round = 1; round <= ROUNDS; round++) {
      for (String variant :
          System.getProperty("licence.variants", "stock,tuned,unreminded,ours").split(",")) {
        System.out.printf("round %d, %-10s %s%n", round, variant, inItsOwnProcess(variant));
      }
      emptied("bench_jdbc");
      double seconds = new RowsOfReviews(URL, "bench_ours", "bench_jdbc").write(2 * CASES);
      System.out.printf("round %d, jdbc       %.1f cases/s%n", round, 2 * CASES / seconds);
    }
  }

  private static String inItsOwnProcess(String variant) throws Exception {
    String database = "bench_" + variant;
    emptied(database);
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Duser.timezone=Asia/Shanghai",
                "-Dlicence.clients=4",
                "-Ddriver.pause=100",
                "-Ddriver.asks-all=false",
                "-Dlicence.statements=" + STATEMENTS,
                "-Dlicence.teams=" + TEAMS,
                "-Dlicence.cases=" + CASES,
                "-cp",
                System.getProperty("java.class.path"),
                LicenceReviewBenchmark.class.getName(),
                variant));
    command.addAll(1, words("licence.jvm"));
    if (variant.equals("ours")) {
      SchemaCommand.run(
          "--spring.profiles.active=mysql", "--spring.datasource.url=" + URL.formatted(database));
      command.addAll(
          List.of(
              "--spring.profiles.active=mysql",
              "--spring.datasource.url=" + URL.formatted(database),
              "--licence.reviewers=file:" + reviewers(),
              "--organisation.delegations=classpath:organisation/delegations-demo.csv"));
    } else {
      command.addAll(
          List.of(
              // Nothing of our own application.yaml.
              "--spring.config.name=stock",
              "--camunda.bpm.auto-deployment-enabled=false",
              "--spring.datasource.url="
                  + URL.formatted(database)
                  + "?nullDatabaseMeansCurrent=true"
                  + (variant.equals("stock") ? "" : DRIVER),
              "--spring.datasource.username=" + USER,
              "--spring.datasource.password=" + PASSWORD,
              "--spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED"));
    }
    command.addAll(List.of("--server.port=0", "--logging.level.root=warn"));
    command.addAll(words("licence.args"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> lines = process.inputReader().lines().toList();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join("\n", lines));
    }
    lines.stream()
        .filter(line -> line.matches(" +[0-9.]+ +[0-9.]+ ms +[0-9.]+ ms  .*"))
        .forEach(System.out::println);
    return lines.get(lines.size() - 1);
  }

  private static List<String> words(String property) {
    return Stream.of(System.getProperty(property, "").split(" "))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static void measure(String variant, String... args) throws SQLException {
    Reviews reviews =
        variant.equals("ours")
            ? new ReviewsOfOurs(args)
            : new ReviewsOnStock(!variant.equals("unreminded"), args);
    reviews.review(CASES);
    reviews.completions().forget();
    forgetStatements();
    Map<String, Long> before = counters();
    MACHINE.getCpuLoad();
    long node = MACHINE.getProcessCpuTime();
    long begin = System.nanoTime();
    reviews.review(CASES);
    double seconds = (System.nanoTime() - begin) / 1e9;
    double busy = MACHINE.getCpuLoad();
    node = MACHINE.getProcessCpuTime() - node;
    Map<String, Long> after = counters();
    tellStatements();
    if (reviews.finished() != 2 * CASES) {
      throw new IllegalStateException("only %d are finished".formatted(reviews.finished()));
    }
    double[] millis = reviews.completions().percentiles();
    StringBuilder line =
        new StringBuilder(
            "%.1f cases/s, complete p50 %.0f, p95 %.0f, p99 %.0f ms; per case"
                .formatted(CASES / seconds, millis[0], millis[1], millis[2]));
    long all = 0;
    for (String counted : COUNTED) {
      long count = after.get(counted) - before.get(counted);
      all += count;
      line.append(" %s %.1f".formatted(counted, 1.0 * count / CASES));
    }
    line.append(" all %.0f".formatted(1.0 * all / CASES));
    line.append(
        " commits that write %.1f"
            .formatted(1.0 * (after.get(WRITING) - before.get(WRITING)) / CASES));
    long rows = ROWS.stream().mapToLong(name -> after.get(name) - before.get(name)).sum();
    line.append(", rows written %.0f".formatted(1.0 * rows / CASES));
    line.append(
        "; the machine %.0f %% busy, %.0f core-ms a case, %.0f of them the node's"
            .formatted(
                100 * busy,
                1e3 * busy * MACHINE.getAvailableProcessors() * seconds / CASES,
                node / 1e6 / CASES));
    System.out.println(line);
  }

  private static Map<String, Long> counters() throws SQLException {
    Map<String, Long> counters = new LinkedHashMap<>();
    try (Connection connection = server();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("show global status")) {
      while (rows.next()) {
        String name = rows.getString(1);
        if (name.startsWith("Com_") || name.equals(WRITING) || ROWS.contains(name)) {
          counters.put(name.replaceFirst("^Com_", ""), rows.getLong(2));
        }
      }
    }
    return counters;
  }

  private static void forgetStatements() throws SQLException {
    try (Connection connection = server();
        Statement statement = connection.createStatement()) {
      if (STATEMENTS > 0) {
        statement.execute(
            "update performance_schema.setup_consumers set enabled = 'YES'"
                + " where name = 'events_statements_cpu'");
      }
      statement.execute("truncate performance_schema.events_statements_summary_by_digest");
    }
  }

  /** The server's dearest statements: how many a case, how long they took, how much processor. */
  private static void tellStatements() throws SQLException {
    try (Connection connection = server();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select count_star, sum_timer_wait / 1e9, sum_cpu_time / 1e9, left(digest_text, 200)"
                    + " from performance_schema.events_statements_summary_by_digest"
                    + " order by sum_cpu_time desc limit "
                    + STATEMENTS)) {
      while (rows.next()) {
        System.out.printf(
            "%8.1f %7.2f ms %7.2f ms  %s%n",
            1.0 * rows.getLong(1) / CASES,
            rows.getDouble(2) / CASES,
            rows.getDouble(3) / CASES,
            rows.getString(4));
      }
    }
  }

  private static void emptied(String database) throws SQLException {
    try (Connection connection = server();
        Statement statement = connection.createStatement()) {
      statement.execute("drop database if exists " + database);
      statement.execute(
          "create database " + database + " character set utf8mb4 collate utf8mb4_0900_bin");
    }
  }

  private static Connection server() throws SQLException {
    return DriverManager.getConnection(URL.formatted(""), USER, PASSWORD);
  }

  private static Path reviewers() throws IOException {
    List<String> lines =
        new ArrayList<>(List.of("login,name,certificate_number,leader,valid_until,employer_code"));
    for (int team = 0; team < TEAMS; team++) {
      lines.add("leader-%d-440100,组长%d,粤审2007-1%03d,yes,2026-12-31,".formatted(team, team, team));
      lines.add("member-%d-440100,核查员%d,粤审2008-2%03d,no,2026-12-31,".formatted(team, team, team));
    }
    return Files.write(Files.createTempFile("reviewers", ".csv"), lines);
  }
}

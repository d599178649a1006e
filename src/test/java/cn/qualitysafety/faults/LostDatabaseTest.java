package cn.qualitysafety.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.platform.schema.SchemaCommand;
import cn.qualitysafety.spotcheck.SpotCheckSteps;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database is stopped for half a minute and then killed, while people and jobs are at work. */
@Tag("slow")
@EnabledIfEnvironmentVariable(named = "MYSQL_URL", matches = ".+")
class LostDatabaseTest {

  private static final int ENTERPRISES = 600;

  /** Cases, before the database is lost for the first time. */
  private static final int ENOUGH = 20;

  private static final Duration STOPPED = Duration.ofSeconds(30);
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);
  private static final Duration AT_WORK = Duration.ofSeconds(4);

  /** Jobs that were cut off are free again after that; on a real node after five minutes. */
  private static final Duration JOB_LOCK = Duration.ofSeconds(10);

  private static final Pattern SERIAL = Pattern.compile("(\\d+)号?$");

  @TempDir private Path folder;

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void peopleAreToldAtOnceNothingIsHalfWrittenAndAllGoesOnWithoutARestart() throws Exception {
    try (StoppableMysql mysql = new StoppableMysql()) {
      SchemaCommand.run(
          "--spring.profiles.active=mysql",
          "--spring.datasource.url=" + mysql.url(),
          "--spring.datasource.username=root");
      JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(mysql.url(), "root", ""));
      List<String> holders = enterprises(jdbc);
      try (Server server = new Server(folder, settings(mysql))) {
        People people = new People(server.port(), holders);
        try (people) {
          people.begin();
          until(() -> people.started.size() > ENOUGH);

          mysql.stop();
          Instant stopped = Instant.now();
          Thread.sleep(STOPPED.toMillis());
          assertThat(server.probe("readiness")).isEqualTo(503);
          assertThat(server.probe("liveness")).isEqualTo(200);
          assertToldAtOnce(people, stopped, Instant.now());
          mysql.again();
          assertGoesOn(people, server);

          mysql.kill();
          Instant killed = Instant.now();
          Thread.sleep(AT_WORK.toMillis());
          assertToldAtOnce(people, killed, Instant.now());
          mysql.again();
          assertGoesOn(people, server);
        }
        assertThat(people.answers.stream().filter(answer -> !answer.ok()))
            .as("whoever was not served was told why, also if the database was lost meanwhile")
            .allMatch(LostDatabaseTest::told);
        List<String> done = List.copyOf(people.done);
        assertThat(people.acceptTheRest())
            .as("tasks that were open, of those that people were told were done")
            .doesNotContainAnyElementsOf(done);
        until(() -> jobs(jdbc) == 0);
        assertThat(server.isAlive()).isTrue();
        assertEverythingOnce(jdbc, people);
        assertThat(
                server
                    .log()
                    .lines()
                    .filter(line -> line.contains("DatabaseWatch : The database is lost")))
            .as("once for each time, whoever asks")
            .hasSize(2);
      }
    }
  }

  private static List<String> settings(StoppableMysql mysql) {
    return List.of(
        "--spring.profiles.active=demo,mysql,test-mysql,same-machine",
        "--spring.datasource.url=" + mysql.url(),
        "--spring.datasource.username=root",
        "--publicity.per-minute=100000",
        "--publicity.burst=100000",
        "--camunda.bpm.job-execution.lock-time-in-millis=" + JOB_LOCK.toMillis());
  }

  private static List<String> enterprises(JdbcTemplate jdbc) {
    List<String> codes = IntStream.range(0, ENTERPRISES).mapToObj(SpotCheckSteps::code).toList();
    jdbc.batchUpdate(
        """
        insert into enterprise (organisation_code, code, name, address, legal_representative,
          contact_phone, small_workshop, unit_code, registered_by, registered_at)
        values (?, ?, ?, '广州市白云区', '何志强', '13800000000', false, '440100', 'test', now())
        """,
        codes.stream().map(code -> new Object[] {code, code, "广州市第" + code + "制品厂"}).toList());
    return codes;
  }

  private static boolean told(People.Answer answer) {
    return answer.status() == 503
        && answer
            .body()
            .contains(answer.request().startsWith("/public") ? "请稍后再试" : "数据库暂时无法连接，业务暂停办理");
  }

  private static void assertToldAtOnce(People people, Instant from, Instant to) {
    assertThat(people.answers.stream().filter(answer -> answer.askedBetween(from, to)))
        .hasSizeGreaterThan(20)
        .allMatch(LostDatabaseTest::told)
        .allMatch(answer -> answer.took().compareTo(LONGEST_ANSWER) < 0);
  }

  private static void assertGoesOn(People people, Server server) throws Exception {
    Instant back = Instant.now();
    int done = people.done.size();
    until(() -> people.answers.stream().anyMatch(each -> each.ok() && each.asked().isAfter(back)));
    assertThat(Duration.between(back, Instant.now())).isLessThan(Duration.ofSeconds(15));
    until(() -> people.done.size() > done + 5);
    assertThat(server.probe("readiness")).isEqualTo(200);
    Thread.sleep(AT_WORK.toMillis());
  }

  private static int jobs(JdbcTemplate jdbc) {
    return jdbc.queryForObject(
        "select count(*) from ACT_RU_JOB where HANDLER_TYPE_ = 'async-continuation'",
        Integer.class);
  }

  private static void assertEverythingOnce(JdbcTemplate jdbc, People people) {
    List<String> cases =
        jdbc.queryForList("select case_number from licence_application", String.class);
    assertThat(cases).hasSizeGreaterThan(ENOUGH);
    assertThat(serials(cases))
        .as("numbers without a gap")
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, cases.size()).boxed().toList());
    assertThat(
            jdbc.queryForList(
                "select BUSINESS_KEY_ from ACT_HI_PROCINST where PROC_DEF_KEY_ = 'licence-review'",
                String.class))
        .as("the engine and the register know the same cases")
        .containsExactlyInAnyOrderElementsOf(cases);
    assertThat(jdbc.queryForList("select ID_ from ACT_HI_PROCINST", String.class))
        .containsAll(people.started);
    assertThat(
            jdbc.queryForList(
                "select case_number from licence_application where state = 'ACCEPTED'",
                String.class))
        .containsExactlyInAnyOrderElementsOf(cases);
    assertThat(
            jdbc.queryForList(
                "select case_number from official_document where kind = 'licence-acceptance'",
                String.class))
        .containsExactlyInAnyOrderElementsOf(cases);
    assertThat(serials(jdbc.queryForList("select number from official_document", String.class)))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, cases.size()).boxed().toList());
    assertThat(jdbc.queryForList("select TASK_DEF_KEY_ from ACT_RU_TASK", String.class))
        .as("every case waits for its next step")
        .hasSize(cases.size())
        .containsOnly("userTask_formTeam");
    assertThat(jdbc.queryForList("select INCIDENT_MSG_ from ACT_RU_INCIDENT", String.class))
        .isEmpty();
  }

  private static List<Integer> serials(List<String> numbers) {
    List<Integer> serials = new ArrayList<>();
    for (String number : numbers) {
      Matcher matcher = SERIAL.matcher(number);
      assertThat(matcher.find()).as(number).isTrue();
      serials.add(Integer.parseInt(matcher.group(1)));
    }
    return serials;
  }

  private interface Condition {
    boolean holds();
  }

  private static void until(Condition condition) throws InterruptedException {
    Instant latest = Instant.now().plusSeconds(90);
    while (!condition.holds()) {
      assertThat(Instant.now()).as("in time").isBefore(latest);
      Thread.sleep(100);
    }
  }
}

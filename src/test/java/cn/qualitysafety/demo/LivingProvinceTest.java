package cn.qualitysafety.demo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.WebLogin;
import cn.qualitysafety.faults.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration as somebody starts it who has just fetched the program. */
@Tag("slow")
class LivingProvinceTest {

  private static final Pattern READY =
      Pattern.compile("The demonstration's province is ready: (\\d+) cases, ([0-9.]+) s");
  private static final Pattern NUMBER = Pattern.compile("XK2009-440100-\\d{4}");
  private static final Pattern COUNT = Pattern.compile("\"count\":(\\d+)");

  @TempDir private Path folder;

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void aProvinceIsAtWorkAtTheFirstStartAndGoesOnAtTheSecond() throws Exception {
    List<String> settings =
        List.of(
            "--spring.datasource.url=jdbc:h2:file:%s;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=20000;WRITE_DELAY=0"
                .formatted(folder.resolve("province")));
    String first;
    try (Server server = new Server(folder, settings)) {
      Matcher ready = READY.matcher(server.log());
      assertThat(ready.find()).isTrue();
      assertThat(Integer.parseInt(ready.group(1))).isGreaterThan(50);
      assertThat(ready.start())
          .as("before anybody is admitted")
          .isLessThan(server.log().indexOf("Tomcat started on port"));
      for (String login :
          List.of(
              "sheng-ban",
              "sheng-du",
              "sheng-zhiguan",
              "sheng-chou",
              "sheng-gongkai",
              "th-baogao",
              "gz-zhiguan",
              "gz-ban",
              "gz-ju",
              "gz-shouli",
              "gz-shencha",
              "gz-jianyan",
              "gz-zhenggai",
              "gz-du",
              "sg-ban")) {
        assertThat(tasks(server, login)).as(login).isPositive();
      }
      assertThat(new WebLogin(server.port(), "sheng-ban", "tasklist").get("/board").body())
          .as("Guangzhou in time, Shaoguan late, Qingyuan on the list")
          .contains("HD2009-01", "绿", "已收", "迟报2天", "逾111天", "挂牌1");
      WebLogin anybody = WebLogin.stranger(server.port());
      assertThat(anybody.get("/public/results").body()).contains("共5条", "不合格（安全项目）", "镉");
      assertThat(anybody.get("/public/licences").body()).contains("广州珠江预制构件有限公司", "广州黄埔人造板厂");
      assertThat(anybody.get("/public/disclosures").body()).contains("全省质量和安全年活动上半年进展");
      long now =
          anybody
              .get("/public/results")
              .headers()
              .firstValueAsLong(DemoClockHeader.NAME)
              .orElseThrow();
      assertThat(Instant.ofEpochMilli(now).atZone(ZoneId.of("Asia/Shanghai")).getYear())
          .as("by which browsers count")
          .isEqualTo(2009);
      first = cases(server);
    }
    assertThat(writeDelay()).as("a clerk's work is on the disk at once, as before").isZero();
    try (Server server = new Server(folder, settings)) {
      assertThat(READY.matcher(server.log()).find()).isFalse();
      assertThat(cases(server)).isEqualTo(first);
      assertThat(new WebLogin(server.port(), "gz-ju", "tasklist").get("/board/440100").body())
          .as("its days go on")
          .contains("2009年7月20日 10:");
    }
  }

  /** In milliseconds, as the program left it. */
  private int writeDelay() throws SQLException {
    try (Connection database =
            DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("province"), "sa", "");
        Statement asked = database.createStatement();
        ResultSet found =
            asked.executeQuery(
                "select setting_value from information_schema.settings"
                    + " where setting_name = 'WRITE_DELAY'")) {
      assertThat(found.next()).isTrue();
      return found.getInt(1);
    }
  }

  /** What nothing but people changes. */
  private static String cases(Server server) throws IOException, InterruptedException {
    String page = new WebLogin(server.port(), "gz-shouli", "tasklist").get("/cases").body();
    Matcher rows = NUMBER.matcher(page);
    StringBuilder numbers = new StringBuilder();
    while (rows.find()) {
      numbers.append(rows.group()).append(' ');
    }
    assertThat(numbers).isNotEmpty();
    return numbers.toString();
  }

  private static int tasks(Server server, String login) throws IOException, InterruptedException {
    String answer =
        new WebLogin(server.port(), login, "tasklist")
            .get("/camunda/api/engine/engine/default/task/count")
            .body();
    Matcher count = COUNT.matcher(answer);
    assertThat(count.find()).as(answer).isTrue();
    return Integer.parseInt(count.group(1));
  }
}

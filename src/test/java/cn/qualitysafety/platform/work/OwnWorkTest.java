package cn.qualitysafety.platform.work;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@SystemTest
@Tag("database")
class OwnWorkTest {

  private static final Pattern NAVIGATION =
      Pattern.compile("<nav aria-label=\"我的办件\">(.*?)</nav>", Pattern.DOTALL);

  private static final Pattern LINK = Pattern.compile("href=\"([^\"]*)\"");

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private OwnWork work;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-02-27T09:00:00");
    driver.start("campaign-year", "leading-group-office", "440000", Map.of("year", 2009));
    driver.runJobs();
    driver.complete(
        "HD2009-01-440100-BS",
        "userTask_setUpLeadingBody",
        "city-campaign-office",
        "440100",
        Map.of("leader", "局长", "members", "各科室", "contact", "办公室 12345"));
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void everybodyFindsWhatTheyFinishedAndStartedAndNothingElse() {
    assertThat(work.finished(driver.person("city-campaign-office", "440100")).rows())
        .extracting(row -> row.subList(0, 3), row -> row.get(4), row -> row.get(6))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                List.of("成立领导机构和工作机构", "各市动员部署", "HD2009-01-440100-BS"),
                LocalDateTime.of(2009, 2, 27, 9, 0),
                "按期"));
    String starter = driver.person("leading-group-office", "440000");
    assertThat(work.started(starter).rows()).as("reaches no unit").isEmpty();
    driver.employ(starter, "leading-group-office", "440000");
    assertThat(work.started(starter).rows())
        .extracting(row -> row.subList(0, 3))
        .containsExactly(List.of("“质量和安全年”活动", "HD2009-01", "运行中"));
    assertThat(work.finished("sz-ban").rows()).isEmpty();
    assertThat(work.started("sz-ban").rows()).isEmpty();
  }

  @Test
  void whatIsOverdueIsKnownInTheUnitAndAboveItAndNowhereElse() {
    driver.moveClockTo("2009-04-01T09:00:00");
    assertThat(work.overdue("gz-du").rows())
        .extracting(row -> row.subList(0, 4))
        .containsExactly(List.of("广州市质量技术监督局", "拟定本市实施方案", "HD2009-01-440100-BS", "未签收"));
    assertThat(work.overdue("sheng-du").rows()).hasSize(22);
    assertThat(work.overdue("th-du").rows()).isEmpty();

    driver.complete(
        "HD2009-01-440100-BS",
        "userTask_draftCityPlan",
        "city-campaign-office",
        "440100",
        Map.of("planTitle", "方案", "planText", "措施"));
    assertThat(work.overdue("gz-du").rows())
        .as("done late is no longer pressed for")
        .extracting(row -> row.get(1))
        .doesNotContain("拟定本市实施方案");
  }

  @ParameterizedTest
  @CsvSource({
    "sheng-du, '/board /work/held /work/urgings /work/copies /work/finished /work/started /work/overdue /work/messages /supervision/bottlenecks /summons /events /audit'",
    "gz-ban, '/work/held /work/urgings /work/copies /work/finished /work/started /work/overdue /summons /events'",
    "gz-jianyan, '/work/held /work/urgings /work/copies /work/finished /work/started /work/overdue /summons /events /laboratory/results'",
    "admin, '/work/held /work/urgings /work/copies /work/finished /work/started /work/overdue /summons /events /settings /work/leave /audit'"
  })
  void everyPageOfOnesWorkHasTheSameTabs(String person, String tabs) throws Exception {
    WebLogin login = new WebLogin(port, person, "tasklist");
    for (String page : tabs.split(" ")) {
      String html = login.get(page).body();
      Matcher nav = NAVIGATION.matcher(html);
      assertThat(nav.find()).as(page).isTrue();
      assertThat(LINK.matcher(nav.group(1)).results().map(link -> link.group(1)))
          .as(page)
          .containsExactly(tabs.split(" "));
      assertThat(nav.group(1)).containsOnlyOnce("aria-current");
      assertThat(nav.group(1)).contains("href=\"%s\" aria-current=\"page\"".formatted(page));
    }
  }
}

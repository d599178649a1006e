package cn.qualitysafety.event;

import static cn.qualitysafety.event.EventSteps.FOSHAN;
import static cn.qualitysafety.event.EventSteps.GUANGZHOU;
import static cn.qualitysafety.event.EventSteps.held;
import static cn.qualitysafety.event.EventSteps.venue;
import static cn.qualitysafety.event.EventSteps.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.event.EventStatistics.City;
import cn.qualitysafety.platform.attachment.Attachments;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A school and a visit in Guangzhou, a school in Foshan, and a drill that nobody has held. */
@SystemTest
class EventStatisticsTest {

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private Attachments attachments;
  @Autowired private EventStatistics statistics;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-06-01T09:00:00");
    EventSteps steps = new EventSteps(driver, enterprises, attachments);
    String firm = steps.enterprise(GUANGZHOU, 1);
    new EventDrills(driver).plan(firm, "2007-06-15");
    steps.hold(venue("school", "2009-06-10"), GUANGZHOU, held("2009-06-10", "attendance", 400));
    steps.hold(
        visit("2009-06-11", firm),
        GUANGZHOU,
        held("2009-06-11", "attendance", 100, "findings", "没有检验记录\n量具没有检定"));
    steps.hold(
        venue("school", "2009-06-12", "placeCode", FOSHAN, "money", 0),
        FOSHAN,
        held("2009-06-12", "attendance", 50));
    driver.moveClockTo("2009-06-16T09:00:00");
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void whatWasHeldIsToldCityByCityAsFarAsSomebodyReaches() throws Exception {
    EventStatistics.Year all = statistics.of(2009, List.of("440000", GUANGZHOU, "440106", FOSHAN));
    assertThat(all.cities())
        .extracting(
            City::unitCode,
            City::held,
            City::people,
            city -> String.valueOf(city.perPerson()),
            City::venueText,
            City::openFindings)
        .containsExactly(
            tuple("440000", 0, 0L, "null", "0/6", 0),
            tuple(GUANGZHOU, 2, 500L, "20.00", "1/6：学校", 2),
            tuple(FOSHAN, 1, 50L, "null", "1/6：学校", 0));
    assertThat(all.kinds()).containsEntry("质量法律知识“六进”", 2);
    assertThat(all.drills())
        .singleElement()
        .satisfies(drill -> assertThat(drill.title()).contains("锅炉爆炸事故应急专项预案"));
    assertThat(statistics.of(2008, List.of(GUANGZHOU)).kinds()).isEmpty();

    assertThat(new WebLogin(port, "gz-ju", "tasklist").get("/events").body())
        .contains("1/6：学校", "20.00", "2009年6月15日，已超期")
        .doesNotContain("佛山");
    assertThat(new WebLogin(port, "sz-ju", "tasklist").get("/events?year=2009").body())
        .contains("没有逾期的演练计划", "还没有经核对的活动")
        .doesNotContain("广州市局", "锅炉");
  }
}

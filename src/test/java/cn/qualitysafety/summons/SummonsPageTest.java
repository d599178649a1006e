package cn.qualitysafety.summons;

import static cn.qualitysafety.summons.SummonsSteps.CASE;
import static cn.qualitysafety.summons.SummonsSteps.GUANGZHOU;
import static cn.qualitysafety.summons.SummonsSteps.HOLDER;
import static cn.qualitysafety.summons.SummonsSteps.OFFICER;
import static cn.qualitysafety.summons.SummonsSteps.ROUND;
import static cn.qualitysafety.summons.SummonsSteps.cause;
import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.enterprise.EnterpriseService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Three summonses opened on 2009-09-22: of Guangzhou, its district Tianhe, and Shenzhen. */
@SystemTest
class SummonsPageTest {

  private static final String DISTRICT = "YT2009-440106-0001";
  private static final String ELSEWHERE = "YT2009-440300-0001";

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;

  private SummonsSteps steps;

  @BeforeEach
  void begin() {
    steps = new SummonsSteps(driver, enterprises);
    driver.reset();
    driver.setClock("2009-09-22T09:00:00");
    steps.register(HOLDER, "广州市<b>越秀</b>电器厂", GUANGZHOU);
    steps.register("D2143569X", "天河区乙饮料厂", "440106");
    steps.register("190190879", "深圳市丙电器有限公司", "440300");
    steps.start("JC2009-440100-0007");
    driver.start("summons-enterprise", OFFICER, "440106", cause("D2143569X", "TS2009-1"));
    driver.start("summons-enterprise", OFFICER, "440300", cause("190190879", "TS2009-2"));
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void everybodySeesTheOpenSummonsesOfTheUnitsThatTheyReach() throws Exception {
    WebLogin city = new WebLogin(port, "gz-ban", "tasklist");
    assertThat(city.get("/summons").body())
        .contains(
            "正在办理的约谈：2件",
            "广州市质量技术监督局：2件",
            CASE,
            "/cases/" + CASE,
            "广州市&lt;b&gt;越秀&lt;/b&gt;电器厂",
            "电热水壶",
            "广州市天河区质量技术监督局",
            DISTRICT,
            "第1次",
            "拟定约谈",
            "2009年9月28日")
        .doesNotContain("深圳", "<b>越秀", ELSEWHERE);
    assertThat(new WebLogin(port, "th-du", "tasklist").get("/summons").body())
        .contains("正在办理的约谈：1件", DISTRICT)
        .doesNotContain(CASE, ELSEWHERE);
    WebLogin province = new WebLogin(port, "sheng-du", "cockpit");
    assertThat(province.get("/summons").body())
        .contains("正在办理的约谈：3件", "广州市质量技术监督局：2件", "深圳市质量技术监督局：1件");
    assertThat(province.get("/summons?unit=440300").body())
        .contains("正在办理的约谈：1件", ELSEWHERE, "全部单位")
        .doesNotContain(CASE);
    assertThat(new WebLogin(port, "sg-ban", "tasklist").get("/summons").body())
        .contains("没有正在办理的约谈");
    assertThat(new WebLogin(port, "gz-jianyan", "tasklist").get("/summons").body())
        .as("a laboratory has no summonses")
        .contains("没有正在办理的约谈");
    assertThat(city.get("/work/finished").body()).contains("href=\"/summons\"");
  }

  @Test
  void aUnitThatIsNotReachedDoesNotExist() throws Exception {
    WebLogin city = new WebLogin(port, "gz-ban", "tasklist");
    for (String unit : List.of("440300", "440000", "1", "%27%22%3Cscript%3E")) {
      HttpResponse<String> answer =
          city.send(request -> request.header("Accept", "text/html"), "/summons?unit=" + unit);
      assertThat(answer.statusCode()).as(unit).isEqualTo(404);
      assertThat(answer.body()).contains("不在您的管辖范围内").doesNotContain("丙电器", "<script>");
    }
    assertThat(city.get("/summons?unit=440106").body()).contains(DISTRICT).doesNotContain(CASE);
    assertThat(
            HttpClient.newHttpClient()
                .send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/summons"))
                        .build(),
                    BodyHandlers.ofString())
                .headers()
                .firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith("/camunda/app/tasklist/"));
  }

  @Test
  void theLightTurnsWithTheNextDayAndWhatIsClosedLeavesTheList() throws Exception {
    WebLogin city = new WebLogin(port, "gz-ban", "tasklist");
    assertThat(city.get("/summons?unit=440100").body()).contains("data-light=\"green\"");
    driver.moveClockTo("2009-09-27T09:00:00");
    assertThat(city.get("/summons").body())
        .as("a Sunday, but worked")
        .contains("data-light=\"yellow\"", "2009年9月28日，即将到期");
    driver.moveClockTo("2009-09-29T09:00:00");
    assertThat(city.get("/summons").body()).contains("data-light=\"red\"", "2009年9月28日，已超期");
    steps.prepare(ROUND, "2009-10-12");
    assertThat(city.get("/summons").body()).contains("待局领导审批", "2009年10月10日");
    steps.approve(ROUND, "drop");
    assertThat(city.get("/summons").body()).contains("正在办理的约谈：1件").doesNotContain(CASE);
  }
}

package cn.qualitysafety.platform.search;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.brand.BrandTitleService;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.licence.LicenceService;
import cn.qualitysafety.licence.LicenceSteps;
import cn.qualitysafety.spotcheck.SpotCheckService;
import cn.qualitysafety.spotcheck.SpotCheckSteps;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * An application that Guangzhou has accepted, a certificate and a title that its holder has
 * already, and a sample of another enterprise.
 */
@SystemTest
@Tag("database")
class SearchTest {

  private static final String CASE = "XK2009-440100-0001";
  private static final String CERTIFICATE = "XK08-001-00123";
  private static final String EVERYWHERE =
      "case,enterprise,party,licence,title"; // and no more at once

  private static final Pattern LINK = Pattern.compile("<td class=\"day\"><a href=\"([^\"]+)\">");

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private LicenceService licences;
  @Autowired private BrandTitleService titles;
  @Autowired private SpotCheckService spotChecks;
  @Autowired private IdentityService identity;
  @Autowired private JdbcTemplate jdbc;
  private String document;
  private String sample;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-03-02T09:00:00");
    LicenceSteps steps = new LicenceSteps(driver, enterprises);
    steps.registerEnterprise("731400024", "广州市越秀水泥制品厂");
    licences.registerLicence(
        CERTIFICATE, "440100", "731400024", "广州市越秀水泥制品厂", "水泥", "2008-06-02", "2013-06-01", "gz");
    titles.registerTitle("MP2008-0123", "731400024", "水泥", "2008-09-02", "mpb");
    steps.apply(LicenceSteps.application("731400024", "concrete-pipe"));
    steps.accept(CASE);
    driver.runJobs();
    document =
        jdbc.queryForObject(
            "select min(number) from official_document where case_number = ?", String.class, CASE);
    driver.setClock("2009-05-11T09:00:00");
    SpotCheckSteps checks = new SpotCheckSteps(driver, enterprises);
    checks.registerProducers("440100", 1, 1);
    checks.startPlan();
    checks.take("CC2009-440100-0001", "sampled");
    sample = spotChecks.prepareSample("CC2009-440100-0001");
    checks.receive(sample, SpotCheckSteps.LABORATORY, "2009-05-11");
  }

  @AfterEach
  void end() {
    identity.deleteMembership("sz-ban", "acceptance-window");
    identity.deleteMembership("gz-jianyan", "review-organiser");
    driver.reset();
  }

  @Test
  void aWholeNumberLeadsStraightToWhatBearsItHoweverItIsTyped() throws Exception {
    WebLogin window = new WebLogin(port, "gz-shouli", "tasklist");
    assertThat(target(window, CASE)).isEqualTo("/cases/" + CASE);
    assertThat(target(window, " xk2009440100-0001 ")).isEqualTo("/cases/" + CASE);
    assertThat(target(window, document)).isEqualTo("/cases/" + CASE);
    assertThat(target(window, document.replace('〔', '(').replace("〕", "）")))
        .as("with the brackets of a keyboard")
        .isEqualTo("/cases/" + CASE);
    assertThat(target(window, CERTIFICATE)).isEqualTo("/enterprises/731400024");
    assertThat(window.get(target(window, CERTIFICATE)).body()).contains(CERTIFICATE);
  }

  @Test
  void aPartOfANameFindsTheCaseTheEnterpriseAndItsCertificateByKind() throws Exception {
    WebLogin window = new WebLogin(port, "gz-shouli", "tasklist");
    HttpResponse<String> found = search(window, "越秀水泥");
    assertThat(found.body())
        .containsSubsequence(
            "<h2>办件</h2>", CASE, "<h2>企业</h2>", "731400024", "<h2>生产许可证</h2>", CERTIFICATE);
    assertThat(links(found))
        .as("the case, the enterprise, its certificate, its title")
        .containsExactly(
            "/cases/" + CASE,
            "/enterprises/731400024",
            "/enterprises/731400024",
            "/enterprises/731400024");
    assertThat(links(search(window, document.substring(document.indexOf('〔')))))
        .as("what stands on the paper behind the word")
        .contains("/cases/" + CASE);
    assertThat(target(window, "MP20080123")).isEqualTo("/enterprises/731400024");
  }

  @Test
  void aFieldOfAFormFindsTheCodeThatItAsksForByAName() throws Exception {
    WebLogin window = new WebLogin(port, "gz-shouli", "tasklist");
    assertThat(lookUp(window, "enterprise", "越秀水泥").toString())
        .isEqualTo(
            """
            {"entries":[{"value":"731400024","text":"广州市越秀水泥制品厂 · 广州市"}],"more":false,"meant":null}""");
    assertThat(lookUp(window, "licence", "越秀").at("/entries/0").toString())
        .isEqualTo(
            """
            {"value":"XK08-001-00123","text":"广州市越秀水泥制品厂 · 水泥 · 有效至2013年6月1日"}""");
    assertThat(lookUp(window, "title", "越秀").at("/entries/0").toString())
        .isEqualTo(
            """
            {"value":"MP2008-0123","text":"广州市越秀水泥制品厂 · 水泥 · 有效至2011年9月1日"}""");
    assertThat(values(lookUp(window, "licence-change,licence-review", "越秀"))).containsExactly(CASE);
    assertThat(values(lookUp(window, "licence-change", "越秀"))).isEmpty();
    assertThat(values(lookUp(window, "enterprise, licence", "越秀水泥")))
        .containsExactly("731400024", CERTIFICATE);
    for (String typed : List.of("731400024", "73140002-4", "７３１４０００２４", "广州市越秀水泥制品厂")) {
      assertThat(lookUp(window, "enterprise", typed).at("/meant/value").asText())
          .as(typed)
          .isEqualTo("731400024");
    }
    JsonNode units = lookUp(window, "unit", "广州");
    assertThat(values(units).get(0)).isEqualTo("440100");
    assertThat(values(lookUp(window, "unit", "深圳"))).as("not reached").isEmpty();
    assertThat(values(lookUp(window, "bureau", "深圳"))).contains("440300");
    JsonNode clauses = lookUp(new WebLogin(port, "sheng-bzh", "tasklist"), "clause", "c1");
    assertThat(values(clauses)).hasSize(10).startsWith("C100");
    assertThat(clauses.path("more").asBoolean()).isTrue();
    assertThat(values(lookUp(new WebLogin(port, "sheng-chou", "tasklist"), "product", "大米")))
        .containsExactly(SpotCheckSteps.RICE);
    assertThat(window.get("/lookup/a,b,c,d,e,f?q=%E8%B6%8A%E7%A7%80").body())
        .isEqualTo("一次最多在5个登记簿里查找。");
    assertThat(WebLogin.stranger(port).get("/lookup/unit?q=44").statusCode()).isEqualTo(302);
  }

  @Test
  void nobodyFindsWhatTheyMayNotRead() throws Exception {
    identity.createMembership("sz-ban", "acceptance-window");
    for (String text : List.of(CASE, document, CERTIFICATE, "越秀水泥", "731400024", sample)) {
      HttpResponse<String> found = search(new WebLogin(port, "sz-ban", "tasklist"), text);
      assertThat(found.statusCode()).isEqualTo(200);
      assertThat(found.body()).as("Shenzhen asks for %s", text).contains("没有找到");
      assertThat(links(found)).isEmpty();
    }
    WebLogin laboratory = new WebLogin(port, "gz-jianyan", "tasklist");
    assertThat(target(laboratory, sample)).as("its own sample").isEqualTo("/cases/" + sample);
    for (String whose : List.of("广东1号米业", SpotCheckSteps.code(1), "CC2009-440100-0001", "越秀水泥")) {
      assertThat(search(laboratory, whose).body())
          .as("whose a sample is: %s", whose)
          .contains("没有找到");
    }
    for (String whose :
        List.of("广东1号米业", SpotCheckSteps.code(1), "越秀", "大米", SpotCheckSteps.PLAN, "CC2009")) {
      assertThat(values(lookUp(laboratory, EVERYWHERE, whose)))
          .as("whose a sample is, looked up: %s", whose)
          .isEmpty();
    }
    identity.createMembership("gz-jianyan", "review-organiser");
    laboratory = new WebLogin(port, "gz-jianyan", "tasklist");
    assertThat(values(lookUp(laboratory, "enterprise,party,licence,title,product", "广东1号")))
        .as("with another post beside that of the laboratory")
        .isEmpty();
    WebLogin shenzhen = new WebLogin(port, "sz-ban", "tasklist");
    for (String text : List.of(CASE, CERTIFICATE, "越秀", "731400024", sample, SpotCheckSteps.PLAN)) {
      assertThat(values(lookUp(shenzhen, EVERYWHERE, text))).as("looked up: %s", text).isEmpty();
      assertThat(lookUp(shenzhen, EVERYWHERE, text).path("meant").isNull()).as(text).isTrue();
    }
    assertThat(links(search(new WebLogin(port, "gz-ban", "tasklist"), "越秀水泥")))
        .as(
            "of the unit, without a post in the procedure: the register, the certificate and the title are open")
        .hasSize(3)
        .containsOnly("/enterprises/731400024");
  }

  @Test
  void whatSaysNothingFindsNothing() throws Exception {
    WebLogin window = new WebLogin(port, "gz-shouli", "tasklist");
    for (String text :
        List.of("", "  ", "-", "%", "_", "!", "'; drop table cases; --", "<b>x</b>")) {
      HttpResponse<String> found = search(window, text);
      assertThat(found.statusCode()).as(text).isEqualTo(200);
      assertThat(links(found)).as(text).isEmpty();
      assertThat(found.body()).as(text).contains("没有找到").doesNotContain("<b>x</b>");
      assertThat(values(lookUp(window, "enterprise,licence,unit,clause,product", text)))
          .as("looked up: %s", text)
          .isEmpty();
    }
  }

  private static HttpResponse<String> search(WebLogin browser, String text)
      throws IOException, InterruptedException {
    return browser.get("/search?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
  }

  /** What a field of a form is told. */
  private static JsonNode lookUp(WebLogin browser, String registers, String text)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        browser.get(
            "/lookup/%s?q=%s"
                .formatted(
                    URLEncoder.encode(registers, StandardCharsets.UTF_8).replace("+", "%20"),
                    URLEncoder.encode(text, StandardCharsets.UTF_8)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body());
  }

  private static List<String> values(JsonNode found) {
    return found.path("entries").findValuesAsText("value");
  }

  /** Where it leads without a list. */
  private static String target(WebLogin browser, String text)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = search(browser, text);
    assertThat(answer.statusCode()).as(text + answer.body()).isEqualTo(302);
    return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^http://[^/]+", "");
  }

  private static List<String> links(HttpResponse<String> page) {
    return LINK.matcher(page.body()).results().map((MatchResult link) -> link.group(1)).toList();
  }
}

package cn.qualitysafety.platform.search;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.licence.LicenceService;
import cn.qualitysafety.licence.LicenceSteps;
import cn.qualitysafety.spotcheck.SpotCheckService;
import cn.qualitysafety.spotcheck.SpotCheckSteps;
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
 * An application that Guangzhou has accepted, a certificate that its holder has already, and a
 * sample of another enterprise.
 */
@SystemTest
@Tag("database")
class SearchTest {

  private static final String CASE = "XK2009-440100-0001";
  private static final String CERTIFICATE = "XK08-001-00123";
  private static final Pattern LINK = Pattern.compile("<td class=\"day\"><a href=\"([^\"]+)\">");

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private LicenceService licences;
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
            "<h2>办件</h2>", CASE, "<h2>企业</h2>", "组织机构代码", "<h2>生产许可证</h2>", CERTIFICATE);
    assertThat(links(found))
        .containsExactly("/cases/" + CASE, "/enterprises/731400024", "/enterprises/731400024");
    assertThat(links(search(window, document.substring(document.indexOf('〔')))))
        .as("what stands on the paper behind the word")
        .contains("/cases/" + CASE);
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
    assertThat(links(search(new WebLogin(port, "gz-ban", "tasklist"), "越秀水泥")))
        .as(
            "of the unit, without a post in the procedure: the register and the certificate are open")
        .containsExactly("/enterprises/731400024", "/enterprises/731400024");
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
    }
  }

  private static HttpResponse<String> search(WebLogin browser, String text)
      throws IOException, InterruptedException {
    return browser.get("/search?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
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

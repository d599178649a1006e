package cn.qualitysafety.spotcheck.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.spotcheck.ResultRows;
import cn.qualitysafety.spotcheck.Sample;
import cn.qualitysafety.spotcheck.SampleTestService;
import cn.qualitysafety.spotcheck.SpotCheckService;
import cn.qualitysafety.spotcheck.SpotCheckSteps;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two samples wait for their results in the laboratory of Guangzhou. */
@SystemTest
class ResultImportPageTest {

  private static final String PAGE = "/laboratory/results";

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private SpotCheckService spotChecks;
  @Autowired private SampleTestService sampleTests;

  private List<String> codes;

  @BeforeEach
  void begin() {
    SpotCheckSteps steps = new SpotCheckSteps(driver, enterprises);
    driver.reset();
    driver.setClock("2009-05-11T09:00:00");
    codes = steps.receivedSamples(spotChecks, 2);
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void aLaboratoryTakesItsFileAndBringsItBackFilledIn() throws Exception {
    WebLogin laboratory = new WebLogin(port, "gz-jianyan", "tasklist");
    assertThat(laboratory.get("/work/finished").body()).contains("检验结果导入", PAGE);
    assertThat(laboratory.get(PAGE).body()).contains("<strong>2</strong>份盲样待报检验结果");
    HttpResponse<byte[]> handedOut = laboratory.download(PAGE + "/samples.xlsx");
    assertThat(handedOut.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment");
    ResultRows rows = new ResultRows(handedOut.body());
    String second = rows.texts().get(2).get(0);
    rows.fill((code, serial) -> "0.1").set("G4", "<i>合格");

    assertThat(upload(laboratory, token(laboratory), "ALL_OR_NOTHING", rows).body())
        .contains("“结果.xlsx”中有1行共1处问题，一份样品也没有导入", "<td>4</td><td>实测值</td><td>“&lt;i&gt;合格”不能识别")
        .doesNotContain("<i>");
    assertThat(upload(laboratory, token(laboratory), "ONLY_CORRECT", rows).body())
        .contains("“结果.xlsx”已导入1份样品；另有1行共1处问题，有问题的样品没有导入", PAGE + "/complaints.xlsx");
    assertThat(laboratory.download(PAGE + "/complaints.xlsx").body()).startsWith('P', 'K');
    assertThat(new WebLogin(port, "gz-jianyan", "tasklist").get(PAGE + "/complaints.xlsx"))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(404);

    rows = new ResultRows(laboratory.download(PAGE + "/samples.xlsx").body());
    assertThat(rows.texts()).extracting(row -> row.get(0)).containsOnly(second);
    rows.fill((code, serial) -> "0.3");
    assertThat(upload(laboratory, token(laboratory), "ALL_OR_NOTHING", rows).body())
        .contains("“结果.xlsx”已全部导入，共1份样品。", "<strong>0</strong>份盲样待报检验结果");
    assertThat(sampleTests.of(second))
        .extracting(Sample::verdict, Sample::testedBy)
        .containsExactly("unsafe", "gz-jianyan");
  }

  @Test
  void nobodyElseGetsTheFileAndNothingIsTakenWithoutTheToken() throws Exception {
    WebLogin laboratory = new WebLogin(port, "gz-jianyan", "tasklist");
    ResultRows rows =
        new ResultRows(laboratory.download(PAGE + "/samples.xlsx").body())
            .fill((code, serial) -> "0.1");
    assertThat(upload(laboratory, "", "ONLY_CORRECT", rows).statusCode()).isEqualTo(403);
    for (String user : List.of("gz-chouyang", "gz-chou", "gz-ban")) {
      WebLogin other = new WebLogin(port, user, "tasklist");
      assertThat(other.get("/work/finished").body()).doesNotContain("检验结果导入");
      assertThat(other.get(PAGE).statusCode()).as(user).isEqualTo(403);
      assertThat(other.get(PAGE + "/samples.xlsx").statusCode()).as(user).isEqualTo(403);
      String token = other.formToken("/example/form");
      assertThat(upload(other, token, "ONLY_CORRECT", rows).statusCode()).as(user).isEqualTo(403);
    }
    WebLogin province = new WebLogin(port, "sheng-jianyan", "tasklist");
    assertThat(new ResultRows(province.download(PAGE + "/samples.xlsx").body()).texts()).isEmpty();
    assertThat(upload(province, token(province), "ONLY_CORRECT", rows).body())
        .contains("已导入0份样品", "您的检验机构没有盲样编号为");
    codes.forEach(code -> assertThat(sampleTests.of(code).reportedAt()).isNull());
  }

  private static String token(WebLogin person) throws Exception {
    return person.formToken(PAGE);
  }

  private static HttpResponse<String> upload(
      WebLogin person, String token, String mode, ResultRows rows) throws Exception {
    return person.upload(PAGE, Map.of("_token", token, "mode", mode), "结果.xlsx", rows.bytes());
  }
}

package cn.qualitysafety.platform.document;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

@SystemTest
class DocumentPageTest {

  private static final String CASE = "HD2009-01";

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private OfficialDocuments documents;
  @Autowired private TransactionTemplate transaction;

  private String number;

  @BeforeEach
  void begin() {
    driver.reset();
    number =
        transaction
            .execute(
                status ->
                    documents.issue(
                        new DocumentDraft(
                            CASE,
                            "campaign-year-plan",
                            "issue",
                            "440000",
                            "“质量和安全年”活动<方案>",
                            "campaign/campaign-year-plan",
                            Map.of("unit", "广东省质量技术监督局", "text", "一、目标。"),
                            "sheng-zu")))
            .number();
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void whoReachesTheUnitListsAndDownloadsItsDocuments() throws Exception {
    WebLogin province = new WebLogin(port, "sheng-ban", "tasklist");
    assertThat(province.get("/documents/" + CASE).body())
        .contains("查询结果：1份", number, "“质量和安全年”活动&lt;方案&gt;", "有效");
    HttpResponse<String> file = province.get(file());
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.body()).startsWith("PK");
    assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment");
    documents.voidDocument(number, "日期有误", "sheng-zu");
    assertThat(province.get("/documents/" + CASE).body()).contains("已作废：日期有误");
    assertThat(province.get("/documents/HD2009-02").statusCode()).isEqualTo(404);
  }

  @Test
  void forEverybodyElseTheyDoNotExist() throws Exception {
    WebLogin city = new WebLogin(port, "gz-ban", "tasklist");
    for (String path : new String[] {"/documents/" + CASE, file()}) {
      assertThat(city.get(path).statusCode()).isEqualTo(404);
      assertThat(city.get(path).body()).doesNotContain(number);
    }
  }

  private String file() {
    return "/documents/%s/file?number=%s"
        .formatted(CASE, URLEncoder.encode(number, StandardCharsets.UTF_8));
  }
}

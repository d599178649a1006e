package cn.qualitysafety.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.enterprise.EnterpriseEntries;
import cn.qualitysafety.enterprise.EnterpriseEntry;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.publicity.PublicPublications;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One text that is a program to every interpreter on its way, entered wherever a text is entered:
 * it comes back as a text.
 */
@SystemTest
class StoredScriptTest {

  private static final String TEXT =
      "\"><img src=x onerror=alert(1)><script>alert(1)</script>'${7*7}[[${7*7}]]__${7*7}__{{7*7}}";

  private static final String CASE = "YT2009-440100-0001";

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private FormService forms;
  @Autowired private JdbcTemplate jdbc;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-09-22T09:00:00");
    enterprises.register(entry(TEXT), List.of("440100"), "gz-shouli");
    enterprises.correct(
        "731400024", entry(TEXT + "2"), null, null, 0, List.of("440100"), "gz-shouli");
    driver.start(
        "summons-enterprise",
        "summons-officer",
        "440100",
        Map.of(
            "holderCode", "731400024",
            "product", TEXT.substring(0, 60),
            "cause", "spotcheck",
            "causeCase", "JC2009-440100-0007",
            "facts", TEXT));
  }

  private static EnterpriseEntry entry(String text) {
    return EnterpriseEntries.with(
        Map.of(
            EnterpriseEntry.CODE, "731400024",
            EnterpriseEntry.CATEGORY_CODES, "0102",
            EnterpriseEntry.CATEGORY_NAMES, "大米",
            EnterpriseEntry.NAME, text,
            EnterpriseEntry.ADDRESS, text,
            EnterpriseEntry.LEGAL_REPRESENTATIVE, "<b>何</b>${7*7}",
            EnterpriseEntry.SITES, text,
            EnterpriseEntry.PRODUCTS, text,
            EnterpriseEntry.UNIT_CODE, "440100"));
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void theRegistersPagesShowItAsATextInEveryField() throws Exception {
    WebLogin window = new WebLogin(port, "gz-shouli", "tasklist");
    for (String path :
        List.of(
            "/enterprises",
            "/enterprises?q=" + URLEncoder.encode(TEXT, StandardCharsets.UTF_8),
            "/enterprises/731400024",
            "/enterprises/731400024/edit")) {
      assertIsText(path, window.get(path).body());
    }
    assertThat(window.get("/enterprises/731400024").body())
        .as("what the correction replaced, too")
        .contains("&lt;b&gt;何&lt;/b&gt;${7*7}");
  }

  @Test
  void anImportThatFailsShowsTheBadCellAsAText() throws Exception {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      workbook.createSheet("企业").createRow(0).createCell(0).setCellValue(TEXT);
      workbook.write(file);
    }
    WebLogin window = new WebLogin(port, "gz-shouli", "tasklist");
    HttpResponse<String> answer =
        window.upload(
            "/enterprises/import",
            "/enterprises/import?mode=ALL_OR_NOTHING",
            "a.xlsx",
            file.toByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertIsText("import", answer.body());
  }

  @Test
  void thePageOfACaseAndTheListOfSummonsesShowItAsAText() throws Exception {
    WebLogin officer = new WebLogin(port, "gz-yuetan", "tasklist");
    assertIsText("/summons", officer.get("/summons").body());
    String page = "/cases/" + CASE;
    byte[] pdf = "%PDF-1.4 x".getBytes(StandardCharsets.UTF_8);
    String name = "x' onmouseover='alert(1)' &lt;script&gt;${7*7}.pdf";
    assertThat(officer.upload(page, page + "/attachments", name, pdf).statusCode()).isEqualTo(200);
    officer.postForm(
        page,
        page + "/attachments/" + CASE + "/1/withdrawal",
        "reason=" + URLEncoder.encode(TEXT, StandardCharsets.UTF_8));
    String html = officer.get(page).body();
    assertIsText(page, html);
    assertThat(html)
        .contains("x&#39; onmouseover=&#39;alert(1)&#39; &amp;lt;script&amp;gt;${7_7}.pdf")
        .doesNotContain("onmouseover='");
    HttpResponse<String> refused =
        officer.upload(page, page + "/attachments", "a.exe" + TEXT.replace("\"", ""), pdf);
    assertThat(refused.headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
    assertThat(refused.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
  }

  @Test
  void thePublicPagesShowItAsAText() throws Exception {
    driver.setClock("2009-06-15T09:00:00");
    PublicPublications written = new PublicPublications(jdbc);
    written.publication("GB2009-440000-0001", "440000", "2009Q3", "food", "PUBLISHED");
    written.row("GB2009-440000-0001", "440100", "731400024", TEXT, "fail", TEXT);
    WebLogin anybody = WebLogin.stranger(port);
    String q = URLEncoder.encode(TEXT, StandardCharsets.UTF_8);
    assertIsText("/public/results", anybody.get("/public/results").body());
    assertIsText("/public/results?q=", anybody.get("/public/results?q=" + q).body());
    assertIsText("/public/licences?q=", anybody.get("/public/licences?q=" + q).body());
  }

  @Test
  void anErrorDoesNotRepeatIt() throws Exception {
    WebLogin officer = new WebLogin(port, "gz-yuetan", "tasklist");
    String sent = URLEncoder.encode("<script>alert(1)</script>${7*7}", StandardCharsets.UTF_8);
    for (String path :
        List.of(
            "/" + sent, "/cases/" + sent, "/summons?unit=" + sent, "/work/finished?page=" + sent)) {
      assertThat(officer.send(request -> request.header("Accept", "text/html"), path).body())
          .as(path)
          .doesNotContain("<script>alert", ">49<", "${7*7}");
    }
  }

  @Test
  void nothingOfItIsComputedOnItsWayThroughTheEngineAndIntoADocument() throws Exception {
    String facts =
        tasks.createTaskQuery().processInstanceBusinessKey(CASE + "-1").list().stream()
            .map(task -> String.valueOf(forms.getTaskFormVariables(task.getId())))
            .findFirst()
            .orElseThrow();
    assertThat(facts).contains(TEXT);
    driver.complete(
        CASE + "-1",
        "userTask_prepareSummons",
        "summons-officer",
        "440100",
        Map.of(
            "grounds", TEXT,
            "meetingOn", "2009-10-12",
            "meetingTime", "上午9时30分",
            "place", TEXT.substring(0, 60),
            "presider", "gz-lingdao"));
    driver.complete(
        CASE + "-1",
        "userTask_approveSummons",
        "bureau-leader",
        "440100",
        Map.of("approval", "approve", "opinion", TEXT));
    driver.runJobs();
    List<byte[]> documents =
        jdbc.queryForList("select content from official_document", byte[].class);
    assertThat(documents).isNotEmpty();
    for (byte[] document : documents) {
      assertThat(words(document)).contains("${7*7}").doesNotContain("49[[49]]");
    }
  }

  private static String words(byte[] docx) throws Exception {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
      while (!zip.getNextEntry().getName().equals("word/document.xml")) {
        continue;
      }
      return new String(zip.readAllBytes(), StandardCharsets.UTF_8).replaceAll("<[^>]*>", "");
    }
  }

  private static void assertIsText(String where, String html) {
    assertThat(html)
        .as(where)
        .contains("&lt;img src=x onerror=alert(1)&gt;&lt;script&gt;alert(1)&lt;/script&gt;")
        .contains("${7*7}[[${7*7}]]__${7*7}__{{7*7}}")
        .doesNotContain("<img src=x", "<script>alert");
  }
}

package cn.qualitysafety.enterprise.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.enterprise.Enterprise;
import cn.qualitysafety.enterprise.EnterpriseEntry;
import cn.qualitysafety.enterprise.EnterpriseService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@SystemTest
class EnterprisePagesTest {

  private static final String CITY = "190190879";
  private static final String COUNTY = "D2143569X";
  private static final String ELSEWHERE = "61890102X";

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-03-02T09:30:00");
    register(CITY, "广州市甲食品有限公司", "440100");
    register(COUNTY, "天河区乙<b>饮料</b>厂", "440106");
    register(ELSEWHERE, "深圳市丙电器有限公司", "440300");
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void aCitySeesItsOwnAndItsCountiesEnterprisesAndNoOthers() throws Exception {
    WebLogin city = new WebLogin(port, "gz-ban", "tasklist");
    assertThat(city.get("/enterprises").body())
        .contains("查询结果：2户", "广州市甲食品有限公司", "天河区乙&lt;b&gt;饮料&lt;/b&gt;厂", "广州市天河区质量技术监督局")
        .doesNotContain("深圳", "<b>饮料", "登记企业", "批量导入");
    assertThat(city.get("/enterprises?q=" + encoded("甲食品")).body()).contains("查询结果：1户");
    assertThat(city.get("/enterprises?q=" + encoded("\"><script>")).body())
        .contains("没有符合条件的企业")
        .doesNotContain("\"><script>");
    assertThat(city.get("/enterprises/914401011901908799").body())
        .contains("广州市甲食品有限公司", "甲路1号", "乙路2号", "生抽", "食醋", "B（一般）")
        .doesNotContain("/edit");
    assertThat(city.get("/enterprises/" + COUNTY).body())
        .contains("乙&lt;b&gt;饮料")
        .doesNotContain("<b>饮料");
    for (String path : List.of(ELSEWHERE, "123")) {
      HttpResponse<String> answer = read(city, "/enterprises/" + path);
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).contains("不在您的管辖范围内").doesNotContain("丙电器");
    }
    assertThat(new WebLogin(port, "th-du", "tasklist").get("/enterprises").body())
        .contains("查询结果：1户");
    assertThat(new WebLogin(port, "admin", "tasklist").get("/enterprises").body())
        .contains("查询结果：3户", "登记企业", "批量导入");
  }

  @Test
  void fiftyAreOnAPageAndTheSearchIsKept() throws Exception {
    for (int i = 0; i < 51; i++) {
      register(code(i), "丁茶叶%02d店".formatted(i), "440106");
    }
    WebLogin city = new WebLogin(port, "gz-ban", "tasklist");
    String query = "/enterprises?q=" + encoded("丁茶叶");
    assertThat(city.get(query).body())
        .contains("查询结果：51户", "第1页，共2页", query + "&amp;page=2")
        .doesNotContain("丁茶叶50店");
    assertThat(city.get(query + "&page=2").body()).contains("丁茶叶50店").doesNotContain("丁茶叶49店");
  }

  @Test
  void whatIsWrongStandsBesideItsFieldAndWhatWasEnteredIsKept() throws Exception {
    WebLogin window = new WebLogin(port, "gz-shouli", "tasklist");
    Map<String, String> entered =
        cells("19019087-1", "\"><img src=x>", "440300", EnterpriseEntry.CONTACT_PHONE, "");
    HttpResponse<String> refused =
        window.postForm("/enterprises/new", "/enterprises/new", fields(entered));
    assertThat(refused.body())
        .contains(
            "有3项需要更正，尚未保存",
            "190190871的校验位不正确",
            "440300不是您的管辖单位",
            "“联系电话”不能为空",
            "value=\"19019087-1\"",
            "&quot;&gt;&lt;img src=x&gt;",
            "甲路1号；乙路2号")
        .doesNotContain("<img");

    assertThat(window.get("/enterprises/new").body())
        .as("a laboratory has no enterprises in its charge")
        .contains("value=\"440100\"")
        .doesNotContain("440100-L1");
    assertThat(
            window
                .postForm(
                    "/enterprises/new",
                    "/enterprises/new",
                    fields(cells(code(7), "广州市丁食品厂", "440100-L1")))
                .body())
        .contains("440100-L1不是您的管辖单位");

    Map<String, String> taken = cells("9144030061890102XG", "丁", "440106");
    assertThat(window.postForm("/enterprises/new", "/enterprises/new", fields(taken)).body())
        .contains("已由其他单位登记")
        .doesNotContain("丙电器");

    HttpResponse<String> entering =
        window.postForm(
            "/enterprises/new", "/enterprises/new", fields(cells(code(7), "广州市丁食品厂", "440106")));
    assertThat(entering.statusCode()).isEqualTo(302);
    String location = "/enterprises/" + code(7);
    assertThat(entering.headers().firstValue("Location").orElseThrow()).endsWith(location);
    assertThat(window.get(location).body()).contains("企业已登记。", "广州市丁食品厂", "广州市局受理窗口 谢芳");
    assertThat(window.get(location).body()).doesNotContain("企业已登记。");
  }

  @Test
  void aCorrectionShowsWhatWasBeforeAndItsEnterpriseIsTheOneOfTheAddress() throws Exception {
    WebLogin review = new WebLogin(port, "gz-shencha", "tasklist");
    String page = "/enterprises/" + CITY + "/edit";
    assertThat(review.get(page).body()).contains("甲路1号；乙路2号", "更正企业信息");
    String taken = fields(cells(COUNTY, "广州市甲食品有限公司", "440106")) + "&seen=0";
    assertThat(review.postForm(page, page, taken).body()).contains("D2143569X已登记为");
    String another = fields(cells(code(9), "广州市甲食品有限公司", "440106")) + "&seen=0";
    assertThat(review.postForm(page, page, another).body())
        .contains("请写明更正理由", "请选择是换发了新代码还是原来登记有误");
    String moved =
        fields(
                cells(
                    "914401011901908799",
                    "广州市甲食品有限公司",
                    "440106",
                    EnterpriseEntry.SITES,
                    "丙路3号\n丁路4号"))
            + "&seen=0";
    assertThat(review.postForm(page, page, moved).statusCode()).isEqualTo(302);
    assertThat(review.get("/enterprises/" + CITY).body())
        .contains("914401011901908799", "组织机构代码：190190879")
        .contains("更正已保存", "生产场所地址：甲路1号；乙路2号", "主管单位代码：440100", "<li>丁路4号</li>")
        .contains("2009年3月2日 09:30", "广州市局许可审查 方军");
    assertThat(review.postForm(page, page, moved).body()).contains("刚刚被其他同志更正");
    assertThat(enterprises.find(COUNTY).orElseThrow().name()).isEqualTo("天河区乙<b>饮料</b>厂");

    String elsewhere = "/enterprises/" + ELSEWHERE + "/edit";
    assertThat(review.get(elsewhere).statusCode()).isEqualTo(404);
    assertThat(review.postForm(page, elsewhere, moved).statusCode()).isEqualTo(404);

    String wrong =
        fields(cells(code(9), "广州市甲食品有限公司", "440106"))
            + "&seen=1&%s=MISREGISTERED&%s=%s"
                .formatted(
                    encoded(EnterpriseService.CODE_CHANGE),
                    encoded(EnterpriseService.REASON),
                    encoded("抄错一位"));
    assertThat(review.postForm(page, page, wrong).headers().firstValue("Location").orElseThrow())
        .endsWith("/enterprises/" + code(9));
    assertThat(review.get("/enterprises/" + code(9)).body()).contains("更正登记错误", "抄错一位");
    assertThat(review.get("/enterprises/" + CITY).statusCode()).isEqualTo(404);
  }

  @Test
  void aFileIsImportedAsChosenAndItsBadRowsAreListed() throws Exception {
    WebLogin window = new WebLogin(port, "gz-shouli", "tasklist");
    HttpResponse<String> template = window.get("/enterprises/import/template.xlsx");
    assertThat(template.body()).startsWith("PK");
    assertThat(template.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment");
    byte[] file =
        workbook(
            List.of(
                cells(code(1), "丁", "440106"),
                cells(code(2), "<i>戊</i>", "440300", EnterpriseEntry.NAME, ""),
                cells(CITY, "己", "440106")));
    assertThat(upload(window, "ALL_OR_NOTHING", "<i>名录.xlsx", file).body())
        .contains(
            "“&lt;i&gt;名录.xlsx”中有2行共3处问题，一户企业也没有导入",
            "<td>3</td><td>企业名称</td><td>“企业名称”不能为空",
            "<td>3</td><td>主管单位代码</td>",
            "<td>4</td><td>组织机构代码</td>")
        .doesNotContain("<i>");
    assertThat(enterprises.find(code(1))).isEmpty();
    assertThat(upload(window, "ONLY_CORRECT", "名录.xlsx", file).body())
        .contains("“名录.xlsx”已导入1户企业；另有2行共3处问题");
    assertThat(enterprises.find(code(1))).map(Enterprise::registeredBy).hasValue("gz-shouli");
    assertThat(
            upload(
                    window,
                    "ALL_OR_NOTHING",
                    "二.xlsx",
                    workbook(List.of(cells(code(2), "戊", "440106"))))
                .body())
        .contains("“二.xlsx”已全部导入，共1户企业。");
  }

  @Test
  void fiveHundredComplaintsAreListedTheOthersCountedAndAllGivenOutAsAFile() throws Exception {
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 0; i < 503; i++) {
      rows.add(cells(code(i), "", "440106"));
    }
    WebLogin window = new WebLogin(port, "gz-shouli", "tasklist");
    String list = "/enterprises/import/complaints.xlsx";
    assertThat(window.get(list).statusCode()).isEqualTo(404);
    assertThat(upload(window, "ALL_OR_NOTHING", "名录.xlsx", workbook(rows)).body())
        .contains("503行共503处问题", "<td>501</td>", "以上为前500处，另有3处未列出", list)
        .doesNotContain("<td>502</td>");
    assertThat(window.get(list).body()).startsWith("PK");
    assertThat(new WebLogin(port, "gz-shouli", "tasklist").get(list).statusCode()).isEqualTo(404);
  }

  @Test
  void aFileTooLargeOrMissingIsRefusedWithASentence() throws Exception {
    WebLogin window = new WebLogin(port, "gz-shouli", "tasklist");
    assertThat(upload(window, "ONLY_CORRECT", "大.xlsx", new byte[10 * 1024 * 1024 + 1]).body())
        .contains("超过10MB的上限");
    HttpResponse<String> larger =
        upload(window, "ONLY_CORRECT", "大.xlsx", new byte[30 * 1024 * 1024]);
    assertThat(larger.statusCode()).isEqualTo(413);
    assertThat(upload(window, "ONLY_CORRECT", "", new byte[0]).body()).contains("请先选择要导入的Excel文件");
  }

  @Test
  void whoHasNoSuchPostReadsOnly() throws Exception {
    WebLogin reader = new WebLogin(port, "gz-ban", "tasklist");
    // The token belongs to a session, so the reader needs a form of their own to have one at all.
    String token = reader.formToken("/example/form");
    String fields = fields(cells(code(1), "丁", "440106")) + "&seen=0&_token=" + token;
    for (String path :
        List.of(
            "/enterprises/new",
            "/enterprises/" + CITY + "/edit",
            "/enterprises/import",
            "/enterprises/import/template.xlsx")) {
      HttpResponse<String> page = read(reader, path);
      assertThat(page.statusCode()).as(path).isEqualTo(403);
      assertThat(page.body()).contains("您没有这项操作的权限");
    }
    for (String path : List.of("/enterprises/new", "/enterprises/" + CITY + "/edit")) {
      assertThat(post(reader, path, fields).statusCode()).as(path).isEqualTo(403);
    }
    byte[] file = workbook(List.of(cells(code(1), "丁", "440106")));
    assertThat(upload(reader, token, "ONLY_CORRECT", "名录.xlsx", file).statusCode()).isEqualTo(403);
    assertThat(enterprises.find(code(1))).isEmpty();
    assertThat(enterprises.find(CITY).orElseThrow().name()).isEqualTo("广州市甲食品有限公司");
  }

  @Test
  void withoutTheTokenNothingIsEnteredCorrectedOrImported() throws Exception {
    WebLogin window = new WebLogin(port, "gz-shouli", "tasklist");
    window.get("/enterprises/new");
    String fields = fields(cells(code(1), "丁", "440106")) + "&seen=0";
    for (String path : List.of("/enterprises/new", "/enterprises/" + CITY + "/edit")) {
      assertThat(post(window, path, fields).statusCode()).as(path).isEqualTo(403);
    }
    byte[] file = workbook(List.of(cells(code(1), "丁", "440106")));
    assertThat(upload(window, "", "ONLY_CORRECT", "名录.xlsx", file).statusCode()).isEqualTo(403);
    assertThat(enterprises.find(code(1))).isEmpty();
    assertThat(enterprises.find(CITY).orElseThrow().unitCode()).isEqualTo("440100");
  }

  private void register(String code, String name, String unit) {
    enterprises.register(new EnterpriseEntry(cells(code, name, unit)), List.of(unit), "gz-shouli");
  }

  /** As a browser asks, which gets errors as pages. */
  private static HttpResponse<String> read(WebLogin person, String path) throws Exception {
    return person.send(request -> request.header("Accept", "text/html"), path);
  }

  private static HttpResponse<String> post(WebLogin person, String path, String fields)
      throws Exception {
    return person.send(
        request ->
            request
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields)),
        path);
  }

  private static HttpResponse<String> upload(WebLogin person, String mode, String name, byte[] file)
      throws Exception {
    return upload(person, person.formToken("/enterprises/import"), mode, name, file);
  }

  private static HttpResponse<String> upload(
      WebLogin person, String token, String mode, String name, byte[] file) throws Exception {
    return person.upload("/enterprises/import", Map.of("_token", token, "mode", mode), name, file);
  }

  private static byte[] workbook(List<Map<String, String>> rows) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "Test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("企业");
      for (int column = 0; column < EnterpriseEntry.COLUMNS.size(); column++) {
        String name = EnterpriseEntry.COLUMNS.get(column);
        sheet.value(0, column, name);
        for (int row = 0; row < rows.size(); row++) {
          sheet.value(row + 1, column, rows.get(row).get(name));
        }
      }
    }
    return bytes.toByteArray();
  }

  private static Map<String, String> cells(
      String code, String name, String unit, String... columnAndValue) {
    Map<String, String> cells =
        new HashMap<>(
            Map.of(
                EnterpriseEntry.CODE, code,
                EnterpriseEntry.NAME, name,
                EnterpriseEntry.ADDRESS, "广州市天河区甲路1号",
                EnterpriseEntry.LEGAL_REPRESENTATIVE, "张三",
                EnterpriseEntry.CONTACT_PHONE, "020-12345678",
                EnterpriseEntry.SMALL_WORKSHOP, "否",
                EnterpriseEntry.UNIT_CODE, unit,
                EnterpriseEntry.SITES, "甲路1号；乙路2号",
                EnterpriseEntry.PRODUCTS, "生抽；白醋",
                EnterpriseEntry.CATEGORY_CODES, "0304；0305"));
    cells.put(EnterpriseEntry.CATEGORY_NAMES, "酱油；食醋");
    if (columnAndValue.length > 0) {
      cells.put(columnAndValue[0], columnAndValue[1]);
    }
    return cells;
  }

  private static String fields(Map<String, String> cells) {
    return cells.entrySet().stream()
        .map(cell -> encoded(cell.getKey()) + "=" + encoded(cell.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  /** The valid code number n, GB 11714. */
  private static String code(int n) {
    String eight = "%08d".formatted(70_000_000 + n);
    int[] weights = {3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (int i = 0; i < 8; i++) {
      sum += weights[i] * (eight.charAt(i) - '0');
    }
    return eight + "0X987654321".charAt(sum % 11);
  }
}

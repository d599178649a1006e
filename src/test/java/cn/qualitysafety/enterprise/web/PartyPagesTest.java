package cn.qualitysafety.enterprise.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.enterprise.PartyEntry;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

@SystemTest
@Tag("database")
@ExtendWith(OutputCaptureExtension.class)
class PartyPagesTest {

  /** The example of GB 11643. */
  private static final String NUMBER = "11010519491231002X";

  /** As a card had it until 2012, and what is left of both without the last four characters. */
  private static final List<String> SECRETS =
      List.of(NUMBER, "110105491231002", "19491231", "１１０１０５");

  private static final String PAGE = "/parties/DS2009-440100-0001";

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private JdbcTemplate jdbc;

  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-03-02T09:30:00");
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void nobodyReadsMoreOfAnIdentityNumberThanItsLastFourOnNoPageInNoTableAndInNoLog(
      CapturedOutput log) throws Exception {
    WebLogin clerk = new WebLogin(port, "gz-chou", "tasklist");
    assertThat(enter(clerk, "何志强", "", NUMBER).body())
        .as("refused, and not repeated")
        .contains("请在“证件种类”中选择一项", "证件号码请重新填写", "value=\"何志强\"");
    enter(clerk, "何志强", "ID_CARD", NUMBER + "1");
    HttpResponse<String> entered = enter(clerk, "何志强", "ID_CARD", "１１０１０５" + NUMBER.substring(6));
    assertThat(entered.headers().firstValue("Location").orElseThrow()).endsWith(PAGE);
    assertThat(read(clerk, PAGE)).contains("当事人已登记，编号DS2009-440100-0001", "居民身份证，尾号002X");
    assertThat(read(clerk, PAGE + "/edit")).contains("现登记的是居民身份证，尾号002X");
    assertThat(
            clerk
                .postForm(
                    PAGE + "/edit",
                    PAGE + "/edit",
                    fields("何志强", "ID_CARD", "110105491231002")
                        + WebLogin.form("seen", "0", "reason", "补充住所", "address", "海珠区"))
                .statusCode())
        .isEqualTo(302);
    assertThat(read(clerk, PAGE)).contains("更正记录", "补充住所");
    assertThat(read(clerk, "/parties?q=DS2009")).contains("查询结果：1个", "居民身份证，尾号002X");

    WebLogin shenzhen = new WebLogin(port, "sz-ju", "tasklist");
    assertThat(enter(shenzhen, "陈大文", "ID_CARD", NUMBER).body())
        .contains("该证件号码已经登记，登记的姓名或者名称与填写的“陈大文”不同")
        .doesNotContain("何志强", "DS2009");
    assertThat(enter(shenzhen, "何志强", "ID_CARD", NUMBER).statusCode()).isEqualTo(302);
    assertThat(read(shenzhen, PAGE)).contains("该当事人已经登记为DS2009-440100-0001，没有重复登记");

    told.addAll(tables());
    told.add(log.getAll());
    assertThat(told)
        .as("answers, rows of all tables, and the log")
        .hasSizeGreaterThan(20)
        .allSatisfy(text -> assertThat(text).doesNotContain(SECRETS));
    assertThat(tables())
        .as("what is kept to know the person again")
        .anyMatch(row -> row.contains("002X"));
  }

  /** Each row of each table as one text. */
  private List<String> tables() {
    String quote =
        jdbc.execute(
            (ConnectionCallback<String>)
                connection -> connection.getMetaData().getIdentifierQuoteString());
    List<String> rows = new ArrayList<>();
    for (String table :
        jdbc.queryForList(
            "select table_name from information_schema.tables where table_schema = schema()"
                + " and table_type in ('BASE TABLE', 'TABLE')",
            String.class)) {
      for (Map<String, Object> row : jdbc.queryForList("select * from " + quote + table + quote)) {
        StringBuilder text = new StringBuilder(table);
        row.values().forEach(value -> text.append(' ').append(text(value)));
        rows.add(text.toString());
      }
    }
    return rows;
  }

  private static String text(Object value) {
    return value instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : String.valueOf(value);
  }

  @Test
  void aPartyIsForThoseWhoHandleCasesInTheUnitsThatKnowIt() throws Exception {
    enter(new WebLogin(port, "gz-chou", "tasklist"), "何志强", "", "");
    assertThat(read(new WebLogin(port, "gz-ban", "tasklist"), PAGE)).contains("何志强");
    assertThat(read(new WebLogin(port, "sheng-du", "tasklist"), PAGE)).contains("何志强");
    WebLogin shenzhen = new WebLogin(port, "sz-ju", "tasklist");
    for (String path : List.of(PAGE, PAGE + "/edit", PAGE + "/parts/cases")) {
      assertThat(shenzhen.get(path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(read(shenzhen, "/parties")).contains("查询结果：0个");
    for (String user : List.of("gz-jianyan", "liucheng", "admin")) {
      WebLogin none = new WebLogin(port, user, "tasklist");
      for (String path : List.of("/parties", "/parties/new", PAGE)) {
        assertThat(none.get(path).statusCode()).as(user + " " + path).isEqualTo(403);
      }
    }
    assertThat(read(new WebLogin(port, "gz-ban", "tasklist"), "/enterprises"))
        .contains("href=\"/parties\"");
    assertThat(read(new WebLogin(port, "gz-jianyan", "tasklist"), "/enterprises"))
        .doesNotContain("href=\"/parties\"");
  }

  private HttpResponse<String> enter(WebLogin clerk, String name, String kind, String number)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        clerk.postForm("/parties/new", "/parties/new", fields(name, kind, number));
    told.add(answer.body());
    return answer;
  }

  private static String fields(String name, String kind, String number) {
    return WebLogin.form(
            PartyEntry.KIND, "PERSON",
            PartyEntry.NAME, name,
            PartyEntry.IDENTITY_KIND, kind,
            PartyEntry.IDENTITY, number)
        + "&";
  }

  private String read(WebLogin reader, String path) throws IOException, InterruptedException {
    String body = reader.get(path).body();
    told.add(body);
    return body;
  }
}

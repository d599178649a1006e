package cn.qualitysafety.platform.casefile;

import static cn.qualitysafety.WebLogin.form;
import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.organisation.Staff;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Guangzhou's campaign office passes its plan to the window for licences, which takes no part. */
@SystemTest
class CopyTest {

  private static final String CASE = "/cases/HD2009-01-440100-BS";
  private static final String COPIES = CASE + "/copies";
  private static final String SENDER = "gz-ban";
  private static final String READER = "gz-chuangkou9";
  private static final String PASSWORD = "Zhijian-2009";

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private Staff staff;
  @Autowired private IdentityService identity;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-02-27T09:00:00");
    driver.start("campaign-year", "leading-group-office", "440000", Map.of("year", 2009));
    driver.runJobs();
    staff.appoint(READER, "窗口", PASSWORD, "440100", List.of("acceptance-window"));
  }

  @AfterEach
  void end() {
    identity.deleteUser(READER);
    driver.reset();
  }

  @Tag("database")
  @Test
  void whoeverIsPassedACaseReadsItAndNothingElseOfIt() throws Exception {
    WebLogin reader = new WebLogin(port, READER, "tasklist");
    assertThat(reader.get(CASE).statusCode()).isEqualTo(404);
    WebLogin sender = new WebLogin(port, SENDER, "tasklist");
    assertThat(sender.get(COPIES + "?post=acceptance-window").body())
        .contains("窗口（%s）".formatted(READER))
        .doesNotContain("\"sz-ban\"");

    assertThat(send(sender, "", READER)).contains("“抄送说明”不能为空");
    assertThat(send(sender, "请阅知", READER)).contains("已抄送1人，未抄送0人");
    assertThat(send(sender, "请阅知", READER)).contains("已经抄送过，对方还没有阅读");

    driver.setClock("2009-02-27T10:30:00");
    String mine = reader.get("/work/copies").body();
    assertThat(mine).contains("抄送（1）", "请阅知", "未读", "HD2009-01-440100-BS");
    String id =
        Pattern.compile("/work/copies/(\\d+)").matcher(mine).results().findFirst().get().group();
    assertThat(reader.get(id).headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith(CASE));
    assertThat(reader.get(CASE).body())
        .contains("基本情况", "请阅知")
        .doesNotContain("class=\"upload\"", "抄送他人阅读");
    assertThat(reader.get("/work/copies").body()).contains("已读，2009年2月27日 10:30");
    assertThat(sender.get("/work/copies").body()).contains("已读，2009年2月27日 10:30");
    assertThat(sender.get(CASE).body()).contains("2009年2月27日 10:30阅", "抄送他人阅读");

    assertThat(reader.get("/cases/HD2009-01").statusCode()).as("the campaign").isEqualTo(404);
    assertThat(reader.get("/cases/HD2009-01-440300-BS").statusCode()).isEqualTo(404);
    assertThat(reader.get(COPIES).statusCode()).as("passes it to nobody").isEqualTo(404);
    assertThat(
            reader
                .upload(
                    "/enterprises/import",
                    CASE + "/attachments",
                    "a.txt",
                    "x".getBytes(StandardCharsets.UTF_8))
                .statusCode())
        .as("adds nothing")
        .isEqualTo(404);

    identity.deleteTenantUserMembership("440100", READER);
    assertThat(new WebLogin(port, READER, "tasklist").get(CASE).statusCode())
        .as("who has left the unit")
        .isEqualTo(404);
  }

  @Test
  void nothingIsOpenedBeyondTheUnitOrToALaboratory() throws Exception {
    WebLogin sender = new WebLogin(port, SENDER, "tasklist");
    assertThat(send(sender, "请阅知", "sz-ban")).contains("未抄送1人", "sz-ban：不在您的辖区");
    assertThat(send(sender, "请阅知", "gz-jianyan")).contains("gz-jianyan：承办盲样检验的人员不能查阅");
    assertThat(send(sender, "请阅知", SENDER)).contains("不能抄送给自己");
    assertThat(send(sender, "请阅知", "nobody")).contains("nobody：没有这个账号");
    assertThat(send(sender, "请阅知", "th-du")).contains("th-du：不在办理单位");
    assertThat(
            sender
                .postForm(
                    COPIES, COPIES, form("note", "请阅知", "to", READER, "document", "粤质监〔2009〕1号"))
                .body())
        .contains("没有文书“粤质监〔2009〕1号”");
    assertThat(sender.postForm(COPIES, COPIES, form("note", "请阅知")).body()).contains("没有选择人员");
    assertThat(new WebLogin(port, "sz-ban", "tasklist").get(COPIES).statusCode()).isEqualTo(404);
  }

  private static String send(WebLogin sender, String note, String to) throws Exception {
    return sender.postForm(COPIES, COPIES, form("note", note, "to", to)).body();
  }
}

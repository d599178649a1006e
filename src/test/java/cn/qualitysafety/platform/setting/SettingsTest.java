package cn.qualitysafety.platform.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.platform.audit.AuditEvent;
import cn.qualitysafety.platform.audit.AuditTrail;
import cn.qualitysafety.platform.deadline.CaseLimit;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.deadline.Limits;
import cn.qualitysafety.platform.language.KnownNames;
import cn.qualitysafety.platform.language.KnownTemplates;
import cn.qualitysafety.platform.language.NameKind;
import cn.qualitysafety.platform.law.Articles;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.util.HtmlUtils;

/** What is changed while the system runs: by whom, from when on, and that it stays on record. */
@SystemTest
class SettingsTest {

  private static final String REVIEW = "licence.review";
  private static final String BASIS = "条例第二十四条第一款（修订后）";
  private static final String GRANT = "licence/licence-grant";
  private static final String NEW_POST = "archive-keeper";

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private Settings settings;
  @Autowired private Limits limits;
  @Autowired private CaseLimits caseLimits;
  @Autowired private List<KnownNames> names;
  @Autowired private KnownTemplates templates;
  @Autowired private Articles articles;
  @Autowired private IdentityService identity;
  @Autowired private AuditTrail trail;
  @Autowired private JdbcTemplate jdbc;

  @BeforeEach
  void begin() {
    driver.reset();
  }

  @AfterEach
  void end() {
    identity.deleteGroup(NEW_POST);
    jdbc.update("delete from ACT_RU_AUTHORIZATION where GROUP_ID_ = ?", NEW_POST);
    driver.reset();
  }

  @Test
  @Tag("database")
  void aNewVersionOfALimitCountsFromItsDayOnAndWhatRunsKeepsItsDays() throws Exception {
    driver.setClock("2009-03-02T09:00:00");
    caseLimits.begin("XK2009-440100-0001", REVIEW);
    WebLogin legal = new WebLogin(port, "sheng-fazhi", "tasklist");
    assertThat(
            change(
                legal,
                "limit",
                REVIEW,
                "amount",
                "5",
                "unit",
                "working-days",
                "from",
                "2009-03-03",
                "basis",
                BASIS,
                "reason",
                "条例修订"))
        .contains("期限“licence.review”已修改，现已生效", "2009-03-03起起算的5个工作日（条例第二十四条第一款（修订后））");
    driver.setClock("2009-03-03T09:00:00");
    caseLimits.begin("XK2009-440100-0002", REVIEW);

    assertThat(review("2009-03-02")).isEqualTo(60);
    assertThat(review("2009-03-03")).isEqualTo(5);
    assertThat(running("XK2009-440100-0001"))
        .as("60 working days of 2009 with Qingming and Labour Day between")
        .isEqualTo(tuple(60, LocalDate.of(2009, 5, 27)));
    assertThat(running("XK2009-440100-0002")).isEqualTo(tuple(5, LocalDate.of(2009, 3, 10)));

    String list = text(legal.get("/settings/limit?q=第二十四条第一款（修订"));
    assertThat(list).contains("查询结果：1项", "法律有变化的，写明从哪一天起", "运行中修改", "条例修订", "（sheng-fazhi）");
    withdraw(legal, "limit", REVIEW, "修订尚未施行");
    assertThat(review("2009-03-03")).isEqualTo(60);
    assertThat(text(legal.get("/settings/limit/entry?name=" + REVIEW)))
        .contains("系统自带")
        .containsSubsequence("撤销，恢复系统自带的", "修订尚未施行", "5个工作日（条例第二十四条第一款（修订后））", "条例修订");
    assertThat(audit())
        .extracting(AuditEvent::person, AuditEvent::action)
        .containsExactly(tuple("sheng-fazhi", "Withdraw"), tuple("sheng-fazhi", "Update"));
    assertThat(audit().get(1).detail())
        .startsWith("期限“licence.review”：原为60个工作日，自受理申请之日起（")
        .endsWith("2009-03-03起起算的5个工作日（条例第二十四条第一款（修订后））；理由：条例修订");
    assertThat(jdbc.queryForList("select version from setting order by version", Integer.class))
        .as("nothing is overwritten")
        .containsExactly(1, 2);
  }

  private org.assertj.core.groups.Tuple running(String caseNumber) {
    CaseLimit limit = caseLimits.ofCase(caseNumber).get(0);
    return tuple(limit.amount(), limit.dueOn());
  }

  private int review(String start) {
    return limits.named(REVIEW, LocalDate.parse(start)).amount();
  }

  @Test
  void eachChangesWhatIsTheirsAndWhoeverElseNothing() throws Exception {
    for (String stranger : List.of("gz-ban", "gz-fazhi", "sheng-du")) {
      WebLogin login = new WebLogin(port, stranger, "tasklist");
      for (String page : List.of("/settings", "/settings/limit", "/settings/post/entry")) {
        assertThat(login.get(page).statusCode()).as("%s %s", stranger, page).isEqualTo(403);
      }
      assertThat(login.get("/settings/template/file?name=" + GRANT).statusCode()).isEqualTo(403);
      assertThat(login.get("/work/finished").body()).doesNotContain("/settings");
    }
    Map<String, String> mine =
        Map.of(
            "sheng-fazhi",
            "limit holiday article document-word compliance-kind delegation",
            "admin",
            "post",
            "liucheng",
            "template");
    for (Map.Entry<String, String> one : mine.entrySet()) {
      WebLogin login = new WebLogin(port, one.getKey(), "tasklist");
      assertThat(login.get("/work/finished").body()).contains("href=\"/settings\"");
      for (SettingKind kind : SettingKind.values()) {
        boolean may = List.of(one.getValue().split(" ")).contains(kind.key());
        String page = login.get("/settings/" + kind.key()).body();
        assertThat(page.contains(">新增" + kind.chinese() + "<")).isEqualTo(may);
        if (!may) {
          assertThat(
                  text(
                      login.postForm(
                          "/settings/" + one.getValue().split(" ")[0] + "/entry",
                          "/settings/" + kind.key() + "/withdrawal",
                          WebLogin.form("entry", REVIEW, "reason", "试试"))))
              .contains("您的岗位不能修改" + kind.chinese());
        }
      }
      assertThat(login.get("/settings/secret").statusCode()).isEqualTo(404);
    }
    assertThat(jdbc.queryForObject("select count(*) from setting", Integer.class)).isZero();
  }

  @Test
  @Tag("database")
  void whatIsWrongIsToldAllAtOnceAndNothingIsKept() throws Exception {
    WebLogin legal = new WebLogin(port, "sheng-fazhi", "tasklist");
    assertThat(
            change(
                legal, "limit", "Review", "amount", "0", "unit", "days", "basis", " ", "reason",
                "试"))
        .contains(
            "共有3处须更正，没有保存", "“期限”中的“Review”的名称不合规则", "的长度（amount）是“0”；请写1至3000之间的整数", "没有依据；请写明依据");
    assertThat(
            change(
                legal, "limit", REVIEW, "amount", "5", "unit", "days", "basis", BASIS, "reason",
                ""))
        .contains("“修改理由”不能为空", ">" + BASIS + "</textarea>");
    String usual = limits.named(REVIEW, LocalDate.of(2009, 3, 2)).basis();
    assertThat(
            change(
                legal,
                "limit",
                REVIEW,
                "amount",
                "60",
                "unit",
                "working-days",
                "event",
                "受理申请",
                "basis",
                usual,
                "reason",
                "试"))
        .contains("期限“licence.review”与现行的相同，没有修改");
    assertThat(withdraw(legal, "limit", REVIEW, "试")).contains("没有修改过，或者修改已经撤销");

    assertThat(change(legal, "document-word", "kinds.licence-grant", "word", "许受", "reason", "试"))
        .contains("kinds.licence-acceptance", "都是“许受”；请改用不重复的代字");
    assertThat(
            change(legal, "document-word", "units.440100", "word", "穗".repeat(19), "reason", "试"))
        .contains("合成的代字“" + "穗".repeat(19), "超过20个字；请缩短");
    assertThat(change(legal, "document-word", "units.999999", "word", "某质监", "reason", "试"))
        .contains("“units.999999”不是本系统的单位；请核对单位代码");
    assertThat(change(legal, "document-word", "units.440100", "word", " ", "reason", "试"))
        .contains("“units.440100”是空的；请填写单位的代字");
    assertThat(change(legal, "document-word", "licence-grant", "word", "甲", "reason", "试"))
        .contains("的名称不合规则；请写“kinds.”加文书种类");
    assertThat(jdbc.queryForObject("select count(*) from setting", Integer.class)).isZero();
    assertThat(audit()).isEmpty();
  }

  @Test
  @Tag("database")
  void anotherNodeSeesAChangeWithinTwoSeconds() throws Exception {
    SettingWatch watch = new SettingWatch(settings, Duration.ofSeconds(1));
    watch.begin();
    try {
      insertFromAnotherNode("limit", REVIEW, 1, "{\"working-days\":\"7\",\"basis\":\"甲\"}");
      await(7);
      insertFromAnotherNode("limit", REVIEW, 2, null);
      await(60);
    } finally {
      watch.end();
    }
  }

  private void insertFromAnotherNode(String kind, String name, int version, String content) {
    jdbc.update(
        "insert into setting (kind, name, version, content, changed_by, changed_at, reason)"
            + " values (?, ?, ?, ?, 'sheng-fazhi', ?, '另一节点')",
        kind,
        name,
        version,
        content == null ? null : content.getBytes(StandardCharsets.UTF_8),
        LocalDateTime.of(2009, 3, 2, 9, 0));
  }

  private void await(int days) throws InterruptedException {
    long began = System.nanoTime();
    while (review("2009-03-02") != days) {
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  @Test
  void aWordOfANewKindIsThereAtOnceAndGoesAgain() throws Exception {
    WebLogin legal = new WebLogin(port, "sheng-fazhi", "tasklist");
    change(legal, "document-word", "kinds.archive-note", "word", "档记", "reason", "新的文书");
    assertThat(existing(NameKind.DOCUMENT)).containsEntry("archive-note", "档记");
    assertThat(withdraw(legal, "document-word", "kinds.archive-note", "不用了")).contains("已撤销");
    assertThat(existing(NameKind.DOCUMENT)).doesNotContainKey("archive-note");
  }

  /** The words are those of 2018-10-19 and before. */
  @Test
  void aWordChangesFromADayOnAndTheFormerOneStaysForTheDaysBefore() throws Exception {
    WebLogin legal = new WebLogin(port, "sheng-fazhi", "tasklist");
    String province = "units.440000";
    assertThat(legal.get("/settings/document-word/entry?name=" + province).body())
        .contains("“粤质监”，2018年10月19日起“粤市监”", "value=\"粤市监\"", "value=\"2018-10-19\"");
    assertThat(change(legal, "document-word", province, "word", "粤监", "from", "明年", "reason", "改名"))
        .contains("“施行日期”是“明年”，不是日期；请写“2019-04-01”这样的日期，或者不写。");
    change(legal, "document-word", province, "word", "粤监", "from", "2030-01-01", "reason", "改名");
    assertThat(legal.get("/settings/document-word/entry?name=" + province).body())
        .contains("“粤质监”，2018年10月19日起“粤市监”，2030年1月1日起“粤监”");
    change(legal, "document-word", province, "word", "粤管", "from", "2030-01-01", "reason", "更正");
    assertThat(legal.get("/settings/document-word/entry?name=" + province).body())
        .contains("“粤质监”，2018年10月19日起“粤市监”，2030年1月1日起“粤管”");
    // 粤市监 is the province's, on whatever day: nobody else gets it.
    assertThat(
            change(
                legal,
                "document-word",
                "units.440100",
                "word",
                "粤市监",
                "from",
                "2031-01-01",
                "reason",
                "试"))
        .contains("units.440000", "都是“粤市监”；请改用不重复的代字");
    // Without a day from today on: what was issued keeps its word, and nobody gets that once more.
    change(legal, "document-word", province, "word", "粤甲", "from", "", "reason", "改名");
    assertThat(legal.get("/settings/document-word/entry?name=" + province).body())
        .contains("“粤质监”，2018年10月19日起“粤市监”", "起“粤甲”", "2030年1月1日起“粤管”");
    assertThat(change(legal, "document-word", "units.440100", "word", "粤质监", "reason", "试"))
        .contains("units.440000", "都是“粤质监”；请改用不重复的代字");
    assertThat(withdraw(legal, "document-word", province, "恢复")).contains("已撤销");
    assertThat(legal.get("/settings/document-word/entry?name=" + province).body())
        .contains("“粤质监”，2018年10月19日起“粤市监”");
  }

  @Test
  void aPostIsAGroupFromNowOnIsRenamedAndStaysWhileSomebodyHoldsIt() throws Exception {
    WebLogin admin = new WebLogin(port, "admin", "tasklist");
    assertThat(change(admin, "post", NEW_POST, "name", "档案管理员", "level", "any", "reason", "新设"))
        .contains("岗位“archive-keeper”已修改");
    assertThat(group()).isEqualTo("档案管理员");
    assertThat(existing(NameKind.POST)).containsEntry(NEW_POST, "档案管理员");
    identity.createMembership("gz-ju", NEW_POST);
    assertThat(change(admin, "post", NEW_POST, "name", "档案管理员", "level", "province", "reason", "试"))
        .contains("“archive-keeper”改为设在省局，现有1人在其他级别的单位担任；请先在“系统管理”中免去");
    assertThat(change(admin, "post", NEW_POST, "name", "档案员", "level", "city", "reason", "改名"))
        .contains("档案员（市局）");
    assertThat(group()).isEqualTo("档案员");
    assertThat(change(admin, "post", NEW_POST, "name", "督查员", "level", "city", "reason", "试"))
        .contains("与岗位“supervisor”的名称都是“督查员”");
    assertThat(withdraw(admin, "post", NEW_POST, "不用了")).contains("还有1人担任");
    identity.deleteMembership("gz-ju", NEW_POST);
    assertThat(withdraw(admin, "post", NEW_POST, "不用了")).contains("已撤销");
    assertThat(identity.createGroupQuery().groupId(NEW_POST).count()).isZero();
    assertThat(existing(NameKind.POST)).doesNotContainKey(NEW_POST);
  }

  private String group() {
    return identity.createGroupQuery().groupId(NEW_POST).singleResult().getName();
  }

  @Test
  @Tag("database")
  void aTemplateIsCheckedShownWithItsPlaceholdersAndTakesThePlaceOfTheUsualOne() throws Exception {
    WebLogin designer = new WebLogin(port, "liucheng", "tasklist");
    assertThat(upload(designer, "no Word file".getBytes(StandardCharsets.UTF_8)))
        .contains("“文书模板”中的“licence/licence-grant”不是可以读取的Word文档；请用Word或者WPS另存为docx格式");
    assertThat(upload(designer, field("template-tracked-change.docx"))).contains("含有修订；请在Word中接受");
    assertThat(upload(designer, field("template-placeholder-in-link.docx")))
        .contains("中的“{{number}}”像是占位符，却不会被填写");
    assertThat(upload(designer, template("{{number}}{{date}}")))
        .contains("没有占位符{{applicantName}}；请写上");
    assertThat(
            upload(
                designer,
                "publicity/publicity-answer",
                template("{{number}}{{date}}{{partyName}}{{answerText}}")))
        .as("an answer to a request tells what one can do against it")
        .contains("没有占位符{{remedies}}；请写上");
    assertThat(upload(designer, template("{{number}}{{date}}{{applicantName}}{{produkt}}")))
        .contains("的占位符{{produkt}}印发时没有内容；请改用系统自带的模板已有的：{{afterVisit}}、{{applicantName}}、");
    assertThat(upload(designer, bomb())).contains("不是可以读取的Word文档");
    assertThat(upload(designer, new byte[(2 << 20) + 1])).contains("超过2MB的上限");
    assertThat(jdbc.queryForObject("select count(*) from setting", Integer.class)).isZero();

    byte[] own = template("{{number}}{{date}}{{applicantName}}{{product}}");
    assertThat(upload(designer, own))
        .contains("占位符：{{applicantName}} {{date}} {{number}} {{product}}");
    assertThat(templates.versions(GRANT).get(GRANT).facts())
        .containsExactlyInAnyOrder("applicantName", "product");
    assertThat(designer.download("/settings/template/file?name=" + GRANT).body()).isEqualTo(own);
    assertThat(withdraw(designer, "template", GRANT, "恢复")).contains("已撤销");
    assertThat(designer.download("/settings/template/file?name=" + GRANT).body())
        .isEqualTo(Files.readAllBytes(Path.of("src/main/resources/documents/" + GRANT + ".docx")));
    assertThat(
            designer.download("/settings/template/file?name=%s&version=1".formatted(GRANT)).body())
        .as("on record")
        .isEqualTo(own);
  }

  @Test
  void aTemplateOfADocumentThatAModelIssuesSaysAnyFactOfItsCases() throws Exception {
    String approval = "project/project-approval";
    WebLogin designer = new WebLogin(port, "liucheng", "tasklist");
    assertThat(
            upload(
                designer, approval, template("{{number}}{{date}}{{hostFax}}", "同意{projectName}")))
        .contains("的占位符{{hostFax}}不是本流程的事项");
    assertThat(
            upload(designer, approval, template("{{number}}{{date}}{{hostPhone}}", "同意{nobody}")))
        .contains("标题中的{nobody}不是本流程的事项");
    assertThat(
            upload(
                designer,
                approval,
                template("{{number}}{{date}}{{unit}}{{hostPhone}}", "同意{projectName}")))
        .contains("占位符：{{date}} {{hostPhone}} {{number}} {{unit}}");
    assertThat(templates.versions(approval).get(approval).facts()).containsExactly("hostPhone");
  }

  /** The supplement says what is new; the release's own list stays as it is. */
  @Test
  @Tag("database")
  void legalAffairsAddArticlesThatTemplatesAndLimitsThenCite() throws Exception {
    WebLogin legal = new WebLogin(port, "sheng-fazhi", "tasklist");
    WebLogin designer = new WebLogin(port, "liucheng", "tasklist");
    byte[] citing =
        template("{{number}}{{date}}{{applicantName}}依照{{law.priceHearing}}，《中华人民共和国价格法》第二十三条");
    assertThat(upload(designer, citing))
        .contains("的占位符{{law.priceHearing}}不是条文目录中的条文", "目录中没有这部法律、法规、规章");
    assertThat(
            upload(
                designer, template("{{number}}{{date}}{{applicantName}}{{limit.licence.reviews}}")))
        .contains("的占位符{{limit.licence.reviews}}不是期限的名称；是否为“licence.review”？");
    String supplement =
        """
        law:
          laws:
            price:
              title: 中华人民共和国价格法
              versions: [{ adopted: 1997-12-29, from: 1998-05-01 }]
          articles:
            price-hearing:
              subject: 价格听证会
              citations: [{ law: price, article: 23, from: 1998-05-01, source: known }]
        """;
    assertThat(article(legal, "release", supplement)).contains("是系统自带的条文目录；请另取名称");
    assertThat(
            article(legal, "price", supplement.replace("1998-05-01, source", "1997-05-01, source")))
        .contains("“法律条文”中的“price-hearing”的第二十三条超出了该法施行的时间（自1997年5月1日起）");
    assertThat(article(legal, "price", supplement.replace("source: known", "source: sure")))
        .contains("source只写read（已核对原文）、known（未核对原文）或者待核实");
    assertThat(article(legal, "price", supplement)).contains("1部法律、法规、规章，1项条文");

    assertThat(upload(designer, citing))
        .contains("占位符：{{applicantName}} {{date}} {{law.priceHearing}}");
    assertThat(articles.cite(LocalDate.of(2009, 9, 1), "price-hearing"))
        .isEqualTo("《中华人民共和国价格法》第二十三条");
    assertThat(withdraw(legal, "article", "price", "误传"))
        .contains("“law.priceHearing”由文书模板或者期限引用，撤销后没有内容；请先修改文书模板、期限");
    withdraw(designer, "template", GRANT, "恢复");

    assertThat(limit(legal, "《中华人民共和国价格法》第二十四条：试行"))
        .contains("“期限”中的“licence.formTeam”引用的“中华人民共和国价格法第二十四条”不在条文目录中");
    assertThat(limit(legal, "{{law.priceHearings}}：试行"))
        .contains("的占位符{{law.priceHearings}}不是条文目录中的条文；是否为“law.priceHearing”？请更正");
    assertThat(limit(legal, "{{law.priceHearing}}：试行"))
        .contains("7个工作日（《中华人民共和国价格法》第二十三条：试行）", ">{{law.priceHearing}}：试行</textarea>");
    assertThat(limits.named("licence.formTeam", LocalDate.of(2009, 9, 1)).basis())
        .isEqualTo("《中华人民共和国价格法》第二十三条：试行");
    assertThat(withdraw(legal, "article", "price", "误传")).contains("撤销后没有内容");
    withdraw(legal, "limit", "licence.formTeam", "恢复");
    assertThat(withdraw(legal, "article", "price", "误传")).contains("已撤销");
  }

  private String limit(WebLogin who, String basis) throws Exception {
    return change(
        who,
        "limit",
        "licence.formTeam",
        "amount",
        "7",
        "unit",
        "working-days",
        "basis",
        basis,
        "reason",
        "试行");
  }

  private String article(WebLogin who, String name, String content) throws Exception {
    HttpResponse<String> answer =
        who.upload(
            "/settings/article/entry",
            Map.of(
                "_token", who.formToken("/settings/article/entry"), "entry", name, "reason", "新法"),
            "articles.yaml",
            content.getBytes(StandardCharsets.UTF_8));
    return next(who, answer);
  }

  private String upload(WebLogin who, byte[] content) throws Exception {
    return upload(who, GRANT, content);
  }

  private String upload(WebLogin who, String name, byte[] content) throws Exception {
    String page = "/settings/template/entry?name=" + name;
    HttpResponse<String> answer =
        who.upload(
            "/settings/template/entry",
            Map.of("_token", who.formToken(page), "entry", name, "reason", "换样式"),
            "template.docx",
            content);
    return next(who, answer);
  }

  /** The page to which an answer leads, or that it is. */
  private static String next(WebLogin who, HttpResponse<String> answer) throws Exception {
    String next = answer.headers().firstValue("Location").orElse("");
    return text(next.isEmpty() ? answer : who.get(next.substring(next.indexOf("/settings"))));
  }

  private static byte[] field(String name) throws Exception {
    return Files.readAllBytes(Path.of("src/test/resources/field", name));
  }

  private static byte[] template(String text) throws Exception {
    return template(text, "");
  }

  private static byte[] template(String text, String title) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XWPFDocument word = new XWPFDocument()) {
      word.getProperties().getCoreProperties().setTitle(title);
      word.createParagraph().createRun().setText(text);
      word.write(out);
    }
    return out.toByteArray();
  }

  /** A Word file of which one part grows to a hundred megabytes. */
  private static byte[] bomb() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.write(
          ("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                  + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd."
                  + "openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>")
              .getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      byte[] megabyte = new byte[1 << 20];
      for (int i = 0; i < 100; i++) {
        zip.write(megabyte);
      }
    }
    return out.toByteArray();
  }

  /** Sends the form and tells the page that follows. */
  private String change(WebLogin who, String kind, String name, String... fields) throws Exception {
    Map<String, String> all = new HashMap<>(Map.of("entry", name));
    for (int i = 0; i < fields.length; i += 2) {
      all.put(fields[i], fields[i + 1]);
    }
    return sent(who, kind, "entry", all);
  }

  private String withdraw(WebLogin who, String kind, String name, String reason) throws Exception {
    return sent(who, kind, "withdrawal", Map.of("entry", name, "reason", reason));
  }

  private String sent(WebLogin who, String kind, String what, Map<String, String> fields)
      throws Exception {
    String[] form =
        fields.entrySet().stream()
            .flatMap(field -> java.util.stream.Stream.of(field.getKey(), field.getValue()))
            .toArray(String[]::new);
    HttpResponse<String> answer =
        who.postForm(
            "/settings/" + kind + "/entry", "/settings/" + kind + "/" + what, WebLogin.form(form));
    return next(who, answer);
  }

  private static String text(HttpResponse<String> answer) {
    return HtmlUtils.htmlUnescape(answer.body());
  }

  private Map<String, String> existing(NameKind kind) {
    return names.stream()
        .filter(each -> each.nameKind() == kind)
        .findFirst()
        .orElseThrow()
        .existing();
  }

  private List<AuditEvent> audit() {
    return trail.page("", 0, 100).stream()
        .filter(event -> event.kind() == AuditEvent.Kind.SETTING)
        .toList();
  }

  @Test
  void aKindThatIsNotTheirsIsRefusedBehindThePageToo() {
    assertThatThrownBy(
            () ->
                settings.change(
                    SettingKind.POST,
                    "supervisor",
                    SettingValue.of(Map.of("name", "督办员", "level", "any")),
                    "试",
                    "sheng-fazhi"))
        .hasMessage("您的岗位不能修改岗位。");
  }
}

package cn.qualitysafety.platform.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.LackingRows;
import cn.qualitysafety.PlanDraft;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.licence.RevocationSteps;
import cn.qualitysafety.platform.attachment.Attachment;
import cn.qualitysafety.platform.attachment.AttachmentLimits;
import cn.qualitysafety.platform.attachment.Attachments;
import cn.qualitysafety.platform.attachment.FilesInMemory;
import cn.qualitysafety.platform.document.OfficialDocuments;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The campaign of 2009 with its cities' cases, each running in its own unit. */
@SystemTest
class CaseFileTest {

  private static final String CAMPAIGN = "HD2009-01";
  private static final String GUANGZHOU = CAMPAIGN + "-440100-BS";
  private static final String SHENZHEN = CAMPAIGN + "-440300-BS";
  private static final String FILES = "/cases/" + GUANGZHOU + "/attachments";
  private static final byte[] PDF = "%PDF-1.4 现场检查记录".getBytes(StandardCharsets.UTF_8);

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private Attachments attachments;
  @Autowired private AttachmentLimits limits;
  @Autowired private FilesInMemory filesInMemory;
  @Autowired private OfficialDocuments documents;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TransactionTemplate transaction;

  private WebLogin guangzhou;

  @BeforeEach
  void begin() throws Exception {
    driver.reset();
    driver.setClock("2009-02-27T09:00:00");
    driver.start("campaign-year", "leading-group-office", "440000", Map.of("year", 2009));
    driver.runJobs();
    guangzhou = new WebLogin(port, "gz-ban", "tasklist");
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void whatIsUploadedIsListedAndComesBackByteByByteAsADownload() throws Exception {
    HttpResponse<String> answer = upload("现场记录.pdf", PDF);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("现场记录.pdf", "1KB", "广州市局活动办 陈洁", "2009年2月27日 09:00");
    HttpResponse<byte[]> file = guangzhou.download(FILES + "/" + GUANGZHOU + "/1");
    assertThat(file.body()).isEqualTo(PDF);
    assertThat(file.headers().firstValue("Content-Type")).hasValue("application/pdf");
    assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment");
    assertThat(attachments.ofCases(List.of(GUANGZHOU)))
        .extracting(Attachment::serial, Attachment::uploadedBy, Attachment::sizeBytes)
        .containsExactly(tuple(1, "gz-ban", PDF.length));
  }

  @Test
  void whoSaysNoNameGoesByTheLoginAndBreaksNoPage() throws Exception {
    Map<String, Object> before =
        jdbc.queryForMap("select FIRST_, LAST_ from ACT_ID_USER where ID_ = 'gz-ban'");
    jdbc.update("update ACT_ID_USER set FIRST_ = null, LAST_ = null where ID_ = 'gz-ban'");
    try {
      HttpResponse<String> answer = upload("现场记录.pdf", PDF);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("现场记录.pdf", "<span>gz-ban</span>");
      assertThat(guangzhou.get("/cases/" + GUANGZHOU).body()).contains("<span>gz-ban</span>");
      jdbc.update("update ACT_ID_USER set FIRST_ = '小明', LAST_ = '王' where ID_ = 'gz-ban'");
      assertThat(guangzhou.get("/cases/" + GUANGZHOU).body()).contains("<span>王小明</span>");
    } finally {
      jdbc.update(
          "update ACT_ID_USER set FIRST_ = ?, LAST_ = ? where ID_ = 'gz-ban'",
          before.get("FIRST_"),
          before.get("LAST_"));
    }
  }

  @Test
  void anAnswerThatFailsAfterTheFileIsKeptDoesNotSayThatNothingWasChanged() throws Exception {
    String token = guangzhou.formToken("/cases/" + GUANGZHOU);
    HttpResponse<String> answer;
    // What the page shows beside the file cannot be read.
    jdbc.execute("alter table official_document rename to official_document_away");
    try {
      answer = guangzhou.upload(FILES, Map.of("_token", token), "照片.pdf", PDF);
    } finally {
      jdbc.execute("alter table official_document_away rename to official_document");
    }
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("可能没有完成", "核对").doesNotContain("未作任何更改");
    assertThat(attachments.ofCases(List.of(GUANGZHOU))).hasSize(1);
    assertThat(
            new ClassPathResource(
                    "META-INF/resources/webjars/camunda/app/tasklist/scripts/case-file.js")
                .getContentAsString(StandardCharsets.UTF_8))
        .doesNotContain("未作任何更改");
  }

  @Test
  void forAnotherCityTheCaseDoesNotExist() throws Exception {
    upload("现场记录.pdf", PDF);
    String task =
        tasks.createTaskQuery().processInstanceBusinessKey(GUANGZHOU).singleResult().getId();
    assertThat(guangzhou.get("/tasks/" + task + "/case").body()).contains("现场记录.pdf");

    WebLogin shenzhen = new WebLogin(port, "sz-ban", "tasklist");
    for (String path :
        List.of(
            "/cases/" + GUANGZHOU,
            "/tasks/" + task + "/case",
            FILES + "/" + GUANGZHOU + "/1",
            "/cases/" + SHENZHEN + "/attachments/" + GUANGZHOU + "/1",
            "/cases/HD2009-01-999999-BS",
            "/cases/" + SHENZHEN + "/attachments/" + SHENZHEN + "/1")) {
      HttpResponse<String> answer = shenzhen.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(answer.body()).as(path).doesNotContain("现场记录");
    }
    String own = "/cases/" + SHENZHEN;
    assertThat(shenzhen.get(own).body()).doesNotContain("现场记录", GUANGZHOU);
    assertThat(shenzhen.upload(own, FILES, "a.pdf", PDF).statusCode()).isEqualTo(404);
    assertThat(
            shenzhen
                .postForm(own, FILES + "/" + GUANGZHOU + "/1/withdrawal", "reason=x")
                .statusCode())
        .isEqualTo(404);
    assertThat(attachments.ofCases(List.of(GUANGZHOU)))
        .singleElement()
        .matches(file -> !file.withdrawn());
  }

  @Test
  void whoLosesThePostLosesTheCaseAtOnce() throws Exception {
    WebLogin province = new WebLogin(port, "sheng-ban2", "tasklist");
    assertThat(province.get("/cases/" + CAMPAIGN).statusCode()).isEqualTo(200);
    String changed = "update ACT_ID_MEMBERSHIP set GROUP_ID_ = ? where USER_ID_ = 'sheng-ban2'";
    jdbc.update(changed, "sampler");
    try {
      assertThat(province.get("/cases/" + CAMPAIGN).statusCode())
          .as("no such case, or as soon as the session has ended the login")
          .isIn(404, 302);
      assertThat(
              new WebLogin(port, "sheng-ban2", "tasklist").get("/cases/" + CAMPAIGN).statusCode())
          .as("whatever became of the session: to the new post there is no such case")
          .isEqualTo(404);
    } finally {
      jdbc.update(changed, "leading-group-office");
    }
  }

  @Test
  @Tag("database")
  void theProvinceSeesTheFilesOfItsCitiesAndACityNotThoseOfTheProvince() throws Exception {
    upload("现场记录.pdf", PDF);
    WebLogin province = new WebLogin(port, "sheng-ban", "tasklist");
    String campaign = "/cases/" + CAMPAIGN;
    province.upload(campaign, campaign + "/attachments", "省局通知.pdf", "%PDF-1.7".getBytes());

    assertThat(province.get(campaign).body()).contains("省局通知.pdf", "现场记录.pdf", "业务" + GUANGZHOU);
    assertThat(province.download(campaign + "/attachments/" + GUANGZHOU + "/1").body())
        .isEqualTo(PDF);
    assertThat(guangzhou.get("/cases/" + GUANGZHOU).body()).doesNotContain("省局通知");
    assertThat(guangzhou.get(FILES + "/" + CAMPAIGN + "/1").statusCode()).isEqualTo(404);
  }

  @Test
  void whoeverSeesTheCaseReadsItsDocuments() throws Exception {
    String number =
        transaction
            .execute(
                status -> documents.issueAtOnce(PlanDraft.of(CAMPAIGN, "test", "“质量和安全年”活动<方案>")))
            .number();
    String file =
        "/cases/%s/documents?number=%s"
            .formatted(CAMPAIGN, URLEncoder.encode(number, StandardCharsets.UTF_8));
    WebLogin province = new WebLogin(port, "sheng-ban", "tasklist");
    assertThat(province.get("/cases/" + CAMPAIGN).body())
        .contains(number, "“质量和安全年”活动&lt;方案&gt;", "有效");
    HttpResponse<byte[]> answer = province.download(file);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith('P', 'K');
    assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment");
    documents.voidDocument(number, "日期有误", "sheng-zu");
    assertThat(province.get("/cases/" + CAMPAIGN).body()).contains("已作废：日期有误");

    for (String path : List.of("/cases/" + CAMPAIGN, file, file.replace(CAMPAIGN, GUANGZHOU))) {
      assertThat(guangzhou.get(path).statusCode()).as(path).isEqualTo(404);
      assertThat(guangzhou.get(path).body()).doesNotContain(number);
    }
  }

  /** Guangzhou's revocation of a licence, whose hearing legal affairs prepare. */
  @Test
  @Tag("database")
  void aCalledCaseShowsTheFileOfTheCaseThatCalledIt() throws Exception {
    String revocation = "CX2009-440100-0001";
    openRevocation();
    WebLogin organiser = new WebLogin(port, "gz-shencha", "tasklist");
    String page = "/cases/" + revocation;
    assertThat(organiser.get(page).body())
        .contains("自立案之日起三个月内", "3个月", "自2009年9月14日起（立案）", "停止计算");
    organiser.upload(page, page + "/attachments", "抽样单.pdf", PDF);

    WebLogin legalAffairs = new WebLogin(port, "sheng-fazhi", "tasklist");
    String hearing = page + "-TZ";
    assertThat(legalAffairs.get(page).statusCode()).isEqualTo(404);
    assertThat(legalAffairs.get(hearing).body())
        .contains("听证", "抽样单.pdf", "业务" + revocation, "自2009年9月18日后停止计算");
    String parents = hearing + "/attachments/" + revocation + "/1";
    assertThat(legalAffairs.download(parents).body()).isEqualTo(PDF);
    assertThat(legalAffairs.postForm(hearing, parents + "/withdrawal", "reason=x").body())
        .isEqualTo("附件“抽样单.pdf”不是您上传的，只能由上传人作废。");
    assertThat(
            legalAffairs
                .upload(hearing, hearing + "/attachments", "送达回证.pdf", "%PDF-1.5 x".getBytes())
                .body())
        .contains("送达回证.pdf");
    assertThat(new WebLogin(port, "sheng-shencha", "tasklist").get(page).body())
        .contains("送达回证.pdf");
    assertThat(organiser.get(page).body())
        .as("the hearing is the province's")
        .doesNotContain("送达回证.pdf");
  }

  @Test
  void aRowThatLacksSomethingBreaksNoCasePage() throws Exception {
    openRevocation();
    String page = "/cases/CX2009-440100-0001";
    WebLogin organiser = new WebLogin(port, "gz-shencha", "tasklist");
    organiser.upload(page, page + "/attachments", "抽样单.pdf", PDF);
    organiser.postForm(page, page + "/attachments/CX2009-440100-0001/1/withdrawal", "reason=x");
    assertThat(organiser.get(page).body()).contains("抽样单.pdf", "已作废：x", "停止计算");
    int tried =
        LackingRows.forEach(
            jdbc,
            List.of(
                "licence",
                "licence_revocation",
                "hearing",
                "case_limit",
                "case_limit_standstill",
                "official_document",
                "document_voiding",
                "attachment",
                "attachment_withdrawal",
                "task_handover",
                "cases"),
            column -> assertThat(organiser.get(page).statusCode()).as(column).isEqualTo(200));
    assertThat(tried).isGreaterThan(3);
  }

  @Test
  void aWrongUploadIsWithdrawnWithAReasonAndStaysReadable() throws Exception {
    upload("错误.pdf", PDF);
    String withdrawal = FILES + "/" + GUANGZHOU + "/1/withdrawal";
    assertThat(guangzhou.postForm("/cases/" + GUANGZHOU, withdrawal, "reason=+").body())
        .isEqualTo("“作废原因”不能为空，请填写后再提交。");
    assertThat(guangzhou.postForm("/cases/" + GUANGZHOU, withdrawal, "reason=wrong+case").body())
        .contains("已作废：wrong case");
    assertThat(guangzhou.postForm("/cases/" + GUANGZHOU, withdrawal, "reason=again").body())
        .isEqualTo("附件“错误.pdf”已经作废，不能重复作废。");
    assertThat(guangzhou.download(FILES + "/" + GUANGZHOU + "/1").body()).isEqualTo(PDF);
    assertThat(upload("错误.pdf", PDF).statusCode())
        .as("what was withdrawn by mistake can come back")
        .isEqualTo(200);
  }

  @Test
  void theSameFileTwiceIsRefusedWithTheFirstOnesName() throws Exception {
    upload("现场记录.pdf", PDF);
    HttpResponse<String> answer = upload("副本.pdf", PDF);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).isEqualTo("“副本.pdf”与本业务已有的附件“现场记录.pdf”内容相同，不必重复上传。");
  }

  @Test
  void ofTwoWhoUploadTheSameFileAtOnceOneIsRefused() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> answers =
          threads.invokeAll(Collections.nCopies(4, () -> upload("现场记录.pdf", PDF).statusCode()));
      int accepted = 0;
      for (Future<Integer> answer : answers) {
        accepted += answer.get() == 200 ? 1 : 0;
      }
      assertThat(accepted).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aCaseThatIsClosedTakesNoMoreFilesButShowsThem() throws Exception {
    upload("现场记录.pdf", PDF);
    ProcessInstance instance =
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(GUANGZHOU).singleResult();
    runtime.deleteProcessInstance(instance.getId(), "test");
    WebLogin supervisor = new WebLogin(port, "gz-ban", "tasklist");
    String open = "/cases/" + CAMPAIGN + "-440100-BS";
    assertThat(supervisor.get(open).body()).contains("现场记录.pdf", "已办结").doesNotContain("选择文件");
    String token = supervisor.formToken("/example/form");
    HttpResponse<String> answer =
        supervisor.upload("/example/form", FILES, "迟到.pdf", "%PDF-1.4 2".getBytes());
    assertThat(token).isNotEmpty();
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).isEqualTo("业务" + GUANGZHOU + "已经办结，不能再上传附件。");
  }

  @Test
  void whatIsTooLargeOrOneTooManyIsRefusedInASentence() throws Exception {
    byte[] large = Arrays.copyOf(PDF, 20 << 20);
    assertThat(upload("二十兆.pdf", large).statusCode()).isEqualTo(200);
    for (int size : new int[] {(20 << 20) + 1, 40 << 20}) {
      HttpResponse<String> answer = upload("超大.pdf", Arrays.copyOf(PDF, size));
      assertThat(answer.statusCode()).isEqualTo(413);
      assertThat(answer.body()).isEqualTo("文件超过20MB的上限，没有保存，请压缩或者拆分后再上传。");
    }
    for (int i = 2; i <= 50; i++) {
      attachments.add(GUANGZHOU, i + ".pdf", ("%PDF-1.4 " + i).getBytes(), "gz-ban");
    }
    assertThat(upload("第五十一.pdf", PDF).body()).contains("已有50个附件（含已作废的），达到上限");
  }

  @Test
  @Tag("database")
  void officeFilesAreAcceptedWithoutMacros() throws Exception {
    byte[] word = word();
    assertThat(upload("方案.docx", word).statusCode()).isEqualTo(200);
    assertThat(upload("统计表.xlsx", excel()).statusCode()).isEqualTo(200);
    assertThat(upload("方案.xlsx", with(word, "x", "x")).body()).contains("内容不是xlsx文件，与扩展名不符");
    assertThat(upload("宏.docx", with(word, "word/vbaProject.bin", "x")).body())
        .isEqualTo("“宏.docx”含有宏，不能作为附件，请另存为不含宏的docx文件后再上传。");
    assertThat(
            upload(
                    "宏表.xlsx",
                    with(
                        excel(),
                        "xl/macrosheets/intlsheet1.xml",
                        "x",
                        "<Override PartName=\"/xl/macrosheets/intlsheet1.xml\" ContentType=\"application/vnd.ms-excel.intlmacrosheet+xml\"/>"))
                .body())
        .contains("含有宏");
    assertThat(upload("压缩包.docx", zip()).body()).contains("内容不是docx文件，与扩展名不符");
    assertThat(upload("残缺.docx", Arrays.copyOf(word, word.length / 2)).body())
        .contains("内容不是docx文件");
  }

  @Test
  void whatIsNotWhatItsNameSaysIsRefused() throws Exception {
    String notAsNamed = "“%s”的内容不是%s文件，与扩展名不符，请核对文件，用原来的软件另存为%2$s格式后再上传。";
    String kind = "“%s”不是可以上传的文件类型，请转换为pdf、jpg、png、docx、xlsx文件后再上传。";
    for (String[] file :
        new String[][] {
          {"页面.pdf", "<html><script>alert(1)</script>", notAsNamed.formatted("页面.pdf", "pdf")},
          {"照片.png", "%PDF-1.4 x", notAsNamed.formatted("照片.png", "png")},
          {"旧版.docx", "\u00d0\u00cf\u0011\u00e0", notAsNamed.formatted("旧版.docx", "docx")},
          {"程序.exe", "MZ", kind.formatted("程序.exe")},
          {"伪装\u202Efdp.exe", "MZ", kind.formatted("伪装fdp.exe")},
          {"无扩展名", "%PDF-1.4 x", kind.formatted("无扩展名")},
          {".pdf", "%PDF-1.4 x", "文件名“.pdf”只有扩展名，请起一个名称，例如“申请书.pdf”，再上传。"},
          {"空.pdf", "", "“空.pdf”是空文件，请选择有内容的文件后再上传。"},
          {"", "", "请先选择文件，再点“上传”。"}
        }) {
      HttpResponse<String> answer = upload(file[0], file[1].getBytes(StandardCharsets.UTF_8));
      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(answer.body()).isEqualTo(file[2]);
    }
    assertThat(attachments.ofCases(List.of(GUANGZHOU))).isEmpty();
  }

  @Test
  void aNameWithAPathIsKeptWithoutIt() throws Exception {
    assertThat(upload("../../etc/passwd.pdf", PDF).statusCode()).isEqualTo(200);
    assertThat(attachments.ofCases(List.of(GUANGZHOU)))
        .extracting(Attachment::fileName)
        .containsExactly("passwd.pdf");
  }

  @Test
  void aNameThatIsTooLongOrNoNameAtAllIsCalledThat() throws Exception {
    assertThat(upload("长".repeat(250) + ".pdf", PDF).statusCode())
        .as("as Windows has")
        .isEqualTo(200);
    HttpResponse<String> long_ = upload("长".repeat(5_000) + ".pdf", PDF);
    assertThat(long_.statusCode()).isEqualTo(400);
    assertThat(long_.body()).isEqualTo("文件名过长，没有保存，请缩短文件名后再上传。");
    HttpResponse<String> nul = upload("a\u0000b.pdf", "%PDF-1.4 a".getBytes());
    assertThat(nul.statusCode()).as(nul.body()).isEqualTo(400);
    assertThat(nul.body()).isEqualTo("上传的内容不完整，或者文件名含有不能使用的字符，没有保存。请更改文件名后重新上传。");
    HttpResponse<String> encoded =
        upload("x.pdf\"; filename*=UTF-8''c%00d.pdf; y=\"", "%PDF-1.4 c".getBytes());
    assertThat(encoded.statusCode()).as(encoded.body()).isLessThan(500);
    assertThat(attachments.ofCases(List.of(GUANGZHOU)))
        .extracting(Attachment::fileName)
        .as("no name with the character that ends it in other programs")
        .noneMatch(name -> name.indexOf(0) >= 0 || name.startsWith("a"));
    HttpResponse<String> broken =
        guangzhou.send(
            request ->
                request
                    .header("Content-Type", "multipart/form-data")
                    .POST(BodyPublishers.ofString("broken")),
            FILES);
    assertThat(broken.statusCode()).isEqualTo(400);
    assertThat(broken.body()).startsWith("上传的内容不完整");
  }

  @Test
  void anOfficeFileThatFetchesSomethingWhenItIsOpenedIsRefused() throws Exception {
    String doctype = "<!DOCTYPE w [<!ENTITY x SYSTEM \"http://127.0.0.1/x\">]><w>&x;</w>";
    for (byte[] part :
        List.of(
            doctype.getBytes(StandardCharsets.UTF_8),
            doctype.getBytes(StandardCharsets.UTF_16),
            ("<!--" + "x".repeat(100_000) + "-->" + doctype).getBytes(StandardCharsets.UTF_8))) {
      assertThat(upload("外部.docx", with(word(), "customXml/item1.xml", part)).body())
          .startsWith("“外部.docx”含有指向文件以外的声明（DOCTYPE）");
    }
    assertThat(attachments.ofCases(List.of(GUANGZHOU))).isEmpty();
  }

  @Test
  void tricksWithNamesAndContentsLeadNowhere() throws Exception {
    byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".getBytes();
    for (String name :
        List.of("图.svg", "图.png.svg", "页.html", "页.pdf.html", "单.pdf.exe", "单.pdf.js ")) {
      assertThat(upload(name, svg).body()).as(name).contains("不是可以上传的文件类型");
    }
    for (String name : List.of("图.png", "图.svg.png", "图.jpg", "图.pdf", "图.docx")) {
      assertThat(upload(name, svg).statusCode()).as(name).isEqualTo(422);
    }
    assertThat(upload("膨胀.docx", growing()).body()).contains("内容不是docx文件");
    assertThat(attachments.ofCases(List.of(GUANGZHOU))).isEmpty();

    // A file that is two things at once is given out as the one that it was accepted as.
    byte[] both = "%PDF-1.4\n<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
    assertThat(upload("..\\\\..\\\\windows\\\\页.html.pdf", both).statusCode()).isEqualTo(200);
    assertThat(attachments.ofCases(List.of(GUANGZHOU)))
        .extracting(Attachment::fileName)
        .containsExactly("页.html.pdf");
    HttpResponse<byte[]> file = guangzhou.download(FILES + "/" + GUANGZHOU + "/1");
    assertThat(file.headers().firstValue("Content-Type")).hasValue("application/pdf");
    assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment")
        .doesNotContain("..", "windows");
  }

  /** Some kilobytes of an Office file whose list of contents becomes 200 MB. */
  private static byte[] growing() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      byte[] blanks = new byte[1 << 20];
      Arrays.fill(blanks, (byte) ' ');
      for (int i = 0; i < 200; i++) {
        zip.write(blanks);
      }
      zip.putNextEntry(new ZipEntry("word/document.xml"));
    }
    return out.toByteArray();
  }

  @Test
  void withoutTheFormsTokenNothingIsUploaded() throws Exception {
    guangzhou.get("/cases/" + GUANGZHOU);
    HttpResponse<String> answer =
        guangzhou.send(
            request ->
                request
                    .header("Content-Type", "multipart/form-data; boundary=x")
                    .POST(
                        BodyPublishers.ofString(
                            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.4\r\n--x--\r\n")),
            FILES);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(attachments.ofCases(List.of(GUANGZHOU))).isEmpty();
  }

  @Test
  void aDamagedFileIsNotGivenOut() throws Exception {
    upload("现场记录.pdf", PDF);
    jdbc.update("update attachment set content = ?", (Object) "%PDF-1.4 x".getBytes());
    assertThat(guangzhou.get(FILES + "/" + GUANGZHOU + "/1").statusCode()).isEqualTo(500);
    assertThatThrownBy(() -> attachments.read(GUANGZHOU, 1))
        .hasMessageContaining("attachment 1 of case " + GUANGZHOU + " is damaged");
  }

  @Test
  void moreFilesThanANodeHoldsInMemoryWaitAndAreAskedToComeAgain() throws Exception {
    upload("现场记录.pdf", PDF);
    CountDownLatch done = new CountDownLatch(1);
    List<CompletableFuture<Void>> others =
        Stream.generate(
                () ->
                    CompletableFuture.runAsync(
                        () -> holdUntil(done), task -> new Thread(task).start()))
            .limit(limits.maxAtOnce())
            .toList();
    try {
      HttpResponse<String> early = upload("现场记录二.pdf", (new String(PDF) + "2").getBytes());
      assertThat(early.statusCode()).isEqualTo(503);
      assertThat(early.headers().firstValue("Retry-After")).hasValue("10");
      assertThat(early.body()).isEqualTo("系统正在处理较多附件，您的操作没有进行，请稍后再试。");
      assertThat(guangzhou.get(FILES + "/" + GUANGZHOU + "/1").statusCode()).isEqualTo(503);
    } finally {
      done.countDown();
      others.forEach(CompletableFuture::join);
    }
    assertThat(attachments.ofCases(List.of(GUANGZHOU))).hasSize(1);
    assertThat(guangzhou.download(FILES + "/" + GUANGZHOU + "/1").body()).isEqualTo(PDF);
  }

  private static boolean isDone(CountDownLatch done) {
    try {
      return done.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void holdUntil(CountDownLatch done) {
    try {
      filesInMemory.hold(() -> isDone(done));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> upload(String name, byte[] content)
      throws IOException, InterruptedException {
    return guangzhou.upload("/cases/" + GUANGZHOU, FILES, name, content);
  }

  private void openRevocation() {
    driver.reset();
    driver.setClock("2009-09-14T09:00:00");
    RevocationSteps steps = new RevocationSteps(driver);
    steps.watch("XK08-001-00123", "2008-03-10", "2013-03-09");
    steps.open("XK08-001-00123", "revoke");
    steps.toNotice("CX2009-440100-0001");
    driver.setClock("2009-09-18T10:00:00");
    steps.serve("CX2009-440100-0001", "2009-09-16");
    steps.defend("CX2009-440100-0001", "continue");
  }

  private static byte[] word() throws IOException {
    return new ClassPathResource("documents/campaign/campaign-year-plan.docx")
        .getContentAsByteArray();
  }

  private static byte[] excel() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      workbook.createSheet("统计").createRow(0).createCell(0).setCellValue("合格");
      workbook.write(out);
    }
    return out.toByteArray();
  }

  private static byte[] zip() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write('x');
    }
    return out.toByteArray();
  }

  private static byte[] with(byte[] office, String part, String content) throws IOException {
    return with(office, part, content.getBytes(StandardCharsets.UTF_8), "");
  }

  private static byte[] with(byte[] office, String part, byte[] content) throws IOException {
    return with(office, part, content, "");
  }

  private static byte[] with(byte[] office, String part, String content, String type)
      throws IOException {
    return with(office, part, content.getBytes(StandardCharsets.UTF_8), type);
  }

  /** A copy with one more part, and with a line about it in the list of contents. */
  private static byte[] with(byte[] office, String part, byte[] content, String type)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(office));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        zip.putNextEntry(new ZipEntry(entry.getName()));
        byte[] bytes = in.readAllBytes();
        zip.write(
            entry.getName().equals("[Content_Types].xml")
                ? new String(bytes, StandardCharsets.UTF_8)
                    .replace("</Types>", type + "</Types>")
                    .getBytes(StandardCharsets.UTF_8)
                : bytes);
      }
      zip.putNextEntry(new ZipEntry(part));
      zip.write(content);
    }
    return out.toByteArray();
  }
}

package cn.qualitysafety.platform.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.organisation.Unit;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.BrokenFileException;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.setting.DeployedModels;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The rollback together with the engine is in CampaignYearProcessTest. */
@SystemTest
@Tag("database")
class OfficialDocumentsTest {

  @Autowired private CaseDriver driver;
  @Autowired private OfficialDocuments documents;
  @Autowired private WordsInForce words;
  @Autowired private UnitRegister units;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcTemplate jdbc;

  @TempDir private Path folder;

  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-03-10T09:00:00");
  }

  @AfterEach
  void end() {
    threads.shutdownNow();
    driver.reset();
  }

  @Test
  void aDocumentIsFilledAndReadAsItWasIssued() throws IOException {
    OfficialDocument issued = issue("A", "first");
    byte[] content = documents.read(issued.number());
    Path picture = Files.createDirectories(Path.of("target/documents")).resolve("plan.docx");
    Files.write(picture, content);
    assertThat(textOf(content))
        .contains("广东省质量技术监督局文件", "粤质监〔2009〕1号", "实施方案", "　　第一段。", "二〇〇九年三月十日")
        .doesNotContain("{{");
    assertThat(issued.sha256()).hasSize(64);
    assertThat(ChineseDate.of(LocalDate.of(2010, 12, 30))).isEqualTo("二〇一〇年十二月三十日");
    assertThat(ChineseDate.of(LocalDate.of(2010, 10, 21))).isEqualTo("二〇一〇年十月二十一日");
    assertThat(ChineseDate.of(LocalDate.of(2012, 6, 30))).isEqualTo("二〇一二年六月三十日");
    assertThat(ChineseDate.of(LocalDate.of(2012, 7, 1)))
        .as("GB/T 9704-2012")
        .isEqualTo("2012年7月1日");
  }

  /**
   * A paragraph that somebody typed ends in a full stop; a name at the head of the letter does not.
   */
  @ParameterizedTest
  @CsvSource({
    "设备不全, 设备不全。",
    "设备不全。, 设备不全。",
    "“设备不全。”, “设备不全。”",
    "1. 营业执照；, 1. 营业执照。",
    "条例第九条（第一项）, 条例第九条（第一项）。"
  })
  void whatSomebodyTypedEndsInAFullStop(String typed, String printed) throws IOException {
    DocumentDraft draft =
        new DocumentDraft(
            "R",
            "licence-refusal",
            "first",
            "440000",
            "不予行政许可决定书",
            "licence/licence-refusal",
            Map.of(
                "unit", "本局",
                "applicantName", "甲厂",
                "delegation", "",
                "product", "水泥",
                "caseNumber", "R",
                "reasons", typed),
            "sheng-ld");
    assertThat(textOf(documents.read(issue(draft).number())).lines())
        .contains("甲厂：", printed)
        .contains("本局", "不予行政许可决定书");
  }

  /**
   * 行政诉讼法 2014 is in force since 2015-05-01, 行政复议法 2023 since 2024-01-01. Until 国办发〔2011〕48号 cities
   * and counties were led by the province alone, so 行政复议法实施条例 art. 24 gives the choice.
   */
  @ParameterizedTest
  @CsvSource({
    "2009-09-15, 440000, 广东省人民政府或者国家质量监督检验检疫总局, 第九条第一款、第十二条第一款, 3个月内，, 第三十九条, 二〇〇九年九月十五日",
    "2009-09-15, 440100, 广州市人民政府或者广东省质量技术监督局, 第九条第一款、第十二条第一款、《中华人民共和国行政复议法实施条例》第二十四条, 3个月内，, 第三十九条,"
        + " 二〇〇九年九月十五日",
    "2011-10-09, 440106, 广州市天河区人民政府或者广州市质量技术监督局, 第九条第一款、第十二条第一款、《中华人民共和国行政复议法实施条例》第二十四条, 3个月内，,"
        + " 第三十九条, 二〇一一年十月九日",
    "2011-10-10, 440106, 广州市天河区人民政府或者广州市质量技术监督局, 第九条第一款、第十二条第一款, 3个月内，, 第三十九条, 二〇一一年十月十日",
    "2015-04-30, 440100, 广州市人民政府或者广东省质量技术监督局, 第九条第一款、第十二条第一款, 3个月内，, 第三十九条, 2015年4月30日",
    "2015-05-01, 440106, 广州市天河区人民政府或者广州市质量技术监督局, 第九条第一款、第十二条第一款, 6个月内，, 第四十六条第一款, 2015年5月1日",
    "2018-12-03, 440100, 广州市人民政府或者广东省市场监督管理局, 第九条第一款、第十二条第一款, 6个月内，, 第四十六条第一款, 2018年12月3日",
    "2023-12-31, 440106, 广州市天河区人民政府或者广州市市场监督管理局, 第九条第一款、第十二条第一款, 6个月内，, 第四十六条第一款, 2023年12月31日",
    "2023-12-31, 440000, 广东省人民政府或者国家市场监督管理总局, 第九条第一款、第十二条第一款, 6个月内，, 第四十六条第一款, 2023年12月31日",
    "2024-01-01, 440281, 向乐昌市人民政府申请, 第二十条第一款、第二十四条第一款第一项, 6个月内，, 第四十六条第一款, 2024年1月1日"
  })
  void aRefusalTellsTheRemediesOfItsDayAndUnit(
      String day, String unit, String to, String review, String time, String court, String date)
      throws IOException {
    driver.setClock(day + "T09:00:00");
    DocumentDraft draft =
        new DocumentDraft(
            "R",
            "licence-refusal",
            "first",
            unit,
            "不予行政许可决定书",
            "licence/licence-refusal",
            Map.of(
                "unit", "本局",
                "applicantName", "甲厂",
                "delegation", "",
                "product", "水泥",
                "caseNumber", "R",
                "reasons", "一、设备不全。"),
            "sheng-ld");
    assertThat(textOf(documents.read(issue(draft).number())))
        .contains(
            "60日内，依照《中华人民共和国行政复议法》%s的规定".formatted(review),
            to,
            "申请行政复议；也可以自收到本文书之日起%s依照《中华人民共和国行政诉讼法》%s的规定".formatted(time, court),
            date)
        .doesNotContain("{{");
  }

  @Test
  void aTemplateHasAVersionFromADayOn() throws IOException {
    WordTemplates templates = templatesIn(folder);
    writeTemplate("x", FRAME + "旧");
    writeTemplate("x@2015-05-01", FRAME + "新{{law.suitTime}}");
    assertThat(templates.read("x", LocalDate.of(2015, 4, 30)).text()).contains("旧");
    WordTemplate since = templates.read("x", LocalDate.of(2015, 5, 1));
    assertThat(textOf(since.fill(framed(Map.of("law.suitTime", "第四十六条"))))).contains("新第四十六条");
    assertThat(templates.versions("x")).containsOnlyKeys("x", "x@2015-05-01");
    assertThat(templates.versions("x").get("x@2015-05-01").articles())
        .containsExactly("law.suitTime");
    writeTemplate("x@2015-02-30", FRAME);
    assertThatThrownBy(templates::check)
        .isInstanceOf(BrokenFileException.class)
        .hasMessageContaining("template x@2015-02-30.docx: there is no such day");
  }

  @Test
  void numbersHaveNoGapsAfterARollbackAndBeginAgainEachYear() {
    assertThat(issue("A", "first").number()).isEqualTo("粤质监〔2009〕1号");
    transaction.executeWithoutResult(
        status -> {
          documents.issue(draft("B", "first"));
          status.setRollbackOnly();
        });
    assertThat(documents.ofCase("B")).isEmpty();
    assertThat(issue("C", "first").number()).isEqualTo("粤质监〔2009〕2号");
    driver.setClock("2010-01-04T09:00:00");
    assertThat(issue("D", "first").number()).isEqualTo("粤质监〔2010〕1号");
  }

  @Test
  void issuingAgainReturnsTheSameDocument() {
    OfficialDocument issued = issue("A", "first");
    assertThat(issue("A", "first")).isEqualTo(issued);
    assertThat(documents.ofCase("A")).containsExactly(issued);
    assertThat(issue("A", "second").number()).isEqualTo("粤质监〔2009〕2号");
  }

  @Test
  void ofTwoTransactionsAtOnceOneIssuesTheDocument() throws Exception {
    issue("begins the year", "first");
    whileIssuing(
        draft("A", "first"),
        commit -> {
          Future<OfficialDocument> second = threads.submit(() -> issue("A", "first"));
          assertThatThrownBy(() -> second.get(200, TimeUnit.MILLISECONDS))
              .as("waits for the first")
              .isInstanceOf(TimeoutException.class);
          commit.countDown();
          assertThat(second.get(30, TimeUnit.SECONDS).number()).isEqualTo("粤质监〔2009〕2号");
        });
    assertThat(documents.ofCase("A")).hasSize(1);
    assertThat(issue("C", "first").number()).isEqualTo("粤质监〔2009〕3号");
  }

  @Test
  void nobodyWaitsForTheNumberOfATransactionThatStillHasOtherThingsToDo() throws Exception {
    issue("begins the year", "first");
    whileIssuing(
        draft("A", "first"),
        commit ->
            assertThat(threads.submit(() -> issue("B", "first")).get(30, TimeUnit.SECONDS).number())
                .isEqualTo("粤质监〔2009〕2号"));
    assertThat(documents.ofCase("A"))
        .extracting(OfficialDocument::number)
        .containsExactly("粤质监〔2009〕3号");
  }

  @Test
  void whoeverMustKnowTheNumberGetsItAtOnce() {
    String number =
        transaction.execute(
            status -> {
              String known = documents.issueAtOnce(draft("A", "first")).number();
              assertThat(documents.issueAtOnce(draft("A", "first")).number()).isEqualTo(known);
              return known;
            });
    assertThat(documents.ofCase("A"))
        .extracting(OfficialDocument::number)
        .containsExactly(number)
        .containsExactly("粤质监〔2009〕1号");
  }

  private interface Meanwhile {
    void happens(CountDownLatch commit) throws Exception;
  }

  /** A transaction that has issued a document commits at the latest when this has happened. */
  private void whileIssuing(DocumentDraft draft, Meanwhile something) throws Exception {
    CountDownLatch issued = new CountDownLatch(1);
    CountDownLatch commit = new CountDownLatch(1);
    Future<?> first =
        threads.submit(
            () ->
                transaction.executeWithoutResult(
                    status -> {
                      documents.issue(draft);
                      issued.countDown();
                      await(commit);
                    }));
    try {
      await(issued);
      something.happens(commit);
    } finally {
      commit.countDown();
    }
    first.get(30, TimeUnit.SECONDS);
  }

  @Test
  void aVoidDocumentKeepsItsNumberAndIsNotVoidedTwice() {
    String number = issue("A", "first").number();
    assertThatThrownBy(() -> documents.voidDocument(number, " ", "sheng-zu"))
        .hasMessage("“作废原因”不能为空，请填写后再提交。");
    documents.voidDocument(number, "日期有误", "sheng-zu");
    assertThat(documents.ofCase("A"))
        .extracting(OfficialDocument::voided, OfficialDocument::voidReason)
        .containsExactly(tuple(true, "日期有误"));
    assertThat(documents.read(number)).isNotEmpty();
    assertThatThrownBy(() -> documents.voidDocument(number, "再次", "sheng-zu"))
        .isInstanceOf(RefusedInputException.class)
        .hasMessageContaining("已经作废");
    assertThat(issue("B", "first").number()).isEqualTo("粤质监〔2009〕2号");
  }

  @Test
  void aCorrectionIsANewDocumentThatNamesTheOldOne() {
    OfficialDocument wrong = issue("A", "first");
    OfficialDocument right = correct(wrong.number(), draft("A", "correction"));
    assertThat(right.number()).isEqualTo("粤质监〔2009〕2号");
    assertThat(right.corrects()).isEqualTo(wrong.number());
    assertThat(documents.ofCase("A")).containsExactly(wrong, right);
    assertThatThrownBy(() -> correct(wrong.number(), draft("A", "first")))
        .hasMessageContaining("请以新的事由更正");
    assertThatThrownBy(() -> correct(wrong.number(), draft("B", "correction")))
        .hasMessageContaining("属于业务A");
    assertThatThrownBy(() -> correct("粤质监〔2009〕9号", draft("A", "other")))
        .hasMessageContaining("没有字号为“粤质监〔2009〕9号”的文书");
  }

  @Test
  void changedBytesAreNeverHandedOut() {
    String number = issue("A", "first").number();
    jdbc.update(
        "update official_document set content = ? where number = ?", new byte[] {1}, number);
    assertThatThrownBy(() -> documents.read(number))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("document 粤质监〔2009〕1号 is damaged");
  }

  @Test
  void whatIsMissingFailsTheStepAndNotItsCommit() {
    DocumentDraft draft = draft("A", "first");
    DocumentDraft incomplete =
        new DocumentDraft(
            draft.caseNumber(),
            draft.kind(),
            draft.occasion(),
            draft.unitCode(),
            draft.title(),
            draft.template(),
            Map.of(
                "unit", "广东省质量技术监督局", "recipients", "", "opening", "", "annexes", "", "copies", ""),
            draft.person());
    transaction.executeWithoutResult(
        status -> {
          assertThatThrownBy(() -> documents.issue(incomplete))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContainingAll("campaign-year-plan.docx", "{{closing}}");
          status.setRollbackOnly();
        });
    assertThat(documents.ofCase("A")).isEmpty();
    assertThat(issue(draft).number()).isEqualTo("粤质监〔2009〕1号");
  }

  @Test
  void aBrokenTemplateNamesItselfAndItsPlaceholder() throws IOException {
    WordTemplates templates = templatesIn(folder);
    writeTemplate("x", FRAME + "{{known}} {{unknown}}");
    writeTemplate("picture", "{{@known}}");
    Files.writeString(folder.resolve("y.docx"), "no Word file");
    assertThat(templates.read("x").fill(framed(Map.of("known", "a", "unknown", "b")))).isNotEmpty();
    assertThatThrownBy(() -> templates.read("x").fill(framed(Map.of("known", "a"))))
        .hasMessageContainingAll("no value for the placeholder {{unknown}}", "x.docx");
    assertThatThrownBy(() -> templates.read("y"))
        .hasMessageContainingAll("no .docx that can be filled", "y.docx");
    assertThatThrownBy(() -> templates.read("picture"))
        .hasMessageContainingAll("no .docx that can be filled", "picture.docx")
        .hasStackTraceContaining("the placeholder {{@known}} is not of text");
    assertThatThrownBy(() -> templates.read("z"))
        .hasMessageContainingAll("cannot read template", "z.docx");
  }

  @Test
  void whatPeopleEnteredStandsInTheDocumentAsTheyEnteredIt() throws IOException {
    writeTemplate("x", FRAME + "甲：{{a}}，{{b}}。{{a}}");
    Map<String, String> values =
        Map.of("a", "<b>“A&B”\u0001'\"</b> $1 {{b}} \uD83D\uDE00", "b", " \u3000一\r\n\n  二 ");
    byte[] document = templatesIn(folder).read("x").fill(framed(values));
    assertThat(textOf(document))
        .isEqualTo(
            "1号日甲：%1$s， \u3000一\n\n  二 。%1$s\n"
                .formatted("<b>“A&B”?'\"</b> $1 {{b}} \uD83D\uDE00"));
    try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(document))) {
      assertThat(word.getDocument().xmlText())
          .as("Word drops spaces at either end of a text that does not say so")
          .contains("preserve\"> \u3000一</w:t>", "preserve\">  二 </w:t>");
    }
  }

  @Test
  void aTemplateThatHasChangedIsFilledAsItIsNow() throws IOException {
    WordTemplates templates = templatesIn(folder);
    WordTemplate usual = templates.read("licence/licence-grant");
    assertThat(templates.read("licence/licence-grant")).as("read once").isSameAs(usual);
    Files.createDirectory(folder.resolve("licence"));
    writeTemplate("licence/licence-grant", FRAME + "{{applicantName}}：{{a}}");
    assertThat(
            textOf(
                templates
                    .read("licence/licence-grant")
                    .fill(framed(Map.of("a", "1", "applicantName", "甲")))))
        .isEqualTo("1号日甲：1\n");
    writeTemplate("licence/licence-grant", FRAME + "本局对{{applicantName}}：{{a}}");
    assertThat(
            textOf(
                templates
                    .read("licence/licence-grant")
                    .fill(framed(Map.of("a", "2", "applicantName", "乙")))))
        .isEqualTo("1号日本局对乙：2\n");
    Files.delete(folder.resolve("licence/licence-grant.docx"));
    assertThatThrownBy(() -> templates.read("licence/licence-grant").check(Map.of("a", "3")))
        .as("the usual one again")
        .hasMessageContaining("class path");
  }

  /** What the field's operators typed: what was meant is filled, or the text is named. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "｛｛number｝｝",
        "{{ number }}",
        "{{\u3000number\u00a0}}",
        "{{num\u200bber}}",
        "{{number\ufeff}}"
      })
  void aPlaceholderIsUnderstoodInWhateverFormItIsTyped(String placeholder) throws IOException {
    writeTemplate("x", "文号：" + placeholder + " {{date}}");
    assertThat(textOf(templatesIn(folder).read("x").fill(framed(Map.of())))).isEqualTo("文号：1号 日\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{number}", "{number}}", "{number}", "{{num ber}}", "{{}}", "｛｛number｝"})
  void whateverStillLooksLikeAPlaceholderStopsWithItsText(String text) throws IOException {
    writeTemplate("x", FRAME + "文号：" + text);
    assertThatThrownBy(() -> templatesIn(folder).read("x"))
        .hasMessageContainingAll(
            "x.docx", "“{{number}}{{date}}文号：" + text.replace('｛', '{').replace('｝', '}') + "”");
  }

  @Test
  void theTemplatesOfTheFieldAreFilledOrRefusedWithAReason() throws IOException {
    Path field = Path.of("src/test/resources/field");
    assertThat(
            textOf(
                WordTemplate.read(
                        "a", Files.readAllBytes(field.resolve("template-full-width-braces.docx")))
                    .fill(Map.of("number", "1号"))))
        .contains("文号：1号");
    assertThatThrownBy(
            () ->
                WordTemplate.read(
                    "b", Files.readAllBytes(field.resolve("template-placeholder-in-link.docx"))))
        .hasMessageContainingAll("template b: “{{number}}” in word/document.xml", "not be filled");
    assertThatThrownBy(
            () ->
                WordTemplate.read(
                    "c", Files.readAllBytes(field.resolve("template-tracked-change.docx"))))
        .hasMessageContainingAll("template c: there are tracked changes", "accept or reject");
  }

  @Test
  void placeholdersInHeadersAndTextBoxesAreFilledOrNamed() throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve("x.docx"));
        XWPFDocument word = new XWPFDocument()) {
      word.createParagraph().createRun().setText("{{date}}");
      word.createHeader(HeaderFooterType.DEFAULT).createParagraph().createRun().setText("{{number");
      word.write(out);
    }
    assertThatThrownBy(() -> templatesIn(folder).read("x"))
        .hasMessageContainingAll("“{{number” in word/header1.xml");
  }

  @Test
  void aTemplateWithoutNumberDateOrPartyStopsTheStartAndTheStep() throws IOException {
    Files.createDirectory(folder.resolve("licence"));
    writeTemplate("licence/licence-grant", "{{number}}{{date}}");
    writeTemplate("own", "{{date}}");
    writeTemplate("good", FRAME);
    WordTemplates templates = templatesIn(folder);
    assertThatThrownBy(templates::check)
        .isInstanceOf(BrokenFileException.class)
        .hasMessageMatching(
            "a document needs the placeholder \\{\\{applicantName}}: template"
                + " .*licence-grant.docx.*\n"
                + "a document needs the placeholder \\{\\{number}}: template .*own.docx.*");
    assertThatThrownBy(() -> templates.read("own")).hasMessageContaining("{{number}}");
  }

  @Test
  void everyTemplateOfTheJarHasWhatADocumentNeedsAndASoundDay() {
    WordTemplates templates = templatesIn(folder);
    assertThat(templates.released())
        .hasSizeGreaterThan(90)
        .allSatisfy(
            (name, file) -> {
              assertThat(templates.read(name).lacks(List.of("number", "date"))).as(name).isEmpty();
              assertThat(templates.isName(name)).as(name).isTrue();
            });
  }

  private static WordTemplates templatesIn(Path folder) {
    return new WordTemplates(
        folder, new StaticListableBeanFactory().getBeanProvider(DeployedModels.class));
  }

  private static final String FRAME = "{{number}}{{date}}";

  private static Map<String, String> framed(Map<String, String> values) {
    Map<String, String> all = new HashMap<>(values);
    all.put("number", "1号");
    all.put("date", "日");
    return all;
  }

  private void writeTemplate(String name, String text) throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve(name + ".docx"));
        XWPFDocument word = new XWPFDocument()) {
      word.createParagraph().createRun().setText(text);
      word.write(out);
    }
  }

  private static String textOf(byte[] document) throws IOException {
    try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(document));
        XWPFWordExtractor text = new XWPFWordExtractor(word)) {
      return text.getText();
    }
  }

  @Test
  void everyBureauHasItsOwnSeriesForEveryKind() throws IOException {
    List<String> bureaus =
        new ClassPathResource("organisation/divisions.csv")
            .getContentAsString(StandardCharsets.UTF_8)
            .lines()
            .skip(1)
            .map(line -> line.substring(0, line.indexOf(',')))
            .distinct()
            .toList();
    assertThat(bureaus).hasSize(144);
    assertThat(words.released().keySet().stream().filter(name -> name.startsWith("units.")))
        .containsExactlyInAnyOrderElementsOf(bureaus.stream().map("units."::concat).toList());
    assertThat(words.of("440104", "licence-acceptance", LocalDate.of(2009, 3, 10)))
        .isEqualTo("穗越秀质监许受");
    assertThat(issue("A", "first").number()).isEqualTo("粤质监〔2009〕1号");
    Map.of("440000", "粤质监", "440300", "深质监")
        .forEach(
            (unit, word) -> {
              assertThat(issue(draft(unit + " A", "licence-acceptance", unit)).number())
                  .isEqualTo(word + "许受〔2009〕1号");
              assertThat(issue(draft(unit + " B", "licence-acceptance", unit)).number())
                  .isEqualTo(word + "许受〔2009〕2号");
              assertThat(issue(draft(unit + " A", "licence-grant", unit)).number())
                  .isEqualTo(word + "许准〔2009〕1号");
            });
    assertThat(issue("B", "first").number()).isEqualTo("粤质监〔2009〕2号");
  }

  /** Names and words are in two files, which say the same days. */
  @ParameterizedTest
  @ValueSource(strings = {"2018-10-18", "2018-10-19", "2019-03-31", "2019-04-01"})
  void theWordOfABureauChangesOnTheDayOnWhichItsNameDoes(String day) {
    driver.setClock(day + "T09:00:00");
    for (Unit unit : units.all()) {
      if (!unit.isLaboratory()) {
        String word = words.of(unit.code(), "licence-grant", LocalDate.parse(day));
        assertThat(word.contains("市监许"))
            .as(word)
            .isEqualTo(units.name(unit.code()).endsWith("市场监督管理局"));
      }
    }
  }

  /** Below the release's own, one of these is wrong in each. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          units: { "440100": " " }                                     | units.440100 is blank; it needs an abbreviation
          units: { "440100": %s }                                      | units.440100 with kinds.plan gives the word %s; it may have at most 20 characters
          units: { "440300": 穗质监 }                                  | units.440100 and units.440300 are both '穗质监'
          units: { "440300": [{ word: 深, until: 2018-12-31 }, { word: 穗市监, from: 2019-01-01 }] } | units.440100 and units.440300 are both '穗市监'
          kinds: { note: "" }                                          | kinds.note and kinds.plan are both ''
          units: { "440100": 穗, "440300": 穗质 }, kinds: { plan: 质监, note: 监 } | give the same word 穗质监
          units: { "440300": [{ word: 深质监, until: 2018-12-31 }, { word: 深市监, from: 2019-01-02 }] } | line 1: units.440300 is no word; write a text, or versions like
          units: { "440300": [{ word: 深质监 }, { word: 深市监, from: 2019-01-02 }] } | line 1: units.440300 is no word
          units: { "440300": [{ word: 深市监, from: 2019-01-02 }] }    | line 1: units.440300 is no word
          units: { "440300": [{ word: 深市监, since: 2019-01-02 }] }   | line 1: units.440300 is no word
          unit: { "440300": 深 }                                       | line 1: 'unit' is no section; write the words below units or kinds
          440100: 穗                                                   | line 1: '440100' is no section
          """)
  void aBrokenWordStopsTheStartAndIsNamed(String own, String english) {
    String long20 = "穗".repeat(21);
    assertThatThrownBy(
            () ->
                DocumentWords.read(
                    List.of(
                        yaml(
                            """
                            kinds: { plan: "" }, units: { "440100": \
                            [{ word: 穗质监, until: 2019-03-31 }, { word: 穗市监, from: 2019-04-01 }] }\
                            """),
                        yaml(own.replace("%s", long20)))))
        .isInstanceOf(BrokenFileException.class)
        .hasMessageContaining(english.replace("%s", long20));
  }

  private static Resource yaml(String sections) {
    return new ByteArrayResource(
        "document-words: { %s }".formatted(sections).getBytes(StandardCharsets.UTF_8));
  }

  /** What an installation says of a unit takes the place of all that the release says of it. */
  @Test
  void anInstallationsOwnWordHoldsOnEveryDayAndWhoHasNoneIsNamed() {
    DocumentWords own =
        DocumentWords.read(
            List.of(
                yaml(
                    """
                    kinds: { plan: "" }, units: { "440000": 粤质监, "440100": \
                    [{ word: 穗质监, until: 2019-03-31 }, { word: 穗市监, from: 2019-04-01 }] }\
                    """),
                yaml("units: { \"440100\": 穗监 }")));
    assertThat(own.of("440100", "plan", LocalDate.of(2009, 3, 10))).isEqualTo("穗监");
    assertThat(own.of("440100", "plan", LocalDate.of(2026, 3, 2))).isEqualTo("穗监");
    assertThat(own.of("440000", "plan", LocalDate.of(2026, 3, 2))).isEqualTo("粤质监");
    LocalDate day = LocalDate.of(2009, 3, 10);
    assertThatThrownBy(() -> words.of("999999", "licence-grant", day))
        .hasMessage("document-words.yaml: there is no entry units.999999");
    assertThatThrownBy(() -> words.of("440100", "unheard-of", day))
        .hasMessage("document-words.yaml: there is no entry kinds.unheard-of");
  }

  private OfficialDocument issue(String caseNumber, String occasion) {
    return issue(draft(caseNumber, occasion));
  }

  private OfficialDocument issue(DocumentDraft draft) {
    transaction.executeWithoutResult(status -> documents.issue(draft));
    return issuedFor(draft);
  }

  private OfficialDocument correct(String number, DocumentDraft draft) {
    transaction.executeWithoutResult(status -> documents.correct(number, draft));
    return issuedFor(draft);
  }

  private OfficialDocument issuedFor(DocumentDraft draft) {
    return documents.ofCase(draft.caseNumber()).stream()
        .filter(document -> document.kind().equals(draft.kind()))
        .filter(document -> document.occasion().equals(draft.occasion()))
        .findFirst()
        .orElseThrow();
  }

  private static DocumentDraft draft(String caseNumber, String occasion) {
    return draft(caseNumber, "campaign-year-plan", occasion, "440000");
  }

  private static DocumentDraft draft(String caseNumber, String kind, String unitCode) {
    return draft(caseNumber, kind, "first", unitCode);
  }

  private static DocumentDraft draft(
      String caseNumber, String kind, String occasion, String unitCode) {
    return new DocumentDraft(
        caseNumber,
        kind,
        occasion,
        unitCode,
        "“质量和安全年”活动实施方案",
        "campaign/campaign-year-plan",
        Map.of(
            "unit", "广东省质量技术监督局",
            "opening", "\n　　第一段。",
            "closing", "　　第二段。",
            "recipients", "各地级以上市质量技术监督局",
            "annexes", "",
            "copies", "国家质检总局"),
        "sheng-zu");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

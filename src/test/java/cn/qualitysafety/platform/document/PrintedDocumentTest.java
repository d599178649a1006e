package cn.qualitysafety.platform.document;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import cn.qualitysafety.InstalledPrograms;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.platform.deadline.Limits;
import cn.qualitysafety.platform.language.KnownTemplates;
import cn.qualitysafety.platform.law.Articles;
import cn.qualitysafety.platform.law.Remedies;
import com.deepoove.poi.XWPFTemplate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.HtmlUtils;

/** The templates filled, and printed with LibreOffice; the PDFs stay in target/documents. */
@SystemTest
class PrintedDocumentTest {

  private static final Path TEMPLATES = Path.of("src/main/resources/documents");
  private static final Path DOCUMENTS = Path.of("target/documents");
  private static final LocalDate FIRST_DAY = LocalDate.of(2009, 3, 10);

  /** Under the laws in force when this was written. */
  private static final LocalDate LATER_DAY = LocalDate.of(2026, 7, 6);

  /** Of those under whose names the bureaus of the counties are known since. */
  private static final LocalDate REFORM = LocalDate.of(2019, 1, 1);

  /**
   * What stands for a placeholder, of one kind or of all; for what is not here a date, a name, what
   * people type in several lines, or a few words. A bar begins a line.
   */
  private static final Map<String, String> SAMPLES =
      table(
          """
          unit organiser laboratory acceptingAuthority approvingAuthority superior: 连山壮族瑶族自治县质量技术监督局
          holderName party addressee: 连山壮族瑶族自治县小三江镇瑶山竹木胶合板装饰材料制造有限公司
          government transferTo: 连山壮族瑶族自治县人民政府
          recipients: 各地级以上市质量技术监督局，省局直属各单位
          number documentNumber: 连山质监许不准〔2009〕123号
          title documentTitle: 不予受理工业产品生产许可证变更申请决定书
          licenceNumber titleNumber: 粤XK21-001-00123
          caseNumber causeCase reportNumber: LR2009-441825-0123
          address productionSite place meetingPlace: 广东省清远市连山壮族瑶族自治县吉田镇鹿鸣西路工业园三号厂房一至三层和五号厂房
          product matter: 细木工板（浸渍胶膜纸饰面人造板）
          projectName kindName subject: 连山县特种设备检验中心二期工程
          presider leader recorder chair: 欧阳建国
          team members present attendees recusals attendantsText: 组长欧阳建国，组员司徒美玲、陈志强、李文华
          budget: 12345678.90元
          year: 2008
          round quarter: 二
          stages meetingNo quorum agreeCount refuseCount returnCount: 3
          vetoFailed othersFailed spotcheck-warning.failures: 60
          measure sanction: 撤销
          factsClear evidenceEnough competent procedureLawful lawRight proportionate: 符合
          reviewOpinion discussionResult: 同意
          grantedList: 1. 连山壮族瑶族自治县小三江镇瑶山竹木胶合板装饰材料制造有限公司：细木工板（浸渍胶膜纸饰面人造板），证书编号粤XK21-001-00123，有效期2009年3月10日至2014年3月9日；|2. 广州市越秀水泥制品厂：预应力混凝土管，证书编号XK08-008-00123，有效期2009年3月10日至2014年3月9日。
          monthText: 2009年3月
          grantedCount: 2
          verdict: 基本合格
          conclusion: 不合格
          measureText: 吊销生产许可证粤XK21-001-00123
          defenceTime requestTime: 5个工作日
          correctBy objectBy rectifyBy: 收到本通知书之日起第15日
          quorumBasis: 工作惯例：超过有表决权的人的半数，并且不少于三人
          ground: 存在产品质量问题
          absence: 受送达人下落不明
          annexes: |　　附件：1. 活动方案|　　　　　2. 指标分解表
          eventTitle: 质量知识进社区宣传活动
          expected attendance: 300人
          money: 20000.00元
          free: 不收费
          evidenceText: 照片、签到表、新闻报道
          recordText: 按时登记
          countsText traineeText: 计入六进活动1场
          cleanupSummary: 保留12件，修改3件，废止2件，失效1件
          meetingName: 局务会
          copies: 　抄送：省委办公厅，省人大常委会办公厅，省政府办公厅，省政协办公厅，省纪委办公厅。
          opening: |　　各市质量技术监督局按照省局的统一部署，结合本地实际，认真组织开展活动。|　　各地将活动情况及时报告省局。
          closing: 　　特此通知。
          delegation: |　　根据《关于委托某局受理工业产品生产许可证申请的公告》（粤质监〔2009〕1号）和《中华人民共和国行政许可法》第二十四条第一款、第三款，广东省质量技术监督局委托连山壮族瑶族自治县质量技术监督局办理本事项，本文书以广东省质量技术监督局的名义作出。
          afterVisit: |　　按照《国务院关于进一步压减工业产品生产许可证管理目录和简化审批程序的决定》（国发〔2018〕33号），你单位领取许可证后，应当在本局通知的时间接受现场审查；承诺虚假、不符合要求的，撤销生产许可证。
          licence-visit-notice.occasion licence-visit-conclusion.occasion: 你单位申请细木工板（浸渍胶膜纸饰面人造板）工业产品生产许可证，根据《中华人民共和国行政许可法》第三十四条第三款的规定，本局决定对你单位进行实地核查
          acceptance procedure trialProduction consequence following objection ban decision demands: 依照《中华人民共和国行政许可法》第三十二条第一款第五项的规定，本局决定予以受理，并在法定期限内书面告知结果。
          reasons facts change failures results causes commitments opinions defence: 1．2009年3月抽查的一批产品，甲醛释放量实测值2.6mg/L，超过标准限量1.5mg/L，复检结论不变；|2．2008年11月至2009年1月共14批次原材料没有进货检验记录，企业不能说明理由；|3．上述情况有检验报告、现场笔录和照片为证。
          """);

  private static final Set<String> TEXT_AREAS = textAreas();
  private static final double MM = 72 / 25.4;
  private static final Pattern PAGE_OR_WORD =
      Pattern.compile(
          "<page width=\"(.+?)\" height=\"(.+?)\">|<word xMin=\"(.+?)\" yMin=\"(.+?)\""
              + " xMax=\"(.+?)\" yMax=\"(.+?)\">(.*?)</word>");

  @Autowired private WordTemplates templates;
  @Autowired private WordsInForce words;

  @Autowired private Articles articles;
  @Autowired private Remedies remedies;
  @Autowired private Limits limits;

  @TempDir private Path folder;

  /** What stands at the end of a letter or of minutes; with the unit and the date. */
  private static final String SIGNATURE = "%s|（印章）|%s|到会人员签名：|记录人签名：|主题词：.*";

  private static final String HEADING = "[一二三四五六七八九十]+、[^，。；：]{1,16}";

  private record Line(
      int page, String sheet, double left, double top, double right, double bottom, String text) {

    /** Fonts differ within a line, and so do the heights of its words. */
    boolean isBefore(Line word) {
      return page == word.page && Math.abs(top + bottom - word.top - word.bottom) < 10;
    }

    Line with(Line word) {
      return new Line(
          page,
          sheet,
          Math.min(left, word.left),
          Math.min(top, word.top),
          Math.max(right, word.right),
          Math.max(bottom, word.bottom),
          text + word.text);
    }
  }

  /** Kinds whose templates are with the tests that add a procedure, or a step, by files alone. */
  private static final Set<String> OF_TESTS = Set.of("sample-decision", "licence-legal-opinion");

  /** Asks for a report that nobody records, within a time that no limit has. */
  private static final String OF_NO_LIMIT = "commitment/commitment-criticism";

  @Test
  void everyKindHasATemplateOfItsNameThatCanBeFilled() throws IOException {
    List<String> names = templateNames();
    assertThat(
            names.stream()
                .map(name -> name.substring(name.indexOf('/') + 1).replaceFirst("@.*", ""))
                .distinct())
        .containsExactlyInAnyOrderElementsOf(
            words.existing().keySet().stream().filter(kind -> !OF_TESTS.contains(kind)).toList());
    for (String name : names) {
      Map<String, String> values = samples(name);
      assertThat(values).as(name).containsKeys("number", "date", "unit");
      if (!name.equals(OF_NO_LIMIT)) {
        assertThat(templates.read(name).text())
            .as("%s: of a limit that can be set it says {{limit.…}}", name)
            .doesNotContainPattern("[0-9一二三四五六七八九十]+个工作日");
      }
      byte[] document = templates.read(name).fill(values);
      assertThat(withoutSpaces(text(new ByteArrayInputStream(document))))
          .as(name)
          .contains(values.values().stream().map(PrintedDocumentTest::withoutSpaces).toList())
          .doesNotContain("{{");
      assertThat(parts(document)).as(name).isEqualTo(parts(filledByPoiTl(name, values)));
    }
  }

  private static String text(InputStream document) throws IOException {
    try (XWPFDocument word = new XWPFDocument(document);
        XWPFWordExtractor text = new XWPFWordExtractor(word)) {
      return text.getText();
    }
  }

  private static byte[] filledByPoiTl(String name, Map<String, String> values) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XWPFTemplate template =
        XWPFTemplate.compile(Files.newInputStream(TEMPLATES.resolve(name + ".docx")))) {
      template.render(nested(values)).write(out);
    }
    return out.toByteArray();
  }

  /** To poi-tl {@code law.…} and {@code figures.…} are what objects of these names have. */
  private static Map<String, Object> nested(Map<String, String> values) {
    Map<String, Object> all = new HashMap<>();
    Map<String, Map<String, String>> objects = new HashMap<>();
    values.forEach(
        (name, value) -> {
          int dot = name.indexOf('.');
          if (dot > 0) {
            objects
                .computeIfAbsent(name.substring(0, dot), object -> new HashMap<>())
                .put(name.substring(dot + 1), value);
          } else {
            all.put(name, value);
          }
        });
    objects.forEach((name, object) -> all.put(name, nested(object)));
    return all;
  }

  /**
   * The files within a document, but for spaces kept and the two ways to write an empty text and a
   * new line.
   */
  private static Map<String, String> parts(byte[] document) throws IOException {
    Map<String, String> parts = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(document))) {
      for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
        String text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        parts.put(
            part.getName(),
            text.replace(" xml:space=\"preserve\"", "")
                .replace("<w:t></w:t>", "<w:t/>")
                .replace("<w:br w:type=\"textWrapping\"/>", "<w:cr/>"));
      }
    }
    return parts;
  }

  @Test
  void whoeverIsBurdenedIsToldOfReviewAndCourt() {
    for (String name :
        List.of(
            "brand/brand-criticism",
            "brand/brand-revocation",
            "licence/licence-non-acceptance",
            "licence/licence-refusal",
            "licence/licence-termination",
            "licence/licence-change-refusal",
            "licence/licence-change-non-acceptance",
            "licence/licence-revocation-decision",
            "spotcheck/spotcheck-rectification-order",
            "spotcheck/spotcheck-refusal-order")) {
      assertThat(templates.read(name).placeholders()).as(name).contains("remedies");
    }
  }

  /** GB/T 9704-1999 knows no signature beside a single seal, and 主题词; 2012 changed both. */
  @Test
  void untilJune2012TheSealStandsAloneAndThereAreSubjectWords() {
    for (String name : List.of("campaign/campaign-year-plan", "spotcheck/spotcheck-warning")) {
      String then = templates.read(name, LocalDate.of(2012, 6, 30)).text();
      String since = templates.read(name, LocalDate.of(2012, 7, 1)).text();
      assertThat(then).as(name).contains("主题词：");
      assertThat(since).as(name).doesNotContain("主题词");
      assertThat(count(then)).as(name).isEqualTo(count(since) - 1);
    }
  }

  private static int count(String text) {
    return text.split("\\{\\{unit}}", -1).length - 1;
  }

  /** Every kind in each of its versions, with values as long as they get. */
  @Test
  void everyKindPrintsOnA4WithinItsMarginsAndItsSealStandsWithText() throws Exception {
    Map<String, Map<String, String>> values = new TreeMap<>();
    for (String name : templateNames()) {
      values.put(name, samples(name));
    }
    mustBePaper(values, DOCUMENTS);
  }

  /** The newest version of each, which most have from the beginning, with the law of today. */
  @Test
  @Tag("slow")
  void everyKindPrintsInTheSameWayUnderTheLawOfToday() throws Exception {
    Map<String, String> newest = new TreeMap<>();
    for (String name : templateNames()) {
      newest.put(KnownTemplates.base(name), name);
    }
    Map<String, Map<String, String>> values = new TreeMap<>();
    newest.values().forEach(name -> values.put(name, samples(name, LATER_DAY)));
    assertThat(values.get("licence/licence-refusal").get("remedies")).contains("6个月内");
    mustBePaper(values, DOCUMENTS.resolve("later"));
  }

  private void mustBePaper(Map<String, Map<String, String>> values, Path out) throws Exception {
    Map<String, byte[]> documents = new TreeMap<>();
    for (String name : values.keySet()) {
      documents.put(name, templates.read(name).fill(values.get(name)));
    }
    Map<String, Path> printed = print(documents, out);
    SoftAssertions paper = new SoftAssertions();
    for (String name : documents.keySet()) {
      List<Line> lines = lines(printed.get(name));
      mustBeWhole(paper, name, lines, text(new ByteArrayInputStream(documents.get(name))));
      if (name.endsWith("licence-certificate")) {
        mustBeOfOnePageInsideItsBorder(paper, name, lines);
      } else {
        mustBeALetter(paper, name, lines, values.get(name));
      }
    }
    paper.assertAll();
  }

  /**
   * What was written is on the paper, and no value repeats what stands around it. Of the characters
   * that hang in the margin LibreOffice loses one now and then.
   */
  private static void mustBeWhole(
      SoftAssertions paper, String name, List<Line> lines, String written) {
    String printed = lines.stream().map(Line::text).collect(joining());
    paper
        .assertThat(characters(printed.replaceAll("—\\d+—", "")))
        .as(name)
        .isEqualTo(characters(written.replaceAll("— \\d+ —", "")));
    paper.assertThat(printed).as(name).doesNotContainPattern("[{}]|[，；、。：][，；、。：）]|（）|《[》《]|“”");
  }

  private static String characters(String text) {
    return withoutSpaces(text)
        .replaceAll("[，。、]", "")
        .chars()
        .sorted()
        .mapToObj(Character::toString)
        .collect(joining());
  }

  private static void mustBeOfOnePageInsideItsBorder(
      SoftAssertions paper, String name, List<Line> lines) {
    paper
        .assertThat(lines)
        .as(name)
        .allMatch(line -> line.page() == 1 && line.sheet().equals("842 x 595"))
        .allMatch(line -> line.left() > 20 * MM && line.right() < (297 - 20) * MM)
        .allMatch(line -> line.top() > 15 * MM && line.bottom() < (210 - 15) * MM);
  }

  private static void mustBeALetter(
      SoftAssertions paper, String name, List<Line> lines, Map<String, String> values) {
    List<Line> body = lines.stream().filter(line -> !footer(line)).toList();
    paper
        .assertThat(body)
        .as(name)
        .allMatch(line -> line.sheet().equals("595 x 842"))
        .allMatch(line -> line.left() > 27.5 * MM)
        // A full stop may hang in the margin, as Word sets it, too.
        .allMatch(line -> line.right() < (210 - 26) * MM + 17)
        .allMatch(line -> line.top() > 36.5 * MM);
    int pages = lines.get(lines.size() - 1).page();
    for (int page = 1; page <= pages; page++) {
      paper
          .assertThat(onPage(page, lines).stream().filter(PrintedDocumentTest::footer))
          .as(name)
          .extracting(Line::text)
          .containsExactly("—%d—".formatted(page));
      paper
          .assertThat(onPage(page, body))
          .as("%s: last line of page %d", name, page)
          .last()
          .extracting(Line::text, STRING)
          .doesNotMatch(HEADING);
    }
    paper
        .assertThat(onPage(1, body).stream().limit(3).map(Line::text).collect(joining()))
        .as("%s: head", name)
        .contains(values.get("number"))
        .containsAnyOf(values.get("unit"), values.get("title"));
    List<String> last = onPage(pages, body).stream().map(Line::text).toList();
    paper.assertThat(last).as("%s: last page", name).contains(values.get("date"));
    paper
        .assertThat(last.indexOf("（印章）") < last.indexOf(values.get("date")))
        .as("%s: the seal, if it has one, stands over the date", name)
        .isTrue();
    paper
        .assertThat(last)
        .as("%s: the signature is not alone on its page", name)
        .anyMatch(
            line -> !line.matches(SIGNATURE.formatted(values.get("unit"), values.get("date"))));
  }

  /** However long the text is: no page begins with the signature, none ends with a heading. */
  @Test
  void theTextBeforeTheSignatureStaysWithItAndAHeadingWithItsText() throws IOException {
    for (String name : templateNames()) {
      try (XWPFDocument word =
          new XWPFDocument(Files.newInputStream(TEMPLATES.resolve(name + ".docx")))) {
        List<XWPFParagraph> paragraphs = paragraphs(word);
        int date = texts(paragraphs).lastIndexOf("{{date}}");
        for (int i = date - 1; i >= 0 && !name.endsWith("licence-certificate"); i--) {
          assertThat(staysWithNext(paragraphs.get(i)))
              .as("%s: “%s” stays with the signature", name, paragraphs.get(i).getText())
              .isTrue();
          if (!paragraphs.get(i).getText().matches(SIGNATURE.formatted("\\{\\{unit}}", "|"))) {
            break;
          }
        }
        assertThat(paragraphs)
            .as(name)
            .filteredOn(paragraph -> paragraph.getText().matches(HEADING))
            .allMatch(PrintedDocumentTest::staysWithNext);
      }
    }
  }

  private static boolean staysWithNext(XWPFParagraph paragraph) {
    return paragraph.getCTP().getPPr().isSetKeepNext();
  }

  private static List<XWPFParagraph> paragraphs(XWPFDocument word) {
    return word.getBodyElements().stream()
        .flatMap(
            element ->
                element instanceof XWPFTable table
                    ? table.getRows().stream()
                        .flatMap(row -> row.getTableCells().stream())
                        .flatMap(cell -> cell.getParagraphs().stream())
                    : Stream.of((XWPFParagraph) element))
        .toList();
  }

  private static List<String> texts(List<XWPFParagraph> paragraphs) {
    return paragraphs.stream().map(XWPFParagraph::getText).toList();
  }

  private static List<Line> onPage(int page, List<Line> lines) {
    return lines.stream().filter(line -> line.page() == page).toList();
  }

  /**
   * 此页无正文 is not allowed (GB/T 9704); three lines of a paragraph each, from less than a page on.
   */
  @Test
  void thePlansSealStandsOnAPageWithTextAndWhoPrintedItOnOneLine() throws Exception {
    WordTemplate template = templates.read("campaign/campaign-year-plan");
    Map<String, byte[]> documents = new HashMap<>();
    for (int paragraphs = 0; paragraphs <= 8; paragraphs++) {
      Map<String, String> values = samples("campaign/campaign-year-plan");
      String paragraph = "\n　　" + "各市质量技术监督局按照省局的统一部署组织开展活动，".repeat(3);
      values.put("opening", paragraph.repeat(paragraphs));
      values.put("closing", "　　特此通知。");
      values.put("copies", paragraphs % 2 == 0 ? "" : values.get("copies"));
      documents.put("plan-of-%d".formatted(paragraphs), template.fill(values));
    }
    Map<String, Path> printed = print(documents, DOCUMENTS);
    for (Map.Entry<String, Path> plan : printed.entrySet()) {
      List<Line> lines = lines(plan.getValue());
      Line closing = first(lines, "特此通知");
      for (String part : List.of("（印章）", "二〇〇九年三月十日", "印发")) {
        assertThat(first(lines, part).page())
            .as("%s: %s", plan.getKey(), part)
            .isEqualTo(closing.page());
      }
      assertThat(first(lines, "印发").top())
          .as(plan.getKey())
          .isEqualTo(first(lines, "局办公室").top(), within(2.0));
    }
  }

  private static Line first(List<Line> lines, String text) {
    return lines.stream().filter(line -> line.text().contains(text)).findFirst().orElseThrow();
  }

  private Map<String, Path> print(Map<String, byte[]> documents, Path folderOfPdfs)
      throws Exception {
    Path soffice = InstalledPrograms.find("soffice");
    Path out = Files.createDirectories(folderOfPdfs).toAbsolutePath();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                out.toString()));
    for (String name : documents.keySet()) {
      Path word = folder.resolve(Path.of(name).getFileName() + ".docx");
      Files.write(word, documents.get(name));
      Files.deleteIfExists(pdf(out, name));
      arguments.add(word.toString());
    }
    String said = run(soffice, arguments.toArray(String[]::new));
    Map<String, Path> printed =
        documents.keySet().stream().collect(Collectors.toMap(name -> name, name -> pdf(out, name)));
    assertThat(printed.values()).as(said).allMatch(Files::exists);
    return printed;
  }

  private static Path pdf(Path out, String name) {
    return out.resolve(Path.of(name).getFileName() + ".pdf");
  }

  private static boolean footer(Line line) {
    return line.top() > (297 - 35) * MM;
  }

  private List<Line> lines(Path pdf) throws Exception {
    String xml = run(InstalledPrograms.find("pdftotext"), "-bbox", pdf.toString(), "-");
    List<Line> lines = new ArrayList<>();
    int page = 0;
    String sheet = "";
    for (MatchResult match : PAGE_OR_WORD.matcher(xml).results().toList()) {
      if (match.group(1) != null) {
        page++;
        sheet = "%.0f x %.0f".formatted(number(match, 1), number(match, 2));
        continue;
      }
      Line word =
          new Line(
              page,
              sheet,
              number(match, 3),
              number(match, 4),
              number(match, 5),
              number(match, 6),
              HtmlUtils.htmlUnescape(match.group(7)));
      int last = lines.size() - 1;
      if (last >= 0 && lines.get(last).isBefore(word)) {
        lines.set(last, lines.get(last).with(word));
      } else {
        lines.add(word);
      }
    }
    return lines;
  }

  private static double number(MatchResult match, int group) {
    return Double.parseDouble(match.group(group));
  }

  private String run(Path program, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    Path said = Files.createTempFile(folder, "said", ".txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("%s ended", program).isTrue();
    } finally {
      process.destroyForcibly();
    }
    String text = Files.readString(said, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(text).isZero();
    return text;
  }

  private static List<String> templateNames() throws IOException {
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      return files
          .map(file -> TEMPLATES.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.endsWith(".docx"))
          .map(name -> name.substring(0, name.length() - ".docx".length()))
          .sorted()
          .toList();
    }
  }

  private Map<String, String> samples(String name) {
    return samples(name, KnownTemplates.from(name).orElse(FIRST_DAY));
  }

  private Map<String, String> samples(String name, LocalDate day) {
    Map<String, String> values = new HashMap<>();
    for (String placeholder : templates.read(name).placeholders()) {
      values.put(placeholder, sample(placeholder, name.replaceFirst(".*/|@.*", ""), day));
    }
    String title = templates.read(name).titleOrNone();
    if (!title.isEmpty()) {
      values.put("title", title.replaceAll("\\{.*}", "连山县特种设备检验中心（二期工程）"));
    }
    return values;
  }

  /** As people write it and as long as that gets. */
  private String sample(String placeholder, String kind, LocalDate day) {
    if (placeholder.startsWith("law.")) {
      return articles.list().citePlaceholder(day, placeholder);
    }
    if (placeholder.startsWith("limit.")) {
      return limits.named(placeholder.substring("limit.".length()), day).length();
    }
    return switch (placeholder) {
      case "date" -> ChineseDate.of(day);
      case "remedies" -> remedies.text("441825", day, false);
      case "announcementDays" ->
          String.valueOf(limits.named("delivery.announcement", day).amount());
      case "basis", "rights", "legalBasis", "formsBasis" ->
          articles.cite(day, "penalty-crime-transfer", "penalty-crime", "crime-transfer");
      default ->
          asOf(
              day,
              SAMPLES.getOrDefault(
                  kind + "." + placeholder,
                  SAMPLES.getOrDefault(placeholder, ofItsType(placeholder, day))));
    };
  }

  /** What people of 2009 wrote, as those of a later year would. */
  private static String asOf(LocalDate day, String text) {
    return day.isBefore(REFORM)
        ? text
        : text.replace("质量技术监督局", "市场监督管理局")
            .replace("质监", "市监")
            .replace("2009", String.valueOf(day.getYear()))
            .replace("2008", String.valueOf(day.getYear() - 1));
  }

  private static String ofItsType(String placeholder, LocalDate day) {
    if (placeholder.matches(".*(On|By|Until|From|End)")) {
      return ChineseDate.ARABIC.format(day.plusMonths(2));
    }
    if (placeholder.endsWith("Name")) {
      return SAMPLES.get("holderName");
    }
    return TEXT_AREAS.contains(placeholder) ? SAMPLES.get("reasons") : "经核实的有关情况";
  }

  private static Map<String, String> table(String text) {
    Map<String, String> values = new HashMap<>();
    text.lines()
        .map(line -> line.split(": ", 2))
        .forEach(
            row ->
                Stream.of(row[0].split(" "))
                    .forEach(name -> values.put(name, row[1].replace('|', '\n'))));
    return values;
  }

  /** What people type in several lines. */
  private static Set<String> textAreas() {
    try (Stream<Path> files = Files.walk(Path.of("forms"))) {
      Set<String> keys = new TreeSet<>();
      for (Path form : files.filter(file -> file.toString().endsWith(".form")).toList()) {
        for (JsonNode field : new ObjectMapper().readTree(form.toFile()).findParents("key")) {
          if (field.path("type").asText().equals("textarea")) {
            keys.add(field.get("key").asText());
          }
        }
      }
      return keys;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String withoutSpaces(String text) {
    return text.replaceAll("[\\s　]", "");
  }
}

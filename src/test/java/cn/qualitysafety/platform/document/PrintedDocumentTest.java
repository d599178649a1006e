package cn.qualitysafety.platform.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.qualitysafety.InstalledPrograms;
import cn.qualitysafety.SystemTest;
import com.deepoove.poi.XWPFTemplate;
import com.deepoove.poi.template.ElementTemplate;
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
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** The templates filled, and printed with LibreOffice; the PDFs stay in target/documents. */
@SystemTest
class PrintedDocumentTest {

  private static final Path TEMPLATES = Path.of("src/main/resources/documents");
  private static final double MM = 72 / 25.4;
  private static final Pattern PAGE_OR_WORD =
      Pattern.compile(
          "<page |<word xMin=\"(.+?)\" yMin=\"(.+?)\" xMax=\"(.+?)\" yMax=\"(.+?)\">(.*?)</word>");

  @Autowired private WordTemplates templates;
  @Autowired private WordsInForce words;

  @TempDir private Path folder;

  private record Word(
      int page, double left, double top, double right, double bottom, String text) {}

  /** Kinds whose templates are with the tests that add a procedure, or a step, by files alone. */
  private static final Set<String> OF_TESTS = Set.of("sample-decision", "licence-legal-opinion");

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

  /** To poi-tl {@code law.…} is what an object named law has. */
  private static Map<String, Object> nested(Map<String, String> values) {
    Map<String, Object> all = new HashMap<>(values);
    Map<String, String> law = new HashMap<>();
    values.forEach(
        (name, value) -> {
          if (name.startsWith("law.")) {
            law.put(name.substring("law.".length()), value);
          }
        });
    all.put("law", law);
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

  @Test
  void documentsPrintOnA4WithTheMarginsOfOfficialPaper() throws Exception {
    List<String> names =
        List.of(
            "campaign/campaign-year-plan", "licence/licence-grant", "licence/licence-certificate");
    Map<String, Path> printed = print(names);
    for (String name : names) {
      boolean certificate = name.endsWith("certificate");
      Path pdf = printed.get(name);
      assertThat(run(InstalledPrograms.find("pdfinfo"), pdf.toString()))
          .as(name)
          .containsPattern(
              certificate
                  ? "Page size: +841\\.\\d+ x 595\\.\\d+ pts \\(A4\\)"
                  : "Page size: +595\\.\\d+ x 841\\.\\d+ pts \\(A4\\)");
      List<Word> found = words(pdf);
      List<Word> body = found.stream().filter(word -> certificate || !footer(word)).toList();
      assertThat(withoutSpaces(body.stream().map(Word::text).collect(Collectors.joining())))
          .as(name)
          .contains(
              samples(name).values().stream().map(PrintedDocumentTest::withoutSpaces).toList())
          .doesNotContain("{{");
      if (certificate) {
        assertThat(found)
            .as("one page, inside its border")
            .allMatch(word -> word.page() == 1)
            .allMatch(word -> word.left() > 20 * MM && word.right() < (297 - 20) * MM)
            .allMatch(word -> word.top() > 15 * MM && word.bottom() < (210 - 15) * MM);
        continue;
      }
      assertThat(body)
          .as(name)
          .allMatch(word -> word.left() > 27.5 * MM)
          // A full stop may hang in the margin, as Word sets it, too.
          .allMatch(word -> word.right() < (210 - 26) * MM + 17)
          .allMatch(word -> word.top() > 36.5 * MM);
      int pages = found.get(found.size() - 1).page();
      for (int page = 1; page <= pages; page++) {
        int number = page;
        assertThat(found.stream().filter(word -> word.page() == number && footer(word)))
            .as(name)
            .extracting(Word::text)
            .containsExactly("—", String.valueOf(page), "—");
      }
    }
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
    Map<String, Path> printed = print(documents);
    for (Map.Entry<String, Path> plan : printed.entrySet()) {
      List<Word> words = words(plan.getValue());
      Word closing = first(words, "特此通知");
      for (String part : List.of("（印章）", "二〇〇九年三月十日", "印发")) {
        assertThat(first(words, part).page())
            .as("%s: %s", plan.getKey(), part)
            .isEqualTo(closing.page());
      }
      assertThat(first(words, "印发").top())
          .as(plan.getKey())
          .isEqualTo(first(words, "局办公室").top(), within(2.0));
    }
  }

  private static Word first(List<Word> words, String text) {
    return words.stream().filter(word -> word.text().contains(text)).findFirst().orElseThrow();
  }

  private Map<String, Path> print(List<String> names) throws Exception {
    Map<String, byte[]> documents = new HashMap<>();
    for (String name : names) {
      documents.put(name, templates.read(name).fill(samples(name)));
    }
    return print(documents);
  }

  private Map<String, Path> print(Map<String, byte[]> documents) throws Exception {
    Path soffice = InstalledPrograms.find("soffice");
    Path out = Files.createDirectories(Path.of("target/documents")).toAbsolutePath();
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

  private static boolean footer(Word word) {
    return word.top() > (297 - 35) * MM;
  }

  private List<Word> words(Path pdf) throws Exception {
    String xml = run(InstalledPrograms.find("pdftotext"), "-bbox", pdf.toString(), "-");
    List<Word> found = new ArrayList<>();
    int page = 0;
    for (MatchResult match : PAGE_OR_WORD.matcher(xml).results().toList()) {
      if (match.group(1) == null) {
        page++;
      } else {
        found.add(
            new Word(
                page,
                Double.parseDouble(match.group(1)),
                Double.parseDouble(match.group(2)),
                Double.parseDouble(match.group(3)),
                Double.parseDouble(match.group(4)),
                match.group(5)));
      }
    }
    return found;
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

  private static Map<String, String> samples(String name) {
    try (XWPFTemplate template =
        XWPFTemplate.compile(Files.newInputStream(TEMPLATES.resolve(name + ".docx")))) {
      return template.getElementTemplates().stream()
          .map(element -> ((ElementTemplate) element).getTagName())
          .distinct()
          .collect(Collectors.toMap(placeholder -> placeholder, PrintedDocumentTest::sample));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sample(String placeholder) {
    return switch (placeholder) {
      case "unit" -> "连山壮族瑶族自治县质量技术监督局";
      case "number" -> "清连山质监许不准〔2009〕123号";
      case "title" -> "准予行政许可决定书";
      case "date" -> ChineseDate.of(LocalDate.of(2009, 3, 10));
      case "licenceNumber" -> "粤XK21-001-00123";
      case "validFrom" -> "2009年6月1日";
      case "validUntil" -> "2014年5月31日";
      // Two lines each on the certificate.
      case "product", "productionSite" -> placeholder + "：广东省佛山市顺德区大良街道凤翔工业园三号厂房一至三层和五号厂房";
      case "delegation" ->
          "\n　　根据《关于委托某局受理工业产品生产许可证申请的公告》（粤质监〔2009〕1号）和《中华人民共和国行政许可法》第二十四条第一款、第三款，广东省质量技术监督局委托连山壮族瑶族自治县质量技术监督局办理本事项，本文书以广东省质量技术监督局的名义作出。";
      case "opening" -> "\n　　第一段。".repeat(30);
      case "printedOn" -> "2009年12月23日";
      case "missing", "reasons", "findings", "facts", "legalBasis", "defence", "change" ->
          "一、%s的第一项，写得较长，到下一行才能写完，看它在哪里换行；\n二、第二项。".formatted(placeholder);
      default -> placeholder + "：广东省佛山市顺德区大良街道凤翔工业园三号";
    };
  }

  private static String withoutSpaces(String text) {
    return text.replaceAll("[\\s　]", "");
  }
}

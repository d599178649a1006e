package cn.qualitysafety.platform.document;

import cn.qualitysafety.platform.input.NormalForm;
import com.deepoove.poi.XWPFTemplate;
import com.deepoove.poi.config.Configure;
import com.deepoove.poi.config.GramerSymbol;
import com.deepoove.poi.template.ElementTemplate;
import com.deepoove.poi.template.MetaTemplate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.springframework.web.util.HtmlUtils;

/**
 * A Word template that is read once and filled many times. poi-tl reads it and fills it with marks,
 * in whose place a document has its values: for poi-tl to do so for each document took ten times as
 * long.
 */
final class WordTemplate {

  /** A placeholder's name. Within spaces, or Word would drop those that a value begins with. */
  private static final String MARK = " \uE000%s\uE001 ";

  private static final Pattern MARKS = Pattern.compile(MARK.formatted("(.+?)"));

  /** Of these a file that Word opens has none, escaped or not (XML 1.0, 2.2 Characters). */
  private static final Pattern NOT_IN_XML =
      Pattern.compile("[^\t\n\r -\uD7FF\uE000-\uFFFD\\x{10000}-\\x{10FFFF}]");

  /** A name in letters, digits and Chinese characters, with spaces around it, which people type. */
  private static final Configure SYNTAX =
      Configure.builder()
          .buildGrammerRegex(
              "[\\s\u00a0\u3000]*[\\w\u4e00-\u9fa5]+(\\.[\\w\u4e00-\u9fa5]+)*[\\s\u00a0\u3000]*")
          .build();

  private static final Pattern INVISIBLE =
      Pattern.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]");
  private static final Pattern TRACKED_CHANGE = Pattern.compile("<w:(ins|del|moveFrom|moveTo) ");
  private static final Pattern TEXT = Pattern.compile("<(w:t|w:instrText|a:t)(?: [^>]*)?>([^<]*)<");

  private static final String ROW_END = "</w:tr>";

  /** A row of a table, which holds no table itself. */
  private static final Pattern ROW =
      Pattern.compile("<w:tr[ >](?:(?!<w:tr[ >]).)*?" + ROW_END, Pattern.DOTALL);

  private static final Pattern TABLE = Pattern.compile("<w:tbl>.*?</w:tbl>", Pattern.DOTALL);

  /** As paragraphs of the text have it, and headings, addresses and signatures have not. */
  private static final Pattern INDENTED =
      Pattern.compile("<w:ind [^>]*w:(left|firstLine|firstLineChars)=\"[1-9]");

  private static final Pattern CENTRED = Pattern.compile("<w:jc w:val=\"(center|right|end)\"");

  /** No official document has a brace: it is a placeholder that was mistyped. */
  private static final Pattern BRACE = Pattern.compile("[{}]");

  private final String file;
  private final byte[] content;

  /** Of each name how the template writes it. */
  private final Map<String, String> placeholders = new HashMap<>();

  private final Set<String> paragraphs = new HashSet<>();
  private final Map<String, byte[]> fixed = new LinkedHashMap<>();
  private final Map<String, String> marked = new LinkedHashMap<>();

  /** Title of the file, as Word keeps it; null if it has none. */
  private String title;

  private WordTemplate(String file, byte[] content) {
    this.file = file;
    this.content = content;
  }

  /**
   * Reads a template. Full-width braces, spaces within them and invisible characters are
   * understood.
   *
   * @param file where it is, for messages
   * @throws IllegalStateException if it is no .docx, has tracked changes, or has anything that
   *     looks like a placeholder and will not be filled
   */
  static WordTemplate read(String file, byte[] content) {
    WordTemplate template = new WordTemplate(file, content);
    try (XWPFTemplate word =
        XWPFTemplate.compile(new ByteArrayInputStream(asMeant(content)), SYNTAX)) {
      Map<String, Object> marks = new HashMap<>();
      for (MetaTemplate element : word.getElementTemplates()) {
        template.addPlaceholder(element, marks);
      }
      template.title = word.getXWPFDocument().getProperties().getCoreProperties().getTitle();
      template.addParts(word.render(marks));
      template.addParagraphs();
    } catch (IOException | RuntimeException e) {
      throw new IllegalStateException(
          "no .docx that can be filled: template %s: %s"
              .formatted(file, e.getMessage() == null ? e.toString() : e.getMessage()),
          e);
    }
    return template;
  }

  /** The file with each placeholder written as poi-tl reads it. */
  private static byte[] asMeant(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(content));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (ZipEntry part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
        byte[] bytes = in.readAllBytes();
        zip.putNextEntry(new ZipEntry(part.getName()));
        zip.write(isText(part.getName()) ? asMeant(part.getName(), bytes) : bytes);
      }
    }
    return out.toByteArray();
  }

  private static boolean isText(String part) {
    return part.startsWith("word/") && part.endsWith(".xml");
  }

  private static byte[] asMeant(String part, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (TRACKED_CHANGE.matcher(text).find()) {
      throw new TemplateFault(
          "there are tracked changes (修订) in %s; accept or reject them all".formatted(part),
          "含有修订",
          "请在Word中接受或者拒绝全部修订后保存");
    }
    return INVISIBLE
        .matcher(text.replace('｛', '{').replace('｝', '}'))
        .replaceAll("")
        .getBytes(StandardCharsets.UTF_8);
  }

  private void addPlaceholder(MetaTemplate element, Map<String, Object> marks) {
    if (!(element instanceof ElementTemplate placeholder)
        || placeholder.getSign() != GramerSymbol.TEXT.getSymbol()) {
      throw new TemplateFault(
          "the placeholder %s is not of text".formatted(element),
          "的占位符%s不是文字".formatted(element),
          "请写成{{名称}}");
    }
    String name = NormalForm.compact(placeholder.getTagName());
    placeholders.put(name, "{{%s}}".formatted(name));
    mark(placeholder.getTagName(), MARK.formatted(name), marks);
  }

  /** Of a name with dots poi-tl asks for the part before the dot, and that for the rest. */
  @SuppressWarnings("unchecked")
  private static void mark(String tag, String mark, Map<String, Object> marks) {
    int dot = tag.indexOf('.');
    if (dot < 0) {
      marks.put(tag, mark);
      return;
    }
    Object inner = marks.computeIfAbsent(tag.substring(0, dot), part -> new HashMap<>());
    if (!(inner instanceof Map<?, ?>)) {
      throw new TemplateFault(
          "the placeholders {{%s}} and {{%s}} exclude each other"
              .formatted(tag.substring(0, dot), tag),
          "的占位符{{%s}}与{{%s}}不能同时使用".formatted(tag.substring(0, dot), tag),
          "请给其中一个另取名称");
    }
    mark(tag.substring(dot + 1), mark, (Map<String, Object>) inner);
  }

  /** Names of those placeholders that are a paragraph of the text by themselves. */
  Set<String> paragraphs() {
    return paragraphs;
  }

  private void addParagraphs() {
    String body = TABLE.matcher(marked.getOrDefault("word/document.xml", "")).replaceAll("");
    for (String paragraph : body.split("</w:p>")) {
      Matcher alone = MARKS.matcher(" %s ".formatted(shown(paragraph).strip()));
      if (alone.matches()
          && INDENTED.matcher(paragraph).find()
          && !CENTRED.matcher(paragraph).find()) {
        paragraphs.add(alone.group(1));
      }
    }
  }

  /** What people read of it, a paragraph in a line, with its placeholders. */
  String text() {
    StringBuilder text = new StringBuilder();
    fixed.forEach(
        (part, bytes) -> {
          if (isText(part)) {
            addText(new String(bytes, StandardCharsets.UTF_8), text);
          }
        });
    marked.values().forEach(part -> addText(part, text));
    return text.toString();
  }

  private static void addText(String xml, StringBuilder text) {
    for (String paragraph : xml.split("</(w|a):p>")) {
      String shown = shown(paragraph);
      if (!shown.isBlank()) {
        text.append(MARKS.matcher(shown).replaceAll("{{$1}}").strip()).append('\n');
      }
    }
  }

  private static String shown(String paragraph) {
    return TEXT.matcher(paragraph)
        .results()
        .map(run -> HtmlUtils.htmlUnescape(run.group(2)))
        .collect(Collectors.joining());
  }

  private void addParts(XWPFTemplate word) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    word.write(out);
    ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()));
    for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
      byte[] bytes = zip.readAllBytes();
      String text = new String(bytes, StandardCharsets.UTF_8);
      if (isText(part.getName())) {
        refuseUnfilled(part.getName(), text);
      }
      if (MARKS.matcher(text).find()) {
        marked.put(part.getName(), text);
      } else {
        fixed.put(part.getName(), bytes);
      }
    }
  }

  /** Looks at each paragraph's text as Word shows it, whatever runs and links it consists of. */
  private static void refuseUnfilled(String part, String xml) {
    for (String paragraph : xml.split("</(w|a):p>")) {
      String text = shown(paragraph);
      if (BRACE.matcher(MARKS.matcher(text).replaceAll("")).find()) {
        String written = MARKS.matcher(text).replaceAll("{{$1}}").strip();
        throw new TemplateFault(
            "“%s” in %s looks like a placeholder and would not be filled; write {{name}} in plain text"
                .formatted(written, part),
            "中的“%s”像是占位符，却不会被填写".formatted(written),
            "请写成{{名称}}，不要放在链接里，两对花括号之间只写名称");
      }
    }
  }

  /** Of these names those that it does without. */
  List<String> lacks(Collection<String> names) {
    return names.stream().filter(name -> !placeholders.containsKey(name)).sorted().toList();
  }

  /**
   * Demands placeholders.
   *
   * @throws IllegalStateException if the template does without one of them
   */
  void demand(Collection<String> names) {
    lacks(names).stream()
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalStateException(
                  "a document needs the placeholder {{%s}}: template %s does without it"
                      .formatted(name, file));
            });
  }

  /** What its documents are called; empty if nobody has said so. */
  String titleOrNone() {
    return title == null ? "" : title.strip();
  }

  /**
   * What its documents are called.
   *
   * @throws IllegalStateException if nobody has said so
   */
  String title() {
    if (title == null || title.isBlank()) {
      throw new IllegalStateException(
          "template %s has no title: write it in Word under File, Properties, Title (文件、属性、标题)"
              .formatted(file));
    }
    return title;
  }

  @Override
  public String toString() {
    return file;
  }

  Set<String> placeholders() {
    return placeholders.keySet();
  }

  boolean isReadFrom(String aFile, byte[] itsContent) {
    return file.equals(aFile) && Arrays.equals(content, itsContent);
  }

  /**
   * Checks what can be filled.
   *
   * @throws IllegalStateException if the template names a placeholder without a value
   */
  void check(Map<String, String> values) {
    placeholders.forEach(
        (name, source) -> {
          if (values.get(name) == null) {
            throw new IllegalStateException(
                "no value for the placeholder %s of template %s".formatted(source, file));
          }
        });
  }

  /**
   * The document.
   *
   * @throws IllegalStateException as {@link #check} does
   */
  byte[] fill(Map<String, String> values) {
    check(values);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : fixed.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
      }
      for (Map.Entry<String, String> part : marked.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(filled(part.getValue(), values).getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String filled(String part, Map<String, String> values) {
    String rows =
        part.contains(ROW_END)
            ? ROW.matcher(part)
                .replaceAll(row -> Matcher.quoteReplacement(rows(row.group(), values)))
            : part;
    return filledMarks(rows, values);
  }

  private static String filledMarks(String part, Map<String, String> values) {
    return MARKS
        .matcher(part)
        .replaceAll(mark -> Matcher.quoteReplacement(wordText(values.get(mark.group(1)))));
  }

  /**
   * A row of a table as often as its columns have lines: a row in which all placeholders are
   * columns of one list, {@code {{figures.name}} {{figures.value}}}; none if the list is empty.
   */
  private static String rows(String row, Map<String, String> values) {
    Set<String> columns =
        MARKS.matcher(row).results().map(mark -> mark.group(1)).collect(Collectors.toSet());
    if (columns.isEmpty()
        || columns.stream().anyMatch(name -> !name.contains(".") || WordTemplates.isOfIssue(name))
        || columns.stream().map(name -> name.substring(0, name.indexOf('.'))).distinct().count()
            > 1) {
      return row;
    }
    if (columns.stream().allMatch(name -> values.get(name).isEmpty())) {
      return "";
    }
    Map<String, List<String>> lines = new HashMap<>();
    columns.forEach(name -> lines.put(name, List.of(values.get(name).split("\n", -1))));
    int count = lines.values().stream().mapToInt(List::size).max().orElse(0);
    StringBuilder filled = new StringBuilder();
    for (int i = 0; i < count; i++) {
      Map<String, String> cells = new HashMap<>();
      for (Map.Entry<String, List<String>> column : lines.entrySet()) {
        cells.put(column.getKey(), i < column.getValue().size() ? column.getValue().get(i) : "");
      }
      filled.append(filledMarks(row, cells));
    }
    return filled.toString();
  }

  /** What stands within {@code w:t} for a text of several lines. */
  private static String wordText(String value) {
    String text = NOT_IN_XML.matcher(value).replaceAll("?");
    return HtmlUtils.htmlEscape(text, "UTF-8")
        .replaceAll("\\R", "</w:t><w:cr/><w:t xml:space=\"preserve\">");
  }
}

package cn.qualitysafety.platform.document;

import com.deepoove.poi.XWPFTemplate;
import com.deepoove.poi.config.GramerSymbol;
import com.deepoove.poi.template.ElementTemplate;
import com.deepoove.poi.template.MetaTemplate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  private final String file;
  private final byte[] content;

  /** Of each name how the template writes it. */
  private final Map<String, String> placeholders = new HashMap<>();

  private final Map<String, byte[]> fixed = new LinkedHashMap<>();
  private final Map<String, String> marked = new LinkedHashMap<>();

  private WordTemplate(String file, byte[] content) {
    this.file = file;
    this.content = content;
  }

  /**
   * Reads a template.
   *
   * @param file where it is, for messages
   * @throws IllegalStateException if it is no .docx or has a placeholder of something else than
   *     text
   */
  static WordTemplate read(String file, byte[] content) {
    WordTemplate template = new WordTemplate(file, content);
    try (XWPFTemplate word = XWPFTemplate.compile(new ByteArrayInputStream(content))) {
      for (MetaTemplate element : word.getElementTemplates()) {
        template.addPlaceholder(element);
      }
      template.addParts(word);
    } catch (IOException | RuntimeException e) {
      throw new IllegalStateException("no .docx that can be filled: template " + file, e);
    }
    return template;
  }

  private void addPlaceholder(MetaTemplate element) {
    if (!(element instanceof ElementTemplate placeholder)
        || placeholder.getSign() != GramerSymbol.TEXT.getSymbol()) {
      throw new IllegalArgumentException("the placeholder %s is not of text".formatted(element));
    }
    placeholders.put(placeholder.getTagName(), placeholder.getSource());
  }

  private void addParts(XWPFTemplate word) throws IOException {
    Map<String, String> marks = new HashMap<>();
    placeholders.keySet().forEach(name -> marks.put(name, MARK.formatted(name)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    word.render(marks).write(out);
    ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()));
    for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
      byte[] bytes = zip.readAllBytes();
      String text = new String(bytes, StandardCharsets.UTF_8);
      if (MARKS.matcher(text).find()) {
        marked.put(part.getName(), text);
      } else {
        fixed.put(part.getName(), bytes);
      }
    }
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
    return MARKS
        .matcher(part)
        .replaceAll(mark -> Matcher.quoteReplacement(wordText(values.get(mark.group(1)))));
  }

  /** What stands within {@code w:t} for a text of several lines. */
  private static String wordText(String value) {
    String text = NOT_IN_XML.matcher(value).replaceAll("?");
    return HtmlUtils.htmlEscape(text, "UTF-8")
        .replaceAll("\\R", "</w:t><w:cr/><w:t xml:space=\"preserve\">");
  }
}

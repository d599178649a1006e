package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.RefusedInputException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads the XML of a model that somebody sent: no document type, nothing from outside. */
public final class ModelXml {

  /** Those that a designer's computer writes, and nothing that hides what a file says. */
  private static final Set<String> ENCODINGS =
      Set.of("UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "GB18030", "GBK", "GB2312", "US-ASCII");

  private static final Pattern DECLARED =
      Pattern.compile("^<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([^\"']*)[\"']");

  /** The longest XML declaration. */
  private static final int DECLARATION = 1000;

  /** Of the JDK's reader: as deep as it goes. */
  private static final String DEPTH = "jdk.xml.maxElementDepth";

  private static final String TOO_DEEP = "JAXP00010006";

  /**
   * By the file's bytes themselves, which nobody changes: each rule of a deployment takes the same
   * files, and those that run already are the same for every deployment.
   */
  private static final Cache<byte[], Element> READ =
      Caffeine.newBuilder().weakKeys().softValues().build();

  private ModelXml() {}

  /**
   * The root element, without comments. It is shared: nobody changes it, and it is read with {@link
   * Dom}.
   *
   * @param file its name, for the person who sent it
   * @throws RefusedInputException if it is no well-formed XML, has a document type, is nested too
   *     deep or in an encoding that no model is written in
   */
  public static Element read(String file, byte[] xml) {
    return READ.get(xml, bytes -> parse(file, bytes));
  }

  private static Element parse(String file, byte[] xml) {
    charset(file, xml);
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      // Or the first who reads a node makes it, whoever else is reading.
      factory.setFeature("http://apache.org/xml/features/dom/defer-node-expansion", false);
      factory.setAttribute(DEPTH, String.valueOf(Nesting.DEEPEST));
      factory.setIgnoringComments(true); // or a comment would hide the brace after the dollar
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null); // no line on the console
      Document model = builder.parse(new ByteArrayInputStream(xml));
      // As the engine's reader takes it, whatever our own eyes found.
      for (String used : Arrays.asList(model.getXmlEncoding(), model.getInputEncoding())) {
        if (used != null && !ENCODINGS.contains(used.toUpperCase(Locale.ROOT))) {
          throw encoding(file, used);
        }
      }
      return model.getDocumentElement();
    } catch (SAXException broken) {
      throw new RefusedInputException(
          String.valueOf(broken.getMessage()).contains(TOO_DEEP)
              ? "“%s”%s的元素嵌套超过%d层，没有部署；请减少子流程的层次。".formatted(file, line(broken), Nesting.DEEPEST)
              : "“%s”%s不是格式正确的XML，或者含有文档类型声明（DOCTYPE），没有部署；请用 Camunda Modeler 重新保存。（原文：%s）"
                  .formatted(file, line(broken), broken.getMessage()));
    } catch (IOException undecodable) {
      throw new RefusedInputException(
          "“%s”的内容与其编码不符，没有部署；请用 Camunda Modeler 以UTF-8编码重新保存。（原文：%s）"
              .formatted(file, undecodable.getMessage()));
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String line(SAXException broken) {
    return broken instanceof SAXParseException parsed && parsed.getLineNumber() > 0
        ? "第%d行".formatted(parsed.getLineNumber())
        : "";
  }

  /**
   * The encoding of a model, by its first bytes and its declaration (XML 1.0, appendix F).
   *
   * @throws RefusedInputException if it declares one that no model is written in
   */
  public static Charset charset(String file, byte[] xml) {
    if (xml.length > 1 && (xml[0] & xml[1] & 0xFF) >= 0xFE) {
      return StandardCharsets.UTF_16; // says itself in which order
    }
    if (xml.length > 1 && (xml[0] == 0 || xml[1] == 0)) {
      return xml[0] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
    }
    String beginning =
        new String(xml, 0, Math.min(xml.length, DECLARATION), StandardCharsets.ISO_8859_1);
    Matcher declared = DECLARED.matcher(beginning.replaceFirst("^\u00EF\u00BB\u00BF", ""));
    if (!declared.find()) {
      return StandardCharsets.UTF_8;
    }
    String name = declared.group(1).toUpperCase(Locale.ROOT);
    if (!ENCODINGS.contains(name)) {
      throw encoding(file, declared.group(1));
    }
    return Charset.forName(name);
  }

  private static RefusedInputException encoding(String file, String used) {
    return new RefusedInputException(
        "“%s”的编码“%s”不能使用，没有部署；请用 Camunda Modeler 以UTF-8编码重新保存。".formatted(file, used));
  }
}

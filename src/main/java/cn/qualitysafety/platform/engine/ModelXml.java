package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.RefusedInputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Reads the XML of a model that somebody sent: no document type, nothing from outside. */
public final class ModelXml {

  private ModelXml() {}

  /**
   * The root element, without comments.
   *
   * @param file its name, for the person who sent it
   * @throws RefusedInputException if it is no well-formed XML or has a document type
   */
  public static Element read(String file, byte[] xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setIgnoringComments(true); // or a comment would hide the brace after the dollar
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null); // no line on the console
      return builder.parse(new ByteArrayInputStream(xml)).getDocumentElement();
    } catch (SAXException broken) {
      throw new RefusedInputException(
          "“%s”不是格式正确的XML，或者含有文档类型声明（DOCTYPE），没有部署；请用 Camunda Modeler 重新保存。".formatted(file));
    } catch (IOException | ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }
}

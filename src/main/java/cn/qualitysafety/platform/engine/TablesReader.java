package cn.qualitysafety.platform.engine;

import java.io.InputStream;
import java.util.Arrays;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.impl.DmnParser;
import org.xml.sax.SAXException;

/**
 * Reads decision tables as the engine does and by the same schemas, which are compiled once. The
 * engine's own reader compiles all five versions of DMN for every file: that was a fifth of a first
 * start.
 */
final class TablesReader extends Dmn {

  private static final String SCHEMAS = "http://java.sun.com/xml/jaxp/properties/schemaSource";
  private static final String LANGUAGE = "http://java.sun.com/xml/jaxp/properties/schemaLanguage";

  private final DmnParser parser = new Parser();

  private TablesReader() {}

  /** The engine knows one reader, by a field that is not final. */
  static void install() {
    if (!(Dmn.INSTANCE instanceof TablesReader)) {
      Dmn.INSTANCE = new TablesReader();
    }
  }

  @Override
  protected DmnModelInstance doReadModelFromInputStream(InputStream file) {
    return parser.parseModelFromStream(file);
  }

  private static final class Parser extends DmnParser {

    @Override
    protected void configureFactory(DocumentBuilderFactory factory) {
      super.configureFactory(factory);
      Source[] schemas =
          Arrays.stream((String[]) factory.getAttribute(SCHEMAS))
              .map(StreamSource::new)
              .toArray(Source[]::new);
      factory.setAttribute(SCHEMAS, null);
      factory.setAttribute(LANGUAGE, null);
      factory.setValidating(false);
      try {
        factory.setSchema(
            SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(schemas));
      } catch (SAXException e) {
        throw new IllegalStateException("The engine's schemas of DMN cannot be read", e);
      }
    }
  }
}

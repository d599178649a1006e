package cn.qualitysafety.platform.excel;

import java.io.IOException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.xml.sax.SAXException;

/**
 * The texts of a workbook, which its cells refer to, as long as they are not too many: POI keeps
 * them all, and a small file can unpack to millions.
 */
class BoundedStrings extends ReadOnlySharedStringsTable {

  /** Ten thousand rows of thirty columns, each with a text of its own. */
  private static final int MOST = 300_000;

  /** Of all of them: a thousand for each of ten thousand rows. */
  private static final int MOST_CHARACTERS = 10_000_000;

  private int strings;
  private int characters;

  BoundedStrings(OPCPackage workbook) throws IOException, SAXException {
    super(workbook);
  }

  @Override
  public void endElement(String uri, String localName, String name) throws SAXException {
    if ("si".equals(localName) && ++strings > MOST) {
      throw new SAXException("more than %d shared strings".formatted(MOST));
    }
    super.endElement(uri, localName, name);
  }

  @Override
  public void characters(char[] text, int start, int length) throws SAXException {
    characters += length;
    if (characters > MOST_CHARACTERS) {
      throw new SAXException("more than %d characters".formatted(MOST_CHARACTERS));
    }
    super.characters(text, start, length);
  }
}

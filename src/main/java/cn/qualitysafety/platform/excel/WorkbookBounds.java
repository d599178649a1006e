package cn.qualitysafety.platform.excel;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.xssf.usermodel.XSSFRelation;

/**
 * How much a workbook may unpack to. Only sheets and their texts are read bit by bit, and pictures
 * not at all; everything else POI reads into memory as a whole, many times its size, so that it has
 * to be small, whatever it calls itself.
 */
final class WorkbookBounds {

  /** In bytes, unpacked: ten thousand full rows are some 15 MB. */
  private static final long MOST_OF_A_SHEET = 32L << 20;

  /** In bytes, unpacked, of each other part: a worn workbook's styles are one or two MB. */
  private static final long MOST_OF_A_PART = 4L << 20;

  private static final int MOST_PARTS = 1_000;
  private static final String CONTENTS = "[Content_Types].xml";

  private static final Set<String> READ_BIT_BY_BIT =
      Set.of(XSSFRelation.WORKSHEET.getContentType(), XSSFRelation.SHARED_STRINGS.getContentType());

  private WorkbookBounds() {}

  /** Whether it keeps them. It is unpacked for that and not kept. */
  static boolean keeps(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Map<String, String> types = types(zip);
      Set<String> names = new HashSet<>();
      for (ZipEntry entry : Collections.list(zip.entries())) {
        // Of two parts of one name each reader takes the one that it likes.
        if (!names.add(entry.getName().toLowerCase(Locale.ROOT))
            || names.size() > MOST_PARTS
            || !keeps(zip, entry, types.getOrDefault(entry.getName(), ""))) {
          return false;
        }
      }
      return true;
    } catch (XMLStreamException | IllegalArgumentException broken) {
      return false;
    }
  }

  private static boolean keeps(ZipFile zip, ZipEntry entry, String type) throws IOException {
    if (type.startsWith("image/")) {
      return true;
    }
    long most = READ_BIT_BY_BIT.contains(type) ? MOST_OF_A_SHEET : MOST_OF_A_PART;
    try (InputStream in = zip.getInputStream(entry)) {
      in.skipNBytes(most);
      return in.read() < 0;
    } catch (EOFException less) {
      return true;
    }
  }

  /** Media types of the parts that have one of their own, and of pictures. */
  private static Map<String, String> types(ZipFile zip) throws IOException, XMLStreamException {
    ZipEntry contents = zip.getEntry(CONTENTS);
    Map<String, String> types = new HashMap<>();
    if (contents == null || !keeps(zip, contents, "")) {
      return types;
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try (InputStream in = zip.getInputStream(contents)) {
      XMLStreamReader reader = factory.createXMLStreamReader(in);
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT) {
          String part = reader.getAttributeValue(null, "PartName");
          String type = reader.getAttributeValue(null, "ContentType");
          if (part != null && type != null) {
            types.put(part.replaceFirst("^/", ""), type);
          }
        }
      }
    }
    return types;
  }
}

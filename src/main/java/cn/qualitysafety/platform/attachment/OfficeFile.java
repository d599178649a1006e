package cn.qualitysafety.platform.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a file of Word, Excel or WPS says about itself (ISO/IEC 29500-2). Only the list of contents
 * and the beginnings of its parts are unpacked, so a file cannot grow on us.
 *
 * @param kind null if it is neither a Word nor an Excel file
 * @param declaresEntities whether a part has a DOCTYPE, which the standard forbids: by one a part
 *     makes whoever opens it fetch something
 */
public record OfficeFile(AttachmentKind kind, boolean hasMacros, boolean declaresEntities) {

  private static final OfficeFile NONE = new OfficeFile(null, false, false);

  /** Of a part that is looked at as a whole. */
  private static final int LARGEST_PART = 4 << 20;

  /** Fields of Word by which a text, a picture or a program of another file comes in. */
  private static final Pattern FETCHING_FIELD =
      Pattern.compile("(?i)DDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|(?<![A-Z])LINK\\b");

  private static final String CONTENTS = "[content_types].xml";
  private static final int LARGEST_CONTENTS = 1 << 20;

  /** What stands before the first element of a part is read no further. */
  private static final int LONGEST_PROLOG = 1 << 16;

  /** In bytes, of a byte order mark and the first character. */
  private static final int LONGEST_MARK = 4;

  private static final Map<String, AttachmentKind> MAIN_PARTS =
      Map.of(
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
              AttachmentKind.DOCX,
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
              AttachmentKind.XLSX);

  private static final Map<AttachmentKind, String> FOLDERS =
      Map.of(AttachmentKind.DOCX, "word/", AttachmentKind.XLSX, "xl/");

  /** What it is; of what is no such file, nothing. */
  public static OfficeFile of(byte[] content) {
    Path file = null;
    try {
      // Read by its directory at the end, as Office does; a stream would follow the local headers.
      file = Files.createTempFile("attachment", ".zip");
      Files.write(file, content);
      try (ZipFile zip = new ZipFile(file.toFile())) {
        return of(zip);
      }
    } catch (IOException | XMLStreamException | IllegalArgumentException broken) {
      return NONE;
    } finally {
      delete(file);
    }
  }

  private static OfficeFile of(ZipFile zip) throws IOException, XMLStreamException {
    Set<String> names = new HashSet<>();
    ZipEntry contents = null;
    for (ZipEntry entry : Collections.list(zip.entries())) {
      String name = entry.getName().toLowerCase(Locale.ROOT);
      if (!names.add(name)) {
        return NONE; // of two parts of one name, each reader takes the one it likes
      }
      if (name.equals(CONTENTS)) {
        contents = entry;
      }
    }
    if (contents == null) {
      return NONE;
    }
    Map<String, String> types;
    try (InputStream in = zip.getInputStream(contents)) {
      byte[] xml = in.readNBytes(LARGEST_CONTENTS + 1);
      if (xml.length > LARGEST_CONTENTS) {
        return NONE;
      }
      types = types(xml);
    }
    boolean macros =
        names.stream().anyMatch(name -> name.contains("vbaproject"))
            || types.values().stream()
                .map(type -> type.toLowerCase(Locale.ROOT))
                .anyMatch(type -> type.contains("macro") || type.contains("vbaproject"));
    AttachmentKind kind =
        types.entrySet().stream()
            .filter(part -> MAIN_PARTS.containsKey(part.getValue()))
            .filter(part -> names.contains(part.getKey().toLowerCase(Locale.ROOT)))
            .map(part -> MAIN_PARTS.get(part.getValue()))
            .filter(found -> names.stream().anyMatch(n -> n.startsWith(FOLDERS.get(found))))
            .findFirst()
            .orElse(null);
    return new OfficeFile(kind, macros, declaresEntities(zip));
  }

  /**
   * Whether a part makes whoever opens the file fetch another one, by a relationship (a template, a
   * picture, a piece of text; no hyperlink, which people click) or by a field of Word.
   *
   * @param content of a file that is known not to grow when it is unpacked
   */
  public static boolean fetches(byte[] content) {
    Path file = null;
    try {
      file = Files.createTempFile("attachment", ".zip");
      Files.write(file, content);
      try (ZipFile zip = new ZipFile(file.toFile())) {
        return fetches(zip);
      }
    } catch (IOException broken) {
      return false; // and can be read by nobody
    } finally {
      delete(file);
    }
  }

  private static boolean fetches(ZipFile zip) throws IOException {
    for (ZipEntry entry : Collections.list(zip.entries())) {
      String name = entry.getName().toLowerCase(Locale.ROOT);
      if (name.endsWith(".rels") || name.startsWith("word/") && name.endsWith(".xml")) {
        try (InputStream in = zip.getInputStream(entry)) {
          byte[] part = in.readNBytes(LARGEST_PART + 1);
          if (part.length > LARGEST_PART || partFetches(part)) {
            return true;
          }
        } catch (XMLStreamException broken) {
          // Who reads it says so.
        }
      }
    }
    return false;
  }

  private static boolean partFetches(byte[] part) throws XMLStreamException {
    XMLStreamReader reader = reader(new ByteArrayInputStream(part));
    StringBuilder fields = new StringBuilder();
    while (reader.hasNext()) {
      if (reader.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      switch (reader.getLocalName()) {
        case "Relationship" -> {
          String type = String.valueOf(reader.getAttributeValue(null, "Type"));
          if ("External".equalsIgnoreCase(reader.getAttributeValue(null, "TargetMode"))
              && !type.endsWith("/hyperlink")) {
            return true;
          }
        }
        case "fldSimple" -> {
          for (int i = 0; i < reader.getAttributeCount(); i++) {
            fields.append(' ').append(reader.getAttributeValue(i));
          }
        }
        case "instrText" -> fields.append(reader.getElementText()); // of one field, in pieces
        default -> {
          // Nothing of interest.
        }
      }
    }
    return FETCHING_FIELD.matcher(fields).find();
  }

  private static boolean declaresEntities(ZipFile zip) throws IOException {
    for (ZipEntry entry : Collections.list(zip.entries())) {
      try (InputStream in = zip.getInputStream(entry)) {
        if (hasDoctype(in.readNBytes(LONGEST_PROLOG))) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Of XML, in whatever encoding: nothing else has a prolog. One without an end hides something.
   */
  private static boolean hasDoctype(byte[] beginning) {
    try {
      XMLStreamReader reader = reader(new ByteArrayInputStream(beginning));
      int event = reader.getEventType();
      while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.DTD) {
        event = reader.next();
      }
      return event == XMLStreamConstants.DTD;
    } catch (XMLStreamException | NoSuchElementException noElement) {
      return beginning.length == LONGEST_PROLOG && isMarkup(beginning);
    }
  }

  /** Begins with a bracket, perhaps behind a byte order mark, in UTF-8 or UTF-16. */
  private static boolean isMarkup(byte[] beginning) {
    for (int i = 0; i < LONGEST_MARK; i++) {
      if (beginning[i] == '<') {
        return true;
      }
    }
    return false;
  }

  private static XMLStreamReader reader(InputStream xml) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory.createXMLStreamReader(xml);
  }

  /** Media type by part, or by extension where a type is the rule for all of them. */
  private static Map<String, String> types(byte[] xml) throws XMLStreamException {
    XMLStreamReader reader = reader(new ByteArrayInputStream(xml));
    Map<String, String> types = new HashMap<>();
    while (reader.hasNext()) {
      if (reader.next() == XMLStreamConstants.START_ELEMENT) {
        String type = reader.getAttributeValue(null, "ContentType");
        String part = reader.getAttributeValue(null, "PartName");
        String extension = reader.getAttributeValue(null, "Extension");
        if (type != null && part != null) {
          types.put(part.replaceFirst("^/", ""), type);
        } else if (type != null && extension != null) {
          types.put("*." + extension, type);
        }
      }
    }
    return types;
  }

  private static void delete(Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException leftBehind) {
      file.toFile().deleteOnExit();
    }
  }
}

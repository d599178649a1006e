package cn.qualitysafety.platform.excel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook (.xlsx) that is small as a file and large when it is unpacked. */
public final class HostileWorkbook {

  private static final String MAIN =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.%s+xml";
  private static final String NAMESPACE =
      "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
          + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

  /** Writes a part. */
  public interface Part {
    void into(OutputStream out) throws IOException;
  }

  private final Map<String, Part> parts = new LinkedHashMap<>();

  public HostileWorkbook() {
    with(
        "[Content_Types].xml",
        """
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        %s</Types>
        """
            .formatted(
                override("workbook.xml", "sheet.main")
                    + override("worksheets/sheet1.xml", "worksheet")
                    + override("sharedStrings.xml", "sharedStrings")
                    + override("styles.xml", "styles")));
    with("_rels/.rels", relationships(relationship(1, "officeDocument", "xl/workbook.xml")));
    with(
        "xl/workbook.xml",
        "<workbook %s><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            .formatted(NAMESPACE));
    with(
        "xl/_rels/workbook.xml.rels",
        relationships(
            relationship(1, "worksheet", "worksheets/sheet1.xml")
                + relationship(2, "sharedStrings", "sharedStrings.xml")
                + relationship(3, "styles", "styles.xml")));
    with("xl/worksheets/sheet1.xml", sheet("<row r=\"1\"/>"));
    with("xl/sharedStrings.xml", "<sst %s/>".formatted(NAMESPACE));
    with("xl/styles.xml", "<styleSheet %s/>".formatted(NAMESPACE));
  }

  private static String override(String part, String kind) {
    return "<Override PartName=\"/xl/%s\" ContentType=\"%s\"/>\n"
        .formatted(part, MAIN.formatted(kind));
  }

  private static String relationships(String all) {
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">%s</Relationships>"
        .formatted(all);
  }

  private static String relationship(int id, String kind, String target) {
    return "<Relationship Id=\"rId%d\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s\" Target=\"%s\"/>"
        .formatted(id, kind, target);
  }

  /** A sheet of these rows. */
  static String sheet(String rows) {
    return "<worksheet %s><sheetData>%s</sheetData></worksheet>".formatted(NAMESPACE, rows);
  }

  /** Puts something else in the place of a part. */
  HostileWorkbook with(String name, String content) {
    return with(name, out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
  }

  HostileWorkbook with(String name, Part part) {
    parts.put(name, part);
    return this;
  }

  /**
   * Shared strings of two letters each, so many that they are this large when they are unpacked.
   */
  public HostileWorkbook withStringsOf(int bytes) {
    return with(
        "xl/sharedStrings.xml",
        out -> {
          Random letters = new Random(1);
          write(out, "<sst %s>".formatted(NAMESPACE));
          byte[] string = "<si><t>ab</t></si>".getBytes(StandardCharsets.US_ASCII);
          for (int written = 0; written < bytes; written += string.length) {
            string[7] = (byte) ('a' + letters.nextInt(26));
            string[8] = (byte) ('a' + letters.nextInt(26));
            out.write(string);
          }
          write(out, "</sst>");
        });
  }

  /** Styles that unpack to this size. */
  HostileWorkbook withStylesOf(int bytes) {
    return with(
        "xl/styles.xml",
        out -> {
          write(out, "<styleSheet %s><cellXfs>".formatted(NAMESPACE));
          for (int written = 0; written < bytes; written += 40) {
            write(out, "<xf numFmtId=\"%010d\" xfId=\"0\"/>".formatted(written));
          }
          write(out, "</cellXfs></styleSheet>");
        });
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  public byte[] bytes() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(file)) {
      for (Map.Entry<String, Part> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        part.getValue().into(zip);
        zip.closeEntry();
      }
    }
    return file.toByteArray();
  }
}

package cn.qualitysafety.platform.excel;

import cn.qualitysafety.platform.RefusedInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler.SheetContentsHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/** Reads what somebody filled in, row by row, so that no file grows on us. */
public final class SheetReader {

  /** Size of a file, at most, in bytes: 10 MB. */
  private static final long MOST_BYTES = 10L * 1024 * 1024;

  private static final String NOT_XLSX =
      "上传的文件不是有效的Excel工作簿（.xlsx），或者已损坏、内容异常庞大。请下载模板，填写后另存为“Excel工作簿（*.xlsx）”再上传。";

  static {
    // Ten thousand full rows are some 15 MB of XML; POI's own limit is 4 GB.
    ZipSecureFile.setMaxEntrySize(64L * 1024 * 1024);
  }

  private SheetReader() {}

  /**
   * All rows of the first sheet that are not blank.
   *
   * @throws RefusedInputException if the file is no xlsx, too large, or not of this shape
   */
  public static List<SheetRow> read(Path file, SheetShape shape) {
    refuseOtherFiles(file);
    try (OPCPackage opened = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
      XSSFReader workbook = new XSSFReader(opened);
      Iterator<InputStream> sheets = workbook.getSheetsData();
      if (!sheets.hasNext()) {
        throw new RefusedInputException(NOT_XLSX);
      }
      Rows rows = new Rows(shape);
      XMLReader xml = XMLHelper.newXMLReader();
      xml.setContentHandler(
          new CellSpotter(workbook, new ReadOnlySharedStringsTable(opened), rows));
      try (InputStream sheet = sheets.next()) {
        xml.parse(new InputSource(sheet));
      }
      return rows.result();
    } catch (RefusedInputException ours) {
      throw ours;
    } catch (IOException
        | OpenXML4JException
        | SAXException
        | ParserConfigurationException
        | RuntimeException broken) {
      // POI reports broken and hostile packages by all of these, its runtime exceptions included.
      throw new RefusedInputException(NOT_XLSX);
    }
  }

  private static void refuseOtherFiles(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      if (Files.size(file) > MOST_BYTES) {
        throw new RefusedInputException("上传的文件超过10MB的上限，请分成几个文件上传。");
      }
      byte[] start = in.readNBytes(4);
      if (start.length < 4
          || start[0] != 'P'
          || start[1] != 'K'
          || start[2] != 3
          || start[3] != 4) {
        throw new RefusedInputException(NOT_XLSX);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * POI's handler gives what a cell shows and doesn't say whether that is the result of a formula
   * or a rounded number.
   */
  private static class CellSpotter extends XSSFSheetXMLHandler {

    private final Rows rows;

    CellSpotter(XSSFReader workbook, ReadOnlySharedStringsTable strings, Rows rows)
        throws IOException, OpenXML4JException {
      super(workbook.getStylesTable(), strings, rows, new ShownNumbers(rows), false);
      this.rows = rows;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes)
        throws SAXException {
      if (localName.equals("c")) {
        rows.cellBegins(attributes.getValue("r"));
      } else if (localName.equals("f")) {
        rows.formula();
      }
      super.startElement(uri, localName, qName, attributes);
    }
  }

  /** Numbers as Excel shows them; where no format is set, with all the digits that it keeps. */
  private static class ShownNumbers extends DataFormatter {

    private static final MathContext EXCEL_DIGITS = new MathContext(15);
    private static final Set<String> NO_FORMAT = Set.of("General", "@");

    private final Rows rows;

    ShownNumbers(Rows rows) {
      this.rows = rows;
    }

    @Override
    public String formatRawCellContents(double value, int formatIndex, String formatString) {
      BigDecimal stored = new BigDecimal(value).round(EXCEL_DIGITS).stripTrailingZeros();
      if (NO_FORMAT.contains(formatString)) {
        return stored.toPlainString();
      }
      String shown = super.formatRawCellContents(value, formatIndex, formatString);
      if (!isNumber(shown, stored)) {
        rows.disguised();
      }
      return shown;
    }

    private static boolean isNumber(String shown, BigDecimal stored) {
      try {
        return new BigDecimal(shown.strip()).compareTo(stored) == 0;
      } catch (NumberFormatException notPlain) {
        return false;
      }
    }
  }

  /** Collects rows as the sheet is read. */
  private static class Rows implements SheetContentsHandler {

    private final SheetShape shape;
    private final List<SheetRow> found = new ArrayList<>();
    private Map<Integer, String> cells = new HashMap<>();
    private Set<String> formulas = new LinkedHashSet<>();
    private Set<String> disguised = new LinkedHashSet<>();
    private boolean headerSeen;
    private String begun;
    private int next;

    Rows(SheetShape shape) {
      this.shape = shape;
    }

    @Override
    public void startRow(int index) {
      cells = new HashMap<>();
      formulas = new LinkedHashSet<>();
      disguised = new LinkedHashSet<>();
      next = 0;
    }

    void cellBegins(String reference) {
      begun = reference;
    }

    @Override
    public void cell(String reference, String value, XSSFComment comment) {
      int column = column(reference);
      next = column + 1;
      cells.put(column, value == null ? "" : value.strip());
    }

    void formula() {
      note(formulas);
    }

    void disguised() {
      note(disguised);
    }

    private void note(Set<String> names) {
      int column = column(begun);
      if (column < shape.columns().size()) {
        names.add(shape.columns().get(column));
      }
    }

    private int column(String reference) {
      return reference == null ? next : new CellReference(reference).getCol();
    }

    @Override
    public void endRow(int index) {
      if (index == 0) {
        checkHeader();
        return;
      }
      if (!headerSeen) {
        checkHeader();
      }
      Map<String, String> byColumn = new LinkedHashMap<>();
      for (int i = 0; i < shape.columns().size(); i++) {
        byColumn.put(shape.columns().get(i), cells.getOrDefault(i, ""));
      }
      if (formulas.isEmpty() && byColumn.values().stream().allMatch(String::isEmpty)) {
        return;
      }
      if (found.size() == shape.mostRows()) {
        throw new RefusedInputException("文件超过%d行的上限，请分成几个文件上传。".formatted(shape.mostRows()));
      }
      found.add(new SheetRow(index + 1, byColumn, formulas, disguised));
    }

    private void checkHeader() {
      headerSeen = true;
      for (int i = 0; i < shape.columns().size(); i++) {
        String expected = shape.columns().get(i);
        String actual = cells.getOrDefault(i, "");
        if (!actual.equals(expected)) {
          throw new RefusedInputException(
              "第1行%s列应为“%s”，文件中是“%s”。列名和次序不得更改，请下载模板重新填写。"
                  .formatted(CellReference.convertNumToColString(i), expected, actual));
        }
      }
    }

    List<SheetRow> result() {
      if (found.isEmpty()) {
        throw new RefusedInputException(
            "文件中没有%s，请从“%s”表的第2行起填写后再上传。".formatted(shape.name(), shape.name()));
      }
      return found;
    }
  }
}

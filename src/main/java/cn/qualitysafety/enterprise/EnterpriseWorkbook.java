package cn.qualitysafety.enterprise;

import cn.qualitysafety.enterprise.ImportReport.Complaint;
import cn.qualitysafety.platform.RefusedInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler.SheetContentsHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * The template's Excel file: written as an empty form, read row by row, complained of in a list.
 */
public final class EnterpriseWorkbook {

  /** Rows below the column names, at most. */
  public static final int MOST_ROWS = 10_000;

  /** Size of a file, at most, in bytes: 10 MB. */
  public static final long MOST_BYTES = 10L * 1024 * 1024;

  private static final String NOT_XLSX =
      "上传的文件不是有效的Excel工作簿（.xlsx），或者已损坏、内容异常庞大。请下载模板，填写后另存为“Excel工作簿（*.xlsx）”再上传。";

  static {
    // Ten thousand full rows are some 15 MB of XML; POI's own limit is 4 GB.
    ZipSecureFile.setMaxEntrySize(64L * 1024 * 1024);
  }

  private EnterpriseWorkbook() {}

  /**
   * A row that is not blank.
   *
   * @param number as Excel counts it
   * @param formulas columns whose cell is a formula
   */
  record Row(int number, EnterpriseEntry entry, Set<String> formulas) {}

  /** The template: column names on the first sheet, notes and an example on the second. */
  public static byte[] template() {
    List<String> example =
        List.of(
            "19019087-9",
            "广州市示例食品有限公司",
            "广州市天河区示例路1号",
            "张三",
            "020-12345678",
            "否",
            "440106",
            "广州市天河区示例路1号；广州市白云区示例路2号",
            "酱油；食醋",
            "0304；0305",
            "酱油；食醋");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "QualitySafety", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("企业");
      Worksheet notes = workbook.newWorksheet("填写说明");
      notes.value(0, 0, "在“企业”表中每户企业填一行，最多%d行；列名不得更改，不得使用公式。".formatted(MOST_ROWS));
      notes.value(1, 0, "有多处生产场所或多种产品的，用“；”分隔，产品名称、类别代码、类别名称逐一对应。以下为示例：");
      for (int column = 0; column < EnterpriseEntry.COLUMNS.size(); column++) {
        sheet.value(0, column, EnterpriseEntry.COLUMNS.get(column));
        sheet.style(0, column).bold().set();
        sheet.width(column, 20);
        // As text, or Excel takes the leading zeros from a code.
        sheet.range(1, column, MOST_ROWS, column).style().format("@").set();
        notes.value(3, column, EnterpriseEntry.COLUMNS.get(column));
        notes.style(3, column).bold().set();
        notes.value(4, column, example.get(column));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A file's complaints, each with its row, column and reason. */
  public static byte[] complaints(List<Complaint> complaints) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "QualitySafety", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("导入问题");
      List<String> names = List.of("行号", "列名", "问题");
      for (int column = 0; column < names.size(); column++) {
        sheet.value(0, column, names.get(column));
        sheet.style(0, column).bold().set();
      }
      sheet.width(1, 20);
      sheet.width(2, 80);
      for (int row = 0; row < complaints.size(); row++) {
        Complaint complaint = complaints.get(row);
        sheet.value(row + 1, 0, complaint.row());
        sheet.value(row + 1, 1, complaint.column());
        sheet.value(row + 1, 2, complaint.reason());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * All rows of the first sheet that are not blank.
   *
   * @throws RefusedInputException if the file is no xlsx, too large, or not of the template's shape
   */
  static List<Row> read(Path file) {
    refuseOtherFiles(file);
    try (OPCPackage opened = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
      XSSFReader workbook = new XSSFReader(opened);
      Iterator<InputStream> sheets = workbook.getSheetsData();
      if (!sheets.hasNext()) {
        throw new RefusedInputException(NOT_XLSX);
      }
      Rows rows = new Rows();
      XMLReader xml = XMLHelper.newXMLReader();
      xml.setContentHandler(
          new FormulaSpotter(workbook, new ReadOnlySharedStringsTable(opened), rows));
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

  /** POI's handler gives a formula's last result and doesn't say that it was one. */
  private static class FormulaSpotter extends XSSFSheetXMLHandler {

    private final Rows rows;
    private String cell;

    FormulaSpotter(XSSFReader workbook, ReadOnlySharedStringsTable strings, Rows rows)
        throws IOException, OpenXML4JException {
      super(workbook.getStylesTable(), strings, rows, false);
      this.rows = rows;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes)
        throws SAXException {
      if (localName.equals("c")) {
        cell = attributes.getValue("r");
      } else if (localName.equals("f")) {
        rows.formula(cell);
      }
      super.startElement(uri, localName, qName, attributes);
    }
  }

  /** Collects rows as the sheet is read. */
  private static class Rows implements SheetContentsHandler {

    private final List<Row> found = new ArrayList<>();
    private Map<Integer, String> cells = new HashMap<>();
    private Set<String> formulas = new LinkedHashSet<>();
    private boolean headerSeen;
    private int next;

    @Override
    public void startRow(int index) {
      cells = new HashMap<>();
      formulas = new LinkedHashSet<>();
      next = 0;
    }

    @Override
    public void cell(String reference, String value, XSSFComment comment) {
      int column = column(reference);
      next = column + 1;
      cells.put(column, value == null ? "" : value.strip());
    }

    void formula(String reference) {
      int column = column(reference);
      if (column < EnterpriseEntry.COLUMNS.size()) {
        formulas.add(EnterpriseEntry.COLUMNS.get(column));
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
      Map<String, String> byColumn = new HashMap<>();
      for (int i = 0; i < EnterpriseEntry.COLUMNS.size(); i++) {
        byColumn.put(EnterpriseEntry.COLUMNS.get(i), cells.getOrDefault(i, ""));
      }
      EnterpriseEntry entry = new EnterpriseEntry(byColumn);
      if (entry.isBlank() && formulas.isEmpty()) {
        return;
      }
      if (found.size() == MOST_ROWS) {
        throw new RefusedInputException("文件超过%d行的上限，请分成几个文件上传。".formatted(MOST_ROWS));
      }
      found.add(new Row(index + 1, entry, formulas));
    }

    private void checkHeader() {
      headerSeen = true;
      for (int i = 0; i < EnterpriseEntry.COLUMNS.size(); i++) {
        String expected = EnterpriseEntry.COLUMNS.get(i);
        String actual = cells.getOrDefault(i, "");
        if (!actual.equals(expected)) {
          throw new RefusedInputException(
              "第1行%s列应为“%s”，文件中是“%s”。列名和次序不得更改，请下载模板重新填写。"
                  .formatted(CellReference.convertNumToColString(i), expected, actual));
        }
      }
    }

    List<Row> result() {
      if (found.isEmpty()) {
        throw new RefusedInputException("文件中没有企业，请从“企业”表的第2行起填写后再上传。");
      }
      return found;
    }
  }
}

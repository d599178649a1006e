package cn.qualitysafety.platform.excel;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.input.NormalForm;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler.SheetContentsHandler;
import org.apache.poi.xssf.model.SharedStrings;
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

  /** Merged areas of a sheet, at most: each is compared with each row. */
  private static final int MOST_MERGED = 1000;

  /** Begins with 1 in all China: no zero before it can be lost. */
  private static final Pattern MOBILE_NUMBER = Pattern.compile("1\\d{10}");

  /** Excel's own limit is 32,767 for a text, and 8,192 for the formula beside it. */
  private static final int MOST_CHARACTERS_IN_A_CELL = 40_960;

  static {
    // POI's own limit is 4 GB.
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
    refuseHugeOnes(file);
    try (OPCPackage opened = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
      XSSFReader workbook = new XSSFReader(opened);
      Iterator<InputStream> sheets = workbook.getSheetsData();
      if (!sheets.hasNext()) {
        throw new RefusedInputException(NOT_XLSX);
      }
      Rows rows = new Rows(shape);
      XMLReader xml = XMLHelper.newXMLReader();
      xml.setContentHandler(new CellSpotter(workbook, new BoundedStrings(opened), rows));
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

  private static void refuseHugeOnes(Path file) {
    boolean keepsBounds;
    try {
      keepsBounds = WorkbookBounds.keeps(file);
    } catch (IOException broken) {
      keepsBounds = false;
    }
    if (!keepsBounds) {
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
   * POI's handler gives what a cell shows and doesn't say of what kind it is: the result of a
   * formula, an error, a rounded number.
   */
  private static class CellSpotter extends XSSFSheetXMLHandler {

    private final Rows rows;
    private int characters;

    CellSpotter(XSSFReader workbook, SharedStrings strings, Rows rows)
        throws IOException, OpenXML4JException {
      super(workbook.getStylesTable(), strings, rows, rows.numbers, false);
      this.rows = rows;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes)
        throws SAXException {
      switch (localName) {
        case "row" -> rows.rowBegins(isTrue(attributes.getValue("hidden")));
        case "c" -> {
          characters = 0;
          rows.cellBegins(attributes.getValue("r"), attributes.getValue("t"));
        }
        case "f" -> rows.fault("是公式单元格，请改为直接填写的数值或文字（复制后“选择性粘贴—数值”）。");
        case "mergeCell" -> rows.merged(attributes.getValue("ref"));
        default -> {
          // POI's business
        }
      }
      super.startElement(uri, localName, qName, attributes);
    }

    private static boolean isTrue(String attribute) {
      return "1".equals(attribute) || "true".equals(attribute);
    }

    @Override
    public void characters(char[] text, int start, int length) throws SAXException {
      characters += length;
      if (characters > MOST_CHARACTERS_IN_A_CELL) {
        throw new SAXException("a cell of more characters than Excel allows");
      }
      super.characters(text, start, length);
    }
  }

  /**
   * Numbers as Excel shows them. Each that is no text, or shows less than what is in it, is a fault
   * of its cell: nobody can see what would be kept.
   */
  private static class ShownNumbers extends DataFormatter {

    /** What Excel keeps of a number. */
    private static final MathContext EXCEL_DIGITS = new MathContext(15);

    private static final double BEYOND_EXCEL_DIGITS = 1e15;
    private static final Set<String> NO_FORMAT = Set.of("General", "@");

    private final Rows rows;
    private boolean asked;

    ShownNumbers(Rows rows) {
      this.rows = rows;
    }

    @Override
    public String formatRawCellContents(double value, int formatIndex, String formatString) {
      asked = true;
      String shown = super.formatRawCellContents(value, formatIndex, formatString);
      if (DateUtil.isADateFormat(formatIndex, formatString)) {
        rows.fault("单元格是日期或时间，不是文字。请把单元格格式改为“文本”，再照原样填写。");
        return shown;
      }
      if (Math.abs(value) >= BEYOND_EXCEL_DIGITS) {
        rows.fault("单元格是超过15位的数值，Excel已把后面的数字变成0。请把单元格格式改为“文本”，再照原样重新填写。");
        return shown;
      }
      BigDecimal stored = new BigDecimal(value).round(EXCEL_DIGITS).stripTrailingZeros();
      if (!isNumber(shown, stored)) {
        rows.fault("单元格显示的“%s”与其中的数值不一致，请把单元格格式改为“文本”，再照原样填写。".formatted(shown));
        return shown;
      }
      String kept = NO_FORMAT.contains(formatString) ? stored.toPlainString() : shown;
      if (rows.isCode() && !kept.startsWith("0") && !MOBILE_NUMBER.matcher(kept).matches()) {
        rows.fault("单元格是数值“%s”，开头的0可能已经丢失。请把单元格格式改为“文本”，再照原样填写。".formatted(kept));
      }
      return kept;
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
    private final ShownNumbers numbers = new ShownNumbers(this);
    private final Map<Integer, SheetRow> found = new LinkedHashMap<>();
    private final List<CellRangeAddress> merged = new ArrayList<>();
    private Map<Integer, String> cells = new HashMap<>();
    private Map<String, String> faults = new LinkedHashMap<>();
    private boolean headerSeen;
    private boolean hidden;
    private String begun;
    private String type;
    private int next;

    Rows(SheetShape shape) {
      this.shape = shape;
    }

    void rowBegins(boolean isHidden) {
      hidden = isHidden;
    }

    @Override
    public void startRow(int index) {
      cells = new HashMap<>();
      faults = new LinkedHashMap<>();
      next = 0;
    }

    void cellBegins(String reference, String itsType) {
      begun = reference;
      type = itsType;
      numbers.asked = false;
    }

    @Override
    public void cell(String reference, String value, XSSFComment comment) {
      int column = column(reference);
      next = column + 1;
      if (column >= shape.columns().size()) {
        return; // a hostile row has millions
      }
      String text = value == null ? "" : NormalForm.text(shown(value));
      cells.put(column, text);
      if ("e".equals(type)) {
        fault("单元格是Excel的错误值“%s”，不是文字，请改为应当填写的内容。".formatted(text.replaceFirst("^ERROR:", "")));
      } else if ("b".equals(type)) {
        fault("单元格是逻辑值“%s”，不是文字。请把单元格格式改为“文本”，再填写文字。".formatted(text));
      }
    }

    /** POI asks for no format in a workbook without styles. */
    private String shown(String value) {
      boolean isNumber = type == null || type.equals("n");
      return isNumber && !numbers.asked && !value.isEmpty()
          ? numbers.formatRawCellContents(Double.parseDouble(value), 0, "General")
          : value;
    }

    /** Of a cell the first one counts: a formula whose result is an error is a formula. */
    void fault(String reason) {
      String column = columnName();
      if (column != null) {
        faults.putIfAbsent(column, reason);
      }
    }

    boolean isCode() {
      String column = columnName();
      return column != null && shape.codes().contains(column);
    }

    /** Null beside the columns of the shape. */
    private String columnName() {
      int column = column(begun);
      return column < shape.columns().size() ? shape.columns().get(column) : null;
    }

    private int column(String reference) {
      return reference == null ? next : new CellReference(reference).getCol();
    }

    void merged(String area) {
      if (merged.size() == MOST_MERGED) {
        throw new RefusedInputException("文件中的合并单元格超过%d处，请取消合并，逐行填写后再上传。".formatted(MOST_MERGED));
      }
      merged.add(CellRangeAddress.valueOf(area));
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
      if (faults.isEmpty() && byColumn.values().stream().allMatch(String::isEmpty)) {
        return;
      }
      if (found.size() == shape.mostRows()) {
        throw new RefusedInputException("文件超过%d行的上限，请分成几个文件上传。".formatted(shape.mostRows()));
      }
      found.put(index, new SheetRow(index + 1, byColumn, faults, hidden));
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
      merged.forEach(this::complainOfMerged);
      return List.copyOf(found.values());
    }

    /** Excel keeps the text in the first cell alone, and shows it for all. */
    private void complainOfMerged(CellRangeAddress area) {
      int lastColumn = Math.min(area.getLastColumn(), shape.columns().size() - 1);
      for (SheetRow row : found.values()) {
        if (area.containsRow(row.number() - 1)) {
          for (int column = area.getFirstColumn(); column <= lastColumn; column++) {
            row.faults()
                .putIfAbsent(
                    shape.columns().get(column),
                    "在合并的单元格%s中，只有左上角的一格有内容。请取消合并，逐行填写。".formatted(area.formatAsString()));
          }
        }
      }
    }
  }
}

package cn.qualitysafety.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.enterprise.EnterpriseEntry;
import cn.qualitysafety.platform.security.Endpoints.Endpoint;
import cn.qualitysafety.publicity.PublicPublications;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.context.WebApplicationContext;

/** No file that somebody downloads and opens in Excel computes what somebody else entered. */
@SystemTest
class ExportsTest {

  private static final List<String> FORMULAS =
      List.of("=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", "＝1+1", "=cmd|' /C calc'!A0");

  /** Every file that the server makes, by the running server's own tables. */
  private static final Set<String> EXPORTS =
      Set.of(
          "/board/clauses/tables/{part}.xlsx",
          "/board/clauses/{number:C\\d+}/tables/{part}.xlsx",
          "/board/tables/{part}.xlsx",
          "/board/{unitCode:\\d+}/tables/{part}.xlsx",
          "/cases.xlsx",
          "/enterprises/import/complaints.xlsx",
          "/enterprises/import/template.xlsx",
          "/events/cities.xlsx",
          "/events/trainees/complaints.xlsx",
          "/events/trainees/template.xlsx",
          "/events/trainees/{caseNumber}/roster.xlsx",
          "/laboratory/results/complaints.xlsx",
          "/laboratory/results/samples.xlsx",
          "/public/results.csv",
          "/public/results.xlsx",
          "/work/finished.xlsx",
          "/work/messages.xlsx",
          "/work/overdue.xlsx",
          "/work/started.xlsx");

  @LocalServerPort private int port;
  @Autowired private WebApplicationContext context;
  @Autowired private CaseDriver driver;
  @Autowired private JdbcTemplate jdbc;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-06-15T09:00:00");
    PublicPublications written = new PublicPublications(jdbc);
    written.publication("GB2009-440000-0001", "440000", "2009Q3", "food", "PUBLISHED");
    for (String formula : FORMULAS) {
      written.row("GB2009-440000-0001", "440100", "731400024", formula, "fail", formula);
    }
  }

  /** As if somebody had found a way to number a case like this. */
  private void numberACase(String formula) {
    driver.start("campaign-year", "leading-group-office", "440000", Map.of("year", 2009));
    jdbc.update(
        "update ACT_HI_PROCINST set BUSINESS_KEY_ = ?, START_USER_ID_ = 'gz-shouli', TENANT_ID_ = '440100'",
        formula);
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void eachIsKnownAndNoneComputesAnything() throws Exception {
    Set<String> found =
        Endpoints.of(context).stream()
            .map(Endpoint::path)
            .filter(path -> path.matches(".*\\.(csv|xlsx)"))
            .flatMap(path -> spelledOut(path).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(found).as("a new export is looked at here, too").isEqualTo(new TreeSet<>(EXPORTS));

    numberACase("=1+1");
    WebLogin reader = new WebLogin(port, "gz-shouli", "tasklist");
    reader.upload(
        "/enterprises/import",
        "/enterprises/import?mode=ALL_OR_NOTHING",
        "a.xlsx",
        badEnterprises());
    WebLogin laboratory = new WebLogin(port, "gz-jianyan", "tasklist");
    WebLogin organiser = new WebLogin(port, "gz-huodong", "tasklist");
    for (String path : found) {
      if (path.equals("/laboratory/results/complaints.xlsx")
          || path.equals("/events/trainees/complaints.xlsx")
          || path.equals("/events/trainees/{caseNumber}/roster.xlsx")
          || path.startsWith("/board/")) {
        // Written by the same class as the enterprises' complaints, after an upload of real
        // samples or trainees; those of the board by that of the work lists.
        continue;
      }
      WebLogin person =
          path.startsWith("/laboratory/")
              ? laboratory
              : path.startsWith("/events/") ? organiser : reader;
      byte[] file = person.download(path).body();
      if (path.endsWith(".csv")) {
        assertThat(csvCells(file)).noneMatch(cell -> cell.matches("(?s)[=+\\-@\\t\\r＝＋－＠].*"));
        assertThat(csvCells(file)).contains("'=1+1", "'\t=1+1", "'@SUM(1)");
      } else {
        assertThat(cells(file)).as(path).noneMatch(cell -> cell.getCellType() == CellType.FORMULA);
      }
    }
    assertThat(cells(reader.download("/work/started.xlsx").body()))
        .as("they are in there")
        .extracting(Cell::toString)
        .contains("=1+1");
    assertThat(cells(reader.download("/enterprises/import/complaints.xlsx").body()))
        .extracting(Cell::toString)
        .anyMatch(cell -> cell.contains("=CMD|"));
    assertThat(cells(reader.download("/public/results.xlsx").body()))
        .extracting(Cell::toString)
        .contains("=1+1");
  }

  private static List<String> spelledOut(String path) {
    if (!path.contains("{key:")) {
      return List.of(path);
    }
    String keys = path.replaceAll(".*\\{key:([^}]*)}.*", "$1");
    return List.of(keys.split("\\|")).stream()
        .map(key -> path.replaceAll("\\{key:[^}]*}", key))
        .toList();
  }

  /** As rows of an import, each with something wrong that the complaint repeats. */
  private static byte[] badEnterprises() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      Sheet sheet = workbook.createSheet("企业");
      Row header = sheet.createRow(0);
      for (int i = 0; i < EnterpriseEntry.COLUMNS.size(); i++) {
        header.createCell(i).setCellValue(EnterpriseEntry.COLUMNS.get(i));
      }
      for (int row = 0; row < FORMULAS.size(); row++) {
        Row bad = sheet.createRow(row + 1);
        for (int i = 0; i < EnterpriseEntry.COLUMNS.size(); i++) {
          bad.createCell(i).setCellValue(FORMULAS.get(row));
        }
      }
      workbook.write(out);
    }
    return out.toByteArray();
  }

  private static List<Cell> cells(byte[] xlsx) throws IOException {
    List<Cell> cells = new ArrayList<>();
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
      workbook.forEach(sheet -> sheet.forEach(row -> row.forEach(cells::add)));
    }
    return cells;
  }

  /** Cells of a file whose every cell is quoted. */
  private static List<String> csvCells(byte[] csv) {
    String text = new String(csv, StandardCharsets.UTF_8).replaceFirst("^\uFEFF\"", "");
    return List.of(text.split("\"(,|\r\n)\"?"));
  }
}

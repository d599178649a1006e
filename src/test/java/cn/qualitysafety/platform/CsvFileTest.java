package cn.qualitysafety.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.platform.CsvFile.Row;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.FileSystemResource;

/** Files as operators save them from Excel; those of the field lie in field/. */
class CsvFileTest {

  private static final Path FIELD = Path.of("src/test/resources/field");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "holidays-excel-utf8-bom.csv",
        "holidays-trailing-line.csv",
        "holidays-excel-dates.csv"
      })
  void holidaysAreReadWithAMarkABlankLastLineAndExcelsDates(String name) {
    assertThat(read(FIELD.resolve(name)))
        .first()
        .satisfies(
            row -> {
              assertThat(row.day("date")).isEqualTo("2027-01-01");
              assertThat(row.get("kind")).isEqualTo("holiday");
            });
  }

  @Test
  void quotesKeepACommaALineBreakAndAQuote() throws IOException {
    assertThat(read(FIELD.resolve("products-quoted.csv")))
        .extracting(row -> row.get("name"))
        .containsExactly("水泥,熟料");
    Path file =
        Files.writeString(folder.resolve("a.csv"), "a,b\n\"x\ny\",\"\"\"z\"\"\"\n,\n\nc , d\n");
    assertThat(read(file))
        .extracting(Row::line, row -> row.get("a"), row -> row.get("b"))
        .containsExactly(tuple(3, "x\ny", "\"z\""), tuple(6, "c", "d"));
  }

  @Test
  void whatExcelSavesInItsOwnEncodingStopsTheStartUnlessItsNameSaysSo() throws IOException {
    Path gbk = FIELD.resolve("products-excel-gbk.csv");
    assertThatThrownBy(() -> read(gbk))
        .isInstanceOf(BrokenFileException.class)
        .hasMessageMatching(
            "file \\[.*products-excel-gbk.csv], line 2: is not in UTF-8; .*CSV UTF-8.*");
    Path declared = Files.copy(gbk, folder.resolve("products.gb18030.csv"));
    assertThat(read(declared)).extracting(row -> row.get("name")).containsExactly("水泥", "大米");
    Files.write(declared, "code,name\n1,𠮷祥㐀\n".getBytes(Charset.forName("GB18030")));
    assertThat(read(declared)).extracting(row -> row.get("name")).containsExactly("𠮷祥㐀");
  }

  @Test
  void yesAndNoAreReadInAnyCaseAndNothingElseIs() throws IOException {
    assertThat(read(FIELD.resolve("reviewers-yes-capital.csv")).get(0).yes("leader")).isTrue();
    assertBroken(
        "leader\nnein\n", row -> row.yes("leader"), 2, "leader must be yes or no, not 'nein'");
  }

  @Test
  void whatIsWrongIsNamedWithFileLineAndReason() throws IOException {
    assertBroken("date\n\n2027-02-29\n", row -> row.day("date"), 3, "date must be a day like");
    assertBroken(
        "date;kind\n2027-01-01;holiday\n", row -> row.get("kind"), 2, "column 'kind' is missing");
    assertBroken("a,b\n1,2\n1,2,3\n", null, 3, "3 cells where 2 are expected");
    assertBroken("a,b\n1,2\n\"1,2\n", null, 3, "");
    assertBroken("\n", null, 1, "the file is empty");
  }

  private void assertBroken(String text, Function<Row, ?> use, int line, String reason)
      throws IOException {
    Path file = Files.writeString(folder.resolve("broken.csv"), text);
    assertThatThrownBy(
            () -> {
              List<Row> rows = read(file);
              use.apply(rows.get(0));
            })
        .isInstanceOf(BrokenFileException.class)
        .hasMessageContaining("broken.csv], line %d: %s".formatted(line, reason));
  }

  private static List<Row> read(Path file) {
    return CsvFile.read(new FileSystemResource(file));
  }
}

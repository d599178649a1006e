package cn.qualitysafety.platform.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.platform.RefusedInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkbookBoundsTest {

  private static final SheetShape SHAPE = new SheetShape("名单", List.of("名称"), Set.of(), 10);

  @TempDir private Path folder;

  record Hostile(String name, HostileWorkbook workbook) {

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Hostile> hostile() {
    return Stream.of(
        new Hostile("texts that unpack to 58 MB", new HostileWorkbook().withStringsOf(58_000_000)),
        new Hostile("a million texts", new HostileWorkbook().withStringsOf(18_000_000)),
        new Hostile(
            "one long text",
            new HostileWorkbook().with("xl/sharedStrings.xml", strings("字".repeat(10_100_000)))),
        new Hostile("styles that unpack to 6 MB", new HostileWorkbook().withStylesOf(6_000_000)),
        new Hostile(
            "one long cell",
            new HostileWorkbook()
                .with(
                    "xl/worksheets/sheet1.xml",
                    HostileWorkbook.sheet(
                        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>%s</t></is></c></row>"
                            .formatted("a".repeat(50_000))))));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void whatUnpacksToMoreThanPeopleFillInIsRefused(Hostile hostile) throws Exception {
    Path file = file(hostile.workbook());
    assertThat(Files.size(file)).as("a small file").isLessThan(8_000_000);
    assertThatThrownBy(() -> SheetReader.read(file, SHAPE))
        .isInstanceOf(RefusedInputException.class)
        .hasMessageContaining("内容异常庞大");
  }

  private Path file(HostileWorkbook workbook) throws IOException {
    return Files.write(folder.resolve("hostile.xlsx"), workbook.bytes());
  }

  private static String strings(String text) {
    return "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>%s</t></si></sst>"
        .formatted(text);
  }
}

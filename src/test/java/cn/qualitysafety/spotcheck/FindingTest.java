package cn.qualitysafety.spotcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a laboratory may write, and what it says about the limits of the standard. */
class FindingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          -     | 0.2   | 0.2                        | 0.2                    | true
          -     | 0.2   | 0.21                       | 0.21                   | false
          -     | 0.2   | ０．１５                   | 0.15                   | true
          -     | 0.2   | 0.150                      | 0.150                  | true
          -     | 0.2   | <0.01                      | <0.01                  | true
          -     | 0.2   | ＜0.2                      | <0.2                   | true
          -     | 0.2   | <0.5                       | <0.5                   | -
          -     | 0.2   | 未检出（检出限：0.005）    | 未检出（检出限0.005）  | true
          -     | 0.2   | ND(<0.005)                 | 未检出（检出限0.005）  | true
          -     | 0.2   | 未检出（检出限0.5）        | 未检出（检出限0.5）    | -
          -0.55 | -     | -0.540                     | -0.540                 | true
          -0.55 | -     | −0.56                      | -0.56                  | false
          6.0   | 8.0   | 7                          | 7                      | true
          6.0   | 8.0   | 8.01                       | 8.01                   | false
          6.0   | 8.0   | 5.9                        | 5.9                    | false
          6.0   | 8.0   | <6                         | <6                     | false
          6.0   | 8.0   | <7                         | <7                     | -
          -     | -     | 未检出（检出限0.01）       | 未检出（检出限0.01）   | true
          -     | -     | 0.02                       | 0.02                   | false
          -     | -     | 未检出                     | 未检出                 | true
          -     | -     | 检出                       | 检出                   | false
          -     | 0.2   | 未检出                     | 未检出                 | -
          -     | 0.2   | 检出                       | 检出                   | -
          -     | 1000  | 1.2×10^3                   | 1.2×10^3               | false
          -     | 1000  | 1.20E3                     | 1.20E3                 | false
          -     | 2000  | 1.2e+03                    | 1.2e+03                | true
          -     | 0.2   | <5E-2                      | <5E-2                  | true
          -     | 1000  | 9.90 × 10²                 | 9.90×10²               | true
          -     | 0.002 | 1.5×10⁻³                   | 1.5×10⁻³               | true
          -     | 0.002 | 2.01x10^-3                 | 2.01x10^-3             | false
          -     | 1000  | <1×10¹                     | <1×10¹                 | true
          -     | 1000  | 未检出（检出限1×10¹）      | 未检出（检出限1×10¹）  | true
          -     | 0.2   | 0.204                      | 0.204                  | false
          """)
  void aFindingIsKeptAsReportedAndJudgedByTheLimits(
      BigDecimal atLeast, BigDecimal atMost, String written, String kept, Boolean passes) {
    TestItem item = new TestItem("CJ", 1, "项目", atLeast, atMost, null, "", false);
    Finding found = Finding.parse(written).orElseThrow();
    assertThat(found.text()).isEqualTo(kept);
    assertThat(item.judge(found).orElse(null)).isEqualTo(passes);
  }

  @ParameterizedTest
  @CsvSource({
    "合格",
    "<",
    "1.2×10^",
    "1.2×10^-7",
    "1.2E",
    "E3",
    "1.2E-7",
    "1E13",
    "1×10^13",
    "0.1234567",
    "约0.2",
    "0.1 0.2x"
  })
  void whatIsNoFindingIsNotTaken(String written) {
    assertThat(Finding.parse(written)).isEmpty();
  }
}

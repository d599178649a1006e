package cn.qualitysafety.brand;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.DecisionTables;
import cn.qualitysafety.SystemTest;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The decision table of the regime: what it answers, and that no rule is untested. */
@SystemTest
class BrandTablesTest {

  @Autowired private DecisionTables tables;

  static Stream<Arguments> sanctions() {
    return Stream.of(
        Arguments.of(finding("death", 1, 0, false), "revoke"),
        Arguments.of(finding("injury", 10, 0, false), "revoke"),
        Arguments.of(finding("none", 0, 2, true), "revoke"),
        Arguments.of(finding("injury", 9, 0, false), "criticise"),
        Arguments.of(finding("none", 0, 1, true), "criticise"),
        Arguments.of(finding("property", 0, 2, false), "criticise"),
        Arguments.of(finding("property", 0, 1, false), "reject"),
        // Since then 通报批评 is a penalty (行政处罚法 2021 art. 9), which the committee cannot impose.
        Arguments.of(since2021(finding("injury", 9, 0, false)), "reject"),
        Arguments.of(since2021(finding("death", 1, 0, false)), "revoke"));
  }

  private static Map<String, Object> finding(
      String harm, int victims, int failedBatches, boolean unsafe) {
    return Map.of(
        "harm",
        harm,
        "victims",
        victims,
        "failedBatches",
        failedBatches,
        "unsafe",
        unsafe,
        "lawDay",
        20210714);
  }

  private static Map<String, Object> since2021(Map<String, Object> finding) {
    Map<String, Object> later = new HashMap<>(finding);
    later.put("lawDay", 20210715);
    return later;
  }

  @ParameterizedTest
  @MethodSource
  void sanctions(Map<String, Object> finding, String expected) {
    assertThat(tables.answers("brand-sanction", finding)).containsExactly(expected);
  }

  @Test
  @SuppressWarnings("unchecked")
  void noRuleIsUntested() {
    assertThat(
            tables.untested(
                "brand-sanction",
                sanctions()
                    .map(arguments -> (Map<String, Object>) arguments.get()[0])
                    .toArray(Map[]::new)))
        .isEmpty();
  }
}

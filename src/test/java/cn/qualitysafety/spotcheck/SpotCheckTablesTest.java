package cn.qualitysafety.spotcheck;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.DecisionTables;
import cn.qualitysafety.SystemTest;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The decision tables of the regime: what they answer, and that no rule is untested. */
@SystemTest
class SpotCheckTablesTest {

  @Autowired private DecisionTables tables;

  static Stream<Arguments> batches() {
    return Stream.of(
        Arguments.of(record("food", 0, 0), 5),
        Arguments.of(record("building-material", 9, 9), 6),
        Arguments.of(record("farm-supply", 10, 0), 8),
        Arguments.of(record("daily-goods", 20, 10), 12),
        Arguments.of(record("special-equipment", 0, 35), 8));
  }

  private static Map<String, Object> record(String category, int product, int city) {
    return Map.of("category", category, "productFailRate", product, "cityFailRate", city);
  }

  @ParameterizedTest
  @MethodSource
  void batches(Map<String, Object> record, int expected) {
    assertThat(tables.answers("spotcheck-batches", record)).containsExactly(expected);
  }

  static Stream<Arguments> verdicts() {
    return Stream.of(
        Arguments.of(Map.of("failedItems", 0, "failedSafetyItems", 0), "pass"),
        Arguments.of(Map.of("failedItems", 1, "failedSafetyItems", 0), "fail"),
        Arguments.of(Map.of("failedItems", 2, "failedSafetyItems", 1), "unsafe"));
  }

  @ParameterizedTest
  @MethodSource
  void verdicts(Map<String, Object> failures, String expected) {
    assertThat(tables.answers("spotcheck-verdict", failures)).containsExactly(expected);
  }

  @Test
  void noRuleIsUntested() {
    assertThat(tables.untested("spotcheck-batches", questions(batches()))).isEmpty();
    assertThat(tables.untested("spotcheck-verdict", questions(verdicts()))).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object>[] questions(Stream<Arguments> cases) {
    return cases.map(arguments -> (Map<String, Object>) arguments.get()[0]).toArray(Map[]::new);
  }
}

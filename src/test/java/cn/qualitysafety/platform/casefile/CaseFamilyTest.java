package cn.qualitysafety.platform.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A calendar R that called the reports B01, B02 and so on, of which B01 called B01-X. */
class CaseFamilyTest {

  @Test
  void allOfAFewAreShown() {
    List<String> members = members(28);
    assertThat(members).hasSize(30);
    assertThat(CaseFamily.shown("B02", "R", members, callers(28))).isEqualTo(members);
  }

  @Test
  void ofManyTheCallersAndTheCalledAreShownAndNoSibling() {
    List<String> members = members(29);
    assertThat(CaseFamily.shown("B01", "R", members, callers(29)))
        .containsExactly("B01", "R", "B01-X");
    assertThat(CaseFamily.shown("B01-X", "R", members, callers(29)))
        .containsExactly("B01-X", "B01", "R");
    assertThat(CaseFamily.shown("B02", "R", members, callers(29))).containsExactly("B02", "R");
    assertThat(CaseFamily.shown("R", "R", members, callers(29)))
        .as("what it called is too much for its page")
        .containsExactly("R");
  }

  @Test
  void aCallerOutOfReachIsNotShown() {
    List<String> members = members(30).stream().filter(member -> !member.equals("B01")).toList();
    assertThat(CaseFamily.shown("B01-X", "R", members, callers(30))).containsExactly("B01-X", "R");
  }

  private static List<String> members(int reports) {
    return Stream.concat(Stream.of("R", "B01-X"), reports(reports)).toList();
  }

  private static Map<String, String> callers(int reports) {
    Map<String, String> callers = new HashMap<>(Map.of("B01-X", "B01"));
    reports(reports).forEach(report -> callers.put(report, "R"));
    return callers;
  }

  private static Stream<String> reports(int count) {
    return Stream.iterate(1, each -> each + 1).limit(count).map("B%02d"::formatted);
  }
}

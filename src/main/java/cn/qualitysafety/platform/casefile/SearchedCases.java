package cn.qualitysafety.platform.casefile;

import cn.qualitysafety.platform.casefile.CaseMapper.FoundDocument;
import cn.qualitysafety.platform.input.NormalForm;
import cn.qualitysafety.platform.search.Searched;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Cases, by number, matter and party, and the official documents of those that one may read, by
 * number. A laboratory's cases bear the code of their sample.
 */
@Component
@Order(10)
class SearchedCases implements Searched {

  private final CaseRegister register;

  SearchedCases(CaseRegister register) {
    this.register = register;
  }

  @Override
  public List<Hit> find(String text, String person, int most) {
    CaseRegister.Reach reach = register.reach(person);
    return Stream.concat(
            register.first(reach.containing(text), most).stream().map(SearchedCases::hit),
            register.documents(reach.containing(""), pattern(text), most).stream()
                .map(SearchedCases::hit))
        .toList();
  }

  private static Hit hit(CaseRegister.Line line) {
    CaseEntry entry = line.entry();
    String detail =
        Stream.of(entry.title(), entry.procedureName(), line.state())
            .filter(Objects::nonNull)
            .filter(each -> !each.isBlank())
            .distinct()
            .collect(Collectors.joining(" · "));
    return new Hit("办件", entry.caseNumber(), detail, "/cases/" + entry.caseNumber());
  }

  private static Hit hit(FoundDocument document) {
    return new Hit(
        "文书",
        document.number(),
        "%s · 业务%s".formatted(document.title(), document.caseNumber()),
        "/cases/" + document.caseNumber());
  }

  /** Their numbers are kept as they are printed, with brackets that few keyboards have. */
  private static String pattern(String text) {
    return "%"
        + NormalForm.compact(text).replaceAll("([!%_])", "!$1").replaceAll("[\\[\\]()〔〕【】]", "_")
        + "%";
  }
}

package cn.qualitysafety.platform.casefile;

import cn.qualitysafety.platform.search.Searched;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Cases, by number, matter and party; a laboratory's bear the code of their sample. */
@Component
@Order(10)
class SearchedCases implements Searched {

  private final CaseRegister register;

  SearchedCases(CaseRegister register) {
    this.register = register;
  }

  @Override
  public List<Hit> find(String text, String person, int most) {
    return register.first(register.reach(person).containing(text), most).stream()
        .map(SearchedCases::hit)
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
}

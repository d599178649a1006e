package cn.qualitysafety.platform.casefile;

import cn.qualitysafety.platform.casefile.CaseMapper.FoundDocument;
import cn.qualitysafety.platform.input.NormalForm;
import cn.qualitysafety.platform.search.Searched;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private static final String CASES = "case";
  private static final String DOCUMENTS = "document";

  private final CaseRegister register;

  SearchedCases(CaseRegister register) {
    this.register = register;
  }

  @Override
  public Map<String, String> registers() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put(CASES, "办件");
    names.put(DOCUMENTS, "文书");
    return names;
  }

  @Override
  public List<Hit> find(Collection<String> registers, String text, String person, int most) {
    List<Hit> found = new ArrayList<>();
    if (registers.contains(CASES) || registers.contains(DOCUMENTS)) {
      CaseRegister.Reach reach = register.reach(person);
      if (registers.contains(CASES)) {
        register.first(reach.containing(text), most).forEach(line -> found.add(hit(line)));
      }
      if (registers.contains(DOCUMENTS)) {
        register
            .documents(reach.containing(""), pattern(text), most)
            .forEach(document -> found.add(hit(document)));
      }
    }
    registers.stream()
        .filter(name -> name.contains("-"))
        .map(process -> register.reach(person, process).containing(text, process))
        .flatMap(asked -> register.first(asked, most).stream())
        .forEach(line -> found.add(hit(line)));
    return found;
  }

  private static Hit hit(CaseRegister.Line line) {
    CaseEntry entry = line.entry();
    String detail =
        Stream.of(entry.title(), entry.procedureName(), line.state())
            .filter(Objects::nonNull)
            .filter(each -> !each.isBlank())
            .distinct()
            .collect(Collectors.joining(" · "));
    return Hit.numbered("办件", entry.caseNumber(), detail, "/cases/" + entry.caseNumber());
  }

  private static Hit hit(FoundDocument document) {
    return Hit.numbered(
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

package cn.qualitysafety.platform.casefile;

import cn.qualitysafety.platform.input.NormalForm;
import cn.qualitysafety.platform.search.Searched;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Official documents of the cases that one may read, by a part of their number. */
@Component
@Order(40)
class SearchedDocuments implements Searched {

  private final CaseRegister register;

  SearchedDocuments(CaseRegister register) {
    this.register = register;
  }

  @Override
  public List<Hit> find(String text, String person, int most) {
    return register.documents(register.reach(person).containing(""), pattern(text), most).stream()
        .map(
            document ->
                new Hit(
                    "文书",
                    document.number(),
                    "%s · 业务%s".formatted(document.title(), document.caseNumber()),
                    "/cases/" + document.caseNumber()))
        .toList();
  }

  /** Their numbers are kept as they are printed, with brackets that few keyboards have. */
  private static String pattern(String text) {
    return "%"
        + NormalForm.compact(text).replaceAll("([!%_])", "!$1").replaceAll("[\\[\\]()〔〕【】]", "_")
        + "%";
  }
}

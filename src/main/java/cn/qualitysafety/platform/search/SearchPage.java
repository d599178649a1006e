package cn.qualitysafety.platform.search;

import cn.qualitysafety.platform.engine.LoggedIn;
import cn.qualitysafety.platform.input.NormalForm;
import cn.qualitysafety.platform.search.Searched.Hit;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** 查找: what was found, by kind; a number that one thing alone has leads straight to it. */
@Controller
class SearchPage {

  /** Of each kind; whoever finds more writes more. */
  private static final int MOST = 20;

  private final List<Searched> registers;

  SearchPage(ObjectProvider<Searched> registers) {
    this.registers = registers.orderedStream().filter(Searched::hasPages).toList();
  }

  /**
   * Of one kind.
   *
   * @param more whether there are others that are not shown
   */
  record Group(String kind, List<Hit> hits, boolean more) {}

  @GetMapping("/search")
  String page(@RequestParam(defaultValue = "") String q, HttpSession session, Model model) {
    String person = LoggedIn.person(session);
    List<Hit> hits =
        NormalForm.searched(q).isEmpty()
            ? List.of()
            : registers.stream()
                .flatMap(
                    register ->
                        register.find(register.registers().keySet(), q, person, MOST + 1).stream())
                .toList();
    List<Hit> meant =
        hits.stream()
            .filter(hit -> NormalForm.searched(hit.name()).equals(NormalForm.searched(q)))
            .toList();
    if (meant.size() == 1) {
      return "redirect:" + UriUtils.encodePath(meant.get(0).path(), StandardCharsets.UTF_8);
    }
    model.addAttribute("sought", q);
    Map<String, List<Hit>> kinds =
        hits.stream()
            .collect(Collectors.groupingBy(Hit::kind, LinkedHashMap::new, Collectors.toList()));
    model.addAttribute(
        "found",
        kinds.entrySet().stream()
            .map(
                kind ->
                    new Group(
                        kind.getKey(),
                        kind.getValue().stream().limit(MOST).toList(),
                        kind.getValue().size() > MOST))
            .toList());
    return "search";
  }
}

package cn.qualitysafety.platform.casefile;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.casefile.CaseSearch.Order;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.engine.LoggedIn;
import cn.qualitysafety.platform.engine.PersonNames;
import cn.qualitysafety.platform.engine.UnitChoice;
import cn.qualitysafety.platform.excel.ExcelFile;
import cn.qualitysafety.platform.input.Entered;
import cn.qualitysafety.platform.input.LastAsked;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** 办件查询: the cases that somebody may see, open and closed. */
@Controller
class CasesPage {

  /** Rows of a file. */
  private static final int MOST = 10_000;

  private static final List<String> FILTERS =
      List.of("q", "kind", "state", "standing", "unit", "closedFrom", "closedUntil");

  private final CaseRegister register;
  private final PersonNames names;
  private final UnitChoice unitChoice;
  private final CaseLimits limits;

  CasesPage(CaseRegister register, PersonNames names, UnitChoice unitChoice, CaseLimits limits) {
    this.register = register;
    this.names = names;
    this.unitChoice = unitChoice;
    this.limits = limits;
  }

  /** Comes again as it was asked for last, until the person asks for something else. */
  @GetMapping("/cases")
  String page(
      @RequestParam Map<String, String> asked,
      @RequestParam(defaultValue = "1") int page,
      HttpServletRequest request,
      HttpSession session,
      Model model) {
    Optional<String> last = LastAsked.of(request);
    if (last.isPresent()) {
      return last.get();
    }
    CaseRegister.Reach reach = register.reach(LoggedIn.person(session));
    CaseSearch search = search(asked, reach);
    try {
      search = closed(search, asked);
    } catch (RefusedInputException refused) {
      model.addAttribute("refused", refused.getMessage());
    }
    CaseRegister.Found found = register.search(search, page);
    model.addAttribute("asked", search);
    model.addAttribute("filters", filters(asked));
    model.addAttribute("unit", asked.getOrDefault("unit", ""));
    model.addAttribute("unitGroups", unitChoice.groups(reach.unitCodes()));
    model.addAttribute("procedures", reach.procedures());
    model.addAttribute("found", found);
    model.addAttribute("units", units(found.rows()));
    model.addAttribute(
        "caveats",
        limits.caveats(
            found.rows().stream()
                .map(CaseRegister.Line::entry)
                .filter(CaseEntry::open)
                .map(CaseEntry::caseNumber)
                .toList()));
    return "cases";
  }

  /** The same list, all of it as far as {@value #MOST} rows. */
  @GetMapping("/cases.xlsx")
  ResponseEntity<byte[]> excel(@RequestParam Map<String, String> asked, HttpSession session) {
    CaseSearch search = closed(search(asked, register.reach(LoggedIn.person(session))), asked);
    List<CaseRegister.Line> rows = register.first(search, MOST);
    Map<String, String> units = units(rows);
    return ExcelFile.table(
            "办件查询",
            List.of("编号", "类别", "事项", "当事人", "办理单位", "当前环节或者结果", "立案日期", "期限", "是否超期", "办结日期"),
            rows.stream()
                .map(
                    line -> {
                      CaseEntry entry = line.entry();
                      return Stream.of(
                              entry.caseNumber(),
                              entry.procedureName(),
                              entry.title(),
                              entry.partyName(),
                              units.getOrDefault(entry.unitCode(), entry.unitCode()),
                              line.state(),
                              day(entry.openedAt()),
                              entry.limitOn(),
                              line.overdue() ? "超期" : "",
                              day(entry.closedAt()))
                          .map(cell -> Objects.requireNonNullElse(cell, ""))
                          .toList();
                    })
                .toList())
        .download();
  }

  private static LocalDate day(LocalDateTime time) {
    return time == null ? null : time.toLocalDate();
  }

  private Map<String, String> units(List<CaseRegister.Line> rows) {
    return names.units(rows.stream().map(line -> line.entry().unitCode()).toList());
  }

  private CaseSearch search(Map<String, String> asked, CaseRegister.Reach reach) {
    return new CaseSearch(
        asked.getOrDefault("q", ""),
        asked.getOrDefault("kind", ""),
        asked.getOrDefault("state", ""),
        asked.getOrDefault("standing", ""),
        Order.of(asked.getOrDefault("sort", "opened")),
        !"false".equals(asked.get("descending")),
        unitChoice.chosen(asked.getOrDefault("unit", ""), reach.unitCodes()),
        reach.readable(),
        reach.posts());
  }

  /**
   * @throws RefusedInputException if a day is none
   */
  private static CaseSearch closed(CaseSearch search, Map<String, String> asked) {
    return search.closed(
        day("办结起始日期", asked.getOrDefault("closedFrom", "")),
        day("办结截止日期", asked.getOrDefault("closedUntil", "")));
  }

  private static LocalDate day(String label, String entered) {
    return entered.isBlank() ? null : Entered.date(label, entered);
  }

  /** What a link to the same list in another order, or to another page of it, takes along. */
  private static String filters(Map<String, String> asked) {
    return FILTERS.stream()
        .filter(asked::containsKey)
        .map(key -> key + "=" + UriUtils.encodeQueryParam(asked.get(key), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}

package cn.qualitysafety.platform.casefile;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.casefile.CaseSearch.Order;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.engine.LoggedIn;
import cn.qualitysafety.platform.engine.PersonNames;
import cn.qualitysafety.platform.input.Entered;
import jakarta.servlet.http.HttpSession;
import java.time.LocalDate;
import java.util.TreeMap;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 办件查询: the cases that somebody may see, open and closed. */
@Controller
class CasesPage {

  private final CaseRegister register;
  private final PersonNames names;
  private final CaseLimits limits;

  CasesPage(CaseRegister register, PersonNames names, CaseLimits limits) {
    this.register = register;
    this.names = names;
    this.limits = limits;
  }

  @GetMapping("/cases")
  String page(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String standing,
      @RequestParam(defaultValue = "opened") String sort,
      @RequestParam(defaultValue = "true") boolean descending,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(defaultValue = "") String closedFrom,
      @RequestParam(defaultValue = "") String closedUntil,
      @RequestParam(defaultValue = "1") int page,
      HttpSession session,
      Model model) {
    String person = LoggedIn.person(session);
    CaseRegister.Reach reach = register.reach(person);
    CaseSearch asked =
        new CaseSearch(
            q,
            kind,
            state,
            standing,
            Order.of(sort),
            descending,
            reach.unitCodes().stream().filter(code -> unit.isBlank() || unit.equals(code)).toList(),
            reach.readable(),
            reach.posts());
    try {
      asked = asked.closed(day("办结起始日期", closedFrom), day("办结截止日期", closedUntil));
    } catch (RefusedInputException refused) {
      model.addAttribute("refused", refused.getMessage());
    }
    CaseRegister.Found found = register.search(asked, page);
    model.addAttribute("asked", asked);
    model.addAttribute("unit", unit);
    model.addAttribute("reach", new TreeMap<>(names.units(reach.unitCodes())));
    model.addAttribute("procedures", reach.procedures());
    model.addAttribute("orders", Order.values());
    model.addAttribute("found", found);
    model.addAttribute(
        "units", names.units(found.rows().stream().map(line -> line.entry().unitCode()).toList()));
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

  private static LocalDate day(String label, String entered) {
    return entered.isBlank() ? null : Entered.date(label, entered);
  }
}

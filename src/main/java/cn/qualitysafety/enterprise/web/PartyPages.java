package cn.qualitysafety.enterprise.web;

import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.enterprise.IdentityKind;
import cn.qualitysafety.enterprise.Party;
import cn.qualitysafety.enterprise.PartyEntry;
import cn.qualitysafety.enterprise.PartyKind;
import cn.qualitysafety.enterprise.PartyService;
import cn.qualitysafety.enterprise.PartyService.PartyCorrection;
import cn.qualitysafety.enterprise.RefusedEntryException;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.engine.PersonNames;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The register of parties (当事人), for whoever handles cases, within the units that they reach. An
 * identity number goes in and never comes out again: a page that is refused does not repeat it.
 */
@Controller
@RequestMapping("/parties")
class PartyPages {

  private final PartyService parties;
  private final EnterpriseService enterprises;
  private final UnitRegister units;
  private final Visitors visitors;
  private final Sections sections;
  private final PersonNames names;

  PartyPages(
      PartyService parties,
      EnterpriseService enterprises,
      UnitRegister units,
      Visitors visitors,
      Sections sections,
      PersonNames names) {
    this.parties = parties;
    this.enterprises = enterprises;
    this.units = units;
    this.visitors = visitors;
    this.sections = sections;
    this.names = names;
  }

  @ModelAttribute("units")
  UnitRegister units() {
    return units;
  }

  @GetMapping
  String search(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "1") int page,
      HttpSession session,
      Model model) {
    Visitor visitor = visitors.of(session).handlingCases();
    model.addAttribute("q", q);
    model.addAttribute("found", parties.search(q, visitor.reachedUnits(), page));
    return "parties";
  }

  @GetMapping("/{number}")
  String show(@PathVariable String number, HttpSession session, Model model) {
    Visitor visitor = visitors.of(session).handlingCases();
    Party party = known(number, visitor);
    List<PartyCorrection> corrections = new ArrayList<>(parties.corrections(party));
    Collections.reverse(corrections);
    List<String> people = new ArrayList<>(List.of(party.registeredBy()));
    corrections.forEach(correction -> people.add(correction.correctedBy()));
    model.addAttribute("party", party);
    model.addAttribute("corrections", corrections);
    model.addAttribute("names", names.of(people));
    model.addAttribute(
        "enterprise",
        party.holderCode() == null
            ? null
            : enterprises
                .find(party.holderCode())
                .filter(found -> visitor.reachedUnits().contains(found.unitCode()))
                .orElse(null));
    // Of an enterprise of the register they are on its own page.
    model.addAttribute(
        "sections",
        sections.of(number, visitor).stream()
            .filter(section -> !section.rows().isEmpty())
            .toList());
    return "party";
  }

  /** All rows of a section, page by page. */
  @GetMapping("/{number}/parts/{part}")
  String part(
      @PathVariable String number,
      @PathVariable String part,
      @RequestParam(defaultValue = "1") int page,
      HttpSession session,
      Model model) {
    Visitor visitor = visitors.of(session).handlingCases();
    Party party = known(number, visitor);
    model.addAttribute(
        "section",
        sections
            .page(part, number, visitor, page)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    model.addAttribute("page", page);
    model.addAttribute("subject", party.name());
    model.addAttribute("base", "/parties/" + number);
    return "part";
  }

  @GetMapping("/new")
  String enter(HttpSession session, Model model) {
    visitors.of(session).handlingCases();
    return form(Map.of(), model);
  }

  @PostMapping("/new")
  String register(
      @RequestParam Map<String, String> cells,
      HttpSession session,
      Model model,
      RedirectAttributes redirect) {
    Visitor visitor = visitors.of(session).handlingCases();
    try {
      PartyService.Registered registered =
          parties.register(new PartyEntry(cells), visitor.reachedUnits(), visitor.person());
      redirect.addFlashAttribute(
          "done",
          registered.known()
              ? "该当事人已经登记为%s，没有重复登记；住所、电话等有变化的，请更正。".formatted(registered.number())
              : "当事人已登记，编号%s；办件的“当事人代码”填写这个编号。".formatted(registered.number()));
      return "redirect:/parties/" + registered.number();
    } catch (RefusedInputException refused) {
      return form(refused, cells, model);
    }
  }

  @GetMapping("/{number}/edit")
  String edit(@PathVariable String number, HttpSession session, Model model) {
    Party party = known(number, visitors.of(session).handlingCases());
    model.addAttribute("party", party);
    model.addAttribute("seen", parties.corrections(party).size());
    return form(parties.entry(party).cells(), model);
  }

  @PostMapping("/{number}/edit")
  String correct(
      @PathVariable String number,
      @RequestParam int seen,
      @RequestParam Map<String, String> cells,
      HttpSession session,
      Model model,
      RedirectAttributes redirect) {
    Visitor visitor = visitors.of(session).handlingCases();
    Party party = known(number, visitor);
    try {
      parties.correct(
          number, new PartyEntry(cells), seen, visitor.reachedUnits(), visitor.person());
      redirect.addFlashAttribute("done", "更正已保存，原内容见下方“更正记录”。");
      return "redirect:/parties/" + number;
    } catch (RefusedInputException refused) {
      model.addAttribute("party", party);
      model.addAttribute("seen", seen);
      return form(refused, cells, model);
    }
  }

  private String form(RefusedInputException refused, Map<String, String> cells, Model model) {
    if (refused instanceof RefusedEntryException byField) {
      model.addAttribute("reasons", byField.reasons());
      model.addAttribute("refused", "有%d项需要更正，尚未保存。证件号码请重新填写。".formatted(byField.reasons().size()));
    } else {
      model.addAttribute("refused", refused.getMessage());
    }
    return form(cells, model);
  }

  private String form(Map<String, String> cells, Model model) {
    Map<String, String> shown = new HashMap<>(cells);
    shown.remove(PartyEntry.IDENTITY);
    model.addAttribute("cells", shown);
    model.addAttribute("kinds", PartyKind.values());
    model.addAttribute("identityKinds", IdentityKind.values());
    return "party-form";
  }

  private Party known(String number, Visitor visitor) {
    return parties
        .find(number, visitor.reachedUnits())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}

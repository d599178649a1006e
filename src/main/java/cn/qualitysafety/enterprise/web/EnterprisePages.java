package cn.qualitysafety.enterprise.web;

import cn.qualitysafety.enterprise.CodeChange;
import cn.qualitysafety.enterprise.Correction;
import cn.qualitysafety.enterprise.Enterprise;
import cn.qualitysafety.enterprise.EnterpriseEntry;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.enterprise.RefusedEntryException;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.engine.PersonNames;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.Collections;
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
 * The register's pages but the import. An enterprise of a unit that the person doesn't reach does
 * not exist for them.
 */
@Controller
@RequestMapping("/enterprises")
class EnterprisePages {

  private final EnterpriseService enterprises;
  private final UnitRegister units;
  private final Visitors visitors;
  private final Sections sections;
  private final PersonNames names;

  EnterprisePages(
      EnterpriseService enterprises,
      UnitRegister units,
      Visitors visitors,
      Sections sections,
      PersonNames names) {
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
    Visitor visitor = visitors.of(session);
    model.addAttribute("visitor", visitor);
    model.addAttribute("q", q);
    model.addAttribute("found", enterprises.search(q, visitor.reachedUnits(), page));
    return "enterprises";
  }

  @GetMapping("/{code}")
  String show(@PathVariable String code, HttpSession session, Model model) {
    Visitor visitor = visitors.of(session);
    Enterprise enterprise = reached(code, visitor);
    List<Correction> corrections = new ArrayList<>(enterprises.corrections(enterprise));
    Collections.reverse(corrections);
    List<String> people = new ArrayList<>(List.of(enterprise.registeredBy()));
    corrections.forEach(correction -> people.add(correction.correctedBy()));
    model.addAttribute("visitor", visitor);
    model.addAttribute("enterprise", enterprise);
    model.addAttribute("sites", enterprises.sites(enterprise.organisationCode()));
    model.addAttribute("products", enterprises.products(enterprise.organisationCode()));
    model.addAttribute("corrections", corrections);
    model.addAttribute("names", names.of(people));
    model.addAttribute("sections", sections.of(enterprise.organisationCode(), visitor));
    return "enterprise";
  }

  /** All rows of a section, page by page. */
  @GetMapping("/{code}/parts/{part}")
  String part(
      @PathVariable String code,
      @PathVariable String part,
      @RequestParam(defaultValue = "1") int page,
      HttpSession session,
      Model model) {
    Visitor visitor = visitors.of(session);
    Enterprise enterprise = reached(code, visitor);
    model.addAttribute(
        "section",
        sections
            .page(part, enterprise.organisationCode(), visitor, page)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    model.addAttribute("page", page);
    model.addAttribute("subject", enterprise.name());
    model.addAttribute("base", "/enterprises/" + enterprise.organisationCode());
    return "part";
  }

  @GetMapping("/new")
  String enter(HttpSession session, Model model) {
    Visitor visitor = visitors.of(session).entering();
    return form(new EnterpriseEntry(Map.of()), visitor, model);
  }

  @PostMapping("/new")
  String register(
      @RequestParam Map<String, String> cells,
      HttpSession session,
      Model model,
      RedirectAttributes redirect) {
    Visitor visitor = visitors.of(session).entering();
    EnterpriseEntry entry = new EnterpriseEntry(cells);
    try {
      String code = enterprises.register(entry, visitor.reachedUnits(), visitor.person());
      redirect.addFlashAttribute("done", "企业已登记。");
      return "redirect:/enterprises/" + code;
    } catch (RefusedInputException refused) {
      return form(refused, entry, visitor, model);
    }
  }

  @GetMapping("/{code}/edit")
  String edit(@PathVariable String code, HttpSession session, Model model) {
    Visitor visitor = visitors.of(session).entering();
    Enterprise enterprise = reached(code, visitor);
    model.addAttribute("enterprise", enterprise);
    model.addAttribute("seen", enterprises.corrections(enterprise).size());
    return form(enterprises.entry(enterprise), visitor, model);
  }

  @PostMapping("/{code}/edit")
  String correct(
      @PathVariable String code,
      @RequestParam int seen,
      @RequestParam Map<String, String> cells,
      HttpSession session,
      Model model,
      RedirectAttributes redirect) {
    Visitor visitor = visitors.of(session).entering();
    Enterprise enterprise = reached(code, visitor);
    EnterpriseEntry entry = new EnterpriseEntry(cells);
    try {
      String key =
          enterprises.correct(
              enterprise.organisationCode(),
              entry,
              cells.get(EnterpriseService.CODE_CHANGE),
              cells.get(EnterpriseService.REASON),
              seen,
              visitor.reachedUnits(),
              visitor.person());
      redirect.addFlashAttribute("done", "更正已保存，原内容见下方“更正记录”。");
      return "redirect:/enterprises/" + key;
    } catch (RefusedInputException refused) {
      model.addAttribute("enterprise", enterprise);
      model.addAttribute("seen", seen);
      return form(refused, entry, visitor, model);
    }
  }

  private String form(
      RefusedInputException refused, EnterpriseEntry entry, Visitor visitor, Model model) {
    if (refused instanceof RefusedEntryException byField) {
      model.addAttribute("reasons", byField.reasons());
      model.addAttribute("refused", "有%d项需要更正，尚未保存。".formatted(byField.reasons().size()));
    } else {
      model.addAttribute("refused", refused.getMessage());
    }
    return form(entry, visitor, model);
  }

  private String form(EnterpriseEntry entry, Visitor visitor, Model model) {
    model.addAttribute("fields", Field.ALL);
    model.addAttribute("codeChanges", CodeChange.values());
    model.addAttribute("cells", entry.cells());
    model.addAttribute("visitor", visitor);
    return "enterprise-form";
  }

  private Enterprise reached(String code, Visitor visitor) {
    return enterprises
        .find(code)
        .filter(enterprise -> visitor.reachedUnits().contains(enterprise.unitCode()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}

package cn.qualitysafety.publicity.web;

import cn.qualitysafety.publicity.DisclosureService;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What is made public of the bureau's own accord: by kind, and one by one, to read or print. */
@Controller
class DisclosurePages {

  private final DisclosureService disclosures;

  DisclosurePages(DisclosureService disclosures) {
    this.disclosures = disclosures;
  }

  @GetMapping("/public/disclosures")
  String list(
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "1") String page,
      Model model) {
    model.addAttribute("kind", kind);
    model.addAttribute("q", q);
    model.addAttribute("kinds", disclosures.kinds());
    model.addAttribute("found", disclosures.search(kind, q, PublicPages.number(page)));
    return "public/disclosures";
  }

  @GetMapping("/public/disclosures/{number}")
  String one(@PathVariable String number, Model model) {
    model.addAttribute(
        "shown",
        disclosures
            .visible(number)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    return "public/disclosure";
  }
}

package cn.qualitysafety.publicity.web;

import cn.qualitysafety.publicity.ProductCategory;
import cn.qualitysafety.publicity.PublicPage;
import cn.qualitysafety.publicity.PublicResults;
import cn.qualitysafety.publicity.Publication;
import cn.qualitysafety.publicity.Selection;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** What everybody may read. An address that asks for nonsense is answered as if it asked less. */
@Controller
class PublicPages {

  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
  private static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final PublicResults results;

  PublicPages(PublicResults results) {
    this.results = results;
  }

  /** What the address asks for, as it was entered: the forms show it again. */
  record Asked(String quarter, String category, String city, String verdict, String q) {

    Selection selection() {
      return Selection.of(quarter, category, city, verdict, q);
    }
  }

  @ModelAttribute("asked")
  Asked asked(
      @RequestParam(defaultValue = "") String quarter,
      @RequestParam(defaultValue = "") String category,
      @RequestParam(defaultValue = "") String city,
      @RequestParam(defaultValue = "") String verdict,
      @RequestParam(defaultValue = "") String q) {
    return new Asked(quarter, category, city, verdict, q);
  }

  @ModelAttribute("results")
  PublicResults results() {
    return results;
  }

  @ModelAttribute("categories")
  ProductCategory[] categories() {
    return ProductCategory.values();
  }

  @GetMapping({"/public", "/public/"})
  String overview(@ModelAttribute("asked") Asked asked, Model model) {
    model.addAttribute("overview", results.overview(asked.quarter(), asked.category()));
    return "public/overview";
  }

  @GetMapping("/public/results")
  String results(
      @ModelAttribute("asked") Asked asked,
      @RequestParam(defaultValue = "1") String page,
      Model model) {
    model.addAttribute("found", results.search(asked.selection(), number(page)));
    model.addAttribute("quarters", results.overview("", "").quarters());
    return "public/results";
  }

  @GetMapping("/public/results.csv")
  ResponseEntity<byte[]> csv(@ModelAttribute("asked") Asked asked) {
    return download(results.csv(asked.selection()), "监督抽查结果.csv", CSV);
  }

  @GetMapping("/public/results.xlsx")
  ResponseEntity<byte[]> excel(@ModelAttribute("asked") Asked asked) {
    return download(results.excel(asked.selection()), "监督抽查结果.xlsx", XLSX);
  }

  @GetMapping("/public/licences")
  String licences(
      @ModelAttribute("asked") Asked asked,
      @RequestParam(defaultValue = "1") String page,
      Model model) {
    model.addAttribute("found", results.licences(asked.q(), number(page)));
    return "public/licences";
  }

  @GetMapping("/public/decisions")
  String decisions(@RequestParam(defaultValue = "1") String page, Model model) {
    model.addAttribute("found", results.decisions(number(page)));
    model.addAttribute("takenBack", results.takenBack());
    return "public/decisions";
  }

  @GetMapping("/public/publications")
  String publications(@RequestParam(defaultValue = "1") String page, Model model) {
    PublicPage<Publication> found = results.publications(number(page));
    model.addAttribute("found", found);
    model.addAttribute("draws", results.draws(found.rows()));
    model.addAttribute("withdrawals", results.withdrawals());
    return "public/publications";
  }

  static int number(String page) {
    return page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1;
  }

  private static ResponseEntity<byte[]> download(byte[] content, String name, MediaType type) {
    return ResponseEntity.ok()
        .contentType(type)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(content);
  }
}

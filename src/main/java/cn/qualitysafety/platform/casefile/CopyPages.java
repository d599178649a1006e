package cn.qualitysafety.platform.casefile;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.engine.LoggedIn;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriUtils;

/** 抄送: what I was passed and passed on, and the page from which a case is passed. */
@Controller
class CopyPages {

  private final Copies copies;
  private final CaseFamilies families;
  private final OfficialDocuments documents;

  CopyPages(Copies copies, CaseFamilies families, OfficialDocuments documents) {
    this.copies = copies;
    this.families = families;
    this.documents = documents;
  }

  @GetMapping("/work/copies")
  String list(HttpSession session, Model model) {
    String person = LoggedIn.person(session);
    model.addAttribute("received", copies.received(person));
    model.addAttribute("sent", copies.sent(person));
    return "copies";
  }

  /** The receipt, and then what was passed. */
  @GetMapping("/work/copies/{id}")
  String open(@PathVariable long id, HttpSession session) {
    Copy copy = copies.open(id, LoggedIn.person(session));
    if (copy == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return "redirect:/cases/"
        + UriUtils.encodePathSegment(copy.caseNumber(), StandardCharsets.UTF_8);
  }

  @GetMapping("/cases/{caseNumber}/copies")
  String choose(
      @PathVariable String caseNumber,
      @RequestParam(defaultValue = "") String post,
      HttpSession session,
      Model model) {
    return show(family(caseNumber, session), post, LoggedIn.person(session), model);
  }

  @PostMapping("/cases/{caseNumber}/copies")
  String send(
      @PathVariable String caseNumber,
      @RequestParam(required = false) List<String> to,
      @RequestParam(defaultValue = "") String document,
      @RequestParam(required = false) String note,
      @RequestParam(defaultValue = "") String post,
      HttpSession session,
      Model model) {
    String person = LoggedIn.person(session);
    CaseFamily family = family(caseNumber, session);
    List<String> chosen = to == null ? List.of() : to;
    try {
      if (!document.isEmpty()
          && issued(family).stream().noneMatch(each -> each.number().equals(document))) {
        throw new RefusedInputException("业务%s没有文书“%s”，请重新选择。".formatted(caseNumber, document));
      }
      Map<String, String> refused =
          copies.send(family, document.isEmpty() ? null : document, chosen, note, person);
      long sent = chosen.stream().distinct().count() - refused.size();
      model.addAttribute("done", "已抄送%d人，未抄送%d人。".formatted(sent, refused.size()));
      model.addAttribute(
          "refusals",
          refused.entrySet().stream()
              .map(each -> each.getKey() + "：" + each.getValue())
              .collect(Collectors.toList()));
    } catch (RefusedInputException refused) {
      model.addAttribute("refused", refused.getMessage());
      model.addAttribute("chosen", chosen);
      model.addAttribute("note", note);
    }
    return show(family, post, person, model);
  }

  private String show(CaseFamily family, String post, String person, Model model) {
    model.addAttribute("family", family);
    model.addAttribute("post", post);
    model.addAttribute("posts", copies.posts(family, person));
    model.addAttribute("readers", copies.readers(family, post, person));
    model.addAttribute("most", Copies.MOST);
    model.addAttribute("longest", Copies.LONGEST_NOTE);
    model.addAttribute("documents", issued(family));
    return "copy-new";
  }

  private List<OfficialDocument> issued(CaseFamily family) {
    return documents.ofCases(List.of(family.caseNumber()));
  }

  /** Whoever was only passed a case passes it to nobody else. */
  private CaseFamily family(String caseNumber, HttpSession session) {
    return families
        .ofCase(caseNumber, LoggedIn.person(session))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}

package cn.qualitysafety.spotcheck.web;

import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.engine.LoggedIn;
import cn.qualitysafety.platform.excel.ImportForm;
import cn.qualitysafety.platform.excel.ImportReport.Mode;
import cn.qualitysafety.spotcheck.process.ResultImport;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** A laboratory downloads its waiting samples as an Excel file and uploads it with the results. */
@Controller
@RequestMapping("/laboratory/results")
class ResultImportPage {

  private static final ImportForm FORM = new ImportForm("result-import", "检验结果导入问题");

  private final ResultImport results;
  private final InTheNameOf inTheNameOf;

  ResultImportPage(ResultImport results, InTheNameOf inTheNameOf) {
    this.results = results;
    this.inTheNameOf = inTheNameOf;
  }

  @GetMapping
  String page(HttpSession session, Model model) {
    String person = tester(session);
    return waiting(FORM.empty(model), person, model);
  }

  @GetMapping("/samples.xlsx")
  ResponseEntity<byte[]> samples(HttpSession session) {
    return inTheNameOf.person(tester(session), results::workbook).download();
  }

  /** All complaints about the file that was uploaded last in this session. */
  @GetMapping("/complaints.xlsx")
  ResponseEntity<byte[]> complaints(HttpSession session) {
    return FORM.complaints(session);
  }

  @PostMapping
  String importFile(
      @RequestParam MultipartFile file, @RequestParam Mode mode, HttpSession session, Model model)
      throws IOException {
    String person = tester(session);
    String view =
        FORM.receive(
            file,
            mode,
            session,
            model,
            uploaded -> inTheNameOf.person(person, () -> results.importFile(uploaded, mode)));
    return waiting(view, person, model);
  }

  private String waiting(String view, String person, Model model) {
    model.addAttribute("waiting", inTheNameOf.person(person, results::waiting));
    return view;
  }

  /** Who is at the page; 403 without the post, asked anew each time. */
  private String tester(HttpSession session) {
    String person = LoggedIn.person(session);
    if (!inTheNameOf.postsOf(person).contains("laboratory")) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return person;
  }
}

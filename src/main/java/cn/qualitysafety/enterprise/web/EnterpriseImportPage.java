package cn.qualitysafety.enterprise.web;

import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.enterprise.EnterpriseWorkbook;
import cn.qualitysafety.platform.excel.ImportForm;
import cn.qualitysafety.platform.excel.ImportReport.Mode;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Many enterprises at once, from an Excel file of the template's shape. */
@Controller
@RequestMapping("/enterprises/import")
class EnterpriseImportPage {

  private static final ImportForm FORM = new ImportForm("enterprise-import", "企业名录导入问题");

  private final EnterpriseService enterprises;
  private final Visitors visitors;

  EnterpriseImportPage(EnterpriseService enterprises, Visitors visitors) {
    this.enterprises = enterprises;
    this.visitors = visitors;
  }

  @GetMapping
  String page(HttpSession session, Model model) {
    visitors.of(session).entering();
    return FORM.empty(model);
  }

  @GetMapping("/template.xlsx")
  ResponseEntity<byte[]> template(HttpSession session) {
    visitors.of(session).entering();
    return EnterpriseWorkbook.template().download();
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
    Visitor visitor = visitors.of(session).entering();
    return FORM.receive(
        file,
        mode,
        session,
        model,
        uploaded ->
            enterprises.importFile(uploaded, mode, visitor.reachedUnits(), visitor.person()));
  }
}

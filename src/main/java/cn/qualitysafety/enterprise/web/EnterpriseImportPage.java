package cn.qualitysafety.enterprise.web;

import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.enterprise.EnterpriseWorkbook;
import cn.qualitysafety.enterprise.ImportReport;
import cn.qualitysafety.enterprise.ImportReport.Complaint;
import cn.qualitysafety.enterprise.ImportReport.Mode;
import cn.qualitysafety.platform.RefusedInputException;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** Many enterprises at once, from an Excel file of the template's shape. */
@Controller
@RequestMapping("/enterprises/import")
class EnterpriseImportPage {

  private static final String COMPLAINTS = EnterpriseImportPage.class.getName();
  private static final int MOST_SHOWN = 500;
  private static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final EnterpriseService enterprises;
  private final Visitors visitors;

  EnterpriseImportPage(EnterpriseService enterprises, Visitors visitors) {
    this.enterprises = enterprises;
    this.visitors = visitors;
  }

  @GetMapping
  String page(HttpSession session, Model model) {
    visitors.of(session).entering();
    return form(Mode.ALL_OR_NOTHING, model);
  }

  @GetMapping("/template.xlsx")
  ResponseEntity<byte[]> template(HttpSession session) {
    visitors.of(session).entering();
    return excel("企业名录导入模板", EnterpriseWorkbook.template());
  }

  /** All complaints about the file that was uploaded last in this session. */
  @GetMapping("/complaints.xlsx")
  ResponseEntity<byte[]> complaints(HttpSession session) {
    if (session.getAttribute(COMPLAINTS) instanceof byte[] list) {
      return excel("企业名录导入问题", list);
    }
    throw new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  @PostMapping
  String importFile(
      @RequestParam MultipartFile file, @RequestParam Mode mode, HttpSession session, Model model)
      throws IOException {
    Visitor visitor = visitors.of(session).entering();
    if (file.isEmpty()) {
      model.addAttribute("refused", "请先选择要导入的Excel文件。");
      return form(mode, model);
    }
    session.removeAttribute(COMPLAINTS);
    Path uploaded = Files.createTempFile("enterprises", ".xlsx");
    try {
      file.transferTo(uploaded);
      ImportReport report =
          enterprises.importFile(uploaded, mode, visitor.reachedUnits(), visitor.person());
      if (!report.complaints().isEmpty()) {
        session.setAttribute(COMPLAINTS, EnterpriseWorkbook.complaints(report.complaints()));
      }
      model.addAttribute("fileName", file.getOriginalFilename());
      model.addAttribute("report", report);
      model.addAttribute(
          "badRows", report.complaints().stream().map(Complaint::row).distinct().count());
      model.addAttribute("shown", report.complaints().stream().limit(MOST_SHOWN).toList());
    } catch (RefusedInputException refused) {
      model.addAttribute("refused", refused.getMessage());
    } finally {
      Files.deleteIfExists(uploaded);
    }
    return form(mode, model);
  }

  private static ResponseEntity<byte[]> excel(String name, byte[] file) {
    return ResponseEntity.ok()
        .contentType(XLSX)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(name + ".xlsx", StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(file);
  }

  private static String form(Mode mode, Model model) {
    model.addAttribute("mode", mode);
    return "enterprise-import";
  }
}

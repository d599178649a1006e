package cn.qualitysafety.platform.document;

import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * The documents of a case, to list and to download, for people whose unit reaches the issuing one.
 * What somebody may not read does not exist for them.
 */
@Controller
class DocumentPage {

  private static final MediaType DOCX =
      MediaType.parseMediaType(
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

  private final OfficialDocuments documents;
  private final IdentityService identity;

  DocumentPage(OfficialDocuments documents, IdentityService identity) {
    this.documents = documents;
    this.identity = identity;
  }

  @GetMapping("/documents/{caseNumber}")
  String list(@PathVariable String caseNumber, HttpSession session, Model model) {
    model.addAttribute("caseNumber", caseNumber);
    model.addAttribute("documents", readable(caseNumber, session));
    return "documents";
  }

  @GetMapping("/documents/{caseNumber}/file")
  ResponseEntity<byte[]> file(
      @PathVariable String caseNumber, @RequestParam String number, HttpSession session) {
    if (readable(caseNumber, session).stream().noneMatch(d -> d.number().equals(number))) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return ResponseEntity.ok()
        .contentType(DOCX)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(number + ".docx", StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(documents.read(number));
  }

  private List<OfficialDocument> readable(String caseNumber, HttpSession session) {
    String person =
        AuthenticationUtil.getAuthsFromSession(session)
            .getAuthenticationForProcessEngine("default")
            .getIdentityId();
    List<OfficialDocument> readable =
        documents.ofCase(caseNumber).stream()
            .filter(document -> reaches(person, document.unitCode()))
            .toList();
    if (readable.isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return readable;
  }

  private boolean reaches(String person, String unitCode) {
    return identity.createTenantQuery().tenantId(unitCode).userMember(person).count() > 0;
  }
}

package cn.qualitysafety.platform.work;

import jakarta.servlet.http.HttpSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
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

/** The page 我的办件 and its Excel files. Whoever is not logged in never gets here. */
@Controller
class OwnWorkController {

  private static final int PAGE_SIZE = 50;
  private static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");

  private final OwnWork work;

  OwnWorkController(OwnWork work) {
    this.work = work;
  }

  @GetMapping("/work")
  String home() {
    return "redirect:/work/finished";
  }

  @GetMapping("/work/{key:finished|started|overdue|messages}")
  String page(
      @PathVariable String key,
      @RequestParam(defaultValue = "1") int page,
      HttpSession session,
      Model model) {
    WorkList list = list(key, session);
    int pages = Math.max(1, (list.rows().size() + PAGE_SIZE - 1) / PAGE_SIZE);
    int shown = Math.min(Math.max(page, 1), pages);
    model.addAttribute("list", list);
    model.addAttribute("followsCases", work.followsCases(person(session)));
    model.addAttribute("page", shown);
    model.addAttribute("pages", pages);
    model.addAttribute(
        "rows",
        list.rows().stream()
            .skip((long) (shown - 1) * PAGE_SIZE)
            .limit(PAGE_SIZE)
            .map(row -> row.stream().map(OwnWorkController::words).toList())
            .toList());
    return "work";
  }

  @GetMapping("/work/{key:finished|started|overdue|messages}.xlsx")
  ResponseEntity<byte[]> excel(@PathVariable String key, HttpSession session) throws IOException {
    WorkList list = list(key, session);
    return ResponseEntity.ok()
        .contentType(XLSX)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(list.title() + ".xlsx", StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(bytes(list));
  }

  private WorkList list(String key, HttpSession session) {
    String person = person(session);
    return switch (key) {
      case "finished" -> work.finished(person);
      case "started" -> work.started(person);
      case "overdue" -> work.overdue(person);
      case "messages" -> work.messages(person);
      default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    };
  }

  private static String person(HttpSession session) {
    return AuthenticationUtil.getAuthsFromSession(session)
        .getAuthenticationForProcessEngine("default")
        .getIdentityId();
  }

  private static String words(Object cell) {
    return cell instanceof LocalDateTime time ? MINUTE.format(time) : cell.toString();
  }

  private static byte[] bytes(WorkList list) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "QualitySafety", "1.0")) {
      Worksheet sheet = workbook.newWorksheet(list.title());
      for (int column = 0; column < list.columns().size(); column++) {
        sheet.value(0, column, list.columns().get(column));
        sheet.style(0, column).bold().set();
        sheet.width(column, 24);
      }
      for (int row = 0; row < list.rows().size(); row++) {
        List<Object> cells = list.rows().get(row);
        for (int column = 0; column < cells.size(); column++) {
          if (cells.get(column) instanceof LocalDateTime time) {
            sheet.value(row + 1, column, time);
            sheet.style(row + 1, column).format("yyyy-mm-dd hh:mm").set();
          } else {
            sheet.value(row + 1, column, cells.get(column).toString());
          }
        }
      }
    }
    return out.toByteArray();
  }
}

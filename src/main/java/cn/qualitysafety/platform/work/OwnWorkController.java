package cn.qualitysafety.platform.work;

import cn.qualitysafety.platform.engine.LoggedIn;
import cn.qualitysafety.platform.excel.ExcelFile;
import jakarta.servlet.http.HttpSession;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
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
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");

  /** Columns with numbers of cases. */
  private static final Set<String> NUMBERS = Set.of("业务编号", "发出的业务", "接收的业务");

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
    model.addAttribute("page", shown);
    model.addAttribute("pages", pages);
    List<List<String>> rows =
        list.rows().stream()
            .skip((long) (shown - 1) * PAGE_SIZE)
            .limit(PAGE_SIZE)
            .map(row -> row.stream().map(OwnWorkController::words).toList())
            .toList();
    model.addAttribute("rows", rows);
    model.addAttribute("opened", work.opened(numbers(list, rows), person(session)));
    return "work";
  }

  private static Set<String> numbers(WorkList list, List<List<String>> rows) {
    return IntStream.range(0, list.columns().size())
        .filter(column -> NUMBERS.contains(list.columns().get(column)))
        .boxed()
        .flatMap(column -> rows.stream().map(row -> row.get(column)))
        .collect(Collectors.toSet());
  }

  @GetMapping("/work/{key:finished|started|overdue|messages}.xlsx")
  ResponseEntity<byte[]> excel(@PathVariable String key, HttpSession session) {
    WorkList list = list(key, session);
    return ExcelFile.table(list.title(), list.columns(), list.rows()).download();
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
    return LoggedIn.person(session);
  }

  private static String words(Object cell) {
    return cell instanceof LocalDateTime time ? MINUTE.format(time) : cell.toString();
  }
}

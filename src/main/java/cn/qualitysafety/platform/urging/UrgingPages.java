package cn.qualitysafety.platform.urging;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.deadline.WorkingDayCalendar;
import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.engine.LoggedIn;
import cn.qualitysafety.platform.engine.PersonNames;
import cn.qualitysafety.platform.engine.UnitChoice;
import cn.qualitysafety.platform.urging.Urgings.Asked;
import cn.qualitysafety.platform.urging.Urgings.Outcome;
import jakarta.servlet.http.HttpSession;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * 催办: what I am urged to do, what I urged others to do, and the list from which somebody urges. The
 * list is also a tab of a process in Cockpit.
 */
@Controller
@RequestMapping("/work/urgings")
class UrgingPages {

  private static final String LIST = "redirect:/work/urgings";
  private static final String CHOICE = "urging-new";

  private final Urgings urgings;
  private final InTheNameOf inTheNameOf;
  private final UnitChoice unitChoice;
  private final PersonNames people;
  private final WorkingDayCalendar calendar;

  UrgingPages(
      Urgings urgings,
      InTheNameOf inTheNameOf,
      UnitChoice unitChoice,
      PersonNames people,
      WorkingDayCalendar calendar) {
    this.urgings = urgings;
    this.inTheNameOf = inTheNameOf;
    this.unitChoice = unitChoice;
    this.people = people;
    this.calendar = calendar;
  }

  /** The receipt of what it shows is that it has been shown. */
  @GetMapping
  String list(HttpSession session, Model model) {
    show(LoggedIn.person(session), model);
    return "urgings";
  }

  private void show(String person, Model model) {
    List<Urging> received = urgings.received(person);
    urgings.read(received, person);
    List<Urging> sent = urgings.sent(person);
    List<Urging> all = Stream.concat(received.stream(), sent.stream()).toList();
    Map<String, String> names = urgings.names(all);
    LocalDate today = urgings.now().toLocalDate();
    model.addAttribute("received", received);
    model.addAttribute("sent", sent);
    model.addAttribute("mayUrge", urgings.mayUrge(person));
    model.addAttribute("longest", Urgings.LONGEST_TEXT);
    model.addAttribute("names", names);
    model.addAttribute(
        "lines",
        all.stream()
            .distinct()
            .collect(
                Collectors.toMap(
                    Urging::id, each -> UrgingLine.of(each, names, today), (a, b) -> a)));
    model.addAttribute("units", people.units(all.stream().map(Urging::unitCode).toList()));
  }

  /** How many nobody has read, for the link in Tasklist. */
  @GetMapping("/unread")
  @ResponseBody
  Map<String, Integer> unread(HttpSession session) {
    return Map.of("unread", urgings.unread(LoggedIn.person(session)));
  }

  @PostMapping("/{id}/answer")
  String answer(
      @PathVariable long id,
      @RequestParam(required = false) String answer,
      HttpSession session,
      Model model,
      RedirectAttributes redirect) {
    String person = LoggedIn.person(session);
    try {
      urgings.answer(id, answer, person);
      redirect.addFlashAttribute("done", "已答复，催办人可以看到。");
      return LIST;
    } catch (RefusedInputException refused) {
      model.addAttribute("refused", refused.getMessage());
      show(person, model);
      return "urgings";
    }
  }

  /** The open tasks that somebody may urge, none of them chosen unless all are. */
  @GetMapping("/new")
  String choose(
      @RequestParam(defaultValue = "") String process,
      @RequestParam(defaultValue = "") String step,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(defaultValue = "false") String overdue,
      @RequestParam(defaultValue = "false") String all,
      HttpSession session,
      Model model) {
    Asked asked = new Asked(process, step, unit, Boolean.parseBoolean(overdue));
    List<UrgedTask> found = showChoice(asked, leader(session), model);
    if (Boolean.parseBoolean(all)) {
      model.addAttribute("chosen", found.stream().map(UrgedTask::taskId).toList());
    }
    return CHOICE;
  }

  @PostMapping
  String urge(
      @RequestParam(required = false) List<String> task,
      @RequestParam(required = false) String demand,
      @RequestParam(required = false) String answerBy,
      @RequestParam(defaultValue = "") String process,
      @RequestParam(defaultValue = "") String step,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(defaultValue = "false") String overdue,
      HttpSession session,
      Model model) {
    String person = leader(session);
    List<String> chosen = Optional.ofNullable(task).orElse(List.of());
    try {
      List<Outcome> outcomes = urgings.urge(chosen, demand, answerBy, person);
      model.addAttribute("outcomes", outcomes);
    } catch (RefusedInputException refused) {
      model.addAttribute("refused", refused.getMessage());
      model.addAttribute("chosen", chosen);
      model.addAttribute("demand", demand);
      model.addAttribute("answerBy", answerBy);
    }
    showChoice(new Asked(process, step, unit, Boolean.parseBoolean(overdue)), person, model);
    return CHOICE;
  }

  private List<UrgedTask> showChoice(Asked asked, String person, Model model) {
    List<UrgedTask> found = urgings.open(asked, person);
    model.addAttribute("asked", asked);
    model.addAttribute("found", found);
    model.addAttribute("most", found.size() == Urgings.MOST ? Urgings.MOST : null);
    model.addAttribute("holders", urgings.holders(found));
    model.addAttribute("procedures", urgings.procedures(person));
    model.addAttribute("steps", urgings.steps(asked.process(), person));
    model.addAttribute("unitGroups", unitChoice.groups(inTheNameOf.unitsOf(person)));
    model.addAttribute("unitNames", people.units(found.stream().map(UrgedTask::unitCode).toList()));
    model.addAttribute("daysLate", daysLate(found));
    model.addAttribute("longest", Urgings.LONGEST_TEXT);
    return found;
  }

  /** By how many working days each is over its limit, which is none on the day itself. */
  private Map<String, Integer> daysLate(List<UrgedTask> found) {
    LocalDateTime now = urgings.now();
    return found.stream()
        .filter(each -> each.dueAt() != null && each.dueAt().isBefore(now))
        .collect(
            Collectors.toMap(
                UrgedTask::taskId,
                each -> calendar.workingDaysAfter(each.dueAt().toLocalDate(), now.toLocalDate())));
  }

  private String leader(HttpSession session) {
    String person = LoggedIn.person(session);
    if (!urgings.mayUrge(person)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return person;
  }
}

package cn.qualitysafety.platform.handover;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.engine.LoggedIn;
import cn.qualitysafety.platform.engine.PersonNames;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What I have, what the people of my units have, and one task to give back, take or pass on. */
@Controller
class HeldPages {

  /** Rows of the list of a unit's people; who has more looks for a person. */
  private static final int MOST = 500;

  private static final String LIST = "redirect:/work/held";

  private final Handovers handovers;
  private final HandoverMapper mapper;
  private final HandoverRules rules;
  private final InTheNameOf inTheNameOf;
  private final PersonNames people;

  HeldPages(
      Handovers handovers,
      HandoverMapper mapper,
      HandoverRules rules,
      InTheNameOf inTheNameOf,
      PersonNames people) {
    this.handovers = handovers;
    this.mapper = mapper;
    this.rules = rules;
    this.inTheNameOf = inTheNameOf;
    this.people = people;
  }

  @GetMapping("/work/held")
  String list(HttpSession session, Model model) {
    String person = LoggedIn.person(session);
    List<String> posts = inTheNameOf.postsOf(person);
    boolean passesOn = rules.passesOn(posts);
    List<String> units = inTheNameOf.unitsOf(person);
    List<HeldTask> mine = mapper.of(person);
    List<HeldTask> all =
        passesOn && !units.isEmpty() ? mapper.ofUnits(units, false, MOST) : List.of();
    model.addAttribute("mine", mine);
    model.addAttribute("passesOn", passesOn);
    model.addAttribute("administers", rules.administers(posts));
    model.addAttribute("stuck", all.stream().filter(task -> !task.able()).toList());
    model.addAttribute(
        "others",
        all.stream().filter(task -> task.able() && !task.assignee().equals(person)).toList());
    model.addAttribute("most", all.size() == MOST ? MOST : null);
    model.addAttribute("names", people.withLogins(all.stream().map(HeldTask::assignee).toList()));
    model.addAttribute(
        "unitNames",
        people.units(Stream.concat(mine.stream(), all.stream()).map(HeldTask::unitCode).toList()));
    return "held";
  }

  @GetMapping("/work/held/{taskId}")
  String one(@PathVariable String taskId, HttpSession session, Model model) {
    show(taskId, LoggedIn.person(session), model);
    return "held-task";
  }

  /** What the tab of a task shows. */
  @GetMapping("/tasks/{taskId}/handover")
  String tab(@PathVariable String taskId, HttpSession session, Model model) {
    show(taskId, LoggedIn.person(session), model);
    return "held-task :: task";
  }

  @PostMapping("/work/held/{taskId}/back")
  String giveBack(
      @PathVariable String taskId, HttpSession session, Model model, RedirectAttributes redirect) {
    String person = LoggedIn.person(session);
    return act(
        taskId,
        person,
        model,
        redirect,
        task -> {
          handovers.giveBack(taskId, person);
          return "“%s”已退回岗位，同岗位人员可以签收。".formatted(task.taskName());
        });
  }

  @PostMapping("/work/held/{taskId}/take")
  String takeOver(
      @PathVariable String taskId,
      @RequestParam(required = false) String reason,
      HttpSession session,
      Model model,
      RedirectAttributes redirect) {
    String person = LoggedIn.person(session);
    return act(
        taskId,
        person,
        model,
        redirect,
        task -> {
          handovers.takeOver(taskId, reason, person);
          return "您已接办“%s”。".formatted(task.taskName());
        });
  }

  @PostMapping("/work/held/{taskId}/pass")
  String passOn(
      @PathVariable String taskId,
      @RequestParam(required = false) String to,
      @RequestParam(required = false) String reason,
      HttpSession session,
      Model model,
      RedirectAttributes redirect) {
    String person = LoggedIn.person(session);
    return act(
        taskId,
        person,
        model,
        redirect,
        task -> {
          handovers.passOn(taskId, to, reason, person);
          return "“%s”已转给%s办理。".formatted(task.taskName(), people.withLogin(to));
        });
  }

  @PostMapping("/work/held/{taskId}/replace")
  String replace(
      @PathVariable String taskId,
      @RequestParam(required = false) String companion,
      @RequestParam(required = false) String by,
      @RequestParam(required = false) String reason,
      HttpSession session,
      Model model,
      RedirectAttributes redirect) {
    String person = LoggedIn.person(session);
    return act(
        taskId,
        person,
        model,
        redirect,
        task -> {
          handovers.replace(taskId, companion, by, reason, person);
          return "“%s”的参加人员已更换，原因见业务页面的“转办与接办”。".formatted(task.taskName());
        });
  }

  /** Does something with the task and says what; the page comes again with what was refused. */
  private interface Act {
    String on(HeldTask task);
  }

  private String act(
      String taskId, String person, Model model, RedirectAttributes redirect, Act act) {
    HeldTask task = seen(taskId, person);
    try {
      redirect.addFlashAttribute("done", act.on(task));
      return LIST;
    } catch (RefusedInputException refused) {
      model.addAttribute("refused", refused.getMessage());
      show(taskId, person, model);
      return "held-task";
    }
  }

  private void show(String taskId, String person, Model model) {
    HeldTask task = seen(taskId, person);
    boolean held = task.assignee() != null;
    boolean mine = person.equals(task.assignee());
    boolean mayPassOn = handovers.mayPassOn(task, person);
    model.addAttribute("task", task);
    model.addAttribute("holder", held ? people.withLogin(task.assignee()) : null);
    model.addAttribute(
        "unitName", people.units(Collections.singleton(task.unitCode())).get(task.unitCode()));
    model.addAttribute("posts", people.posts(handovers.posts(task)));
    model.addAttribute("mayGiveBack", mine && !handovers.isNamed(task));
    model.addAttribute("mayTakeOver", held && !mine && handovers.objection(task, person) == null);
    model.addAttribute("takers", mayPassOn ? handovers.takers(task) : null);
    model.addAttribute("companions", mayPassOn ? handovers.companions(task) : List.of());
    model.addAttribute("companionsToBe", mayPassOn ? handovers.companionsToBe(task) : List.of());
    model.addAttribute("longest", Handovers.LONGEST_REASON);
    model.addAttribute("shortest", Handovers.SHORTEST_REASON);
  }

  private HeldTask seen(String taskId, String person) {
    return handovers
        .seen(taskId, person)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}

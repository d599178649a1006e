package cn.qualitysafety.platform.handover;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.engine.LoggedIn;
import cn.qualitysafety.platform.engine.PersonNames;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

  /** A task in Tasklist, where its holder works on it. */
  private static final String OPENED = "redirect:/camunda/app/tasklist/default/#/?task=";

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

  /**
   * The lists.
   *
   * @param process key of a process, and
   * @param holder login of a person: whose tasks, and of what, a head passes on together; blank for
   *     all
   */
  @GetMapping("/work/held")
  String list(
      @RequestParam(defaultValue = "") String process,
      @RequestParam(defaultValue = "") String holder,
      HttpSession session,
      Model model) {
    return show(process, holder, LoggedIn.person(session), model);
  }

  /** Passes several tasks on, or takes them over, each by itself. */
  @PostMapping("/work/held/{act:pass|take}")
  String together(
      @PathVariable String act,
      @RequestParam(required = false) List<String> task,
      @RequestParam(required = false) String to,
      @RequestParam(required = false) String reason,
      @RequestParam(defaultValue = "") String process,
      @RequestParam(defaultValue = "") String holder,
      HttpSession session,
      Model model) {
    String person = LoggedIn.person(session);
    List<String> chosen = task == null ? List.of() : task.stream().distinct().toList();
    try {
      model.addAttribute(
          "outcomes", handovers.together(chosen, "take".equals(act) ? person : to, reason, person));
    } catch (RefusedInputException refused) {
      model.addAttribute("refused", refused.getMessage());
    }
    return show(process, holder, person, model);
  }

  private String show(String process, String holder, String person, Model model) {
    List<String> posts = inTheNameOf.postsOf(person);
    boolean passesOn = rules.passesOn(posts);
    List<String> units = inTheNameOf.unitsOf(person);
    List<HeldTask> mine = mapper.of(person);
    List<HeldTask> all =
        passesOn && !units.isEmpty() ? mapper.ofUnits(units, false, MOST) : List.of();
    boolean filtered = !process.isBlank() || !holder.isBlank();
    List<HeldTask> asked =
        all.stream()
            .filter(task -> process.isBlank() || process.equals(task.processKey()))
            .filter(task -> holder.isBlank() || holder.equals(task.assignee()))
            .toList();
    model.addAttribute("mine", mine);
    model.addAttribute("passesOn", passesOn);
    model.addAttribute("stuck", asked.stream().filter(task -> !task.able()).toList());
    model.addAttribute(
        "others",
        asked.stream().filter(task -> task.able() && !task.assignee().equals(person)).toList());
    model.addAttribute("process", process);
    model.addAttribute("holder", holder);
    model.addAttribute("filtered", filtered);
    model.addAttribute(
        "procedures",
        all.stream()
            .collect(
                Collectors.toMap(
                    HeldTask::processKey,
                    task -> Objects.requireNonNullElse(task.procedureName(), task.processKey()),
                    (one, same) -> one,
                    TreeMap::new)));
    model.addAttribute("takers", filtered ? takers(asked) : Map.of());
    model.addAttribute("shortest", Handovers.SHORTEST_REASON);
    model.addAttribute("longest", Handovers.LONGEST_REASON);
    model.addAttribute("most", all.size() == MOST ? MOST : null);
    model.addAttribute("names", people.withLogins(all.stream().map(HeldTask::assignee).toList()));
    model.addAttribute(
        "unitNames",
        people.units(Stream.concat(mine.stream(), all.stream()).map(HeldTask::unitCode).toList()));
    return "held";
  }

  /** Names, by login, of those who hold a post of some of these tasks. */
  private Map<String, String> takers(List<HeldTask> tasks) {
    Map<String, String> all = new TreeMap<>();
    tasks.forEach(task -> all.putAll(handovers.takers(task)));
    return all;
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

  /** Does something with the task and says what; the page comes again with what was refused. */
  @PostMapping("/work/held/{taskId}/{act:back|take|pass|replace}")
  String act(
      @PathVariable String taskId,
      @PathVariable String act,
      @RequestParam Map<String, String> entered,
      HttpSession session,
      Model model,
      RedirectAttributes redirect) {
    String person = LoggedIn.person(session);
    HeldTask task = seen(taskId, person);
    String reason = entered.get("reason");
    try {
      return switch (act) {
        case "back" -> {
          handovers.giveBack(taskId, person);
          yield told(redirect, "“%s”已退回岗位，同岗位人员可以签收。".formatted(task.taskName()));
        }
        case "take" -> {
          handovers.takeOver(taskId, reason, person);
          yield OPENED + taskId;
        }
        case "pass" -> {
          String to = entered.get("to");
          handovers.passOn(taskId, to, reason, person);
          yield told(redirect, "“%s”已转给%s办理。".formatted(task.taskName(), people.withLogin(to)));
        }
        default -> {
          handovers.replace(taskId, entered.get("companion"), entered.get("by"), reason, person);
          yield told(redirect, "“%s”的参加人员已更换，原因见业务页面的“转办与接办”。".formatted(task.taskName()));
        }
      };
    } catch (RefusedInputException refused) {
      model.addAttribute("refused", refused.getMessage());
      show(taskId, person, model);
      return "held-task";
    }
  }

  private static String told(RedirectAttributes redirect, String done) {
    redirect.addFlashAttribute("done", done);
    return LIST;
  }

  private void show(String taskId, String person, Model model) {
    HeldTask task = seen(taskId, person);
    boolean held = task.assignee() != null;
    boolean mine = person.equals(task.assignee());
    boolean below = !mine && handovers.isBelow(task, person);
    boolean mayPassOn = handovers.mayPassOn(task, person);
    model.addAttribute("task", task);
    model.addAttribute("holder", held ? people.withLogin(task.assignee()) : null);
    model.addAttribute(
        "unitName", people.units(Collections.singleton(task.unitCode())).get(task.unitCode()));
    model.addAttribute("posts", people.posts(handovers.posts(task)));
    model.addAttribute("mine", mine);
    model.addAttribute("mayGiveBack", mine && !handovers.isNamed(task));
    model.addAttribute("below", below);
    model.addAttribute(
        "mayTakeOver", (held || below) && !mine && handovers.objection(task, person) == null);
    model.addAttribute("takers", mayPassOn ? able(handovers.takers(task), task) : null);
    model.addAttribute("companions", mayPassOn ? handovers.companions(task) : List.of());
    model.addAttribute("companionsToBe", mayPassOn ? handovers.companionsToBe(task) : List.of());
    model.addAttribute("longest", Handovers.LONGEST_REASON);
    model.addAttribute("shortest", Handovers.SHORTEST_REASON);
  }

  /** Without those to whom it would be refused. */
  private Map<String, String> able(Map<String, String> takers, HeldTask task) {
    takers.keySet().removeIf(login -> handovers.objection(task, login) != null);
    return takers;
  }

  private HeldTask seen(String taskId, String person) {
    return handovers
        .seen(taskId, person)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}

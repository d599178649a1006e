package cn.qualitysafety.platform.handover;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.engine.LoggedIn;
import cn.qualitysafety.platform.engine.PersonNames;
import cn.qualitysafety.platform.input.Entered;
import cn.qualitysafety.platform.input.NormalForm;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 离岗移交 and 代理, for administrators. */
@Controller
@RequestMapping("/work/leave")
class LeavePages {

  private static final String PAGE = "leave";
  private static final String AGAIN = "redirect:/work/leave";
  private static final int MOST = 200;
  private static final int MOST_CALLED = 50;

  private final HandoverMapper mapper;
  private final Handovers handovers;
  private final Departures departures;
  private final Substitutions substitutions;
  private final HandoverRules rules;
  private final InTheNameOf inTheNameOf;
  private final PersonNames people;

  LeavePages(
      HandoverMapper mapper,
      Handovers handovers,
      Departures departures,
      Substitutions substitutions,
      HandoverRules rules,
      InTheNameOf inTheNameOf,
      PersonNames people) {
    this.mapper = mapper;
    this.handovers = handovers;
    this.departures = departures;
    this.substitutions = substitutions;
    this.rules = rules;
    this.inTheNameOf = inTheNameOf;
    this.people = people;
  }

  /**
   * The page.
   *
   * @param person login of the one who leaves or is away, or a part of the name or the login; empty
   *     to look for nobody
   */
  @GetMapping
  String page(@RequestParam(defaultValue = "") String person, HttpSession session, Model model) {
    administrator(session);
    String asked = NormalForm.text(person);
    if (asked.isEmpty() || handovers.exists(asked) || !departures.held(asked).isEmpty()) {
      show(asked, model);
      return PAGE;
    }
    List<String> called = mapper.called(asked.toLowerCase(Locale.ROOT), MOST_CALLED);
    if (called.isEmpty()) {
      model.addAttribute("refused", "没有姓名或者登录名包含“%s”的人员，请核对后重新查询。".formatted(asked));
    }
    show(called.size() == 1 ? called.get(0) : "", model);
    model.addAttribute("asked", asked);
    model.addAttribute("called", called.size() > 1 ? people.withLogins(called) : Map.of());
    model.addAttribute("mostCalled", called.size() == MOST_CALLED ? MOST_CALLED : null);
    return PAGE;
  }

  @PostMapping
  String handOver(
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(required = false) String reason,
      HttpSession session,
      Model model) {
    String administrator = administrator(session);
    String from = person.strip();
    String taker = to.strip();
    try {
      if (!taker.isEmpty() && !handovers.exists(taker)) {
        throw new RefusedInputException("“移交给”“%s”没有账号，请重新选择。".formatted(taker));
      }
      model.addAttribute(
          "outcomes",
          departures.handOver(from, taker.isEmpty() ? null : taker, reason, administrator));
    } catch (RefusedInputException refused) {
      model.addAttribute("refused", refused.getMessage());
    }
    show(from, model);
    return PAGE;
  }

  @PostMapping("/substitutions")
  String substitute(
      @RequestParam(required = false) String absent,
      @RequestParam(required = false) String substitute,
      @RequestParam(required = false) String fromDay,
      @RequestParam(required = false) String untilDay,
      @RequestParam(required = false) String reason,
      HttpSession session,
      Model model,
      RedirectAttributes redirect) {
    String administrator = administrator(session);
    try {
      redirect.addFlashAttribute(
          "done",
          substitutions.decide(
              absent,
              substitute,
              Entered.date("开始日期", fromDay),
              Entered.date("结束日期", untilDay),
              reason,
              administrator));
      return AGAIN;
    } catch (RefusedInputException refused) {
      model.addAttribute("refused", refused.getMessage());
      model.addAttribute("entered", new Entry(substitute, fromDay, untilDay, reason));
      show(absent == null ? "" : absent.strip(), model);
      return PAGE;
    }
  }

  /** What was typed, for the form that comes again. */
  record Entry(String substitute, String fromDay, String untilDay, String reason) {}

  @PostMapping("/substitutions/{id}/end")
  String end(@PathVariable long id, HttpSession session, RedirectAttributes redirect) {
    String administrator = administrator(session);
    try {
      redirect.addFlashAttribute("done", substitutions.endEarly(id, administrator));
    } catch (RefusedInputException refused) {
      redirect.addFlashAttribute("refused", refused.getMessage());
    }
    return AGAIN;
  }

  private void show(String person, Model model) {
    model.addAttribute("asked", person);
    model.addAttribute("person", person);
    if (!person.isEmpty()) {
      showPerson(person, model);
    }
    List<Substitution> all = substitutions.all(MOST);
    model.addAttribute("substitutions", all);
    model.addAttribute(
        "names",
        people.withLogins(
            all.stream().flatMap(one -> Stream.of(one.absent(), one.substitute())).toList()));
    model.addAttribute("longest", Handovers.LONGEST_REASON);
    model.addAttribute("shortest", Handovers.SHORTEST_REASON);
    if (!model.containsAttribute("entered")) {
      model.addAttribute("entered", new Entry("", "", "", ""));
    }
  }

  private void showPerson(String person, Model model) {
    List<HeldTask> held = departures.held(person);
    Map<String, String> takers = new TreeMap<>();
    held.forEach(task -> takers.putAll(handovers.takers(task)));
    Map<Boolean, List<String>> colleagues =
        substitutions.substitutesFor(person).stream()
            .collect(
                Collectors.partitioningBy(
                    HandoverMapper.Colleague::samePost,
                    Collectors.mapping(HandoverMapper.Colleague::login, Collectors.toList())));
    model.addAttribute("personName", people.withLogin(person));
    model.addAttribute("held", held);
    model.addAttribute("unitNames", people.units(held.stream().map(HeldTask::unitCode).toList()));
    model.addAttribute("takers", takers);
    model.addAttribute("ofThePost", people.withLogins(colleagues.get(true)));
    model.addAttribute("ofTheUnit", people.withLogins(colleagues.get(false)));
    model.addAttribute("hasAccount", handovers.exists(person));
  }

  private String administrator(HttpSession session) {
    String person = LoggedIn.person(session);
    if (!rules.administers(inTheNameOf.postsOf(person))) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return person;
  }
}

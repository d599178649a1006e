package cn.qualitysafety.platform.handover;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.engine.LoggedIn;
import cn.qualitysafety.platform.input.Entered;
import jakarta.servlet.http.HttpSession;
import java.util.List;
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

  private final Departures departures;
  private final Substitutions substitutions;
  private final HandoverRules rules;
  private final InTheNameOf inTheNameOf;
  private final People people;

  LeavePages(
      Departures departures,
      Substitutions substitutions,
      HandoverRules rules,
      InTheNameOf inTheNameOf,
      People people) {
    this.departures = departures;
    this.substitutions = substitutions;
    this.rules = rules;
    this.inTheNameOf = inTheNameOf;
    this.people = people;
  }

  /**
   * The page.
   *
   * @param person login of the one who leaves; empty to look for nobody
   */
  @GetMapping
  String page(@RequestParam(defaultValue = "") String person, HttpSession session, Model model) {
    administrator(session);
    show(person.strip(), model);
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
      if (!taker.isEmpty() && !people.exists(taker)) {
        throw new RefusedInputException("“移交给”“%s”没有账号，请填写登录名。".formatted(taker));
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
      substitutions.decide(
          absent,
          substitute,
          Entered.date("开始日期", fromDay),
          Entered.date("结束日期", untilDay),
          reason,
          administrator);
      redirect.addFlashAttribute("done", "代理已设置，到期自动结束。");
      return AGAIN;
    } catch (RefusedInputException refused) {
      model.addAttribute("refused", refused.getMessage());
      model.addAttribute("entered", new Entry(absent, substitute, fromDay, untilDay, reason));
      show("", model);
      return PAGE;
    }
  }

  /** What was typed, for the form that comes again. */
  record Entry(String absent, String substitute, String fromDay, String untilDay, String reason) {}

  @PostMapping("/substitutions/{id}/end")
  String end(@PathVariable long id, HttpSession session, RedirectAttributes redirect) {
    substitutions.endEarly(id, administrator(session));
    redirect.addFlashAttribute("done", "代理已结束，岗位和任务已收回。");
    return AGAIN;
  }

  private void show(String person, Model model) {
    List<Substitution> all = substitutions.all(MOST);
    List<HeldTask> held = person.isEmpty() ? List.of() : departures.held(person);
    model.addAttribute("person", person);
    model.addAttribute("personName", person.isEmpty() ? null : people.name(person));
    model.addAttribute("held", held);
    model.addAttribute("unitNames", people.units(held.stream().map(HeldTask::unitCode).toList()));
    model.addAttribute("substitutions", all);
    model.addAttribute(
        "names",
        people.names(
            all.stream().flatMap(one -> Stream.of(one.absent(), one.substitute())).toList()));
    model.addAttribute("longest", Handovers.LONGEST_REASON);
    model.addAttribute("shortest", Handovers.SHORTEST_REASON);
    if (!model.containsAttribute("entered")) {
      model.addAttribute("entered", new Entry(person, "", "", "", ""));
    }
  }

  private String administrator(HttpSession session) {
    String person = LoggedIn.person(session);
    if (!rules.administers(inTheNameOf.postsOf(person))) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return person;
  }
}

package cn.qualitysafety.platform.supervision;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.engine.LoggedIn;
import cn.qualitysafety.platform.engine.PersonNames;
import cn.qualitysafety.platform.engine.UnitChoice;
import cn.qualitysafety.platform.input.LastAsked;
import cn.qualitysafety.platform.work.LeadingPosts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** 流程堵点 and 失败步骤, for those who lead and supervise; Cockpit shows them as tabs of a process. */
@Controller
@RequestMapping("/supervision")
class SupervisionPages {

  private final Bottlenecks bottlenecks;
  private final FailedSteps failed;
  private final InTheNameOf inTheNameOf;
  private final UnitChoice unitChoice;
  private final PersonNames names;
  private final RepositoryService repository;

  SupervisionPages(
      Bottlenecks bottlenecks,
      FailedSteps failed,
      InTheNameOf inTheNameOf,
      UnitChoice unitChoice,
      PersonNames names,
      RepositoryService repository) {
    this.bottlenecks = bottlenecks;
    this.failed = failed;
    this.inTheNameOf = inTheNameOf;
    this.unitChoice = unitChoice;
    this.names = names;
    this.repository = repository;
  }

  @GetMapping("/bottlenecks")
  String bottlenecks(
      @RequestParam(defaultValue = "") String process,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String until,
      HttpServletRequest request,
      HttpSession session,
      Model model) {
    String person = leader(session);
    Optional<String> last = LastAsked.of(request);
    if (last.isPresent()) {
      return last.get();
    }
    Bottlenecks.Asked asked;
    try {
      asked = bottlenecks.asked(process, unit, from, until);
    } catch (RefusedInputException refused) {
      model.addAttribute("refused", refused.getMessage());
      asked = bottlenecks.asked(process, unit, "", "");
    }
    model.addAttribute("asked", asked);
    model.addAttribute("steps", process.isBlank() ? List.of() : bottlenecks.steps(asked, person));
    model.addAttribute("unitGroups", unitChoice.groups(inTheNameOf.unitsOf(person)));
    model.addAttribute("procedures", procedures());
    return "bottlenecks";
  }

  @GetMapping("/failures")
  String failures(
      @RequestParam(defaultValue = "") String process, HttpSession session, Model model) {
    return show(process, leader(session), model);
  }

  @PostMapping("/failures")
  String retry(
      @RequestParam(defaultValue = "") String process,
      @RequestParam(defaultValue = "") String step,
      @RequestParam(defaultValue = "") String error,
      @RequestParam(required = false) String reason,
      HttpSession session,
      Model model) {
    String person = leader(session);
    try {
      Map.Entry<Integer, Integer> retried = failed.retry(process, step, error, reason, person);
      model.addAttribute(
          "done",
          "已安排重试%d件%s，稍后刷新页面查看结果。"
              .formatted(
                  retried.getKey(),
                  retried.getKey().equals(retried.getValue())
                      ? ""
                      : "，另有%d件已经有了变化".formatted(retried.getValue() - retried.getKey())));
    } catch (RefusedInputException refused) {
      model.addAttribute("refused", refused.getMessage());
    }
    return show(process, person, model);
  }

  private String show(String process, String person, Model model) {
    List<FailedSteps.Kind> kinds = process.isBlank() ? List.of() : failed.kinds(process, person);
    model.addAttribute("process", process);
    model.addAttribute("kinds", kinds);
    model.addAttribute("mayRetry", !process.isBlank() && failed.mayRetry(process, person));
    model.addAttribute(
        "unitNames", names.units(kinds.stream().flatMap(kind -> kind.units().stream()).toList()));
    model.addAttribute("procedures", procedures());
    return "failures";
  }

  /** Names of all processes, by key, in the order of the names. */
  private Map<String, String> procedures() {
    return inTheNameOf.system(
        () ->
            repository
                .createProcessDefinitionQuery()
                .latestVersion()
                .orderByProcessDefinitionName()
                .asc()
                .list()
                .stream()
                .collect(
                    Collectors.toMap(
                        ProcessDefinition::getKey,
                        each -> Objects.requireNonNullElse(each.getName(), each.getKey()),
                        (one, same) -> one,
                        LinkedHashMap::new)));
  }

  private String leader(HttpSession session) {
    String person = LoggedIn.person(session);
    if (!LeadingPosts.read(inTheNameOf.postsOf(person))) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return person;
  }
}

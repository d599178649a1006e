package cn.qualitysafety.platform.deployment;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.engine.EngineRefusal;
import cn.qualitysafety.platform.engine.LoggedIn;
import cn.qualitysafety.platform.engine.PersonNames;
import cn.qualitysafety.platform.setting.SettingRights;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The page 部署核准, for process designers, and for those who have to approve what comes with the
 * models: they see what concerns them.
 */
@Controller
class DeploymentsPage {

  private static final String LIST = "redirect:/deployments";

  private final Deployments deployments;
  private final ReleasedModels released;
  private final DeploymentNews news;
  private final SettingRights rights;
  private final PersonNames names;

  DeploymentsPage(
      Deployments deployments,
      ReleasedModels released,
      DeploymentNews news,
      SettingRights rights,
      PersonNames names) {
    this.deployments = deployments;
    this.released = released;
    this.news = news;
    this.rights = rights;
    this.names = names;
  }

  @GetMapping("/deployments")
  String list(HttpSession session, Model model) {
    String person = LoggedIn.person(session);
    boolean designer = rights.holds(person, Deployments.DESIGNER);
    if (!designer && !news.of(person).designer()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    List<Submission> all =
        deployments.all().stream()
            .filter(each -> designer || deployments.concerns(each, person))
            .toList();
    model.addAttribute("designer", designer);
    model.addAttribute("told", designer ? deployments.tell(person) : List.of());
    model.addAttribute("waiting", all.stream().filter(Submission::waiting).toList());
    model.addAttribute("decided", all.stream().filter(each -> !each.waiting()).toList());
    model.addAttribute("different", designer ? released.different() : List.of());
    model.addAttribute("running", designer ? deployments.startable() : List.of());
    model.addAttribute("names", names(all));
    return "deployments";
  }

  /** For the header of Tasklist, whoever asks. */
  @GetMapping("/deployments/news")
  @ResponseBody
  DeploymentNews.News news(HttpSession session) {
    return news.of(LoggedIn.person(session));
  }

  @GetMapping("/deployments/{id:\\d+}")
  String one(@PathVariable long id, HttpSession session, Model model) {
    Submission submission = submission(id);
    String person = concerned(submission, session);
    List<Deployments.Approval> approvals = deployments.approvals(submission);
    model.addAttribute("approvals", approvals);
    model.addAttribute(
        "approving",
        approvals.stream()
            .filter(each -> each.given() == null)
            .anyMatch(each -> rights.holds(person, each.post())));
    model.addAttribute("settings", deployments.settings(submission));
    model.addAttribute(
        "approvers",
        names.withLogins(
            approvals.stream()
                .filter(each -> each.given() != null)
                .map(each -> each.given().approvedBy())
                .toList()));
    model.addAttribute("submission", submission);
    model.addAttribute("shown", submission.waiting() ? deployments.shown(submission) : "");
    model.addAttribute("own", submission.submittedBy().equals(person));
    model.addAttribute("names", names(List.of(submission)));
    try {
      model.addAttribute("differences", deployments.differences(submission));
      model.addAttribute(
          "cautions", submission.waiting() ? deployments.cautions(submission) : List.of());
      model.addAttribute(
          "carried", submission.waiting() ? deployments.carried(submission) : List.of());
    } catch (RefusedInputException noLongerWhole) {
      model.addAttribute("differences", List.of());
      model.addAttribute("cautions", List.of());
      model.addAttribute("carried", List.of());
      model.addAttribute("refused", noLongerWhole.getMessage());
    }
    return "deployment";
  }

  @GetMapping("/deployments/{id:\\d+}/{file}")
  ResponseEntity<byte[]> file(
      @PathVariable long id, @PathVariable String file, HttpSession session) {
    Submission submission = submission(id);
    concerned(submission, session);
    return download(submission, file);
  }

  /** The same of a file whose name has a folder. */
  @GetMapping("/deployments/{id:\\d+}/file")
  ResponseEntity<byte[]> named(
      @PathVariable long id, @RequestParam String name, HttpSession session) {
    Submission submission = submission(id);
    concerned(submission, session);
    return download(submission, name);
  }

  private ResponseEntity<byte[]> download(Submission submission, String file) {
    return deployments.files(submission.id()).stream()
        .filter(each -> each.name().equals(file))
        .findFirst()
        .map(each -> download(each.name(), each.content()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** What the file takes the place of. */
  @GetMapping("/deployments/{id:\\d+}/replaced/{file}")
  ResponseEntity<byte[]> replaced(
      @PathVariable long id, @PathVariable String file, HttpSession session) {
    Submission submission = submission(id);
    concerned(submission, session);
    return deployments
        .replaced(submission, file)
        .map(each -> download(each.name(), each.content()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** Designers' way back into the source code. */
  @GetMapping("/deployments/changed.zip")
  ResponseEntity<byte[]> changed(HttpSession session) throws IOException {
    designer(session);
    return download("changed-models.zip", released.zipOfDifferent());
  }

  @PostMapping("/deployments/{id:\\d+}/approval")
  String approve(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String seen,
      HttpSession session,
      RedirectAttributes next) {
    String person = concerned(submission(id), session);
    return then(
        next,
        id,
        () -> {
          String wanted = deployments.approve(id, person, seen);
          return wanted.isEmpty()
              ? "第%d号部署已核准，现已生效；正在办理的业务仍按原版本办理。".formatted(id)
              : "您已核准第%d号部署，尚待%s核准后生效。".formatted(id, wanted);
        });
  }

  @PostMapping("/deployments/{id:\\d+}/rejection")
  String reject(
      @PathVariable long id,
      @RequestParam(required = false) String reason,
      HttpSession session,
      RedirectAttributes next) {
    Submission submission = submission(id);
    String person = concerned(submission, session);
    boolean own = submission.submittedBy().equals(person);
    return then(
        next,
        id,
        () -> {
          deployments.reject(id, person, reason);
          return (own ? "第%d号部署已撤回。" : "第%d号部署已退回提交人。").formatted(id);
        });
  }

  /** Asks for the newest version of a process to be withdrawn. */
  @PostMapping("/deployments/withdrawal")
  String withdraw(
      @RequestParam(required = false) String key,
      @RequestParam(required = false) String reason,
      HttpSession session,
      RedirectAttributes next) {
    String person = designer(session);
    return then(
        next,
        0,
        () ->
            "停用申请已提交为第%d号，待另一名流程设计员核准后生效。"
                .formatted(deployments.withdraw(key, reason, person).id()));
  }

  /** Asks for the release's version of a model to take the place of a designer's. */
  @PostMapping("/deployments/takeover")
  String takeOver(@RequestParam String key, HttpSession session, RedirectAttributes next) {
    String person = designer(session);
    ReleasedModels.Different model =
        released.different().stream()
            .filter(each -> each.running().key().id().equals(key))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return then(
        next,
        0,
        () -> {
          Submission made =
              deployments.submit("恢复为程序版本：" + key, model.released().files(), person, true);
          return "已提交为第%d号，待另一名流程设计员核准后生效。".formatted(made.id());
        });
  }

  /** Shows how it went: what went well on the list, a refusal where it was asked for. */
  private static String then(RedirectAttributes next, long id, Supplier<String> action) {
    try {
      next.addFlashAttribute("done", action.get());
      return LIST;
    } catch (RefusedInputException refused) {
      next.addFlashAttribute("refused", refused.getMessage());
    } catch (ProcessEngineException broken) {
      next.addFlashAttribute("refused", EngineRefusal.of(broken).orElse(broken.getMessage()));
    }
    return id == 0 ? LIST : LIST + "/" + id;
  }

  private Submission submission(long id) {
    return deployments
        .find(id)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private String designer(HttpSession session) {
    String person = LoggedIn.person(session);
    if (!rights.holds(person, Deployments.DESIGNER)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return person;
  }

  /** Whoever has to approve it, or could. */
  private String concerned(Submission submission, HttpSession session) {
    String person = LoggedIn.person(session);
    if (!deployments.concerns(submission, person)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return person;
  }

  private Map<String, String> names(List<Submission> submissions) {
    return names.withLogins(
        submissions.stream()
            .flatMap(each -> Stream.of(each.submittedBy(), each.decidedBy()))
            .toList());
  }

  private static ResponseEntity<byte[]> download(String name, byte[] content) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(content);
  }
}

package cn.qualitysafety.platform.casefile;

import cn.qualitysafety.platform.casefile.FlowMapper.DoneTask;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.engine.LoggedIn;
import jakarta.servlet.http.HttpSession;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * What Tasklist says when somebody has sent a form: what comes next in the case, whose it is and
 * until when, and what has been issued. Who may not read the case, as a laboratory that a blind
 * sample was sent to from elsewhere, learns no more than that the step is done.
 */
@RestController
class AfterStep {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  /** Times of documents are kept in seconds. */
  private static final int ROUNDED = 1;

  /** Of more steps than these nobody reads a line. */
  private static final int MOST = 5;

  private final FlowMapper mapper;
  private final CaseFamilies families;
  private final CaseFlow flow;
  private final CaseRegister register;
  private final OfficialDocuments documents;

  AfterStep(
      FlowMapper mapper,
      CaseFamilies families,
      CaseFlow flow,
      CaseRegister register,
      OfficialDocuments documents) {
    this.mapper = mapper;
    this.families = families;
    this.flow = flow;
    this.register = register;
    this.documents = documents;
  }

  /**
   * What is known now; the engine's jobs may not have done yet what follows.
   *
   * @param task what was done; null after a start
   * @param caseNumber null if the person may not read the case
   * @param state what the case waits for, or how it ended; null likewise
   * @param settled whether something follows already, or the case is closed
   * @param more how many further steps are open
   */
  record After(
      String task,
      String caseNumber,
      String state,
      boolean closed,
      boolean settled,
      List<Next> next,
      int more,
      List<Issued> documents) {}

  /**
   * An open step.
   *
   * @param who person, or unit and post
   * @param until a day, in words, and that it has passed; null without a limit
   * @param taskId null unless the person can do it
   */
  record Next(String step, String who, String until, String taskId) {}

  /** A document that can be fetched in the case. */
  record Issued(String number, String title, String caseNumber) {}

  @GetMapping("/tasks/{taskId}/after")
  After task(@PathVariable String taskId, HttpSession session) {
    String person = LoggedIn.person(session);
    DoneTask done =
        Optional.ofNullable(mapper.doneBy(taskId, person))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return families
        .ofInstance(done.instanceId(), person)
        .map(family -> after(done.name(), family, done.endedAt(), person))
        .orElseGet(() -> new After(done.name(), null, null, false, true, List.of(), 0, List.of()));
  }

  @GetMapping("/cases/{caseNumber}/after")
  After start(@PathVariable String caseNumber, HttpSession session) {
    String person = LoggedIn.person(session);
    CaseFamily family =
        families
            .ofCase(caseNumber, person)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    CaseRegister.Line line = register.of(family.instanceId());
    LocalDateTime begun = line == null ? null : line.entry().openedAt();
    return after(
        null, family, Objects.requireNonNullElse(begun, LocalDate.EPOCH.atStartOfDay()), person);
  }

  private After after(String task, CaseFamily family, LocalDateTime since, String person) {
    LocalDateTime from = since.minusSeconds(ROUNDED);
    List<FlowLine> open = flow.open(family, person);
    List<FlowLine> following =
        open.stream().filter(line -> !line.begunAt().isBefore(from)).toList();
    Predicate<FlowLine> ofThisCase = line -> line.caseNumber().equals(family.caseNumber());
    List<FlowLine> next =
        following.isEmpty() ? open.stream().filter(ofThisCase).toList() : following;
    CaseRegister.Line line = register.of(family.instanceId());
    return new After(
        task,
        family.caseNumber(),
        line == null ? null : line.state(),
        !family.open(),
        !following.isEmpty() || !family.open(),
        next.stream().limit(MOST).map(AfterStep::next).toList(),
        Math.max(0, next.size() - MOST),
        documents.ofCases(family.shown()).stream()
            .filter(document -> !document.issuedAt().isBefore(from) && !document.voided())
            .map(AfterStep::issued)
            .toList());
  }

  private static Next next(FlowLine line) {
    return new Next(
        line.step(),
        line.who().equals(CaseFlow.NOBODY) ? line.post() : line.who(),
        line.dueAt() == null ? null : DAY.format(line.dueAt()) + (line.late() ? "前，已超期" : "前"),
        line.mine() ? line.taskId() : null);
  }

  private static Issued issued(OfficialDocument document) {
    return new Issued(document.number(), document.title(), document.caseNumber());
  }
}

package cn.qualitysafety.event.web;

import cn.qualitysafety.event.Trainees;
import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.engine.LoggedIn;
import cn.qualitysafety.platform.excel.ImportForm;
import cn.qualitysafety.platform.excel.ImportReport.Mode;
import cn.qualitysafety.platform.language.Persons;
import cn.qualitysafety.platform.record.CaseRecords;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/**
 * Trainees of the classes that wait for them. A class whose task the person does not see, or that
 * somebody else has claimed, does not exist here; nor does that of a unit below, until the person
 * has taken the task over.
 */
@Controller
@RequestMapping("/events/trainees")
class TraineePages {

  private static final ImportForm FORM = new ImportForm("trainees", "学员导入问题");
  private static final String TASK = "userTask_importTrainees";

  private final Trainees trainees;
  private final CaseRecords records;
  private final TaskService tasks;
  private final RuntimeService runtime;
  private final InTheNameOf inTheNameOf;
  private final Persons persons;

  TraineePages(
      Trainees trainees,
      CaseRecords records,
      TaskService tasks,
      RuntimeService runtime,
      InTheNameOf inTheNameOf,
      Persons persons) {
    this.trainees = trainees;
    this.records = records;
    this.tasks = tasks;
    this.runtime = runtime;
    this.inTheNameOf = inTheNameOf;
    this.persons = persons;
  }

  /** A class that waits for its trainees. */
  record OpenClass(String caseNumber, String title, int sessions, int imported) {}

  @GetMapping
  String classes(HttpSession session, Model model) {
    model.addAttribute("classes", open(organiser(session)));
    return "trainee-classes";
  }

  @GetMapping("/template.xlsx")
  ResponseEntity<byte[]> template(HttpSession session) {
    organiser(session);
    return trainees.template().download();
  }

  /** All complaints about the file that was uploaded last in this session. */
  @GetMapping("/complaints.xlsx")
  ResponseEntity<byte[]> complaints(HttpSession session) {
    organiser(session);
    return FORM.complaints(session);
  }

  @GetMapping("/{caseNumber}")
  String page(@PathVariable String caseNumber, HttpSession session, Model model) {
    OpenClass of = open(caseNumber, organiser(session));
    String view = FORM.empty(model);
    model.addAttribute("course", of);
    return view;
  }

  @PostMapping("/{caseNumber}")
  String importFile(
      @PathVariable String caseNumber,
      @RequestParam MultipartFile file,
      @RequestParam Mode mode,
      HttpSession session,
      Model model)
      throws IOException {
    String person = organiser(session);
    OpenClass of = open(caseNumber, person);
    String view =
        FORM.receive(
            file,
            mode,
            session,
            model,
            uploaded -> trainees.importFile(uploaded, mode, caseNumber, of.sessions(), person));
    model.addAttribute("course", open(caseNumber, person));
    return view;
  }

  @PostMapping("/{caseNumber}/clear")
  String clear(@PathVariable String caseNumber, HttpSession session) {
    open(caseNumber, organiser(session));
    trainees.clear(caseNumber);
    return "redirect:/events/trainees/" + caseNumber;
  }

  @GetMapping("/{caseNumber}/roster.xlsx")
  ResponseEntity<byte[]> roster(@PathVariable String caseNumber, HttpSession session) {
    open(caseNumber, organiser(session));
    return trainees.roster(caseNumber).download();
  }

  private List<OpenClass> open(String person) {
    String unit = persons.of(List.of(person)).get(person).unit();
    return inTheNameOf.person(
        person,
        () ->
            tasks
                .createTaskQuery()
                .taskDefinitionKey(TASK)
                .active()
                .orderByDueDate()
                .asc()
                .list()
                .stream()
                .filter(
                    task ->
                        task.getAssignee() == null
                            ? unit.equals(task.getTenantId())
                            : person.equals(task.getAssignee()))
                .map(this::of)
                .toList());
  }

  private OpenClass of(Task task) {
    String number =
        runtime
            .createProcessInstanceQuery()
            .processInstanceId(task.getProcessInstanceId())
            .singleResult()
            .getBusinessKey();
    return new OpenClass(
        number,
        records.text(number, "eventTitle"),
        Integer.parseInt(records.text(number, "sessionsHeld")),
        trainees.number(number));
  }

  private OpenClass open(String caseNumber, String person) {
    return open(person).stream()
        .filter(each -> each.caseNumber().equals(caseNumber))
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** Who is at the page; 403 without the post, asked anew each time. */
  private String organiser(HttpSession session) {
    String person = LoggedIn.person(session);
    if (!inTheNameOf.postsOf(person).contains("event-organiser")) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return person;
  }
}

package cn.qualitysafety.platform.casefile;

import cn.qualitysafety.platform.casefile.FlowMapper.CaseOfTask;
import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.engine.LoggedIn;
import cn.qualitysafety.platform.engine.PersonNames;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.language.FactWords;
import cn.qualitysafety.platform.language.FactsOfCases;
import jakarta.servlet.http.HttpSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What tells one card of Tasklist from the next: the number of its case, and whom or what it is
 * about. Of a task whose case the person may not read there is nothing; of a blind sample's the
 * register itself knows no more than the code and the product.
 */
@RestController
class TaskCards {

  /** Tasklist shows 15 at a time. */
  private static final int MOST = 50;

  private static final String PRODUCT = "product";

  private final FlowMapper mapper;
  private final CaseRegister register;
  private final InTheNameOf inTheNameOf;
  private final PersonNames names;
  private final TaskService tasks;
  private final RepositoryService repository;
  private final FactsOfCases facts;
  private final FactWords words;
  private final RowsOfTasks rows;

  TaskCards(
      FlowMapper mapper,
      CaseRegister register,
      InTheNameOf inTheNameOf,
      PersonNames names,
      TaskService tasks,
      RepositoryService repository,
      FactsOfCases facts,
      FactWords words,
      RowsOfTasks rows) {
    this.mapper = mapper;
    this.register = register;
    this.inTheNameOf = inTheNameOf;
    this.names = names;
    this.tasks = tasks;
    this.repository = repository;
    this.facts = facts;
    this.words = words;
    this.rows = rows;
  }

  /**
   * What a card says.
   *
   * @param about what the case is called, with its party; or else its product, or else its unit
   * @param round 2 of a step that the case is in for the second time, as after it was given back
   */
  record Card(String caseNumber, String about, int round) {}

  /** Cards by the ids of their tasks. */
  @GetMapping("/tasks/cards")
  Map<String, Card> cards(@RequestParam List<String> id, HttpSession session) {
    String person = LoggedIn.person(session);
    List<String> asked = id.stream().limit(MOST).toList();
    List<String> readable =
        inTheNameOf.person(
            person,
            () ->
                tasks.createTaskQuery().taskIdIn(asked.toArray(String[]::new)).list().stream()
                    .map(Task::getId)
                    .toList());
    if (readable.isEmpty()) {
      return Map.of();
    }
    List<String> units = inTheNameOf.unitsOf(person);
    List<String> posts = inTheNameOf.postsOf(person);
    List<CaseOfTask> found = mapper.casesOfTasks(readable);
    Map<String, String> unitNames = names.units(found.stream().map(CaseOfTask::unitCode).toList());
    Map<String, Card> cards = new LinkedHashMap<>();
    found.stream()
        .filter(each -> units.contains(each.unitCode()))
        .filter(each -> register.mayReadCase(person, posts, each.instanceId(), each.processKey()))
        .forEach(
            each ->
                cards.put(
                    each.taskId(),
                    new Card(
                        each.caseNumber(),
                        about(each, unitNames.getOrDefault(each.unitCode(), "")),
                        round(each))));
    return cards;
  }

  /** Of a step that is done for several, each for itself, the others' are no rounds. */
  private int round(CaseOfTask found) {
    return found.doneBefore() == 0 || rows.isForSeveral(found.taskModelId(), found.taskKey())
        ? 1
        : found.doneBefore() + 1;
  }

  /** First which of several it is for, since the rest is the same of all of them. */
  private String about(CaseOfTask found, String unit) {
    String about =
        Stream.of(about(found), unit).filter(words -> !words.isEmpty()).findFirst().orElse("");
    return rows.isForSeveral(found.taskModelId(), found.taskKey())
        ? rows.name(found.taskId()).map(row -> (row + " " + about).strip()).orElse(about)
        : about;
  }

  private String about(CaseOfTask found) {
    String title = found.title().equals(found.procedureName()) ? product(found) : found.title();
    return found.partyName() == null || title.contains(found.partyName())
        ? title
        : (found.partyName() + " " + title).strip();
  }

  /** Of a case without a title of its own, a blind sample's among them, at least the product. */
  private String product(CaseOfTask found) {
    ProcessDefinition model = repository.getProcessDefinition(found.modelId());
    return facts
        .fact(model, PRODUCT)
        .filter(fact -> !fact.isSealed())
        .flatMap(fact -> words.of(model, CasePlace.of(found.caseNumber()), PRODUCT))
        .orElse("");
  }
}

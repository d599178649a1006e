package cn.qualitysafety.licence;

import static cn.qualitysafety.licence.LicenceSteps.GUANGZHOU;
import static cn.qualitysafety.licence.LicenceSteps.ORGANISER;
import static cn.qualitysafety.licence.LicenceSteps.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GLOBAL;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_REVOKE;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.organisation.Unit;
import cn.qualitysafety.organisation.UnitRegister;
import java.util.List;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Guangzhou's window and its review organiser have one task each; the window asks for tasks. */
@SystemTest
@Tag("database")
class ShortAuthorizationTest {

  private static final String OF_THE_WINDOW = "userTask_checkMaterials";
  private static final String OF_THE_ORGANISER = "userTask_formTeam";

  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private AuthorizationService authorizations;
  @Autowired private IdentityService identity;
  @Autowired private UnitRegister units;
  @Autowired private JdbcTemplate jdbc;

  @BeforeEach
  void begin() {
    LicenceSteps steps = new LicenceSteps(driver, enterprises);
    driver.reset();
    driver.setClock("2009-09-14T09:00:00");
    steps.registerHolder();
    steps.accept(steps.apply("concrete-pipe"));
    steps.apply("wood-panel");
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void theTasksOfItsPostAreThereAndThoseOfOthersAreNotHoweverItAsks() {
    assertThat(found(query -> query.taskCandidateGroup(WINDOW))).containsExactly(OF_THE_WINDOW);
    assertThat(found(query -> query.taskCandidateGroup(ORGANISER))).isEmpty();
    assertThat(found(query -> query.taskCandidateGroupIn(List.of(WINDOW, ORGANISER))))
        .containsExactly(OF_THE_WINDOW);
    assertThat(found(query -> query.or().taskCandidateGroup(WINDOW).taskNameLike("%").endOr()))
        .containsExactly(OF_THE_WINDOW);
    assertThat(found(query -> query.taskNameLike("%"))).containsExactly(OF_THE_WINDOW);
  }

  @Test
  void aSingleTaskIsFoundByWhomItIsFor() {
    String own = idOf(OF_THE_WINDOW);
    String other = idOf(OF_THE_ORGANISER);
    assertThat(found(query -> query.taskId(own))).containsExactly(OF_THE_WINDOW);
    assertThat(found(query -> query.taskId(other))).isEmpty();
    assertThat(foundBy(WINDOW, "440300", query -> query.taskId(own))).isEmpty();
  }

  @Test
  void theVariablesOfACaseAreForWhoeverHasAPostInItsModel() {
    Task task = tasks.createTaskQuery().taskDefinitionKey(OF_THE_WINDOW).singleResult();
    for (String scope : List.of(task.getProcessInstanceId(), task.getExecutionId())) {
      assertThat(variablesFor(WINDOW, GUANGZHOU, scope)).isNotZero();
      assertThat(variablesFor(WINDOW, "440300", scope)).isZero();
      assertThat(variablesFor("summons-officer", GUANGZHOU, scope)).isZero();
    }
  }

  @Test
  void thereIsNoTaskOutsideACase() {
    Task task = tasks.newTask();
    task.setParentTaskId(idOf(OF_THE_WINDOW));
    assertThatThrownBy(() -> tasks.saveTask(task)).hasMessageContaining("standalone task");
  }

  private long variablesFor(String post, String unit, String scope) {
    return driver.as(
        post, unit, () -> runtime.createVariableInstanceQuery().variableScopeIdIn(scope).count());
  }

  private String idOf(String taskKey) {
    return tasks.createTaskQuery().taskDefinitionKey(taskKey).singleResult().getId();
  }

  @Test
  void whatSomebodyClaimedIsInTheirOwnListOnly() {
    String organiser = driver.person(ORGANISER, GUANGZHOU);
    Task task = tasks.createTaskQuery().taskDefinitionKey(OF_THE_ORGANISER).singleResult();
    tasks.claim(task.getId(), organiser);
    assertThat(found(query -> query.taskAssignee(organiser))).isEmpty();
    assertThat(foundBy(ORGANISER, GUANGZHOU, query -> query.taskAssignee(organiser)))
        .containsExactly(OF_THE_ORGANISER);
  }

  @Test
  void aSupervisorFindsTheTasksOfAnyPost() {
    assertThat(
            foundBy(
                "supervisor",
                GUANGZHOU,
                query -> query.taskCandidateGroupIn(List.of(WINDOW, ORGANISER))))
        .containsExactlyInAnyOrder(OF_THE_WINDOW, OF_THE_ORGANISER);
  }

  @Test
  void nobodyOfAnotherCityFindsAnything() {
    for (String post : List.of(WINDOW, "supervisor")) {
      assertThat(foundBy(post, "440300", query -> query.taskCandidateGroup(WINDOW))).isEmpty();
    }
  }

  @Test
  void whoeverReachesAllUnitsButOneFindsNothingOfThatOne() {
    List<String> all = units.all().stream().map(Unit::code).toList();
    assertThat(foundReaching(all)).containsExactly(OF_THE_WINDOW);
    assertThat(foundReaching(all.stream().filter(unit -> !unit.equals(GUANGZHOU)).toList()))
        .isEmpty();
  }

  private List<String> foundReaching(List<String> reached) {
    identity.setAuthentication("anybody", List.of(WINDOW), reached);
    try {
      return tasks.createTaskQuery().taskCandidateGroup(WINDOW).list().stream()
          .map(Task::getTaskDefinitionKey)
          .toList();
    } finally {
      identity.clearAuthentication();
    }
  }

  @Test
  void aPostIsLookedForInOnesOwnUnitsOnly() {
    jdbc.update("update ACT_RU_IDENTITYLINK set TENANT_ID_ = '440300' where TASK_ID_ is not null");
    assertThat(found(query -> query.taskCandidateGroup(WINDOW))).isEmpty();
    assertThat(count(query -> query.taskCandidateGroup(WINDOW))).isZero();
  }

  @Test
  void whatSomebodyIsDeniedIsNotInTheListOfTheirPost() {
    Task task = tasks.createTaskQuery().taskDefinitionKey(OF_THE_WINDOW).singleResult();
    Authorization denied = authorizations.createNewAuthorization(AUTH_TYPE_REVOKE);
    denied.setUserId(driver.person(WINDOW, GUANGZHOU));
    denied.setResource(Resources.TASK);
    denied.setResourceId(task.getId());
    denied.removePermission(Permissions.READ);
    authorizations.saveAuthorization(denied);
    try {
      assertThat(found(query -> query.taskCandidateGroup(WINDOW))).isEmpty();
      assertThat(found(query -> query.taskId(task.getId()))).isEmpty();
    } finally {
      authorizations.deleteAuthorization(denied.getId());
    }
  }

  /** The first question of its command, whose answer tells of denials, too. */
  @Test
  void whatSomebodyIsDeniedTheyCannotDo() {
    String task = idOf(OF_THE_WINDOW);
    String person = driver.person(WINDOW, GUANGZHOU);
    Runnable claim = () -> driver.as(WINDOW, GUANGZHOU, () -> claimed(task, person));
    assertThatThrownBy(
            () ->
                driver.as(
                    "summons-officer",
                    GUANGZHOU,
                    () -> claimed(task, driver.person("summons-officer", GUANGZHOU))))
        .as("their grants are on other tasks")
        .isInstanceOf(AuthorizationException.class);
    Authorization denied = authorizations.createNewAuthorization(AUTH_TYPE_REVOKE);
    denied.setUserId(person);
    denied.setResource(Resources.TASK);
    denied.setResourceId(task);
    denied.removePermission(Permissions.ALL);
    authorizations.saveAuthorization(denied);
    try {
      assertThatThrownBy(claim::run).isInstanceOf(AuthorizationException.class);
    } finally {
      authorizations.deleteAuthorization(denied.getId());
    }
    claim.run();
    assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee()).isEqualTo(person);
  }

  private String claimed(String task, String person) {
    tasks.claim(task, person);
    return person;
  }

  @Test
  void whatEverybodyIsNotGrantedIsDenied() {
    Authorization everybody = authorizations.createNewAuthorization(AUTH_TYPE_GLOBAL);
    everybody.setResource(Resources.TASK);
    everybody.setResourceId(Authorization.ANY);
    everybody.addPermission(Permissions.CREATE);
    authorizations.saveAuthorization(everybody);
    try {
      assertThat(
              foundBy(
                  "bureau-leader", GUANGZHOU, query -> query.taskCandidateGroupIn(List.of(WINDOW))))
          .isEmpty();
    } finally {
      authorizations.deleteAuthorization(everybody.getId());
    }
  }

  private List<String> found(UnaryOperator<TaskQuery> question) {
    return foundBy(WINDOW, GUANGZHOU, question);
  }

  private long count(UnaryOperator<TaskQuery> question) {
    return driver.as(WINDOW, GUANGZHOU, () -> question.apply(tasks.createTaskQuery()).count());
  }

  private List<String> foundBy(String post, String unit, UnaryOperator<TaskQuery> question) {
    return driver.as(
        post,
        unit,
        () ->
            question.apply(tasks.createTaskQuery()).list().stream()
                .map(Task::getTaskDefinitionKey)
                .toList());
  }
}

package cn.qualitysafety.licence;

import static cn.qualitysafety.licence.LicenceSteps.GUANGZHOU;
import static cn.qualitysafety.licence.LicenceSteps.ORGANISER;
import static cn.qualitysafety.licence.LicenceSteps.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseService;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Seven applications lie at Guangzhou's window, one of them for its review organiser too; somebody
 * who has both posts turns the pages, two tasks each, page and number in one request as Tasklist
 * asks for them.
 */
@SystemTest
@Tag("database")
class WorkListPagesTest {

  private static final List<String> POSTS = List.of(WINDOW, ORGANISER);
  private static final List<String> PRODUCTS =
      List.of("cement", "concrete-pipe", "wood-panel", "fertiliser", "pesticide", "rice", "dairy");
  private static final int TASKS = PRODUCTS.size();

  private record Page(List<String> tasks, long all) {}

  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private TaskService tasks;

  @BeforeEach
  void begin() {
    LicenceSteps steps = new LicenceSteps(driver, enterprises);
    driver.reset();
    driver.setClock("2009-09-14T09:00:00");
    steps.registerHolder();
    for (int day = 0; day < TASKS; day++) {
      driver.setClock("2009-09-1%dT09:00:00".formatted(day / 2 + 4));
      steps.apply(PRODUCTS.get(day));
    }
    Task shared = tasks.createTaskQuery().list().get(3);
    tasks.addCandidateGroup(shared.getId(), ORGANISER);
  }

  @AfterEach
  void end() {
    RequestContextHolder.resetRequestAttributes();
    driver.reset();
  }

  @Test
  void thePagesTogetherAreTheWholeListInItsOrderAndEachSaysHowManyThereAre() {
    List<String> turned = new ArrayList<>();
    for (int first = 0; first < TASKS; first += 2) {
      Page page = page(first, () -> newestFirst(POSTS));
      assertThat(page.all()).isEqualTo(TASKS);
      turned.addAll(page.tasks());
    }
    assertThat(turned).isEqualTo(whole(() -> newestFirst(POSTS))).doesNotHaveDuplicates();
  }

  @Test
  void theOrderMayBeAnyOfTasklistsOwn() {
    List<Supplier<TaskQuery>> orders =
        List.of(
            () -> newestFirst(POSTS),
            () -> ofPosts(POSTS).orderByDueDate().asc().orderByTaskId().desc(),
            () -> ofPosts(POSTS).orderByTaskPriority().desc().orderByTaskId().asc(),
            () -> ofPosts(POSTS).orderByTaskNameCaseInsensitive().asc().orderByTaskId().asc(),
            () -> ofPosts(POSTS).orderByTaskId().asc());
    for (Supplier<TaskQuery> order : orders) {
      Page page = page(2, order);
      assertThat(page.tasks()).isEqualTo(whole(order).subList(2, 4));
      assertThat(page.all()).isEqualTo(TASKS);
    }
  }

  @Test
  void aPageBehindTheLastOneIsEmptyAndStillSaysHowManyThereAre() {
    assertThat(page(20, () -> newestFirst(POSTS))).isEqualTo(new Page(List.of(), TASKS));
  }

  @Test
  void theNumberOfOneListIsNotTakenForThatOfAnother() {
    request();
    assertThat(asked(() -> newestFirst(POSTS).listPage(0, 2))).hasSize(2);
    assertThat(asked(() -> ofPosts(List.of(ORGANISER)).count())).isOne();
    assertThat(asked(() -> newestFirst(POSTS).listPage(0, 2))).hasSize(2);
    assertThat(asked(() -> ofPosts(POSTS).taskAssignee("somebody").count())).isZero();
  }

  @Test
  void theNumberIsThatOfTheRequestAndNotOfTheOneBefore() {
    assertThat(page(0, () -> newestFirst(POSTS)).all()).isEqualTo(TASKS);
    tasks.claim(tasks.createTaskQuery().list().get(0).getId(), driver.person(WINDOW, GUANGZHOU));
    assertThat(page(0, () -> newestFirst(POSTS)).all()).isEqualTo(TASKS - 1);
  }

  private Page page(int first, Supplier<TaskQuery> list) {
    request();
    List<String> found = asked(() -> ids(list.get().listPage(first, 2)));
    return new Page(found, asked(() -> list.get().count()));
  }

  private List<String> whole(Supplier<TaskQuery> list) {
    return asked(() -> ids(list.get().list()));
  }

  private <T> T asked(Supplier<T> question) {
    return driver.as(POSTS, GUANGZHOU, question);
  }

  private TaskQuery newestFirst(List<String> posts) {
    return ofPosts(posts).orderByTaskCreateTime().desc().orderByTaskId().asc();
  }

  private TaskQuery ofPosts(List<String> posts) {
    return tasks.createTaskQuery().taskCandidateGroupIn(posts);
  }

  private static List<String> ids(List<Task> found) {
    return found.stream().map(Task::getId).toList();
  }

  private static void request() {
    RequestContextHolder.setRequestAttributes(
        new ServletRequestAttributes(new MockHttpServletRequest()));
  }
}

package cn.qualitysafety.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.campaign.plan.CampaignPlan;
import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.language.Divisions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Tasks of a division reach its people alone, by their own logins. */
@SystemTest
@Tag("database")
class DivisionsTest {

  private static final String API = "/camunda/api/engine/engine/default/";
  private static final String ARCHIVES = "division-officer-of-archives";
  private static final Set<String> NO_DIVISIONS =
      Set.of("leading-group", "leading-group-office", "city-bureaus", "all-bureaus");

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private PostRegister posts;
  @Autowired private CampaignPlan plan;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private IdentityService identity;
  @Autowired private InTheNameOf inTheNameOf;
  @Autowired private ObjectMapper json;
  @Autowired private JdbcTemplate jdbc;

  private String deployment;

  @BeforeEach
  void begin() {
    driver.reset();
    deployment =
        repository
            .createDeployment()
            .addModelInstance("sample-division.bpmn", model())
            .deploy()
            .getId();
  }

  @AfterEach
  void end() {
    driver.reset();
    repository.deleteDeployment(deployment, true);
    identity.deleteGroup(ARCHIVES);
    jdbc.update("delete from ACT_RU_AUTHORIZATION where GROUP_ID_ = ?", ARCHIVES);
  }

  @Test
  void aTaskOfADivisionIsInTheListsAndRightsOfItsOfficersOnly() throws Exception {
    Map<String, Integer> before = counts("sheng-bzh");
    Map<String, Integer> others = counts("sheng-keji");
    Map<String, Integer> supervisors = counts("sheng-du");
    Task task = start("440000", "standardisation");
    assertThat(tasks.getIdentityLinksForTask(task.getId()))
        .extracting(link -> link.getGroupId())
        .containsExactly("division-officer-of-standardisation");

    assertThat(readBy("sheng-bzh")).as("the officer of the division").isEqualTo(1);
    for (String other : List.of("sheng-bzh2", "sheng-keji", "sheng-zhiguan", "gz-bzh")) {
      assertThat(readBy(other)).as(other).isZero();
      assertThatThrownBy(() -> as(other, () -> claim(task, other)))
          .as(other)
          .isInstanceOf(RuntimeException.class);
    }
    assertThat(counts("sheng-bzh"))
        .containsEntry("本岗位待办", before.get("本岗位待办") + 1)
        .containsEntry("本单位全部", before.get("本单位全部") + 1);
    assertThat(counts("sheng-keji")).isEqualTo(others);
    assertThat(counts("sheng-du"))
        .as("supervisors see all")
        .containsEntry("本单位全部", supervisors.get("本单位全部") + 1);
    as("sheng-bzh", () -> claim(task, "sheng-bzh"));
    as(
        "sheng-bzh",
        () -> {
          tasks.complete(task.getId());
          return null;
        });
    assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("sample-division").count())
        .isZero();
  }

  @Test
  void aCityHasItsOwnDivisionOfTheSameName() {
    driver.employ("gz-keji", "division-officer-of-science-and-technology", "440100");
    start("440100", "standardisation");
    assertThat(readBy("gz-bzh")).isEqualTo(1);
    assertThat(readBy("gz-keji")).as("of another division").isZero();
    assertThat(readBy("sz-ban")).isZero();
    assertThat(readBy("gz-bzh2")).as("its head has other tasks").isZero();
  }

  @Test
  void whileNoDivisionIsNamedOrThereIsNobodyInItTheTaskIsEverybodysWhoHasThePost() {
    start("440000", null);
    start("440000", "archives");
    start("440000", "tbt-centre");
    for (String officer : List.of("sheng-bzh", "sheng-keji", "sheng-zhiguan")) {
      assertThat(readBy(officer)).as(officer).isEqualTo(3);
    }

    start("440100", "science-and-technology");
    assertThat(readBy("gz-bzh"))
        .as("the city has nobody in it, although the province has")
        .isEqualTo(1);
    assertThat(readBy("sz-ban")).isZero();
  }

  @Test
  void whatADivisionHasBecomesEverybodysWhoHasThePostOnceTheLastOfItsPeopleIsGone() {
    driver.employ("gz-keji", "division-officer-of-science-and-technology", "440100");
    driver.employ("gz-keji2", "division-officer-of-science-and-technology", "440100");
    Task open = start("440100", "science-and-technology");
    Task claimed = start("440100", "science-and-technology");
    as("gz-keji", () -> claim(claimed, "gz-keji"));
    identity.deleteMembership("gz-keji", "division-officer-of-science-and-technology");
    assertThat(readBy("gz-bzh")).as("a colleague is there").isZero();
    assertThat(readBy("gz-keji2")).isEqualTo(2);

    identity.deleteTenantUserMembership("440100", "gz-keji2");
    assertThat(readBy("gz-bzh")).isEqualTo(2);
    assertThat(readBy("sz-ban")).isZero();
    as("gz-bzh", () -> claim(open, "gz-bzh"));
    as("gz-bzh", () -> claim(claimed, "gz-bzh"));

    start("440100", "science-and-technology");
    identity.deleteUser("gz-keji");
    assertThat(readBy("gz-bzh")).as("as what comes while nobody is there").isEqualTo(3);
  }

  @Test
  void theAdministratorSetsUpADivisionOnRecordAndAppointsToIt() throws Exception {
    WebLogin admin = new WebLogin(port, "admin", "tasklist");
    admin.postForm(
        "/settings/post/entry",
        "/settings/post/entry",
        WebLogin.form("entry", ARCHIVES, "name", "档案处承办人", "level", "any", "reason", "新设档案处"));
    assertThat(posts.contains(ARCHIVES)).isTrue();
    assertThat(jdbc.queryForList("select reason from setting where kind = 'post'", String.class))
        .containsExactly("新设档案处");
    driver.employ("dangan", ARCHIVES, "440000");
    assertThat(inTheNameOf.postsOf("dangan"))
        .as("with the general post, which has the rights on models")
        .containsExactlyInAnyOrder("division-officer", ARCHIVES);
    start("440000", "archives");
    assertThat(readBy("dangan")).isEqualTo(1);
    assertThat(readBy("sheng-bzh")).isZero();

    identity.deleteMembership("dangan", "division-officer");
    assertThat(inTheNameOf.postsOf("dangan")).as("and loses it in all divisions").isEmpty();
  }

  @Test
  void eachDivisionThatThePlanMakesResponsibleHasItsOfficerAndItsHead() {
    List<String> codes = posts.all().stream().map(Post::code).toList();
    List<String> responsible =
        plan.divisions().stream()
            .map(cn.qualitysafety.campaign.plan.Division::code)
            .filter(code -> !NO_DIVISIONS.contains(code))
            .sorted()
            .toList();
    assertThat(Divisions.of("division-officer", codes)).isEqualTo(responsible);
    assertThat(Divisions.of("division-head", codes)).isEqualTo(responsible);
  }

  private Task start(String unitCode, String division) {
    Map<String, Object> variables = new HashMap<>(Map.of("unitCode", unitCode));
    if (division != null) {
      variables.put("division", division);
    }
    String instance = runtime.startProcessInstanceByKey("sample-division", variables).getId();
    return tasks.createTaskQuery().processInstanceId(instance).singleResult();
  }

  private int readBy(String login) {
    return as(login, () -> (int) sample().count());
  }

  private TaskQuery sample() {
    return tasks.createTaskQuery().processDefinitionKey("sample-division");
  }

  private Object claim(Task task, String login) {
    tasks.claim(task.getId(), login);
    return null;
  }

  private <T> T as(String login, Supplier<T> action) {
    return inTheNameOf.person(login, action);
  }

  private Map<String, Integer> counts(String user) throws Exception {
    WebLogin login = new WebLogin(port, user, "tasklist");
    Map<String, Integer> counts = new HashMap<>();
    for (JsonNode filter :
        json.readTree(login.get(API + "filter?resourceType=Task&itemCount=true").body())) {
      counts.put(filter.get("name").asText(), filter.get("itemCount").asInt());
    }
    return counts;
  }

  private static BpmnModelInstance model() {
    BpmnModelInstance model =
        Bpmn.createExecutableProcess("sample-division")
            .name("处室办理")
            .camundaHistoryTimeToLiveString("P3650D")
            .startEvent()
            .userTask("userTask_doIt")
            .name("办理")
            .camundaCandidateGroups("division-officer")
            .endEvent()
            .done();
    UserTask task = model.getModelElementById("userTask_doIt");
    ExtensionElements extensions = model.newInstance(ExtensionElements.class);
    CamundaProperties properties = model.newInstance(CamundaProperties.class);
    CamundaProperty property = model.newInstance(CamundaProperty.class);
    property.setCamundaName("ofDivision");
    property.setCamundaValue("division");
    properties.getCamundaProperties().add(property);
    extensions.addChildElement(properties);
    task.setExtensionElements(extensions);
    return model;
  }
}

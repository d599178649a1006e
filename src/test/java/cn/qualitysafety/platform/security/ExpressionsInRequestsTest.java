package cn.qualitysafety.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.enterprise.EnterpriseEntries;
import cn.qualitysafety.enterprise.EnterpriseEntry;
import cn.qualitysafety.enterprise.EnterpriseService;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.rest.dto.task.TaskQueryDto;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/** Whatever a person sends, no expression in it is evaluated, not even one that does no harm. */
@SystemTest
class ExpressionsInRequestsTest {

  /** An account without a post and without a unit, as everybody has one on the first day. */
  private static final String NOBODY = "nobody";

  private static final String CLERK = "gz-shouli";
  private static final String FILTER = "/camunda/api/engine/engine/default/filter";
  private static final String HARMLESS = "${units.name('440100')}";
  private static final String CASE = "XK2009-440100-0001";

  @LocalServerPort private int port;
  @Autowired private TestRestTemplate rest;
  @Autowired private CaseDriver driver;
  @Autowired private FilterService filters;
  @Autowired private IdentityService identity;
  @Autowired private EnterpriseService enterprises;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private ObjectMapper json;

  @BeforeEach
  void begin() {
    driver.reset();
    User nobody = identity.newUser(NOBODY);
    nobody.setFirstName("没有岗位的人");
    nobody.setPassword("Zhijian-2009");
    identity.saveUser(nobody);
  }

  @AfterEach
  void end() {
    filters
        .createTaskFilterQuery()
        .filterOwner(CLERK)
        .list()
        .forEach(filter -> filters.deleteFilter(filter.getId()));
    identity.deleteUser(NOBODY);
    driver.reset();
  }

  @Test
  void noKeyThatTheInterfaceKnowsTakesOneAtAnyDepth() throws Exception {
    Filter shared = filters.createTaskFilterQuery().filterName("本岗位待办").singleResult();
    WebLogin tasklist = new WebLogin(port, CLERK, "tasklist");
    HttpResponse<String> created = tasklist.post(FILTER + "/create", filter(Map.of("name", "x")));
    String own = json.readTree(created.body()).path("id").asText();
    List<String> passed = new ArrayList<>();
    for (String key : keys()) {
      Map<String, Object> plain = Map.of(key, HARMLESS);
      check(
          passed,
          "GET " + key,
          as(CLERK).getForEntity("/engine-rest/task?" + key + "={e}", String.class, HARMLESS));
      for (Map<String, Object> query :
          List.of(plain, either(plain), either(either(plain)), either(either(either(plain))))) {
        for (String path :
            List.of(
                "/task",
                "/task/count",
                "/filter/" + shared.getId() + "/list",
                "/filter/" + shared.getId() + "/count",
                "/filter/" + shared.getId() + "/singleResult")) {
          check(
              passed,
              path + query,
              as(CLERK).postForEntity("/engine-rest" + path, query, String.class));
        }
        check(passed, "create " + query, tasklist.post(FILTER + "/create", filter(query)));
        check(
            passed,
            "update " + query,
            tasklist.send(
                request ->
                    request
                        .header("Content-Type", "application/json")
                        .header("X-XSRF-TOKEN", tasklist.csrfToken())
                        .PUT(BodyPublishers.ofString(filter(query))),
                FILTER + "/" + own));
      }
    }
    assertThat(passed).isEmpty();
    assertThat(filters.createTaskFilterQuery().filterOwner(CLERK).list())
        .singleElement()
        .satisfies(filter -> assertThat(queryOf(filter)).doesNotContain("${"));
  }

  private String queryOf(Filter filter) {
    return jdbc.queryForObject(
        "select QUERY_ from ACT_RU_FILTER where ID_ = ?", String.class, filter.getId());
  }

  private String filter(Map<String, Object> query) {
    try {
      return json.writeValueAsString(Map.of("resourceType", "Task", "name", "试探", "query", query));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> either(Map<String, Object> query) {
    return Map.of("orQueries", List.of(query));
  }

  private void check(List<String> passed, String what, ResponseEntity<String> answer) {
    check(passed, what, answer.getStatusCode().value(), answer.getBody());
  }

  private static void check(List<String> passed, String what, HttpResponse<String> answer) {
    check(passed, what, answer.statusCode(), answer.body());
  }

  private static void check(List<String> passed, String what, int status, String body) {
    if (status < 400 || status > 499 || !body.contains("不能使用")) {
      passed.add("%s: %d %s".formatted(what, status, body));
    }
  }

  /** All that end in "Expression", of whatever the interface reads from a body or an address. */
  private static Set<String> keys() throws Exception {
    Map<String, Set<String>> keys = new TreeMap<>();
    SimpleMetadataReaderFactory reader = new SimpleMetadataReaderFactory();
    for (Resource file :
        new PathMatchingResourcePatternResolver()
            .getResources("classpath*:org/camunda/bpm/**/dto/**/*.class")) {
      Class<?> type =
          ClassUtils.forName(
              reader.getMetadataReader(file).getClassMetadata().getClassName(), null);
      Arrays.stream(type.getMethods())
          .map(method -> method.getName())
          .filter(name -> name.matches("set\\w+Expression"))
          .forEach(
              name ->
                  keys.computeIfAbsent(type.getName(), any -> new TreeSet<>())
                      .add(StringUtils.uncapitalize(name.substring(3))));
    }
    assertThat(keys.keySet())
        .as("another kind of query is to be asked here, too")
        .containsExactly(TaskQueryDto.class.getName());
    assertThat(keys.get(TaskQueryDto.class.getName())).hasSizeGreaterThanOrEqualTo(20);
    return keys.get(TaskQueryDto.class.getName());
  }

  @Test
  void noneIsEvaluatedToSortBy() {
    String wouldFail = "${units.name('none')}";
    for (Map<String, Object> sorting :
        List.<Map<String, Object>>of(
            Map.of("sortBy", wouldFail, "sortOrder", "asc"),
            Map.of(
                "sortBy", "processVariable",
                "sortOrder", "asc",
                "parameters", Map.of("variable", wouldFail, "type", "String")))) {
      ResponseEntity<String> answer =
          as(CLERK)
              .postForEntity(
                  "/engine-rest/task", Map.of("sorting", List.of(sorting)), String.class);
      assertThat(answer.getStatusCode().is5xxServerError()).as(answer.getBody()).isFalse();
    }
  }

  @Test
  void nobodyDecidesAnApplicationByAQuery() {
    apply();
    Map<String, Object> before = application();
    for (String attack :
        List.of(
            "${applications.decideApplication('%s', false, '不符合', 'gz-jueding') == null ? 'x' : 'y'}",
            "${applications.issueRefusal('%s') == null ? 'x' : 'y'}",
            "${applications.issueLicence('%s')}",
            "${applications.deemAccepted('%s')}",
            "${caseLimits.endAll('%s') == null ? 'x' : 'y'}",
            // an oracle: 200 or 500 would say yes or no
            "${applications.of('%s').contactPhone() >= '1' ? 'x' : units.name('none')}",
            "${applications.of('%s').holderName()}")) {
      Map<String, Object> query = either(Map.of("assigneeExpression", attack.formatted(CASE)));
      ResponseEntity<String> answer =
          as(NOBODY).postForEntity("/engine-rest/task", query, String.class);
      assertThat(answer.getStatusCode().is4xxClientError()).as(attack).isTrue();
      assertThat(answer.getBody()).as(attack).contains("查询条件中不能使用表达式");
    }
    assertThat(application()).isEqualTo(before);
    assertThat(before).containsEntry("STATE", "RECEIVED").containsEntry("DECIDED_BY", null);
    assertThat(
            jdbc.queryForObject(
                "select count(*) from official_document where case_number = ?",
                Integer.class,
                CASE))
        .isZero();
    assertThat(
            jdbc.queryForList(
                "select ended_on from case_limit where case_number = ?", Object.class, CASE))
        .isNotEmpty()
        .containsOnlyNulls();
  }

  private void apply() {
    driver.setClock("2009-02-27T09:00:00");
    enterprises.register(
        EnterpriseEntries.with(
            Map.of(
                EnterpriseEntry.CODE, "731400024",
                EnterpriseEntry.NAME, "广州市越秀水泥厂",
                EnterpriseEntry.ADDRESS, "广州市",
                EnterpriseEntry.UNIT_CODE, "440100")),
        List.of("440100"),
        "test");
    driver.start(
        "licence-review",
        "acceptance-window",
        "440100",
        Map.of(
            "applicationKind", "new",
            "holderCode", "731400024",
            "productCode", "cement",
            "contactName", "何志强",
            "contactPhone", "13800000000"));
  }

  private Map<String, Object> application() {
    return new LinkedHashMap<>(
        jdbc.queryForMap("select * from licence_application where case_number = ?", CASE));
  }

  private TestRestTemplate as(String user) {
    return rest.withBasicAuth(user, "Zhijian-2009");
  }
}

package cn.qualitysafety.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ListAssert;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;

@SystemTest
@Tag("database")
class AuditTrailTest {

  private static final String PASSWORD = "Zhijian-2009";
  private static final String OTHER_PASSWORD = "Linshi-2009!";
  private static final String NEW = "gz-xin";

  @LocalServerPort private int port;
  @Autowired private TestRestTemplate rest;
  @Autowired private CaseDriver driver;
  @Autowired private AuditTrail trail;
  @Autowired private IdentityService identity;
  @Autowired private JdbcTemplate jdbc;

  @BeforeEach
  void begin() {
    driver.reset();
  }

  @AfterEach
  void end() {
    identity.deleteUser(NEW);
    identity.deleteGroup("temporary-post");
    List.of("gz-ju", "gz-du", "admin").forEach(identity::unlockUser);
    driver.reset();
  }

  @Test
  void whoComesWhoIsRefusedAndWhoGoesIsNotedWithTheAddress() throws Exception {
    WebLogin clerk = new WebLogin(port, "gz-ban", "tasklist");
    WebLogin stranger = WebLogin.stranger(port);
    assertThat(stranger.logIn("gz-ju", OTHER_PASSWORD, "tasklist").statusCode()).isEqualTo(401);
    assertThat(stranger.logIn("no<body>", OTHER_PASSWORD, "tasklist").statusCode()).isEqualTo(401);
    assertThat(stranger.logIn("gz-ban", PASSWORD, "cockpit").statusCode())
        .as("knows the password and has no business there")
        .isEqualTo(403);
    clerk.post("/camunda/api/admin/auth/user/default/logout", "");

    assertThat(events())
        .extracting(AuditEvent::person, AuditEvent::kind, AuditEvent::address)
        .containsExactly(
            tuple("gz-ban", AuditEvent.Kind.LOGOUT, "127.0.0.1"),
            tuple("gz-ban", AuditEvent.Kind.LOGIN_REFUSED, "127.0.0.1"),
            tuple("no<body>", AuditEvent.Kind.LOGIN_REFUSED, "127.0.0.1"),
            tuple("gz-ju", AuditEvent.Kind.LOGIN_REFUSED, "127.0.0.1"),
            tuple("gz-ban", AuditEvent.Kind.LOGIN, "127.0.0.1"));
    assertThat(trail.page("", 0, 1).get(0).happenedAt())
        .isAfter(
            LocalDateTime.now(java.time.ZoneId.of("Asia/Shanghai")).minus(Duration.ofMinutes(5)));
    assertNoPasswordIsKept();
  }

  @Test
  void theRestInterfaceNotesAVisitAndEachRefusal() {
    for (int i = 0; i < 3; i++) {
      assertThat(as("gz-du").getForEntity("/engine-rest/task/count", String.class).getStatusCode())
          .isEqualTo(HttpStatus.OK);
    }
    for (int i = 0; i < 2; i++) {
      rest.withBasicAuth("gz-du", OTHER_PASSWORD).getForEntity("/engine-rest/task", String.class);
      identity.unlockUser("gz-du");
    }
    rest.getForEntity("/engine-rest/task", String.class);

    assertThat(trail.page("gz-du", 0, 10))
        .extracting(AuditEvent::kind, AuditEvent::detail)
        .containsSubsequence(
            tuple(AuditEvent.Kind.LOGIN_REFUSED, "REST"),
            tuple(AuditEvent.Kind.LOGIN_REFUSED, "REST"))
        .filteredOn(tuple(AuditEvent.Kind.LOGIN, "REST")::equals)
        .as("not three times; perhaps it came a moment ago, for another test")
        .hasSizeLessThan(2);
    assertThat(trail.count("")).as("a request without a name is nobody's").isLessThan(4);
    assertNoPasswordIsKept();
  }

  @Test
  void everyChangeToWhatPeopleMayDoIsNoted() {
    TestRestTemplate admin = as("admin");
    admin.postForEntity(
        "/engine-rest/user/create",
        Map.of(
            "profile", Map.of("id", NEW, "firstName", "新人", "lastName", "x"),
            "credentials", Map.of("password", PASSWORD)),
        String.class);
    admin.put(
        "/engine-rest/user/" + NEW + "/credentials",
        Map.of("password", OTHER_PASSWORD, "authenticatedUserPassword", PASSWORD));
    admin.postForEntity(
        "/engine-rest/group/create", Map.of("id", "temporary-post", "name", "x"), String.class);
    admin.put("/engine-rest/group/temporary-post/members/" + NEW, Map.of());
    admin.put("/engine-rest/tenant/440100/user-members/" + NEW, Map.of());
    admin.delete("/engine-rest/group/temporary-post/members/" + NEW);
    admin.delete("/engine-rest/user/" + NEW);

    ListAssert<AuditEvent> noted =
        assertThat(
            trail.page("admin", 0, 50).stream()
                .filter(event -> event.kind() != AuditEvent.Kind.LOGIN)
                .toList());
    noted
        .extracting(AuditEvent::kind, AuditEvent::action)
        .containsExactly(
            tuple(AuditEvent.Kind.USER, "Delete"),
            tuple(AuditEvent.Kind.GROUP_MEMBERSHIP, "Delete"),
            tuple(AuditEvent.Kind.TENANT_MEMBERSHIP, "Create"),
            tuple(AuditEvent.Kind.GROUP_MEMBERSHIP, "Create"),
            tuple(AuditEvent.Kind.GROUP, "Create"),
            tuple(AuditEvent.Kind.USER, "Update"),
            tuple(AuditEvent.Kind.USER, "Create"));
    noted.allSatisfy(event -> assertThat(event.address()).isEqualTo("127.0.0.1"));
    noted.element(2).satisfies(event -> assertThat(event.detail()).contains(NEW, "440100"));
    noted.element(3).satisfies(event -> assertThat(event.detail()).contains(NEW, "temporary-post"));
    assertNoPasswordIsKept();

    assertThat(
            as("gz-ban")
                .postForEntity(
                    "/engine-rest/group/create", Map.of("id", "temporary-post"), String.class)
                .getStatusCode())
        .isEqualTo(HttpStatus.FORBIDDEN);
    assertThat(trail.page("gz-ban", 0, 10))
        .as("what was refused has changed nothing")
        .noneMatch(event -> event.kind() == AuditEvent.Kind.GROUP);
  }

  @Test
  void administratorsAndTheProvincesSupervisorReadItPageByPageAndNobodyElseDoes() throws Exception {
    for (int i = 1; i <= 60; i++) {
      trail.record("gz-ju", "10.0.0.1", AuditEvent.Kind.LOGIN_REFUSED, null, "尝试%03d".formatted(i));
    }
    trail.record("<script>alert(1)</script>", "::1", AuditEvent.Kind.LOGIN_REFUSED, null, null);
    WebLogin admin = new WebLogin(port, "admin", "admin");
    assertThat(admin.get("/audit").body())
        .contains("查询结果：62项", "尝试060", "尝试013", "登录被拒绝", "10.0.0.1", "第1页，共2页")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("尝试012", "<script>alert");
    assertThat(admin.get("/audit?person=gz-ju&page=2").body())
        .contains("查询结果：60项", "尝试010", "尝试001", "上一页")
        .doesNotContain("尝试011", "下一页");
    assertThat(admin.get("/audit?page=99").body()).contains("第2页，共2页");
    assertThat(new WebLogin(port, "sheng-du", "tasklist").get("/audit").body())
        .as("who watches what administrators do")
        .contains("查询结果：");
    for (String other : List.of("gz-ban", "gz-du", "liucheng")) {
      assertThat(new WebLogin(port, other, "tasklist").get("/audit").statusCode()).isEqualTo(403);
    }
  }

  private List<AuditEvent> events() {
    return trail.page("", 0, 100);
  }

  private void assertNoPasswordIsKept() {
    assertThat(jdbc.queryForList("select * from audit_event").toString())
        .doesNotContain(PASSWORD, OTHER_PASSWORD, "Zhijian", "Linshi");
  }

  private TestRestTemplate as(String user) {
    return rest.withBasicAuth(user, PASSWORD);
  }
}

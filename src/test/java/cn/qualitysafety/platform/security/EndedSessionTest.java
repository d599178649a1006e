package cn.qualitysafety.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.organisation.Staff;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whoever is not what they were when they logged in is logged in no more. */
@SystemTest
@Tag("database")
class EndedSessionTest {

  private static final String PERSON = "gz-jiuren";
  private static final String PASSWORD = "Zhijian-2009";
  private static final String NEW_PASSWORD = "Linshi-2009!";
  private static final String ENGINE = "/camunda/api/engine/engine/default/";

  @LocalServerPort private int port;
  @Autowired private TestRestTemplate rest;
  @Autowired private CaseDriver driver;
  @Autowired private Staff staff;
  @Autowired private IdentityService identity;
  @Autowired private JdbcTemplate jdbc;

  @BeforeEach
  void begin() {
    driver.reset();
    staff.appoint(
        PERSON, "旧人", PASSWORD, "440100", List.of("acceptance-window", "review-organiser"));
  }

  @AfterEach
  void end() {
    identity.unlockUser(PERSON);
    identity.deleteUser(PERSON);
    driver.reset();
  }

  /** What an administrator does, by whatever way, or another node. */
  private enum Change {
    PASSWORD_SET {
      @Override
      void on(EndedSessionTest test) {
        test.asAdmin(
            HttpMethod.PUT,
            "/user/" + PERSON + "/credentials",
            Map.of("password", NEW_PASSWORD, "authenticatedUserPassword", PASSWORD));
      }
    },
    POST_TAKEN {
      @Override
      void on(EndedSessionTest test) {
        test.asAdmin(HttpMethod.DELETE, "/group/review-organiser/members/" + PERSON, null);
      }
    },
    POST_GIVEN {
      @Override
      void on(EndedSessionTest test) {
        test.identity.createMembership(PERSON, "reviewer");
      }
    },
    MOVED_TO_ANOTHER_UNIT {
      @Override
      void on(EndedSessionTest test) {
        test.asAdmin(HttpMethod.DELETE, "/tenant/440100/user-members/" + PERSON, null);
        test.asAdmin(HttpMethod.PUT, "/tenant/440300/user-members/" + PERSON, Map.of());
      }
    },
    ACCOUNT_DELETED {
      @Override
      void on(EndedSessionTest test) {
        test.asAdmin(HttpMethod.DELETE, "/user/" + PERSON, null);
      }
    },
    POST_TAKEN_ON_ANOTHER_NODE {
      @Override
      void on(EndedSessionTest test) {
        test.jdbc.update(
            "delete from ACT_ID_MEMBERSHIP where USER_ID_ = ? and GROUP_ID_ = 'review-organiser'",
            PERSON);
      }
    };

    abstract void on(EndedSessionTest test);
  }

  @ParameterizedTest
  @EnumSource
  void aChangedAccountReadsAndWritesNothingInItsOpenSessions(Change change) throws Exception {
    WebLogin desk = new WebLogin(port, PERSON, "tasklist");
    WebLogin laptop = new WebLogin(port, PERSON, "tasklist");
    assertThat(desk.get(ENGINE + "task").statusCode()).isEqualTo(200);
    assertThat(laptop.get("/work/finished").statusCode()).isEqualTo(200);

    change.on(this);

    assertThat(
            desk.post(
                    ENGINE + "filter/create",
                    "{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{},\"properties\":{}}")
                .statusCode())
        .isIn(401, 403);
    assertThat(desk.get(ENGINE + "task").statusCode()).isEqualTo(401);
    assertThat(desk.get("/work/finished").statusCode()).isEqualTo(302);
    assertThat(laptop.get("/work/finished").statusCode()).isEqualTo(302);
    assertThat(laptop.get("/camunda/api/admin/auth/user/default").statusCode()).isEqualTo(404);
  }

  @Test
  void whoChangesTheirOwnPasswordStaysWhereTheyDidSoAndIsLoggedOutElsewhere() throws Exception {
    WebLogin desk = new WebLogin(port, PERSON, "tasklist");
    WebLogin stolen = new WebLogin(port, PERSON, "tasklist");

    assertThat(ownPassword(desk, PASSWORD, NEW_PASSWORD).statusCode()).isEqualTo(204);

    assertThat(stolen.get(ENGINE + "task").statusCode()).isEqualTo(401);
    assertThat(desk.get(ENGINE + "task").statusCode()).isEqualTo(200);
    assertThat(desk.get("/work/finished").statusCode()).isEqualTo(200);
    WebLogin again = WebLogin.stranger(port);
    assertThat(again.logIn(PERSON, NEW_PASSWORD, "tasklist").statusCode()).isEqualTo(200);
    assertThat(again.get(ENGINE + "task").statusCode()).isEqualTo(200);

    identity.deleteMembership(PERSON, "review-organiser");
    assertThat(desk.get(ENGINE + "task").statusCode())
        .as("what changes besides ends it")
        .isEqualTo(401);
  }

  @Test
  void whatChangesForOthersEndsNobodysSession() throws Exception {
    WebLogin desk = new WebLogin(port, PERSON, "tasklist");

    assertThat(ownPassword(desk, "wrong", NEW_PASSWORD).statusCode()).isGreaterThanOrEqualTo(400);
    identity.createMembership("sz-ban", "reviewer");
    identity.deleteMembership("sz-ban", "reviewer");

    assertThat(desk.get(ENGINE + "task").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> ownPassword(WebLogin who, String old, String password)
      throws Exception {
    return who.send(
        request ->
            request
                .header("X-XSRF-TOKEN", who.csrfToken())
                .header("Content-Type", "application/json")
                .PUT(
                    BodyPublishers.ofString(
                        "{\"password\":\"%s\",\"authenticatedUserPassword\":\"%s\"}"
                            .formatted(password, old))),
        ENGINE + "user/" + PERSON + "/credentials");
  }

  private void asAdmin(HttpMethod method, String path, Object body) {
    assertThat(
            rest.withBasicAuth("admin", PASSWORD)
                .exchange(
                    "/engine-rest" + path,
                    method,
                    body == null ? null : new HttpEntity<>(body),
                    String.class)
                .getStatusCode()
                .is2xxSuccessful())
        .as(path)
        .isTrue();
  }
}

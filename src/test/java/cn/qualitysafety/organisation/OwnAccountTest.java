package cn.qualitysafety.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;

/** What people may do with accounts, their own among them. */
@SystemTest
@Tag("database")
class OwnAccountTest {

  private static final String PERSON = "gz-xinren";
  private static final String PASSWORD = "Zhijian-2009";
  private static final String NEW_PASSWORD = "Linshi-2009!";

  @LocalServerPort private int port;
  @Autowired private TestRestTemplate rest;
  @Autowired private CaseDriver driver;
  @Autowired private Staff staff;
  @Autowired private IdentityService identity;

  @BeforeEach
  void begin() {
    driver.reset();
    staff.appoint(PERSON, "新人", PASSWORD, "440100", List.of("acceptance-window"));
  }

  @AfterEach
  void end() {
    identity.deleteUser(PERSON);
    driver.reset();
  }

  @Test
  void nobodyRenamesOrDeletesThemselves() throws Exception {
    assertThat(as(PERSON, HttpMethod.PUT, "/user/" + PERSON + "/profile", profile("省局领导 孙副局长")))
        .isEqualTo(HttpStatus.FORBIDDEN);
    assertThat(as(PERSON, HttpMethod.DELETE, "/user/" + PERSON, null))
        .isEqualTo(HttpStatus.FORBIDDEN);
    WebLogin desk = new WebLogin(port, PERSON, "tasklist");
    assertThat(
            desk.send(
                    request ->
                        request
                            .header("X-XSRF-TOKEN", desk.csrfToken())
                            .header("Content-Type", "application/json")
                            .PUT(
                                BodyPublishers.ofString(
                                    "{\"id\":\"gz-xinren\",\"firstName\":\"x\"}")),
                    "/camunda/api/engine/engine/default/user/" + PERSON + "/profile")
                .statusCode())
        .isEqualTo(403);
    assertThat(account().getFirstName()).isEqualTo("新人");
    ResponseEntity<String> offered =
        rest.withBasicAuth(PERSON, PASSWORD)
            .exchange("/engine-rest/user/" + PERSON, HttpMethod.OPTIONS, null, String.class);
    assertThat(offered.getBody()).doesNotContain("update", "delete");
  }

  @Test
  void everybodyChangesTheirOwnPasswordAndNobodyElses() {
    assertThat(
            as(PERSON, HttpMethod.PUT, "/user/" + PERSON + "/credentials", password(NEW_PASSWORD)))
        .isEqualTo(HttpStatus.NO_CONTENT);
    assertThat(identity.checkPassword(PERSON, NEW_PASSWORD)).isTrue();
    assertThat(as("gz-ban", HttpMethod.PUT, "/user/" + PERSON + "/credentials", password(PASSWORD)))
        .as("does not even see the account")
        .isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(identity.checkPassword(PERSON, NEW_PASSWORD)).isTrue();
  }

  @Test
  void theAdministratorRenamesAndDeletesButLeavesNobodyWithoutAName() {
    String path = "/user/" + PERSON + "/profile";
    assertThat(as("admin", HttpMethod.PUT, path, profile("新名"))).isEqualTo(HttpStatus.NO_CONTENT);
    assertThat(account().getFirstName()).isEqualTo("新名");
    for (String empty : new String[] {"", "  ", "\u200B\u3000", null}) {
      ResponseEntity<String> refused =
          rest.withBasicAuth("admin", PASSWORD)
              .exchange(
                  "/engine-rest" + path,
                  HttpMethod.PUT,
                  new HttpEntity<>(profile(empty)),
                  String.class);
      assertThat(refused.getStatusCode().isError()).isTrue();
      assertThat(refused.getBody()).contains("“姓名”不能为空");
    }
    assertThat(account().getFirstName()).isEqualTo("新名");
    assertThat(as("admin", HttpMethod.DELETE, "/user/" + PERSON, null))
        .isEqualTo(HttpStatus.NO_CONTENT);
    assertThat(account()).isNull();
  }

  /** The trail has them, for administrators: see the tests of the trail. */
  @Test
  void whoGotWhichAccountPostAndUnitIsNotInTheLogThatSupervisorsRead() {
    assertThat(as("admin", HttpMethod.PUT, "/group/reviewer/members/" + PERSON, Map.of()))
        .isEqualTo(HttpStatus.NO_CONTENT);
    assertThat(as("admin", HttpMethod.DELETE, "/tenant/440100/user-members/" + PERSON, null))
        .isEqualTo(HttpStatus.NO_CONTENT);
    assertThat(as("admin", HttpMethod.DELETE, "/user/" + PERSON, null))
        .isEqualTo(HttpStatus.NO_CONTENT);
    for (String supervisor : List.of("th-du", "gz-du", "sheng-du")) {
      assertThat(
              rest.withBasicAuth(supervisor, PASSWORD)
                  .getForObject("/engine-rest/history/user-operation", String.class))
          .as(supervisor)
          .startsWith("[")
          .doesNotContain(PERSON, "\"User\"", "Membership\"", "\"Authorization\"");
    }
  }

  private User account() {
    return identity.createUserQuery().userId(PERSON).singleResult();
  }

  private static Map<String, String> profile(String name) {
    Map<String, String> profile = new HashMap<>(Map.of("id", PERSON, "lastName", "（窗口）"));
    profile.put("firstName", name);
    return profile;
  }

  private static Map<String, String> password(String password) {
    return Map.of("password", password, "authenticatedUserPassword", PASSWORD);
  }

  private HttpStatusCode as(String person, HttpMethod method, String path, Object body) {
    return rest.withBasicAuth(person, PASSWORD)
        .exchange(
            "/engine-rest" + path,
            method,
            body == null ? null : new HttpEntity<>(body),
            String.class)
        .getStatusCode();
  }
}

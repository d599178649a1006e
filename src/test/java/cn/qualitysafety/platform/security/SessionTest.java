package cn.qualitysafety.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.context.WebApplicationContext;

/** From the login page to the logout. */
@SystemTest
class SessionTest {

  private static final String SESSION = "JSESSIONID";
  private static final String PASSWORD = "Zhijian-2009";
  private static final String ENGINE = "/camunda/api/engine/engine/default/";

  @LocalServerPort private int port;
  @Autowired private WebApplicationContext context;
  @Autowired private IdentityService identity;
  @Autowired private JdbcTemplate jdbc;

  /** By the clock of a test that plays in 2009 the account would stay locked. */
  @AfterEach
  void unlock() {
    identity.unlockUser("th-du");
  }

  @Test
  void aSessionThatSomebodyElseKnowsFromBeforeIsNotTheOneThatIsLoggedIn() throws Exception {
    WebLogin victim = WebLogin.stranger(port);
    String known = victim.cookie(SESSION);
    String knownToken = victim.csrfToken();
    assertThat(known).isNotEmpty();
    assertThat(victim.logIn("gz-ban", PASSWORD, "tasklist").statusCode()).isEqualTo(200);

    assertThat(victim.cookie(SESSION)).isNotEqualTo(known);
    assertThat(victim.get("/work/finished").statusCode()).isEqualTo(200);
    WebLogin attacker = WebLogin.stranger(port);
    attacker.setCookie(SESSION, known);
    assertThat(attacker.get("/work/finished").statusCode()).isEqualTo(302);
    assertThat(attacker.get(ENGINE + "task").statusCode()).isEqualTo(401);
    assertThat(
            victim
                .send(
                    request ->
                        request
                            .header("X-XSRF-TOKEN", knownToken)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{}")),
                    ENGINE + "task")
                .statusCode())
        .as("nor does the token from before the login change anything")
        .isEqualTo(403);
  }

  @Test
  void aLogoutEndsTheSessionItself() throws Exception {
    WebLogin clerk = new WebLogin(port, "gz-ban", "tasklist");
    String session = clerk.cookie(SESSION);
    clerk.post("/camunda/api/admin/auth/user/default/logout", "");

    clerk.setCookie(SESSION, session);
    assertThat(clerk.get("/work/finished").statusCode()).isEqualTo(302);
    assertThat(clerk.get(ENGINE + "task").statusCode()).isEqualTo(401);
    clerk.setCookie(SESSION, session);
    clerk.get("/camunda/app/tasklist/default/");
    assertThat(clerk.cookie(SESSION))
        .as("the server does not know it any more")
        .isNotEqualTo(session);
  }

  @Test
  void aSessionEndsByItselfAfterHalfAnHour() {
    assertThat(context.getServletContext().getSessionTimeout()).isEqualTo(30);
  }

  @Test
  void cookiesAreForThisServerAloneAndBehindHttpsForHttpsAlone() throws Exception {
    for (String scheme : List.of("http", "https")) {
      List<String> cookies =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(
                          URI.create("http://localhost:" + port + "/camunda/app/tasklist/default/"))
                      .header("X-Forwarded-Proto", scheme)
                      .build(),
                  BodyHandlers.ofString())
              .headers()
              .allValues("Set-Cookie");
      assertThat(cookies).anyMatch(cookie -> cookie.startsWith(SESSION));
      assertThat(cookies)
          .allSatisfy(
              cookie -> {
                assertThat(cookie).contains("SameSite=Lax");
                assertThat(cookie.contains("; Secure")).isEqualTo(scheme.equals("https"));
                // Scripts read the token, that is what it is for.
                assertThat(cookie.contains("HttpOnly")).isEqualTo(!cookie.startsWith("XSRF-TOKEN"));
              });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE"})
  void theWebApplicationsChangeNothingWithoutTheTokenOfTheSession(String method) throws Exception {
    String foreign = new WebLogin(port, "gz-ban", "tasklist").csrfToken();
    for (String token : new String[] {"", "x", foreign}) {
      WebLogin clerk = new WebLogin(port, "gz-ban", "tasklist");
      assertThat(
              clerk
                  .send(
                      request ->
                          request
                              .header("X-XSRF-TOKEN", token)
                              .header("Content-Type", "application/json")
                              .method(method, BodyPublishers.ofString("{}")),
                      ENGINE + "task/1")
                  .statusCode())
          .isEqualTo(403);
    }
  }

  @Test
  void theRestInterfaceTakesNoFormFromAnotherSite() throws Exception {
    assertThat(restStatus("gz-ban", "Sec-Fetch-Site", "cross-site")).isEqualTo(403);
    assertThat(restStatus("gz-ban", "Sec-Fetch-Site", "same-origin")).isEqualTo(200);
    assertThat(restStatus("gz-ban", "Sec-Fetch-Site", "none")).isEqualTo(200);
  }

  @Test
  void whoTriesManyAccountsFromOneAddressWaitsAndOtherAddressesDoNot() throws Exception {
    String guessing = "203.0.113.7";
    for (int i = 0; i < 30; i++) {
      assertThat(restStatus("nobody-" + i, "X-Forwarded-For", guessing)).isEqualTo(401);
    }
    assertThat(restStatus("nobody-30", "X-Forwarded-For", guessing)).isEqualTo(429);
    assertThat(restStatus("gz-ban", "X-Forwarded-For", guessing)).isEqualTo(429);
    assertThat(restStatus("gz-ban", "X-Forwarded-For", "203.0.113.8")).isEqualTo(200);
    assertThat(
            jdbc.queryForObject(
                "select count(*) from audit_event where address = ?", Integer.class, guessing))
        .as("and fills no trail")
        .isEqualTo(30);
  }

  private int restStatus(String user, String header, String value) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/engine-rest/task/count"))
            .header(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + PASSWORD).getBytes()))
            .header("Content-Type", "application/json")
            .header(header, value)
            .POST(BodyPublishers.ofString("{}"))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
  }

  @Test
  void whoGuessesAPasswordWaitsAndKeepsNobodyElseWaiting() throws Exception {
    WebLogin guessing = WebLogin.stranger(port);
    assertThat(guessing.logIn("th-du", "Zhijian-2008", "tasklist").statusCode()).isEqualTo(401);
    assertThat(guessing.logIn("th-du", PASSWORD, "tasklist").statusCode())
        .as("even the right one, for now")
        .isEqualTo(401);
    assertThat(guessing.logIn("gz-ban", PASSWORD, "tasklist").statusCode()).isEqualTo(200);
  }
}

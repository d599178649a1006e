package cn.qualitysafety.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @AfterEach
  void unlock() {
    List.of("th-du", "gz-ban", "no-such-name").forEach(identity::unlockUser);
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
    assertThat(restStatus("gz-ban", "Sec-Fetch-Site", "same-site")).isEqualTo(403);
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
    assertThat(restStatus("gz-ju", "X-Forwarded-For", guessing))
        .as("whoever is not known there is not told from another try")
        .isEqualTo(429);
    assertThat(restStatus("gz-ban", "X-Forwarded-For", "203.0.113.8")).isEqualTo(200);
    assertThat(
            jdbc.queryForObject(
                "select count(*) from audit_event where address = ?", Integer.class, guessing))
        .as("and fills no trail")
        .isEqualTo(30);
  }

  @Test
  void whoTriesManyAccountsFromABureausAddressKeepsNoColleagueFromWorking() throws Exception {
    String bureau = "203.0.113.17";
    assertThat(restStatus("gz-ban", "X-Forwarded-For", bureau)).isEqualTo(200);
    for (int i = 0; i < 60; i++) {
      restStatus("colleague-" + i, "X-Forwarded-For", bureau);
    }
    assertThat(restStatus("colleague-60", "X-Forwarded-For", bureau)).isEqualTo(429);
    assertThat(restStatus("gz-ban", "X-Forwarded-For", bureau)).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.21, /%65ngine-rest/task/count",
    "203.0.113.22, /engine-rest;x=1/task/count",
    "203.0.113.23, //engine-rest/task/count",
    "203.0.113.24, /public/../engine-rest/task/count",
    "203.0.113.25, /camunda/api/engine/../../../engine-rest/task/count"
  })
  void theLimitOfAnAddressKnowsEverySpellingOfAPath(String address, String path) throws Exception {
    for (int i = 0; i < 30; i++) {
      assertThat(restStatus(path, address + " " + i, "X-Forwarded-For", address))
          .isIn(401, 400, 404);
    }
    assertThat(restStatus(path, address + " 30", "X-Forwarded-For", address)).isIn(429, 400, 404);
  }

  private int restStatus(String user, String header, String value) throws Exception {
    return restStatus("/engine-rest/task/count", user, header, value);
  }

  private int restStatus(String path, String user, String header, String value) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
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
    for (String name : List.of("th-du", "no-such-name")) {
      HttpResponse<String> wrong = guessing.logIn(name, "Zhijian-2008", "tasklist");
      assertThat(wrong.statusCode()).isEqualTo(401);
      assertThat(sentence(wrong)).isEqualTo("用户名或密码错误，请核对后重新输入。");
      HttpResponse<String> early = guessing.logIn(name, PASSWORD, "tasklist");
      assertThat(early.statusCode()).as("even the right one, for now").isEqualTo(429);
      assertThat(sentence(early)).matches("登录失败次数较多，请等待[123]秒后再试。");
      assertThat(early.headers().firstValue("Retry-After").orElseThrow()).matches("[123]");
    }
    assertThat(guessing.logIn("gz-ban", PASSWORD, "tasklist").statusCode()).isEqualTo(200);
  }

  @Test
  void whoHasNoBusinessInAnApplicationIsToldThatAndNotThatThePasswordIsWrong() throws Exception {
    HttpResponse<String> refused = WebLogin.stranger(port).logIn("gz-ban", PASSWORD, "cockpit");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(sentence(refused)).isEqualTo("您无权使用本应用（没有相应岗位），请联系系统管理员。");
  }

  @Test
  void whoGuessesTheirWayToAnotherPasswordAtAnOpenScreenWaitsToo() throws Exception {
    WebLogin open = new WebLogin(port, "gz-ban", "tasklist");
    assertThat(changePassword(open, "Zhijian-2008").statusCode()).isEqualTo(400);
    HttpResponse<String> early = changePassword(open, PASSWORD);
    assertThat(early.statusCode()).isEqualTo(429);
    assertThat(sentence(early)).contains("请等待");
  }

  private static HttpResponse<String> changePassword(WebLogin who, String old) throws Exception {
    return who.send(
        request ->
            request
                .header("X-XSRF-TOKEN", who.csrfToken())
                .header("Content-Type", "application/json")
                .PUT(
                    BodyPublishers.ofString(
                        "{\"password\":\"Linshi-2009!\",\"authenticatedUserPassword\":\"%s\"}"
                            .formatted(old))),
        ENGINE + "user/gz-ban/credentials");
  }

  /** As the login page reads it. */
  private static String sentence(HttpResponse<String> answer) throws Exception {
    return new ObjectMapper().readTree(answer.body()).path("message").asText();
  }
}

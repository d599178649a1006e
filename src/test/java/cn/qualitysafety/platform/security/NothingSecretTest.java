package cn.qualitysafety.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Neither an error nor a log nor a management page tells what is inside. */
@SystemTest
@ExtendWith(OutputCaptureExtension.class)
class NothingSecretTest {

  private static final String PASSWORD = "Zhijian-2009";
  private static final String OTHER_PASSWORD = "Linshi-2009!";
  private static final String LONG = "x".repeat(5_000);

  /** A stack trace, SQL, and what the server is made of. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "\\n\\s*at [\\w.$/]+\\(|\\(\\w+\\.java:\\d+\\)|org\\.(springframework|apache|h2|hibernate|mybatis)|com\\.mysql"
              + "|jdbc:|(?i)insert into |update act_|select \\w+\\.\\*|###|Tomcat|Whitelabel");

  @LocalServerPort private int port;
  @Autowired private TestRestTemplate rest;
  @Autowired private CaseDriver driver;
  @Autowired private IdentityService identity;

  @AfterEach
  void end() {
    identity.deleteUser("gz-xin");
    List.of("gz-du", "gz-ju", "admin").forEach(identity::unlockUser);
    driver.reset();
  }

  @Test
  void anErrorOfOurPagesTellsNothingOfTheInside() throws Exception {
    WebLogin clerk = new WebLogin(port, "gz-shouli", "tasklist");
    List<String> answers = new ArrayList<>();
    for (String type : List.of("text/html", "application/json", "*/*")) {
      for (String path :
          List.of(
              "/work/finished?page=abc&trace=true&message=true&errors=true",
              "/enterprises?page=99999999999999",
              "/enterprises/%E0%A4",
              "/enterprises/" + LONG,
              "/cases/1/attachments/x/999999999999",
              "/cases/%00",
              "/public/results?page=" + LONG,
              "/error?trace=true",
              "/nothing")) {
        answers.add(path + clerk.send(request -> request.header("Accept", type), path).body());
      }
      answers.add(
          clerk
              .send(
                  request ->
                      request
                          .header("Accept", type)
                          .header("Content-Type", "multipart/form-data")
                          .POST(BodyPublishers.ofString("broken")),
                  "/enterprises/import?trace=true")
              .body());
    }
    assertThat(answers).flatMap(NothingSecretTest::inside).isEmpty();
  }

  @Test
  void anErrorOfTheRestInterfaceTellsNothingOfTheInside() throws Exception {
    driver.reset();
    driver.setClock("2009-02-27T09:00:00");
    WebLogin clerk = new WebLogin(port, "sheng-ban", "tasklist");
    TestRestTemplate client = rest.withBasicAuth("sheng-ban", PASSWORD);
    List<String> answers = new ArrayList<>();
    String start = "/process-definition/key/campaign-year/start";
    for (Object body :
        List.of(
            Map.of("businessKey", LONG),
            Map.of("businessKey", "x", "variables", Map.of(LONG, Map.of("value", "x"))),
            Map.of("variables", Map.of("year", Map.of("value", "x", "type", "Integer"))),
            Map.of("variables", "x"))) {
      answers.add(client.postForObject("/engine-rest" + start, body, String.class));
      answers.add(
          clerk
              .post(
                  "/camunda/api/engine/engine/default" + start,
                  new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(body))
              .body());
    }
    for (String path :
        List.of(
            "/task?sortBy=x",
            "/task?createdAfter=x",
            "/task/" + LONG,
            "/nothing",
            "/process-definition/key/" + LONG + "/xml",
            "/history/task?taskAssignee=" + LONG)) {
      answers.add(client.getForObject("/engine-rest" + path, String.class));
      answers.add(clerk.get("/camunda/api/engine/engine/default" + path).body());
    }
    assertThat(answers).flatMap(NothingSecretTest::inside).isEmpty();
  }

  /** What an answer tells that it should not, each with the answer's beginning. */
  private static List<String> inside(String answer) {
    return answer == null
        ? List.of()
        : INSIDE
            .matcher(answer)
            .results()
            .map(
                found ->
                    found.group() + " in " + answer.substring(0, Math.min(300, answer.length())))
            .toList();
  }

  @Test
  void aRequestThatTheServerCannotReadIsNotAnsweredWithItsVersion() throws Exception {
    for (String line :
        List.of("GET /%zz HTTP/1.1", "GET /a|b HTTP/1.1", "nonsense", "GET / HTTP/9.9")) {
      try (Socket socket = new Socket("localhost", port)) {
        socket
            .getOutputStream()
            .write(
                (line + "\r\nHost: x\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        try (InputStream in = socket.getInputStream()) {
          String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
          assertThat(answer).startsWith("HTTP/1.1 ").doesNotContainPattern(INSIDE);
          assertThat(answer).doesNotContainPattern("(?i)\\nserver:|\\d+\\.\\d+\\.\\d+");
        }
      }
    }
  }

  @Test
  void noPasswordGetsIntoTheLog(CapturedOutput log) throws Exception {
    WebLogin.stranger(port).logIn("gz-ju", OTHER_PASSWORD, "tasklist");
    rest.withBasicAuth("gz-du", OTHER_PASSWORD).getForEntity("/engine-rest/task", String.class);
    TestRestTemplate admin = rest.withBasicAuth("admin", PASSWORD);
    for (String password : List.of(OTHER_PASSWORD, "Linshi-2009!" + LONG)) {
      for (String id : List.of("gz-xin", "gz xin;", LONG)) {
        admin.postForEntity(
            "/engine-rest/user/create",
            Map.of(
                "profile", Map.of("id", id, "firstName", "新", "lastName", "x"),
                "credentials", Map.of("password", password)),
            String.class);
      }
    }
    admin.put(
        "/engine-rest/user/gz-xin/credentials",
        Map.of("password", OTHER_PASSWORD + "2", "authenticatedUserPassword", OTHER_PASSWORD));
    assertThat(log.getAll()).doesNotContain(OTHER_PASSWORD, "Linshi");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "env",
        "beans",
        "configprops",
        "heapdump",
        "threaddump",
        "loggers",
        "mappings",
        "metrics",
        "httpexchanges",
        "shutdown",
        "info",
        "flyway",
        "scheduledtasks",
        "logfile"
      })
  void managementHasAHealthProbeAndNothingElse(String endpoint) throws Exception {
    HttpResponse<String> answer = new WebLogin(port, "admin", "admin").get("/actuator/" + endpoint);
    assertThat(answer.statusCode()).isEqualTo(404);
  }

  @Test
  void theHealthProbeSaysToEverybodyWhetherItIsUpAndNothingElse() throws Exception {
    assertThat(WebLogin.stranger(port).get("/actuator/health").body())
        .doesNotContain("components", "db", "diskSpace", "path");
  }
}

package cn.qualitysafety.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.SystemTest;
import cn.qualitysafety.platform.security.Endpoints.Endpoint;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.context.WebApplicationContext;

/**
 * Whatever the server answers to, whoever added it: without a login it answers nothing. A new page,
 * a new plugin or a new version of the engine is asked here by itself.
 */
@SystemTest
class EveryEndpointTest {

  /** All that is open, and why. */
  private static final List<Pattern> OPEN =
      List.of(
          // Read only, for everybody; what they show is the business of the publicity regime.
          Pattern.compile("/public(/.*)? GET"),
          Pattern.compile("/actuator/health GET"),
          Pattern.compile("/favicon.ico GET"),
          // The look of our own pages, which that of an ended session has, too.
          Pattern.compile("/page.css GET"),
          Pattern.compile("/own-page.js GET"),
          // The login page of the web applications with its scripts, styles, fonts and words.
          Pattern.compile("/camunda/(app|assets|lib|favicon.ico).* GET"),
          // Says that the one engine is called "default": the login page asks before anybody is in.
          Pattern.compile("/camunda/api/engine/engine GET"),
          // In: a name and a password. Who am I? Nobody (404). Out! Nothing happens.
          Pattern.compile("/camunda/api/admin/auth/user/\\{\\w+}/login/\\{appName} POST"),
          Pattern.compile("/camunda/api/admin/auth/user/\\{processEngineName} GET"),
          Pattern.compile("/camunda/api/admin/auth/user/\\{processEngineName}/logout POST"));

  /** What is not even there: files, and the page for a first administrator. */
  private static final Pattern MISSING =
      Pattern.compile("/camunda/api/(nothing-of-this-name GET|admin/setup/.* POST)");

  @LocalServerPort private int port;
  @Autowired private WebApplicationContext context;

  private final CookieManager cookies = new CookieManager();
  private final HttpClient stranger = HttpClient.newBuilder().cookieHandler(cookies).build();

  @Test
  void withoutALoginNothingAnswersButWhatIsOnTheShortList() throws Exception {
    send(new Endpoint("GET", "/camunda/app/tasklist/default/")); // gives a CSRF token to anybody
    Set<Endpoint> all = Endpoints.of(context);
    Set<String> answers = new TreeSet<>();
    for (Endpoint endpoint : all) {
      HttpResponse<String> answer = send(endpoint);
      if (answer.headers().firstValue("X-Content-Type-Options").isEmpty()
          || answer.headers().firstValue("Referrer-Policy").isEmpty()
          || answer.headers().firstValue("X-Frame-Options").isEmpty()) {
        answers.add(endpoint + " says not what a browser may do with it");
      }
      if (OPEN.stream().noneMatch(open -> open.matcher(endpoint.toString()).matches())) {
        boolean toTheLogin =
            answer.statusCode() == 302
                && answer
                    .headers()
                    .firstValue("Location")
                    .orElse("")
                    .endsWith("/camunda/app/tasklist/");
        boolean closed = answer.statusCode() == 401 || answer.statusCode() == 403;
        boolean missing =
            answer.statusCode() == 404 && MISSING.matcher(endpoint.toString()).matches();
        if (!toTheLogin && !closed && !missing) {
          answers.add("%s: %d %s".formatted(endpoint, answer.statusCode(), answer.body()));
        }
      }
    }
    assertThat(answers).isEmpty();
    assertThat(all).as("the engine's interface is among them").hasSizeGreaterThan(1_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/camunda/..;/work/finished",
        "/camunda/app/..;/..;/work/finished",
        "/camunda/app/../../work/finished",
        "/camunda/%2e%2e/work/finished",
        "/engine-rest/..;/work/finished",
        "/engine-rest/..;/engine-rest/task",
        "/engine-rest;x=/task",
        "//engine-rest/task",
        "/engine-rest//task",
        "/%65ngine-rest/task",
        "/ENGINE-REST/task",
        "/public/..;/work/finished",
        "/public/..;/engine-rest/task",
        "/public;/../work/finished",
        "/public/%2e%2e/work/finished",
        "/actuator/health/..;/details",
        "/actuator/health;/details",
        "/actuator/health/details",
        "/actuator/health/db",
        "/favicon.ico/..;/work/finished",
        "/camunda/api/engine/engine/default/task;x=.css",
        "/camunda/api/engine/engine/default/..;/default/task",
        "/camunda/app/..;/api/engine/engine/default/task",
        "/camunda//api/engine/engine/default/task",
        "/camunda/api/engine/engine/default//task",
        "/camunda/API/engine/engine/default/task",
        "/camunda/api/admin/auth/user/default/..;/..;/..;/..;/engine/engine/default/user"
      })
  void anAddressInDisguiseOpensNothing(String path) throws Exception {
    HttpResponse<String> answer = send(new Endpoint("GET", path));
    assertThat(answer.statusCode()).isIn(302, 400, 401, 403, 404);
    assertThat(answer.body()).doesNotContain("\"id\"", "\"components\"", "已办");
  }

  private HttpResponse<String> send(Endpoint endpoint) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + filled(endpoint.path())))
            .header("Accept", "*/*")
            .method(endpoint.method(), BodyPublishers.ofString("{}"));
    if (!endpoint.method().equals("GET")) {
      request.header("Content-Type", "application/json");
    }
    cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
        .map(HttpCookie::getValue)
        .forEach(token -> request.header("X-XSRF-TOKEN", token));
    return stranger.send(request.build(), BodyHandlers.ofString());
  }

  private static String filled(String path) {
    return path.replaceAll("\\{(name|\\w*[eE]ngine(Name)?)}", "default")
        .replaceAll("\\{key:(\\w+)\\|[^}]*}", "$1")
        .replaceAll("\\{[^}]*}", "1")
        .replace("**", "details");
  }
}

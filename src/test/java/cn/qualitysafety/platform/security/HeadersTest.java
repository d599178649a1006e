package cn.qualitysafety.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What each answer tells the browser; that every endpoint does is in {@link EveryEndpointTest}. */
@SystemTest
class HeadersTest {

  private static final String LOGIN =
      "Basic " + Base64.getEncoder().encodeToString("gz-ban:Zhijian-2009".getBytes());

  private static final Pattern IN_HEADER = Pattern.compile("'nonce-([^']+)'");
  private static final Pattern IN_TEXT = Pattern.compile("nonce=\"([^\"]+)\"");

  @LocalServerPort private int port;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/work/finished",
        "/work/finished.xlsx",
        "/enterprises",
        "/cases/none",
        "/public",
        "/public/results.csv",
        "/camunda/app/tasklist/default/",
        "/camunda/api/engine/engine/default/task",
        "/camunda/lib/nothing",
        "/engine-rest/task",
        "/engine-rest/nothing",
        "/actuator/health",
        "/nothing"
      })
  void everyAnswerIsTakenForWhatItIsAndStandsInNobodysFrame(String path) throws Exception {
    HttpHeaders headers = headers(path, "http");
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("X-Frame-Options")).hasValue("SAMEORIGIN");
    assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
    assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
    assertThat(headers(path, "https").firstValue("Strict-Transport-Security"))
        .hasValue("max-age=31536000");
    assertThat(headers.firstValue("Server")).isEmpty();
    assertThat(headers.firstValue("X-Powered-By")).isEmpty();
  }

  @Test
  void aPageRunsOnlyScriptsOfThisServerAndARestAnswerNone() throws Exception {
    assertThat(policy("/work/finished"))
        .contains("default-src 'self'", "base-uri 'none'", "form-action 'self'")
        .contains("object-src 'none'", "frame-ancestors 'self'")
        .doesNotContain("script-src");
    assertThat(policy("/public")).contains("default-src 'self'");
    assertThat(policy("/camunda/app/tasklist/default/"))
        .containsPattern("script-src [^;]*'nonce-[0-9a-zA-Z+/=_-]+' 'strict-dynamic'")
        .contains("object-src 'none'", "form-action 'self'", "frame-ancestors 'none'");
    assertThat(policy("/engine-rest/task")).isEqualTo("default-src 'none'; frame-ancestors 'none'");
  }

  /** An answer whose text and header do not fit is an empty page: its scripts may not run. */
  @Test
  void everyPageOfManyAtOnceHasTheNonceOfItsOwnHeader() throws Exception {
    WebLogin clerk = new WebLogin(port, "gz-ban", "tasklist");
    List<CompletableFuture<HttpResponse<String>>> pages =
        Stream.generate(() -> List.of("tasklist", "welcome"))
            .limit(100)
            .flatMap(List::stream)
            .map(app -> clerk.begin("/camunda/app/%s/default/".formatted(app)))
            .toList();
    for (CompletableFuture<HttpResponse<String>> page : pages) {
      assertThat(found(IN_TEXT, page.get().body()))
          .isNotEmpty()
          .isEqualTo(
              found(
                  IN_HEADER,
                  page.get().headers().firstValue("Content-Security-Policy").orElseThrow()));
    }
  }

  private static Set<String> found(Pattern nonce, String text) {
    return nonce.matcher(text).results().map(hit -> hit.group(1)).collect(Collectors.toSet());
  }

  @Test
  void whatIsPersonalStaysInNoCache() throws Exception {
    for (String path :
        new String[] {
          "/work/finished", "/engine-rest/task", "/camunda/api/engine/engine/default/task"
        }) {
      assertThat(headers(path, "http").firstValue("Cache-Control").orElse(""))
          .as(path)
          .containsAnyOf("no-store", "no-cache");
    }
  }

  private String policy(String path) throws Exception {
    return headers(path, "http").firstValue("Content-Security-Policy").orElse("");
  }

  private HttpHeaders headers(String path, String scheme) throws Exception {
    WebLogin clerk = new WebLogin(port, "gz-ban", "tasklist");
    return clerk
        .send(
            request -> request.header("Authorization", LOGIN).header("X-Forwarded-Proto", scheme),
            path)
        .headers();
  }
}

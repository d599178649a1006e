package cn.qualitysafety.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@SystemTest
class OwnFormsTest {

  @LocalServerPort private int port;

  private WebLogin clerk;

  @BeforeEach
  void logIn() throws Exception {
    clerk = new WebLogin(port, "gz-ban", "tasklist");
  }

  @Test
  void aFormWithItsTokenIsAccepted() throws Exception {
    assertThat(clerk.postForm("/example/form", "/example/change", "name=a").body())
        .isEqualTo("changed a");
    String token = clerk.formToken("/example/form");
    assertThat(clerk.formToken("/example/form")).as("one for the session").isEqualTo(token);
    assertThat(
            clerk
                .send(
                    request -> request.header("X-Csrf-Token", token).DELETE(),
                    "/example/change?name=b")
                .body())
        .isEqualTo("changed b");
    String parts =
        part("_token", token) + part("name", "c") + "--x--\r\n"; // the field comes in a part
    assertThat(
            clerk
                .send(
                    request ->
                        request
                            .header("Content-Type", "multipart/form-data; boundary=x")
                            .POST(BodyPublishers.ofString(parts)),
                    "/example/change")
                .body())
        .isEqualTo("changed c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
  void withoutTheTokenNothingIsChanged(String method) throws Exception {
    String foreign = new WebLogin(port, "gz-ban", "tasklist").formToken("/example/form");
    clerk.formToken("/example/form");
    for (String token : new String[] {"", "undefined", foreign}) {
      HttpResponse<String> answer =
          clerk.send(
              request ->
                  request.header("X-Csrf-Token", token).method(method, BodyPublishers.noBody()),
              "/example/change?name=a");
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).isEqualTo("页面已过期，您的操作没有生效，请返回原页面，刷新后重试。");
    }
    assertThat(
            clerk
                .send(
                    request -> request.method(method, BodyPublishers.noBody()),
                    "/example/change?name=a")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void aSessionThatNeverSawAFormChangesNothing() throws Exception {
    assertThat(
            clerk
                .send(
                    request ->
                        request
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString("_token=&name=a")),
                    "/example/change")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void theTokenStaysOutOfAddresses() throws Exception {
    assertThat(clerk.get("/example/elsewhere").headers().firstValue("Location").orElseThrow())
        .endsWith("/work");
  }

  private static String part(String name, String value) {
    return "--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(name, value);
  }
}

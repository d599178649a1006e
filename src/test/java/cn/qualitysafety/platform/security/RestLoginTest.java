package cn.qualitysafety.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.SystemTest;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

@SystemTest
class RestLoginTest {

  @Autowired private TestRestTemplate rest;
  @Autowired private IdentityService identity;

  @Test
  void withoutALoginTheRestInterfaceAnswersNothing() {
    for (String path : new String[] {"/engine-rest/task", "/engine-rest/engine", "/engine-rest"}) {
      ResponseEntity<String> answer = rest.getForEntity(path, String.class);
      assertThat(answer.getStatusCode()).as(path).isEqualTo(HttpStatus.UNAUTHORIZED);
      assertThat(answer.getHeaders().getFirst("WWW-Authenticate")).startsWith("Basic");
      assertThat(answer.getBody()).contains("\"message\":\"没有登录，或者用户名、密码错误，请核对后重试。\"");
    }
  }

  @Test
  void theRightPasswordAdmits() {
    assertThat(statusOf("gz-ban", "Zhijian-2009")).isEqualTo(HttpStatus.OK);
  }

  @Test
  void afterAWrongPasswordEvenTheRightOneHasToWait() {
    assertThat(statusOf("th-du", "wrong")).isEqualTo(HttpStatus.UNAUTHORIZED);
    ResponseEntity<String> early =
        rest.withBasicAuth("th-du", "Zhijian-2009").getForEntity("/engine-rest/task", String.class);
    assertThat(early.getStatusCode()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
    assertThat(early.getHeaders().getContentType()).hasToString("application/json;charset=UTF-8");
    assertThat(early.getBody()).containsPattern("\"message\":\"登录失败次数较多，请等待[123]秒后再试。\"");
    assertThat(early.getHeaders().getFirst("Retry-After")).matches("[123]");
  }

  @AfterEach
  void unlock() {
    identity.unlockUser("th-du");
  }

  @Test
  void theHealthProbeIsOpen() {
    assertThat(rest.getForEntity("/actuator/health", String.class).getBody()).contains("UP");
  }

  private Object statusOf(String user, String password) {
    return rest.withBasicAuth(user, password)
        .getForEntity("/engine-rest/task", String.class)
        .getStatusCode();
  }
}

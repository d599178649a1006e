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
      assertThat(rest.getForEntity(path, String.class).getStatusCode())
          .as(path)
          .isEqualTo(HttpStatus.UNAUTHORIZED);
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
    assertThat(early.getBody()).matches("登录失败次数较多，请等待[123]秒后再试。");
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

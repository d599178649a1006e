package cn.qualitysafety.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.SystemTest;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;

@SystemTest
class LongestListTest {

  private static final int MOST = 10_000;

  @Autowired private TestRestTemplate rest;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private IdentityService identity;

  @BeforeEach
  void makeOneTooMany() {
    jdbc.batchUpdate(
        "insert into ACT_ID_GROUP (ID_, REV_, NAME_) values (?, 1, 'x')",
        IntStream.rangeClosed(0, MOST).mapToObj(i -> new Object[] {"many-" + i}).toList());
  }

  @AfterEach
  void remove() {
    jdbc.update("delete from ACT_ID_GROUP where ID_ like 'many-%'");
  }

  @Test
  void aLongListIsAskedForInPagesAndAShortOneWithoutALimit() {
    for (String query :
        new String[] {"", "?maxResults=2000000000", "?firstResult=0&maxResults=10001"}) {
      ResponseEntity<String> answer = ask("/engine-rest/group" + query);
      assertThat(answer.getStatusCode().value()).as(query).isEqualTo(422);
      assertThat(answer.getBody()).contains("查询结果超过10000条，请缩小查询范围");
    }
    assertThat(ask("/engine-rest/group?maxResults=10000").getStatusCode().value()).isEqualTo(200);
    assertThat(ask("/engine-rest/group?id=many-1").getBody()).contains("many-1");
    assertThat(ask("/engine-rest/group/count").getBody()).contains("count");
    assertThat(identity.createGroupQuery().list()).as("the system itself").hasSizeGreaterThan(MOST);
  }

  private ResponseEntity<String> ask(String path) {
    return rest.withBasicAuth("admin", "Zhijian-2009").getForEntity(path, String.class);
  }
}

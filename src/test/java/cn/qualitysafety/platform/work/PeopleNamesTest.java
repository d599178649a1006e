package cn.qualitysafety.platform.work;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@SystemTest
class PeopleNamesTest {

  private static final String API = "/camunda/api/engine/engine/default/";

  @LocalServerPort private int port;

  @Test
  void peopleAndPostsHaveNamesForWhoeverIsLoggedInAndNobodyListsAccountsForIt() throws Exception {
    WebLogin supervisor = new WebLogin(port, "th-du", "tasklist");
    assertThat(supervisor.get("/names?login=sheng-ban&login=nobody-here").body())
        .isEqualTo("{\"sheng-ban\":\"省局活动办 林敏\"}");
    assertThat(supervisor.get("/posts").body()).contains("\"leading-group-office\":\"领导小组办公室\"");
    assertThat(supervisor.get(API + "user?id=sheng-ban").body()).isEqualTo("[]");
    assertThat(supervisor.get(API + "group?member=sheng-ban").body()).contains("只能查询自己的岗位和单位。");
    assertThat(WebLogin.stranger(port).get("/names?login=sheng-ban").statusCode()).isEqualTo(302);
    assertThat(WebLogin.stranger(port).get("/posts").statusCode()).isEqualTo(302);
  }
}

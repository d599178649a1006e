package cn.qualitysafety.platform.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@SystemTest
class SpecialDaysTest {

  @LocalServerPort private int port;

  @Test
  void whoeverIsLoggedInReadsWhichDaysDifferFromTheWeekAndTheBrowserKeepsThem() throws Exception {
    HttpResponse<String> days = new WebLogin(port, "gz-ban", "tasklist").get("/special-days");
    assertThat(days.body())
        .contains("{\"date\":\"2009-01-24\",\"working\":true,\"occasion\":\"春节\"}")
        .contains("{\"date\":\"2009-10-01\",\"working\":false,\"occasion\":\"国庆节\"}");
    assertThat(days.headers().allValues("Cache-Control")).containsExactly("private, max-age=3600");
    assertThat(WebLogin.stranger(port).get("/special-days").statusCode()).isEqualTo(302);
  }
}

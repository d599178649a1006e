package cn.qualitysafety.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.platform.work.OwnWork;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.filter.Filter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the five filters show to people of each level, by their own logins. */
@SystemTest
@Tag("database")
class TaskFiltersTest {

  private static final String API = "/camunda/api/engine/engine/default/";

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private TaskFilters taskFilters;
  @Autowired private FilterService filters;
  @Autowired private OwnWork work;
  @Autowired private ObjectMapper json;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-02-27T09:00:00");
    driver.start("campaign-year", "leading-group-office", "440000", Map.of("year", 2009));
    driver.runJobs();
    driver.moveClockTo("2009-04-01T09:00:00"); // the province and all cities let limits pass
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void whoeverAnswersForAUnitFindsTheTasksOfAllLevelsBelowIt() throws Exception {
    for (String user : List.of("sheng-du", "sheng-ban", "sheng-zu")) {
      assertThat(counts(user))
          .as("as many as the list 超期督办 shows, %s", user)
          .containsEntry("已超期", work.overdue(user).rows().size())
          .hasEntrySatisfying("已超期", overdue -> assertThat(overdue).isGreaterThan(21))
          .hasEntrySatisfying("本单位全部", all -> assertThat(all).isGreaterThan(21));
    }
    assertThat(counts("gz-du")).containsEntry("已超期", 1).containsEntry("本单位全部", 1);
    assertThat(counts("th-du")).containsEntry("已超期", 0);
  }

  @Test
  void whoeverAnswersForNobodyFindsTheTasksOfTheirOwnPosts() throws Exception {
    assertThat(counts("gz-ban")).containsEntry("已超期", 1).containsEntry("本单位全部", 1);
    assertThat(counts("gz-shouli")).containsEntry("已超期", 0).containsEntry("本单位全部", 0);
  }

  @Test
  void aFilterOfAnOlderReleaseIsBroughtInLine() {
    Filter overdue = filters.createTaskFilterQuery().filterName("已超期").singleResult();
    String now = (String) overdue.getProperties().get("description");
    overdue.setProperties(Map.of("description", "本单位及下级单位已过期限的任务"));
    filters.saveFilter(overdue);
    taskFilters.provide();
    assertThat(filters.getFilter(overdue.getId()).getProperties())
        .containsEntry("description", now)
        .containsEntry("refresh", true);
    assertThat(filters.getFilter(overdue.getId()).getProperties().get("variables").toString())
        .as("cards name the party of a hearing and whom a document is served on")
        .contains("party", "addressee", "受送达人");
    assertThat(filters.createTaskFilterQuery().filterName("已超期").count()).isEqualTo(1);
  }

  private Map<String, Integer> counts(String user) throws Exception {
    WebLogin login = new WebLogin(port, user, "tasklist");
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (JsonNode filter :
        json.readTree(login.get(API + "filter?resourceType=Task&itemCount=true").body())) {
      counts.put(filter.get("name").asText(), filter.get("itemCount").asInt());
    }
    return counts;
  }
}

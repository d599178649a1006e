package cn.qualitysafety.platform.schema;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.SystemTest;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.filter.Filter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the command has made of a MySQL database. */
@SystemTest
@EnabledIfEnvironmentVariable(named = "MYSQL_URL", matches = ".+")
@Tag("database")
class MysqlSchemaTest {

  @Autowired private JdbcTemplate jdbc;
  @Autowired private FilterService filters;

  @Test
  void allTablesCompareTextsAsJavaDoes() {
    assertThat(
            jdbc.queryForList(
                "select distinct table_collation from information_schema.tables"
                    + " where table_schema = database() and table_type = 'BASE TABLE'",
                String.class))
        .containsExactly("utf8mb4_0900_bin");
  }

  @Test
  void connectionsReadWhatIsCommitted() {
    assertThat(jdbc.queryForObject("select @@transaction_isolation", String.class))
        .isEqualTo("READ-COMMITTED");
  }

  @Test
  void aQueryThatNobodyWaitsForAnyMoreIsEnded() {
    assertThat(jdbc.queryForObject("select @@max_execution_time", Integer.class)).isEqualTo(60_000);
  }

  @Test
  void theEngineKeepsRareCharactersOfNames() {
    Filter filter = filters.newTaskFilter("约谈𠮷野家负责人𬱖");
    filter.setProperties(Map.of("description", "𠮷野家"));
    String id = filters.saveFilter(filter).getId();
    try {
      assertThat(filters.getFilter(id).getName()).isEqualTo("约谈𠮷野家负责人𬱖");
      assertThat(filters.getFilter(id).getProperties()).containsEntry("description", "𠮷野家");
    } finally {
      filters.deleteFilter(id);
    }
  }
}

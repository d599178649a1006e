package cn.qualitysafety.platform.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The command, and a server that only looks, on a small database of their own. */
class SchemaCheckTest {

  private String url;
  private JdbcTemplate jdbc;
  private Flyway flyway;
  private final SchemaCheck check = new SchemaCheck(new SchemaMode(true));

  @BeforeEach
  void begin(TestInfo test) {
    url = "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(test.getTestMethod().get().getName());
    DriverManagerDataSource database = new DriverManagerDataSource(url, "sa", "");
    jdbc = new JdbcTemplate(database);
    flyway = Flyway.configure().dataSource(database).javaMigrations(new SearchForms()).load();
  }

  @AfterEach
  void end() {
    jdbc.execute("drop all objects");
    jdbc.execute("shutdown");
  }

  @Test
  void anEmptyDatabaseIsRefusedWithTheCommandThatMakesItsTables() {
    assertThatThrownBy(() -> check.migrate(flyway))
        .isInstanceOf(WrongSchemaException.class)
        .hasMessageStartingWith("The database is not at this program's version: V1 platform")
        .extracting("remedy")
        .asString()
        .endsWith("java -jar quality-safety.jar schema --spring.profiles.active=mysql");
  }

  @Test
  void afterTheCommandTheServerStartsAndTheCommandDoesNothingMore() {
    command();
    assertThatCode(() -> check.migrate(flyway)).doesNotThrowAnyException();
    command();
    assertThatCode(() -> check.migrate(flyway)).doesNotThrowAnyException();
  }

  @Test
  void whatWasThereBeforeIsFoundByItsSearchFormAfterTheCommand() {
    Flyway.configure().configuration(flyway.getConfiguration()).target("70").load().migrate();
    jdbc.update(
        """
        insert into enterprise (organisation_code, code, name, address, legal_representative,
          contact_phone, small_workshop, unit_code, registered_by, registered_at)
        values ('700000300', '91440101700000300W', '广州 南粤（ａ集团）', 'x', 'x', 'x', false, 'x', 'x', now())
        """);
    jdbc.update("insert into enterprise_product values ('700000300', 1, '酱油', '０３０４', '酱油')");
    jdbc.update(
        """
        insert into licence (number, unit_code, holder_code, holder_name, product, valid_from,
          valid_until, state, registered_by, registered_at)
        values ('XK08-001-00001', 'x', 'x', '甲 厂', '水泥（袋装）', now(), now(), 'VALID', 'x', now())
        """);
    command();
    assertThat(jdbc.queryForObject("select search_text from enterprise", String.class))
        .isEqualTo("广州南粤(A集团)\n91440101700000300W\n700000300");
    assertThat(jdbc.queryForObject("select search_text from licence", String.class))
        .isEqualTo("XK0800100001\n水泥(袋装)\n甲厂");
    assertThat(jdbc.queryForObject("select category_code from enterprise_product", String.class))
        .isEqualTo("0304");
  }

  /** One database for all three, since to make it takes longest: what was changed is undone. */
  @Test
  void aNewerProgramAChangedMigrationAndAnotherEngineAreRefused() {
    command();
    jdbc.update(
        "insert into \"flyway_schema_history\" values"
            + " (999, '999', 'later', 'SQL', 'V999__later.sql', 0, 'sa', now(), 1, true)");
    assertThatThrownBy(() -> check.migrate(flyway))
        .isInstanceOf(WrongSchemaException.class)
        .hasMessage("The database has migrations that this program does not know: V999 later.");
    jdbc.update("delete from \"flyway_schema_history\" where \"version\" = '999'");

    jdbc.update(
        "update \"flyway_schema_history\" set \"checksum\" = \"checksum\" + 1 where \"version\" = '3'");
    assertThatThrownBy(() -> check.migrate(flyway))
        .isInstanceOf(WrongSchemaException.class)
        .hasMessage("The database is not at this program's version: V3 enterprise.");
    jdbc.update(
        "update \"flyway_schema_history\" set \"checksum\" = \"checksum\" - 1 where \"version\" = '3'");

    jdbc.update("update ACT_GE_SCHEMA_LOG set VERSION_ = '7.23.0'");
    assertThatThrownBy(() -> check.migrate(flyway))
        .isInstanceOf(WrongSchemaException.class)
        .hasMessage("The engine's tables are of version 7.23.0, this program needs 7.24.0.")
        .extracting("remedy")
        .asString()
        .contains("mysql_engine_<from>_to_<to>.sql");
    assertThatThrownBy(this::command).isInstanceOf(WrongSchemaException.class);
  }

  @Test
  void ourTablesWithoutTheEnginesAreRefused() {
    flyway.migrate();
    assertThatThrownBy(() -> check.migrate(flyway))
        .isInstanceOf(WrongSchemaException.class)
        .hasMessage("The database has no tables of the engine.");
  }

  private void command() {
    SchemaCommand.run("--spring.datasource.url=" + url);
  }
}

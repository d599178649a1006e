package cn.qualitysafety.platform.schema;

import java.util.Locale;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Creates and upgrades both schemas and ends: {@code java -jar quality-safety.jar schema
 * --spring.profiles.active=mysql}. Its user needs the right to create and alter tables; the
 * server's needs to read and write rows.
 *
 * <p>It is an application of its own, without engine beans, deployments or web server.
 */
@ImportAutoConfiguration({
  DataSourceAutoConfiguration.class,
  JdbcTemplateAutoConfiguration.class,
  FlywayAutoConfiguration.class
})
public class SchemaCommand {

  /** The program's first argument. */
  public static final String NAME = "schema";

  /** As Java and H2 compare: case, width and accents count, trailing blanks too. */
  static final String COLLATION = "utf8mb4_0900_bin";

  private static final Logger LOG = LoggerFactory.getLogger(SchemaCommand.class);

  /**
   * Does it.
   *
   * @throws WrongSchemaException if the database is not one that it can work on; it is as before
   */
  public static void run(String... args) {
    new SpringApplicationBuilder(SchemaCommand.class)
        .web(WebApplicationType.NONE)
        // Changing a large table takes as long as it takes.
        .properties("mysql.socket-timeout=0")
        .run(args)
        .close();
  }

  @Bean
  ApplicationRunner createAndUpgrade(JdbcTemplate jdbc, Flyway flyway, DataSource dataSource) {
    return arguments -> {
      refuseOtherCollations(jdbc);
      int migrations = flyway.migrate().migrationsExecuted;
      createEngineTables(dataSource);
      new EngineSchema(jdbc).check();
      mendEngineTables(jdbc);
      LOG.info(
          "The database is ready: {} of our migrations applied, engine schema {}.",
          migrations,
          EngineSchema.VERSION);
    };
  }

  /** Flyway finds the migrations in SQL by itself. */
  @Bean
  SearchForms searchForms() {
    return new SearchForms();
  }

  /** Not at start-up: the collation is looked at first. */
  @Bean
  FlywayMigrationStrategy later() {
    return flyway -> {};
  }

  private static void createEngineTables(DataSource dataSource) {
    ProcessEngineConfiguration configuration =
        new StandaloneProcessEngineConfiguration()
            // Not the server's "default", which its end would take out of the engine's own
            // register.
            .setProcessEngineName(NAME)
            .setDataSource(dataSource)
            .setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE)
            .setHistory(ProcessEngineConfiguration.HISTORY_FULL)
            .setJobExecutorActivate(false);
    configuration.buildProcessEngine().close();
  }

  private static void refuseOtherCollations(JdbcTemplate jdbc) {
    if (isMysql(jdbc)) {
      String collation = jdbc.queryForObject("select @@collation_database", String.class);
      if (!COLLATION.equals(collation)) {
        String database = jdbc.queryForObject("select database()", String.class);
        throw new WrongSchemaException(
            "The database %s compares texts by %s.".formatted(database, collation),
            "Create it by: create database %s character set utf8mb4 collate %s"
                .formatted(database, COLLATION));
      }
    }
  }

  private static void mendEngineTables(JdbcTemplate jdbc) {
    if (isMysql(jdbc)) {
      jdbc.execute(
          (ConnectionCallback<Void>)
              connection -> {
                SingleConnectionDataSource single =
                    new SingleConnectionDataSource(connection, true);
                new MysqlEngineTables(new JdbcTemplate(single)).mend();
                return null;
              });
    }
  }

  private static boolean isMysql(JdbcTemplate jdbc) {
    return jdbc.execute(
        (ConnectionCallback<Boolean>)
            connection ->
                connection
                    .getMetaData()
                    .getDatabaseProductName()
                    .toLowerCase(Locale.ROOT)
                    .contains("mysql"));
  }
}
